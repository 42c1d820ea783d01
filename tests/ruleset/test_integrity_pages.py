"""Forty texts that report on gambling stay silent; twenty pages that were broken into are found."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from rasoat.finding import Finding
from rasoat.readers.source_html import read_html_file
from rasoat.readers.webpage import read_page
from rules.registry import by_code

from .marked import engine

PAGES = tomllib.loads((Path(__file__).parent / "integrity_pages.toml").read_text(encoding="utf-8"))
URL = "https://phuong-mau.example.vn/tin/tin-trong-ngay-1.html"
CLEAN = "<h1>Lịch tiếp công dân</h1><p>Chủ tịch phường tiếp công dân vào sáng thứ Năm hằng tuần tại trụ sở phường.</p>"


def whole(body: str, title: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><article>{body}</article></body></html>"
    )


def found(html: str, *, live: bool) -> list[Finding]:
    page = read_page(html, url=URL) if live else read_html_file(html, "tin.html")
    checked = engine().check(page)
    assert not checked.failures
    return [finding for finding in checked.findings if finding.code.startswith("SF")]


@pytest.mark.parametrize("live", [True, False], ids=["live", "file"])
@pytest.mark.parametrize("news", PAGES["news"], ids=lambda news: news["title"][:30])
@pytest.mark.parametrize("hidden", [False, True], ids=["shown", "hidden"])
def test_news_about_gambling_is_no_injection(news: dict[str, str], live: bool, hidden: bool) -> None:
    words, href = news["link"]
    body = f'<p>{news["body"]} <a href="{href}">{words}</a></p>'
    body = f'<div style="display:none">{body}</div>' if hidden else body
    html = whole(f"<h1>{news['title']}</h1>{body}", news["title"])
    assert [(f.code, f.message) for f in found(html, live=live)] == []


@pytest.mark.parametrize("live", [True, False], ids=["live", "file"])
@pytest.mark.parametrize("page", PAGES["poisoned"], ids=lambda page: page["name"])
def test_poisoned_page_is_found(page: dict[str, str], live: bool) -> None:
    findings = found(whole(CLEAN + page["html"], "Lịch tiếp công dân"), live=live)
    assert findings
    assert any(finding.veto for finding in findings) is page.get("veto", True)
    assert all("http" not in finding.message for finding in findings), "an address must not be shown so that it works"


def test_there_are_forty_texts_and_twenty_pages() -> None:
    assert len(PAGES["news"]) >= 40
    assert len(PAGES["poisoned"]) >= 20


def test_a_veto_needs_two_signs() -> None:
    assert by_code("SF001").veto
    assert by_code("SF002").veto
