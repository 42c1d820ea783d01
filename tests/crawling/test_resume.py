"""A crawl that was stopped goes on: nothing is asked for twice, nothing is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

from crawler.jobs import Job
from crawler.run import CrawlResult, Progress
from rasoat.agency import Agency
from tests.crawling.archives import responses
from tests.crawling.local_site import Answer, Site, page, serve

Run = Callable[..., CrawlResult]
PAGES = 60


def _answer(path: str) -> Answer | None:
    """Each page leads to two more: a tree that only a whole crawl sees."""
    if path == "/":
        return Answer(page("/1").encode())
    number = path.strip("/")
    if not number.isdecimal() or int(number) > PAGES:
        return None
    links = (f"/{n}" for n in (2 * int(number), 2 * int(number) + 1) if n <= PAGES)
    return Answer(page(*links).encode(), seconds=0.02)


def _whole(site: Site, archive: Path) -> None:
    assert set(responses(archive)) == {f"{site.url}/", *(f"{site.url}/{n}" for n in range(1, PAGES + 1))}


def test_ctrl_c_stops_cleanly_and_the_next_start_goes_on(run: Run, tmp_path: Path) -> None:
    pressed: list[Progress] = []
    stopped: list[str] = []

    def answer(path: str) -> Answer | None:
        """Slow from the twentieth page on until the first walk has stopped, however busy the machine is."""
        given = _answer(path)
        slow = not stopped and path.strip("/").isdecimal() and int(path.strip("/")) > 20
        return replace(given, seconds=0.5) if given and slow else given

    def press_ctrl_c(progress: Progress) -> None:
        if progress.pages >= 10 and not pressed:
            pressed.append(progress)
            os.kill(os.getpid(), signal.SIGINT)

    usual = signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # ignored where tests run in the background of a shell
    with serve(answer) as site:
        first = run([site.agency()], tmp_path, on_progress=press_ctrl_c)
        signal.signal(signal.SIGINT, usual)
        one = first.agencies["so-mau"]
        stopped.append(one.reason)
        assert first.interrupted
        assert (one.reason, one.resumed, one.finished) == ("shutdown", False, False)
        kept = len(responses(one.archive))
        assert 10 <= kept < PAGES
        second = run([site.agency()], tmp_path)
    two = second.agencies["so-mau"]
    assert (two.reason, two.resumed, two.pages) == ("finished", True, PAGES + 1)
    assert len(site.paths) == len(set(site.paths))
    _whole(site, two.archive)


def test_a_killed_process_loses_no_page(run: Run, tmp_path: Path) -> None:
    with serve(_answer) as site:
        _kill_when(site, site.agency(), tmp_path, 25)
        archive = Job(tmp_path, "so-mau").archive
        with archive.open("ab") as stream:
            stream.write(b"\x1f\x8b\x08half a record")
        before = set(responses_of_broken(archive))
        asked = len(site.paths)
        again = run([site.agency()], tmp_path).agencies["so-mau"]
    assert again.resumed
    assert again.pages == PAGES + 1
    later = {site.url + path for path in site.paths[asked:]}
    assert not later & before
    _whole(site, again.archive)


def test_a_finished_crawl_begins_anew_and_keeps_the_archive_before(run: Run, tmp_path: Path) -> None:
    with serve({"/": page("/a"), "/a": page()}) as site:
        first = run([site.agency()], tmp_path).agencies["so-mau"].archive.read_bytes()
        second = run([site.agency()], tmp_path).agencies["so-mau"]
    assert len(responses(second.archive)) == 2
    assert not second.resumed
    assert second.archive.with_name("so-mau.warc.gz.previous").read_bytes() == first
    assert site.paths.count("/a") == 2


def test_an_early_stop_reaches_all_portals_at_once(tmp_path: Path, looked_up: Path) -> None:
    with serve(lambda path: Answer(page(*(f"{path.rstrip('/')}/{n}" for n in range(9))).encode(), seconds=1.0)) as site:
        hosts = [site.host, site.host.replace("127.0.0.1", "localhost")]
        agencies = [Agency(f"a{n}", "A", "so", (host,), (f"http://{host}/",)) for n, host in enumerate(hosts)]
        started = time.monotonic()
        with _process(agencies, tmp_path) as child:
            assert child.stdin
            assert child.stdout
            child.stdin.close()
            news = [json.loads(line) for line in child.stdout]
        assert child.returncode == 0
        assert time.monotonic() - started < 10
    assert [one["reason"] for one in news if "reason" in one] == ["shutdown"] * 2
    assert len(site.seen) <= 6


def responses_of_broken(archive: Path) -> list[str]:
    """Addresses in an archive with a broken end."""
    from crawler.archive import mend

    copy = archive.with_suffix(".copy")
    copy.write_bytes(archive.read_bytes())
    mend(copy)
    return list(responses(copy))


def _kill_when(site: Site, agency: Agency, out: Path, pages: int) -> None:
    """A crawling process that dies without a word."""
    with _process([agency], out) as child:
        deadline = time.monotonic() + 30
        while len(site.seen) < pages and time.monotonic() < deadline:
            time.sleep(0.01)
        child.kill()


@contextmanager
def _process(agencies: list[Agency], out: Path) -> Iterator[subprocess.Popen[str]]:
    """A crawling process that has its order."""
    for agency in agencies:
        Job(out, agency.id).prepare()
    order = {
        "agencies": [asdict(agency) for agency in agencies],
        "out": str(out),
        "limit_pages": None,
        "since": None,
        "delay": 0.0,
        "contact": None,
        "obey_robots": True,
        "timeout": None,
    }
    command = [sys.executable, "-m", "crawler"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdin
        child.stdin.write(json.dumps(order) + "\n")
        child.stdin.flush()
        yield child
