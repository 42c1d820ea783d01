"""TY003: characters that nobody sees: soft hyphens, zero-width spaces, byte-order marks, direction controls, control codes."""

from __future__ import annotations

import re
import unicodedata

from rasoat.content import PROSE, BlockKind, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import WARNING, Example, Pattern, rule

_NAMES = {
    "\u00ad": "dấu nối mềm",
    "\u200b": "dấu cách rộng 0",
    "\u200c": "dấu không nối",
    "\u200d": "dấu nối rộng 0",
    "\u2060": "dấu nối từ",
    "\ufeff": "dấu thứ tự byte",
    "\u200e": "dấu hướng chữ",
    "\u200f": "dấu hướng chữ",
    "\ufffc": "chỗ của một đối tượng đã mất",
}
_HIDDEN = (
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
    "\ufeff\ufff9-\ufffc\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f"
)

_ANY_HIDDEN = re.compile(f"[{_HIDDEN}]")


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
            bad="Kế ho\u0061\u0323ch và ⟦quyết\u00adđịnh⟧.".replace("a\u0323", "ạ"), good="Số 5\u00a0km, khoản\u00a02."
        ),
    ],
)
def invisible_character(match: re.Match[str], doc: Document) -> Hit | None:
    words = match.group()
    before, after = doc.text[match.start() - 1 : match.start()], doc.text[match.end() : match.end() + 1]
    if "\u200d" in words and (_is_symbol(before) or _is_symbol(after)):
        return None
    hidden = set(_ANY_HIDDEN.findall(words))
    bare = "".join(character for character in words if character not in hidden)
    names = sorted({_NAMES.get(c, f"ký tự điều khiển U+{ord(c):04X}") for c in hidden})
    return Hit(Span(*match.span()), {"names": ", ".join(names), "shown": bare or before + "…" + after}, (bare,))


def _is_symbol(character: str) -> bool:
    return bool(character) and (unicodedata.category(character) == "So" or ord(character) > 0xFFFF)
