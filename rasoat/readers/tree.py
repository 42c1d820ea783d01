"""A light document tree that both HTML parsers fill, so that one extraction code serves archives and single files.

Sizes are counted while the tree is built: ``size`` and ``link`` are letters of visible text in the whole element and in its
links, ``own`` and ``own_link`` the same for text that flows directly in it (through inline children, not through blocks).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

MAX_DEPTH = 250
"""Deeper elements become siblings; a page of 200,000 nested elements must not exhaust the stack."""

BLOCK_TAGS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th "
    "thead tr "
    "ul [document]".split()
)
SKIPPED_TAGS = frozenset(
    "script style template noscript head title select option optgroup datalist textarea button svg math iframe frame frameset "
    "object embed applet audio video canvas map noembed noframes progress meter".split()
)
"""Their text is not text of the page."""


class Piece(NamedTuple):
    """``length`` letters of a text node from ``start`` stand in the source at ``[source_start:source_end]``."""

    start: int
    length: int
    source_start: int
    source_end: int


class Text:
    """A text node; ``pieces`` only where the source is known."""

    __slots__ = ("data", "pieces")

    def __init__(self, data: str, pieces: tuple[Piece, ...] | None = None) -> None:
        self.data = data
        self.pieces = pieces


class Remark:
    """A comment of the source."""

    __slots__ = ("data", "place")

    def __init__(self, data: str, place: tuple[int, int] | None = None) -> None:
        self.data = data
        self.place = place


class Element:
    """An element. ``place`` is the source range of its opening tag, ``alt_start`` where its alternative text
    begins if it stands there word for word; the elements inside have an ``index`` below ``end``."""

    __slots__ = (
        "_hints",
        "alt_start",
        "attrs",
        "children",
        "depth",
        "end",
        "index",
        "link",
        "own",
        "own_link",
        "parent",
        "place",
        "size",
        "tag",
    )

    def __init__(self, tag: str, attrs: dict[str, str | None], parent: Element | None, index: int) -> None:
        self.tag = tag
        self.attrs = attrs
        self.parent = parent
        self.index = index
        self.depth: int = parent.depth + 1 if parent is not None else 0
        self.end = index + 1
        self.children: list[Element | Text | Remark] = []
        self.size = self.link = self.own = self.own_link = 0
        self.place: tuple[int, int] | None = None
        self.alt_start: int | None = None
        self._hints: str | None = None

    def get(self, name: str) -> str:
        """An attribute, "" where it is missing or empty."""
        return self.attrs.get(name) or ""

    @property
    def hints(self) -> str:
        """Class and id, lower case."""
        hints = self._hints
        if hints is None:
            attrs = self.attrs
            hints = f"{attrs.get('class') or ''} {attrs.get('id') or ''}".lower() if attrs else " "
            self._hints = hints
        return hints

    def ancestors(self) -> Iterator[Element]:
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def within(self, other: Element) -> bool:
        """Whether it is ``other`` or lies inside it."""
        return other.index <= self.index < other.end

    def elements(self) -> Iterator[Element]:
        """Itself and all elements inside, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(child for child in reversed(node.children) if isinstance(child, Element))

    def text(self) -> str:
        """Its text with single spaces, scripts and styles left out."""
        parts: list[str] = []
        _gather(self, parts)
        return " ".join("".join(parts).split())


def _gather(element: Element, parts: list[str]) -> None:
    for child in element.children:
        if isinstance(child, Text):
            parts.append(child.data)
        elif isinstance(child, Element) and child.tag not in SKIPPED_TAGS:
            if child.tag == "br" or child.tag in BLOCK_TAGS:
                parts.append(" ")
                _gather(child, parts)
                parts.append(" ")
            else:
                _gather(child, parts)


class Document:
    """A parsed page: its elements in document order (``elements[n].index == n``), and those of each tag."""

    __slots__ = ("_nodes", "_query", "elements", "root", "tags")

    def __init__(self, nodes: dict[int, Element], elements: list[Element], query: Callable[[str], list[int]]) -> None:
        self.root = elements[0]
        self.elements = elements
        self.tags: dict[str, list[Element]] = {}
        for element in elements:
            self.tags.setdefault(element.tag, []).append(element)
        self._nodes = nodes
        self._query = query

    def select(self, selector: str) -> list[Element]:
        """Elements that match a CSS selector, in document order; one deeper than the tree keeps is left out."""
        nodes = self._nodes
        found = {element.index: element for key in self._query(selector) if (element := nodes.get(key)) is not None}
        return [found[index] for index in sorted(found)]

    def release(self) -> None:
        """Cuts the tree into pieces, so that memory comes back at once and not with the next search for cycles."""
        for element in self.elements:
            element.parent = None
            element.children.clear()

    def all(self, *tags: str) -> list[Element]:
        """Elements of some tags in document order."""
        if len(tags) == 1:
            return self.tags.get(tags[0], [])
        return sorted((e for tag in tags for e in self.tags.get(tag, ())), key=lambda element: element.index)

    def first(self, tag: str) -> Element | None:
        return next(iter(self.tags.get(tag, ())), None)


class Builder:
    """Takes nodes in document order, each with its parent: ``nodes`` tells elements by the key of the parser's node."""

    def __init__(self, root_key: int) -> None:
        root = Element("[document]", {}, None, 0)
        self.nodes = {root_key: root}
        self.elements = [root]

    def element(self, key: int | None, parent: Element, tag: str, attrs: dict[str, str | None]) -> Element | None:
        """``key`` None: nothing inside will follow. None where the tree goes no deeper: what is inside hangs into ``parent``."""
        elements = self.elements
        node = None
        if parent.depth < MAX_DEPTH:
            node = Element(tag, attrs, parent, len(elements))
            parent.children.append(node)
            elements.append(node)
        if key is not None:
            self.nodes[key] = node or parent
        return node

    @staticmethod
    def text(parent: Element, data: str, pieces: tuple[Piece, ...] | None = None) -> None:
        children = parent.children
        if not data.isspace():
            parent.own += len(data.strip())
        elif pieces is None and "\n" in data:
            last = children[-1] if children else parent
            if last.__class__ is Element and last.tag in BLOCK_TAGS:
                return
        children.append(Text(data, pieces))

    @staticmethod
    def remark(parent: Element, data: str, place: tuple[int, int] | None = None) -> None:
        parent.children.append(Remark(data, place))

    def finish(self, query: Callable[[str], list[int]]) -> Document:
        """Counts letters upwards: in reverse document order every element comes before its parent."""
        for node in reversed(self.elements):
            node.size += node.own
            tag = node.tag
            if tag == "a":
                node.link, node.own_link = node.size, node.own
            parent = node.parent
            if parent is None:
                break
            parent.end = max(parent.end, node.end)
            if tag in SKIPPED_TAGS:
                continue
            if tag in BLOCK_TAGS:
                parent.size += node.size
            else:
                parent.size += node.size - node.own
                parent.own += node.own
                parent.own_link += node.own_link
            parent.link += node.link
        return Document(self.nodes, self.elements, query)
