"""Edits of a source: only where the words stand in one piece, in the source's own markup, nothing else touched."""

from __future__ import annotations

import unicodedata

import pytest

from rasoat.content import Span
from rasoat.edits import Edit, Markup, apply, edit, plain

HTML, ATTRIBUTE, MARKDOWN, PLAIN = Markup.HTML, Markup.ATTRIBUTE, Markup.MARKDOWN, Markup.PLAIN


@pytest.mark.parametrize(
    ("written", "quote", "right", "markup", "expected"),
    [
        ("bổ xung", "bổ xung", "bổ sung", PLAIN, "bổ sung"),
        ("b&#7893; xung", "bổ xung", "bổ sung", HTML, "b&#7893; sung"),
        ("bổ\r\n\t xung", "bổ xung", "bổ sung", HTML, "bổ\r\n\t sung"),
        ("bổ\r\n\t xung", "bổ xung", "bổ sung", MARKDOWN, "bổ\r\n\t sung"),
        ("ra\n ,", "ra ,", "ra,", HTML, "ra,"),
        (" ,", " ,", ",", HTML, ","),
        ("&nbsp; ", "\u00a0 ", " ", HTML, " "),
        ("&amp;lt;", "&lt;", "<", HTML, "&lt;"),
        ("&lt;", "&lt;", "<", PLAIN, "<"),
        ("TTamp;TT", "TTamp;TT", "TT&TT", HTML, "TT&amp;TT"),
        ("quot;a", "quot;a", '"a', HTML, '"a'),
        ("quot;a", "quot;a", '"a', ATTRIBUTE, "&quot;a"),
        ("lowast;", "lowast;", "*", MARKDOWN, "\\*"),
        ("\\*bổ xung", "*bổ xung", "*bổ sung", MARKDOWN, "\\*bổ sung"),
        (unicodedata.normalize("NFD", "nhân"), "nhân", "nhân", PLAIN, "nhân"),
        ("h&ocirc;\u0323i", "hội", "hội", HTML, "hội"),
        ("&agrave; a\u0323", "à ạ", "à ạ", HTML, "&agrave; ạ"),
    ],
)
def test_the_source_is_written_in_its_own_markup(
    written: str, quote: str, right: str, markup: Markup, expected: str
) -> None:
    source = f"<{written}>"
    made = edit(source, Span(1, 1 + len(written)), quote, right, markup)
    assert made is not None
    assert apply(source, [made]) == f"<{expected}>"
    assert plain(expected, markup).split() == right.split()


@pytest.mark.parametrize(
    ("written", "quote", "right", "markup"),
    [
        ("bổ</b> xung", "bổ xung", "bổ sung", HTML),
        ("bổ** xung", "bổ xung", "bổ sung", MARKDOWN),
        ("bổ<!-- x --> xung", "bổ xung", "bổ sung", HTML),
        ("b&#7893; xung", "bổ xung", "bổ sung", PLAIN),
        ("bổ  xung", "bổ xung", "bổ sung", HTML),
        ("", "bổ xung", "bổ sung", HTML),
        ("bổ xung", "bổ xung", "bổ xung", HTML),
    ],
)
def test_words_that_do_not_stand_in_one_piece_are_left(written: str, quote: str, right: str, markup: Markup) -> None:
    assert edit(written, Span(0, len(written)), quote, right, markup) is None


def test_nothing_outside_the_edits_changes() -> None:
    text = "a \r\n b\u0301 \ufeff c"
    assert apply(text, []) == text
    assert apply(text, [Edit(Span(0, 1), "xx"), Edit(Span(8, 9), "")]) == "xx" + text[1:8] + text[9:]
