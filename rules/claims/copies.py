"""Near-duplicates of one release on several pages: what they say differently in figures, dates and names.

Equal texts are one text with many pages. Texts are set beside the one of most pages of their cluster, word by word; a cluster in
which many texts differ in figures is a form that everyone fills in for himself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from rasoat.score.units import assign_units
from rules.claims.nearness import distance
from rules.portals import PageDigest, PortalView
from rules.text.folding import fold, tones

_SIMILAR = 0.7
_LEAST_WORDS, _MOST_WORDS = 60, 4000
_MOST_TEXTS = 200
"""Distinct texts of a cluster; more are a form."""
_CHANGED = 0.06
"""Share of the words that may differ."""
_DIFFERENCES = 3
_VARIED = 0.34
"""Share of the texts of a cluster, beyond the third, that may differ in facts."""
_DAYS = 31
_KEPT = 20
_FEW_WORDS = 4
_AROUND = 4
"""Words shown before a difference."""
_TITLES = 0.6
_FIGURE = re.compile(r"\d")
_NAME = re.compile(r"[^\W\d_a-zà-ỹ]\w*[,.;:)”\"]*\Z")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}|\d{4}\Z")
_WEEKDAYS = frozenset("hai ba tư năm sáu bảy nhật".split())
_MARKS = ".,;:()[]“”\"'‘’!?…"
_OWN = re.compile(
    tones(
        r"(?<!các )(?:(?:ubnd|ủy ban nhân dân|đảng ủy|hđnd|công an|trạm y tế) (?:phường|xã)(?= (?!\w+ (?:của"
        r"|thuộc))[a-zà-ỹ]|[,.;:])"
        r"|(?:trên địa bàn|của|tại|trong|toàn|do|thuộc) (?:phường|xã)(?=[,.;:]| (?:ta|mình|đã|sẽ|và|thông báo|tổ chức)\b))"
    )
)
"""The writer's own unit without its name: each unit tells of itself."""


@dataclass(slots=True)
class Text:
    """One text and where it stands; ``pages`` counts all, ``portals`` are the numbers of their portals."""

    digest: PageDigest
    pages: int = 0
    urls: list[str] = field(default_factory=list)
    firsts: dict[int, PageDigest] = field(default_factory=dict)
    """The first page on each portal."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The same place in two texts: a few words before, and what each says."""

    before: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Drift:
    """``main`` is the text of more pages. ``share``: of the words that are equal, 0 … 1."""

    main: Text
    other: Text
    differences: tuple[Difference, ...]
    share: float


def drifts(portals: Sequence[PortalView]) -> Iterator[Drift]:
    """Copies on different portals that differ in a few facts, in the order of their first pages."""
    texts = list(_texts(portals))
    clusters: dict[int, list[Text]] = {}
    for text, unit in zip(texts, assign_units([text.digest.sketch for text in texts], _SIMILAR), strict=True):
        clusters.setdefault(unit, []).append(text)
    for cluster in clusters.values():
        if 1 < len(cluster) <= _MOST_TEXTS and len(set().union(*(text.firsts for text in cluster))) > 1:
            found = list(_in_cluster(cluster))
            if len(found) <= max(2, _VARIED * len(cluster)):
                yield from found


def _texts(portals: Sequence[PortalView]) -> Iterator[Text]:
    """Each distinct text once, languages apart; print views and other addresses of one article count once."""
    texts: dict[tuple[int, str], Text] = {}
    for number, portal in enumerate(portals):
        seen: set[tuple[str, int]] = set()
        for page in portal.pages:
            if (
                not page.packed
                or not _LEAST_WORDS <= page.words <= _MOST_WORDS
                or (page.identity, page.body_hash) in seen
            ):
                continue
            seen.add((page.identity, page.body_hash))
            text = texts.setdefault((page.body_hash, _digits(page.title)), Text(page))
            text.pages += 1
            text.firsts.setdefault(number, page)
            if len(text.urls) < _KEPT:
                text.urls.append(page.url)
    yield from texts.values()


def _digits(title: str) -> str:
    return " ".join(re.findall(r"\d+", title))


def _in_cluster(cluster: list[Text]) -> Iterator[Drift]:
    main = max(cluster, key=lambda text: text.pages)
    words = main.digest.body.split()
    if _speaks_of_itself(main.digest.body):
        return
    for text in cluster:
        if (
            text is not main
            and len(text.firsts.keys() | main.firsts.keys()) > 1
            and _one_release(main.digest, text.digest)
        ):
            found = _compared(words, text.digest.body.split())
            if found:
                yield Drift(main, text, *found)


def _speaks_of_itself(body: str) -> bool:
    """Whether the text names its own ward without its name, so that each ward's copy rightly has its own figures."""
    return any(not _capital_after(body, match.end()) for match in _OWN.finditer(fold(body)))


def _capital_after(body: str, at: int) -> bool:
    return body[at : at + 2].strip()[:1].isupper()


def _one_release(one: PageDigest, other: PageDigest) -> bool:
    """Whether title and day allow that both tell of one event."""
    if one.published and other.published and abs((one.published - other.published).days) > _DAYS:
        return False
    if _digits(one.title) != _digits(other.title):
        return False
    words, others = set(fold(one.title).split()), set(fold(other.title).split())
    return len(words & others) >= _TITLES * len(words | others)


def _compared(words: list[str], others: list[str]) -> tuple[tuple[Difference, ...], float] | None:
    """The facts that differ and the share of equal words; None where nothing does, or where these are two texts of two things."""
    found: list[Difference] = []
    changed = dates = 0
    for start, end, other_start, other_end in _changes(words, others):
        one, other = words[start:end], others[other_start:other_end]
        changed += max(len(one), len(other))
        if changed > _CHANGED * len(words):
            return None
        kind = _kind(one, other)
        if kind == "another":
            return None
        if kind:
            dates += kind == "date"
            before = " ".join(words[max(0, start - _AROUND) : start])
            after = words[end] if end < len(words) and _FIGURE.search(one[-1]) else ""
            found.append(
                Difference(
                    before, " ".join([*one, after]).strip(_MARKS + " "), " ".join([*other, after]).strip(_MARKS + " ")
                )
            )
    if not found or len(found) > _DIFFERENCES or dates > 1 or (dates and dates < len(found)):
        return None
    return tuple(found), 1 - changed / max(1, len(words))


def _changes(words: list[str], others: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches in which two lists of words differ; what is equal at both ends is not looked at twice."""
    limit = min(len(words), len(others))
    head = next((n for n in range(limit) if words[n] != others[n]), limit)
    tail = next((n for n in range(limit - head) if words[-1 - n] != others[-1 - n]), limit - head)
    middle, other_middle = words[head : len(words) - tail], others[head : len(others) - tail]
    if middle and other_middle:
        for tag, a, b, c, d in SequenceMatcher(None, middle, other_middle, autojunk=False).get_opcodes():
            if tag != "equal":
                yield head + a, head + b, head + c, head + d
    elif middle or other_middle:
        yield head, head + len(middle), head, head + len(other_middle)


def _kind(one: list[str], other: list[str]) -> str:
    """What a changed stretch is: "figure", "date", "name" (a slip of one), "another" (two things), "" (other words, or none)."""
    if len(one) != len(other) or len(one) > _FEW_WORDS:
        facts = any(_FIGURE.search(word) for word in (*one, *other))
        return "another" if facts and len(one) == len(other) else ""
    pairs = [(a.strip(_MARKS), b.strip(_MARKS)) for a, b in zip(one, other, strict=True)]
    pairs = [(a, b) for a, b in pairs if fold(a) != fold(b)]
    if not pairs:
        return ""
    if any(fold(a) in _WEEKDAYS and fold(b) in _WEEKDAYS for a, b in pairs):
        return "another"
    if any(_FIGURE.search(a) and _FIGURE.search(b) for a, b in pairs):
        if not all(_FIGURE.search(a) and _FIGURE.search(b) for a, b in pairs):
            return "another"
        if all(re.sub(r"\D", "", a).lstrip("0") == re.sub(r"\D", "", b).lstrip("0") for a, b in pairs):
            return ""
        return "date" if any(_DATE.search(a) for a, _ in pairs) else "figure"
    if all(_NAME.match(a) and _NAME.match(b) for a, b in pairs):
        return "name" if len(pairs) == 1 and distance(*pairs[0]) <= 1 else "another"
    return ""
