"""The document tree of a page parsed by lexbor: fast, no source positions."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from rasoat.readers.tree import SKIPPED_TAGS, Builder, Document

_UNREAD = SKIPPED_TAGS - {"noscript", "button", "title", "head"}


def parse(html: str) -> Document:
    """Never raises on any text; elements deeper than ``tree.MAX_DEPTH`` hang higher."""
    tree = LexborHTMLParser(html)
    root = tree.root
    builder = Builder(0)
    if root is not None:
        top = root.parent
        builder.nodes[top.mem_id if top is not None else 0] = builder.elements[0]
        known = builder.nodes.get
        element, text = builder.element, builder.text
        for node in root.traverse(include_text=True):
            above = node.parent
            parent = known(above.mem_id if above is not None else 0)
            if parent is None:
                continue
            if node.is_element_node:
                tag, attrs = node.tag or "", node.attributes
                closed = tag in _UNREAD and not (tag == "script" and attrs.get("type") == "application/ld+json")
                element(None if closed else node.mem_id, parent, tag, attrs)
            elif node.is_text_node:
                text(parent, node.text_content or "")
            elif node.is_comment_node:
                builder.remark(parent, node.comment_content or "")

    def query(selector: str) -> list[int]:
        try:
            return [node.mem_id for node in tree.css(selector)]
        except SelectolaxError:
            return []

    return builder.finish(query)
