"""Brackets and quotation marks of a block in pairs, and those that have no partner or one of the other style (“ … ")."""

from __future__ import annotations

import re
from typing import NamedTuple

from rasoat.content import Article, Block, BlockKind
from rules.typography.entities import Mark, marks

PARTNER = {"(": ")", "[": "]", "“": "”", "«": "»", '"': '"'}
_CLOSE = {close: opening for opening, close in PARTNER.items() if close != opening}
_GERMAN = {"„": "“", "“": "”"}
"""„…“: the mark that opens elsewhere closes here."""
_LIST_MARKER = re.compile(r"(?:^|[\s;,.:(–“\"-])(?:\w{1,3}|[ivxIVX]{1,5}|\d{1,2}\.\d{1,2})$")
_SMILEY = re.compile(r"[:;=]-?$")
_INCHES = re.compile(r"(?<![\w/.,])\d{1,2}(?:[.,]\d{1,2})?$|\d'\s?\d{1,2}$")


class Pairing(NamedTuple):
    """``alone``: marks without a partner, in order; ``mixed``: pairs of which one mark is straight and one is curved."""

    alone: tuple[Mark, ...]
    mixed: tuple[tuple[Mark, Mark], ...]


def pairings(article: Article, kinds: frozenset[BlockKind]) -> list[tuple[Block, Pairing]]:
    """Every block of these kinds with its pairing, nothing where the whole text is in order; only doubtful blocks are read."""
    text = article.text
    doubtful = [pair for pair in PARTNER.items() if _unequal(text, pair, 0, len(text))]
    hidden = "quo" in text
    if not doubtful and not hidden:
        return []
    nothing = Pairing((), ())
    return [
        (
            block,
            pairing(text, block.span.start, block.span.end)
            if (hidden and text.find("quo", block.span.start, block.span.end) >= 0)
            or any(_unequal(text, pair, block.span.start, block.span.end) for pair in doubtful)
            else nothing,
        )
        for block in article.of(kinds)
    ]


def _unequal(text: str, pair: tuple[str, str], start: int, end: int) -> bool:
    """Whether the numbers differ, or a closing mark stands first or an opening one last."""
    opening, close = pair
    number = text.count(opening, start, end)
    if opening == close:
        return number % 2 == 1
    if number != text.count(close, start, end):
        return True
    return number > 0 and (
        text.find(close, start, end) < text.find(opening, start, end)
        or text.rfind(close, start, end) < text.rfind(opening, start, end)
    )


def pairing(text: str, start: int, end: int) -> Pairing:
    """The marks of one block."""
    found = _Pairer()
    styles = _GERMAN if text.find("„", start, end) >= 0 else {}
    for given in marks(text, start, end):
        mark = given._replace(character=styles.get(given.character, given.character))
        character = mark.character
        if character == '"':
            if opens(text, mark) or not (found.close(mark, '"', "“") or _is_inches(text, start, mark)):
                found.waiting.append(mark)
        elif _is_arrow(text, mark):
            continue
        elif character in PARTNER:
            if not _is_smiley(text, start, mark):
                found.waiting.append(mark)
        elif character in _CLOSE:
            other = '"' if character == "”" else ""
            if not (found.close(mark, _CLOSE[character], other) or _is_no_bracket(text, start, mark)):
                found.alone.append(mark)
    return Pairing(tuple(sorted(found.alone + found.waiting)), tuple(found.mixed))


class _Pairer:
    """Marks that wait for their partner, those that have none, and pairs of two styles."""

    def __init__(self) -> None:
        self.waiting: list[Mark] = []
        self.alone: list[Mark] = []
        self.mixed: list[tuple[Mark, Mark]] = []

    def close(self, mark: Mark, opening: str, other: str) -> bool:
        """Takes the partner of a closing mark off those that wait, or else one of the other style; False without either."""
        waiting = {open_.character for open_ in self.waiting}
        wanted = opening if opening in waiting else other
        if wanted not in waiting:
            return False
        while self.waiting[-1].character != wanted:
            self.alone.append(self.waiting.pop())
        partner = self.waiting.pop()
        if wanted != opening:
            self.mixed.append((partner, mark))
        return True


def opens(text: str, mark: Mark) -> bool:
    """Whether a mark stands as an opening one does: a word right after it, none right before it."""
    before, after = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
    return (
        not before.isalnum() and (after.isalnum() or after in "“‘(") and before not in ("”", ",", ".") and after != ""
    )


def closes(text: str, mark: Mark) -> bool:
    """Whether a mark stands as a closing one does: a word or a full stop right before it, none right after it."""
    before, after = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
    return bool(before.strip()) and not after.isalnum() and before not in "(“"


def _is_arrow(text: str, mark: Mark) -> bool:
    """« and » of navigation: Tin mới » Thời sự."""
    around = text[mark.start - 1 : mark.start] + text[mark.end : mark.end + 1]
    return mark.character in "«»" and not around.strip()


def _is_smiley(text: str, start: int, mark: Mark) -> bool:
    sad = mark.character == "(" and _SMILEY.search(text, max(start, mark.start - 2), mark.start)
    return bool(sad) and not text[mark.end : mark.end + 1].isalnum()


def _is_inches(text: str, start: int, mark: Mark) -> bool:
    return bool(_INCHES.search(text[max(start, mark.start - 8) : mark.start]))


def _is_no_bracket(text: str, start: int, mark: Mark) -> bool:
    """A list marker (a), 1), iv)), a smiley, or inches (18”)."""
    if mark.character == "”":
        return _is_inches(text, start, mark)
    if mark.character != ")":
        return False
    before = text[max(start, mark.start - 8) : mark.start]
    at_start = mark.start - 8 <= start
    return bool(_SMILEY.search(before)) or (
        bool(_LIST_MARKER.search(before)) and (at_start or not before[-1:].isspace())
    )


def straight_opens(text: str, start: int, place: int, end: int) -> bool | None:
    """Whether a straight mark opens, by its number in the block; None where the others do not bear that out."""
    if text.count('"', start, end) % 2 or "“" in text[start:end] or "”" in text[start:end]:
        return None
    opening, answer = True, None
    at = text.find('"', start, end)
    while at >= 0:
        before, after = (text[at - 1 : at] if at > start else ""), (text[at + 1 : at + 2] if at + 1 < end else "")
        outer, inner = (before, after) if opening else (after, before)
        if at == place:
            answer = opening
        elif outer.isalnum() or not inner.strip():
            return None
        opening = not opening
        at = text.find('"', at + 1, end)
    return answer
