"""The officer's list: what is mended once for the portal, then article by article, most harmful first, in bounded pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from rasoat.finding import Finding
from reporters import figures
from reporters.scorecard import hostile
from reporters.scorecard.items import Item, make_item
from reporters.scorecard.pages import environment, render, write
from reporters.scorecard.plan import LIST, AgencyPlan, Plan, same_words
from reporters.scorecard.wording import SEVERITY

ENTRIES = 50
BYTES = 170_000
"""A page is closed when it holds ``ENTRIES`` articles or this much of them; the budget of a page is 250 kB."""
KINDS = 30
MORE = 8
"""Places of the same kind listed under the first one where there is no article page to show them."""


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one rule in one article, told by the first; ``others`` have no other page to be seen on."""

    item: Item
    more: int
    others: tuple[Item, ...]
    elsewhere: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An article, or another page without one. ``page`` leads to its page in the site."""

    title: str
    page: str
    link: str
    address: str
    meta: tuple[str, ...]
    places: int
    groups: tuple[Group, ...]
    hidden: int
    """Kinds left out for length."""
    section: str
    byline: str
    published: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the list, as far as it differs from the others."""

    html: Markup
    entries: int
    places: int
    rules: dict[str, str]
    sections: tuple[str, ...]
    bylines: tuple[str, ...]
    years: tuple[str, ...]


def write_list(plan: Plan, place: AgencyPlan, folder: Path) -> list[str]:
    """Writes every page of the list; gives their names."""
    sheets = list(_sheets(_entries(plan, place), place))
    wide = _wide(plan, place)
    total = len(sheets)
    names = [LIST, *(LIST.replace(".html", f"-{i}.html") for i in range(2, total + 1))]
    count = len(place.by_article) + len(place.by_page)
    kinds = _kinds(plan, place)
    for number, (name, sheet) in enumerate(zip(names, sheets, strict=True), 1):
        write(
            folder / name,
            render(
                "worklist.html",
                "worklist",
                "../",
                plan=plan,
                place=place,
                sheet=sheet,
                wide=wide if number == 1 else ((), 0),
                kinds=kinds if number == 1 else (),
                number=number,
                names=names,
                jumps=_jumps(number, total),
                count=count,
            ),
        )
    return names


def _jumps(number: int, total: int) -> list[int]:
    """Pages that a list of many pages links to besides its neighbours: the ends and every tenth of the way."""
    if total < 4:
        return []
    step = max(1, round(total / 10))
    return sorted(n for n in {1, total, *range(step, total, step)} if abs(n - number) > 1)


def _entries(plan: Plan, place: AgencyPlan) -> Iterator[Entry]:
    """Most harmful first: by severity, then the newest, then by id."""
    order = [*((_harm(found), key, True) for key, found in place.by_article.items())]
    order += [(_harm(found), key, False) for key, found in place.by_page.items()]

    def rank(row: tuple[tuple[int, ...], str, bool]) -> tuple[object, ...]:
        harm, key, known = row
        published = place.records[key].published if known else None
        return (*harm, *(-ord(c) for c in (published or "0")), key, known)

    for _, key, known in sorted(order, key=rank):
        yield _article(plan, place, key) if known else _page(plan, place, key)


def _harm(findings: Iterable[Finding]) -> tuple[int, ...]:
    counts = Counter(3 if f.veto else f.severity.rank for f in findings if not f.preview)
    return tuple(-counts[rank] for rank in (3, 2, 1, 0))


def _article(plan: Plan, place: AgencyPlan, key: str) -> Entry:
    record, found = place.records[key], place.by_article[key]
    veto = any(f.veto for f in found)
    link = "" if veto else hostile.link(record.url)
    groups, hidden = _groups(plan, place, found, key)
    meta = (figures.day(record.published), hostile.short(record.section, 80), hostile.short(record.byline, 80))
    return Entry(
        title=hostile.short(record.title or record.path or record.url or key, 220),
        page=place.pages.get(key, ""),
        link=link,
        address="" if link else hostile.defang(hostile.short(record.url or record.path, 240)),
        meta=tuple(part for part in meta if part),
        places=len(found),
        groups=groups,
        hidden=hidden,
        section=hostile.short(record.section, 80),
        byline=hostile.short(record.byline, 80),
        published=(record.published or "")[:10],
    )


def _page(plan: Plan, place: AgencyPlan, key: str) -> Entry:
    found = place.by_page[key]
    link = "" if any(f.veto for f in found) else hostile.link(key)
    groups, hidden = _groups(plan, place, found, "")
    title = hostile.short(hostile.defang(key) if key else "Không rõ trang", 220)
    return Entry(
        title, "", link, "", ("trang không phải bài viết",) if key else (), len(found), groups, hidden, "", "", ""
    )


def _groups(plan: Plan, place: AgencyPlan, found: list[Finding], key: str) -> tuple[tuple[Group, ...], int]:
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        by_code[finding.code].append(finding)
    record = place.records.get(key)
    rows = sorted(by_code.values(), key=lambda fs: (*_harm(fs), _start(fs[0]), fs[0].code))
    groups = []
    for findings in rows[:KINDS]:
        findings.sort(key=lambda f: (-f.severity.rank, _start(f)))
        first, rest = findings[0], findings[1:]
        shown = () if key in place.pages else tuple(make_item(f, plan.rules, record) for f in rest[:MORE])
        elsewhere = place.spread.get(same_words(first), 1) - 1
        groups.append(Group(make_item(first, plan.rules, record), len(rest), shown, elsewhere if key else 0))
    return tuple(groups), max(len(rows) - KINDS, 0)


def _start(finding: Finding) -> int:
    if finding.span is not None:
        return finding.span[0]
    return finding.place.offset if finding.place.offset is not None else 1 << 40


def _sheets(entries: Iterator[Entry], place: AgencyPlan) -> Iterator[Sheet]:
    """Entries rendered and gathered into pages of at most ``ENTRIES`` entries and about ``BYTES`` bytes."""
    template = environment().get_template("entry.html")
    html: list[str] = []
    held: list[Entry] = []
    size = 0
    for entry in entries:
        text = template.render(entry=entry, files=place.agency.id == "")
        length = len(text.encode("utf-8", "replace"))
        if held and (len(held) == ENTRIES or size + length > BYTES):
            yield _sheet(html, held)
            html, held, size = [], [], 0
        html.append(text)
        held.append(entry)
        size += length
    yield _sheet(html, held)


def _sheet(html: list[str], entries: list[Entry]) -> Sheet:
    rules = {group.item.code: group.item.title for entry in entries for group in entry.groups}
    return Sheet(
        html=Markup("".join(html)),  # noqa: S704 - rendered by our own template
        entries=len(entries),
        places=sum(entry.places for entry in entries),
        rules=dict(sorted(rules.items(), key=lambda pair: pair[1])),
        sections=tuple(sorted({e.section for e in entries if e.section})),
        bylines=tuple(sorted({e.byline for e in entries if e.byline})),
        years=tuple(sorted({e.published[:4] for e in entries if e.published}, reverse=True)),
    )


def _wide(plan: Plan, place: AgencyPlan) -> tuple[tuple[Item, ...], int]:
    """Findings of the template and of the portal, each mistake once; and how many are left out for length."""
    worst: dict[tuple[str, str], Finding] = {}
    for finding in place.wide:
        key = same_words(finding)
        if not key[1]:
            key = (finding.code, finding.message)
        if key not in worst or finding.pages > worst[key].pages:
            worst[key] = finding
    rows = sorted(worst.values(), key=lambda f: (not f.veto, -f.severity.rank, -f.pages, f.code, f.quote))
    return tuple(make_item(f, plan.rules, None) for f in rows[:40]), max(len(rows) - 40, 0)


def _kinds(plan: Plan, place: AgencyPlan) -> tuple[tuple[str, str, int], ...]:
    """Rule title, severity, places: the whole list at a glance."""
    counts = Counter(f.code for f in place.agency.findings)
    first = {f.code: f for f in reversed(place.agency.findings)}
    rows = sorted(counts, key=lambda code: (-first[code].severity.rank, -counts[code], code))
    titles = {code: plan.rules[code].title if code in plan.rules else first[code].name for code in rows}
    return tuple((titles[code], SEVERITY[first[code].severity], counts[code]) for code in rows)
