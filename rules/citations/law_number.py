"""LG008: a law cited with its number. Papers cite laws by kind and name only (Decree 30/2020/NĐ-CP, annex I)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.content import Block, Span
from rasoat.finding import Hit
from rules.document import Document
from rules.parsing.documents import documents_within
from rules.rule import INFO, EveryBlock, Example, rule

_TELLS_APART = re.compile(
    r"hiệu lực|thay thế|bãi bỏ|sửa đổi|bổ sung|hợp nhất|so với|\bcũ\b|\bmới\b|thông qua", re.IGNORECASE
)


@rule(
    code="LG008",
    name="name-in-law-needs-no-number",
    severity=INFO,
    trigger=EveryBlock(),
    title="Tên luật kèm số hiệu",
    passes="Luật, pháp lệnh được dẫn bằng tên",
    message="“{quote}”: dẫn luật, pháp lệnh chỉ cần tên loại và tên.",
    hint="Có thể bỏ “số …” sau tên luật; giữ lại khi cần phân biệt hai luật cùng tên.",
    why="Câu ngắn hơn, dễ đọc hơn.",
    source="Nghị định số 30/2020/NĐ-CP, phụ lục I",
    since="0.1",
    confidence=0.9,
    examples=[
        Example(
            bad="Thực hiện ⟦Luật Đất đai số 31/2024/QH15⟧ của Quốc hội.",
            good="Thực hiện Luật Đất đai của Quốc hội.",
        ),
        Example(good="Luật số 43/2024/QH15 sửa đổi Luật Đất đai số 31/2024/QH15 và Luật Nhà ở số 27/2023/QH15."),
        Example(good="Luật Đất đai số 31/2024/QH15 thay Luật Đất đai số 45/2013/QH13."),
    ],
)
def name_in_law_needs_no_number(block: Block, doc: Document) -> Iterator[Hit]:
    """Silent where the number tells laws apart: several in the block, or words of one law after another."""
    laws = [mention for mention in documents_within(doc.text, block.span) if "QH" in mention.symbol]
    if (
        len(laws) == 1
        and laws[0].law
        and laws[0].law.start >= block.span.start
        and not _TELLS_APART.search(doc.block_text(block))
    ):
        yield Hit(Span(laws[0].law.start, laws[0].span.end))
