"""CA010: a capital on a common word after a semicolon, which ends no sentence.

What may be a name, a title or the label of a field stays silent; ``rules/words/lower_case.txt`` tells which words are common.
"""

from __future__ import annotations

import re

from rasoat.finding import Hit, Safety
from rules.capitalisation.common_words import FUNCTION_WORDS, is_common, lowered, quoted
from rules.document import Document
from rules.rule import WARNING, Example, Pattern, rule
from rules.text.folding import fold
from rules.text.letters import LOWER, UPPER

_REACH = 240
"""Code points in which an item of a list ends."""
_SHORT = 4
"""Items of so many words or fewer are names of things: fields of a form, kinds of sport, parts of a machine."""
_OPENING = ("gồm", "là", "như", "sau")
"""Last words before the colon of a clause; other short words before a colon are a label."""
_ENTITY = re.compile(r"&#?\w+$|(?:[nm]dash|hellip|[lr][ds]quo|nbsp|quot|amp|\w(?:grave|acute|tilde|circ))$")
_ITEM_END = re.compile(r"[;.:\n]|$")
_BRACKET = re.compile(r"^[^()]*(?=\))")
"""An item in brackets that were opened before it."""
_AUTHOR = re.compile(rf"\([{UPPER}][{LOWER}]+(?: [{UPPER}&][{LOWER}]*)+\)")
"""After the title of a work."""
_NUMBERED = re.compile(rf"\S+(?: [{LOWER}]+){{0,2}} (?:số )?\d|\S+(?: [{LOWER}]+)? [“\"'‘–(-]")
_OF_A_SUBJECT = re.compile(rf"\S+ \S+ (?:số|về|của|[{UPPER}])(?!\w)|\S+ \S+ [{UPPER}]")
_GROUNDS = ("căn cứ", "xét đề", "xét tờ", "theo đề", "thể theo")
"""Grounds of a decision stand one a line, each with a capital."""
_NAMERS = frozenset(
    fold(word)
    for word in (
        "dự án,cuộc thi,cuộc vận,chuyên đề,chiến dịch,đề tài,thỏa thuận,biên bản,bản ghi,tuần lễ,ngày hội,lễ hội,kỷ niệm,hội thi,"
        "triển lãm,giải thưởng,giải báo,giải chạy,chương mục,công trình,khu vực,tiêu chí,tiêu chuẩn,cầu truyền,giao lưu,bài thi,"
        "số nhà,tội phạm"
    ).split(",")
)
"""Words that often begin the name of one thing."""
_DOCUMENTS = frozenset(fold(word) for word in "hướng dẫn,quy định,kết luận,thông báo,báo cáo,phương án".split(","))
"""Words for an act, and for a document where its number or subject follows."""


@rule(
    code="CA010",
    name="capital-after-semicolon",
    severity=WARNING,
    trigger=Pattern(rf";[ \xa0]+(?P<first>[{UPPER}][{LOWER}]*)(?:[ \xa0](?P<second>[{LOWER}]+))?(?!\w)"),
    title="Viết hoa sau dấu chấm phẩy",
    passes="Không viết hoa từ thường sau dấu chấm phẩy",
    message="“{quote}” viết hoa sau dấu chấm phẩy dù câu chưa hết.",
    hint="Viết “{right}”, hoặc thay dấu chấm phẩy bằng dấu chấm nếu muốn bắt đầu câu mới.",
    why="Chữ hoa báo câu mới hoặc tên riêng; viết hoa giữa câu làm người đọc vấp.",
    source="Nghị định 30/2020/NĐ-CP, Phụ lục II",
    since="0.1",
    confidence=0.95,
    safety=Safety.UNSAFE,
    examples=[
        Example(
            bad="Phường rà soát hộ nghèo trên địa bàn; ⟦Hỗ trợ⟧ vay vốn cho các hộ đủ điều kiện.",
            good="Phường rà soát hộ nghèo trên địa bàn; hỗ trợ vay vốn cho các hộ đủ điều kiện.",
            suggestion="hỗ trợ",
        ),
        Example(good="Dự họp có Sở Tài chính; Sở Nội vụ; Chủ tịch UBND phường; Nguyễn Văn An, Trưởng phòng."),
        Example(good="Đơn ghi rõ: Họ và tên; Ngày sinh; Quê quán; Dân tộc; Tôn giáo; Nơi ở hiện nay."),
    ],
)
def capital_after_semicolon(match: re.Match[str], doc: Document) -> Hit | None:
    text, start = doc.text, match.start("first")
    first, second = match["first"], match["second"] or ""
    if not is_common(first, second) or _ENTITY.search(text, max(0, match.start() - 10), match.start()):
        return None
    end = _ITEM_END.search(text, match.end(), start + _REACH)
    item = text[start : end.start() if end else start + _REACH]
    if closed := _BRACKET.match(item):
        item = closed.group()
    if (len(item.split()) <= _SHORT and not item.endswith(_OPENING)) or _AUTHOR.search(
        text, max(0, start - 60), start + len(item)
    ):
        return None
    word, opening = fold(first), fold(f"{first} {second}")
    if word == "tội" or opening in _NAMERS or opening in _GROUNDS:
        return None
    if word not in FUNCTION_WORDS and _NUMBERED.match(item):
        return None
    if (opening in _DOCUMENTS and _OF_A_SUBJECT.match(item)) or quoted(doc, match.start()):
        return None
    return lowered(doc, start, first, second)
