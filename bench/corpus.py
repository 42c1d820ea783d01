"""The measured texts beside the checkout as pages, for reading hits and for counting. Nothing of them is in the project."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import lzma
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from rasoat.content import Article, Block, BlockKind, Page, Span

SHARED = Path(__file__).resolve().parents[2] / "shared"
_LAW_LINES = 40
"""Lines of the law text that make one page."""


def page_of(identifier: str, parts: Iterable[tuple[BlockKind, str]], published: dt.date | None, url: str) -> Page:
    """A page whose article has these blocks, empty ones left out."""
    blocks, texts, written, start = [], [], [], 0
    for kind, found in parts:
        text = unicodedata.normalize("NFC", found.strip("\n"))
        if not text.strip():
            continue
        written.append(found.strip("\n"))
        blocks.append(Block(kind, Span(start, start + len(text))))
        texts.append(text)
        start += len(text) + 1
    article = Article(
        id=identifier, text="\n".join(texts), found="\n".join(written), blocks=tuple(blocks), published=published
    )
    return Page(url=url, article=article)


def article_page(row: dict[str, Any]) -> Page:
    """A stored article (title, sapo, body, date) as a page, one paragraph a line."""
    parts = [(BlockKind.TITLE, row.get("title") or ""), (BlockKind.LEAD, row.get("sapo") or "")]
    parts += [(BlockKind.PARAGRAPH, line) for line in (row.get("body") or "").split("\n")]
    published = dt.date.fromisoformat(row["date"]) if row.get("date") else None
    return page_of(str(row["id"]), parts, published, row.get("url") or f"http://corpus/{row['id']}")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else lzma.open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def portal_pages() -> Iterator[Page]:
    """2,700 articles of a Hanoi department's portal, 2008-2022."""
    return (article_page(row) for row in _rows(SHARED / "portal" / "articles.jsonl.gz"))


def baomoi_pages() -> Iterator[Page]:
    """News articles, 2017."""
    return (article_page({**row, "date": None}) for row in _rows(SHARED / "corpora" / "news-baomoi.jsonl.xz"))


def dantri_pages() -> Iterator[Page]:
    """News articles, about 2020."""
    return (article_page({**row, "date": None}) for row in _rows(SHARED / "corpora" / "news-dantri.jsonl.xz"))


def law_pages() -> Iterator[Page]:
    """Laws and decrees, cut into pages of some lines."""
    part: list[str] = []
    number = 0
    with lzma.open(SHARED / "corpora" / "law.txt.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            part.append(line)
            if len(part) == _LAW_LINES:
                yield page_of(str(number), [(BlockKind.PARAGRAPH, text) for text in part], None, f"http://law/{number}")
                part, number = [], number + 1


CORPORA: dict[str, Callable[[], Iterator[Page]]] = {
    "portal": portal_pages,
    "baomoi": baomoi_pages,
    "dantri": dantri_pages,
    "law": law_pages,
}
