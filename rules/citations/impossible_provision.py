"""LG011: a provision that no document has: "khoản 0", "điểm f", one label twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rasoat.content import Block
from rasoat.finding import Hit
from rules.document import Document
from rules.parsing.provisions import Part, ProvisionMention, provisions_within
from rules.rule import WARNING, EveryBlock, Example, rule

_NO_POINTS = frozenset("fjwz")
"""Letters that the Vietnamese alphabet, by which points are ordered, does not have."""


@rule(
    code="LG011",
    name="impossible-provision",
    severity=WARNING,
    trigger=EveryBlock(),
    title="Điều, khoản, điểm không thể có",
    passes="Điều, khoản, điểm được dẫn đúng cách đánh số",
    message="“{quote}”: không có {unit} {label}.",
    hint="Đối chiếu văn bản gốc rồi sửa điều, khoản, điểm.",
    why="Người đọc không tìm thấy quy định được dẫn.",
    source="Nghị định số 30/2020/NĐ-CP, phụ lục I",
    since="0.1",
    confidence=0.9,
    examples=[
        Example(
            bad="Mức phạt theo ⟦khoản 0 Điều 12⟧ Nghị định này.",
            good="Mức phạt theo điểm đ khoản 1, 2 và 3 Điều 12 Nghị định này.",
        ),
        Example(
            bad="Áp dụng ⟦khoản 2 và khoản 2 Điều 7⟧ của Luật.",
            good="Áp dụng khoản 2 Điều 7 và khoản 2 Điều 8 của Luật.",
        ),
    ],
)
def impossible_provision(block: Block, doc: Document) -> Iterator[Hit]:
    for mention in provisions_within(doc.text, block.span):
        for part in mention.parts:
            label = _impossible(part, mention)
            if label:
                yield Hit(mention.span, {"unit": _written(part), "label": label})
                break
        else:
            twice = _twice(mention)
            if twice:
                part, label = twice
                yield Hit(
                    mention.span,
                    {"unit": _written(part), "label": label},
                    message="“{quote}”: {unit} {label} ghi hai lần.",
                )


def _written(part: Part) -> str:
    return "Điều" if part.unit == "điều" else part.unit


def _impossible(part: Part, mention: ProvisionMention) -> str:
    """The first label that can't be; a lone letter after "điểm" is trusted only beside a clause or an article."""
    if part.unit in {"khoản", "điều"}:
        return next((label for label in part.labels if label.rstrip("abcdđeghik").strip("0") == ""), "")
    if part.unit == "điểm" and len(mention.parts) > 1:
        return next((label for label in part.labels if label[0].lower() in _NO_POINTS), "")
    return ""


def _twice(mention: ProvisionMention) -> tuple[Part, str] | None:
    """A label that stands twice in the list of the smallest unit; larger units may come again with other clauses.

    "điểm A, A" alone may be a mark at school.
    """
    lowest = min(part.rank for part in mention.parts)
    parts = [part for part in mention.parts if part.rank == lowest]
    if parts != list(mention.parts[: len(parts)]) or (parts[0].unit == "điểm" and len(parts) == len(mention.parts)):
        return None
    label, times = Counter(label for part in parts for label in part.labels).most_common(1)[0]
    return (parts[-1], label) if times > 1 else None
