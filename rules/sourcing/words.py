"""The words by which texts leave their sources unsaid (``rules/words/sourcing.toml``), and the folded text they are sought in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from rasoat.content import PROSE, Block, BlockKind, Span
from rasoat.finding import Hit
from rules.document import Document
from rules.gate import Gate
from rules.registry import data
from rules.text.folding import fold

TOLD = PROSE - {BlockKind.CELL, BlockKind.CAPTION}
"""What an article says in its own voice."""
BEFORE = r"(?<![^\W_])"
AFTER = r"(?![^\W_])"
"""The edges of a word."""
_NEAR = 24
"""Letters beside a word in which what makes it right stands."""
_LETTERS = re.compile(r"[^\W\d_A-Z]{2,}")


@lru_cache(maxsize=1)
def _file() -> Mapping[str, Any]:
    content: Mapping[str, Any] = tomllib.loads(data("words", "sourcing.toml"))
    return content


def listed(table: str, key: str) -> tuple[str, ...]:
    """A list of the file, or the keys of a table in it, folded."""
    return tuple(fold(word) for word in _file()[table][key])


def beside(table: str, key: str) -> Mapping[str, tuple[str, ...]]:
    """A table of the file: folded words, each with the folded words beside it."""
    return {fold(word): tuple(map(fold, others)) for word, others in _file()[table][key].items()}


def press() -> Mapping[str, str]:
    """Folded names of the press, each with a part of its host."""
    return {fold(name): host for name, host in _file()["republished"]["press"].items()}


def either(words: Iterable[str]) -> str:
    """An alternation in which a longer entry goes before its beginnings."""
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(set(words), key=len, reverse=True))


def pattern(regex: str) -> re.Pattern[str]:
    """A regular expression for the folded text: its words are folded, its escapes keep their case."""
    return re.compile(_LETTERS.sub(lambda match: fold(match.group()), regex))


def may_hold(text: str, regex: re.Pattern[str]) -> bool:
    """Whether a text may match, told in a fraction of the time that the search takes; so most articles are not searched."""
    return bool(_gate(regex).open_for(text))


@lru_cache(maxsize=16)
def _gate(regex: re.Pattern[str]) -> Gate:
    return Gate([regex])


def sought(doc: Document) -> str:
    """The folded text with plain blanks, offset for offset."""
    return doc.folded.replace("\u00a0", " ")


def told(doc: Document) -> list[Block]:
    """The blocks in which an article speaks Vietnamese in its own voice."""
    return doc.blocks(TOLD, "vi")


def guarded(
    text: str,
    match: re.Match[str],
    before: Mapping[str, tuple[str, ...]],
    after: Mapping[str, tuple[str, ...]],
    between: str | None = None,
) -> bool:
    """Whether the words make a term or an everyday word with those beside them (``beside``): ``before`` has what never follows
    them, ``after`` what never leads to them. ``between``: what may part them from what follows, blanks unless told."""
    words = match.group()
    if text[match.end() : match.end() + _NEAR].lstrip(between).startswith(before.get(words, ())):
        return True
    leading = text[max(0, match.start() - _NEAR) : match.start()].rstrip()
    return any(leading == word or leading.endswith(" " + word) for word in after.get(words, ()))


def once(found: list[Span], message: str) -> Hit | None:
    """The first place with the number of all; ``message``, which tells the {count}, is for several."""
    if len(found) < 2:
        return Hit(found[0]) if found else None
    return Hit(found[0], {"count": str(len(found))}, message=message)
