"""Where the running text of a page stands: from the whole page down, as long as one child holds most of it.

Counted are letters outside links in blocks that read like sentences. Frame, lists of teasers and imprints count nothing, text
before the title little. So no class name is needed, and a sidebar longer than the article does not win.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Set

from rasoat.readers.tree import BLOCK_TAGS, Document, Element

BODY_LIKE = re.compile(r"content|article|body|detail|noi-?dung|news|post|entry|chi-?tiet|journal|story|text")
LEAD_LIKE = re.compile(
    r"\b(?:sapo|lead|summary|desc|description|tom-?tat|abstract|chapeau|mo-?ta|intro|excerpt|trich-?dan)|sapo|lead|summary"
)
_IMPRINT = re.compile(
    r"giấy phép|bản quyền|copyright|©|chịu trách nhiệm|cơ quan chủ quản|trưởng ban biên tập|điện thoại|địa chỉ|e-?mail|fax"
    r"|all rights|designed|powered|lượt truy cập"
)
_PARAGRAPHS = frozenset({"p", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "figcaption"})
_LEAST = 25
"""Letters of a block that reads like a sentence."""
_MOST_OF_IT = 0.6
_BEFORE_TITLE = 0.3
_LEAST_BESIDE = 40
_SHARE_BESIDE = 0.03
"""Letters in paragraphs beside a container, at least and as a share, that make them one text with it."""


def find_body(
    document: Document, title: Element | None, concealed: Set[int], outside: Callable[[Element], bool]
) -> Element | None:
    """The element that holds the article; None where no block reads like a sentence and no title tells where to look."""
    totals = _totals(document, title, concealed, outside)
    node = document.root
    if totals[0] < _LEAST:
        return _around(title) if title is not None else None
    while True:
        best = max(
            (child for child in node.children if isinstance(child, Element)),
            key=lambda child: totals[child.index],
            default=None,
        )
        if best is None or totals[best.index] < _MOST_OF_IT * totals[node.index] or not _is_container(best):
            return node
        plain = best.tag == "div" and not best.hints.strip()
        beside = sum(
            totals[child.index]
            for child in node.children
            if isinstance(child, Element)
            and child is not best
            and (plain or child.own == child.size)
            and not LEAD_LIKE.search(child.hints)
        )
        if beside >= max(_LEAST_BESIDE, _SHARE_BESIDE * totals[node.index]):
            return node
        node = best


def _totals(
    document: Document, title: Element | None, concealed: Set[int], outside: Callable[[Element], bool]
) -> list[float]:
    """For every element, by its index, the weighed letters of running text in it."""
    totals = [0.0] * len(document.elements)
    listed: set[int] = set()
    barred = 0
    start = title.index if title is not None else 0
    for element in document.elements:
        index = element.index
        if index < barred or not element.size:
            continue
        if element is title or index in concealed or index in listed or outside(element):
            barred = element.end
            continue
        if element.tag not in BLOCK_TAGS:
            continue
        if element.link and len(element.children) > 2:
            listed.update(item.index for item in teasers(element))
        letters: float = element.own - element.own_link
        if element.own >= _LEAST and letters > 0.5 * element.own:
            if index < start:
                letters *= _BEFORE_TITLE
            if element.own < 700 and len(_IMPRINT.findall(element.text().lower())) > 1:
                letters *= 0.05
            totals[index] = letters
    for element in reversed(document.elements):
        total = totals[element.index]
        if total and element.parent is not None:
            if element.size > 150 and element.tag in BLOCK_TAGS:
                total *= 1.0 - element.link / element.size
            totals[element.parent.index] += total
    return totals


def teasers(element: Element) -> list[Element]:
    """Its children that are items of a list of other pages: three and more alike, most with a block that is a link."""
    alike: dict[tuple[str, str], list[Element]] = {}
    for child in element.children:
        if isinstance(child, Element) and child.size and child.tag != "p" and child.tag in BLOCK_TAGS:
            alike.setdefault((child.tag, child.get("class")), []).append(child)
    found: list[Element] = []
    for items in alike.values():
        if len(items) >= 3 and sum(map(_is_teaser, items)) >= 0.6 * len(items):
            found += items
    return found


def _is_teaser(item: Element) -> bool:
    return item.link >= 8 and any(
        e.own >= 8 and e.own_link >= 0.6 * e.own for e in item.elements() if e.tag in BLOCK_TAGS
    )


def is_list(body: Element, aside: Callable[[Element], bool]) -> bool:
    """Whether most of an element are teasers of other pages; what is ``aside`` (related news below an article) is not counted."""
    left, listed, barred = body.size, 0, 0
    for element in body.elements():
        if element.index < barred:
            continue
        if element is not body and aside(element):
            left -= element.size
            barred = element.end
        elif element.link:
            listed += sum(item.size for item in teasers(element) if not aside(item))
    return listed > 0.5 * left


def _is_container(element: Element) -> bool:
    """Whether paragraphs stand in it, or it is one text cut by line breaks or named as a body."""
    if element.tag in _PARAGRAPHS or element.tag not in BLOCK_TAGS:
        return False
    if any(isinstance(child, Element) and child.size and child.tag in BLOCK_TAGS for child in element.children):
        return True
    breaks = Counter(child.tag for child in element.children if isinstance(child, Element))["br"]
    return breaks >= 2 or bool(BODY_LIKE.search(element.hints))


def _around(title: Element) -> Element | None:
    """The nearest ancestor of the title that holds some text of its own beside it: very short articles."""
    for node in title.ancestors():
        if node.tag in ("body", "html", "[document]"):
            return None
        if node.size - node.link - title.size >= 8:
            return node
    return None
