"""The procedure that a passage speaks of, under one key however it is introduced."""

from __future__ import annotations

import re

from rules.text.folding import fold, tones

_VERBS = tones(
    "cấp lại|cấp đổi|cấp mới|cấp bản sao|cấp|đổi|đăng ký|xác nhận|chứng thực|công chứng|gia hạn|thay đổi|điều "
    "chỉnh|công nhận|thẩm định|"
    "chuyển mục đích|chuyển nhượng|giải quyết|trích lục|sao y|khai báo|thông báo|tách thửa|hợp thửa|thành lập"
    "|giải thể|sửa đổi|bổ sung|"
    "thu hồi|xóa|xoá|ghi chú|nhận|hỗ trợ|trợ cấp|hưởng|tuyển sinh|kiểm định|phê duyệt|chấp thuận"
)
"""How the names of procedures begin."""
NAME_START = re.compile(rf"(?:{_VERBS})(?!\w)")
_PROCEDURE = re.compile(
    r"(?<!\w)thủ tục(?: hành chính)?[ ]?:?[ ]?[“\"]?(?!hành chính|này|trên|trực tuyến|theo|về thuế|tại)"
)
_END = re.compile(
    r"[,;:.()\n“”\"–]| - | (?:đối với|nộp|qua|bằng|là|có(?! yếu tố| thời hạn| kỳ hạn)|thì|được|gồm|bao gồm|sẽ"
    r"|phải|với(?! người| công dân)|mất|hiện nay|trong(?! nước)|tại|trên địa bàn"
    r"|theo|(?<!nhà )ở|từ(?! bản| sổ)|đến|do|khi|mức|giảm(?! nghèo)|tăng|dự kiến|còn|"
    r"lệ phí|phí|thời hạn|thời gian|cho người dân|năm \d)(?!\w)"
)
_LEAD = re.compile(
    r"(?:\d{1,3}[.)] ?|[-–+•*] ?)?(?:(?:để|khi|muốn)(?: làm| được| thực hiện)? )?(?:(?:người dân|công dân) )?"
)
_TITLE = re.compile(
    r"^(?:\d{1,3}[.)]? |[ivx]{1,5}[.)] |[-–+•] ?)?(?:tên )?(?:bộ |hướng dẫn |quy trình |trình tự |cách |các "
    r"bước |thực hiện |làm |giải quyết "
    r"|công khai )*thủ tục(?: hành chính)?[ ]?:?[ ]?(?P<name>.+)$"
)
_GUIDE = re.compile(r"^(?:hướng dẫn|quy trình|trình tự|cách|lệ phí|mức lệ phí|thời hạn giải quyết) (?P<name>.+)$")
_IDLE = frozenset("thủ tục việc hành chính cho của về các những được hồ sơ".split())
_WORDS = re.compile(r"[\w/]+")
_LEAST, _MOST = 3, 24


def key(name: str) -> str:
    """The words that tell a procedure from others, folded; "" where they are too few or too many to be a name."""
    words = [word for word in _WORDS.findall(fold(name)) if word not in _IDLE]
    return " ".join(words) if _LEAST <= len(words) <= _MOST else ""


def named_in(words: str) -> str:
    """The procedure named last in folded words ("thủ tục cấp lại thẻ căn cước có lệ phí …"); "" without one."""
    found = ""
    for match in _PROCEDURE.finditer(words):
        found = cut(words[match.end() :])
    return found


def cut(words: str) -> str:
    """A name up to the word or mark that ends it; "" where nothing is left or it begins as no procedure does."""
    end = _END.search(words)
    name = words[: end.start() if end else len(words)].strip(' “”"')
    return name if NAME_START.match(name) else ""


def opening(words: str) -> str:
    """The procedure that opens a line ("1. Cấp lại thẻ căn cước: lệ phí …")."""
    start = _LEAD.match(words)
    return cut(words[start.end() if start else 0 :])


def headed(line: str) -> str:
    """The procedure that a title or a heading names."""
    words = fold(line).strip(" .:")
    match = _TITLE.match(words) or _GUIDE.match(words)
    return cut(match["name"]) if match else ""
