"""Where sentences of a block begin and end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasoat.content import Span
from rules.text.sentences import sentence_at, sentences

CUT = "|"
"""Stands between the sentences of an example."""


@pytest.mark.parametrize(
    "marked",
    [
        "Sở Y tế đã họp.|Hội nghị kết thúc lúc 17 giờ.",
        "Ông Nguyễn Văn A. Trần trình bày báo cáo.|Sau đó, đoàn đi thăm.",
        "TS. Lê Minh Tâm và PGS.TS. Trần An tham dự.|Hai ông phát biểu.",
        "Bà Ng. Thị Hoa trú tại TP. Hà Nội.|Bà nộp hồ sơ ngày 5/3.",
        "Có tem, phiếu, sổ v.v.|Người dân mang theo bản gốc.",
        "Gồm tem, phiếu, v.v. và các giấy tờ khác.|Không thu phí.",
        "1. Phạm vi điều chỉnh của quy định.|2. Đối tượng áp dụng.",
        "II. Nhiệm vụ trọng tâm.|Các phòng phối hợp thực hiện.",
        "2.3. Kinh phí do ngân sách bảo đảm.|Thời gian từ năm 2026.",
        "Điều 5. Trách nhiệm thi hành.|Chánh Văn phòng chịu trách nhiệm.",
        "Theo Điều 5.|Người dân nộp hồ sơ trực tuyến.",
        "Tổng mức đầu tư 1.250.000 đồng.|Mức này tăng 2.5 lần.",
        "Xe đạt hạng A.|Người lái xe phải có giấy phép.",
        "Bổ sung vitamin D.|Trẻ em cần tiêm đủ mũi.",
        "Bao giờ có kết quả?|Sau ba ngày làm việc!|Xin cảm ơn.",
        "Ông nói: “Phải làm ngay.”|Mọi người đồng tình.",
        "Anh chờ mãi... rồi cũng có giấy hẹn.|Thủ tục xong.",
        "Nội dung còn dài…|Xem tiếp kỳ sau.",
        "Mở trang hanoi.gov.vn để tra cứu.|Nhập mã hồ sơ.",
        "Dòng thứ nhất|Dòng thứ hai.",
        "Mr. Smith met Dr. Brown.|They agreed.",
        "Họp tại số 12 P. Hàng Bài, Q. Hoàn Kiếm.|Mời các đại biểu dự.",
    ],
)
def test_sentences_are_cut_where_a_reader_would(marked: str) -> None:
    text = marked.replace(CUT, "\n" if marked.startswith("Dòng") else " ")
    assert [text[a:b] for a, b in sentences(text)] == marked.split(CUT)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='Aaăệ .!?…\n"”)1Iv,Đ', max_size=60))
def test_sentences_are_ordered_disjoint_and_hold_all_that_is_written(text: str) -> None:
    spans = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())
    for a, b in spans:
        assert text[a:b] == text[a:b].strip() != ""


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet='Aaăệ .!?…\n"”)1Iv,Đ', max_size=40), st.integers(1, 30), st.lists(st.integers(0, 1300), max_size=8)
)
def test_the_sentence_at_an_offset_is_one_of_those_of_its_block(unit: str, times: int, offsets: list[int]) -> None:
    text = unit * times
    spans = sentences(text) or (Span(0, len(text)),)
    for offset in offsets:
        assert sentence_at(text, offset) == next((span for span in spans if offset < span.end), spans[-1])


def test_a_space_between_two_sentences_belongs_to_the_second() -> None:
    text = "Một câu. Hai câu."
    assert text[slice(*sentence_at(text, 8))] == "Hai câu."
    assert text[slice(*sentence_at(text, 3))] == "Một câu."
    assert sentence_at("", 0) == (0, 0)
