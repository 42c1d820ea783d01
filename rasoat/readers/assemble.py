"""Articles of files that are no HTML: pieces of text with a kind and a place a person can find."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence

from rasoat.content import Article, Image, Page, PageKind
from rasoat.readers.flow import Piece, lay


def page(
    pieces: Sequence[Piece],
    path: str,
    *,
    media_type: str,
    source: str | None = None,
    published: dt.date | None = None,
    images: tuple[Image, ...] = (),
    notes: tuple[str, ...] = (),
) -> Page:
    """``source`` given, pieces must have the place of each character in it."""
    kept = [piece for piece in pieces if piece.finish()]
    laid = lay(kept, mapped=source is not None)
    article = Article(
        id=hashlib.blake2b(path.encode("utf-8", "replace"), digest_size=6).hexdigest(),
        text=laid.text,
        blocks=laid.blocks,
        published=published,
        found=laid.found,
        source_map=laid.source_map,
    )
    return Page(
        path=path,
        kind=PageKind.ARTICLE,
        media_type=media_type,
        article=article,
        images=images,
        source=source,
        notes=notes,
        template="file",
    )


def placed(text: str, start: int) -> list[tuple[int, int]]:
    """The places of a verbatim slice of the source that begins at ``start``."""
    return [(at, at + 1) for at in range(start, start + len(text))]
