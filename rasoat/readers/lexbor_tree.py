"""The document tree of a page parsed by lexbor: fast, no source positions."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from rasoat.readers.tree import MAX_DEPTH, SKIPPED_TAGS, Builder, Document

_UNREAD = SKIPPED_TAGS - {"noscript", "button", "title", "head"}


def _is_data(tag: str, attrs: dict[str, str | None]) -> bool:
    return tag == "script" and attrs.get("type") == "application/ld+json"


def parse(html: str) -> Document:
    """Never raises on any text; elements deeper than ``MAX_DEPTH`` hang higher."""
    tree = LexborHTMLParser(html)
    root = tree.root
    builder = Builder(0)
    if root is not None:
        depths: dict[int, int] = {}
        skipped: set[int] = set()
        hung: dict[int, int] = {}
        for node in root.traverse(include_text=True):
            parent = node.parent
            up = parent.mem_id if parent is not None and node is not root else 0
            up = hung.get(up, up)
            if node.is_text_node:
                if up not in skipped:
                    builder.text(up, node.text_content or "")
                continue
            tag = node.tag or ""
            if tag == "-comment" or node.is_comment_node:
                builder.remark(up, node.comment_content or "")
                continue
            key = node.mem_id
            if up in skipped:
                skipped.add(key)
                continue
            depth = depths.get(up, 0) + 1
            if depth > MAX_DEPTH:
                hung[key] = up
            else:
                depths[key] = depth
                builder.element(key, up, tag, node.attributes)
            if tag in _UNREAD and not _is_data(tag, node.attributes):
                skipped.add(key)

    def query(selector: str) -> list[int]:
        try:
            return [node.mem_id for node in tree.css(selector)]
        except SelectolaxError:
            return []

    return builder.finish(query)
