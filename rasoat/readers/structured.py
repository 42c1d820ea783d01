"""What a page says of itself in data: JSON-LD (schema.org Article and its kinds), og: and article: metadata."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rasoat.readers.tree import Document, Element, Text

_ARTICLES = frozenset({"Article", "NewsArticle", "BlogPosting", "Report", "GovernmentService", "WebPage:Article"})
_MOST = 200_000


@dataclass(frozen=True, slots=True)
class Structured:
    """Empty strings where the page says nothing."""

    is_article: bool = False
    title: str = ""
    published: str = ""
    author: str = ""
    section: str = ""


def read(document: Document, meta: Mapping[str, str]) -> Structured:
    """JSON-LD first, metadata where that is silent."""
    table = next(_articles(document), {})
    return Structured(
        is_article=bool(table) or meta.get("og:type", "").lower() == "article",
        title=_text(table.get("headline") or table.get("name")) or meta.get("og:title", ""),
        published=_text(table.get("datePublished")) or meta.get("article:published_time", ""),
        author=_name(table.get("author")) or meta.get("article:author", ""),
        section=_text(table.get("articleSection")) or meta.get("article:section", ""),
    )


def _articles(document: Document) -> Iterator[dict[str, Any]]:
    for element in document.select('script[type="application/ld+json"]'):
        data = script_text(element)
        if not data or len(data) > _MOST:
            continue
        try:
            loaded = json.loads(data)
        except (ValueError, RecursionError):
            continue
        for table in _tables(loaded):
            kinds = table.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if _ARTICLES & {kind for kind in kinds if isinstance(kind, str)}:
                yield table


def _tables(loaded: Any) -> Iterator[dict[str, Any]]:
    waiting = [loaded]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting += item
        elif isinstance(item, dict):
            yield item
            if isinstance(item.get("@graph"), list):
                waiting += item["@graph"]


def script_text(element: Element) -> str:
    """The text inside a script element, where the tree kept it."""
    return "".join(child.data for child in element.children if isinstance(child, Text))


def _text(value: Any) -> str:
    value = value[0] if isinstance(value, list) and value else value
    return " ".join(value.split()) if isinstance(value, str) else ""


def _name(value: Any) -> str:
    value = value[0] if isinstance(value, list) and value else value
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)
