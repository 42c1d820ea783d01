"""Makes of a page what rules over a portal or a city need of it (``rules.portals.PageDigest``)."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from rasoat.content import BODY, Article, BlockKind, Page
from rasoat.score.units import signatures
from rasoat.urls import canonical, identity, same_site
from rules.claims.find import find_claims
from rules.document import Document
from rules.portals import PageDigest
from rules.text.folding import fold

_LONGEST = 40_000
"""Code points of a body that are kept for comparing."""
_LEVEL = 3
_VERSIONS = 6
_LANGUAGE_NAMES = frozenset(
    {
        "english",
        "english version",
        "in english",
        "tiếng anh",
        "bản tiếng anh",
        "en",
        "eng",
        "tiếng việt",
        "bản tiếng việt",
    }
    | {"vietnamese", "vietnamese version", "vn", "vi", "vie", "việt nam"}
)


def digest(doc: Document, masked: str, known: set[str] | None = None, *, compared: bool = True) -> PageDigest:
    """Of the page of ``doc``; frame links already ``known`` are left out, new ones added to it.

    ``masked`` is the article's text without personal data: what portal findings quote is taken from it. Without ``compared``
    claims and texts are left out.
    """
    page = doc.page
    article = page.article
    hosts = doc.agency.hosts if doc.agency else ()
    body = " ".join(fold(article.body).split()) if article else ""
    inside: dict[bool, dict[str, None]] = {True: {}, False: {}}
    for link in page.links:
        if page.url and same_site(link.href, hosts):
            inside[link.in_article][link.href] = None
    title = page.title
    if article:
        block = next(article.of([BlockKind.TITLE]), None)
        title = masked[block.span.start : block.span.end] if block else ""
    known = set() if known is None else known
    frame_links = tuple(href for href in inside[False] if href not in known)
    known.update(frame_links)
    compared = compared and article is not None
    return PageDigest(
        url=canonical(page.url) if page.url else page.path,
        identity=identity(page.url) if page.url else page.path,
        kind=page.kind.value,
        title=title,
        article=article.id if article else "",
        published=article.published if article else None,
        language=page.language,
        words=len(body.split()),
        body_hash=stable_hash(body) if body else 0,
        links=tuple(inside[True]),
        frame_links=frame_links,
        spoken=doc.language if compared else "",
        versions=tuple(_versions(page)) if compared else (),
        image=_first_image(page) if compared else 0,
        claims=find_claims(doc, masked) if compared else (),
        sketch=signatures([article.body])[0] if article else b"",
        packed=_packed(article, masked) if article and compared else b"",
    )


def stable_hash(text: str) -> int:
    """The same in every process, 64 bits."""
    import hashlib

    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def _packed(article: Article, masked: str) -> bytes:
    body = "\n".join(masked[block.span.start : block.span.end] for block in article.of(BODY))
    return zlib.compress(body[:_LONGEST].encode("utf-8", "replace"), _LEVEL) if body else b""


def _versions(page: Page) -> Iterator[str]:
    """Told by hreflang, and by links named after a language."""
    told = [address for _, address in page.other_languages]
    told += [link.href for link in page.links if fold(link.text or link.title).strip(" []()|") in _LANGUAGE_NAMES]
    own = canonical(page.url) if page.url else page.path
    yield from [url for url in dict.fromkeys(canonical(address) for address in told) if url != own][:_VERSIONS]


def _first_image(page: Page) -> int:
    return next((stable_hash(image.src) for image in page.images if image.in_article and image.src), 0)
