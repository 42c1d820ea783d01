"""Citations compared: one key for one number, what is not certain contradicts nothing, and hard texts neither break nor stall."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasoat.content import Article, Block, BlockKind, Page, Span
from rules.citations.comparing import (
    agreement,
    by_document,
    dates_apart,
    document_key,
    issuers_differ,
    names_one,
    own_date,
)
from rules.engine import Engine
from rules.facts_loader import facts
from rules.parsing.documents import DocumentMention, find_documents
from rules.parsing.law_names import find_laws
from rules.registry import select

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31))


def mention(text: str) -> DocumentMention:
    (found,) = find_documents(text)
    return found


def check(text: str, published: dt.date | None = dt.date(2026, 11, 20)) -> list[str]:
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(line))))
        start += len(line) + 1
    article = Article(id="1", text=text, blocks=tuple(blocks), published=published)
    checked = Engine(select(["LG"], (), preview=True)).check(Page(article=article))
    assert not checked.failures
    return [finding.code for finding in checked.findings]


@given(number=st.integers(1, 999), year=st.integers(2004, 2030), zeros=st.integers(0, 2))
def test_one_key_for_one_number_however_typed(number: int, year: int, zeros: int) -> None:
    written = [
        f"Nghị định số {number}/{year}/NĐ-CP.",
        f"Nghị định số {'0' * zeros}{number}/{year}/NĐ-CP.",
        f"Nghị định số {number}/{year}/ND-CP.",
        f"Nghị định số {number}/{year}/NĐ - CP.",
        f"nghị định {number}/{year}/NĐ/CP.",
    ]
    assert len({document_key(mention(text)) for text in written}) == 1
    assert document_key(mention(f"Nghị quyết số {number}/{year}/NQ-CP.")) != document_key(mention(written[0]))


@given(one=DAYS, other=DAYS, alone=st.booleans())
def test_dates_contradict_both_ways_or_not_at_all(one: dt.date, other: dt.date, alone: bool) -> None:
    first, second = (mention(f"Quyết định số 5/QĐ-STC ngày {day:%d/%m/%Y}.").dated for day in (one, other))
    assert first is not None
    assert second is not None
    apart = dates_apart(first, second, one_document=alone)
    assert apart == dates_apart(second, first, one_document=alone)
    assert not (one == other and apart)
    assert apart or one == other or not alone


def test_a_number_names_one_document_only_with_a_year_and_a_body_of_its_own() -> None:
    assert names_one(mention("Nghị định số 30/2020/NĐ-CP."))
    assert not names_one(mention("Nghị quyết số 30/NQ-CP."))
    assert not names_one(mention("Quyết định số 30/2020/QĐ-UBND."))


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("UBND phường Ba Đình", "UBND phường Hà Đông", True),
        ("UBND Thành phố", "Ủy ban nhân dân thành phố Hà Nội", False),
        ("UBND TP. Hà Nội", "UBND thành phố", False),
        ("Bộ Nội vụ", "Bộ trưởng Bộ Nội vụ", False),
        ("Bộ Nội vụ", "Bộ Tài chính", True),
    ],
)
def test_bodies_differ_only_where_neither_name_holds_the_other(one: str, other: str, differ: bool) -> None:
    first, second = (mention(f"Kế hoạch số 5/KH-X của {body}.") for body in (one, other))
    assert issuers_differ(first, second) is differ
    assert issuers_differ(second, first) is differ


def test_short_titles_tell_nothing() -> None:
    assert agreement("về nhà ở", "quy định về giống cây trồng") is None
    assert agreement("về quản lý nhà chung cư", "quy định về quản lý, sử dụng nhà chung cư cũ") == 1
    assert agreement("về quản lý nhà chung cư", "về giống cây trồng và phân bón") == 0


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Nghị định số 91/2022/NĐ-CP sửa đổi Nghị định số 126/2020/NĐ-CP ngày 30/10/2022.", False),
        ("Nghị định số 91/2022/NĐ-CP sửa đổi Nghị định số 126/2020/NĐ-CP ngày 19/10/2020.", True),
        ("Kế hoạch số 5/KH-STC thực hiện Nghị định số 126/2020/NĐ-CP ngày 19/10/2021.", True),
        ("Theo Nghị định số 126/2020/NĐ-CP, ngày 05/3/2021, Sở ban hành hướng dẫn.", False),
        ("Theo Nghị định số 126/2020/NĐ-CP, ngày 19/10/2020 của Chính phủ.", True),
    ],
)
def test_a_date_is_taken_for_its_own_only_where_that_is_sure(text: str, own: bool) -> None:
    mentions = find_documents(text)
    assert (own_date(text, mentions[-1], mentions) is not None) is own


def test_groups_keep_reading_order() -> None:
    mentions = find_documents("Quyết định số 2/QĐ-STC; Quyết định số 1/QĐ-STC; Quyết định số 02/QĐ-STC.")
    assert [[one.number for one in group] for group in by_document(mentions).values()] == [["2", "02"], ["1"]]


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("theo Luật Đất đai năm 2024.", ("Luật", "Đất đai", 2024)),
        ("Bộ luật Lao động 2019", ("Bộ luật", "Lao động", 2019)),
        ("Luật Phòng, chống tham nhũng năm 2018", ("Luật", "Phòng, chống tham nhũng", 2018)),
    ],
)
def test_laws_are_read_by_name_and_year(text: str, law: tuple[str, str, int]) -> None:
    (found,) = find_laws(text)
    assert (found.kind, found.name, found.year) == law


@pytest.mark.parametrize(
    "text", ["pháp luật năm 2024", "kỷ luật năm 2024", "Luật có hiệu lực năm 2024", "luật 2024/12"]
)
def test_other_words_are_no_laws(text: str) -> None:
    assert find_laws(text) == ()


def test_days_of_issue_lie_in_the_year_of_the_number() -> None:
    for fact in facts("documents").values():
        if fact.issued and fact.id.count("/") == 2:
            assert str(fact.issued.year) == fact.id.split("/")[1], fact.id


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 30/0000/NĐ-CP ngày 29/02/2023 và ngày 45/13/2020.",
        f"Quyết định số {'9' * 40}/QĐ-UBND ngày 01/01/{'9' * 30}.",
        "Quyết định số ∞/QĐ-UBND ngày ∞/∞/∞.",
        "Nghị định số 3\u200e0/20\u200f20/NĐ-CP ngày 0\u200e5/3/2020.",
        "Luật số 31/2024/QH99 và Luật số 1/9999/QH0.",
        "Số " * 2000 + "1/QĐ-",
        "Nghị định số 30/2020/NĐ-CP" * 300,
        "Luật " * 5000,
        "khoản 1, " * 3000,
        "x" * 100_000,
        "Nghị định số 30/2020/NĐ-CP ngày " + "5" * 100_000,
    ],
)
def test_hard_texts_do_not_break_a_rule(text: str) -> None:
    started = time.perf_counter()
    check(text)
    check(text, None)
    assert time.perf_counter() - started < 5


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Nghị định",
                " số ",
                "30/2020/NĐ-CP",
                " ngày ",
                "5/3/2020",
                " của ",
                "Chính phủ",
                ", ",
                "\n",
                "“",
                "Luật Đất đai ",
                "khoản 0 ",
            ]
        )
    )
)
def test_any_order_of_words_is_read(pieces: list[str]) -> None:
    check("".join(pieces) or "x")


def test_a_long_table_is_read_in_time_that_grows_with_its_rows() -> None:
    def cost(rows: int) -> float:
        text = "\n".join(
            f"Quyết định số {row}/QĐ-UBND ngày 05/3/2026 của UBND Thành phố về việc giao đất" for row in range(rows)
        )
        started = time.perf_counter()
        check(text)
        return time.perf_counter() - started

    small = cost(1000)
    assert cost(5000) < 12 * small + 0.5
