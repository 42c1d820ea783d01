"""Fee and time limit of a named procedure: in a sentence, in the lines of a guide, in a table.

Only a plain statement counts: one value, no range, no change ("giảm còn"), no other time ("năm 2019", "từ ngày …"), no case or
exception. What narrows it (trực tuyến, lần đầu, đối với …) goes into the scope.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from rasoat.content import BlockKind, Span
from rules.claims import procedure_names
from rules.claims.claim import Claim, Kind
from rules.claims.reading import Reading
from rules.parsing.number_words import write_figure
from rules.parsing.quantities import Bound, Quantity, quantities_within
from rules.text.folding import fold, tones

_LABEL = re.compile(
    r"(?<!\w)(?:(?P<fee>(?:mức )?(?:thu )?(?:phí, ?|phí và )?lệ phí|(?:mức )?phí(?= ?:| là| (?:thẩm định|cấp"
    r"|chứng thực|đăng ký|xác nhận)(?!\w)))"
    r"|(?P<limit>thời (?:hạn|gian)(?: giải quyết| xử lý| trả kết quả| thực hiện)(?: thủ tục hành chính| thủ tục| hồ sơ)?"
    r"|thời hạn(?= ?:| là| không quá| tối đa| \d)))(?!\w)"
)
_FREE = re.compile(
    r"^[ :]*(?:là )?(?:miễn phí|không thu(?: phí| lệ phí)?|không(?: có)?|miễn)[ .;,]*$|^[ :]*(?:được )?miễn (?:lệ )?phí"
)
_OTHER_TIME = re.compile(
    tones(
        r"\b(?:trước đây|trước kia|cũ|dự kiến|đề xuất|dự thảo|kiến nghị|giảm|tăng|rút ngắn|rút xuống|xuống còn|còn"
        r"|thay vì|năm (?:19|20)\d\d"
        r"|từ ngày(?= \d)|từ (?:tháng|năm)|đến (?:hết )?ngày(?= \d)|trung bình|bình quân|gấp|phạt|sử dụng|hiệu lực"
        r"|trường hợp|nếu|trừ|riêng|"
        r"ngoại trừ|tùy|tuỳ|hoặc|lần lượt|so với|tổng|khoảng)\b"
    )
)
_TAGS = {
    "trực tuyến": r"trực tuyến|qua mạng|dịch vụ công|điện tử|toàn trình|online",
    "trực tiếp": r"trực tiếp",
    "bưu chính": r"bưu chính|bưu điện",
    "lần đầu": r"lần đầu|cấp mới",
    "cấp lại": r"cấp lại",
    "cấp đổi": r"cấp đổi",
    "tổ chức": r"tổ chức|doanh nghiệp|công ty",
    "cá nhân": r"cá nhân",
    "hộ": r"hộ kinh doanh|hộ gia đình",
    "nước ngoài": r"nước ngoài",
    "ưu tiên": r"trẻ em|hộ nghèo|cận nghèo|người cao tuổi|khuyết tật|dưới \d+ tuổi|người có công",
    "gấp": r"nhanh|gấp|trong ngày|quá hạn|không đúng hạn",
    "xác minh": r"xác minh|phức tạp",
    "phường": r"nông thôn|thành thị|vùng sâu|miền núi",
}
_TAG = {tag: re.compile(tones(rf"\b(?:{words})\b")) for tag, words in _TAGS.items()}
_FOR = re.compile(r"\bđối với ([^,;:.()]{3,80}?)(?=[,;:.()]| là |$)")
_NO_CASE = frozenset({"thủ tục", "việc", "hồ sơ", "người dân", "công dân"})
_DAYS = ("ngày làm việc", "ngày")
_HEADING_REACH, _HEADING_LENGTH = 12, 200
_PLACE = re.compile(r"\b(?:tại|(?<!nhà )ở|trên địa bàn) [^,;:]*")
_VALUE = re.compile(r"\d|miễn|không thu")
_WORDS = re.compile(r"[^\W\d_]+")
_IDLE = frozenset(
    "là có thì hiện nay theo quy định mức thu phí lệ thời hạn gian giải quyết xử lý trả kết quả thực hiện thủ "
    "tục hành chính hồ sơ được"
    " sẽ phải nộp người dân công của cho như sau với số tiền tối đa không quá trong vòng kể từ ngày chỉ cần "
    "khi làm để và trực tiếp"
    " tuyến qua hình thức phương".split()
)
"""Words between a name and its value that narrow nothing, or that are told by a tag."""
_COLUMNS = {
    "name": re.compile(r"(?:tên )?(?:các )?(?:thủ tục(?: hành chính)?|tthc|dịch vụ(?: công)?|nội dung)"),
    "fee": re.compile(r"(?:mức )?(?:thu )?(?:phí, ?|phí và )?(?:lệ phí|phí)(?: ?\((?:đồng|vnđ|đ)[^)]*\))?"),
    "limit": re.compile(r"thời (?:hạn|gian)(?: giải quyết| xử lý| thực hiện)?(?: ?\((?:ngày|ngày làm việc)\))?"),
}
_MOST_COLUMNS = 9
_QUOTED = 200


def procedure_claims(reading: Reading) -> Iterator[Claim]:
    if "lệ phí" not in reading.doc.folded and "thời " not in reading.doc.folded and "phí" not in reading.doc.folded:
        return
    for block in reading.blocks():
        if block.kind is not BlockKind.CELL and _LABEL.search(reading.doc.folded, *block.span):
            for sentence in reading.doc.sentences(block):
                yield from _in_sentence(reading, sentence, block.span)
    yield from _in_tables(reading)


def _in_sentence(reading: Reading, sentence: Span, block: Span) -> Iterator[Claim]:
    words = reading.doc.folded[sentence.start : sentence.end]
    labels = list(_LABEL.finditer(words))
    for number, label in enumerate(labels):
        end = labels[number + 1].start() if number + 1 < len(labels) else len(words)
        stroke = words.find(";", label.end(), end)
        end = end if stroke < 0 else stroke
        kind = Kind.FEE if label["fee"] else Kind.TIME_LIMIT
        name = _name(reading, words, label, labels[0].start(), sentence, block)
        if not name:
            continue
        part = Span(sentence.start + label.end(), sentence.start + end)
        said = words[: labels[0].start()] + words[label.start() : end]
        yield from _claim(reading, kind, name, part, said)


def _name(reading: Reading, words: str, label: re.Match[str], first: int, sentence: Span, block: Span) -> str:
    """The procedure named right after the label, else before it, else (where a line begins with it) in the heading."""
    after = words[label.end() :].lstrip(" ")
    for lead in ("cho ", "của ", "đối với ", "khi ", "thực hiện ", "làm ", "thủ tục ", "việc "):
        after = after.removeprefix(lead)
    name = procedure_names.cut(after)
    if name or first > 4:
        before = words[:first]
        name = name or procedure_names.named_in(before) or procedure_names.opening(before)
        return name or procedure_names.named_in(words[label.end() :])
    return _heading(reading, block)


def _heading(reading: Reading, block: Span) -> str:
    """The procedure of the nearest line above that names one; the title's where no other is named in between."""
    blocks = reading.doc.article.blocks
    at = next((n for n, one in enumerate(blocks) if one.span == block), 0)
    for above in reversed(blocks[max(0, at - _HEADING_REACH) : at]):
        line = reading.doc.block_text(above)
        if len(line) <= _HEADING_LENGTH and (name := procedure_names.headed(line)):
            return name
        if above.kind is not BlockKind.TITLE and "thủ tục" in fold(line[:40]):
            return ""
    return procedure_names.headed(reading.doc.article.title)


def _claim(
    reading: Reading, kind: Kind, name: str, part: Span, said: str, unit: str = "", row: Span | None = None
) -> Iterator[Claim]:
    """What ``part`` gives as the value; ``said`` is all that may narrow it, folded. ``unit``: of bare figures in a table, of
    which ``row`` is quoted."""
    subject = procedure_names.key(name)
    rest = said.replace(name, " ", 1)
    if not subject or _OTHER_TIME.search(rest) or reading.is_masked(part):
        return
    words = reading.doc.folded[part.start : part.end]
    found = quantities_within(reading.text, part)
    if kind is Kind.FEE:
        value = _money(found, unit)
        if value is None and not any(one.is_money for one in found) and _FREE.search(words):
            value = Fraction(0), "", "miễn phí"
    else:
        value = _days(found, unit)
    if value is None:
        return
    amount, per, shown = value
    tags = [tag for tag, pattern in _TAG.items() if pattern.search(rest)]
    tags += sorted(" ".join(match[1].split()) for match in _FOR.finditer(rest) if match[1].strip() not in _NO_CASE)
    tags += _residue(said, name, rest)
    scope = "; ".join([*tags, *([f"/{per}"] if per else [])])
    span = next((one.span for one in found), part)
    quote = " | ".join(reading.masked[row.start : row.end].split("\n"))[:_QUOTED] if row else reading.quote(span)
    yield Claim(kind, subject, scope, str(amount), name, shown, quote)


def _residue(said: str, name: str, rest: str) -> list[str]:
    """Words between the name and the value that may narrow the name ("với người nước ngoài", "khi bị mất")."""
    at = said.find(name)
    after = _PLACE.sub(" ", said[at + len(name) :] if at >= 0 else rest)
    value = _VALUE.search(after)
    words = _WORDS.findall(after[: value.start() if value else len(after)])
    left = [word for word in words if word not in _IDLE]
    return [" ".join(left)] if left else []


def _money(found: tuple[Quantity, ...], unit: str) -> tuple[Fraction, str, str] | None:
    sums = [one for one in found if one.unit == "đồng" or (unit == "đồng" and not one.unit)]
    if len(sums) != 1 or any(one.is_share for one in found):
        return None
    one = sums[0]
    amount = max(one.values) if one.scale == 1 else one.value
    if not one.exact or amount is None or amount.denominator != 1:
        return None
    per = "" if one.per in ("giấy", "hồ sơ", "lần", "trường hợp", "thủ tục") else one.per
    return amount, per, f"{write_figure(int(amount))} đồng{f'/{per}' if per else ''}"


def _days(found: tuple[Quantity, ...], unit: str) -> tuple[Fraction, str, str] | None:
    times = [one for one in found if one.unit in (*_DAYS, "giờ", "tháng", "tuần") or (unit and not one.unit)]
    if len(times) != 1 or times[0].low or times[0].bound not in (Bound.EXACT, Bound.AT_MOST):
        return None
    one, amount = times[0], times[0].value
    if amount is None:
        return None
    name = one.unit or unit
    return amount, "" if name in _DAYS else name, f"{write_figure(int(amount))} {name}"


# -- tables


def _in_tables(reading: Reading) -> Iterator[Claim]:
    cells: list[Span] = []
    for block in (*reading.doc.article.blocks, None):
        if block is not None and block.kind is BlockKind.CELL:
            cells.append(block.span)
        elif cells:
            yield from _in_table(reading, cells)
            cells = []


def _in_table(reading: Reading, cells: list[Span]) -> Iterator[Claim]:
    """Rows are known by the count of the heads, and only where the cells come out even and every row has its name."""
    words = [reading.doc.folded[cell.start : cell.end].strip(" .:*") for cell in cells]
    width = next(
        (
            n
            for n, word in enumerate(words[: _MOST_COLUMNS + 1])
            if n and (word[:1].isdigit() or procedure_names.NAME_START.match(word))
        ),
        0,
    )
    columns = {
        what: n for n, word in enumerate(words[:width]) for what, head in _COLUMNS.items() if head.fullmatch(word)
    }
    if width < 2 or "name" not in columns or len(columns) < 2 or len(cells) % width:
        return
    rows = [range(at, at + width) for at in range(width, len(cells), width)]
    if not all(procedure_names.NAME_START.match(words[row[columns["name"]]]) for row in rows):
        return
    for row in rows:
        name = words[row[columns["name"]]]
        whole = Span(cells[row[0]].start, cells[row[-1]].end)
        for what, kind in (("fee", Kind.FEE), ("limit", Kind.TIME_LIMIT)):
            if what in columns:
                head = words[columns[what]]
                unit = "đồng" if "(" in head and kind is Kind.FEE else "ngày" if "(" in head else ""
                yield from _claim(
                    reading, kind, name, cells[row[columns[what]]], words[row[columns[what]]], unit, whole
                )
