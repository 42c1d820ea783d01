"""CA012: a capital on a common word after the comma that follows the opening of a sentence: "Theo đó, Các đơn vị"."""

from __future__ import annotations

import re

from rasoat.finding import Hit, Safety
from rules.capitalisation.common_words import FUNCTION_WORDS, is_common, lowered, quoted
from rules.document import Document
from rules.rule import WARNING, Example, PhraseMatch, Phrases, rule
from rules.text.folding import fold
from rules.text.letters import LOWER, UPPER
from rules.text.lexicon import is_compound

_OPENINGS = (
    "một là,hai là,ba là,bốn là,năm là,sáu là,bảy là,tám là,chín là,mười là,thứ nhất,thứ hai,thứ ba,thứ tư,thứ năm,thứ sáu,"
    "theo đó,vì vậy,vì thế,do vậy,do đó,bởi vậy,đặc biệt,cụ thể,đồng thời,ngoài ra,bên cạnh đó,tuy nhiên,trong đó,mặt khác,"
    "hơn nữa,thêm vào đó,cùng với đó,trước đó,sau đó,cuối cùng,trước hết,trước tiên,tiếp theo,tiếp đó,qua đó,từ đó,nhờ đó,"
    "như vậy,ngược lại,trên cơ sở đó,thời gian tới,thời gian qua,nhìn chung,hiện nay,nhân dịp này,tại đây,kết quả là"
).split(",")
_NEXT = re.compile(
    rf"[ \xa0]+(?P<first>[{UPPER}][{LOWER}]*)[ \xa0](?P<second>[{LOWER}]+)(?!\w)(?P<name>[ \xa0][{UPPER}])?"
)
_BEGINS = re.compile(r"(?:^|[\n.;:!?…–+•*-]|\d[.)])\s*(?:[Tt]rong )?$")
"""Before an opening: nothing, a mark that ends a clause, or numbering."""
_NAMERS = frozenset(
    fold(word) for word in "dự án,cuộc thi,cuộc vận,chuyên đề,chiến dịch,đề tài,lễ hội,hội thi".split(",")
)
"""Words that often begin the name of one thing."""


@rule(
    code="CA012",
    name="capital-after-opening-phrase",
    severity=WARNING,
    trigger=Phrases(tuple(f"{opening}," for opening in _OPENINGS)),
    title="Viết hoa sau dấu phẩy ở đầu câu",
    passes="Không viết hoa từ thường sau dấu phẩy ở đầu câu",
    message="“{quote}” viết hoa dù đứng giữa câu.",
    hint="Viết “{right}”.",
    why="Chữ hoa báo câu mới hoặc tên riêng; viết hoa giữa câu làm người đọc vấp.",
    source="Nghị định 30/2020/NĐ-CP, Phụ lục II",
    since="0.1",
    confidence=0.93,
    safety=Safety.UNSAFE,
    examples=[
        Example(
            bad="Theo đó, ⟦Các⟧ đơn vị gửi báo cáo trước ngày 15/12.",
            good="Theo đó, các đơn vị gửi báo cáo; Tuy nhiên, Sở Nội vụ chưa nhận được.",
            suggestion="các",
        ),
        Example(bad="Một là, ⟦Tăng cường⟧ kiểm tra tại cơ sở.", good="Một là, tăng cường kiểm tra tại cơ sở."),
    ],
)
def capital_after_opening_phrase(found: PhraseMatch, doc: Document) -> Hit | None:
    match = _NEXT.match(doc.text, found.span.end)
    if match is None or not _BEGINS.search(doc.text, max(0, found.span.start - 12), found.span.start):
        return None
    first, second = match["first"], match["second"]
    if not is_common(first, second) or not (is_compound(first, second) or fold(first) in FUNCTION_WORDS):
        return None
    if match["name"] and fold(first) not in FUNCTION_WORDS:
        return None
    if fold(f"{first} {second}") in _NAMERS or quoted(doc, found.span.start):
        return None
    return lowered(doc, match.start("first"), first, second)
