"""The page of one article: its text with numbered marks in place, and a note for each mark."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rasoat.finding import Finding
from reporters.scorecard import hostile
from reporters.scorecard.items import Item, make_item
from reporters.scorecard.marks import mark_up
from reporters.scorecard.pages import Frame, environment, write
from reporters.scorecard.plan import AgencyPlan, Plan

NOTES = 150
"""Notes on one page; the most severe are kept where there are more."""


def write_articles(plan: Plan, place: AgencyPlan, folder: Path) -> None:
    """A page for every article with findings and text."""
    if not place.pages:
        return
    (folder / "bai").mkdir(exist_ok=True)
    frame = Frame("article.html", "article", "../../", plan=plan)
    template = environment().get_template("article_body.html")
    for key, path in place.pages.items():
        values = _values(plan, place, key)
        write(folder / path, frame.fill(hostile.short(str(values["title"]), 120), template.render(plan=plan, **values)))


def _values(plan: Plan, place: AgencyPlan, key: str) -> dict[str, object]:
    record = place.records[key]
    found = place.by_article[key]
    shown = sorted(found, key=lambda f: (not f.veto, -f.severity.rank, *_position(f)))[:NOTES]
    shown.sort(key=_position)
    notes: list[Item] = [make_item(f, plan.rules, None) for f in shown]
    link = "" if any(f.veto for f in found) else hostile.link(record.url)
    return {
        "record": record,
        "title": hostile.short(record.title or record.path or record.url or key, 300),
        "text": mark_up(record, list(enumerate(shown, 1))),
        "notes": notes,
        "first": _first_of_kind(notes),
        "counts": Counter(note.title for note in notes).most_common(),
        "total": len(found),
        "link": link,
        "address": "" if link else hostile.defang(hostile.short(record.url or record.path, 240)),
    }


def _first_of_kind(notes: list[Item]) -> set[int]:
    """Indices of the notes that open a kind: why and by what right is told there, not at every place."""
    first: dict[str, int] = {}
    for index, note in enumerate(notes):
        first.setdefault(note.code, index)
    return set(first.values())


def _position(finding: Finding) -> tuple[int, int, str]:
    """In the order of the text; what stands nowhere in it comes last."""
    low, high = finding.span if finding.span is not None else (1 << 40, 0)
    return low, high, finding.fingerprint
