"""Signs of injected gambling links: words, names of houses, hosts and paths; and the words by which news about them is told.

Data and sources: ``words/gambling.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rules.registry import data
from rules.text.folding import fold
from rules.text.language import VIETNAMESE_LETTER
from rules.text.unaccent import unaccented

_WINDOW = 90
"""Characters on each side of a word in which a reporter's words are looked for."""
_NO_LETTER = r"(?<![^\W_])"
_END = r"(?![^\W_])"


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in a text, each entry once: ``clear`` is the trade's own, ``plain`` is news' too, ``faint`` only supports."""

    clear: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    faint: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    reported: bool = False
    """A reporter's word stands beside one of them."""

    @property
    def some(self) -> tuple[str, ...]:
        """All that says gambling by itself."""
        return (*self.clear, *self.brands, *self.plain)


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(data("words", "gambling.toml"))


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted({fold(word) for word in words}, key=lambda word: (-len(word), word))
    return re.compile(_NO_LETTER + "(?:" + "|".join(map(re.escape, longest_first)) + ")" + _END)


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    table = _table()
    marked = {kind: _pattern(table[kind]) for kind in ("clear", "plain", "faint", "foreign")}
    return marked | {
        "bare clear": _pattern(unaccented(word) for word in table["clear"]),
        "bare plain": _pattern(unaccented(word) for word in table["plain"] if len(word.split()) > 1),
        "bare news": _pattern(unaccented(word) for word in table["news"]["words"] if " " in word),
        "seen": _pattern(table["brands"]["seen"]),
        "unseen": _pattern(table["brands"]["unseen"]),
        "news": _pattern(table["news"]["words"]),
        "subjects": _pattern(table["news"]["subjects"]),
        "not news": _pattern(table["news"]["not_news"]),
    }


@lru_cache(maxsize=4096)
def words_of(text: str) -> Words:
    """The signs in a text of any length; text without a Vietnamese letter is read without marks ("nha cai uy tin")."""
    folded, patterns = fold(text), _patterns()
    clear, plain = patterns["clear"], patterns["plain"]
    if not VIETNAMESE_LETTER.search(folded):
        clear, plain = patterns["bare clear"], patterns["bare plain"]
    found = {
        "clear": list(clear.finditer(folded)),
        "brands": list(patterns["seen"].finditer(folded)),
        "plain": list(plain.finditer(folded)),
    }
    if not any(found.values()):
        weak = [*patterns["unseen"].findall(folded), *patterns["faint"].findall(folded)]
        return Words(faint=_once(weak)) if weak else Words()
    free = {
        kind: [match for match in matches if not _is_reported(folded, *match.span())] for kind, matches in found.items()
    }
    reported = any(len(free[kind]) < len(found[kind]) for kind in found)
    return Words(
        clear=_once(m.group() for m in free["clear"]),
        plain=_once(m.group() for m in free["plain"] if not any(_inside(m, c) for c in free["clear"])),
        faint=_once([*patterns["unseen"].findall(folded), *patterns["faint"].findall(folded)]),
        brands=_once(m.group() for m in free["brands"]),
        reported=reported,
    )


def foreign_of(text: str) -> tuple[str, ...]:
    """Spam of other trades and tongues."""
    lowered = fold(text)
    latin = _patterns()["foreign"].findall(lowered)
    return _once([*latin, *(word for word in _table()["foreign"] if not word.isascii() and word in lowered)])


def is_news(text: str) -> bool:
    """Whether a title with its lead reports on gambling rather than offers it."""
    folded = _without_boasts(fold(text))
    return bool(_patterns()["subjects"].search(folded) and _patterns()["news"].search(folded))


def _is_reported(folded: str, start: int, end: int) -> bool:
    around = _without_boasts(folded[max(0, start - _WINDOW) : end + _WINDOW])
    patterns = _patterns()
    return bool(patterns["news"].search(around) or patterns["bare news"].search(around))


def _without_boasts(folded: str) -> str:
    return _patterns()["not news"].sub(" ", folded)


def _inside(inner: re.Match[str], outer: re.Match[str]) -> bool:
    return outer.start() <= inner.start() and inner.end() <= outer.end()


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


@lru_cache(maxsize=1)
def _host_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = _table()
    brands, endings = table["brands"], "|".join(table["brands"]["endings"])

    def of(names: Iterable[str], ambiguous: Iterable[str] = ()) -> re.Pattern[str]:
        open_ended = [name for name in names if name in brands["open_ended"]]
        closed = [name for name in names if name not in brands["open_ended"]]
        choices = [rf"(?:{'|'.join(open_ended)})[a-z0-9-]*"] if open_ended else []
        choices.append(rf"(?:{'|'.join(closed)})(?:-?(?:{endings}|\d{{1,4}})){{0,3}}")
        choices += [rf"{name}(?:-?(?:{endings})){{1,3}}" for name in ambiguous]
        return re.compile(rf"^(?:[a-z]+-)?(?:{'|'.join(choices)})$")

    terms = re.compile("|".join(table["bare"]["host"]))
    return of(brands["seen"], brands["ambiguous"]), of(brands["unseen"]), terms


@lru_cache(maxsize=4096)
def host_sign(host: str) -> str:
    """ "seen", "unseen" (a house known from memory only) or "" for a host that carries no sign."""
    seen, unseen, terms = _host_patterns()
    labels = host.split(".")[:-1]
    if any(seen.match(label) or terms.search(label.replace("-", "")) for label in labels):
        return "seen"
    return "unseen" if any(unseen.match(label) for label in labels) else ""


@lru_cache(maxsize=1)
def _path_pattern() -> re.Pattern[str]:
    return re.compile(r"(?:^|-)(?:" + "|".join(_table()["bare"]["path"]) + r")(?:-|$)")


@lru_cache(maxsize=4096)
def path_sign(path: str) -> str:
    """The gambling words in a path, "" if there are none or a reporter's words stand beside them."""
    slug = re.sub(r"[^a-z0-9]+", "-", unaccented(path)).strip("-")
    found = _path_pattern().search(slug)
    if found is None or _patterns()["bare news"].search(slug.replace("-", " ")):
        return ""
    return found.group().strip("-")


@lru_cache(maxsize=1)
def known_hosts() -> frozenset[str]:
    """Press, platforms and services outside .vn to which an agency may link."""
    return frozenset(_table()["hosts"]["known"])
