"""Pages of one portal, or of several (each host is an agency), as rules over all of them see them."""

from __future__ import annotations

from collections.abc import Sequence

from rasoat.agency import Agency
from rasoat.finding import Finding
from rasoat.readers.webpage import read_page
from rasoat.report import FetchStatus
from rasoat.urls import canonical, host_of
from rules.digests import digest
from rules.portals import CityView, PortalView

from .marked import engine

Pages = Sequence[tuple[str, str]]
"""Address and HTML, or a ``FetchStatus`` value in its place."""


def portal(pages: Pages, name: str = "Cơ quan mẫu") -> tuple[PortalView, list[Finding]]:
    """The portal, and what was found on its pages."""
    agency = Agency("mau", name, "mau", tuple(sorted({host_of(url) for url, _ in pages})), ())
    statuses = {canonical(url): FetchStatus(html) for url, html in pages if html in set(FetchStatus)}
    digests, findings = [], []
    addresses: dict[str, list[str]] = {}
    for url, html in pages:
        if html in set(FetchStatus):
            continue
        checked = engine().check(read_page(html, url=url), agency)
        digests.append(digest(checked.doc, checked.text))
        findings += checked.findings
        addresses.setdefault(digests[-1].identity, []).append(url)
    return PortalView(agency, digests, statuses, addresses), findings


def over_portal(pages: Pages, name: str = "Cơ quan mẫu") -> tuple[Finding, ...]:
    findings, failures = engine().check_portal(portal(pages, name)[0])
    assert not failures, failures
    return findings


def over_city(pages: Pages) -> tuple[Finding, ...]:
    """Findings over all; the name of an agency is its host."""
    hosts: dict[str, list[tuple[str, str]]] = {}
    for url, html in pages:
        hosts.setdefault(host_of(url), []).append((url, html))
    read = [portal(own, host) for host, own in hosts.items()]
    findings, failures = engine().check_city(CityView([view for view, _ in read], [found for _, found in read]))
    assert not failures, failures
    return findings
