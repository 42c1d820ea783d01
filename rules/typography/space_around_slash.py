"""TY019: a space on one side of a slash only (sắt/ axit, 1796 /STTTT-VP). None or one on both sides is right."""

from __future__ import annotations

import re

from rasoat.content import Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import WARNING, EveryWord, Example, rule
from rules.typography.spacing import after_blanks, before_blanks, in_address

_MARKER = re.compile(r"(?:^|[\s(])(?:\w|\d{1,2}|[IVXivx]{1,5})$")
_LEFT = re.compile(r"[\w.,%)-]+$")
_RIGHT = re.compile(r"[\w.,(-]+")
_CODE = re.compile(r"[A-ZĐ]+(?:-[A-ZĐ]+)+|[A-ZĐ]{2,}")
_PATH = re.compile(r"/[\w.-]+/")


@rule(
    code="TY019",
    name="space-around-slash",
    severity=WARNING,
    trigger=EveryWord(r"(?<=[\w)%])/(?!\S)|(?<!\S)/(?=[\w(])"),
    language="any",
    title="Thừa dấu cách ở một bên dấu gạch chéo",
    passes="Dấu gạch chéo viết liền hai bên",
    message="Thừa dấu cách ở một bên dấu gạch chéo, giữa “{left}” và “{right}”.",
    hint="Viết liền: “{left}/{right}”.",
    why="Số hiệu, ngày tháng, đơn vị bị tách đôi khi xuống dòng; tìm kiếm không thấy.",
    since="0.2",
    confidence=0.92,
    safety=Safety.SAFE,
    examples=[
        Example(bad="Bổ sung sắt⟦/ ⟧axit folic.", good="Bổ sung sắt/axit folic; và / hoặc.", suggestion="/"),
        Example(bad="Công văn số 1796⟦ /⟧STTTT-VP.", good="Công văn số /STTTT-VP, a/ Đơn; b/ Bản sao.", suggestion="/"),
    ],
)
def space_around_slash(match: re.Match[str], doc: Document) -> Hit | None:
    text, (at, end) = doc.text, match.span()
    block = doc.block_at(at)
    if block is None or in_address(text, at):
        return None
    start, stop = before_blanks(text, at), after_blanks(text, end)
    if (start == at) == (stop == end) or start <= block.span.start or stop >= block.span.end:
        return None
    left = _LEFT.search(text, max(block.span.start, start - 30), start)
    right = _RIGHT.match(text, stop, min(block.span.end, stop + 30))
    if left is None or right is None or in_address(text, start - 1) or in_address(text, stop):
        return None
    if not _joins(text, left, right, at, block.span.start) or _PATH.match(text, at):
        return None
    if left.group()[-1].isdigit() and right.group()[0].isdigit():
        return Hit(
            Span(start, stop),
            {},
            ("/",),
            message="Thừa dấu cách ở một bên dấu gạch chéo giữa hai số.",
            hint="Viết hai số liền với dấu gạch chéo.",
        )
    return Hit(Span(start, stop), {"left": left.group(), "right": right.group()}, ("/",))


def _joins(text: str, left: re.Match[str], right: re.Match[str], at: int, first: int) -> bool:
    """Whether the slash joins two words, two numbers or a number and a code; not a list marker, a blank, a path."""
    before, after = left.group(), right.group()
    if before.isdigit() and after[0].isdigit():
        return True
    if before[-1].isdigit() and _CODE.match(after):
        return len(before) > 1 or text[max(first, left.start() - 4) : left.start()].lower().strip().endswith("số")
    if _MARKER.search(text, max(first, at - 8), at) or before[-1] in ".," or not after[0].isalpha():
        return False
    return before[-1].isalpha() and before.islower() == after.islower() and not after.isupper()
