"""Finds the article of a page whose CMS nobody has described: title, lead, body and date by what holds on most sites.

The title is the longest heading (or title-like element) whose words stand in ``<title>`` or og:title; the body is the element
whose own paragraphs hold most letters outside links, widened while that brings text; the lead is the first element after the
title with a lead-like class. A date is taken only from near the title.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Set

from rasoat.readers import dates
from rasoat.readers.profiles import Located
from rasoat.readers.tree import BLOCK_TAGS, Document, Element

_TITLE_LIKE = re.compile(r"title|tieu-?de|headline|heading|news-?name|detail-?name")
_LEAD_LIKE = re.compile(
    r"\b(?:sapo|lead|summary|desc|description|tom-?tat|abstract|chapeau|mo-?ta|intro|excerpt|trich-?dan)|sapo|lead|summary"
)
_DATE_LIKE = re.compile(r"date|time|ngay|publish|posted|create|meta")
_BYLINE_LIKE = re.compile(r"author|byline|tac-?gia|writer|nguoi-?(?:dang|viet)|but-?danh")
_BODY_LIKE = re.compile(r"content|article|body|detail|noi-?dung|news|post|entry|chi-?tiet|journal|story|text")
_ASIDE_LIKE = re.compile(
    r"comment|related|lien-?quan|tin-?khac|other|sidebar|side-?bar|footer|foot|header|menu|nav|breadcrumb|share|social|tag(?:s|-list)?\b"
    r"|rating|widget|banner|popup|modal|search|login|paging|pagination|most-?view|xem-?nhieu|right-?col|left-?col|quang-?cao|copyright|control|toolbar|\baction|print|view-?count|luot-?xem"
)
_NEVER = re.compile(r"\bfoot|footer|copyright|breadcrumb|\bmenu|\bnav(?:bar|igation)?\b|cookie")
"""Names of elements that never hold the article, however little of them is links."""
_ASIDE_TAGS = frozenset({"nav", "footer", "aside", "form", "header"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_LEAST = 25
"""Letters that make a paragraph."""
_LEAST_BODY = 60


def locate(document: Document, page_title: str, concealed: Set[int]) -> Located | None:
    """The article, or None where no element holds running text; ``concealed`` elements (their indices) are not looked at."""
    title = find_title(document, page_title, concealed)
    body = _body(document, title, concealed)
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
        date=_near(document, title, body, _DATE_LIKE, _is_date),
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
        if element.tag not in _HEADINGS and not (element.attrs and _TITLE_LIKE.search(element.hints)):
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
    return headings[0] if len(headings) == 1 else best


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().lower()


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
    if _NEVER.search(element.hints) and not _BODY_LIKE.search(element.hints):
        return True
    return bool(_ASIDE_LIKE.search(element.hints)) and element.link > 0.5 * element.size


def _body(document: Document, title: Element | None, concealed: Set[int]) -> Element | None:
    scores: dict[int, float] = defaultdict(float)
    by_index = {}
    barred = 0
    """Index below which elements lie inside one that is left out."""
    for element in document.elements:
        if element.index < barred or not element.size:
            continue
        if element is title or element.index in concealed or _outside(element, document.root.size):
            barred = element.end
            continue
        letters = element.own - element.own_link
        if element.tag in BLOCK_TAGS and element.own >= _LEAST and letters > 0.5 * element.own:
            if element.size < 80 and _DATE_LIKE.search(element.hints) and _is_date(element):
                continue
            share = 1.0
            node: Element | None = (
                element if element.tag in ("div", "td", "article", "section") and _own_text(element) else element.parent
            )
            for _ in range(4):
                if node is None or node.tag in ("html", "[document]"):
                    break
                scores[node.index] += letters * share
                by_index[node.index] = node
                node, share = node.parent, share * 0.6
    best, most = None, 0.0
    for index, score in scores.items():
        element = by_index[index]
        weighed = score * (1.0 - min(1.0, element.link / max(1, element.size)))
        if element.tag == "article" or element.attrs.get("itemprop") == "articleBody":
            weighed *= 1.4
        elif _BODY_LIKE.search(element.hints):
            weighed *= 1.15
        if title is not None:
            weighed *= _nearness(element, title)
        if weighed > most:
            best, most = element, weighed
    if title is not None and (best is None or best.size - best.link < _LEAST_BODY or _nearness(best, title) < 0.5):
        return _around(title) or best
    return _widened(best, title) if best is not None else None


def _nearness(element: Element, title: Element) -> float:
    """1 where they share a close ancestor, less for every level more; before the title is worse than after it."""
    above = {node.index: level for level, node in enumerate((title, *title.ancestors()))}
    shared = next((above[node.index] for node in (element, *element.ancestors()) if node.index in above), 20)
    factor: float = 0.75 ** max(0, shared - 4)
    return factor * 0.5 if element.index < title.index and not title.within(element) else factor


def _around(title: Element) -> Element | None:
    """The nearest ancestor of the title that holds some text of its own beside it: very short articles."""
    for node in title.ancestors():
        if node.tag in ("body", "html", "[document]"):
            return None
        if node.size - node.link - title.size >= 8:
            return node
    return None


def _own_text(element: Element) -> bool:
    """Whether text flows directly in it, not only in paragraphs inside."""
    return element.own >= _LEAST


def _widened(body: Element, title: Element | None) -> Element:
    """The parent while it brings running text at little cost in links, and does not swallow the title's surroundings."""
    for _ in range(4):
        parent = body.parent
        if parent is None or parent.tag in ("body", "html", "[document]"):
            break
        gained = (parent.size - parent.link) - (body.size - body.link)
        linked = parent.link - body.link
        if title is not None and title.within(parent) and not title.within(body) and parent.tag != "article":
            near = gained - title.size
            if not (near > 0.25 * body.size and linked < 0.2 * near):
                break
        if gained < 0.02 * body.size or linked > 0.35 * max(1, gained):
            only = sum(1 for child in parent.children if isinstance(child, Element) and child.size) == 1
            if not only:
                break
        body = parent
    return body


def _lead(document: Document, title: Element | None, body: Element) -> Element | None:
    start = title.index if title is not None else max(0, body.index - 60)
    for element in document.elements[start : body.index + 40]:
        if element is title or element.size < 20 or element.size > 1500 or element.link > 0.5 * element.size:
            continue
        if body.within(element) or (title is not None and title.within(element)):
            continue
        if _LEAD_LIKE.search(element.hints) and not _ASIDE_LIKE.search(element.hints):
            return element
    return None


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
