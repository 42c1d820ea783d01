"""TY003: unseen things: soft hyphens, zero-width spaces, byte-order marks, direction controls, control codes, doubled marks."""

from __future__ import annotations

import re
import unicodedata

from rasoat.catalogue import N_, _
from rasoat.content import PROSE, BlockKind, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import WARNING, Example, Pattern, rule
from rules.text.language import VIETNAMESE_LETTER
from rules.text.syllables import is_syllable

_NAMES = {
    "\u00ad": N_("dấu nối mềm"),
    "\u034f": N_("dấu nối chữ"),
    "\u180e": N_("dấu ngắt chữ Mông Cổ"),
    "\u200b": N_("dấu cách rộng 0"),
    "\u200c": N_("dấu không nối"),
    "\u200d": N_("dấu nối rộng 0"),
    "\u2028": N_("dấu ngắt dòng Unicode"),
    "\u2029": N_("dấu ngắt đoạn Unicode"),
    "\u2060": N_("dấu nối từ"),
    "\u3164": N_("chữ trống Hàn"),
    "\ufeff": N_("dấu thứ tự byte"),
    "\u200e": N_("dấu hướng chữ"),
    "\u200f": N_("dấu hướng chữ"),
    "\ufffc": N_("chỗ của một đối tượng đã mất"),
    "\u0300": N_("dấu huyền thừa"),
    "\u0301": N_("dấu sắc thừa"),
    "\u0303": N_("dấu ngã thừa"),
    "\u0309": N_("dấu hỏi thừa"),
    "\u0323": N_("dấu nặng thừa"),
}
_TONES = "\u0300\u0301\u0303\u0309\u0323"
"""Left loose in NFC text only where the letter can't take them: a tone set twice."""
_HIDDEN = (
    "\u00ad\u034f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\u3164\ufeff\ufff9-\ufffc"
    f"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\U000e0001-\U000e007f{_TONES}"
)

_ANY_HIDDEN = re.compile(f"[{_HIDDEN}]")
_NEEDS_THEM = re.compile(r"[\u0590-\u08ff\u0900-\u109f\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufefe]")
"""Scripts that are written with joiners, direction marks or zero-width spaces (Arabic, Thai, Lao, Khmer …)."""
_REACH = 20
_OF_FORMULAS = frozenset("\u2061\u2062\u2063\u2064")


@rule(
    code="TY003",
    name="invisible-character",
    severity=WARNING,
    trigger=Pattern(rf"(?<![^\W_])[^\W_]*(?:[{_HIDDEN}]+[^\W_]*)+"),
    reads=PROSE | {BlockKind.FRAME},
    language="any",
    title="Ký tự vô hình trong chữ",
    passes="Không có ký tự vô hình",
    message="Ở “{shown}” có ký tự vô hình: {names}.",
    hint="Xóa ký tự vô hình (gõ lại từ này).",
    why="Tìm kiếm không thấy từ này, máy đọc màn hình đọc sai, dòng bị ngắt lạ.",
    since="0.1",
    confidence=0.97,
    safety=Safety.SAFE,
    examples=[
        Example(bad="Ủy ban ⟦nhân\u200b⟧ dân phường.", good="Ủy ban nhân dân phường.", suggestion="nhân"),
        Example(
            bad="Kế ho\u0061\u0323ch và ⟦quyết\u00adđịnh⟧.".replace("a\u0323", "ạ"),
            good="Số 5\u00a0km, khoản\u00a02.",
            suggestion="quyết định",
        ),
        Example(bad="Bảo vệ ⟦lượ\u0323c⟧ đồ.".replace("ợ", "ợ"), good="Phát âm [ˈfæɐ̯øːˀɐnə].", suggestion="lược"),
    ],
)
def invisible_character(match: re.Match[str], doc: Document) -> Hit | None:
    words = match.group()
    before, after = doc.text[match.start() - 1 : match.start()], doc.text[match.end() : match.end() + 1]
    if "\u200d" in words and (_is_symbol(before) or _is_symbol(after)):
        return None
    if _NEEDS_THEM.search(doc.text, max(0, match.start() - _REACH), match.end() + _REACH):
        return None
    hidden = set(_ANY_HIDDEN.findall(words))
    bare = _ANY_HIDDEN.sub("", words)
    if hidden <= _OF_FORMULAS and not VIETNAMESE_LETTER.search(bare):
        return None
    if hidden & set(_TONES) and not (is_syllable(bare) and VIETNAMESE_LETTER.search(bare)):
        return None
    names = sorted({_name(c) for c in hidden})
    right = _two_words(words) or bare
    return Hit(Span(*match.span()), {"names": ", ".join(names), "shown": bare or before + "…" + after}, (right,))


def _name(character: str) -> str:
    known = _NAMES.get(character)
    return _(known) if known else _("ký tự điều khiển {code}").format(code=f"U+{ord(character):04X}")


def _two_words(words: str) -> str:
    """Words that a hidden character alone keeps apart, with a space between them; "" where it parts one word."""
    parts = [part for part in _ANY_HIDDEN.split(words) if part]
    apart = len(parts) > 1 and all(is_syllable(part) for part in parts) and not is_syllable("".join(parts))
    return " ".join(parts) if apart else ""


def _is_symbol(character: str) -> bool:
    return bool(character) and (unicodedata.category(character) == "So" or ord(character) > 0xFFFF)
