"""AX001: images that a blind reader cannot know of (WCAG 1.1.1)."""

from __future__ import annotations

import re
from functools import lru_cache

from rasoat.content import BlockKind, Image, Page
from rasoat.finding import Hit, Scope
from rules.document import Document
from rules.rule import INFO, WARNING, EveryImage, Example, rule

_ORNAMENT = re.compile(
    r"(?i)(?:^|[/_-])(?:spacer|blank|pixel|transparent|clear|dot|bullet|arrow|line|divider|border|bg|background|icon|ico|loading"
    r"|captcha|counter|smiley|emoji)(?:[_-][\w-]{0,60}|\d{0,6})\.(?:gif|png|svg|jpe?g|webp)|^data:image/(?:gif|svg)|1x1"
)
"""File names of images that say nothing."""


@rule(
    code="AX001",
    name="image-without-alt",
    severity=WARNING,
    trigger=EveryImage(),
    language="any",
    title="Ảnh không có mô tả thay thế",
    passes="Ảnh có mô tả thay thế",
    message="Ảnh {quote} không có mô tả (alt).",
    hint="Viết một câu nói trong ảnh có ai, việc gì, ở đâu; ảnh chỉ để trang trí thì đặt alt rỗng.",
    why="Người khiếm thị nghe trang bằng trình đọc màn hình; không có mô tả thì họ không biết ảnh nói gì.",
    source="Thông tư 26/2020/TT-BTTTT, Phụ lục 3 (WCAG)",
    since="0.1",
    confidence=0.95,
    examples=[
        Example(
            bad='<article><h1>Trồng cây</h1><p>Đoàn viên trồng cây bên hồ.</p>⟦<img src="/anh/trong-cay.jpg">⟧</article>',
            good="<article><h1>Trồng cây</h1><p>Đoàn viên trồng cây bên hồ.</p>"
            '<img src="/anh/trong-cay.jpg" alt="Đoàn viên trồng cây bên hồ sáng 12/5"></article>',
        ),
        Example(good='<article><p>Thông báo nghỉ lễ.</p><img src="/theme/spacer.gif" alt=""></article>'),
    ],
)
def image_without_alt(image: Image, doc: Document) -> Hit | None:
    if image.alt and image.alt.strip():
        return None
    if not (image.alt is None or image.in_article or image.linked) or not _speaks(image, doc.page):
        return None
    if image.alt is None:
        return Hit(element=image)
    if image.in_article:
        captioned = _has_caption(image, doc)
        message = (
            "Ảnh {quote} trong bài để mô tả (alt) rỗng, chỉ có chú thích."
            if captioned
            else "Ảnh {quote} trong bài để mô tả (alt) rỗng."
        )
        return Hit(element=image, message=message, severity=INFO if captioned else None, confidence=0.85)
    silent = (other for other in doc.page.images if _is_silent_link(other) and _speaks(other, doc.page))
    if image is not next(silent):
        return None
    return Hit(
        quote='alt=""',
        values={"count": str(1 + sum(1 for _ in silent))},
        message="Khuôn trang có {count} ảnh làm liên kết để mô tả (alt) rỗng, nghe không biết dẫn đi đâu.",
        severity=INFO,
        confidence=0.7,
        scope=Scope.TEMPLATE,
    )


def _speaks(image: Image, page: Page) -> bool:
    """Whether the image has something to say and does not say it: no ornament, no element that a script fills later."""
    if _is_ornament(image.src):
        return False
    src = image.src.partition("#")[0].strip()
    return bool(src) and src != page.url.partition("#")[0]


@lru_cache(maxsize=4096)
def _is_ornament(src: str) -> bool:
    """Images of a frame stand on every page of a portal."""
    return bool(_ORNAMENT.search(src))


def _is_silent_link(image: Image) -> bool:
    return image.linked and image.alt is not None and not image.alt.strip() and not image.in_article


def _has_caption(image: Image, doc: Document) -> bool:
    """Whether a caption stands right behind the image: it tells much of what the alternative text would."""
    block = doc.block_at(image.position)
    return block is not None and block.kind is BlockKind.CAPTION
