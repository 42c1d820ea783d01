"""Folding keeps offsets; languages are told apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.text.folding import fold, lower
from rules.text.language import language

VIETNAMESE = "aàáảãạăâbcdđeêghiklmnoôơpqrstuưvxyÀÁĂÂĐÊÔƠƯỲ oaoàóa uyúyUỶ"


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.one_of(st.sampled_from(VIETNAMESE), st.characters(codec="utf-8")), max_size=80))
def test_folding_keeps_the_length_and_is_final(text: str) -> None:
    assert len(lower(text)) == len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_dotted_capital_i_does_not_shift_what_follows() -> None:
    assert fold("İstanbul HOÀ") == "İstanbul hòa"


@pytest.mark.parametrize(("one", "other"), [("Hoà", "hòa"), ("THUỶ", "thủy"), ("khoẻ", "khỏe"), ("Hoá học", "hóa học")])
def test_both_styles_of_tone_placement_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Ủy ban nhân dân thành phố ban hành kế hoạch.", "vi"),
        ("The People's Committee has issued a plan for the year.", "en"),
        ("Đống Đa", "vi"),
        ("Contact us", ""),
        ("", ""),
        ("   ", ""),
        ("2026 – 2030", ""),
    ],
)
def test_language_of_a_text(text: str, spoken: str) -> None:
    assert language(text) == spoken
