"""SO004: an article or picture taken from elsewhere whose source is not named ("Nguồn: Internet", "(Sưu tầm)"), or that keeps
the mark of another paper at its head ("TTO -") and names it nowhere.

Luật Sở hữu trí tuệ asks who quotes or reprints to name author and origin; an agency answers for what it publishes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rasoat.content import PROSE, Article, Block, BlockKind, Span
from rasoat.finding import Hit
from rules.document import Document
from rules.rule import INFO, EveryArticle, Example, rule
from rules.sourcing.words import BEFORE, either, listed, may_hold, pattern, press, sought
from rules.text.folding import fold

_READ = PROSE | {BlockKind.BYLINE}
_ORIGIN = re.compile(r"(?:nguồn|theo)(?: (?:tin|bài|ảnh))?[ ]{0,2}:?[ ]{0,2}(?P<name>[^()\n]{2,60})\)?\s*\Z")
_PICTURE = re.compile(r"ảnh|hình|clip|video", re.IGNORECASE)
_CAPTION = 160
"""Letters of a line that may be the caption of a picture."""
_HEAD_BLOCKS = 3
"""Blocks of an article within which a dateline stands."""


@lru_cache(maxsize=1)
def _marks() -> re.Pattern[str]:
    """What it says stands in a group; the brackets and line breaks round some words do not belong to it."""
    places = either(listed("republished", "places"))
    end = r"(?=\s*[).;,(]|\s*$|\s*\n)"
    return pattern(
        rf"{BEFORE}(?P<source>nguồn(?: (?:ảnh|tin|bài|hình|hình ảnh))?"
        r"(?: ?[:：] ?| (?=internet|intenet|internernet|sưu tầm|google|facebook))"
        rf"(?:từ |trên |theo )?(?:{places})){end}"
        rf"|{BEFORE}(?P<picture>(?:ảnh(?: minh họa)?|hình minh họa)(?: ?: ?| (?=sưu tầm|internet|st\b))"
        rf"(?:sưu tầm|internet|intenet|st|mạng|trên mạng)){end}"
        r"|\((?P<bracketed>st|(?:bài |tác giả |nguồn )?sưu tầm(?: và biên soạn| trên mạng| từ internet)?"
        r"|theo (?:báo chí|internet|mạng|mạng xã hội|báo mạng|các báo))\)"
        rf"|(?:\A|(?<=\n))(?P<line>theo (?:báo chí|internet|mạng|báo mạng|các báo)"
        rf"|sưu tầm(?: (?:trên|từ) (?:mạng|internet))?\.?)(?=\s*(?:$|\n))"
    )


@lru_cache(maxsize=1)
def _dateline() -> re.Pattern[str]:
    names = either(press())
    return pattern(rf"\s*(?P<all>\(?(?P<name>{names})\)?\.?\s?[-–—])(?=\s|\w)")


@rule(
    code="SO004",
    name="republished-without-source",
    severity=INFO,
    trigger=EveryArticle(),
    reads=_READ,
    title="Đăng lại mà không ghi rõ nguồn",
    passes="Bài, ảnh đăng lại có ghi rõ nguồn",
    message="“{quote}” không cho biết bài, ảnh lấy của ai, ở đâu.",
    hint="Ghi tên tác giả, tên cơ quan báo chí và ngày đăng; không biết nguồn thì không dùng.",
    why="Luật Sở hữu trí tuệ yêu cầu ghi tác giả và xuất xứ khi dùng lại tác phẩm; cơ quan chịu trách nhiệm về điều mình đăng.",
    source="Luật Sở hữu trí tuệ số 50/2005/QH11",
    since="0.1",
    confidence=0.9,
    examples=[
        Example(
            bad="Ảnh minh họa (⟦Nguồn: Internet⟧)", good="Ảnh minh họa (Nguồn: hanoimoi.vn)", block=BlockKind.CAPTION
        ),
        Example(
            bad="Mẹo phòng tránh điện giật trong mùa mưa (⟦Sưu tầm⟧)",
            good="Bảo tàng tiếp nhận hiện vật do gia đình sưu tầm.",
        ),
        Example(
            bad="⟦(Dân trí) -⟧ Sáng nay, tuyến phố mới được thông xe.",
            good="(Dân trí) - Sáng nay, tuyến phố mới được thông xe.\nTheo Dân trí",
        ),
    ],
)
def republished(article: Article, doc: Document) -> Iterator[Hit]:
    text = sought(doc)
    found = list(_marked(doc, text)) if may_hold(text, _marks()) else []
    if found:
        block, span = found[0]
        picture = _of_picture(doc, block)
        if picture:
            yield Hit(
                span,
                message="“{quote}” không cho biết ảnh của ai, lấy ở đâu.",
                hint="Ghi tên người chụp hoặc nơi đăng ảnh; không biết thì thay bằng ảnh của đơn vị.",
            )
        else:
            yield Hit(span)
        return
    yield from _kept_datelines(article, doc, text)


def _marked(doc: Document, text: str) -> Iterator[tuple[Block, Span]]:
    for block in doc.blocks(_READ, "vi"):
        for match in _marks().finditer(text, *block.span):
            yield block, Span(*match.span(match.lastgroup or 0))


def _of_picture(doc: Document, block: Block) -> bool:
    """Whether the words stand under a picture: in its caption, or in a line beside whose end they speak of one."""
    return block.kind is BlockKind.CAPTION or (
        block.span.end - block.span.start <= _CAPTION and bool(_PICTURE.search(doc.text, *block.span))
    )


def _kept_datelines(article: Article, doc: Document, text: str) -> Iterator[Hit]:
    """The mark of another paper where an article begins, if the article names no source."""
    blocks = [block for block in doc.blocks(_READ, "vi") if block.kind is not BlockKind.TITLE][:_HEAD_BLOCKS]
    for block in blocks:
        match = _dateline().match(text, *block.span)
        if match is None:
            continue
        if press()[match["name"]] in doc.page.url.partition("//")[2].partition("/")[0]:
            return
        if article.source and fold(article.source) not in listed("republished", "places"):
            return
        if not _names_source(doc, text):
            yield Hit(
                Span(*match.span("all")),
                message="Đầu bài còn “{quote}” của báo khác, nhưng bài không ghi nguồn.",
                hint="Nếu đăng lại, ghi ở cuối bài tên báo, tác giả, ngày đăng, rồi bỏ phần đầu này.",
            )
        return


def _names_source(doc: Document, text: str) -> bool:
    """Whether a closing line or the byline names where the article was taken from."""
    lines = [block for block in doc.blocks(_READ, "vi") if block.span.end - block.span.start <= _CAPTION]
    return any(_ORIGIN.search(text, *block.span) for block in lines[-4:])
