"""By what a list is filtered: rule, section, author, date, severity, new or old, sure or not; and where on its pages that stands.

A page of a long list has to tell what stands on the others, and from ``file://`` it may ask for nothing. So each page carries an
index of the whole list, some bytes an article. A list too long for that carries less: without author and date, without section,
or nothing; the page then says that it gives an upper bound, or that it knows of itself only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rasoat.finding import Finding
from reporters.scorecard import hostile
from reporters.scorecard.items import sure
from reporters.scorecard.plan import AgencyPlan, Plan

INDEX_BYTES = 48_000
VALUES = 100
"""Sections and authors that may be chosen; the most frequent where there are more."""
LABEL = 60
_LETTERS = "abcdefghijkl"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_EPOCH = date(1970, 1, 1).toordinal()
LEVELS = ("sbd", "s", "")
"""What the index tells of an article: section, byline and date; section; nothing but its page."""


@dataclass(frozen=True, slots=True)
class Facets:
    """Choices in the order of the form: the number of a choice in the index is its place, from 1."""

    rules: dict[str, tuple[int, str]]
    """Code to number and title."""
    sections: dict[str, int]
    bylines: dict[str, int]
    cut: bool
    """Whether there are more sections or bylines than may be chosen."""
    dated: bool
    fresh: bool
    """Whether there are new findings and old ones."""
    doubtful: bool
    """Whether there are sure findings and others."""


@dataclass(frozen=True, slots=True)
class Card:
    """An article in the index: numbers of section and byline (0: none), days since 1970 in base 36, and its kinds of findings."""

    section: int
    byline: int
    day: str
    kinds: tuple[str, ...]

    @property
    def about(self) -> str:
        """``3.1.fzz``."""
        return f"{self.section or ''}.{self.byline or ''}.{self.day}"


def label(text: str) -> str:
    """A section or byline as it is chosen and compared."""
    return hostile.short(hostile.plain(" ".join(text[: 4 * LABEL].split())), LABEL)


def facets(plan: Plan, place: AgencyPlan) -> Facets:
    """Of all articles and pages with findings."""
    records = [place.records[key] for key in place.by_article]
    listed = [f for found in (*place.by_article.values(), *place.by_page.values()) for f in found]
    titles = {f.code: plan.rules[f.code].title if f.code in plan.rules else f.name for f in listed}
    ordered = sorted(titles.items(), key=lambda pair: (pair[1], pair[0]))
    sections, bylines = (Counter(filter(None, map(label, texts))) for texts in (
        [r.section for r in records], [r.byline for r in records]))  # fmt: skip
    return Facets(
        {code: (number, title) for number, (code, title) in enumerate(ordered, 1)},
        _numbered(sections),
        _numbered(bylines),
        cut=max(len(sections), len(bylines)) > VALUES,
        dated=any(_day(r.published) for r in records),
        fresh=len({f.new for f in listed}) > 1,
        doubtful=len({sure(f) for f in listed}) > 1,
    )


def card(facets: Facets, section: str, byline: str, published: str | None, kinds: tuple[str, ...]) -> Card:
    """``kinds`` as ``kind`` gives them."""
    return Card(facets.sections.get(label(section), 0), facets.bylines.get(label(byline), 0), _day(published), kinds)


def kind(facets: Facets, findings: Sequence[Finding]) -> str:
    """``7a2f``: rule 7, two findings of sort a, one of sort f. Sorts are severity (0 to 2) × 4 + new × 2 + sure."""
    sorts = Counter(_LETTERS[f.severity.rank * 4 + f.new * 2 + sure(f)] for f in findings)
    return f"{facets.rules[findings[0].code][0]}{_sorts(sorts)}"


def index(pages: Sequence[Sequence[Card]]) -> tuple[str, str]:
    """What it tells of an article (``sbd``, ``s``, "" or ``-`` for no index) and the index: pages by ``|``, articles by ``;``."""
    if len(pages) > 1:
        for level in LEVELS:
            told = "|".join(_page(cards, level) for cards in pages)
            if len(told) <= INDEX_BYTES:
                return level, told
    return "-", ""


def _page(cards: Sequence[Card], level: str) -> str:
    if level == "sbd":
        return ";".join(",".join((card.about, *card.kinds)) for card in cards)
    merged: dict[int, dict[str, Counter[str]]] = {}
    for card in cards:
        rules = merged.setdefault(card.section if level else 0, {})
        for told in card.kinds:
            number = told[: _first_letter(told)]
            sorts = rules.setdefault(number, Counter())
            for letter, count in _counts(told[len(number) :]):
                sorts[letter] += count
    return ";".join(
        ",".join((f"{section or ''}..", *(number + _sorts(sorts) for number, sorts in rules.items())))
        for section, rules in merged.items()
    )


def _first_letter(text: str) -> int:
    return next(i for i, c in enumerate(text) if c in _LETTERS)


def _counts(sorts: str) -> Iterable[tuple[str, int]]:
    """``a2f`` as ``("a", 2)`` and ``("f", 1)``."""
    letter, digits = "", ""
    for character in (*sorts, "a"):
        if character in _LETTERS:
            if letter:
                yield letter, int(digits or 1)
            letter, digits = character, ""
        else:
            digits += character


def _sorts(counts: Counter[str]) -> str:
    return "".join(letter + (str(count) if count > 1 else "") for letter, count in sorted(counts.items()))


def _numbered(counts: Counter[str]) -> dict[str, int]:
    """The most frequent, in alphabetical order, numbered from 1."""
    kept = sorted(sorted(counts, key=lambda text: (-counts[text], text))[:VALUES])
    return {text: number for number, text in enumerate(kept, 1)}


def _day(iso: str | None) -> str:
    try:
        days = date.fromisoformat((iso or "")[:10]).toordinal() - _EPOCH
    except ValueError:
        return ""
    if days < 0:
        return ""
    digits = ""
    while days or not digits:
        days, rest = divmod(days, 36)
        digits = _DIGITS[rest] + digits
    return digits
