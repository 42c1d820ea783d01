"""Crawls of real sites on the loopback: what is fetched, what is left, and what is said of what could not be read."""

from __future__ import annotations

import datetime as dt
import gzip
from collections.abc import Callable
from pathlib import Path

from crawler.run import CrawlResult, Progress
from crawler.settings import user_agent
from rasoat.agency import Agency
from rasoat.report import FetchStatus
from tests.crawling.archives import responses, statuses
from tests.crawling.local_site import Answer, page, serve

Run = Callable[..., CrawlResult]


def test_links_sitemap_and_attachments_are_fetched_once_each(run: Run, tmp_path: Path) -> None:
    pdf = Answer(b"%PDF-1.4 x", type="application/pdf")
    with serve(lambda path: pages.get(path)) as site:
        pages = {
            "/": page(
                "tin/1",
                "/tin/1",
                f"{site.url}/tin/1#cuoi",
                f"{site.url}/tin/1?utm_source=a",
                "/kh.pdf",
                "/anh.jpg",
                "//x.invalid/",
            ),
            "/tin/1": page("../", "2", "?trang=2", "mailto:a@b.vn", "javascript:void(0)"),
            "/tin/1?trang=2": page("/tin/3"),
            "/tin/2": page("?trang=2"),
            "/tin/2?trang=2": page(),
            "/tin/3": page(),
            "/chi-sitemap": page(),
            "/kh.pdf": pdf,
            "/robots.txt": Answer(f"Sitemap: {site.url}/map.xml.gz\n".encode(), type="text/plain"),
            "/map.xml.gz": Answer(
                gzip.compress(
                    f"<urlset><url><loc>{site.url}/chi-sitemap</loc></url><url><loc>http://x.invalid/</loc></url></urlset>".encode()
                )
            ),
        }
        result = run([site.agency()], tmp_path)
    wanted = {"/", "/tin/1", "/tin/1?trang=2", "/tin/2", "/tin/2?trang=2", "/tin/3", "/chi-sitemap", "/kh.pdf"}
    assert sorted(site.paths) == sorted([*wanted, "/map.xml.gz"])
    one = result.agencies["so-mau"]
    assert set(responses(one.archive)) == {site.url + path for path in wanted}
    assert (one.reason, one.finished, one.resumed, one.pages) == ("finished", True, False, len(wanted))
    assert not result.interrupted
    assert result.notes == ()


def test_robots_txt_is_obeyed_and_told_unless_the_agency_says_otherwise(run: Run, tmp_path: Path) -> None:
    pages = {
        "/": page("/mo", "/kin/a"),
        "/mo": page(),
        "/kin/a": page(),
        "/robots.txt": Answer(b"User-agent: rasoat\nDisallow: /kin/\n", type="text/plain"),
    }
    with serve(pages) as site:
        first = run([site.agency()], tmp_path / "1").agencies["so-mau"]
        assert "/kin/a" not in site.paths
        assert statuses(first.archive)[f"{site.url}/kin/a"]["status"] == "robots-denied"
        assert first.statuses == {FetchStatus.OK: 2, FetchStatus.ROBOTS_DENIED: 1}
        second = run([site.agency()], tmp_path / "2", obey_robots=False).agencies["so-mau"]
    assert f"{site.url}/kin/a" in responses(second.archive)


def test_every_failure_has_its_status(run: Run, tmp_path: Path) -> None:
    huge = Answer(b"x", promised=30 << 20)
    pages = {
        "/": page("/404", "/403", "/500", "/400", "/cham", "/dut", "/cut", "/lon", "/vong", "/ngoai", "/trong", "/tot"),
        "/403": Answer(status=403),
        "/500": Answer(status=500),
        "/400": Answer(status=400),
        "/cham": Answer(seconds=3),
        "/dut": Answer(reset=True),
        "/cut": Answer(page().encode(), promised=5000),
        "/lon": huge,
        "/vong": Answer(status=302, headers=(("Location", "/vong"),)),
        "/ngoai": Answer(
            status=302, headers=(("Location", "http://x.invalid/bay"), ("Set-Cookie", "a=b; Domain=x.invalid"))
        ),
        "/trong": Answer(),
        "/tot": page(),
    }
    with serve(pages) as site:
        one = run([site.agency()], tmp_path, timeout=0.5).agencies["so-mau"]
    met = {url.removeprefix(site.url): entry for url, entry in statuses(one.archive).items()}
    assert {path: entry["status"] for path, entry in met.items()} == {
        "/404": "not-found",
        "/403": "forbidden",
        "/500": "server-error",
        "/400": "client-error",
        "/cham": "timeout",
        "/dut": "connection-lost",
        "/cut": "truncated",
        "/lon": "too-large",
        "/vong": "client-error",
        "/ngoai": "redirected-off-site",
    }
    assert met["/404"]["http"] == 404
    assert met["/ngoai"]["note"] == "http://x.invalid/bay"
    assert set(responses(one.archive)) == {f"{site.url}{path}" for path in ("/", "/trong", "/tot")}
    assert one.reason == "finished"


def test_a_portal_that_is_not_there_is_told_and_the_others_go_on(run: Run, tmp_path: Path, looked_up: Path) -> None:
    gone = Agency("tat", "Tắt", "so", ("127.0.0.1:9",), ("http://127.0.0.1:9/",))
    nameless = Agency("khong-ten", "Không tên", "so", ("khong-co.invalid",), ("http://khong-co.invalid/",))
    with serve({"/": page()}) as good, serve(lambda path: Answer(status=500)) as broken:
        unsafe = Agency("khong-tls", "Không TLS", "so", (good.host,), (f"https://{good.host}/",))
        result = run([gone, nameless, good.agency("tot"), broken.agency("hong"), unsafe], tmp_path)
    found = {name: dict(one.statuses) for name, one in result.agencies.items()}
    assert found == {
        "tat": {FetchStatus.REFUSED: 1},
        "khong-ten": {FetchStatus.DNS_FAILED: 1},
        "tot": {FetchStatus.OK: 1},
        "hong": {FetchStatus.SERVER_ERROR: 1},
        "khong-tls": {FetchStatus.TLS_ERROR: 1},
    }
    assert statuses(result.agencies["khong-ten"].archive)["http://khong-co.invalid/"]["status"] == "dns-failed"
    assert set(looked_up.read_text(encoding="utf-8").split()) == {"khong-co.invalid"}
    looked_up.write_text("", encoding="utf-8")


def test_a_silent_portal_is_left_alone(run: Run, tmp_path: Path) -> None:
    pages = {"/": page(*(f"/tin/{n}" for n in range(30))), **{f"/tin/{n}": Answer(reset=True) for n in range(30)}}
    with serve(pages) as site:
        result = run([site.agency()], tmp_path)
    assert result.agencies["so-mau"].reason == "unreachable"
    assert len(set(site.paths)) <= 8
    assert "không trả lời" in result.notes[0]


def test_traps_end_and_an_article_is_asked_for_once(run: Run, tmp_path: Path) -> None:
    def answer(path: str) -> str | None:
        if "view_content" in path:
            return page(
                f"{path}/en", f"{path}/vi", path.replace("view_content/", "view_content/pop_up/"), "/c/portal/logout"
            )
        if path.startswith("/lich"):
            return page(f"{path}/lich")
        return (
            page("/tin/-/view_content/123456-a.html", "/vi/tin/-/view_content/123456-a.html", "/lich")
            if path == "/"
            else None
        )

    with serve(answer) as site:
        one = run([site.agency()], tmp_path).agencies["so-mau"]
    assert sum("view_content" in path for path in site.paths) == 1
    assert max(path.count("/lich") for path in site.paths) <= 2
    assert one.left_out["traps"] >= 2
    assert one.reason == "finished"


def test_another_address_stands_in_where_the_first_of_an_article_fails(run: Run, tmp_path: Path) -> None:
    bad, good = "/a/-/view_content/77777-x.html", "/b/-/view_content/77777-x.html"
    with serve({"/": page(bad, good), good: page()}) as site:
        one = run([site.agency()], tmp_path).agencies["so-mau"]
    assert f"{site.url}{good}" in responses(one.archive)
    assert f"{site.url}{bad}" in statuses(one.archive)


def test_redirects_inside_the_portal_are_followed_and_kept_under_their_end(run: Run, tmp_path: Path) -> None:
    pages = {
        "/": Answer(status=301, headers=(("Location", "/trang-chu"),)),
        "/trang-chu": page("/cu", "/phien"),
        "/cu": Answer(status=302, headers=(("Location", "/moi"),)),
        "/moi": page(),
        "/phien": Answer(status=302, headers=(("Location", "/phien;jsessionid=9"),)),
        "/phien;jsessionid=9": page(text="có phiên"),
        "/robots.txt": Answer(status=302, headers=(("Location", "http://x.invalid/robots.txt"),)),
    }
    with serve(pages) as site:
        one = run([site.agency()], tmp_path).agencies["so-mau"]
    kept = responses(one.archive)
    assert set(kept) == {site.url + path for path in ("/trang-chu", "/moi", "/phien;jsessionid=9")}


def test_what_is_no_page_is_not_kept_and_what_is_one_is_read_whatever_its_type(run: Run, tmp_path: Path) -> None:
    pages = {
        "/": page("/tai?id=1", "/tai?id=2", "/tai?id=3", "/phim"),
        "/tai?id=1": Answer(page("/sau").encode(), type="text/plain"),
        "/tai?id=2": Answer(b"PK\x03\x04zip", type="application/zip"),
        "/tai?id=3": Answer(b"%PDF-1.7", type="application/octet-stream"),
        "/phim": Answer(b"\x00" * 5_000_000, type="video/mp4"),
        "/sau": page(),
    }
    with serve(pages) as site:
        one = run([site.agency()], tmp_path).agencies["so-mau"]
    assert set(responses(one.archive)) == {site.url + path for path in ("/", "/tai?id=1", "/tai?id=3", "/sau")}
    assert not statuses(one.archive)


def test_the_limit_of_pages_is_kept_and_told(run: Run, tmp_path: Path) -> None:
    with serve({"/": page(*(f"/{n}" for n in range(50))), **{f"/{n}": page() for n in range(50)}}) as site:
        result = run([site.agency()], tmp_path, limit_pages=7)
    one = result.agencies["so-mau"]
    assert (len(responses(one.archive)), one.reason) == (7, "limit")
    assert result.notes == ("1 cổng chỉ tải đến giới hạn 7 trang.",)


def test_since_leaves_out_older_articles_and_older_ends_of_lists(run: Run, tmp_path: Path) -> None:
    def answer(path: str) -> str | Answer | None:
        name, _, number = path.lstrip("/").partition("?trang=")
        if name == "ds":
            here = int(number or 0)
            return page(*(f"/tin-{here * 20 + n + 10000}.html" for n in range(20)), f"/ds?trang={here + 1}")
        if path.startswith("/tin-"):
            year = 2026 if int(path[5:10]) < 10030 else 2019
            return f'<html><head><meta property="article:published_time" content="{year}-05-01"></head><body>x</body></html>'
        if path == "/sitemap.xml":
            entries = (
                f"<url><loc>{site.url}/{name}</loc><lastmod>{day}</lastmod></url>"
                for name, day in (("m", "2026-02-01"), ("c", "2020-01-01"))
            )
            return Answer(f"<urlset>{''.join(entries)}</urlset>".encode(), type="text/xml")
        return page("/ds") if path in ("/", "/m", "/c") else None

    with serve(answer) as site:
        one = run([site.agency()], tmp_path, since=dt.date(2026, 1, 1)).agencies["so-mau"]
    kept = set(responses(one.archive))
    assert {f"{site.url}/tin-{10000 + n}.html" for n in range(30)} <= kept
    assert f"{site.url}/tin-10030.html" not in kept
    assert f"{site.url}/m" in kept
    assert f"{site.url}/c" not in kept
    assert len([path for path in site.paths if path.startswith("/ds")]) <= 5


def test_progress_is_told_while_it_goes(run: Run, tmp_path: Path) -> None:
    told: list[Progress] = []
    with serve(
        {
            "/": page(*(f"/{n}" for n in range(20))),
            **{f"/{n}": Answer(page().encode(), seconds=0.05) for n in range(20)},
        }
    ) as site:
        run([site.agency()], tmp_path, on_progress=told.append)
    assert [one.pages for one in told] == sorted(one.pages for one in told)
    assert len(told) >= 2
    assert (told[-1].pages, told[-1].unread, told[-1].statuses) == (21, 0, {"ok": 21})
    assert told[-1].rate > 0


def test_the_agency_can_see_who_asks(run: Run, tmp_path: Path) -> None:
    with serve({"/": page()}) as site:
        run([site.agency()], tmp_path, contact="https://so.example.vn/\r\nX-Evil: 1")
    assert {one.headers["User-Agent"].partition(" ")[2] for one in site.seen} == {"(+https://so.example.vn/X-Evil: 1)"}
    assert all("Cookie" not in one.headers and "Referer" not in one.headers for one in site.seen)
    assert user_agent("").endswith(" (content check run by the agency)")
