"""Rules without code: the word list of an agency's rasoat.toml becomes one rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import WARNING, Example, PhraseMatch, Phrases, Rule
from rules.text.variants import begins_sentence

CODE = "HS001"


@dataclass(frozen=True, slots=True)
class WordPair:
    """An entry of ``[[words]]``."""

    wrong: str
    right: str
    reason: str = ""


def house_rules(words: Sequence[WordPair]) -> list[Rule]:
    """One rule for all pairs; none without pairs. Letter case counts, so that a house may prescribe capitals or forbid them
    within a sentence; words that are lower case on both sides are found at the start of a sentence too."""
    if not words:
        return []
    listed = {pair.wrong: pair for pair in (*filter(None, map(_at_start, words)), *words)}
    return [
        Rule(
            code=CODE,
            name="house-style",
            severity=WARNING,
            trigger=Phrases(tuple(listed), match_case=True),
            title="Khác quy ước của đơn vị",
            passes="Đúng quy ước của đơn vị",
            message="Theo quy ước của đơn vị, không viết “{quote}”{reason}.",
            hint="Viết là “{right}”.",
            why="Một đơn vị viết một kiểu để người đọc dễ nhận biết.",
            source="rasoat.toml của đơn vị",
            since="0.1",
            examples=(Example(bad=words[0].wrong, good=words[0].right),),
            check=partial(_house_word, listed),
            safety=Safety.SAFE,
            confidence=1.0,
        )
    ]


def _at_start(pair: WordPair) -> WordPair | None:
    """The pair with capitals at the start of a sentence; None where the letter case is what it is about."""
    if not pair.wrong[:1].islower() or not pair.right[:1].islower():
        return None
    return WordPair(pair.wrong[0].upper() + pair.wrong[1:], pair.right[0].upper() + pair.right[1:], pair.reason)


def _house_word(listed: dict[str, WordPair], match: PhraseMatch, doc: Document) -> Hit | None:
    pair = listed[match.phrase]
    only_lowers = pair.wrong != pair.right == pair.wrong[:1].lower() + pair.wrong[1:]
    if only_lowers and begins_sentence(doc.text, match.span.start):
        return None
    reason = f" ({pair.reason})" if pair.reason else ""
    return Hit(match.span, {"right": pair.right, "reason": reason}, (pair.right,))
