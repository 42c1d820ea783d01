"""An article's text cut into pieces with marks in place: overlapping findings share a piece, each gets its own number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from rasoat.finding import Finding
from rasoat.report import ArticleRecord, BlockRecord
from reporters.scorecard import hostile
from reporters.scorecard.wording import CLASS

PLAIN_LIMIT = 60_000
"""Characters of unmarked text after which only marked blocks, and what stands close to a mark, are shown."""
NEAR = 400
ELEMENTS = {
    "title": ("<h1>", "</h1>"),
    "heading": ("<h2>", "</h2>"),
    "lead": ('<p class="lead">', "</p>"),
    "item": ('<p class="item">', "</p>"),
    "cell": ('<p class="cell">', "</p>"),
    "alt": ('<p class="fig"><span class="lab">Mô tả ảnh:</span> ', "</p>"),
    "caption": ('<p class="fig"><span class="lab">Chú thích:</span> ', "</p>"),
    "byline": ('<p class="by">', "</p>"),
    "meta": ('<p class="by">', "</p>"),
}
"""Kinds of blocks that do not show as a plain paragraph."""
GAP = '<p class="gap">[… đoạn không có chỗ đánh dấu, đã lược]</p>'
NO_ALT = '<span class="noalt">Ảnh không có mô tả</span>'
ALONE = f'<p class="fig">{NO_ALT}</p>'


@dataclass(frozen=True, slots=True)
class Piece:
    """``style`` "" is plain text; ``refs`` are the numbers of the notes that end here; ``image``: one without alt precedes."""

    text: str
    style: str = ""
    refs: tuple[int, ...] = ()
    image: bool = False


@dataclass(frozen=True, slots=True)
class MarkedText:
    """``html`` of the whole article; ``titled`` tells whether it holds a main heading, ``seen`` which numbers stand in it."""

    html: Markup
    titled: bool
    seen: set[int]


def mark_up(article: ArticleRecord, findings: Sequence[tuple[int, Finding]]) -> MarkedText:
    """The article's text with marks for the numbered findings; long stretches without any are left out, and said so."""
    spans = [(number, finding, _inside(finding.span, len(article.text))) for number, finding in findings]
    placed = sorted(((span, number, finding) for number, finding, span in spans if span), key=lambda e: e[:2])
    html: list[str] = []
    seen: set[int] = set()
    images = sorted(article.images)
    plain = 0
    gap = titled = False
    for block in article.blocks or _paragraphs(article.text):
        start, end = max(block.start, 0), min(block.end, len(article.text))
        if start >= end:
            continue
        here = [e for e in placed if e[0][0] < end and e[0][1] > start] if placed else []
        if not here and plain > PLAIN_LIMIT:
            gap = True
            continue
        before, within = bisect_right(images, start), bisect_left(images, end)
        pieces = _pieces(article.text, start, end, here, images[before:within], seen)
        if plain > PLAIN_LIMIT or end - start > PLAIN_LIMIT:
            pieces = [_shortened(piece) for piece in pieces]
        plain += sum(len(piece.text) for piece in pieces)
        html.append(GAP * gap + ALONE * (before > 0) + _wrapped(block.kind, _html(pieces), titled))
        images = images[max(before, within) :]
        titled = titled or block.kind == "title"
        gap = False
    html.append(GAP * gap + ALONE * bool(images))
    return MarkedText(Markup("\n".join(html)), titled, seen)  # noqa: S704 - escaped piece by piece


def _wrapped(kind: str, html: str, titled: bool) -> str:
    """The element of a block; only the first title is the page's main heading."""
    opening, closing = ELEMENTS.get(kind, ('<p class="par">', "</p>"))
    if kind == "title" and titled:
        opening, closing = ELEMENTS["heading"]
    return f"{opening}{html}{closing}"


def _pieces(
    text: str, start: int, end: int, here: list[tuple[tuple[int, int], int, Finding]], images: list[int], seen: set[int]
) -> list[Piece]:
    """``seen`` holds the numbers already told and takes those told here: a span over two blocks is numbered once."""
    if not here and not images:
        return [Piece(text[start:end])]
    cuts = {start, end, *images}
    for (low, high), _, _ in here:
        cuts.update((max(low, start), min(high, end)))
    edges = sorted(cuts)
    pieces = []
    for low, high in pairwise(edges):
        over = [e for e in here if e[0][0] < high and e[0][1] > low]
        ends = tuple(number for (_, last), number, _ in over if min(last, end) == high and number not in seen)
        seen.update(ends)
        style = ""
        if over:
            worst = max((finding for *_, finding in over), key=lambda f: f.severity.rank)
            style = CLASS[worst.severity] + (" mm" if len(over) > 1 else "")
        words = text[low:high]
        if over:
            words = hostile.middle(hostile.exact(words), 2000)
            if any(finding.veto for *_, finding in over):
                words = hostile.defang(words)
        pieces.append(Piece(words, style, ends, low in images))
    return pieces


def _html(pieces: Sequence[Piece]) -> str:
    """The pieces as inline markup: every word of them is escaped here."""
    parts: list[str] = []
    for piece in pieces:
        if piece.image:
            parts.append(NO_ALT)
        words = str(escape(hostile.plain(piece.text)))
        if piece.style:
            words = f'<mark class="{piece.style}"><bdi>{words}</bdi></mark>'
        parts.append(words)
        parts += [f'<a class="ref" id="c{n}" href="#g{n}" aria-label="ghi chú {n}">{n}</a>' for n in piece.refs]
    return "".join(parts)


def _inside(span: tuple[int, int] | None, length: int) -> tuple[int, int] | None:
    """The span inside the text; an insertion point is widened to the letter after it (before it at the end)."""
    if span is None or length == 0:
        return None
    low, high = max(0, min(span)), min(max(span), length)
    if low >= length:
        return (length - 1, length) if high == low else None
    return (low, max(high, low + 1))


def _paragraphs(text: str) -> list[BlockRecord]:
    """Lines as paragraphs, for an article whose blocks are not told."""
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(BlockRecord("paragraph", start, start + len(line)))
        start += len(line) + 1
    return blocks


def _shortened(piece: Piece) -> Piece:
    if piece.style or len(piece.text) <= 3 * NEAR:
        return piece
    return Piece(f"{piece.text[:NEAR]} […] {piece.text[-NEAR:]}", piece.style, piece.refs, piece.image)
