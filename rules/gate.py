"""One RE2 set that says which patterns can match a text at all, so that a thousand patterns cost little more than ten.

RE2's ``\\b \\w \\d \\s`` are ASCII and it has no look-around: each pattern is translated into one that matches wherever ``re``
does and perhaps elsewhere (a superset). ``re`` then decides. Without google-re2 every pattern is tried.
"""

from __future__ import annotations

import re
import re._constants as sre
import re._parser as parser
from collections.abc import Iterable, Sequence
from typing import Any

_CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\p{Nd}",
    sre.CATEGORY_SPACE: r"\s\p{Z}\x{85}\x{1c}-\x{1f}\x{0b}",
    sre.CATEGORY_WORD: r"\pL\pN\pM_",
}
_ANYTHING = r"(?s:.)"
_MAX_MEMORY = 256 << 20
_UNFOLDABLE = "ıİ"
"""Letters that ``re.IGNORECASE`` takes for i and RE2 does not: such a text passes every gate."""


def translate(pattern: re.Pattern[str]) -> str:
    """RE2 source that matches a superset of what ``pattern`` matches (same text, NFC or not)."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    body = _sequence(tree)
    return f"(?i:{body})" if pattern.flags & re.IGNORECASE else body


def _sequence(items: Iterable[tuple[Any, Any]]) -> str:
    return "".join(_item(op, argument) for op, argument in items)


def _item(op: Any, argument: Any) -> str:
    if op is sre.LITERAL:
        return _char(argument)
    if op is sre.NOT_LITERAL:
        return f"[^{_char(argument)}]"
    if op is sre.ANY:
        return "."
    if op is sre.IN:
        return _set(argument)
    if op is sre.BRANCH:
        return "(?:" + "|".join(_sequence(branch) for branch in argument[1]) + ")"
    if op is sre.SUBPATTERN:
        _, added, _, body = argument
        return f"(?{'i' if added & re.IGNORECASE else ''}:{_sequence(body)})"
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return _repeat(*argument)
    if op is sre.ATOMIC_GROUP:
        return f"(?:{_sequence(argument)})"
    if op in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
        return ""
    return f"{_ANYTHING}*"


def _repeat(low: int, high: int, item: Iterable[tuple[Any, Any]]) -> str:
    """Bounded repeats become unbounded: counted classes make RE2 programs explode."""
    body = f"(?:{_sequence(item)})"
    if low == 0:
        return body + ("?" if high == 1 else "*")
    return body if low == high == 1 else body + "+"


def _set(items: Sequence[tuple[Any, Any]]) -> str:
    negated = items[0][0] is sre.NEGATE
    if negated and (sre.CATEGORY, sre.CATEGORY_NOT_WORD) in items:
        return f"[{_CATEGORIES[sre.CATEGORY_WORD]}]"
    parts = []
    for op, argument in items[1:] if negated else items:
        if op is sre.LITERAL:
            parts.append(_char(argument))
        elif op is sre.RANGE:
            parts.append(f"{_char(argument[0])}-{_char(argument[1])}")
        elif argument in _CATEGORIES and not negated:
            parts.append(_CATEGORIES[argument])
        else:
            return _ANYTHING
    if negated and not parts:
        return _ANYTHING
    return f"[{'^' if negated else ''}{''.join(parts)}]"


def _char(code: int) -> str:
    character = chr(code)
    return character if character.isalnum() and code < 128 else f"\\x{{{code:x}}}"


class Gate:
    """Compiled once per process; ``open_for`` gives the indices, ascending, of the patterns that may match a text."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._all = range(len(patterns))
        self._set = _compile([translate(pattern) for pattern in patterns])

    def open_for(self, text: str) -> Sequence[int]:
        if self._set is None or any(letter in text for letter in _UNFOLDABLE):
            return self._all
        try:
            return sorted(self._set.Match(text) or ())
        except UnicodeEncodeError:
            return self._all


def _compile(sources: Sequence[str]) -> Any:
    """An ``re2.Set``; None without google-re2 or without patterns; ValueError for what RE2 cannot compile."""
    try:
        import re2
    except ImportError:
        return None
    if not sources:
        return None
    options = re2.Options()
    options.max_mem = _MAX_MEMORY
    options.log_errors = False
    built = re2.Set.SearchSet(options)
    for source in sources:
        if built.Add(source) < 0:
            raise ValueError(f"RE2 refuses the pattern {source!r}")
    try:
        built.Compile()
    except re2.error as error:
        raise ValueError("RE2 cannot compile the set of patterns") from error
    return built
