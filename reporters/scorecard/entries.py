"""Entries of the officer's list: an article or page with its findings by kind, most harmful first, as markup of bounded size."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from rasoat import figures
from rasoat.catalogue import _
from rasoat.finding import Finding
from reporters.scorecard import hostile, names
from reporters.scorecard.facets import Card, Facets, card, kind
from reporters.scorecard.items import Item, make_item
from reporters.scorecard.pages import environment
from reporters.scorecard.plan import AgencyPlan, Plan, same_words

KINDS = 30
ENTRY_BYTES = 60_000
"""An entry is told with fewer kinds until it is no longer than this."""
MORE = 8
"""Places of the same kind listed under the first one where there is no article page to show them."""
LINKS = 3
"""Other articles with the same words that an entry links to."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The same words found by the same rule in other articles: ``links`` are (title, address, date), or ``told`` at another entry
    of the page."""

    count: int
    links: tuple[tuple[str, str, str], ...] = ()
    told: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one rule in one article, told by the first; ``others`` have no other page to be seen on."""

    item: Item
    kind: str
    more: int
    others: tuple[Item, ...]
    elsewhere: Elsewhere
    words: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """An article, or another page without one. ``page`` leads to its page in the site."""

    key: str
    id: str
    title: str
    page: str
    link: str
    address: str
    meta: tuple[str, ...]
    places: int
    groups: tuple[Group, ...]
    hidden: int
    """Kinds left out for length."""
    card: Card


class Entries:
    """Makes and renders the entries of one agency. ``told`` is where the page being written tells of the same words elsewhere."""

    def __init__(self, plan: Plan, place: AgencyPlan, facets: Facets, anchors: names.Anchors) -> None:
        self._plan, self._place, self._facets, self._anchors = plan, place, facets, anchors
        self._template = environment().get_template("entry.html")
        self._order = [key for key, known in _ordered(place) if known]
        self._rank = {key: rank for rank, key in enumerate(self._order)}
        self._links: dict[tuple[str, str], tuple[tuple[str, str, str, str], ...]] = {}

    def __iter__(self) -> Iterator[Entry]:
        """Most harmful first: by severity, then the newest, then by id."""
        for key, known in _ordered(self._place):
            yield self._article(key) if known else self._page(key)

    def render(self, entry: Entry, told: dict[tuple[str, str], str]) -> tuple[Entry, Markup]:
        """The entry with as many kinds as fit ``ENTRY_BYTES``; ``told`` takes what it is the first of its page to list."""
        while True:
            fresh: dict[tuple[str, str], str] = {}
            groups = [self._with_elsewhere(group, entry.key, told, fresh) for group in entry.groups]
            html = self._template.render(entry=replace(entry, groups=tuple(groups)), files=self._plan.files)
            if len(groups) <= 1 or len(html) * 4 <= ENTRY_BYTES or len(html.encode("utf-8", "replace")) <= ENTRY_BYTES:
                told.update(fresh)
                return entry, Markup(html)  # noqa: S704 - rendered by our own template
            left = len(groups) // 2
            entry = replace(entry, groups=entry.groups[:left], hidden=entry.hidden + len(groups) - left)

    def _with_elsewhere(
        self, group: Group, key: str, told: dict[tuple[str, str], str], fresh: dict[tuple[str, str], str]
    ) -> Group:
        count = group.elsewhere.count
        if not count:
            return group
        known = told.get(group.words) or fresh.get(group.words)
        if known:
            return replace(group, elsewhere=Elsewhere(count, told=known))
        links = tuple(link[1:] for link in self._same(group.words) if link[0] != key)[:LINKS]
        fresh[group.words] = id_ = f"k{group.item.id[1:]}"
        return replace(group, elsewhere=Elsewhere(count, links, id=id_))

    def _same(self, words: tuple[str, str]) -> tuple[tuple[str, str, str, str], ...]:
        """Of articles with these words, the most harmful: id, title, address of the mark, date."""
        if words not in self._links:
            place = self._place
            found = []
            for key in sorted(place.spread[words], key=lambda k: self._rank[k])[: LINKS + 1]:
                record, page = place.records[key], place.pages.get(key)
                href = f"{page}#{names.anchor('c', place.spread[words][key])}" if page else ""
                title = hostile.short(record.title or record.path or record.url or key, 90)
                found.append((key, title, href, figures.day(record.published)))
            self._links[words] = tuple(found)
        return self._links[words]

    def _article(self, key: str) -> Entry:
        record, found = self._place.records[key], self._place.by_article[key]
        link = "" if any(f.veto for f in found) else hostile.link(record.url)
        groups, hidden, kinds = self._groups(found, key)
        meta = (figures.day(record.published), hostile.short(record.section, 80), hostile.short(record.byline, 80))
        return Entry(
            key=key,
            id=self._anchors.give("b", key),
            title=hostile.short(record.title or record.path or record.url or key, 220),
            page=self._place.pages.get(key, ""),
            link=link,
            address="" if link else hostile.defang(hostile.short(record.url or record.path, 240)),
            meta=tuple(part for part in meta if part),
            places=len(found),
            groups=groups,
            hidden=hidden,
            card=card(self._facets, record.section, record.byline, record.published, kinds),
        )

    def _page(self, key: str) -> Entry:
        found = self._place.by_page[key]
        link = "" if any(f.veto for f in found) else hostile.link(key)
        groups, hidden, kinds = self._groups(found, "")
        return Entry(
            key="",
            id=self._anchors.give("b", f"\0{key}"),
            title=hostile.short(hostile.defang(key) if key else _("Không rõ trang"), 220),
            page="",
            link=link,
            address="",
            meta=(_("trang không phải bài viết"),) if key else (),
            places=len(found),
            groups=groups,
            hidden=hidden,
            card=card(self._facets, "", "", None, kinds),
        )

    def _groups(self, found: list[Finding], key: str) -> tuple[tuple[Group, ...], int, tuple[str, ...]]:
        """The kinds that are told, how many are not, and all of them for the index."""
        by_code: dict[str, list[Finding]] = defaultdict(list)
        for finding in found:
            by_code[finding.code].append(finding)
        record = self._place.records.get(key)
        rules = self._plan.rules
        rows = sorted(by_code.values(), key=lambda fs: (*harm(fs), start(fs[0]), fs[0].code))
        kinds = tuple(kind(self._facets, findings) for findings in rows)
        groups = []
        for findings, told in zip(rows[:KINDS], kinds, strict=False):
            findings.sort(key=lambda f: (-f.severity.rank, start(f)))
            first, rest = findings[0], findings[1:]
            shown = () if key in self._place.pages else tuple(make_item(f, rules, record) for f in rest[:MORE])
            words = same_words(first)
            elsewhere = Elsewhere(max(len(self._place.spread.get(words, ())) - 1, 0) if key else 0)
            item = make_item(first, rules, record, self._anchors.give("m", first.fingerprint))
            groups.append(Group(item, told, len(rest), shown, elsewhere, words))
        return tuple(groups), max(len(rows) - KINDS, 0), kinds


def harm(findings: Iterable[Finding]) -> tuple[int, ...]:
    """Smaller is worse: how many are a veto or serious, moderate, minor, negated; rules on trial do not count."""
    counts = Counter(3 if f.veto else f.severity.rank for f in findings if not f.preview)
    return tuple(-counts[rank] for rank in (3, 2, 1, 0))


def start(finding: Finding) -> int:
    """Where it stands in its text, the end of all where that is unknown."""
    if finding.span is not None:
        return finding.span[0]
    return finding.place.offset if finding.place.offset is not None else 1 << 40


def _ordered(place: AgencyPlan) -> list[tuple[str, bool]]:
    """Keys of articles (True) and of other pages (False)."""
    rows = [*((harm(found), key, True) for key, found in place.by_article.items())]
    rows += [(harm(found), key, False) for key, found in place.by_page.items()]

    def rank(row: tuple[tuple[int, ...], str, bool]) -> tuple[object, ...]:
        harmful, key, known = row
        published = place.records[key].published if known else None
        return (*harmful, *(-ord(c) for c in (published or "0")), key, known)

    return [(key, known) for _, key, known in sorted(rows, key=rank)]
