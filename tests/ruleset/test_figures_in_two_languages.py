"""Figures of Vietnamese and English texts: true translations agree however their numbers are written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.city.language_drift import missing
from rules.claims.figures import figures, numbers_in

PAIRS = [
    (
        "10 tháng năm 2026, thu ngân sách ước đạt 513,4 nghìn tỷ đồng, bằng 101,8% dự toán và tăng 24,6%. Thành phố đón 27,56 triệu lượt "
        "khách, trong đó khách quốc tế 5,8 triệu lượt. Ngày 29/10, UBND Thành phố ban hành Quyết định số 5123/QĐ-UBND.",
        "In the first ten months of 2026 budget revenue was estimated at VND513.4 trillion, equal to 101.8 percent of the plan and up 24.6 "
        "percent. The city welcomed 27.56 million visitors, including 5.8 million from abroad. On October 29, the City People's Committee "
        "issued Decision No. 5123/QD-UBND.",
    ),
    (
        "Từ 01/11/2026 đến 15/12/2026, phường tiếp nhận 1.250 hồ sơ, mức hỗ trợ 2.500.000 đồng/người. Điện thoại: 024.3999.1234.",
        "From November 1, 2026 to December 15, 2026, the ward will receive 1,250 applications, with support of VND2.5 million per person. "
        "Telephone: (+84-24) 3999 1234.",
    ),
    (
        "Dự án có tổng mức đầu tư hơn 35.588 tỷ đồng, dài 11,5 km. Lễ khởi công ngày 19 tháng 8 năm 2026.",
        "The project has a total investment of over 35,588 billion VND (about US$1.35 billion) and is 11.5 kilometres long. Ground was broken "
        "on Aug. 19, 2026.",
    ),
    (
        "Hội nghị ngày 12/11/2026 có 320 đại biểu; thu nhập bình quân 12.000 USD.",
        "The conference on 12/11/2026 gathered 320 delegates; income per head is USD 12,000.",
    ),
    (
        "Toàn thành phố có 215 nghìn doanh nghiệp, vốn đăng ký 21,3 tỷ USD; giải ngân 62,7% kế hoạch (58.200 tỷ đồng).",
        "The city has 215,000 enterprises with a registered capital of US$21.3 billion; 62.7% of the plan (VND58.2 trillion) was paid out.",
    ),
]


@pytest.mark.parametrize(("vietnamese", "english"), PAIRS)
def test_a_true_translation_lacks_nothing(vietnamese: str, english: str) -> None:
    ours, theirs = figures(vietnamese, "vi"), figures(english, "en")
    assert ours
    assert theirs
    assert missing(ours, theirs, numbers_in(english)) == []
    assert missing(theirs, ours, numbers_in(vietnamese)) == []


@pytest.mark.parametrize(
    ("vietnamese", "english", "kind"),
    [
        ("Phí là 50.000 đồng.", "The fee is 60,000 VND.", "sum"),
        ("Tăng 24,6%.", "It grew by 26.4%.", "share"),
        ("Họp ngày 24/6/2026.", "The meeting is on July 24, 2026.", "date"),
        ("Gọi 024.3999.1234.", "Call 024 3999 4321.", "phone"),
        ("Có 1.250 hồ sơ.", "There are 1,520 applications.", "number"),
        ("Vốn 2 tỷ đồng.", "A capital of 2 million dong.", "sum"),
    ],
)
def test_what_differs_is_missing_on_both_sides(vietnamese: str, english: str, kind: str) -> None:
    ours, theirs = figures(vietnamese, "vi"), figures(english, "en")
    assert [figure.kind for figure in missing(ours, theirs, numbers_in(english))] == [kind]
    assert [figure.kind for figure in missing(theirs, ours, numbers_in(vietnamese))] == [kind]


PIECES = st.sampled_from(
    "1|2|0|.|,| |/|%|tỷ|triệu|million|đồng|VND|$|June |ngày |24/6/2026|∞|\u200f|(|)|+84|-".split("|")
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_is_read_without_breaking(text: str) -> None:
    for language in ("vi", "en"):
        found = figures(text, language)
        assert all(figure.shown in text or figure.shown == figure.shown.strip() for figure in found)
        assert missing(found, found, numbers_in(text)) == []
