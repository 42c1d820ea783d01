"""The page of one article: its text with numbered marks in place, and a note for each mark."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rasoat.finding import Finding
from reporters.scorecard import hostile
from reporters.scorecard.items import Item, make_item
from reporters.scorecard.marks import mark_up
from reporters.scorecard.pages import render, write
from reporters.scorecard.plan import AgencyPlan, Plan

NOTES = 150
"""Notes on one page; the most severe are kept where there are more."""


def write_article(plan: Plan, place: AgencyPlan, key: str, folder: Path) -> None:
    record = place.records[key]
    found = place.by_article[key]
    shown = sorted(found, key=lambda f: (not f.veto, -f.severity.rank, *_position(f)))[:NOTES]
    shown.sort(key=_position)
    blocks, placed = mark_up(record, list(enumerate(shown, 1)))
    notes: list[Item] = [make_item(f, plan.rules, None) for f in shown]
    link = "" if any(f.veto for f in found) else hostile.link(record.url)
    write(
        folder / place.pages[key],
        render(
            "article.html",
            "article",
            "../../",
            script=True,
            plan=plan,
            place=place,
            record=record,
            title=hostile.short(record.title or record.path or record.url or key, 300),
            blocks=blocks,
            titled=bool(blocks) and any(block.kind == "title" for block in blocks),
            notes=notes,
            placed=placed,
            counts=Counter(note.title for note in notes).most_common(),
            total=len(found),
            link=link,
            address="" if link else hostile.defang(hostile.short(record.url or record.path, 240)),
        ),
    )


def _position(finding: Finding) -> tuple[int, int, str]:
    """In the order of the text; what stands nowhere in it comes last."""
    low, high = finding.span if finding.span is not None else (1 << 40, 0)
    return low, high, finding.fingerprint
