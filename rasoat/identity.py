"""The identity of a finding from one run to the next: which findings of today are those of the run before.

A fingerprint holds the code, the page and the sentence. It does not survive a renamed page, nor another word mended in
the same sentence; then what is left of the three says who is who. One old finding is matched with one new finding at
most: a copy of an old error in another article is new as long as the old one stands.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Container, Hashable, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

_LONG = 12
_SHARED = 6
"""Of a quote of ``_LONG`` words and more, ``_SHARED`` equal words at its head or its end show that it was only edited."""


class Sighting(NamedTuple):
    """A finding as far as its identity goes. ``place``: URL or path; ``quote``: the exact words, "" where there are none."""

    fingerprint: str
    essence: str
    """Hash of code and sentence, without the place; "" if it was not kept."""
    code: str
    place: str
    quote: str


class Matching(NamedTuple):
    """``known``: fingerprint of today to the one before; ``new`` and ``gone``: fingerprints without a partner.

    ``moved``: old place to new, of pages that were renamed, as far as was told or as sentences show.
    """

    known: Mapping[str, str]
    new: frozenset[str]
    gone: frozenset[str]
    moved: Mapping[str, str] = MappingProxyType({})


_Key = Callable[[Sighting], Hashable]
"""None stands for "can't be matched in this way"."""


def match(
    before: Iterable[Sighting],
    now: Iterable[Sighting],
    *,
    moved: Mapping[str, str] | None = None,
    standing: Container[str] = frozenset(),
    unseen: Container[str] = frozenset(),
) -> Matching:
    """Pairs the findings of two runs, the surest pairs first; each finding is asked a fixed number of times.

    1. the same fingerprint; 2. on the same page: the same sentence, then the same words in an edited sentence;
    3. on a page that was renamed, as told by ``moved`` (old place to new) or by sentences that occur once in each run:
    likewise; 4. the same sentence on another page.

    ``standing``: places that today's run read, which therefore were not renamed (those with findings need not be told).
    ``unseen``: places that today's run could not look at. What was found there may still stand, so that only the same
    fingerprint is a partner.
    """
    pairs = _Pairs(before, now)
    pairs.join(_fingerprint)
    pairs.set_aside(unseen)
    pairs.join_on_pages({})
    renamed = {**pairs.renamed(standing), **(moved or {})}
    if renamed:
        pairs.join_on_pages(renamed)
    pairs.join(_sentence_and_words)
    pairs.join(_sentence)
    return pairs.result(renamed)


def _fingerprint(one: Sighting) -> Hashable:
    return one.fingerprint


def _sentence(one: Sighting) -> Hashable:
    return one.essence if one.essence and one.quote else None


def _sentence_and_words(one: Sighting) -> Hashable:
    return (one.essence, one.quote) if _sentence(one) else None


def _sentence_here(one: Sighting) -> Hashable:
    return (one.essence, one.place) if one.essence else None


def _sentence_and_words_here(one: Sighting) -> Hashable:
    return (one.essence, one.place, one.quote) if one.essence else None


def _words_here(one: Sighting) -> Hashable:
    return one.code, one.place, one.quote


def _head_here(one: Sighting) -> Hashable:
    words = one.quote.split()
    return (one.code, one.place, *words[:_SHARED]) if len(words) >= _LONG else None


def _end_here(one: Sighting) -> Hashable:
    words = one.quote.split()
    return (one.code, one.place, *words[-_SHARED:]) if len(words) >= _LONG else None


class _Pairs:
    """What is matched so far, and what is left on each side, by fingerprint and in its order."""

    def __init__(self, before: Iterable[Sighting], now: Iterable[Sighting]) -> None:
        self._old = {one.fingerprint: one for one in sorted(before)}
        self._now = {one.fingerprint: one for one in sorted(now)}
        self._places_before = frozenset(one.place for one in self._old.values())
        self._places_now = frozenset(one.place for one in self._now.values())
        self._known: dict[str, str] = {}
        self._aside: dict[str, Sighting] = {}

    def join(self, key: _Key, moved: Mapping[str, str] | None = None, rivals: Container[str] = frozenset()) -> None:
        """Pairs what has the same key; old findings with an essence among ``rivals`` wait."""
        waiting: dict[Hashable, deque[str]] = defaultdict(deque)
        for one in self._old.values():
            place = moved.get(one.place) if moved else one.place
            if place is None or one.essence in rivals:
                continue
            found = key(one if place == one.place else one._replace(place=place))
            if found is not None:
                waiting[found].append(one.fingerprint)
        for one in list(self._now.values()):
            queue = waiting.get(key(one))
            if queue:
                old = queue.popleft()
                self._known[one.fingerprint] = old
                del self._old[old], self._now[one.fingerprint]

    def join_on_pages(self, moved: Mapping[str, str]) -> None:
        """On the same page, or on the page it was moved to. What could be a sentence moved elsewhere has to wait for the rest."""
        self.join(_sentence_and_words_here, moved)
        self.join(_sentence_here, moved)
        elsewhere = frozenset(one.essence for one in self._now.values() if _sentence(one))
        self.join(_words_here, moved, elsewhere)
        for key in (_words_here, _head_here, _end_here):
            self.join(key, moved)

    def set_aside(self, unseen: Container[str]) -> None:
        self._aside = {key: one for key, one in self._old.items() if one.place in unseen}
        self._old = {key: one for key, one in self._old.items() if key not in self._aside}

    def renamed(self, standing: Container[str]) -> dict[str, str]:
        """Pages that are gone, to new ones: all of the page's sentences that occur once in each run went to one page."""
        old, now = _once(self._old.values()), _once(self._now.values())
        targets: dict[str, set[str]] = defaultdict(set)
        for essence, one in old.items():
            if essence in now:
                targets[one.place].add(now[essence].place)
        return {
            place: next(iter(found))
            for place, found in targets.items()
            if len(found) == 1
            and place not in self._places_now
            and place not in standing
            and found.isdisjoint(self._places_before)
        }

    def result(self, moved: Mapping[str, str]) -> Matching:
        return Matching(self._known, frozenset(self._now), frozenset(self._old) | frozenset(self._aside), moved)


def _once(findings: Iterable[Sighting]) -> dict[Hashable, Sighting]:
    """Of the sentences that occur once: where."""
    seen: dict[Hashable, Sighting] = {}
    often: set[Hashable] = set()
    for one in findings:
        key = _sentence(one)
        if key is None:
            continue
        if key in seen:
            often.add(key)
        seen[key] = one
    return {key: one for key, one in seen.items() if key not in often}
