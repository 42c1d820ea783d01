"""TY016: words that only held the place of the content: lorem ipsum, "đang cập nhật", [tên cơ quan], số xx/QĐ-UBND, asdf."""

from __future__ import annotations

import re

from rasoat.content import PROSE, BlockKind, Span
from rasoat.finding import Hit
from rules.document import Document
from rules.rule import INFO, WARNING, Example, PhraseMatch, Phrases, rule
from rules.typography.placeholders import ASKED, BRACKETED, IN_TITLE, LATIN, MASHED, OPEN_NUMBER, PHRASES, WAITING
from rules.typography.spacing import in_quotation

_LATIN, _OPEN, _BRACKETED = (re.compile(one) for one in (LATIN, OPEN_NUMBER, BRACKETED))
_ALONE, _WAITING, _IN_TITLE = (re.compile(one) for one in (f"{WAITING}|{ASKED}|{MASHED}|{IN_TITLE}", WAITING, IN_TITLE))
_LONGEST = 80
"""Characters of a block that holds nothing but a placeholder."""
_FORM = re.compile(
    r"(?i:\bmẫu\b|phụ lục|dự thảo|ví dụ|định dạng|cú pháp|\bgõ\b|soạn tin|nhắn tin|ghi rõ|tên (?:file|tệp)|tiêu đề (?:thư|email)"
    r"|\bký hiệu\b)"
)
_REACH = 250
_MANY = 4
_LONG = 1
"""Places left open, and long blanks, above which a text is a form."""


@rule(
    code="TY016",
    name="placeholder-text",
    severity=WARNING,
    trigger=Phrases(PHRASES),
    reads=PROSE | {BlockKind.FRAME},
    language="any",
    title="Chữ giữ chỗ còn sót",
    passes="Không có chữ giữ chỗ",
    message="“{quote}” là chữ giữ chỗ, chưa phải nội dung.",
    hint="Thay bằng nội dung thật, hoặc bỏ phần này khi chưa có.",
    why="Người đọc không tìm thấy điều cần và nghĩ trang bị bỏ dở.",
    since="0.1",
    confidence=0.93,
    examples=[
        Example(bad="⟦Lorem ipsum dolor sit amet⟧", good="Sở đang cập nhật dữ liệu dân cư."),
        Example(bad="⟦Đang cập nhật⟧...", good="Danh sách đang được cập nhật hằng ngày tại bộ phận một cửa."),
        Example(bad="Mọi thắc mắc xin gửi về ⟦[tên cơ quan]⟧.", good="Theo [1], [2] và [sic]."),
        Example(bad="Theo Quyết định ⟦số xx/QĐ-UBND⟧ của Chủ tịch.", good="Đại hội XX của Đảng, thế kỷ XXI."),
    ],
)
def placeholder_text(match: PhraseMatch, doc: Document) -> Hit | None:
    text, start = doc.text, match.span.start
    if (alone := _alone(doc, match)) is not None:
        return _of_block(doc, alone)
    if latin := _LATIN.match(text, start):
        return None if text[:start].endswith(("ipsum ", "Ipsum ")) else Hit(Span(*latin.span()), confidence=0.98)
    left_open = _OPEN.match(text, start) or _BRACKETED.match(text, start)
    if left_open is None:
        return None
    span = Span(*left_open.span())
    if _is_form(text, span) or (text[start] == "[" and in_quotation(text, start)):
        return None
    return Hit(span, confidence=0.92)


def _alone(doc: Document, match: PhraseMatch) -> Span | None:
    """The placeholder that fills the line of this phrase; None if the line says more, or another phrase of it told already."""
    text, start = doc.text, match.span.start
    begin = text.rfind("\n", max(0, start - _LONGEST), start) + 1
    end = text.find("\n", start, start + _LONGEST)
    end = end if end >= 0 else len(text)
    if end - begin > _LONGEST:
        return None
    bare = text[begin:end].strip(" \u00a0\t.…,:;!?-–—*•“”\"'()")
    if not _ALONE.fullmatch(bare):
        return None
    line = doc.folded[begin:end]
    longest = max((phrase for phrase in PHRASES if phrase in line), key=len)
    if match.phrase != longest or line.index(longest) != start - begin:
        return None
    begin += text[begin:end].index(bare)
    return Span(begin, begin + len(bare))


def _of_block(doc: Document, span: Span) -> Hit | None:
    block, bare = doc.block_at(span.start), doc.slice(span)
    kind = block.kind if block else BlockKind.PARAGRAPH
    if _IN_TITLE.fullmatch(bare) and kind is not BlockKind.TITLE:
        return None
    if kind in (BlockKind.CELL, BlockKind.FRAME):
        return Hit(span, severity=INFO, confidence=0.8) if _WAITING.fullmatch(bare) else None
    return Hit(span)


def _is_form(text: str, span: Span) -> bool:
    """Whether the place is left open on purpose: a form, a draft, a pattern that the text speaks of."""
    blanks = text.count(".....") + text.count("……") + text.count("____")
    open_places = text.count("[") + text.count("ngày …") + text.count("ngày ..")
    around = text[max(0, span.start - _REACH) : span.end + _REACH]
    return blanks > _LONG or open_places > _MANY or bool(_FORM.search(around))
