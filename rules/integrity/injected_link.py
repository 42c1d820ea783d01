"""SF001: links to gambling that somebody planted in a state portal.

A suspicion needs a sign of gambling in the link's words, host or path. It is a veto only where a second, independent sign
agrees (a stranger's host, a hidden link, ``rel="dofollow"``). News about gambling, the B52 museum and
"hoàn trả" are silent.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from rasoat.catalogue import _
from rasoat.content import Link, Page
from rasoat.finding import Hit
from rules.document import Document
from rules.integrity.gambling import Words, host_sign, is_news, known_hosts, path_sign, words_of
from rules.rule import ERROR, INFO, WARNING, EveryLink, Example, rule
from rules.text.hosts import host_of, within

_SHORT = 6
"""Words: an anchor this short that holds a gambling word is an advertisement, not a headline."""

_NEWS_SLUGS = ("tai-xiu", "nha-cai", "ca-cuoc")
"""Path words that news has too."""


@rule(
    code="SF001",
    name="injected-gambling-link",
    severity=ERROR,
    trigger=EveryLink(),
    language="any",
    title="Có liên kết cờ bạc bị chèn vào trang",
    passes="Không có liên kết cờ bạc bị chèn",
    message="Liên kết “{quote}” có dấu hiệu bị chèn để quảng cáo cờ bạc: {signs}.",
    hint="Đừng bấm vào. Gỡ liên kết, báo quản trị hệ thống tìm mã độc, đổi mật khẩu và kiểm tra các trang dùng chung phần mềm.",
    why="Cổng của cơ quan nhà nước bị lợi dụng để dẫn người dân đến cờ bạc trái phép; trang có thể đã bị chiếm quyền.",
    source="Nghị định 174/2026/NĐ-CP, Điều 93 khoản 2",
    since="0.1",
    confidence=0.9,
    veto=True,
    examples=[
        Example(
            bad='<html lang="vi"><body><p>Lịch tiếp công dân tháng 12.</p>'
            '⟦<a href="https://8xbet-viet.example/dang-ky">⟧nhà cái uy tín</a></body></html>',
            good='<html lang="vi"><body><p>Lịch tiếp công dân tháng 12.</p>'
            '<a href="https://bao.example.vn/triet-pha-duong-day-ca-do">Triệt phá đường dây cá độ bóng đá qua mạng</a>'
            "</body></html>",
        ),
        Example(
            good='<html lang="vi"><body><p>Tham quan cuối tuần.</p>'
            '<a href="https://btb52.example.vn/">Bảo tàng Chiến thắng B52</a></body></html>'
        ),
    ],
)
def injected_link(link: Link, doc: Document) -> Hit | None:
    words, host, house, path = _read(link.text, link.title, link.href or link.raw)
    if not (words.some or house or path):
        return None
    stranger = _is_stranger(host, doc)
    sign = house if stranger else ""
    if not (words.some or sign or path):
        return None
    news = words.reported or (_reports(doc.page) and link.in_article)
    told = _signs(words, sign, path, host, link, stranger)
    values = {"signs": "; ".join(told)}
    independent = len(told) - (1 if not stranger and path and words.some else 0)
    if news:
        return Hit(element=link, values=values, severity=WARNING, veto=False) if sign == "seen" else None
    if not _is_certain(words, sign, path, link):
        return None if not sign or words.some else Hit(element=link, values=values, severity=INFO, veto=False)
    if independent >= 2:
        return Hit(element=link, values=values)
    return Hit(element=link, values=values, severity=WARNING, veto=False, confidence=0.6)


@lru_cache(maxsize=20_000)
def _read(text: str, title: str, href: str) -> tuple[Words, str, str, str]:
    """Words, host, sign of the host and of the path; the links of a frame stand on every page of a portal."""
    host = host_of(href)
    return words_of(f"{text} {title}".strip()), host, host_sign(host), path_sign(_path(href))


def _is_certain(words: Words, sign: str, path: str, link: Link) -> bool:
    """Whether what was found cannot well be anything but an advertisement."""
    short = len(link.text.split()) <= _SHORT
    plain = bool(words.plain) and (short or bool(words.faint) or len(words.plain) > 1)
    brand = bool(words.brands) and bool(words.plain or words.faint or short)
    slug = bool(path) and (path not in _NEWS_SLUGS or bool(words.some or words.faint))
    return bool(words.clear) or plain or brand or sign == "seen" or slug


def _signs(words: Words, sign: str, path: str, host: str, link: Link, stranger: bool) -> list[str]:
    """Each independent sign in words for the report; an address is never shown so that it can be followed."""
    told = []
    if words.some:
        told.append(_("chữ “{words}”").format(words=words.some[0]))
    if sign:
        told.append(_("tên miền của nhà cái"))
    if path:
        told.append(_("đường dẫn chứa “{path}”").format(path=path))
    if link.hidden:
        told.append(_("liên kết bị giấu"))
    if stranger:
        told.append(_("máy chủ lạ {host}").format(host=host.replace(".", "[.]")))
    if "dofollow" in link.rel.lower():
        told.append(_("gắn dofollow như quảng cáo trả tiền"))
    return told


def _is_stranger(host: str, doc: Document) -> bool:
    """A host outside .vn that is neither the portal's own nor of the known press, platforms and services."""
    if not host or "." not in host:
        return False
    own = {host_of(doc.page.url), *(doc.agency.hosts if doc.agency else ())} - {""}
    if any(within(host, domain) or within(domain, host) for domain in own):
        return False
    if host.endswith(".vn"):
        return bool(host_sign(host)) and not within(host, "gov.vn")
    return not any(within(host, domain) for domain in known_hosts())


def _path(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return parts.path if parts.scheme in ("http", "https", "") else ""


def _reports(page: Page) -> bool:
    """Whether the article is news about gambling or crime."""
    article = page.article
    return article is not None and is_news(f"{article.title}\n{article.lead}")
