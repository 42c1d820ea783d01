"""NU005: a share of a whole that is more than the whole: "chiếm 120% tổng số", "105% học sinh được khám".

What may pass 100 % is left alone: plans fulfilled, growth, comparisons, debts against GDP, beds and seats in use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.content import Span
from rasoat.finding import Hit
from rules.document import Document
from rules.parsing.quantities import Quantity, quantities_within
from rules.rule import WARNING, Example, Pattern, rule

_G = r"[ \u00a0]"
_FIGURE = rf"[0-9][0-9.,]{{0,12}}{_G}?(?:%|phần trăm)"
_HELD = (
    rf"(?<!lấn )(?<!xâm )(?<!đánh )chiếm{_G}(?:(?:tới|đến|tỷ lệ|tỉ lệ|tỷ trọng|là|khoảng|"
    rf"hơn|gần|trên|có tới|có đến|đạt){_G}){{0,3}}"
)
_GROUPS = (
    "học sinh|sinh viên|thí sinh|giáo viên|trẻ em|trẻ|người dân|người lao động|người cao tuổi|phụ nữ|công dân|dân số|"
    "hộ dân|hộ gia đình|hộ nghèo|hộ|gia đình|cán bộ|công chức|viên chức|đảng viên|đoàn viên|hội viên|đại biểu|"
    "cử tri|nhân viên|bệnh nhân|"
    "trường học|trường|lớp|xã|phường|thị trấn|quận|huyện|thôn|xóm|tổ dân phố|khu dân cư|đơn vị|cơ quan|doanh nghiệp|hợp tác xã|"
    "cơ sở|hồ sơ|văn bản|thủ tục|đơn thư|đơn|kiến nghị|ý kiến|vụ việc|trường hợp|chi bộ|tuyến đường|diện tích|phiếu"
)
_SHARE_OF = rf"(?:(?:tổng số|số|trong tổng số|trong số|các){_G})?(?:{_GROUPS})(?!\w)"
_RATES = (
    "đúng hạn|trước hạn|đúng và trước hạn|đúng, trước hạn|hài lòng|tốt nghiệp|hộ nghèo|hộ cận nghèo|nghèo|thất nghiệp|biết chữ|"
    "che phủ rừng|đô thị hóa|đô thị hoá|đỗ|đỗ tốt nghiệp|tán thành|tín nhiệm|khá, giỏi|khá giỏi|chuyên cần|dương tính|mù chữ|"
    "tham gia bảo hiểm y tế|tham gia bhyt|bao phủ bảo hiểm y tế|bao phủ bhyt|hồ sơ trực tuyến|nộp trực tuyến|trực tuyến|"
    "suy dinh dưỡng|lao động qua đào tạo|hộ dùng nước sạch|cử tri đi bầu|cử tri đi bỏ phiếu|giải quyết"
)
_RATE_OF = (
    rf"(?:tỷ|tỉ){_G}lệ{_G}(?:[^\W\d_]+[, \u00a0]{{1,2}}){{0,6}}?(?:{_RATES})(?:{_G}(?:hồ sơ|của người dân|bài|phiếu))?"
    rf"(?:{_G}(?:là|đạt|đạt mức|ở mức|lên tới|chiếm|đã đạt|bằng)|{_G}?:)?{_G}"
)
_PAIRS = (
    ("khách nội địa", "khách quốc tế"),
    ("nam", "nữ"),
    ("nam giới", "nữ giới"),
    ("thành thị", "nông thôn"),
    ("đúng hạn", "quá hạn"),
    ("đúng hạn", "trễ hạn"),
    ("trong nước", "nước ngoài"),
    ("hài lòng", "không hài lòng"),
    ("đồng ý", "không đồng ý"),
    ("tán thành", "không tán thành"),
    ("công lập", "ngoài công lập"),
)
"""Two parts that make up one whole and never overlap."""
_OTHER_HALF = {
    half: {second if half == first else first for first, second in _PAIRS if half in (first, second)}
    for pair in _PAIRS
    for half in pair
}
_PATTERN = (
    rf"(?<!\w)(?:{_HELD}(?P<held>{_FIGURE})|{_RATE_OF}(?P<rate>{_FIGURE}))|(?<![\w.,/–-])(?P<of>{_FIGURE}){_G}{_SHARE_OF}"
    rf"|(?<!\w)(?<!không )(?<!chưa )(?:{'|'.join(sorted(_OTHER_HALF, key=len, reverse=True))})"
    rf"{_G}(?:chiếm|đạt|là){_G}(?P<part>{_FIGURE})"
)
_OTHER_WHOLE = re.compile(
    r"[ \u00a0](?:(?:so|của|quy mô|tổng|giá trị)[ \u00a0]){0,3}(?:GDP|GRDP|GNP|GNI|tổng sản phẩm|vốn|thu nhập|"
    r"doanh thu|kim ngạch|với|kế hoạch|chỉ tiêu|dự toán|mục tiêu|công suất|"
    r"năng lực|nhu cầu|cùng kỳ|tài sản|ngân sách|lương|giá)(?!\w)",
    re.IGNORECASE,
)
_MAY_PASS = re.compile(
    r"(?<!\w)(?:tăng|giảm|vượt|gấp|bằng|so với|hoàn thành(?! (?:tốt |xuất sắc )?nhiệm vụ)|"
    r"thực hiện|kế hoạch|chỉ tiêu|dự toán|mục tiêu|công suất|cùng kỳ|"
    r"tăng trưởng|lãi suất|quy đổi|bội chi|định mức|không thể|vô lý|sai|lỗi|nhầm|quá tải|mức hưởng|mức lương|hệ số|hưởng|phụ cấp|"
    r"bình quân|trung bình|lấp đầy|sử dụng giường|nhập học|tiêm|bao phủ vắc|mũi)(?!\w)",
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf"(?:,|;|{_G}và|, còn|, và|;{_G}còn)?{_G}(?:số{_G})?(?P<name>[^\W\d_]+(?:{_G}[^\W\d_]+){{0,2}}?){_G}(?:chiếm|đạt|là){_G}",
    re.IGNORECASE,
)


@rule(
    code="NU005",
    name="percent-over-100",
    severity=WARNING,
    trigger=Pattern(_PATTERN, ignore_case=True),
    title="Một phần lớn hơn cả tổng số (quá 100%)",
    passes="Không có phần nào quá 100% của tổng số",
    message="{said} là một phần của tổng số nên không thể quá 100%.",
    hint="Xem lại số liệu gốc. Nếu so với kế hoạch hoặc năm trước, viết rõ “bằng {said} kế hoạch” hoặc “tăng …%”.",
    why="Một phần không thể lớn hơn cả tổng số; người đọc thấy ngay là số sai.",
    since="0.1",
    confidence=0.85,
    examples=[
        Example(
            bad="Hồ sơ nộp trực tuyến chiếm ⟦120%⟧ tổng số hồ sơ.",
            good="Hồ sơ nộp trực tuyến chiếm 82% tổng số hồ sơ.",
        ),
        Example(bad="Có ⟦105% học sinh⟧ được khám sức khỏe.", good="Có 100% học sinh được khám sức khỏe."),
        Example(
            bad="Khách nội địa chiếm 70%, khách quốc tế chiếm ⟦40%⟧.",
            good="Khách nội địa chiếm 70%, khách quốc tế chiếm 30%.",
        ),
        Example(good="Thu ngân sách đạt 120% dự toán; diện tích gieo trồng bằng 105% kế hoạch."),
    ],
)
def percent_over_100(match: re.Match[str], doc: Document) -> Iterator[Hit]:
    name = match.lastgroup or ""
    start = match.start(name)
    found = quantities_within(doc.text, Span(start, min(len(doc.text), start + 80)))
    if not found or found[0].span.start != start or not found[0].is_share or found[0].low:
        return
    share = found[0]
    if name == "part" and min(share.values) <= 100:
        yield from _halves(match, doc, share, found)
        return
    if min(share.values) <= 100 or (name == "held" and min(share.values) > 10_000):
        return
    if _OTHER_WHOLE.match(doc.text, share.span.end):
        return
    sentence = doc.sentence_at(start)
    if _MAY_PASS.search(doc.text, max(sentence.start, start - 120), min(sentence.end, share.span.end + 100)):
        return
    end = match.end() if name == "of" else share.span.end
    yield Hit(Span(start, end), {"said": doc.slice(share.span)})


def _halves(match: re.Match[str], doc: Document, share: Quantity, found: tuple[Quantity, ...]) -> Iterator[Hit]:
    """ "nam chiếm 60%, nữ chiếm 50%"."""
    if len(found) < 2 or not found[1].is_share or not (share.exact and found[1].exact):
        return
    other = _NEXT.fullmatch(doc.text, share.span.end, found[1].span.start)
    half = _half(match.group())
    if not other or not half or other["name"].lower() not in _OTHER_HALF[half]:
        return
    slack = sum(max(step for _, step in one.steps) for one in (share, found[1]))
    total = min(share.values) + min(found[1].values)
    if total > 100 + slack:
        yield Hit(
            found[1].span,
            {"said": doc.slice(found[1].span), "other": doc.slice(share.span)},
            message="Hai phần của một tổng số là {other} và {said}, cộng lại quá 100%.",
            hint="Đối chiếu số liệu gốc; nếu {other} đúng thì phần còn lại không quá hiệu của 100% và {other}.",
        )


def _half(words: str) -> str:
    folded = words.lower().replace("\u00a0", " ")
    return next((half for half in sorted(_OTHER_HALF, key=len, reverse=True) if folded.startswith(half)), "")
