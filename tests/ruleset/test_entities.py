"""Broken HTML entities as characters; quotation marks and brackets hidden in them."""

from __future__ import annotations

import pytest

from rules.typography.entities import decode, marks


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("phograve;ng", "phòng"),
        ("d&amp;otilde;i", "dõi"),
        ("hi;ecirc%3\u1e05n", "hiện"),
        ("hi&ecirc;\u0323n", "hiện"),
        (";ETH;ịa", "Địa"),
        ("&nbspSUV", " SUV"),
        ("LĐ-TB&ampXH", "LĐ-TB&XH"),
        ("TTamp;TT", "TT&TT"),
        ("CNTTamp;", "CNTT&"),
        ("vi#7879;c", "việc"),
        ("ph&#x00E9;p", "phép"),
        ("7h30;rsquo;", "7h30’"),
        ("m;sup2;", "m²"),
        ("&amp;amp;lt;p&amp;amp;gt;", "<p>"),
        ("&ge;", "≥"),
    ],
)
def test_decodes(broken: str, right: str) -> None:
    assert decode(broken) == right


@pytest.mark.parametrize(
    "text",
    "R&D; AT&T; TN&MT; Camp; Elizabeth; ETH; bull; sharing; Manufacturing; aliquot; #225; a=1&copy=2 B&le; điện; (i=0;i<n;i++)".split(),
)
def test_words_are_no_entities(text: str) -> None:
    assert decode(text) == text


def test_marks_hidden_in_entities_count() -> None:
    text = "(Đây) ldquo;Năm 2026rdquo;, &quot;x&#8221; &ldquoy aliquot; laquo;"
    assert [mark.character for mark in marks(text)] == ["(", ")", "“", "”", '"', "”", "“", "«"]
    assert [text[mark.start : mark.end] for mark in marks(text, 6, 26)] == ["ldquo;", "rdquo;"]


def test_a_slice_has_marks_of_its_own_only() -> None:
    assert [mark.start for mark in marks("(a) (b)", 3)] == [4, 6]
