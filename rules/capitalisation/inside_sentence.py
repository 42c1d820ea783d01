"""CA011: a capital on a common word inside a sentence: "phát biểu Kết luận", "của cấp ủy, Chính quyền", "10 Quận".

State style sets capitals on things that are defined in a text (Cuộc thi, Quy định, Chiến dịch): these stay silent, and so
does whatever may begin or carry on a name. A word that the same text also writes in small letters is surer, unless the
capital is so frequent that it marks a term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from rasoat.content import PROSE, Article
from rasoat.finding import Hit, Safety
from rules.capitalisation.common_words import lowered, quoted
from rules.document import Document
from rules.rule import WARNING, EveryArticle, Example, rule
from rules.text.folding import fold
from rules.text.letters import LOWER, UPPER
from rules.text.lexicon import lower_case_words

_SURE = 0.98
_ALONE, _OFTEN = 0.45, 3
"""Expected precision where the text never writes the word in small letters, or so often with the capital that it is a term
the text defines.
"""
_PAIR = re.compile(rf" ([{UPPER}](?<=[{LOWER}] .)[{LOWER}]+ [{LOWER}]+)")
_AFTER = re.compile(rf"[ \xa0][{LOWER}]+(?!\w)|[.;:)]|,[ \xa0][{LOWER}]|\n|$")
_COUNTED = (" Quận", " Huyện", " Phường", " Xã", " một số Điều")
_COUNT_BEFORE = re.compile(r"(?:[\s(]\d\d|[\s(][2-9]|một số)$")
_AFTER_UNIT = re.compile(rf"[,.;)]|[ \xa0][{LOWER}]")
_GOVERNMENT = "Chính quyền"
_GOVERNMENT_BEFORE = re.compile(rf"(?<!\w)(?:Đảng(?: [{LOWER}]+)?,|cấp ủy,|Mặt trận,|của|giữa|các cấp,)[ \xa0]$")
_SPEAKING = "hát biểu "
_ACT = re.compile(r"(?:Khai mạc|Bế mạc|Kết luận|Chỉ đạo|Tổng kết|Chào mừng|Đáp từ|Cảm ơn)(?!\w)")
"""What an address is for; no document is meant after "phát biểu"."""
_REACH, _NEAR, _FAR = 60, 5, 8
_GOES_ON = re.compile(
    r"(?<!\w)(?:của|và|các|những|về|với|cho|(?<!hiện )tại|(?<!bên )trong|theo|là|mọi|từng|giữa|bằng|trên|do|bởi|từ|nhằm|đang|nếu|"
    r"hoặc|rất|cần|phải|mỗi|(?:về|trong|cho) việc|hoạt động|kết quả|tiếp tục|thực hiện|"
    r"tăng cường|đẩy mạnh|chuẩn hóa|tổ chức|hướng dẫn|chuẩn bị)[ \xa0]$"
)
"""After these a sentence goes on: no full stop was lost before the capital."""
_DEFINED = frozenset(
    fold(word)
    for word in (
        "quy định,hướng dẫn,cuộc thi,chuyên đề,chiến dịch,sự kiện,giải đấu,học tập,mục tiêu,văn bản,công trình,hội nhập,số hóa,"
        "biểu trưng,điển hình,họp báo,bồi dưỡng,biến đổi,tiết kiệm,phong cách,dữ liệu,hạ tầng,vòng thi,hồ sơ,dự luật,tiêu thụ,"
        "thông tin,tổ quốc,chương trình,nhân dân,mặt nước,truyền thống,kỷ niệm,vận động,dịch tả,lộ trình,tập thể,đầu mối,"
        "hợp đồng,chính quyền,thành tích,thị trường,khu vực,bằng khen,thỏa thuận,phương án,cầu thủ,bài thơ,ban hành,đàm phán"
    ).split(",")
)
"""Words that style or law capitalises where they name one thing defined in the text."""
_HEADS = frozenset(
    fold(
        "chương trình kế hoạch đề án dự luật lệnh nghị quyết trung tâm ban hội quỹ phòng sở cục viện khoa ngành môn nghề giải "
        "lễ tuần tháng đợt chuyên đề danh bằng giấy mục phần chương điều cổng trang báo chí đài kênh tổ đội nhóm khối ty đoàn "
        "trường học quy chỉ công văn tờ phiếu mẫu thẻ sách phim thơ truyện phẩm thảo đàn lãm mạng mềm thống liên hiệp ủy đảng "
        "nhà khu huân huy cờ tên gọi mang hạng loại mức hiệu vòng bước bảng lược đường phố núi sông hồ cầu chợ đền chùa như "
        "lớp khóa quán nút tội từ vai tập bóng"
    ).split()
)
"""Last syllables of words after which a name may begin."""


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """Words of two syllables with the capital they should not have."""
    words = (word for word, share in lower_case_words().items() if share >= _SURE and " " in word)
    return frozenset(word[0].upper() + word[1:] for word in words if word not in _DEFINED)


@rule(
    code="CA011",
    name="capital-inside-sentence",
    severity=WARNING,
    trigger=EveryArticle(),
    title="Viết hoa từ thường giữa câu",
    passes="Không viết hoa từ thường giữa câu",
    message="“{quote}” viết hoa giữa câu dù không phải tên riêng.",
    hint="Viết “{right}”.",
    why="Chữ hoa báo tên riêng; viết hoa từ thường làm người đọc tưởng là tên một cơ quan hay một văn bản.",
    source="Nghị định 30/2020/NĐ-CP, Phụ lục II",
    since="0.1",
    confidence=0.87,
    safety=Safety.UNSAFE,
    examples=[
        Example(
            bad="Nhân viên hỗ trợ người dân làm thủ tục và rút gọn các ⟦Thủ tục⟧ hành chính.",
            good="Phường vận động bà con tham gia Cuộc thi viết và Chiến dịch mùa xuân.",
            suggestion="thủ tục",
        ),
        Example(bad="Dự họp có lãnh đạo 10 ⟦Quận⟧, thị xã.", good="Ban Chỉ đạo xây dựng Chính quyền điện tử đã họp."),
    ],
)
def capital_inside_sentence(article: Article, doc: Document) -> Iterator[Hit]:
    text = doc.text
    for word in sorted(_common().intersection(_PAIR.findall(text))):
        for place in _places(text, f" {word}"):
            start = place + 1
            if _stands_alone(doc, start, start + len(word)):
                first, second = word.split(" ")
                sure = f"{word[0].lower()}{word[1:]}" in text and text.count(f" {word}") < _OFTEN
                yield replace(lowered(doc, start, first, second), confidence=None if sure else _ALONE)
    for place in _places(text, _SPEAKING):
        start = place + len(_SPEAKING)
        if (act := _ACT.match(text, start)) and _ours(doc, start):
            yield lowered(doc, start, *act.group().split())
    for start in _places(text, _GOVERNMENT):
        electronic = text.startswith((" điện", " số"), start + len(_GOVERNMENT))
        if not electronic and _GOVERNMENT_BEFORE.search(text, max(0, start - 16), start) and _ours(doc, start):
            yield lowered(doc, start, "Chính", "quyền")
    for counted in _COUNTED:
        unit = counted.rsplit(" ", 1)[1]
        for place in _places(text, counted):
            start = place + len(counted) - len(unit)
            before = _COUNT_BEFORE.search(text, max(0, start - 8), start - 1)
            if before and _AFTER_UNIT.match(text, start + len(unit)) and _ours(doc, start):
                yield lowered(doc, start, unit, "")


def _places(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _stands_alone(doc: Document, start: int, end: int) -> bool:
    """Whether the words around are in small letters, call for no name, and lead on into this one."""
    text = doc.text
    before = _GOES_ON.search(text, max(0, start - 16), start)
    if before is None or not _AFTER.match(text, end) or text.startswith(" viên", end):
        return False
    words = text[max(0, start - _REACH) : start].rsplit("\n", 1)[-1].split()[-_FAR:]
    if "Luật" in words or (before.group().startswith("về") and any(map(_has_digit, words))):
        return False
    if any(word.lstrip('(“"')[:1].isupper() or fold(word.strip(',.;:()“”"')) in _HEADS for word in words[-_NEAR:]):
        return False
    return _ours(doc, start)


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)


def _ours(doc: Document, start: int) -> bool:
    block = doc.block_at(start)
    return block is not None and block.kind in PROSE and not doc.is_english(block) and not quoted(doc, start)
