"""TY007: a space before , . ; : ! ? (typing convention of Vietnamese, as in TCVN-style manuals of the Government Office)."""

from __future__ import annotations

import re

from rasoat.content import Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import WARNING, Example, Pattern, rule


@rule(
    code="TY007",
    name="space-before-punctuation",
    severity=WARNING,
    trigger=Pattern(r"(?<=[\w)\]”\"’»%])[ \u00a0]+[,.;:!?](?![\w.,;:!?)(/\\\]]|[ \u00a0]?[.…])"),
    language="any",
    title="Thừa dấu cách trước dấu câu",
    passes="Không có dấu cách thừa trước dấu câu",
    message="Thừa dấu cách trước dấu “{mark}”.",
    hint="Bỏ dấu cách, viết liền dấu “{mark}” với từ đứng trước.",
    why="Dấu câu có thể rơi xuống đầu dòng sau; bài trông cẩu thả.",
    since="0.1",
    confidence=0.95,
    safety=Safety.SAFE,
    examples=[
        Example(bad="Hội nghị diễn ra⟦ ,⟧ đúng kế hoạch.", good="Hội nghị diễn ra, đúng kế hoạch.", suggestion=","),
        Example(bad="Gồm các phòng sau⟦ :⟧", good="Bản đồ tỷ lệ 1 : 1000."),
        Example(bad="Xin hỏi bao giờ có kết quả⟦ ?⟧", good="Vân vân ... và vân vân ./."),
    ],
)
def space_before_punctuation(match: re.Match[str], doc: Document) -> Hit | None:
    mark = match.group()[-1]
    text = doc.text
    if mark == ":" and text[match.start() - 1].isdigit() and text[match.end() : match.end() + 3].strip()[:1].isdigit():
        return None
    return Hit(Span(*match.span()), {"mark": mark}, (mark,))
