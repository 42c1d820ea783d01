"""English through LanguageTool: real HTTP to a small server on loopback that is well, down, slow or mad."""

from __future__ import annotations

import socket
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rasoat.content import Article, Block, BlockKind, Page, Span
from rules.engine import Engine, PageCheck
from rules.english import languagetool
from rules.registry import by_code

from .languagetool_server import Server, running

ENGLISH = (
    "The People's Committee of the ward has published all informations about the new service for the public.",
    "Citizens will recieve a answer within three working days from the date on which the request is sent.",
)
VIETNAMESE = "Phường đã đăng đủ thông tin về dịch vụ mới cho người dân và doanh nghiệp trên cổng thông tin điện tử."


@pytest.fixture
def server() -> Iterator[Server]:
    with running() as started:
        yield started


def page(*texts: str) -> Page:
    text = "\n".join(texts)
    blocks, start = [], 0
    for one in texts:
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(one))))
        start += len(one) + 1
    return Page(path="a.txt", article=Article(id="1", text=text, found=text, blocks=tuple(blocks)))


def check(url: str, *texts: str) -> PageCheck:
    return Engine([by_code("EN000")], options={"english": {"server": url}}).check(page(*texts))


def quotes(checked: PageCheck) -> list[str]:
    assert not checked.failures
    return [finding.quote for finding in checked.findings]


def test_matches_are_placed_in_their_blocks_and_sent_in_one_request(server: Server) -> None:
    checked = check(server.url, *ENGLISH)
    assert quotes(checked) == ["informations", "recieve", "a"]
    assert [finding.suggestions[0] for finding in checked.findings] == ["information", "receive", "an"]
    assert server.texts == ["\n\n".join(ENGLISH)]


def test_vietnamese_blocks_are_not_sent(server: Server) -> None:
    assert quotes(check(server.url, ENGLISH[0], VIETNAMESE)) == ["informations"]
    assert server.texts == [ENGLISH[0]]


def test_a_vietnamese_article_needs_no_server() -> None:
    checked = check("http://127.0.0.1:9", VIETNAMESE)
    assert not checked.not_checked
    assert not checked.findings


def test_places_hold_behind_characters_outside_the_basic_plane(server: Server) -> None:
    text = "🎉 🎉 The ward has opened a office for the public and it will recieve all of the requests here."
    checked = check(server.url, text)
    assert quotes(checked) == ["a", "recieve"]


def test_vietnamese_names_acronyms_and_british_spelling_are_no_errors(server: Server) -> None:
    text = "The UBND of Phường Đống Đa and Mr Nguyen of Hoan Kiem run the organisation for the benefit of the people."
    assert quotes(check(server.url, text)) == []


def test_style_is_advice_and_spelling_is_a_warning(server: Server) -> None:
    text = "The office has been opened in order to recieve all of the requests that are sent by the people of the ward."
    severity = {f.quote: f.severity.value for f in check(server.url, text).findings}
    assert severity == {"in order to": "info", "recieve": "warning"}


def test_a_long_article_goes_in_several_requests(server: Server) -> None:
    texts = [ENGLISH[0] + " It is of use to the public." * 300] * 5
    assert quotes(check(server.url, *texts)) == ["informations"] * 5
    assert len(server.texts) > 1
    assert all(len(text) <= languagetool.MAX_CHARACTERS for text in server.texts)


def unchecked(checked: PageCheck) -> str:
    assert not checked.findings
    assert not checked.failures, "a missing service is no broken rule"
    [(code, reason)] = checked.not_checked
    assert code == "EN000"
    return reason


def test_without_a_server_the_report_says_that_english_was_not_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (languagetool.SERVER_VARIABLE, "LTP_PATH", "LTP_JAR_DIR_PATH"):
        monkeypatch.delenv(name, raising=False)
    assert "chưa có máy chủ LanguageTool" in unchecked(check("", *ENGLISH))


def test_a_server_that_is_down_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "không kết nối được" in unchecked(check(f"http://127.0.0.1:{port}", *ENGLISH))


def test_a_slow_server_is_given_up_once_for_all(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languagetool, "TIMEOUT", 0.2)
    server.delay = 1.5
    assert "không trả lời" in unchecked(check(server.url, *ENGLISH))
    asked = len(server.texts)
    assert "không trả lời" in unchecked(check(server.url, *ENGLISH))
    assert len(server.texts) == asked


@pytest.mark.parametrize("garbage", ["<html>502</html>", "[]", "{}", '{"matches": [{"offset": "x"}]}', "null"])
def test_a_garbled_answer_is_told_and_the_next_good_one_is_used(server: Server, garbage: str) -> None:
    server.garbage = garbage
    assert "trả lời không đọc được" in unchecked(check(server.url, *ENGLISH))


@pytest.mark.parametrize("url", ["https://api.languagetool.org/v2/", "api.languagetoolplus.com"])
def test_drafts_do_not_go_to_the_public_service(url: str) -> None:
    assert "công cộng" in unchecked(check(url, *ENGLISH))


def test_a_proxy_of_the_environment_is_not_asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    assert quotes(check(server.url, ENGLISH[0])) == ["informations"]


def test_a_local_languagetool_is_started_with_java_and_never_downloaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "LanguageTool-6.8"
    folder.mkdir()
    (folder / "languagetool-server.jar").touch()
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    server = Path(__file__).with_name("languagetool_server.py")
    java.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{server}" "$@"\n')
    java.chmod(java.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{java.parent}:/usr/bin:/bin")
    monkeypatch.setenv("LTP_PATH", str(tmp_path))
    monkeypatch.setenv("LTP_JAR_DIR_PATH", str(folder))
    monkeypatch.delenv(languagetool.SERVER_VARIABLE)
    assert quotes(check("", ENGLISH[0])) == ["informations"]
    languagetool._client(f"local:{folder}").close()
