"""Texts on which a regular expression has most to try: made of the pieces of the expression itself."""

from __future__ import annotations

import re
import re._constants as sre
import re._parser as parser
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

COMMON = (
    "1",
    " ",
    "\u00a0",
    "a",
    "ế",
    "A",
    "Ab ",
    "1/1/2026 đến ",
    "1.",
    "1 2 ",
    "(",
    "([",
    "“",
    "a, ",
    "-",
    "\n",
    "1a",
    " \n",
)
_IN_CLASS = {sre.CATEGORY_DIGIT: "1", sre.CATEGORY_SPACE: " ", sre.CATEGORY_WORD: "a"}
_NOT_IN_CLASS = "a 1,.(A-\u00a0\n"
_MOST_OF_ONE = 6
"""Of a repeated piece in the sample of an expression."""
_MOST_BRANCHES = 2


class Adversary(NamedTuple):
    before: str
    unit: str
    after: str


def adversaries(pattern: re.Pattern[str]) -> list[Adversary]:
    """Each piece of the expression over and over, by itself, behind what leads to it, and with it; samples of the whole."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    found = [Adversary("", unit, "") for unit in COMMON]
    for branch in range(_MOST_BRANCHES):
        pieces = [_sample([item], branch) for item in tree]
        whole = "".join(pieces)
        shortened = "".join(pieces[:-1])
        for sample in (whole, shortened, whole[:-1]):
            found += [Adversary("", sample, ""), Adversary("", sample + " ", "")]
        for before, unit in _repeats(tree, branch):
            found += [
                Adversary("", unit, ""),
                Adversary(before, unit, "\u0001"),
                Adversary("", before + unit * 40, ""),
            ]
    return [each for each in dict.fromkeys(found) if each.unit]


def _repeats(items: Iterable[tuple[Any, Any]], branch: int, before: str = "") -> Iterator[tuple[str, str]]:
    """What leads to each repeated piece, and a sample of the piece."""
    for op, argument in items:
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            _, most, body = argument
            if most > 1:
                yield before, _sample(body, branch)
            yield from _repeats(body, branch, before)
        elif op is sre.SUBPATTERN:
            yield from _repeats(argument[3], branch, before)
        elif op is sre.ATOMIC_GROUP:
            yield from _repeats(argument, branch, before)
        elif op is sre.BRANCH:
            for one in argument[1][: _MOST_BRANCHES * 4]:
                yield from _repeats(one, branch, before)
        before += _sample([(op, argument)], branch)


def _sample(items: Iterable[tuple[Any, Any]], branch: int) -> str:
    return "".join(_one(op, argument, branch) for op, argument in items)


def _one(op: Any, argument: Any, branch: int) -> str:
    if op is sre.LITERAL:
        return chr(argument)
    if op is sre.NOT_LITERAL:
        return "a" if argument != ord("a") else "b"
    if op is sre.ANY:
        return "a"
    if op is sre.IN:
        return _member(argument, branch)
    if op is sre.BRANCH:
        branches = argument[1]
        return _sample(branches[branch * len(branches) // _MOST_BRANCHES], branch)
    if op is sre.SUBPATTERN:
        return _sample(argument[3], branch)
    if op is sre.ATOMIC_GROUP:
        return _sample(argument, branch)
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        low, most, body = argument
        times = max(low, min(most, 1 if branch else 2))
        return _sample(body, branch) * min(times, _MOST_OF_ONE)
    return ""


def _member(items: Sequence[tuple[Any, Any]], branch: int) -> str:
    """A character of a class."""
    if items[0][0] is sre.NEGATE:
        wanted = re.compile(_class(items))
        return next((one for one in _NOT_IN_CLASS[branch:] + _NOT_IN_CLASS if wanted.match(one)), "a")
    op, argument = items[branch % len(items)]
    if op is sre.LITERAL:
        return chr(argument)
    if op is sre.RANGE:
        return chr(argument[0])
    return _IN_CLASS.get(argument, "a")


def _class(items: Sequence[tuple[Any, Any]]) -> str:
    """Source of a class from its parsed items."""
    names = {
        sre.CATEGORY_DIGIT: r"\d",
        sre.CATEGORY_NOT_DIGIT: r"\D",
        sre.CATEGORY_SPACE: r"\s",
        sre.CATEGORY_NOT_SPACE: r"\S",
        sre.CATEGORY_WORD: r"\w",
        sre.CATEGORY_NOT_WORD: r"\W",
    }
    body = ""
    for op, argument in items[1:]:
        if op is sre.LITERAL:
            body += re.escape(chr(argument))
        elif op is sre.RANGE:
            body += f"{re.escape(chr(argument[0]))}-{re.escape(chr(argument[1]))}"
        else:
            body += names[argument]
    return f"[^{body}]"
