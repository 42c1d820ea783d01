"""Where a CMS puts title, lead, body, date and byline: ``profiles/*.toml``, tried in the order of their names' specificity."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from rasoat.readers.tree import Document, Element


@dataclass(frozen=True, slots=True)
class Profile:
    """Selectors of one CMS, best first. ``when``: any of them present tells the CMS."""

    name: str
    when: tuple[str, ...]
    title: tuple[str, ...]
    body: tuple[str, ...]
    lead: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    section: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def all_profiles() -> tuple[Profile, ...]:
    """Every profile; ValueError for a key that no profile has."""
    folder = files("rasoat.readers").joinpath("profiles")
    made = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".toml"):
            table = tomllib.loads(entry.read_text(encoding="utf-8"))
            try:
                made.append(Profile(table.pop("name"), **{key: tuple(value) for key, value in table.items()}))
            except TypeError as error:
                raise ValueError(f"profiles/{entry.name}: {error}") from error
    return tuple(made)


@dataclass(slots=True)
class Located:
    """The elements of an article; ``body`` may be several."""

    template: str
    selector: str
    title: Element | None
    lead: Element | None
    body: list[Element]
    date: Element | None = None
    byline: Element | None = None
    section: Element | None = None


def locate(document: Document, html: str) -> Located | None:
    """The article by the first profile that fits and finds a body."""
    for profile in all_profiles():
        if not any(_may_stand(selector, html) and document.select(selector) for selector in profile.when):
            continue
        for selector in profile.body:
            body = [e for e in document.select(selector) if e.tag not in ("script", "style")]
            if body:
                return Located(
                    template=profile.name,
                    selector=selector,
                    title=_first(document, profile.title),
                    lead=_first(document, profile.lead),
                    body=body[:1],
                    date=_first(document, profile.date),
                    byline=_first(document, profile.byline),
                    section=_first(document, profile.section),
                )
    return None


def _may_stand(selector: str, html: str) -> bool:
    """Whether the last name of a selector stands in the page at all: much cheaper than asking for it."""
    name = selector.split()[-1].strip("#.[]")
    for mark in ("#", ".", "=", "["):
        name = name.rsplit(mark, 1)[-1]
    return name.strip("\"'$^*") in html


def _first(document: Document, selectors: tuple[str, ...]) -> Element | None:
    for selector in selectors:
        for element in document.select(selector):
            if element.tag == "meta" or element.text():
                return element
    return None
