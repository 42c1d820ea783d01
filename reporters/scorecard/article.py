"""The page of one article: its text with numbered marks in place, and a note for each mark."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rasoat.finding import Finding
from reporters.scorecard import hostile, names
from reporters.scorecard.items import Item, make_item
from reporters.scorecard.marks import Mark, mark_up
from reporters.scorecard.pages import Frame, environment, write
from reporters.scorecard.plan import AgencyPlan, Plan, same_words
from reporters.scorecard.worklist import Listed

NOTES = 150
"""Notes on one page; the most severe are kept where there are more."""
MARKS = 2_000
"""Places marked in a text, with a note or without."""
BYTES = 440_000
"""Of the main part; a longer one is made anew with half the notes and half the text. The budget of a page is 500 kB."""


def write_articles(plan: Plan, place: AgencyPlan, folder: Path, listed: Listed) -> None:
    """A page for every article with findings and text; ``listed`` leads back to the list."""
    if not place.pages:
        return
    (folder / "bai").mkdir(exist_ok=True)
    frame = Frame("article.html", "article", "../../", plan=plan)
    template = environment().get_template("article_body.html")
    order = [key for key in listed.order if key in place.pages]
    neighbours = {
        key: (before, after) for before, key, after in zip(["", *order], order, [*order[1:], ""], strict=False)
    }
    for key, path in place.pages.items():
        near = [place.pages[other].removeprefix("bai/") if other else "" for other in neighbours.get(key, ("", ""))]
        share = 1.0
        while True:
            values = _values(plan, place, key, listed, share)
            html = template.render(plan=plan, near=near, **values)
            if share < 0.02 or len(html) * 3 <= BYTES or len(html.encode("utf-8", "replace")) <= BYTES:
                break
            share /= 2
        write(folder / path, frame.fill(hostile.short(str(values["title"]), 120), html))


def _values(plan: Plan, place: AgencyPlan, key: str, listed: Listed, share: float) -> dict[str, object]:
    record = place.records[key]
    found = sorted(place.by_article[key], key=lambda f: (not f.veto, -f.severity.rank, *_position(f)))
    shown = sorted(found[: max(1, int(NOTES * share))], key=_position)
    rest = found[len(shown) : MARKS]
    anchors = names.Anchors()
    notes = [make_item(f, plan.rules, None, anchors.give("m", f.fingerprint)) for f in shown]
    marks = [Mark(f, number, note.id) for number, (f, note) in enumerate(zip(shown, notes, strict=True), 1)]
    link = "" if any(f.veto for f in found) else hostile.link(record.url)
    return {
        "record": record,
        "title": hostile.short(record.title or record.path or record.url or key, 300),
        "text": mark_up(record, [*marks, *map(Mark, rest)], share),
        "notes": notes,
        "elsewhere": [_elsewhere(place, listed, key, f) for f in shown],
        "first": _first_of_kind(notes),
        "counts": Counter(note.title for note in notes).most_common(),
        "total": len(found),
        "link": link,
        "address": "" if link else hostile.defang(hostile.short(record.url or record.path, 240)),
        "entry": listed.entries.get(key, listed.pages[0]),
    }


def _elsewhere(place: AgencyPlan, listed: Listed, key: str, finding: Finding) -> tuple[int, str]:
    """In how many other articles the same words are found, and the finding of the list that names them."""
    count = len(place.spread.get(same_words(finding), ())) - 1
    return max(count, 0), listed.kinds.get((key, finding.code), "")


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
