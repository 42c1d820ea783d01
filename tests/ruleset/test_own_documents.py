"""An agency's own documents in the rules on citations: numbers of local bodies are borne by other papers too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from rasoat.content import BlockKind
from rules.engine import Engine
from rules.facts_loader import use
from rules.registry import by_code
from tests.ruleset.marked import text_page

OWN = """
[[documents]]
id = "12/2020/QĐ-UBND"
kind = "Quyết định"
issuer = "Ủy ban nhân dân Thành phố Hà Nội"
issued = 2020-02-20
valid_to = 2024-02-29
source = "Công báo"
checked_on = 2026-11-24
verified = true
"""


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    yield Engine([by_code("LG004"), by_code("LG005")], options={"facts": [("own.toml", OWN)]})
    use(())


def told(engine: Engine, text: str) -> list[tuple[str, str, str]]:
    found = engine.check(text_page(text, BlockKind.PARAGRAPH, dt.date(2026, 11, 20))).findings
    return [(one.code, one.message, one.hint) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Quyết định số 12/2020/QĐ-UBND ngày 20/02/2020 của UBND Thành phố, phường họp.",
        "Thực hiện Quyết định số 12/2020/QĐ-UBND của Ủy ban nhân dân thành phố Hà Nội, phường họp.",
        "Thực hiện Quyết định số 12/2020/QĐ-UBND, phường họp.",
    ],
)
def test_an_own_document_that_ended_is_told_without_gaps_in_the_words(engine: Engine, text: str) -> None:
    ((code, message, hint),) = told(engine, text)
    assert code == "LG004"
    assert message == "Quyết định số 12/2020/QĐ-UBND hết hiệu lực từ ngày 01/3/2024."
    assert hint.startswith("Dẫn văn bản hiện hành")


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Quyết định số 12/2020/QĐ-UBND của UBND tỉnh Nghệ An, xã họp.",
        "Thực hiện Quyết định số 12/2020/QĐ-UBND ngày 15/3/2020 của UBND tỉnh Nghệ An, xã họp.",
        "Tỉnh Nghệ An thực hiện Quyết định số 12/2020/QĐ-UBND.",
        "Thực hiện Quyết định số 12/2020/QĐ-UBND ngày 15/3/2020, xã họp.",
    ],
)
def test_the_same_number_of_another_body_is_another_paper(engine: Engine, text: str) -> None:
    assert told(engine, text) == []


def test_a_wrong_day_is_told_where_the_issuer_is_the_same(engine: Engine) -> None:
    (found,) = told(
        engine, "Thực hiện Quyết định số 12/2020/QĐ-UBND ngày 22/02/2020 của UBND Thành phố Hà Nội, phường họp."
    )
    assert found[0] == "LG005"
    assert "20/02/2020" in found[1]
