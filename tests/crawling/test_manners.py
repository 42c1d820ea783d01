"""Politeness: one request at a time, the pause kept, a rest where a portal asks for one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from crawler.run import CrawlResult
from rasoat.report import FetchStatus
from tests.crawling.archives import responses
from tests.crawling.local_site import Answer, Seen, page, serve

Run = Callable[..., CrawlResult]


def _pauses(seen: list[Seen]) -> list[float]:
    return [later.start - earlier.start for earlier, later in pairwise(seen)]


def test_one_request_at_a_time_with_the_pause_that_was_asked_for(run: Run, tmp_path: Path) -> None:
    slow = {
        "/": page(*(f"/{n}" for n in range(6))),
        **{f"/{n}": Answer(page().encode(), seconds=0.1) for n in range(6)},
    }
    with serve(slow) as one, serve(slow) as other:
        run([one.agency("mot"), other.agency("hai")], tmp_path, delay=0.3)
    for site in (one, other):
        assert site.most_at_once == 1
        assert min(_pauses(site.seen)) > 0.8 * 0.3  # a busy machine notes the first of two requests late
    assert one.seen[1].start < other.seen[-1].end, "portals do not wait for each other"
    assert other.seen[1].start < one.seen[-1].end


def test_two_agencies_on_one_host_take_turns(run: Run, tmp_path: Path) -> None:
    pages = {
        "/a": page("/a/1", "/a/2"),
        "/b": page("/b/1", "/b/2"),
        **{f"/{x}/{n}": Answer(page().encode(), seconds=0.05) for x in "ab" for n in (1, 2)},
    }
    with serve(pages) as site:
        result = run([site.agency("a", "/a"), site.agency("b", "/b")], tmp_path)
    assert site.most_at_once == 1
    assert [one.pages for one in result.agencies.values()] == [3, 3]


def test_crawl_delay_of_robots_txt_is_kept(run: Run, tmp_path: Path) -> None:
    robots = Answer(b"User-agent: *\nCrawl-delay: 0.4\n", type="text/plain")
    with serve({"/": page("/1", "/2"), "/1": page(), "/2": page(), "/robots.txt": robots}) as site:
        run([site.agency()], tmp_path)
    assert min(_pauses(site.seen)[1:]) > 0.8 * 0.4


def test_a_portal_that_asks_for_a_rest_gets_it(run: Run, tmp_path: Path) -> None:
    asked: list[str] = []

    def answer(path: str) -> Answer | str | None:
        asked.append(path)
        if path == "/1" and asked.count("/1") == 1:
            return Answer(status=429, headers=(("Retry-After", "1"),))
        return page("/1", "/2") if path == "/" else page() if path in ("/1", "/2") else None

    with serve(answer) as site:
        one = run([site.agency()], tmp_path).agencies["so-mau"]
    busy = next(index for index, seen in enumerate(site.seen) if seen.path == "/1")
    assert _pauses(site.seen)[busy] > 0.95
    assert one.statuses == {FetchStatus.OK: 3}


def test_a_portal_that_wants_to_be_left_alone_is_left_and_can_be_resumed(run: Run, tmp_path: Path) -> None:
    closed = True

    def answer(path: str) -> Answer | str | None:
        if path in ("/1", "/2"):
            return Answer(status=503, headers=(("Retry-After", "7200"),)) if closed else page()
        return page("/1", "/2") if path == "/" else None

    with serve(answer) as site:
        first = run([site.agency()], tmp_path)
        assert first.agencies["so-mau"].reason == "told-to-wait"
        assert len(site.paths) <= 3
        assert "yêu cầu chờ" in first.notes[0]
        closed = False
        second = run([site.agency()], tmp_path).agencies["so-mau"]
    assert second.reason == "finished"
    assert set(responses(second.archive)) == {f"{site.url}/", f"{site.url}/1", f"{site.url}/2"}
