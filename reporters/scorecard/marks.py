"""An article's text cut into pieces with marks in place: overlapping findings share a piece, each gets its own number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from rasoat.catalogue import _
from rasoat.finding import Finding
from rasoat.report import ArticleRecord
from reporters.scorecard import hostile
from reporters.scorecard.blocks import Shown, build, by_line
from reporters.scorecard.wording import CLASS

PLAIN_BYTES = 130_000
"""Of text, after which only blocks with numbered marks, and what stands close to a mark, are shown."""
NEAR = 400
MARKED_BYTES = 120_000
"""Of marks, after which long ones are cut to their ends."""
LONG, BRIEF = 2000, 80
NAMED = 12
"""Numbers that a piece under many marks names."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding to be marked. ``number`` 0: it has no note. ``id`` is that of its note; the mark's begins with ``c``."""

    finding: Finding
    number: int = 0
    id: str = ""

    @property
    def place(self) -> str:
        return f"c{self.id[1:]}"


@dataclass(frozen=True, slots=True)
class Piece:
    """``style`` "" is plain text; ``over`` are the numbers of all marks here; ``ends`` those that end here."""

    text: str
    style: str = ""
    over: tuple[int, ...] = ()
    ends: tuple[Mark, ...] = ()
    images: int = 0
    """Images without description that precede."""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """``html`` of the whole article; ``titled`` tells whether it holds a main heading, ``seen`` which numbers stand in it."""

    html: Markup
    titled: bool
    seen: set[int]


def mark_up(article: ArticleRecord, marks: Sequence[Mark], share: float = 1.0) -> MarkedText:
    """The article's text with marks; long stretches without any are left out, and said so. ``share``: of the budget of bytes."""
    return _Text(article, marks, share).marked()


class _Text:
    def __init__(self, article: ArticleRecord, marks: Sequence[Mark], share: float) -> None:
        self._text = article.text
        self._blocks = article.blocks or tuple(by_line(article.text))
        self._images = sorted(article.images)
        self._pictures = _pictures(self._images, marks)
        placed = [(_inside(mark.finding.span, len(article.text)), mark) for mark in marks]
        self._placed = sorted(((span, mark) for span, mark in placed if span), key=lambda e: (e[0], e[1].number))
        self._plain_left, self._marked_left = PLAIN_BYTES * share, MARKED_BYTES * share
        self._seen: set[int] = set()
        self._note = escape(_("ghi chú {n}"))
        self._no_alt = escape(_("Ảnh không có mô tả"))

    def marked(self) -> MarkedText:
        left = escape(_("[… đoạn không có chỗ đánh dấu, đã lược]"))
        gap = Shown(None, f'<p class="gap">{left}</p>')
        shown: list[Shown] = []
        images = self._images
        left_out = False
        for block in self._blocks:
            start, end = max(block.start, 0), min(block.end, len(self._text))
            if start >= end:
                continue
            here = self._over(start, end)
            if self._plain_left < 0 and not any(mark.number for _, mark in here):
                left_out = True
                continue
            before, within = bisect_right(images, start), bisect_left(images, end)
            alone = [Shown(None, f'<p class="fig">{self._picture()}</p>') for _image in images[:before]]
            html = self._block(start, end, here, images[before:within])
            shown += [gap] * left_out + alone + [Shown(block, html)]
            images = images[max(before, within) :]
            left_out = False
        shown += [gap] * left_out + [Shown(None, f'<p class="fig">{self._picture()}</p>') for _image in images]
        html, titled = build(shown)
        return MarkedText(Markup(html), titled, self._seen)  # noqa: S704 - escaped piece by piece

    def _over(self, start: int, end: int) -> list[tuple[tuple[int, int], Mark]]:
        return [e for e in self._placed if e[0][0] < end and e[0][1] > start] if self._placed else []

    def _block(self, start: int, end: int, here: list[tuple[tuple[int, int], Mark]], images: list[int]) -> str:
        pieces = self._pieces(start, end, here, images)
        html = self._html(pieces)
        size = len(html.encode("utf-8", "replace"))
        if size > self._plain_left:
            near = NEAR if self._plain_left > -PLAIN_BYTES else BRIEF
            html = self._html([_shortened(piece, near) for piece in pieces])
            size = len(html.encode("utf-8", "replace"))
        self._plain_left -= size
        return html

    def _pieces(self, start: int, end: int, here: list[tuple[tuple[int, int], Mark]], images: list[int]) -> list[Piece]:
        """A span over two blocks is numbered once, in the first."""
        if not here and not images:
            return [Piece(self._text[start:end])]
        cuts = {start, end, *images}
        for (low, high), _mark in here:
            cuts.update((max(low, start), min(high, end)))
        pieces = []
        waiting = here
        for low, high in pairwise(sorted(cuts)):
            waiting = [e for e in waiting if e[0][1] > low]
            over = [e for e in waiting if e[0][0] < high]
            ends = tuple(
                mark
                for (_low, last), mark in over
                if min(last, end) == high and mark.number and mark.number not in self._seen
            )
            self._seen.update(mark.number for mark in ends)
            words = self._text[low:high]
            if not over:
                pieces.append(Piece(words, images=images.count(low)))
                continue
            worst = max((mark.finding for _span, mark in over), key=lambda f: f.severity.rank)
            style = CLASS[worst.severity] + (" mm" if len(over) > 1 else "")
            starts = any(span[0] == low for span, _mark in over)
            stops = any(span[1] == high for span, _mark in over)
            words = _shown(words, LONG if self._marked_left > 0 else BRIEF, starts=starts, ends=stops)
            self._marked_left -= len(words.encode("utf-8", "replace"))
            if any(mark.finding.veto for _span, mark in over):
                words = hostile.defang(words)
            numbers = tuple(mark.number for _span, mark in over if mark.number)[:NAMED]
            pieces.append(Piece(words, style, numbers, ends, images.count(low)))
        return pieces

    def _html(self, pieces: Sequence[Piece]) -> str:
        """The pieces as inline markup: every word of them is escaped here."""
        parts: list[str] = []
        for piece in pieces:
            parts += [self._picture() for _image in range(piece.images)]
            words = str(escape(hostile.plain(piece.text)))
            if piece.style:
                numbers = f' data-n="{" ".join(map(str, piece.over))}"' if piece.over else ""
                words = f'<mark class="{piece.style}"{numbers}><bdi>{words}</bdi></mark>'
            parts.append(words)
            parts += [self._ref(mark) for mark in piece.ends]
        return "".join(parts)

    def _ref(self, mark: Mark) -> str:
        """The number that leads to the note."""
        name = self._note.replace("{n}", str(mark.number))
        return (
            f'<a class="ref" id="{escape(mark.place)}" href="#{escape(mark.id)}" aria-label="{name}">{mark.number}</a>'
        )

    def _picture(self) -> str:
        """In the place of the next image: that it has no description, and the number of its note."""
        box = f'<span class="noalt">{self._no_alt}</span>'
        mark = next(self._pictures, None)
        if mark is None or not mark.number:
            return box
        self._seen.add(mark.number)
        return box + self._ref(mark)


def _pictures(images: Sequence[int], marks: Sequence[Mark]) -> Iterator[Mark]:
    """The finding about the article's only image; a report does not say which of several images a finding is about."""
    of_images = [mark for mark in marks if mark.finding.span is None and mark.finding.place.selector.startswith("img[")]
    return iter(of_images if len(of_images) == len(images) == 1 else ())


def _inside(span: tuple[int, int] | None, length: int) -> tuple[int, int] | None:
    """The span inside the text; an insertion point is widened to the letter after it (before it at the end)."""
    if span is None or length == 0:
        return None
    low, high = max(0, min(span)), min(max(span), length)
    if low >= length:
        return (length - 1, length) if high == low else None
    return (low, max(high, low + 1))


def _shown(words: str, limit: int, *, starts: bool, ends: bool) -> str:
    """Exactly, but a blank at an edge is named only where the words of a finding start or end."""
    inner = words.strip(" ")
    if not inner or (starts and ends):
        return hostile.exactly(words, limit)
    before, after = words[: words.index(inner)], words[words.index(inner) + len(inner) :]
    return (
        (hostile.exact(before) if before and starts else before[:1])
        + hostile.exactly(inner, limit)
        + (hostile.exact(after) if after and ends else after[:1])
    )


def _shortened(piece: Piece, near: int) -> Piece:
    if piece.style or len(piece.text) <= 3 * near:
        return piece
    return Piece(f"{piece.text[:near]} […] {piece.text[-near:]}", images=piece.images)
