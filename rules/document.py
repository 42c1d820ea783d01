"""A text under check, with what many rules ask of it computed once and shared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property

from rasoat.agency import Agency
from rasoat.content import Article, Block, BlockKind, Page, Span
from rules.text import folding, language
from rules.text.sentences import sentence_at, sentences


class Document:
    """``page`` with its article; for text of the frame, an article of one FRAME block.

    Offsets are code points of ``text`` (NFC); ``folded`` has the same length.
    """

    def __init__(
        self, page: Page, article: Article, agency: Agency | None = None, options: Mapping[str, object] | None = None
    ) -> None:
        self.page = page
        self.article = article
        self.agency = agency
        self.options: Mapping[str, object] = options or {}
        self.text = article.text
        self._languages: dict[Span, str] = {}

    @cached_property
    def folded(self) -> str:
        """Lower case, tone placement folded, same length."""
        return folding.fold(self.text)

    @cached_property
    def words(self) -> list[str]:
        """Runs of characters without white space, lower case, tone placement folded: ``folded.split()``."""
        return self.folded.split()

    @property
    def published(self) -> dt.date | None:
        """The day by which facts are judged; None for an article without a date."""
        return self.article.published

    @property
    def in_frame(self) -> bool:
        return bool(self.article.blocks) and self.article.blocks[0].kind is BlockKind.FRAME

    @cached_property
    def language(self) -> str:
        """Of the whole text: "vi", "en" or ""."""
        return language.language(self.text)

    def language_of(self, block: Block) -> str:
        """Of a block; a block too short to tell speaks the language of the article."""
        if block.span not in self._languages:
            self._languages[block.span] = language.language(self.block_text(block))
        return self._languages[block.span] or self.language

    def slice(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def block_text(self, block: Block) -> str:
        return self.text[block.span.start : block.span.end]

    def sentences(self, block: Block) -> list[Span]:
        """Sentences of a block, in offsets of ``text``."""
        shift = block.span.start
        return [Span(s.start + shift, s.end + shift) for s in sentences(self.block_text(block))]

    def sentence_at(self, offset: int) -> Span:
        """The sentence around an offset, in offsets of ``text``; an empty span where there is no block."""
        block = self.article.block_at(offset)
        if block is None:
            return Span(offset, offset)
        found = sentence_at(self.block_text(block), offset - block.span.start)
        return Span(found.start + block.span.start, found.end + block.span.start)
