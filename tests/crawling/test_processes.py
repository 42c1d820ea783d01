"""The crawling process and the Scrapy project: started from anywhere, told what is wrong, never left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from scrapy.settings import Settings

from crawler.run import crawl
from rasoat.errors import CrawlError
from tests.crawling.archives import responses
from tests.crawling.local_site import page, serve


def test_scrapy_crawl_works_from_the_checkout(root: Path, tmp_path: Path, looked_up: Path) -> None:
    with serve({"/": page("/a"), "/a": page()}) as site:
        portals = tmp_path / "p.toml"
        portals.write_text(
            f'title="T"\n[groups]\nso="S"\n[[agency]]\nid="mau"\nname="M"\ngroup="so"\nhosts=["{site.host}"]\nstart=["{site.url}/"]\n',
            encoding="utf-8",
        )
        command = [sys.executable, "-m", "scrapy", "crawl", "portal", "-a", "agency=mau", "-a", f"portals={portals}"]
        done = subprocess.run(
            [*command, "-a", f"out={tmp_path}", "-s", "DOWNLOAD_DELAY=0", "-s", "AUTOTHROTTLE_ENABLED=0"],
            cwd=root,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert len(responses(tmp_path / "mau.warc.gz")) == 2
    assert looked_up.read_text(encoding="utf-8") == ""


def test_the_working_folder_can_neither_change_the_settings_nor_stand_in_for_our_modules(
    tmp_path: Path, looked_up: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "scrapy.cfg").write_text("[settings]\ndefault = evil\n", encoding="utf-8")
    for name in ("evil", "crawler", "json", "rasoat"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(9)\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with serve({"/": page()}) as site:
        result = crawl([site.agency()], tmp_path / "out", delay=0.0)
    assert result.agencies["so-mau"].pages == 1


def test_a_process_that_cannot_start_is_told(tmp_path: Path, looked_up: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken"
    (broken / "scrapy").mkdir(parents=True)
    (broken / "scrapy" / "__init__.py").write_text("raise ImportError('no scrapy here')\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(broken))
    with serve({"/": page()}) as site, pytest.raises(CrawlError) as caught:
        crawl([site.agency()], tmp_path / "out")
    assert "crawl.log" in caught.value.remedy
    assert "no scrapy here" in (tmp_path / "out" / "jobs" / "crawl.log").read_text(encoding="utf-8")


def test_an_error_of_the_listener_ends_the_crawl_and_is_not_swallowed(tmp_path: Path, looked_up: Path) -> None:
    def listener(_: object) -> None:
        raise ZeroDivisionError

    with serve({"/": page()}) as site, pytest.raises(ZeroDivisionError):
        crawl([site.agency()], tmp_path, delay=0.0, on_progress=listener)


def test_the_crawl_ends_when_the_program_that_ordered_it_is_gone(tmp_path: Path, looked_up: Path, root: Path) -> None:
    with serve(lambda path: page(*(f"{path.rstrip('/')[:40]}/{n}" for n in range(5)))) as site:
        program = (
            "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; from crawler.run import crawl;"
            "from rasoat.agency import Agency;"
            "crawl([Agency('m', 'M', 'so', (sys.argv[2],), (f'http://{sys.argv[2]}/',))], Path(sys.argv[3]), delay=0.1)"
        )
        with subprocess.Popen(
            [sys.executable, "-c", program, str(root), site.host, str(tmp_path)], env=os.environ
        ) as parent:
            _until(lambda: len(site.seen) > 5)
            parent.kill()
        _until(lambda: not (tmp_path / "jobs" / "m.running").exists())
        asked = len(site.seen)
        with pytest.raises(TimeoutError):
            _until(lambda: len(site.seen) > asked, seconds=0.5)


def test_settings_are_polite() -> None:
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    assert settings.getbool("ROBOTSTXT_OBEY")
    assert settings.getint("CONCURRENT_REQUESTS") == 1
    assert settings.getfloat("DOWNLOAD_DELAY") >= 1
    assert settings.getbool("AUTOTHROTTLE_ENABLED")
    assert not settings.getbool("COOKIES_ENABLED")
    assert not settings.getbool("TELNETCONSOLE_ENABLED")
    assert 0 < settings.getint("DOWNLOAD_MAXSIZE") <= 50 << 20
    assert 0 < settings.getint("DOWNLOAD_TIMEOUT") <= 60


def _until(true: object, seconds: float = 20.0) -> None:
    import time

    assert callable(true)
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.02)
