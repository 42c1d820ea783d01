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
    """An element; ``place`` is the source range of its opening tag; ``role`` is set by the locators."""

    __slots__ = (
        "attrs",
        "children",
        "index",
        "key",
        "link",
        "own",
        "own_link",
        "parent",
        "place",
        "role",
        "size",
        "tag",
        "weight",
    )

    def __init__(self, tag: str, attrs: dict[str, str | None], parent: Element | None, index: int) -> None:
        self.tag = tag
        self.attrs = attrs
        self.parent = parent
        self.index = index
        self.children: list[Element | Text | Remark] = []
        self.size = self.link = self.own = self.own_link = 0
        self.weight = 0.0
        self.role = ""
        self.key = 0
        self.place: tuple[int, int] | None = None

    def get(self, name: str) -> str:
        """An attribute, "" where it is missing or empty."""
        return self.attrs.get(name) or ""

    @property
    def hints(self) -> str:
        """Class and id, lower case."""
        attrs = self.attrs
        return f"{attrs.get('class') or ''} {attrs.get('id') or ''}".lower()

    def ancestors(self) -> Iterator[Element]:
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def within(self, other: Element) -> bool:
        """Whether it is ``other`` or lies inside it."""
        return self is other or any(node is other for node in self.ancestors())

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


def _is_block(node: Element | Text | Remark) -> bool:
    return isinstance(node, Element) and node.tag in BLOCK_TAGS


class Document:
    """A parsed page. ``select`` answers CSS selectors in document order."""

    __slots__ = ("elements", "query", "root")

    def __init__(self, root: Element, elements: list[Element], query: Callable[[str], list[int]]) -> None:
        self.root = root
        self.elements = elements
        self.query = query

    def select(self, selector: str) -> list[Element]:
        """Elements that match; an element deeper than the tree keeps is left out."""
        keys = self.query(selector)
        if not keys:
            return []
        wanted = set(keys)
        return [element for element in self.elements if element.key in wanted]

    def first(self, tag: str) -> Element | None:
        return next((element for element in self.elements if element.tag == tag), None)


class Builder:
    """Takes nodes in document order with the key of their parent and hangs them into the tree."""

    def __init__(self, root_key: int) -> None:
        self.root = Element("[document]", {}, None, 0)
        self.root.key = root_key
        self.elements = [self.root]
        self._stack = [self.root]

    def _parent(self, key: int) -> Element:
        stack = self._stack
        while stack[-1].key != key and len(stack) > 1:
            self._close(stack.pop())
        return stack[-1]

    def element(self, key: int, parent_key: int, tag: str, attrs: dict[str, str | None]) -> Element:
        stack = self._stack
        parent = stack[-1] if stack[-1].key == parent_key else self._parent(parent_key)
        node = Element(tag, attrs, parent, len(self.elements))
        node.key = key
        parent.children.append(node)
        self.elements.append(node)
        stack.append(node)
        return node

    def text(self, parent_key: int, data: str, pieces: tuple[Piece, ...] | None = None) -> None:
        stack = self._stack
        parent = stack[-1] if stack[-1].key == parent_key else self._parent(parent_key)
        if data.isspace():
            if (
                not parent.children
                or "\n" not in data
                or pieces is not None
                or not (isinstance(last := parent.children[-1], Element) and last.tag in BLOCK_TAGS)
            ):
                parent.children.append(Text(data, pieces))
            return
        letters = len(data.strip())
        parent.size += letters
        parent.own += letters
        parent.children.append(Text(data, pieces))

    def remark(self, parent_key: int, data: str, place: tuple[int, int] | None = None) -> None:
        stack = self._stack
        parent = stack[-1] if stack[-1].key == parent_key else self._parent(parent_key)
        parent.children.append(Remark(data, place))

    @staticmethod
    def _close(node: Element) -> None:
        parent = node.parent
        tag = node.tag
        if parent is None or tag in SKIPPED_TAGS:
            return
        if tag == "a":
            node.link = node.size
            node.own_link = node.own
        parent.size += node.size
        parent.link += node.link
        if tag not in BLOCK_TAGS:
            parent.own += node.own
            parent.own_link += node.own_link

    def finish(self, query: Callable[[str], list[int]]) -> Document:
        while self._stack:
            self._close(self._stack.pop())
        return Document(self.root, self.elements, query)
