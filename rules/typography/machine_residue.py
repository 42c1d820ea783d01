"""TY015: what machines leave in a text: answers of language models, Markdown, Word and HTML markup, errors of the server."""

from __future__ import annotations

import re

from rasoat.catalogue import _
from rasoat.content import PROSE, BlockKind, Span
from rasoat.finding import Hit
from rules.document import Document
from rules.rule import WARNING, Example, Pattern, rule
from rules.typography.residues import ANSWER, FAILURE, KINDS, MARKDOWN, SCRIPT, TAG
from rules.typography.spacing import in_quotation

_OF_KIND = [(kind, re.compile(kind.regex)) for kind in KINDS]
_ABOUT_CODE = re.compile(
    r"(?i:thẻ (?:chung )?<|html|xml|\bapi\b|\bcss\b|markdown|mã nguồn|lập trình|cú pháp|tag\b|javascript"
    r"|phần mềm độc hại|mã độc|lỗ hổng)"
)
_CODE = (TAG, SCRIPT, FAILURE, MARKDOWN)
_REACH = 200
_HAS_LETTER = re.compile(r"[^\W\d_]")


@rule(
    code="TY015",
    name="machine-residue",
    severity=WARNING,
    trigger=Pattern("|".join(kind.regex for kind in KINDS)),
    reads=PROSE | {BlockKind.FRAME},
    language="any",
    title="Vết của máy còn sót trong bài",
    passes="Không còn vết của máy",
    message="“{quote}” là {what}, không phải nội dung của bài.",
    hint="Xóa phần này, rồi đọc lại cả bài trước khi đăng.",
    why="Người đọc thấy bài chưa được ai đọc lại và không tin nội dung.",
    since="0.1",
    confidence=0.95,
    examples=[
        Example(bad="Kết quả ⟦**nổi bật**⟧ của năm.", good="Lưu ý: (*) và (**) là số tạm tính.", suggestion="nổi bật"),
        Example(bad="⟦Bạn có muốn tôi viết lại theo văn phong báo chí⟧?", good="Dưới đây là toàn văn bài phát biểu."),
        Example(bad="Họp giao ban ⟦<br>⟧ tuần 3.", good="Thẻ <br> của HTML dùng để xuống dòng."),
        Example(bad="⟦Normal 0 false false false⟧ EN-US", good="ChatGPT là một mô hình ngôn ngữ lớn."),
    ],
)
def machine_residue(match: re.Match[str], doc: Document) -> Hit | None:
    words = match.group()
    kind = next(kind for kind, pattern in _OF_KIND if pattern.match(doc.text, match.start(), match.end()))
    if kind.what in _CODE and _ABOUT_CODE.search(doc.text, max(0, match.start() - _REACH), match.end() + _REACH):
        return None
    if kind.what == ANSWER and in_quotation(doc.text, match.start()):
        return None
    right = _plain(words) if kind.what == MARKDOWN else ""
    if words.startswith("**") and not _HAS_LETTER.search(words):
        return None
    return Hit(Span(*match.span()), {"what": _(kind.what)}, (right,) if right else (), confidence=kind.confidence)


def _plain(words: str) -> str:
    """Markdown without its marks; "" where nothing is left."""
    if words.startswith("["):
        return words[1 : words.index("](")]
    return words.strip("*#`|-: ")
