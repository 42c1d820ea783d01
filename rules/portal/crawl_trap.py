"""PO009: one article under many addresses, and addresses that grow without end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from rasoat.finding import Hit, Scope
from rules.portals import PortalView
from rules.rule import WARNING, Example, Portal, rule

MANY = 6
"""Addresses of one article: a language version, a print view and a section of each are four."""
_TRAPS = 3
"""Addresses with a repeating path before it is called a trap."""
_SEGMENT_TIMES = 3
"""How often one segment (not a number) stands in a path that repeats itself."""
_FILE_AS_FOLDER = re.compile(r"\.(?:html?|aspx|jsp|php)/(?:vi|en)\b", re.IGNORECASE)
"""A language switch that appends its language to whatever address it stands on: /bai.html/vi, /bai.html/vi/en …"""
_SITE = "https://phuong-mau.example.vn"
_HTML = (
    "<!DOCTYPE html><html lang='vi'><head><title>Lịch tiếp dân</title><meta property='og:type' content='article'></head>"
    "<body><article><h1>Lịch tiếp dân</h1><p>Chủ tịch phường tiếp công dân vào sáng thứ Năm hằng tuần tại trụ sở.</p>"
    "</article></body></html>"
)


def _pages(*paths: str) -> tuple[tuple[str, str], ...]:
    return tuple((_SITE + path, _HTML) for path in paths)


_ARTICLE = "/tin/-/view_content/501-lich-tiep-dan.html"


@rule(
    code="PO009",
    name="crawl-trap",
    severity=WARNING,
    trigger=Portal(),
    title="Một bài có quá nhiều địa chỉ",
    passes="Mỗi bài có một địa chỉ",
    message="{count} bài có tất cả {addresses} địa chỉ; nhiều nhất là “{name}” với {most} địa chỉ.",
    hint="Cho mỗi bài một địa chỉ chính (rel=canonical); các dạng in, ngôn ngữ, trạng thái khác trỏ về địa chỉ đó.",
    why="Công cụ tìm kiếm và kho lưu trữ đọc đi đọc lại một bài, bỏ sót bài khác; người dân gặp liên kết cũ, mới lẫn lộn.",
    since="0.1",
    confidence=0.9,
    examples=[
        Example(
            bad_pages=_pages(*(_ARTICLE + "/en/vi" * n for n in range(8))),
            good_pages=_pages(_ARTICLE, "/en" + _ARTICLE),
        ),
    ],
)
def crawl_trap(portal: PortalView) -> Iterator[Hit]:
    titles = {page.identity: page.title for page in portal.pages if page.article}
    many = [(len(set(urls)), identity) for identity, urls in portal.addresses.items() if len(set(urls)) >= MANY]
    traps = sorted(
        {url for urls in portal.addresses.values() for url in urls if _repeats(url)}, key=lambda u: (len(u), u)
    )
    if len(traps) >= _TRAPS:
        yield Hit(
            quote="bẫy địa chỉ",
            url=traps[0],
            message="Bẫy địa chỉ: {count} địa chỉ lặp lại chính mình, mỗi lần bấm lại dài thêm, ví dụ {example}",
            values={"count": str(len(traps)), "example": traps[0]},
            pages=len(traps),
            scope=Scope.PORTAL,
        )
    if many:
        most, worst = max(many, key=lambda item: (item[0], item[1]))
        addresses = sum(count for count, _ in many)
        values = {
            "count": str(len(many)),
            "addresses": _dotted(addresses),
            "name": titles.get(worst) or worst,
            "most": _dotted(most),
        }
        url = _shortest(portal.addresses[worst])
        yield Hit(quote="nhiều địa chỉ", url=url, values=values, pages=len(many), scope=Scope.PORTAL)


def _repeats(url: str) -> bool:
    try:
        path = urlsplit(url).path
    except ValueError:
        return False
    if _FILE_AS_FOLDER.search(path):
        return True
    segments = Counter(segment for segment in path.split("/") if segment and not segment.isdigit())
    return any(times >= _SEGMENT_TIMES for times in segments.values())


def _shortest(urls: Sequence[str]) -> str:
    return min(urls, key=lambda url: (len(url), url))


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")
