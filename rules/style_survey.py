"""How an agency writes: counts of each choice of ``[style]`` and of words that stand in several forms, over many articles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from rasoat.content import PROSE
from rules.document import Document
from rules.text.folding import fold
from rules.text.lexicon import compounds
from rules.text.quotations import quotations
from rules.text.syllables import is_syllable
from rules.text.variants import (
    SETTLED,
    WITH_Y,
    WORD,
    begins_sentence,
    breaks,
    compared,
    i_or_y,
    is_common,
    placed,
    spelled,
    tone_placement,
)
from rules.typography.spacing import in_address

TONE_PLACEMENT, I_Y, QUOTATION_MARKS, NUMBERS = "tone-placement", "i-y", "quotation-marks", "numbers"
VIETNAMESE, FOREIGN = "vietnamese", ""
"""Values of ``numbers``: 1.000,5 and 1,000.5."""
_SYLLABLE = re.compile(WORD)
_SECOND = re.compile(r" ([^\W\d_]{1,7})(?!\w)")
_UNIT = r"(?=\s?(?:%|(?:nghìn|ngàn|triệu|tỷ|tỉ|tấn|km|kg|ha|m2|m²|m)(?!\w)))"
_NUMBER = re.compile(
    r"(?<![\w.,/-])(?:(?P<vietnamese>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d{1,2}" + _UNIT + r")"
    r"|(?P<foreign>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{1,2}" + _UNIT + r"))(?![\w/-]|[.,]\d)"
)
"""Thousands, and decimals before a unit: elsewhere 2.1 is a section and 20.11 a day."""
_LATIN = re.compile(r"(?<![\w.-])[A-Za-z]+(?:-[A-Za-z]+)*(?![\w-]|\.\w)")
_SHORTEST = 4
"""Letters of a foreign word."""


@dataclass
class StyleSurvey:
    """``add`` each text once. ``choices``: by key of ``[style]``; ``forms``: spellings of one word, by what they share."""

    choices: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    forms: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    articles: int = 0

    def add(self, doc: Document) -> None:
        self.articles += 1
        spans = [block.span for block in doc.blocks(PROSE, "vi")]
        for start, end in spans:
            for match in _SYLLABLE.finditer(doc.text, start, end):
                self._syllable(doc, match)
            for match in _NUMBER.finditer(doc.text, start, end):
                self.choices[NUMBERS][VIETNAMESE if match["vietnamese"] else FOREIGN] += 1
            for match in _LATIN.finditer(doc.text, start, end):
                self._foreign_word(doc.text, match)
        for style, _ in quotations(doc.text, spans):
            self.choices[QUOTATION_MARKS][style] += 1

    def _syllable(self, doc: Document, match: re.Match[str]) -> None:
        word = match.group()
        tone, letter = tone_placement(word), i_or_y(word)
        if (tone or letter) and is_common(doc.text, match):
            if tone:
                self.choices[TONE_PLACEMENT][tone] += 1
            elif spelled(word, WITH_Y) not in SETTLED and word[0] not in "qQ" and compared(doc.folded, match):
                self.choices[I_Y][letter] += 1
        follows = _SECOND.match(doc.text, match.end())
        if follows and follows[1].islower() and (word.islower() or is_common(doc.text, match)):
            self._pair(word.lower(), follows[1])

    def _pair(self, first: str, second: str) -> None:
        """A word of two syllables, one of which has two spellings; in lower case, for that stands for a capital as well."""
        pair = f"{first} {second}"
        if any(tone_placement(part) or i_or_y(part) for part in (first, second)):
            key = fold(f"{spelled(first, WITH_Y)} {spelled(second, WITH_Y)}")
            if not compounds().isdisjoint((key, fold(pair))):
                self.forms[key][pair] += 1

    def _foreign_word(self, text: str, match: re.Match[str]) -> None:
        """website, Website; e-mail, email: within a sentence, where a capital is a choice."""
        word = match.group()
        key = word.replace("-", "").lower()
        if len(key) < _SHORTEST or word.isupper() or any(is_syllable(part) for part in word.lower().split("-")):
            return
        if not begins_sentence(text, match.start()) and not in_address(text, match.start()):
            self.forms[key][word] += 1


def variants(
    survey: StyleSurvey, chosen: dict[str, str], *, enough: int, share: float
) -> Iterator[tuple[str, str, Counter[str]]]:
    """Wrong and right form, and the counts of all, of words of which one form has this share of ``enough`` or more places.

    What the choices of ``[style]`` in ``chosen`` tell already, and forms met once, are left out.
    """
    for key in sorted(survey.forms):
        counts = survey.forms[key]
        right, most = min(counts.items(), key=lambda item: (-item[1], item[0]))
        if len(counts) < 2 or counts.total() < enough or most < share * counts.total():
            continue
        for wrong in sorted(counts):
            if wrong != right and counts[wrong] > 1 and _in_style(wrong, chosen) != right:
                yield wrong, right, counts


def _in_style(words: str, chosen: dict[str, str]) -> str:
    """As the house style has it."""
    return " ".join(_word_in_style(word, chosen) for word in words.split(" "))


def _word_in_style(word: str, chosen: dict[str, str]) -> str:
    placement, letter = chosen.get(TONE_PLACEMENT), chosen.get(I_Y)
    if placement and tone_placement(word):
        return placed(word, placement)
    return spelled(word, letter) if letter and breaks(word, letter) else word
