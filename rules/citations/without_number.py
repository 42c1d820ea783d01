"""LG007: a document spoken of without number, date or title where it is first named ("theo Nghị định của Chính phủ")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.content import Span
from rasoat.finding import Hit
from rules.document import Document
from rules.parsing.documents import find_documents
from rules.rule import INFO, Example, Pattern, rule

_KINDS = "Nghị định|Quyết định|Thông tư|Nghị quyết|Chỉ thị|Kế hoạch|Công văn|Thông báo"
_ISSUERS = (
    r"Chính phủ|Thủ tướng(?: Chính phủ)?|Quốc hội|(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân)"
    r"(?: [Tt]hành phố| tỉnh| TP)?(?: Hà Nội)?|Bộ (?:trưởng Bộ )?(?:Tài chính|Nội vụ|Tư pháp|Y tế|Công an|Xây dựng|"
    r"Công Thương|Thông tin và Truyền thông|Giáo dục và Đào tạo)|Thành ủy|cơ quan có thẩm quyền|cấp trên"
)
_OPENING = (
    r"(?:[Tt]heo|[Cc]ăn cứ(?: vào)?|[Tt]hực hiện|[Tt]hi hành|[Tt]uân thủ|[Tt]riển khai)(?: đúng)?"
    r"(?: quy định tại| quy định của| tinh thần)?"
)


@rule(
    code="LG007",
    name="cited-without-number-or-name",
    severity=INFO,
    trigger=Pattern(
        rf"\b{_OPENING} (?P<kind>{_KINDS}) (?:(?:mới |mới nhất )?của (?:{_ISSUERS})|trên|nói trên|nêu trên)(?=[.,;:)]|$|\n)"
    ),
    title="Dẫn văn bản mà không nêu số, ngày hay tên",
    passes="Văn bản được dẫn có số, ngày hoặc tên",
    message="“{quote}” không cho biết là văn bản nào.",
    hint="Lần đầu dẫn thì ghi số, ký hiệu, ngày và tên văn bản.",
    why="Người đọc không tra được văn bản.",
    source="Nghị định số 30/2020/NĐ-CP, phụ lục I",
    since="0.1",
    confidence=0.8,
    examples=[
        Example(
            bad="Mức hỗ trợ được tính ⟦theo Nghị định của Chính phủ⟧.",
            good="Mức hỗ trợ được tính theo Nghị định số 20/2021/NĐ-CP của Chính phủ.",
        ),
        Example(
            bad="Các đơn vị ⟦thực hiện Quyết định trên⟧.",
            good="Ngày 05/3/2026, Thành phố ban hành Quyết định về giá đất. Các đơn vị thực hiện Quyết định trên.",
        ),
        Example(good="Theo Nghị định của Chính phủ về công tác văn thư, văn bản được số hóa."),
    ],
)
def cited_without_number_or_name(match: re.Match[str], doc: Document) -> Iterator[Hit]:
    kind = match["kind"].casefold()
    if kind in doc.text[: match.start()].casefold():
        return
    if any(kind in mention.kind.casefold() or not mention.kind for mention in find_documents(doc.text)):
        return
    yield Hit(Span(*match.span()))
