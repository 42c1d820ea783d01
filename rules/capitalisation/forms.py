"""The wrong capitals that a known name is met with, made from the right name.

A list (``rules/words/*_capitals.toml``) gives names as annex II of Decree 30/2020/NĐ-CP writes them and says which of these
errors are looked for: "head" (the first word in lower case while a later capital stands), "lost" (a later capital is missing),
"extra" (a capital too many), "lower" (no capital at all). The forms are searched letter by letter, so a right name costs nothing.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from rules.registry import data
from rules.text.syllables import placements

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset("và của các về với cho vì tại theo trong".split())
"""Words that a writer of many capitals leaves small."""
_MORE = 2
"""Code points by which a name that goes on is longer at least: a space and a letter."""
_MOST_LOST = 3
"""Capitals missing at one time, in names of many."""


@dataclass(frozen=True, slots=True)
class Form:
    """A wrong form of a name. ``common``: the words are a common noun as well; ``proof``: or a clause."""

    right: str
    error: str
    common: bool
    proof: bool


class Forms(Mapping[str, Form]):
    """The wrong forms of a list, each with the name it should be."""

    def __init__(self, wrong: dict[str, Form], known: list[str]) -> None:
        self._wrong = wrong
        self._known = known
        ending: dict[str, list[str]] = {}
        every = frozenset(known)
        for longer in known:
            for cut in range(longer.find(" ") + 1, len(longer)):
                if longer[cut - 1] == " " and longer[cut:] in every:
                    ending.setdefault(longer[cut:], []).append(longer)
        self._ending = {form: tuple(longer) for form, longer in ending.items()}

    def __getitem__(self, form: str) -> Form:
        return self._wrong[form]

    def __iter__(self) -> Iterator[str]:
        return iter(self._wrong)

    def __len__(self) -> int:
        return len(self._wrong)

    def is_part(self, form: str, text: str, start: int) -> bool:
        """Whether a longer form, right or wrong, that begins or ends with this one stands there."""
        end = start + len(form)
        return text.endswith(self._ending.get(form, ()), 0, end) or self._goes_on(form, text, start)

    def _goes_on(self, form: str, text: str, start: int) -> bool:
        begun = text[start : start + len(form) + _MORE]
        if len(begun) < len(form) + _MORE:
            return False
        at = bisect_left(self._known, begun)
        while at < len(self._known) and self._known[at].startswith(begun):
            end = start + len(self._known[at])
            if text.startswith(self._known[at], start) and not text[end : end + 1].isalpha():
                return True
            at += 1
        return False


@lru_cache(maxsize=8)
def forms(name: str) -> Forms:
    """The wrong forms of ``rules/words/<name>.toml``."""
    entries = tomllib.loads(data("words", f"{name}.toml"))["names"]
    wrong: dict[str, Form] = {}
    rights: set[str] = set()
    for entry in entries:
        heads, rest = entry.get("heads", [""]), entry.get("rest", [""])
        names = [f"{head} {tail}".strip() for head in heads for tail in rest]
        rights.update(spelt for one in (*names, *entry.get("accepts", [])) for spelt in _spellings(one))
        for one in names:
            for error, form in _errors(one, frozenset(entry["wrong"]), entry.get("fixed", "")):
                made = Form(one, error, entry.get("common", False), entry.get("proof", False))
                for spelt in _spellings(form):
                    wrong.setdefault(spelt, made)
    for right in rights:
        wrong.pop(right, None)
    return Forms(wrong, sorted({*wrong, *rights}))


def _spellings(name: str) -> set[str]:
    """Both placements of the tone mark, and the hyphens met."""
    spelt = {name, " ".join(map(_otherwise, name.split(" ")))}
    if " - " in name:
        spelt |= {one.replace(" - ", hyphen) for one in spelt for hyphen in ("-", " – ")}
    return spelt


@lru_cache(maxsize=4096)
def _otherwise(word: str) -> str:
    """The word with its tone mark in the other place (hòa, hoà), where there is one."""
    if not word.isalpha():
        return _otherwise(word[:-1]) + word[-1] if len(word) > 1 else word
    others = [spelt for spelt in placements(word.lower()) if spelt != word.lower()]
    if not others:
        return word
    return others[0].capitalize() if word[0].isupper() else others[0]


def _errors(name: str, wanted: frozenset[str], fixed: str) -> Iterator[tuple[str, str]]:
    """(error, form) pairs; ``fixed``: the tail of the name whose letters are never changed."""
    end = len(name) - len(fixed) if fixed and name.endswith(fixed) else len(name)
    words = [match.start() for match in _WORD.finditer(name, 0, end)]
    capitals = frozenset(at for at in words if name[at].isupper())
    little = {at for at in words if _is_small(name, at)}
    small = [at for at in words if at not in capitals and at not in little]
    head, later = words[0], sorted(capitals - {words[0]})
    for chosen in _wrong_capitals(head, later, small, name[head].isupper()):
        error = _kind(head, capitals, chosen, whole=end == len(name))
        if error in wanted and chosen != capitals:
            yield error, _with_capitals(name, words, chosen)
    everywhere = frozenset(words)
    for chosen in (everywhere, everywhere - little, capitals | set(words[::2])):
        if "extra" in wanted and chosen != capitals:
            yield "extra", _with_capitals(name, words, chosen)


def _wrong_capitals(head: int, later: list[int], small: list[int], capital: bool) -> Iterator[frozenset[int]]:
    start = frozenset({head} if capital else ())
    for count in range(min(len(later), _MOST_LOST) + 1):
        for lost in combinations(later, count):
            kept = start | (frozenset(later) - set(lost))
            yield kept
            if count in (0, len(later)):
                yield from (kept | {at} for at in small)
    if capital:
        yield from (frozenset(later), frozenset())
        yield from (frozenset(later) - {lost} for lost in later)


def _kind(head: int, capitals: frozenset[int], chosen: frozenset[int], *, whole: bool) -> str:
    if not chosen and whole:
        return "lower"
    if head in capitals and head not in chosen:
        return "head"
    return "lost" if capitals - chosen else "extra"


def _is_small(name: str, at: int) -> bool:
    match = _WORD.match(name, at)
    return match is not None and match.group().lower() in _SMALL


def _with_capitals(name: str, words: list[int], capitals: frozenset[int]) -> str:
    letters = list(name)
    for at in words:
        letters[at] = name[at].upper() if at in capitals else name[at].lower()
    return "".join(letters)
