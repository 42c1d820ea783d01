"""Crawls of real sites on the loopback: what is said of what could not be read, limits, progress."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from crawler.run import CrawlResult, Progress
from rasoat.agency import Agency
from rasoat.report import FetchStatus
from tests.crawling.archives import responses, statuses
from tests.crawling.local_site import Answer, page, serve

Run = Callable[..., CrawlResult]


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
