"""Marks of list entries: what opens a line, what its place is, and texts that no editor writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.parsing.enumerations import mark_at, marks_inside


@pytest.mark.parametrize(
    ("line", "kind", "place"),
    [
        ("1. Mục đích", "1.", 1),
        ("(2) Yêu cầu", "(1)", 2),
        ("đ) Biển phụ", "a)", 5),
        ("IV. Tổ chức", "I", 4),
        ("Ba là, kiểm tra", "là", 3),
        ("Thứ tư: báo cáo", "thứ", 4),
        ("Chuyên đề 2: Sách", "chuyên đề", 2),
        ("- Đúng hạn", "-", 0),
    ],
)
def test_marks(line: str, kind: str, place: int) -> None:
    mark = mark_at(line, 0, len(line))
    assert mark is not None
    assert (mark.kind, mark.place) == (kind, place)


@pytest.mark.parametrize("line", ["1.000 hộ dân", "2,5 tỷ đồng", "Phường có 3 tổ", "20/11 là ngày hội", "", "w) không"])
def test_no_marks(line: str) -> None:
    mark = mark_at(line, 0, len(line))
    assert mark is None or mark.place < 0


@given(st.text(alphabet="12a).(-đ Mộtlàhứ,:;\n\u200e\u0301∞", max_size=60))
def test_marks_lie_in_their_text(text: str) -> None:
    for mark in (mark_at(text, 0, len(text)), *marks_inside(text, 0, len(text))):
        assert mark is None or (0 < mark.end <= len(text) and mark.place >= 0)
