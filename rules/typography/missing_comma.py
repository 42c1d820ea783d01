"""TY021: two words of a series without the comma that parts them (thanh tra kiểm tra, sửa đổi bổ sung)."""

from __future__ import annotations

from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import WARNING, Example, PhraseMatch, Phrases, rule
from rules.text.lexicon import lines

_DOER = ("nhà ", "người ", "ban ")
"""Words that make the first of the two a person or a body, and the second what it does (nhà quản lý sử dụng)."""


@rule(
    code="TY021",
    name="missing-comma-in-series",
    severity=WARNING,
    trigger=Phrases(tuple(lines("series.txt"))),
    title="Thiếu dấu phẩy giữa hai từ liệt kê",
    passes="Các từ liệt kê được ngăn bằng dấu phẩy",
    message="Giữa “{left}” và “{right}” thiếu dấu phẩy.",
    hint="Viết là “{left}, {right}”.",
    why="Thiếu dấu phẩy, người đọc không biết đó là hai việc hay một.",
    since="0.1",
    confidence=0.93,
    safety=Safety.UNSAFE,
    examples=[
        Example(
            bad="Tăng cường công tác ⟦thanh tra kiểm tra⟧ trên địa bàn.",
            good="Tăng cường công tác thanh tra, kiểm tra trên địa bàn.",
            suggestion="thanh tra, kiểm tra",
        ),
        Example(
            bad="Nghị định ⟦sửa đổi bổ sung⟧ một số điều.",
            good="Cơ quan tổ chức hội nghị; các cơ quan, tổ chức; sửa đổi và bổ sung.",
        ),
    ],
)
def missing_comma(match: PhraseMatch, doc: Document) -> Hit | None:
    words = match.text.split(" ")
    if len(words) != 4 or (words[2][0].isupper() and not match.text.isupper()):
        return None
    if doc.folded.endswith(_DOER, 0, match.span.start):
        return None
    left, right = " ".join(words[:2]), " ".join(words[2:])
    return Hit(match.span, {"left": left, "right": right}, (f"{left}, {right}",))
