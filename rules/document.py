"""A text under check, with what many rules ask of it computed once and shared."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property

from rasoat.agency import Agency
from rasoat.content import PROSE, Article, Block, BlockKind, Page, Span
from rules.text import folding, language
from rules.text.sentences import sentence_at, sentences
from rules.typography import pairs

_PART = 4000
"""Characters of a text that are looked through at once for what wakes patterns."""


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
        self._english: dict[Span, bool] = {}
        self._blocks: dict[tuple[frozenset[BlockKind], str], list[Block]] = {}

    @cached_property
    def folded(self) -> str:
        """Lower case, tone placement folded, same length."""
        return folding.fold(self.text)

    @cached_property
    def runs(self) -> list[str]:
        """Runs of characters without white space, as they stand: ``text.split()``."""
        return self.text.split()

    @cached_property
    def distinct(self) -> frozenset[str]:
        """Each of these runs once."""
        return frozenset(self.runs)

    @cached_property
    def pairings(self) -> list[tuple[Block, pairs.Pairing]]:
        """Blocks of prose with the brackets and quotation marks that lack a partner; no blocks where all have one."""
        return pairs.pairings(self.article, PROSE)

    @property
    def published(self) -> dt.date | None:
        """The day by which facts are judged; None for an article without a date."""
        return self.article.published

    def house(self, choice: str) -> str:
        """What the house style chose (``[style]`` of rasoat.toml, its keys); "" where it leaves the choice."""
        style = self.options.get("style")
        return str(style.get(choice, "")) if isinstance(style, Mapping) else ""

    @property
    def in_frame(self) -> bool:
        return bool(self.article.blocks) and self.article.blocks[0].kind is BlockKind.FRAME

    @cached_property
    def language(self) -> str:
        """Of the whole text: "vi", "en" or ""."""
        head = self.runs if len(self.text) <= language.READ else self.text[: language.READ].split()
        return language.spoken(language.count(head), self.text)

    @cached_property
    def in_english(self) -> bool:
        """``language == "en"``, quick where the beginning speaks against it."""
        return not self._surely_not_english and self.language == "en"

    def language_of(self, block: Block) -> str:
        """Of a block; a block too short to tell speaks the language of the article."""
        spoken = self._languages.get(block.span)
        if spoken is None:
            spoken = self._languages[block.span] = language.language(self.slice(block.span)) or self.language
        return spoken

    @cached_property
    def _mixed(self) -> bool:
        return language.may_hold_english(self.distinct)

    @cached_property
    def _surely_not_english(self) -> bool:
        return language.surely_not_english(self.text)

    def is_english(self, block: Block) -> bool:
        """``language_of(block) == "en"``, quick where nothing speaks for it."""
        english = self._english.get(block.span)
        if english is None:
            told = not self._mixed and language.VIETNAMESE_LETTER.search(self.text, *block.span)
            english = self._english[block.span] = not told and self._speaks_english(block)
        return english

    def _speaks_english(self, block: Block) -> bool:
        """``language_of(block) == "en"``; the language of the article is told only where it may be English."""
        if block.span in self._languages or not self._surely_not_english:
            return self.language_of(block) == "en"
        return language.language(self.slice(block.span)) == "en"

    def blocks(self, kinds: frozenset[BlockKind], spoken: str) -> list[Block]:
        """Those that a rule of this language ("any", "en", else all but English ones) reads."""
        found = self._blocks.get((kinds, spoken))
        if found is None:
            found = [block for block in self.article.blocks if block.kind in kinds]
            if spoken != "any":
                found = [block for block in found if self.is_english(block) == (spoken == "en")]
            self._blocks[kinds, spoken] = found
        return found

    @cached_property
    def parts(self) -> list[Span]:
        """The text cut between blocks into parts of some thousand characters, in order."""
        parts: list[Span] = []
        start = 0
        for block in self.article.blocks:
            if block.span.end - start >= _PART:
                parts.append(Span(start, block.span.end))
                start = block.span.end
        if start < len(self.text) or not parts:
            parts.append(Span(start, len(self.text)))
        return parts

    @cached_property
    def _starts(self) -> list[int]:
        return [block.span.start for block in self.article.blocks]

    def block_at(self, offset: int) -> Block | None:
        """The block that holds this offset of ``text``."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        block = self.article.blocks[index]
        return block if offset <= block.span.end else None

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
        block = self.block_at(offset)
        if block is None:
            return Span(offset, offset)
        found = sentence_at(self.block_text(block), offset - block.span.start)
        return Span(found.start + block.span.start, found.end + block.span.start)
