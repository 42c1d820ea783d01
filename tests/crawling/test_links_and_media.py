"""Links of pages, sitemaps and kinds of files: nothing is lost by remembering, hostile files end quickly."""

from __future__ import annotations

import datetime as dt
import gzip
import time
from pathlib import Path
from urllib.parse import urljoin

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from crawler.links import LinkFinder
from crawler.media import Media, of_address, of_answer
from crawler.published import published
from crawler.sitemaps import Entry, entries
from rasoat.urls import canonical
from tests.crawling.local_site import page

BASES = [
    "http://h.vn/",
    "http://h.vn/a",
    "http://h.vn/a/",
    "http://h.vn/a/b?x=1",
    "http://h.vn/c/b?y=2",
    "http://k.vn/a/b",
]
RAW = [
    "x",
    "./x",
    "../x",
    "/x",
    "?p=2",
    "",
    "#m",
    "x#m",
    "//k.vn/x",
    "http://k.vn/x",
    "mailto:a@b.vn",
    "x.jpg",
    "x.pdf",
    "b:c",
    " /y\n",
]


def _plainly(html: str, base: str) -> set[str]:
    """What a finder without a memory gives."""
    found = set()
    for node in LexborHTMLParser(html).css("a[href]"):
        raw = (node.attributes.get("href") or "").strip()
        url = urljoin(base, raw) if raw and raw[0] != "#" else ""
        if url.startswith(("http://", "https://")) and of_address(url.split("#", 1)[0]) is not Media.OTHER:
            found.add(canonical(url))
    return found


@given(st.lists(st.tuples(st.sampled_from(BASES), st.lists(st.sampled_from(RAW), max_size=6)), max_size=6))
def test_what_is_remembered_loses_no_link(pages: list[tuple[str, list[str]]]) -> None:
    finder = LinkFinder()
    found = [link for base, raw in pages for link in finder.links(page(*raw), base)]
    assert set(found) == {link for base, raw in pages for link in _plainly(page(*raw), base)}


@pytest.mark.shared
def test_links_of_real_pages_are_all_found_and_fast(shared_dir: Path) -> None:
    pages = []
    with (shared_dir / "portal" / "sotttt.warc.gz").open("rb") as stream:
        for number, record in enumerate(ArchiveIterator(stream, record_types=WarcRecordType.response)):
            if number % 10 == 0:
                pages.append((record.reader.read().decode("utf-8", "replace"), record.headers["WARC-Target-URI"]))
    finder = LinkFinder()
    started = time.process_time()
    found = {link for html, url in pages for link in finder.links(html, url)}
    seconds = time.process_time() - started
    wanted = {link for html, url in pages for link in _plainly(html, url)}
    assert wanted <= found
    assert len(wanted) > 300
    assert seconds < 3, f"{seconds * 1000 / len(pages):.1f} ms a page"


def test_a_base_a_refresh_a_frame_and_a_scripted_home_are_followed() -> None:
    html = '<base href="/goc/"><meta http-equiv=Refresh content="0; URL=\'moi\'"><iframe src="khung"></iframe><a href="a">x</a>'
    assert set(LinkFinder().links(html, "http://h.vn/b/c")) == {
        f"http://h.vn/goc/{name}" for name in ("a", "khung", "moi")
    }
    scripted = '<html><script>window.location.href = "/web/guest";</script></html>'
    assert list(LinkFinder().links(scripted, "http://h.vn/")) == ["http://h.vn/web/guest"]


@pytest.mark.parametrize(
    ("url", "declared", "body", "wanted"),
    [
        ("http://h.vn/a", "text/html; charset=utf-8", b"", Media.PAGE),
        ("http://h.vn/a", "", b"\xef\xbb\xbf \n<!-- x --><!DOCTYPE HTML><p>", Media.PAGE),
        ("http://h.vn/a", "text/plain", b"just words", Media.OTHER),
        ("http://h.vn/a", "", b"", Media.PAGE),
        ("http://h.vn/a.pdf", "text/html", b"<html>", Media.PAGE),
        ("http://h.vn/tai?id=3", "application/octet-stream", b"%PDF-1.7", Media.ATTACHMENT),
        ("http://h.vn/a.docx", "application/octet-stream", b"PK\x03\x04", Media.ATTACHMENT),
        ("http://h.vn/a.zip", "application/octet-stream", b"PK\x03\x04", Media.OTHER),
        ("http://h.vn/a", "image/png", b"\x89PNG", Media.OTHER),
    ],
)
def test_what_an_answer_is(url: str, declared: str, body: bytes, wanted: Media) -> None:
    assert of_answer(url, declared, body) is wanted


def test_sitemaps_are_read_plain_packed_and_as_an_index() -> None:
    plain = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <url><loc> http://h.vn/a?x=1&amp;y=2 </loc><lastmod>2026-02-03T04:05:06+07:00</lastmod></url><url><loc>http://h.vn/b</loc></url>
    <url><priority>1</priority></url></urlset>"""
    wanted = [Entry("http://h.vn/a?x=1&y=2", False, dt.date(2026, 2, 3)), Entry("http://h.vn/b", False, None)]
    assert list(entries(plain)) == wanted
    assert list(entries(gzip.compress(plain, mtime=0))) == wanted
    index = b"<sitemapindex><sitemap><loc>http://h.vn/1.xml</loc></sitemap></sitemapindex>"
    assert list(entries(index)) == [Entry("http://h.vn/1.xml", True, None)]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><p>khong co",
        b"\x1f\x8bnot gzip",
        gzip.compress(b"0" * (60 << 20), mtime=0),
        b"<urlset>" + b"<url>" * 100_000,
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a;" * 10) for n in range(9))
        + b"]><urlset/>",
    ],
    ids=["empty", "html", "no-gzip", "bomb", "unclosed", "entities"],
)
def test_a_hostile_sitemap_gives_nothing_and_ends_soon(body: bytes) -> None:
    started = time.process_time()
    assert list(entries(body)) == []
    assert time.process_time() - started < 2


def test_a_broken_sitemap_gives_what_can_be_read() -> None:
    assert [entry.url for entry in entries(b"<urlset><url><loc>http://h.vn/a</loc></url><url><loc>http://h.v")][:1] == [
        "http://h.vn/a"
    ]


@pytest.mark.parametrize(
    ("html", "day"),
    [
        ('<script>{"datePublished": "2026-03-04T07:00"}</script>', dt.date(2026, 3, 4)),
        ('<meta content="2026-03-04" property="article:published_time">', dt.date(2026, 3, 4)),
        ("<meta itemprop='datePublished' content='2026-03-04'>", dt.date(2026, 3, 4)),
        ('<div class="assetPublishDate">04/03/2026 | 07:00 AM</div>', dt.date(2026, 3, 4)),
        ('<div class="assetPublishDate">44/03/2026</div>', None),
        ("<footer>Cập nhật: 04/03/2026</footer>", None),
        ("<meta " * 50_000, None),
    ],
)
def test_the_day_of_a_page_is_known_or_not_guessed(html: str, day: dt.date | None) -> None:
    assert published(html) == day
