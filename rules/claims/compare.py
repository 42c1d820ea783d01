"""Sets the claims of many pages side by side and finds those that cannot be true together.

One reading of all claims: time and memory grow with their number. A subject keeps at most ``MOST_VALUES`` values, and of each
value a few pages; the rest is counted.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from rules.claims.claim import Claim, Kind
from rules.claims.nearness import FAR, NEAR, difference
from rules.portals import PageDigest, PortalView
from rules.text.folding import fold, tones

MOST_VALUES = 200
_OF_ONE_PORTAL = 20
"""New values that one portal may bring to a subject, so that it leaves room for the others."""
_KEPT = 20
"""Pages kept of each value."""
_TOGETHER = 12
"""Months within which two pages speak of the same time."""
_SWITCH = 4
"""Months: where every page with the one value is older than every page with the other by more, and of an earlier year, the thing
itself has changed; of one year, the older page misleads as long as it stands."""
_JOINED = frozenset({Kind.HOTLINE, Kind.PHONE, Kind.EMAIL, Kind.RECEPTION})
"""A page may give several values of these; they contradict others only together."""
_LASTING = frozenset({Kind.DOCUMENT_DATE, Kind.DOCUMENT_TITLE})
"""What never changes, whatever the day of the page."""
_STANDING = re.compile(
    tones(
        r"(?:bộ )?(?:thủ tục|quy trình|trình tự|hướng dẫn|thông tin liên hệ|liên hệ|giới thiệu|đường dây nóng|danh "
        r"bạ|công khai|lịch tiếp|"
        r"lịch làm việc|địa chỉ|lệ phí|biểu phí|mức thu|câu hỏi thường gặp|hỏi đáp)(?!\w)"
    )
)
_OF_A_TIME = re.compile(tones(r"\b(?:năm|tháng|quý|tuần|ngày)\s?(?:\d|[ivx]+\b)|\b20\d\d\b"))

Key = tuple[Kind, str, str]


@dataclass(frozen=True, slots=True)
class Source:
    """A page that makes a claim; ``portal`` is its number among the portals compared."""

    portal: int
    page: PageDigest
    claim: Claim


@dataclass(slots=True)
class Version:
    """One value of one subject, and who gives it."""

    value: str
    pages: int = 0
    sources: list[Source] = field(default_factory=list)
    """The first ones, and the first of every portal."""
    months: Counter[int] = field(default_factory=Counter)
    portals: set[int] = field(default_factory=set)

    @property
    def address(self) -> str:
        """The first of the pages that are kept."""
        return min(source.page.url for source in self.sources)

    @property
    def shown(self) -> str:
        return self.sources[0].claim.shown


@dataclass(slots=True)
class Topic:
    """One subject. ``unlisted``: pages whose values found no room."""

    key: Key
    versions: dict[str, Version] = field(default_factory=dict)
    unlisted: int = 0
    brought: Counter[int] = field(default_factory=Counter)
    """Values that each portal was the first to give."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Versions that exclude each other, the one of most pages first. ``certain``: not merely different, but one of them a slip
    or a thing that can have one value only."""

    topic: Topic
    versions: tuple[Version, ...]
    certain: bool

    @property
    def majority(self) -> Version | None:
        """The version of at least three pages and three times as many as any other, if there is one."""
        first, second = self.versions[:2]
        return first if first.pages >= 3 * second.pages and first.pages > 2 else None

    @property
    def doubtful(self) -> tuple[Version, ...]:
        """Those that fewer pages give; all where none is given by most."""
        if self.versions[0].pages == self.versions[1].pages:
            return self.versions
        return self.versions[1:]


def contradictions(portals: Sequence[PortalView], kinds: Collection[Kind]) -> Iterator[Contradiction]:
    """Of all pages of these portals, in the order of the subjects' first pages."""
    for topic in _topics(portals, kinds).values():
        if len(topic.versions) > 1:
            yield from _judged(topic)


def _topics(portals: Sequence[PortalView], kinds: Collection[Kind]) -> dict[Key, Topic]:
    topics: dict[Key, Topic] = {}
    now = max((_month(page.published) for portal in portals for page in portal.pages if page.published), default=0)
    for number, portal in enumerate(portals):
        seen: set[str] = set()
        for page in portal.pages:
            if page.identity in seen:
                continue
            seen.add(page.identity)
            if page.claims:
                written = _month(page.published) if page.published else now
                today = now if _stands(page) else written
                for key, claim in _of_page(page, kinds):
                    month = written if key[0] is Kind.HOLDER else today
                    _add(topics.setdefault(key, Topic(key)), Source(number, page, claim), month)
    return topics


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month


def _stands(page: PageDigest) -> bool:
    """Whether a page is there to be looked up now, whatever its day: a guide, a table of fees, a list of contacts."""
    title = fold(page.title).strip()
    return bool(_STANDING.match(title)) and not _OF_A_TIME.search(title)


def _of_page(page: PageDigest, kinds: Collection[Kind]) -> Iterator[tuple[Key, Claim]]:
    """What a page says of each subject; nothing where it says two things and only one can be."""
    said: dict[Key, list[Claim]] = {}
    for claim in page.claims:
        if claim.kind in kinds:
            said.setdefault((claim.kind, claim.subject, claim.scope), []).append(claim)
    for key, claims in said.items():
        values = sorted({value for claim in claims for value in claim.value.split("|")})
        if key[0] in _JOINED:
            shown = "; ".join(dict.fromkeys(claim.shown for claim in claims))
            yield key, claims[0]._replace(value="|".join(values), shown=shown)
        elif len(values) == 1:
            yield key, claims[0]


def _add(topic: Topic, source: Source, month: int) -> None:
    version = topic.versions.get(source.claim.value)
    if version is None:
        topic.brought[source.portal] += 1
        if len(topic.versions) >= MOST_VALUES or topic.brought[source.portal] > _OF_ONE_PORTAL:
            topic.unlisted += 1
            return
        version = topic.versions[source.claim.value] = Version(source.claim.value)
    version.pages += 1
    version.months[month] += 1
    if len(version.sources) < _KEPT or source.portal not in version.portals:
        version.sources.append(source)
    version.portals.add(source.portal)


def _judged(topic: Topic) -> Iterator[Contradiction]:
    """The versions that stand against the one of most pages (of equally many, the first by address), if any."""
    kind = topic.key[0]
    ordered = sorted(topic.versions.values(), key=lambda version: (-version.pages, version.address))
    first = ordered[0]
    against = [
        (other, found)
        for other in ordered[1:]
        if (found := difference(kind, first.value, other.value)) and _at_one_time(kind, first, other, found)
    ]
    if against:
        certain = any(found == NEAR for _, found in against) and not topic.unlisted and len(against) <= 4
        yield Contradiction(topic, (first, *(other for other, _ in against)), certain)


def _between(one: Version, other: Version) -> bool:
    """Whether the other was said between two times of the one."""
    return any(min(one.months) < month < max(one.months) for month in other.months)


def _at_one_time(kind: Kind, one: Version, other: Version, found: int) -> bool:
    """Whether both were said of the same time, so that the thing itself did not change in between."""
    if kind in _LASTING:
        return True
    first, second = sorted((one, other), key=lambda version: max(version.months))
    gap = min(second.months) - max(first.months)
    if gap > 0:
        one_year = (min(second.months) - 1) // 12 == (max(first.months) - 1) // 12
        return (gap <= _SWITCH or one_year) and not (kind is Kind.HOLDER and found == FAR)
    if kind is Kind.HOLDER and found == FAR:
        return _between(first, second) or _between(second, first)
    return any(abs(a - b) <= _TOGETHER for a in first.months for b in second.months)
