"""CA013: "Ông", "Bà", "Đồng chí" with a capital before a name inside a sentence: "theo Ông Nguyễn Văn An"."""

from __future__ import annotations

import re

from rasoat.finding import Hit, Safety
from rules.capitalisation.common_words import lowered, quoted
from rules.document import Document
from rules.rule import WARNING, EveryWord, Example, rule
from rules.text.letters import LOWER, UPPER

_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đào|Đinh|Trịnh|Đoàn|Trương|Mai|Tô|Lương|Lưu|Tạ|"
    "Hà|Cao|Phùng|Chu|Vương|Quách|Thái|La|Kiều|Nghiêm|Lại|Khuất|Doãn|Nông|Triệu|Hứa|Tống|Từ|Đàm|Đồng|Mạc|Tăng|Thân|Phí"
)
_BEFORE = re.compile(
    r"(?<!\w)(?:[Tt]heo|của|với|do|cho|là|và|cùng|gồm|gồm có|mời|từ|giữa|đến|tới|nghe|nhờ|để|khi|như|gặp|bởi|về|tại|có)"
    rf"[ \xa0]+$|[{LOWER}],[ \xa0]+$|[{LOWER}]+[ \xa0]+\($"
)
_NAME = re.compile(rf"(?P<chi>[ \xa0]+chí)?[ \xa0]+(?!Cao Thắng|Lê Chân)(?:{_SURNAMES})[ \xa0]+[{UPPER}][{LOWER}]+")


@rule(
    code="CA013",
    name="capital-of-form-of-address",
    severity=WARNING,
    trigger=EveryWord(r"(?<!\w)(?:Ông|Bà|Đồng)(?!\w)"),
    title="Viết hoa ông, bà, đồng chí giữa câu",
    passes="Ông, bà, đồng chí giữa câu viết thường",
    message="“{quote}” viết hoa giữa câu.",
    hint="Viết “{right}” trước tên người khi đứng giữa câu.",
    why="Chỉ tên riêng viết hoa; từ xưng hô trước tên là danh từ chung.",
    source="Nghị định 30/2020/NĐ-CP, Phụ lục II",
    since="0.1",
    confidence=0.9,
    safety=Safety.UNSAFE,
    examples=[
        Example(
            bad="Theo ⟦Ông⟧ Nguyễn Văn An, dự án đúng tiến độ.",
            good="Theo ông Nguyễn Văn An, dự án đúng tiến độ. Ông Trần Văn Bình đồng tình.",
            suggestion="ông",
        ),
        Example(bad="Kết luận buổi họp, ⟦Đồng chí⟧ Lê Văn Cường nêu ba việc.", good="Kính gửi: Ông Nguyễn Văn An."),
        Example(good="Đền thờ Bà Triệu, thác Đồng Nai và lễ vía Bà Chúa Xứ."),
    ],
)
def capital_of_form_of_address(match: re.Match[str], doc: Document) -> Hit | None:
    text, start = doc.text, match.start()
    name = _NAME.match(text, match.end())
    if name is None or bool(name["chi"]) != (match.group() == "Đồng"):
        return None
    block = doc.block_at(start)
    if not _BEFORE.search(text, max(block.span.start if block else 0, start - 24), start) or quoted(doc, start):
        return None
    return lowered(doc, start, match.group(), "chí" if name["chi"] else "")
