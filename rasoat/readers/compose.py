"""From a parsed document to a ``Page`` with its ``Article``: the same for archives (lexbor) and single files (exact places)."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from rasoat.content import Article, BlockKind, Comment, Image, Link, Page, PageKind, Span
from rasoat.readers import dates, elements, generic, profiles, structured
from rasoat.readers.captions import name_captions
from rasoat.readers.flow import Flow, Laid, Piece, lay, visible
from rasoat.readers.profiles import Located
from rasoat.readers.region import is_list
from rasoat.readers.tree import Document, Element, Text
from rasoat.urls import identity

_ERROR_TITLE = re.compile(
    r"^\s*(?:40[0-9]|50[0-9])\b|HTTP Status \d{3}|Error report|Page not found|Not Found|Không tìm thấy trang|Trang không tồn tại"
    r"|Internal Server Error|Service Unavailable|Bad Gateway|Access Denied",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"^/?(?:vi|en|vi-vn|en-us|home|trang-chu|index)?/?(?:home|trang-chu|index|default)?(?:\.(?:html?|aspx|php|jsp))?/?$",
    re.IGNORECASE,
)
_LOGIN = re.compile(r"/(?:login|dang-nhap|signin)\b", re.IGNORECASE)
_SOURCE = re.compile(
    r"^\s*\(?\s*(?:Theo|Nguồn)\s*(?:tin|bài|:)?\s*:?\s*(?P<name>[^()\n]{2,80}?)\s*\)?\s*$", re.MULTILINE
)
_ATTACHMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|rar)(?:[?#]|$)", re.IGNORECASE)
_LEAST_HEADLINE, _HEADLINE_WORDS = 20, 5
"""Letters and words that make a title a headline and not the name of a section."""
_LEAST_ARTICLE = 140
"""Letters outside links that make a page without any sign of an article one."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a page before it is read. ``fragment``: a piece of HTML whose whole text is the article."""

    url: str = ""
    path: str = ""
    status: int = 200
    headers: Sequence[tuple[str, str]] = ()
    source: str | None = None
    profiles: bool = True
    fragment: bool = False


def compose(document: Document, html: str, given: Given) -> Page:
    """The page; ``article`` is None where the page holds none."""
    base = next((e for e in document.all("base") if e.get("href")), None)
    resolve = elements.Resolver(elements.Resolver(given.url)(base.get("href")) if base is not None else given.url)
    root = document.first("html")
    page_title = _page_title(document)
    meta = tuple(elements.meta(document))
    named = dict(reversed(meta))
    data = structured.read(document, named)
    hidden, concealed = elements.hidden_parts(document, resolve)
    located = _locate(document, html, given, f"{page_title} {data.title}", concealed)
    shown = [e for e in (located.title, *located.body) if e is not None] if located else []
    if any(one.index in concealed for one in shown):
        hidden, concealed = elements.hidden_parts(document, resolve, shown)
    kind = _kind(given, located, page_title, data)
    article, read = None, _Read()
    if located is not None and (kind is PageKind.ARTICLE or (given.path and kind is not PageKind.ERROR)):
        article = _article(located, data, given, resolve, concealed, read)
    canonical = next((e for e in document.all("link") if e.get("rel") == "canonical"), None)
    return Page(
        url=given.url,
        path=given.path,
        kind=kind,
        status=given.status,
        headers=tuple(given.headers),
        language=root.get("lang") if root is not None else "",
        title=page_title,
        canonical=resolve(canonical.get("href")) if canonical is not None else "",
        template=located.template if located else "generic",
        meta=meta,
        other_languages=tuple(elements.other_languages(document, resolve)),
        links=elements.links(document, resolve, concealed, read.links),
        images=elements.images(document, resolve, read.images),
        frames=elements.frames(document, resolve),
        forms=elements.forms(document, resolve),
        scripts=elements.scripts(document, resolve),
        hidden=hidden,
        comments=read.comments,
        frame=_frame(document, located if article else None, concealed),
        article=article,
        source=given.source,
    )


def _page_title(document: Document) -> str:
    element = document.first("title")
    if element is None:
        return ""
    text = "".join(child.data for child in element.children if isinstance(child, Text))
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _locate(document: Document, html: str, given: Given, titles: str, concealed: set[int]) -> Located | None:
    if given.fragment:
        heading = document.first("h1")
        return Located("fragment", "", heading, None, [document.root])
    found = profiles.locate(document, html) if given.profiles else None
    found = found or generic.locate(document, titles, concealed)
    if found is None and concealed:
        found = generic.locate(document, titles, set())
    if found is None and given.path:
        body = document.first("body") or document.root
        found = Located("file", "", document.first("h1"), None, [body])
    return found


def _kind(given: Given, located: Located | None, page_title: str, data: structured.Structured) -> PageKind:
    if given.status >= 400 or (_ERROR_TITLE.search(page_title) and (located is None or located.template == "generic")):
        return PageKind.ERROR
    path = urlsplit(given.url).path if given.url else ""
    if given.url and _HOME.match(path):
        return PageKind.HOME
    if _LOGIN.search(path):
        return PageKind.OTHER
    if located is None:
        return PageKind.SECTION if given.url else PageKind.OTHER
    if located.template != "generic" or data.is_article:
        return PageKind.ARTICLE
    if not given.url or _is_article(located, given.url):
        return PageKind.ARTICLE
    return PageKind.SECTION


def _is_article(located: Located, url: str) -> bool:
    """Of a page without a known CMS: a title and a body that is no list, and an article element, a number in the address, a
    date, a lead or at least running text under a headline. "Liên hệ", "Sơ đồ cổng" and lists of documents have none of these."""
    title, body = located.title, located.body[0]
    if title is None:
        return False
    headline = title.size >= _LEAST_HEADLINE and len(title.text().split()) >= _HEADLINE_WORDS
    numbered = "#" in identity(url)
    if is_list(body, generic.aside):
        return headline and numbered
    if numbered or located.date is not None or located.lead is not None:
        return True
    if any(node.tag == "article" for node in (body, *body.ancestors())):
        return True
    return headline and body.size - body.link >= _LEAST_ARTICLE and body.link < 0.5 * body.size


class _Read:
    """Elements of the article as read, by index of the element."""

    def __init__(self) -> None:
        self.links: dict[int, Link] = {}
        self.images: dict[int, Image] = {}
        self.comments: tuple[Comment, ...] = ()


def _article(
    located: Located,
    data: structured.Structured,
    given: Given,
    resolve: elements.Resolver,
    concealed: set[int],
    read: _Read,
) -> Article:
    apart = [e for e in (located.title, located.lead, located.date, located.byline, located.section) if e is not None]
    apart_indices = {e.index for e in apart}
    generic_body = located.template == "generic"
    begin = located.title.index if located.title is not None and located.title.within(located.body[0]) else 0

    def skip(element: Element) -> bool:
        if element.index in apart_indices or element.index in concealed:
            return True
        return generic_body and (element.end <= begin or generic.aside(element))

    flow = Flow(skip)
    if located.title is not None:
        Flow.line(flow, [located.title], BlockKind.TITLE)
    elif data.title:
        flow.pieces.append(Piece(BlockKind.TITLE, text=data.title))
    if located.lead is not None:
        Flow.line(flow, [located.lead], BlockKind.LEAD)
    for body in located.body:
        flow.read(body, BlockKind.PARAGRAPH)
    if located.byline is not None:
        Flow.line(flow, [located.byline], BlockKind.BYLINE)
    elif data.author:
        flow.pieces.append(Piece(BlockKind.BYLINE, text=data.author))
    name_captions(flow)
    laid = lay(flow.pieces, mapped=given.source is not None)
    _note(flow, laid, resolve, concealed, read)
    published, time = _published(located, data)
    source = _SOURCE.search(laid.text[-200:])
    return Article(
        id=article_id(given.url or given.path),
        text=laid.text,
        blocks=laid.blocks,
        published=published,
        published_time=time,
        section=located.section.text() if located.section is not None else data.section,
        source=source["name"] if source else "",
        attachments=tuple(link for link in read.links.values() if _ATTACHMENT.search(link.href)),
        selector=located.selector,
        found=laid.found,
        source_map=laid.source_map,
    )


def article_id(where: str) -> str:
    """The CMS's own number where the address shows one, else twelve hex digits of the address."""
    one = identity(where) if where.startswith("http") else where
    number = one.rsplit("#", 1)[-1]
    if "#" in one and number.isdigit():
        return number
    return hashlib.blake2b(one.encode("utf-8", "replace"), digest_size=6).hexdigest()


def _note(flow: Flow, laid: Laid, resolve: elements.Resolver, concealed: set[int], read: _Read) -> None:
    """Links, images and comments of the article with their offsets."""

    def start_of(number: int) -> int:
        return laid.starts[number] if number < len(laid.starts) else len(laid.text)

    for number, piece in enumerate(flow.pieces):
        for element, begin, end in piece.links:
            start = laid.starts[number]
            left = len(unicodedata.normalize("NFC", piece.text[:begin]))
            right = len(unicodedata.normalize("NFC", piece.text[: min(end, len(piece.text))]))
            span = Span(start + left, max(start + left, start + right))
            hidden = element.index in concealed
            read.links[element.index] = elements.link(element, resolve, hidden=hidden, in_article=True, span=span)
    numbers = {id(piece): number for number, piece in enumerate(flow.pieces)}
    for element, number, alt in flow.images:
        where = laid.blocks[numbers[id(alt)]].span if alt is not None else None
        read.images[element.index] = elements.image(
            element, resolve, in_article=True, position=start_of(number), span=where
        )
        anchor = next((node for node in element.ancestors() if node.tag == "a"), None)
        if anchor is not None and anchor.index not in read.links and anchor.get("href"):
            read.links[anchor.index] = elements.link(anchor, resolve, in_article=True)
    read.comments = tuple(
        Comment(remark.data, start_of(number), Span(*remark.place) if remark.place else None)
        for remark, number in flow.remarks
    )


def _published(located: Located, data: structured.Structured) -> tuple[dt.date | None, dt.time | None]:
    if data.published:
        day, time = dates.find(data.published)
        if day is not None:
            return day, time
    element = located.date
    if element is None:
        return None, None
    return dates.find(f"{element.get('datetime')} {element.get('content')} {element.text()}")


def _frame(document: Document, located: Located | None, concealed: set[int]) -> tuple[str, ...]:
    """Visible text outside the article, one string a block."""
    apart: set[int] = set()
    if located is not None:
        parts = (located.title, located.lead, located.date, located.byline, located.section, *located.body)
        apart = {e.index for e in parts if e is not None}
    body = document.first("body") or document.root
    if body.index in apart:
        return ()
    texts = visible(body, apart | concealed)
    return tuple(dict.fromkeys(unicodedata.normalize("NFC", text) for text in texts))
