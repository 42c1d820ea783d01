"""Tells a contradiction: every version with its pages, the words of one and the addresses of all, and what most pages say."""

from __future__ import annotations

from collections.abc import Mapping

from rasoat.finding import Hit, Scope, Severity
from rules.claims.claim import WORDS, Kind
from rules.claims.compare import Contradiction, Source, Version

_VERSIONS = 4
_FEW, _MANY = 2, 12
"""Addresses told of the version of most pages, and of the others."""
_NOT_SURE = 0.6


def hit_at(source: Source, found: Contradiction) -> Hit:
    """A finding on one of the pages; one that is not certain is advice."""
    return Hit(
        quote=source.claim.quote,
        url=source.page.url,
        values=values(found),
        pages=sum(version.pages for version in found.doubtful),
        scope=Scope.PAGE,
        severity=None if found.certain else Severity.INFO,
        confidence=None if found.certain else _NOT_SURE,
    )


def values(found: Contradiction) -> Mapping[str, str]:
    """What messages may hold: {what}, {name}, {versions}, {majority} and {newer} (sentences, or nothing)."""
    kind, claim = found.topic.key[0], found.versions[0].sources[0].claim
    return {
        "what": WORDS[kind],
        "name": claim.name,
        "versions": _versions(found),
        "majority": _majority(found),
        "newer": "" if kind in (Kind.DOCUMENT_DATE, Kind.DOCUMENT_TITLE) else _newer(found),
    }


def _versions(found: Contradiction) -> str:
    told = [
        _version(version, _FEW if number == 0 else _MANY) for number, version in enumerate(found.versions[:_VERSIONS])
    ]
    rest = len(found.versions) - len(told)
    if rest or found.topic.unlisted:
        told.append(f"và {_dotted(rest + found.topic.unlisted)} cách ghi khác")
    return "; ".join(told)


def _version(version: Version, most: int) -> str:
    urls = list(dict.fromkeys(source.page.url for source in version.sources))[:most]
    rest = version.pages - len(urls)
    more = f" và {_dotted(rest)} trang nữa" if rest > 0 else ""
    return f"“{version.shown}” – {_dotted(version.pages)} trang ({', '.join(urls)}{more}: “{version.sources[0].claim.quote}”)"


def _majority(found: Contradiction) -> str:
    first = found.majority
    if first is None:
        return ""
    return f"Nhiều trang hơn ({_dotted(first.pages)}) ghi “{first.shown}”. "


def _newer(found: Contradiction) -> str:
    dated = [
        (source.page.published, version.shown)
        for version in found.versions
        for source in version.sources
        if source.page.published
    ]
    if len({day for day, _ in dated}) < 2:
        return ""
    day, shown = max(dated)
    return f"Bài mới nhất ({day:%d/%m/%Y}) ghi “{shown}”. "


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")
