"""What a document computes once for all rules."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasoat.content import PROSE, BlockKind, Page
from rasoat.readers.plain import read_text
from rules.document import Document
from rules.places import nfc_offsets

ENGLISH = "The department of information invites you to the meeting with the people of the city."
VIETNAMESE = "Sở Thông tin và Truyền thông mời người dân tới dự cuộc họp, bảo đảm an toàn, in ấn tài liệu."
NAMES = "Công ty The Sun mời người dân tới dự cuộc họp."


def document(*lines: str) -> Document:
    page = read_text("\n".join(lines), "a.txt")
    assert page.article
    return Document(page, page.article)


@pytest.mark.parametrize(
    "lines",
    [
        (VIETNAMESE, ENGLISH, VIETNAMESE),
        (ENGLISH, "Contact us", "Liên hệ"),
        (VIETNAMESE, "Click to register in an app", "abc"),
        (VIETNAMESE, NAMES, "12/2020"),
        (VIETNAMESE * 60, ENGLISH),
    ],
)
def test_english_is_told_block_by_block(lines: tuple[str, ...]) -> None:
    doc = document(*lines)
    english = [block for block in doc.article.blocks if doc.language_of(block) == "en"]
    assert [block for block in doc.article.blocks if doc.is_english(block)] == english
    assert doc.blocks(PROSE, "en") == english
    assert doc.blocks(PROSE, "vi") == [block for block in doc.article.blocks if block not in english]
    assert doc.blocks(frozenset({BlockKind.CELL}), "any") == []


def test_blocks_are_found_by_offset() -> None:
    doc = document(VIETNAMESE, ENGLISH)
    for offset in range(-1, len(doc.text) + 2):
        assert doc.block_at(offset) == (doc.article.block_at(offset) if offset >= 0 else None)
    assert Document(Page(), document("a").article).block_at(0) is not None


@given(st.text(st.sampled_from("ab ạệo\u0301\u0323\u0302\u200b\n\u212bĐ\u0e33\u0338=ﬁ\U0001f600")))
def test_offsets_of_composed_text_lead_to_where_it_was_written(found: str) -> None:
    composed = unicodedata.normalize("NFC", found)
    offsets = nfc_offsets(found, composed)
    assert len(offsets) == len(composed) + 1
    assert offsets == sorted(offsets)
    for index, start in enumerate(offsets):
        assert unicodedata.normalize("NFC", found[:start]) == composed[: offsets.index(offsets[index])]
