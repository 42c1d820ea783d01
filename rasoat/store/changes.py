"""What became of the findings of another run: fixed, still open, or not looked at again (which is not fixed)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from rasoat.changes import Notice
from rasoat.finding import Scope
from rasoat.identity import match
from rasoat.report import FetchStatus
from rasoat.store.snapshot import CARRIED, SET_ASIDE, Edition, PageRow, Snapshot, Stored

_FEWER = 0.05
"""Part of the pages read before that was not looked at again, from which on it is told."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs of one agency. ``known``: fingerprint of the later run to that of the earlier one."""

    before: Snapshot
    now: Snapshot
    known: Mapping[str, str]
    new: tuple[Stored, ...]
    fixed: tuple[Stored, ...]
    carried: tuple[Stored, ...]
    """Of the earlier run, not looked at again."""
    moved: Mapping[str, str]
    """Old place to new, of pages that were renamed."""
    notices: tuple[Notice, ...]

    def open(self) -> tuple[Stored, ...]:
        """Findings of the later run that the earlier one had, with the day on which they were first seen."""
        return tuple(
            self.now.findings[new]._replace(first=self.before.findings[old].first) for new, old in self.known.items()
        )

    def set_aside(self, dismissed: Collection[str]) -> Comparison:
        """With the findings of the later run on which two people agreed that they are none: neither new nor open."""
        aside = {one: self.now.findings[one]._replace(seen=SET_ASIDE) for one in self.now.findings.keys() & dismissed}
        if not aside:
            return self
        now = replace(self.now, findings={**self.now.findings, **aside})
        return replace(self, now=now, new=tuple(one for one in self.new if one.fingerprint not in aside))

    def count_open(self) -> int:
        """Old findings that were seen again, or not looked at again; without those set aside."""
        again = sum(self.now.findings[one].seen != SET_ASIDE for one in self.known)
        return again + sum(one.seen == CARRIED for one in self.carried)

    def new_by_rules(self) -> int:
        """New findings of rules that did not run before."""
        codes = self.before.edition.codes() if self.before.edition else None
        return 0 if codes is None else sum(finding.code not in codes for finding in self.new)


def compare(before: Snapshot, now: Snapshot) -> Comparison:
    """``before`` and ``now`` are runs of one agency, in the order of time."""
    gone = {place for place, page in now.pages.items() if page.status == FetchStatus.NOT_FOUND}
    unread = {place for place, page in now.pages.items() if not FetchStatus(page.status).read} - gone
    articles = now.articles
    matching = match(
        [finding.sighting() for finding in before.findings.values()],
        [finding.sighting() for finding in now.findings.values()],
        moved=_renamed(before.articles, articles),
        standing=articles.keys(),
        unseen=unread,
    )
    judged = _looked_at_again(now, articles, gone, unread, matching.moved)
    missing = [before.findings[fingerprint] for fingerprint in sorted(matching.gone)]
    return Comparison(
        before,
        now,
        matching.known,
        tuple(now.findings[one] for one in sorted(matching.new) if now.findings[one].seen != SET_ASIDE),
        tuple(one for one in missing if judged(one) and one.seen != SET_ASIDE),
        tuple(one if one.seen == SET_ASIDE else one._replace(seen=CARRIED) for one in missing if not judged(one)),
        matching.moved,
        notices(before, now, matching.moved),
    )


def _renamed(before: Mapping[str, PageRow], now: Mapping[str, PageRow]) -> dict[str, str]:
    """Pages that are gone and new ones of the same title and day, both once only."""
    new = _by_title({place: page for place, page in now.items() if place not in before})
    return {
        place: new[key]
        for key, place in _by_title({place: page for place, page in before.items() if place not in now}).items()
        if key in new
    }


def _by_title(pages: Mapping[str, PageRow]) -> dict[tuple[str, str | None], str]:
    keys = {place: (page.title, page.published) for place, page in pages.items() if page.title}
    count = Counter(keys.values())
    return {key: place for place, key in keys.items() if count[key] == 1}


def _looked_at_again(
    now: Snapshot, articles: Mapping[str, PageRow], gone: set[str], unread: set[str], moved: Mapping[str, str]
) -> Callable[[Stored], bool]:
    """Whether the later run would have seen an old finding again if it were still there."""
    listed = sum(not FetchStatus(page.status).read for page in now.pages.values())
    statuses = now.statuses or {}
    whole = listed >= now.met - now.read and not statuses.get(FetchStatus.NOT_FETCHED, 0)
    running = now.edition.codes() - now.broken if now.edition else None

    def judged(old: Stored) -> bool:
        if (running is not None and old.code not in running) or not now.read:
            return False
        place = moved.get(old.place, old.place)
        if not place or place in articles or place in gone:
            return True
        return old.scope != Scope.ARTICLE and whole and place not in unread

    return judged


def notices(before: Snapshot, now: Snapshot, moved: Mapping[str, str] | None = None) -> tuple[Notice, ...]:
    """What else than the portal changed from one run to the other, in a fixed order."""
    found = [Notice.FORMULA] if before.formula != now.formula else []
    one, other = before.edition, now.edition
    if one and other:
        found += [Notice.RULES] if one.rules != other.rules else []
        found += [Notice.FACTS] if facts_of(one) != facts_of(other) else []
    found += [Notice.VERSION] if before.version != now.version else []
    names = moved or {}
    places = [names.get(place, place) for place in before.articles]
    lost = [place for place in places if (page := now.pages.get(place)) is None or not _told(page)]
    if now.read < before.read and len(lost) > _FEWER * len(places):
        found.append(Notice.COVERAGE)
    return tuple(found)


def _told(page: PageRow) -> bool:
    return page.status in (FetchStatus.OK, FetchStatus.NOT_FOUND)


def facts_of(edition: Edition) -> tuple[str, str]:
    return edition.facts, edition.own_facts
