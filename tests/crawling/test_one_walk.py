"""One crawl of several real sites on the loopback, each with something that real portals have."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from crawler.run import AgencyCrawl, CrawlResult, crawl
from crawler.settings import user_agent
from tests.crawling.archives import responses, statuses
from tests.crawling.conftest import guarded
from tests.crawling.local_site import Answer, Site, page, serve

Pages = Mapping[str, Answer | str]


@dataclass(frozen=True)
class Walked:
    site: Site
    crawl: AgencyCrawl
    result: CrawlResult

    @property
    def kept(self) -> set[str]:
        """Paths of the responses in the archive."""
        return {url.removeprefix(self.site.url) for url in responses(self.crawl.archive)}

    @property
    def unread(self) -> dict[str, str]:
        return {url.removeprefix(self.site.url): one["status"] for url, one in statuses(self.crawl.archive).items()}


def _ordinary(site: Site) -> Pages:
    foreign = "<url><loc>http://x.invalid/</loc></url>"
    sitemap = f"<urlset><url><loc>{site.url}/chi-sitemap</loc></url>{foreign}</urlset>"
    same = (f"{site.url}/tin/1#cuoi", f"{site.url}/tin/1?utm_source=a")
    return {
        "/": page("tin/1", "/tin/1", *same, "/kh.pdf", "/anh.jpg", "//x.invalid/"),
        "/tin/1": page("../", "2", "?trang=2", "mailto:a@b.vn", "javascript:void(0)"),
        "/tin/1?trang=2": page("/tin/3"),
        "/tin/2": page("?trang=2"),
        "/tin/2?trang=2": page(),
        "/tin/3": page(),
        "/chi-sitemap": page(),
        "/kh.pdf": Answer(b"%PDF-1.4 x", type="application/pdf"),
        "/robots.txt": Answer(f"Sitemap: {site.url}/map.xml.gz\n".encode(), type="text/plain"),
        "/map.xml.gz": Answer(gzip.compress(sitemap.encode(), mtime=0)),
    }


def _endless(path: str) -> str | None:
    if "view_content" in path:
        pop_up = path.replace("view_content/", "view_content/pop_up/")
        return page(f"{path}/en", f"{path}/vi", pop_up, "/c/portal/logout")
    if path.startswith("/lich"):
        return page(f"{path}/lich")
    article = "tin/-/view_content/123456-a.html"
    return page(f"/{article}", f"/vi/{article}", "/lich") if path == "/" else None


def _two_addresses(_: Site) -> Pages:
    bad, good = "/a/-/view_content/77777-x.html", "/b/-/view_content/77777-x.html"
    return {"/": page(bad, good), good: page()}


def _redirecting(_: Site) -> Pages:
    def to(target: str) -> Answer:
        return Answer(status=302, headers=(("Location", target),))

    return {
        "/": to("/trang-chu"),
        "/trang-chu": page("/cu", "/phien"),
        "/cu": to("/moi"),
        "/moi": page(),
        "/phien": to("/phien;jsessionid=9"),
        "/phien;jsessionid=9": page(text="có phiên"),
        "/robots.txt": to("http://x.invalid/robots.txt"),
    }


def _mixed(_: Site) -> Pages:
    return {
        "/": page("/tai?id=1", "/tai?id=2", "/tai?id=3", "/phim"),
        "/tai?id=1": Answer(page("/sau").encode(), type="text/plain"),
        "/tai?id=2": Answer(b"PK\x03\x04zip", type="application/zip"),
        "/tai?id=3": Answer(b"%PDF-1.7", type="application/octet-stream"),
        "/phim": Answer(b"\x00" * 5_000_000, type="video/mp4"),
        "/sau": page(),
    }


def _silent(_: Site) -> Pages:
    return {"/": page(*(f"/tin/{n}" for n in range(30))), **{f"/tin/{n}": Answer(reset=True) for n in range(30)}}


PORTALS: dict[str, Callable[[Site], Pages]] = {
    "ordinary": _ordinary,
    "two-addresses": _two_addresses,
    "redirecting": _redirecting,
    "mixed": _mixed,
    "silent": _silent,
}


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory, bytecode: Path) -> Iterator[dict[str, Walked]]:
    """All portals, walked at once by one process under the guard."""
    out = tmp_path_factory.mktemp("walk")
    with ExitStack() as stack:
        sites = {"endless": stack.enter_context(serve(_endless))}
        for name, pages in PORTALS.items():
            sites[name] = stack.enter_context(serve({}))
            sites[name].answer = pages(sites[name]).get
        looked_up = stack.enter_context(guarded(out, bytecode))
        agencies = [site.agency(name) for name, site in sites.items()]
        result = crawl(agencies, out, delay=0.0, contact="https://so.example.vn/\r\nX-Evil: 1")
        yield {name: Walked(site, result.agencies[name], result) for name, site in sites.items()}
        assert looked_up.read_text(encoding="utf-8") == ""


def test_links_sitemap_and_attachments_are_fetched_once_each(walk: dict[str, Walked]) -> None:
    one = walk["ordinary"]
    wanted = {"/", "/tin/1", "/tin/1?trang=2", "/tin/2", "/tin/2?trang=2", "/tin/3", "/chi-sitemap", "/kh.pdf"}
    assert sorted(one.site.paths) == sorted([*wanted, "/map.xml.gz"])
    assert one.kept == wanted
    assert (one.crawl.reason, one.crawl.finished, one.crawl.resumed, one.crawl.pages) == (
        "finished",
        True,
        False,
        len(wanted),
    )
    assert not one.result.interrupted


def test_traps_end_and_an_article_is_asked_for_once(walk: dict[str, Walked]) -> None:
    one = walk["endless"]
    assert sum("view_content" in path for path in one.site.paths) == 1
    assert max(path.count("/lich") for path in one.site.paths) <= 2
    assert one.crawl.left_out["traps"] >= 2
    assert one.crawl.reason == "finished"


def test_another_address_stands_in_where_the_first_of_an_article_fails(walk: dict[str, Walked]) -> None:
    one = walk["two-addresses"]
    assert one.kept == {"/", "/b/-/view_content/77777-x.html"}
    assert one.unread == {"/a/-/view_content/77777-x.html": "not-found"}


def test_redirects_inside_the_portal_are_followed_and_kept_under_their_end(walk: dict[str, Walked]) -> None:
    assert walk["redirecting"].kept == {"/trang-chu", "/moi", "/phien;jsessionid=9"}


def test_what_is_no_page_is_not_kept_and_what_is_one_is_read_whatever_its_type(walk: dict[str, Walked]) -> None:
    assert walk["mixed"].kept == {"/", "/tai?id=1", "/tai?id=3", "/sau"}
    assert not walk["mixed"].unread


def test_a_silent_portal_is_left_alone(walk: dict[str, Walked]) -> None:
    one = walk["silent"]
    assert one.crawl.reason == "unreachable"
    assert len(set(one.site.paths)) <= 8
    assert [note for note in one.result.notes if "không trả lời" in note] == list(one.result.notes)


def test_the_agency_can_see_who_asks(walk: dict[str, Walked]) -> None:
    seen = [one for walked in walk.values() for one in walked.site.seen]
    assert {one.headers["User-Agent"].partition(" ")[2] for one in seen} == {"(+https://so.example.vn/X-Evil: 1)"}
    assert all("Cookie" not in one.headers and "Referer" not in one.headers for one in seen)
    assert user_agent("").endswith(" (content check run by the agency)")
