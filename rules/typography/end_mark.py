"""TY014: the end mark of paper documents (./.) under a page of a portal, and what is left of it (./ /. .//.)."""

from __future__ import annotations

import re

from rasoat.content import Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import INFO, WARNING, EveryWord, Example, rule
from rules.typography.spacing import in_address

_RIGHT = "./."
_HABIT = 0.45
"""The mark in its right form is a habit of most portals: told only to who asks for hints."""


@rule(
    code="TY014",
    name="end-mark-of-paper-document",
    severity=INFO,
    trigger=EveryWord(r"(?<![./\\…])(?=[.,…]*[/\\])[./\\,…]{2,6}(?!\S)(?<=[./\\])"),
    language="any",
    title="Ký hiệu hết văn bản giấy ở cuối bài",
    passes="Cuối bài là dấu chấm",
    message="“{quote}” là ký hiệu hết văn bản giấy, bài trên cổng không cần.",
    hint="Kết bài bằng dấu chấm.",
    why="Ký hiệu này dành cho văn bản giấy (chống viết thêm); trên trang nó là ký tự lạ, máy đọc màn hình đọc thành tiếng.",
    since="0.2",
    confidence=0.9,
    safety=Safety.UNSAFE,
    examples=[
        Example(bad="Các phường thực hiện nghiêm⟦./.⟧", good="Các phường thực hiện nghiêm.", suggestion="."),
        Example(bad="Môi trường văn hóa lành mạnh⟦./⟧", good="Mức phạt tính theo đồng/m2.", suggestion="./."),
    ],
)
def end_mark(match: re.Match[str], doc: Document) -> Hit | None:
    text, (start, end) = doc.text, match.span()
    block = doc.block_at(start)
    if block is None or text[end : block.span.end].strip() or start == block.span.start:
        return None
    before = text[block.span.start : start].rstrip()[-1:]
    if not (before.isalnum() or before in ')]”"’»%…') or not before or in_address(text, start - 1):
        return None
    mark = match.group()
    if text[start - 1].isspace() and mark not in (_RIGHT, "/."):
        return None
    if mark == _RIGHT:
        return Hit(Span(start, end), {}, (".",), confidence=_HABIT)
    if mark.startswith(("...", "…")) and mark.endswith("/."):
        return Hit(Span(start, end), {}, ("…" if mark[0] == "…" else "...",), confidence=_HABIT)
    if "." not in mark or "…" in mark or mark.endswith("..."):
        return None
    return Hit(
        Span(start, end),
        {},
        (_RIGHT, "."),
        severity=WARNING,
        confidence=0.95,
        message="“{quote}” là ký hiệu hết văn bản gõ hỏng.",
        hint="Viết đủ “./.”, hoặc kết bài bằng dấu chấm.",
    )
