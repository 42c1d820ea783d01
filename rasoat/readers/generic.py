"""Finds the article of a page whose CMS nobody has described: title, lead, body and date by what holds on most sites.

The title is the longest heading (or title-like element) whose words stand in ``<title>`` or og:title; the body is the element
whose own paragraphs hold most letters outside links, widened while that brings text; the lead is the first element after the
title with a lead-like class. A date is taken only from near the title.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Set
from functools import lru_cache

from rasoat.readers import dates
from rasoat.readers.profiles import Located
from rasoat.readers.region import BODY_LIKE, LEAD_LIKE, find_body
from rasoat.readers.tree import BLOCK_TAGS, Document, Element

_TITLE_LIKE = re.compile(r"title|tieu-?de|headline|heading|news-?name|detail-?name")
_DATE_LIKE = re.compile(r"date|time|ngay|publish|posted|create|meta")
_BYLINE_LIKE = re.compile(r"author|byline|tac-?gia|writer|nguoi-?(?:dang|viet)|but-?danh")
_ASIDE_LIKE = re.compile(
    r"comment|related|lien-?quan|tin-?khac|other|sidebar|side-?bar|footer|foot|header|menu|nav|breadcrumb|share|social|tag(?:s|-list)?\b"
    r"|rating|widget|banner|popup|modal|search|login|paging|pagination|most-?view|xem-?nhieu|right-?col|left-?col|quang-?cao|copyright|control|toolbar|\baction|print|view-?count|luot-?xem"
)
_NEVER = re.compile(r"\bfoot|footer|copyright|breadcrumb|\bmenu|\bnav(?:bar|igation)?\b|cookie")
"""Names of elements that never hold the article, however little of them is links."""
_ASIDE_TAGS = frozenset({"nav", "footer", "aside", "form", "header"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_LEAST_TITLE = 20
_LEAST_LEAD = 60
_MOST_LETTERS = 24
"""In a line that is a date: "Thứ Ba, ngày … đăng lúc … giờ"."""


def locate(document: Document, page_title: str, concealed: Set[int]) -> Located | None:
    """The article, or None where no element holds running text; ``concealed`` elements (their indices) are not looked at."""
    title = find_title(document, page_title, concealed)
    letters = document.root.size
    body = find_body(document, title, concealed, lambda element: _outside(element, letters))
    if body is None:
        return None
    if title is None or not (title.index < body.index + 400):
        title = title or _first_heading(document, body)
    lead = _lead(document, title, body)
    return Located(
        template="generic",
        selector=_selector(body),
        title=title,
        lead=lead,
        body=[body],
        date=_near(document, title, body, _DATE_LIKE, _is_date) or _dated_line(document, title),
        byline=_near(document, title, body, _BYLINE_LIKE, _is_name),
    )


def find_title(document: Document, page_title: str, concealed: Set[int] = frozenset()) -> Element | None:
    """The longest heading or title-like element that the page's own title contains; else the only h1."""
    wanted = _plain(page_title)
    best, length = None, 0
    headings = []
    for element in document.elements:
        if not 3 <= element.size <= 400 or element.index in concealed:
            continue
        if element.tag not in _HEADINGS and not (element.attrs and _like_title(element.hints)):
            continue
        if element.tag in ("title", "body", "html") or any(e.tag in ("nav", "footer") for e in element.ancestors()):
            continue
        words = _plain(element.text())
        if element.tag == "h1":
            headings.append(element)
        if (
            words
            and words in wanted
            and (len(words) > length or (len(words) == length and best is not None and element.within(best)))
        ):
            best, length = element, len(words)
    if best is not None and (length >= 12 or length >= 0.4 * len(wanted)):
        return best
    if len(headings) == 1:
        return headings[0]
    return best or _named_nowhere(document, wanted, concealed)


def _named_nowhere(document: Document, wanted: str, concealed: Set[int]) -> Element | None:
    """The first block, of whatever tag, that is no link and whose words the page's own title begins with."""
    for element in document.elements:
        if not _LEAST_TITLE <= element.own == element.size <= 400 or element.own_link or element.index in concealed:
            continue
        if element.tag in BLOCK_TAGS and wanted.startswith(_plain(element.text())):
            return element
    return None


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFC", text)).strip().lower()


def _first_heading(document: Document, body: Element) -> Element | None:
    for element in document.elements:
        if element.tag in ("h1", "h2") and element.size and element.within(body):
            return element
    return None


def aside(element: Element) -> bool:
    """Whether an element inside an article is no part of its text: shares, related news, tags."""
    if element.tag in ("nav", "footer", "form"):
        return True
    if element.tag in BLOCK_TAGS and element.size and _ASIDE_LIKE.search(element.hints):
        return element.link > 0.4 * element.size or element.size < 60
    return False


def _outside(element: Element, letters: int) -> bool:
    """Whether an element is frame; ``letters`` stand on the whole page. A form may be the whole page (ASP.NET)."""
    if element.tag in _ASIDE_TAGS:
        return element.tag != "form" or element.size < 0.5 * letters
    if element.tag in ("body", "html") or not element.attrs:
        return False
    never, beside = _like_frame(element.hints)
    return never or (beside and element.link > 0.5 * element.size)


@lru_cache(maxsize=8192)
def _like_title(hints: str) -> bool:
    return bool(_TITLE_LIKE.search(hints))


@lru_cache(maxsize=8192)
def _like_frame(hints: str) -> tuple[bool, bool]:
    """Whether names say that an element never holds the article, and that it may be something beside it."""
    return bool(_NEVER.search(hints)) and not BODY_LIKE.search(hints), bool(_ASIDE_LIKE.search(hints))


def _lead(document: Document, title: Element | None, body: Element) -> Element | None:
    start = title.index if title is not None else max(0, body.index - 60)
    for element in document.elements[start : body.index + 40]:
        if element is title or element.size < 20 or element.size > 1500 or element.link > 0.5 * element.size:
            continue
        if body.within(element) or (title is not None and title.within(element)):
            continue
        if LEAD_LIKE.search(element.hints) and not _ASIDE_LIKE.search(element.hints):
            return element
    return _between(document, title, body) if title is not None else None


def _between(document: Document, title: Element, body: Element) -> Element | None:
    """The only block between title and body that reads like a sentence."""
    found = [
        element
        for element in document.elements[title.end : body.index]
        if element.tag in BLOCK_TAGS
        and element.own >= _LEAST_LEAD
        and not element.own_link
        and not body.within(element)
        and not _ASIDE_LIKE.search(element.hints)
        and not (element.size < 100 and _is_date(element))
    ]
    return found[0] if len(found) == 1 else None


def _near(
    document: Document, title: Element | None, body: Element, like: re.Pattern[str], fits: Callable[[Element], bool]
) -> Element | None:
    """The first short element near the title whose class and text fit."""
    anchor = title if title is not None else body
    around = document.elements[max(0, anchor.index - 12) : max(anchor.index, body.index) + 400]
    outer = anchor.parent
    for _ in range(3):
        if outer is not None and outer.parent is not None and outer.parent.tag not in ("body", "html", "[document]"):
            outer = outer.parent
    for element in around:
        named = element.tag == "time" or like.search(element.hints)
        if (
            named
            and 0 < element.size <= 160
            and fits(element)
            and (outer is None or element.within(outer) or element.within(body))
        ):
            return element
    return None


def _dated_line(document: Document, title: Element | None) -> Element | None:
    """A line right below the title that is a date and hardly anything else."""
    if title is None:
        return None
    for element in document.elements[title.end : title.end + 12]:
        if element.tag in BLOCK_TAGS and 8 <= element.own == element.size <= 60 and _is_date(element):
            letters = sum(1 for character in element.text() if character.isalpha())
            return element if letters <= _MOST_LETTERS else None
    return None


def _is_date(element: Element) -> bool:
    text = f"{element.get('datetime')} {element.text()}"
    return dates.find(text)[0] is not None


def _is_name(element: Element) -> bool:
    return element.size <= 80 and element.link <= element.size and not dates.find(element.text())[0]


def _selector(element: Element) -> str:
    """A CSS selector that a person can use: id, else tag and class."""
    if element.get("id"):
        return f"#{element.get('id')}"
    names = element.get("class").split()
    return element.tag + "".join(f".{name}" for name in names[:2])
