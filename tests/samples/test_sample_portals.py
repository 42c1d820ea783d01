"""The sample portals: every page is rendered and served as it should be, and the manifest tells the truth about them."""

from __future__ import annotations

import html
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from http.client import HTTPConnection
from importlib.resources import files
from urllib.parse import urlsplit

import pytest

from rasoat.samples.portal_data import AGENCIES, portal
from rasoat.samples.portal_site import HTML, Response, answer, pages
from rasoat.samples.server import Samples, serve
from rasoat.urls import identity

BASE = "http://127.0.0.1:8870"
CLEAN = "phuong-hoa-mai"
SEEDS = tomllib.loads(files("rasoat.samples").joinpath("manifest.toml").read_text(encoding="utf-8"))["seed"]
_LOC = re.compile(r"<loc>([^<]+)</loc>")
_HREF = re.compile(r'(?:href|src)="(/[^"]*)"')
_BROKEN = {"/vi/bieu-mau/don-thi-cong-2026.html"}
_NFD_SEEDS = {(seed["agency"], seed["path"]) for seed in SEEDS if seed["code"] == "TY001"}

pytestmark = pytest.mark.xdist_group("sample-ports")


@pytest.fixture(scope="module")
def samples() -> Iterator[Samples]:
    with serve() as served:
        yield served


@pytest.fixture(scope="module")
def sites() -> dict[str, dict[str, Response]]:
    return {agency_id: pages(agency_id, BASE) for agency_id in AGENCIES}


def fetch(base: str, target: str) -> tuple[int, str, bytes]:
    parts = urlsplit(base)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    try:
        connection.request("GET", target)
        response = connection.getresponse()
        return response.status, response.headers["Content-Type"], response.read()
    finally:
        connection.close()


def shown(response: Response) -> str:
    return html.unescape(response.body.decode())


@pytest.mark.parametrize("place", range(len(AGENCIES)), ids=AGENCIES)
def test_every_page_is_served_with_its_status_and_type(samples: Samples, place: int) -> None:
    base = samples.urls[place].rstrip("/")
    expected = pages(AGENCIES[place], base)
    assert len(expected) >= 17
    for target, response in expected.items():
        assert fetch(base, target) == (response.status, response.type, response.body), target


def test_each_agency_has_a_port_of_its_own_and_starts_at_its_home_page(samples: Samples) -> None:
    assert [agency.id for agency in samples.agencies] == list(AGENCIES)
    assert len({agency.hosts for agency in samples.agencies}) == len(AGENCIES)
    assert [agency.start for agency in samples.agencies] == [(url,) for url in samples.urls]
    assert {agency.group for agency in samples.agencies} == set(samples.groups)


def test_a_second_server_finds_free_ports(samples: Samples) -> None:
    with serve() as second:
        assert not set(second.urls) & set(samples.urls)
        assert fetch(second.urls[0].rstrip("/"), "/")[0] == 200


def test_about_sixty_pages_with_one_of_each_special_kind(sites: dict[str, dict[str, Response]]) -> None:
    every = [(target, page) for site in sites.values() for target, page in site.items()]
    readable = [target for target, page in every if page.type == HTML and "viewMode" not in target]
    assert 70 <= len(readable) <= 90
    assert [page.status for _, page in every if page.status != 200] == [500]
    kinds = Counter(page.type.partition(";")[0] for _, page in every)
    assert kinds["application/pdf"] == 1
    assert sum(count for kind, count in kinds.items() if kind.endswith("wordprocessingml.document")) == 1
    assert sum(article.lang == "en" for article in portal("so-giao-thong-do-thi").articles) == 1
    assert sum(b"Apache Tomcat" in page.body and page.status == 200 for _, page in every) == 1


def test_an_unknown_address_is_not_found(sites: dict[str, dict[str, Response]]) -> None:
    assert answer(sites[CLEAN], "/khong-co-trang-nay.html").status == 404
    assert answer(sites[CLEAN], "/tin-tuc/ngay-hoi-doc-sach-40112.html/en").status == 404


def test_the_language_switch_grows_for_ever(sites: dict[str, dict[str, Response]]) -> None:
    site = sites["so-giao-thong-do-thi"]
    start = path = next(target for target in site if target.endswith("so-7.html"))
    for _ in range(12):
        page = answer(site, path)
        assert page.status == 200
        path = next(href for href in _HREF.findall(page.body.decode()) if href == f"{path}/en")
    assert path == start + "/en" * 12
    assert identity(BASE + path) == identity(BASE + start)


@pytest.mark.parametrize("agency_id", AGENCIES)
def test_sitemap_and_links_lead_somewhere(agency_id: str, sites: dict[str, dict[str, Response]]) -> None:
    site = sites[agency_id]
    mapped = _LOC.findall(site["/sitemap.xml"].body.decode())
    assert len(mapped) >= len(portal(agency_id).articles) + 2
    for address in mapped:
        assert answer(site, address.removeprefix(BASE)).status == 200, address
    links = {href for page in site.values() if page.type == HTML for href in _HREF.findall(page.body.decode())}
    assert len(links) > 14
    assert {href for href in links if answer(site, html.unescape(href)).status == 404} <= _BROKEN


def test_robots_closes_a_folder_that_pages_link_to(sites: dict[str, dict[str, Response]]) -> None:
    for site in sites.values():
        assert b"Disallow: /quan-tri/" in site["/robots.txt"].body
        assert b'href="/quan-tri/"' in site["/"].body


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"{seed['code']}-{seed['agency']}")
def test_a_seed_stands_on_its_page(seed: dict[str, str], sites: dict[str, dict[str, Response]]) -> None:
    page = sites[seed["agency"]][seed["path"]]
    assert page.status == 200
    text, raw = unicodedata.normalize("NFC", shown(page)), page.body.decode()
    assert seed["quote"] in text or seed["quote"] in raw


def test_personal_data_of_a_seed_is_not_in_the_manifest() -> None:
    assert [seed["quote"] for seed in SEEDS if seed["code"].startswith("PR")] == [""] * 4


def test_the_clean_agency_has_no_seed() -> None:
    assert CLEAN not in {seed["agency"] for seed in SEEDS}
    assert {seed["agency"] for seed in SEEDS} == set(AGENCIES) - {CLEAN}


def test_most_codes_are_seeded_in_two_agencies() -> None:
    agencies: dict[str, set[str]] = {}
    for seed in SEEDS:
        agencies.setdefault(seed["code"], set()).add(seed["agency"])
    assert {code for code, found in agencies.items() if len(found) < 2} == {"ST011", "PO009", "XP003", "XP004"}


@pytest.mark.parametrize("agency_id", AGENCIES)
def test_text_is_nfc_but_where_the_manifest_says_otherwise(
    agency_id: str, sites: dict[str, dict[str, Response]]
) -> None:
    loose = {
        target
        for target, page in sites[agency_id].items()
        if page.type == HTML and not unicodedata.is_normalized("NFC", shown(page))
    }
    assert loose == {path for agency, path in _NFD_SEEDS if agency == agency_id}


@pytest.mark.parametrize("agency_id", AGENCIES)
def test_articles_are_of_2026_and_of_a_readable_length(agency_id: str) -> None:
    articles = portal(agency_id).articles
    assert len(articles) >= 12
    for article in articles:
        words = len(re.sub(r"<[^>]+>", " ", f"{article.lead} {article.body}").split())
        assert 115 <= words <= 260, (article.slug, words)
        assert article.published is None or article.published.year == 2026
