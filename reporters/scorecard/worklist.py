"""The officer's list: what is mended once for the portal, then article by article, most harmful first, in bounded pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup, escape

from rasoat.catalogue import _
from rasoat.finding import Finding
from rasoat.report import PageStatus
from reporters.scorecard import facets as by
from reporters.scorecard import hostile, names
from reporters.scorecard.entries import Entries, Entry
from reporters.scorecard.items import Item, make_item
from reporters.scorecard.pages import render, write
from reporters.scorecard.plan import LIST, AgencyPlan, Plan, same_words
from reporters.severities import SEVERITY

ENTRIES = 50
BYTES, FIRST_BYTES = 150_000, 100_000
"""A page is closed when it holds ``ENTRIES`` articles or this much of them; the budget of a page is 250 kB, and the first one
tells of the whole list besides."""
WIDE_BYTES, WIDE_ROWS = 30_000, 40
"""What is told of findings of the whole portal, on the first page."""
KINDS, UNREAD = 120, 200
UNREAD_BYTES = 40_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the list: its entries rendered, and as they stand in the index."""

    html: Markup
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of findings in the whole list; ``href`` leads to its first place, "" where that is told nowhere."""

    title: str
    severity: str
    places: int
    href: str


@dataclass(slots=True)
class Listed:
    """Where things stand in a written list: addresses inside the agency's folder."""

    pages: list[str]
    entries: dict[str, str] = field(default_factory=dict)
    """Article id to its entry."""
    kinds: dict[tuple[str, str], str] = field(default_factory=dict)
    """Article id and rule code to the finding that tells them."""
    order: list[str] = field(default_factory=list)
    """Article ids in the order of the list."""


def write_list(plan: Plan, place: AgencyPlan, folder: Path) -> Listed:
    """Writes every page of the list; tells where each article and kind stands in it."""
    facets = by.facets(plan, place)
    anchors = names.Anchors()
    sheets = list(_sheets(Entries(plan, place, facets, anchors)))
    wide = _wide(plan, place, anchors)
    pages = [LIST, *(LIST.replace(".html", f"-{i}.html") for i in range(2, len(sheets) + 1))]
    listed = _listed(pages, sheets)
    kinds = _kinds(plan, place, sheets, pages)
    level, index = by.index([[entry.card for entry in sheet.entries] for sheet in sheets])
    for number, (name, sheet) in enumerate(zip(pages, sheets, strict=True), 1):
        write(
            folder / name,
            render(
                "worklist.html",
                "worklist",
                "../",
                plan=plan,
                place=place,
                sheet=sheet,
                facets=facets,
                level=level,
                index=index,
                wide=wide if number == 1 else ((), 0),
                kinds=kinds if number == 1 else (),
                number=number,
                names=pages,
                jumps=_jumps(number, len(pages)),
                count=len(place.by_article) + len(place.by_page),
                places=sum(len(found) for found in (*place.by_article.values(), *place.by_page.values())),
                unread=_unread(place) if number == len(pages) else (),
            ),
        )
    return listed


def _jumps(number: int, total: int) -> list[int]:
    """Pages that a list of many pages links to besides its neighbours: the ends and every tenth of the way."""
    if total < 4:
        return []
    step = max(1, round(total / 10))
    return sorted(n for n in {1, total, *range(step, total, step)} if abs(n - number) > 1)


def _sheets(entries: Entries) -> Iterator[Sheet]:
    """Entries rendered and gathered into pages of at most ``ENTRIES`` entries and about ``BYTES`` bytes."""
    html: list[Markup] = []
    held: list[Entry] = []
    told: dict[tuple[str, str], str] = {}
    size, most = 0, FIRST_BYTES
    for entry in entries:
        shown, text = entries.render(entry, told)
        length = len(text.encode("utf-8", "replace"))
        if held and (len(held) == ENTRIES or size + length > most):
            yield Sheet(Markup("").join(html), tuple(held))
            html, held, told, size, most = [], [], {}, 0, BYTES
            shown, text = entries.render(entry, told)
            length = len(text.encode("utf-8", "replace"))
        html.append(text)
        held.append(shown)
        size += length
    yield Sheet(Markup("").join(html), tuple(held))


def _listed(pages: list[str], sheets: list[Sheet]) -> Listed:
    listed = Listed(pages)
    for name, sheet in zip(pages, sheets, strict=True):
        for entry in (entry for entry in sheet.entries if entry.key):
            listed.entries[entry.key] = f"{name}#{entry.id}"
            listed.order.append(entry.key)
            for group in entry.groups:
                listed.kinds[entry.key, group.item.code] = f"{name}#{group.item.id}"
    return listed


def _wide(plan: Plan, place: AgencyPlan, anchors: names.Anchors) -> tuple[tuple[Item, ...], int]:
    """Findings of the template and of the portal, each mistake once; and how many are left out for length."""
    worst: dict[tuple[str, str], Finding] = {}
    for finding in place.wide:
        key = same_words(finding)
        if not key[1]:
            key = (finding.code, finding.message)
        if key not in worst or finding.pages > worst[key].pages:
            worst[key] = finding
    rows = sorted(worst.values(), key=lambda f: (not f.veto, -f.severity.rank, -f.pages, f.code, f.quote))
    items: list[Item] = []
    size = 0
    for finding in rows[:WIDE_ROWS]:
        item = make_item(finding, plan.rules, None, anchors.give("m", finding.fingerprint))
        size += sum(len(text) for text in (item.message, item.hint, item.quote, item.before, item.after, item.link))
        size += sum(len(fix.shown) + len(fix.raw) for fix in item.fixes)
        if items and size > WIDE_BYTES // 4:
            break
        items.append(item)
    return tuple(items), len(rows) - len(items)


def _unread(place: AgencyPlan) -> tuple[PageStatus, ...]:
    """As many addresses that were not read as a page can bear."""
    shown: list[PageStatus] = []
    size = 0
    for status in place.agency.coverage.unread[:UNREAD]:
        told = hostile.short(status.url, 200) + hostile.short(status.note, 160)
        size += len(escape(told).encode("utf-8", "replace"))
        if shown and size > UNREAD_BYTES:
            break
        shown.append(status)
    return tuple(shown)


def _kinds(plan: Plan, place: AgencyPlan, sheets: list[Sheet], pages: list[str]) -> tuple[Kind, ...]:
    """The whole list at a glance: the most severe and frequent kinds first."""
    counts = Counter(f.code for f in place.agency.findings)
    first = {f.code: f for f in reversed(place.agency.findings)}
    at: dict[str, str] = {}
    for name, sheet in zip(pages, sheets, strict=True):
        for group in (group for entry in sheet.entries for group in entry.groups):
            at.setdefault(group.item.code, f"{name}#{group.item.id}")
    rows = sorted(counts, key=lambda code: (-first[code].severity.rank, -counts[code], code))
    return tuple(
        Kind(
            hostile.short(plan.rules[code].title if code in plan.rules else first[code].name, 80),
            _(SEVERITY[first[code].severity]),
            counts[code],
            at.get(code, ""),
        )
        for code in rows[:KINDS]
    )
