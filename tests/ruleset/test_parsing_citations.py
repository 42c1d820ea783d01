"""Numbers of documents with their date, body and title, and provisions: read back whatever the form, silent on bad input."""

from __future__ import annotations

import datetime as dt
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.parsing.documents import DocumentMention, find_documents
from rules.parsing.provisions import find_provisions

SYMBOLS = ["NĐ-CP", "QĐ-TTg", "TT-BNV", "QĐ-UBND", "NQ-HĐND", "TTLT-BTP-BTC", "VBHN-VPQH", "NQ-UBTVQH15"]
ISSUERS = [
    "Chính phủ",
    "Thủ tướng Chính phủ",
    "Bộ Nội vụ",
    "UBND Thành phố",
    "Ủy ban Thường vụ Quốc hội",
    "Thành ủy Hà Nội",
]
TITLES = [
    "quy định về hoạt động đo lường",
    "về việc giao biên chế năm 2027",
    "phê duyệt Đề án phát triển đô thị thông minh",
]


def one(text: str) -> DocumentMention:
    (mention,) = find_documents(text)
    return mention


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Nghị quyết số 66.7/2025/NQ-CP", "66.7/2025/NQ-CP", "Nghị quyết"),
        ("Nghị quyết số 282/NQ-CP", "282/NQ-CP", "Nghị quyết"),
        ("Hướng dẫn số 36-HD/VPTW", "36-HD/VPTW", "Hướng dẫn"),
        ("Chương trình số 06-CTr/TU", "06-CTr/TU", "Chương trình"),
        ("Chương trình hành động số 06-CTr/TU", "06-CTr/TU", "Chương trình"),
        ("Nghị quyết 12-NQ/ĐU", "12-NQ/ĐU", "Nghị quyết"),
        ("Chỉ thị số 25-CT/TƯ", "25-CT/TƯ", "Chỉ thị"),
        ("Nghị quyết số 36 – NQ/TW", "36-NQ/TW", "Nghị quyết"),
        ("Nghị quyết số 1656/NQ-UBTVQH15", "1656/NQ-UBTVQH15", "Nghị quyết"),
        ("Luật số 02/2026/QH16", "02/2026/QH16", "Luật"),
        ("Công văn số 05/BNV-VP", "05/BNV-VP", "Công văn"),
        ("công văn 1234/UBND-KSTTHC", "1234/UBND-KSTTHC", "Công văn"),
        ("Nghị định 36/CP", "36/CP", "Nghị định"),
        ("Nghị định số 201-CP", "201-CP", "Nghị định"),
        ("Chỉ thị 15-TTg", "15-TTg", "Chỉ thị"),
        ("Quyết định số: 15/2003/QĐ-UB", "15/2003/QĐ-UB", "Quyết định"),
        ("Nghị định số15/2020/NĐ-CP", "15/2020/NĐ-CP", "Nghị định"),
    ],
)
def test_every_form_is_read(text: str, name: str, kind: str) -> None:
    mention = one(f"Thực hiện {text}.")
    assert (mention.name, mention.kind) == (name, kind)


@given(
    number=st.integers(1, 9999),
    symbol=st.sampled_from(SYMBOLS),
    day=st.dates(dt.date(2004, 1, 1), dt.date(2030, 1, 1)),
    issuer=st.sampled_from(ISSUERS),
    title=st.sampled_from(TITLES),
    words=st.booleans(),
    issuer_first=st.booleans(),
)
def test_date_issuer_and_title_are_read_back(
    number: int, symbol: str, day: dt.date, issuer: str, title: str, words: bool, issuer_first: bool
) -> None:
    date = f"ngày {day.day} tháng {day.month} năm {day.year}" if words else f"ngày {day:%d/%m/%Y}"
    order = f"của {issuer} {date}" if issuer_first else f"{date} của {issuer}"
    text = f"Căn cứ Văn bản số {number}/{day.year}/{symbol} {order} {title}; các văn bản khác."
    mention = one(text)
    assert mention.dated is not None
    assert mention.dated.date == day
    assert mention.issuer is not None
    assert (mention.issuer.text, mention.issuer.whole) == (issuer, True)
    assert mention.title is not None
    assert (mention.title.text, mention.title.whole) == (title, True)
    for words_of in (mention.issuer, mention.title):
        assert text[words_of.span.start : words_of.span.end] == words_of.text


@given(count=st.integers(2, 12))
def test_one_word_serves_a_list_of_numbers(count: int) -> None:
    names = [f"{number}/QĐ-UBND" for number in range(1, count + 1)]
    mentions = find_documents(f"Các Quyết định số {', '.join(names[:-1])} và {names[-1]} ngày 02/3/2026.")
    assert [mention.name for mention in mentions] == names
    assert {mention.kind for mention in mentions} == {"Quyết định"}
    assert [mention.shared for mention in mentions] == [False] + [True] * (count - 1)


def test_a_number_of_another_kind_has_no_share_in_the_word_before() -> None:
    _, other = find_documents("Quyết định số 12/QĐ-UBND và 15/KH-UBND.")
    assert (other.kind, other.shared) == ("", False)


def test_the_name_of_a_law_before_its_number_is_marked() -> None:
    text = "Luật sửa đổi một số điều của Luật Đất đai số 31/2024/QH15 ngày 18/01/2024."
    mention = one(text)
    assert mention.law is not None
    assert text[mention.law.start : mention.law.end] == "Luật Đất đai"


@pytest.mark.parametrize(
    "text",
    [
        "Tốc độ 60 km/h, tỷ lệ 24/7, bản tin số 122 - 124, Dự án 1: Tăng cường",
        "Số 5 – Trung tâm Thông tin",
        "giai đoạn 2020-2025; ngày 24/6/2022; TCVN 9001",
    ],
)
def test_what_is_no_document_is_not_taken_for_one(text: str) -> None:
    assert find_documents(text) == ()


@given(clause=st.integers(1, 99), article=st.integers(1, 700), point=st.sampled_from("abcdđeghiklmnopqrstuvxy"))
def test_provisions_are_read_back_in_both_orders(clause: int, article: int, point: str) -> None:
    for text, descending in (
        (f"điểm {point} khoản {clause} Điều {article}", False),
        (f"Điều {article}, khoản {clause}, điểm {point}", True),
    ):
        (mention,) = find_provisions(f"Theo {text} của Luật.")
        assert mention.labels("điểm") == (point,)
        assert mention.labels("khoản") == (str(clause),)
        assert mention.labels("điều") == (str(article),)
        assert mention.descending is descending
        assert mention.span == (5, 5 + len(text))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("khoản 1, 2 và 3 Điều 7", [("khoản", ("1", "2", "3")), ("điều", ("7",))]),
        ("điểm a, b và đ khoản 1 Điều 2", [("điểm", ("a", "b", "đ")), ("khoản", ("1",)), ("điều", ("2",))]),
        ("Điều 5, 6 tháng đầu năm", [("điều", ("5",))]),
        ("Mục 3 Chương IV", [("mục", ("3",)), ("chương", ("IV",))]),
        ("Phụ lục số 02", [("phụ lục", ("số 02",))]),
    ],
)
def test_lists_of_labels(text: str, parts: list[tuple[str, tuple[str, ...]]]) -> None:
    (mention,) = find_provisions(text)
    assert [(part.unit, part.labels) for part in mention.parts] == parts


def test_a_chain_ends_where_the_next_begins() -> None:
    text = "khoản 2 Điều 5 và khoản 3 Điều 6; Điều 9, khoản 2 Điều 10"
    assert [text[slice(*mention.span)] for mention in find_provisions(text)] == [
        "khoản 2 Điều 5",
        "khoản 3 Điều 6",
        "Điều 9",
        "khoản 2 Điều 10",
    ]


@pytest.mark.parametrize("text", ["danh mục 12 dự án", "địa điểm a", "tài khoản 2", "cao điểm an toàn", "Điều khoản"])
def test_other_words_are_no_provisions(text: str) -> None:
    assert find_provisions(text) == ()


@settings(max_examples=60)
@given(st.text(alphabet='0123456789/-–_.,;: \u200e\u200f∞QĐUBNDTTg“"điểmkhoảnĐiều số ngày của về', max_size=300))
def test_any_text_keeps_spans_inside_and_in_order(text: str) -> None:
    for spans in (
        [mention.span for mention in find_documents(text)],
        [mention.span for mention in find_provisions(text)],
    ):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize(
    "piece",
    [
        "Quyết định số 1/QĐ-UBND, ",
        "1/",
        "1-",
        "điểm a khoản 1 Điều 2, ",
        "khoản 1, 2, ",
        "Luật Đất đai và ",
        "1" * 50 + "/",
        "x",
    ],
)
def test_cost_grows_with_the_length_only(piece: str) -> None:
    def cost(count: int) -> float:
        best = 9.0
        for _ in range(3):
            find_documents.cache_clear()
            find_provisions.cache_clear()
            text = piece * (count // len(piece))
            started = time.process_time()
            find_documents(text)
            find_provisions(text)
            best = min(best, time.process_time() - started)
        return best

    assert cost(80_000) < 8 * cost(20_000) + 0.05
