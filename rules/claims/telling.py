"""Tells a contradiction: every version with its pages, the words of one and the addresses of all, and what most pages say."""

from __future__ import annotations

from collections.abc import Mapping

from rasoat.catalogue import SOURCE, _, _n, language
from rasoat.finding import Hit, Scope, Severity
from rules.claims.claim import WORDS, Kind
from rules.claims.compare import Contradiction, Source, Version
from rules.parsing.dates import tell_date

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
        "what": _(WORDS[kind]),
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
        told.append(
            _n("và {n} cách ghi khác", rest + found.topic.unlisted).format(n=_dotted(rest + found.topic.unlisted))
        )
    return "; ".join(told)


def _version(version: Version, most: int) -> str:
    urls = list(dict.fromkeys(source.page.url for source in version.sources))[:most]
    rest = version.pages - len(urls)
    more = _n(" và {n} trang nữa", rest).format(n=_dotted(rest)) if rest > 0 else ""
    return _n("“{shown}” – {n} trang ({urls}: “{quote}”)", version.pages).format(
        shown=version.shown,
        n=_dotted(version.pages),
        urls=", ".join(urls) + more,
        quote=version.sources[0].claim.quote,
    )


def _majority(found: Contradiction) -> str:
    first = found.majority
    if first is None:
        return ""
    return _("Nhiều trang hơn ({pages}) ghi “{shown}”.").format(pages=_dotted(first.pages), shown=first.shown) + " "


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
    return _("Bài mới nhất ({day}) ghi “{shown}”.").format(day=tell_date(day), shown=shown) + " "


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", "." if language() == SOURCE else ",")
