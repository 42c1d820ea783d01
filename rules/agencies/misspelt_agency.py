"""AG004: a near miss of an official name of a body: a letter, a mark or a syllable is wrong (Ủy ban nhân nhân)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.catalogue import _
from rasoat.content import FRAME, PROSE, BlockKind, Span
from rasoat.finding import Hit, Safety
from rules.agencies.names import Miss, near_miss, spelt_right
from rules.document import Document
from rules.parsing.passages import in_open_quotation, passage_at
from rules.parsing.slips import swapped
from rules.rule import ERROR, WARNING, Example, Pattern, rule
from rules.text.folding import fold

_LONGEST = 12
_SHORT = {slip: right for right in ("UBND", "HĐND") for slip in sorted(swapped(right) - {"BUND"})}
"""Two letters of an abbreviation in each other's place."""
_HEADS = (
    r"(?:Bộ|Sở|[ỦU][ỷy] ban|Uỷ ban|Hội|Mặt trận|T[òo][àa] án|Viện [Kk]iểm|Thủ t|Văn phòng|Kiểm toán|Thanh tra|Liên đoàn|"
    r"Bảo hiểm|Ban|Ngân hàng|Trung tâm|BỘ|SỞ|[ỦU][ỶY] BAN|HỘI ĐỒNG|MẶT TRẬN|T[ÒO][ÀA] ÁN|THANH TRA|VĂN PHÒNG)"
)
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[ \u00a0]?[-–][ \u00a0]?|[ \u00a0]{1,2}|,[ \u00a0]")


@rule(
    code="AG004",
    name="misspelt-agency",
    severity=ERROR,
    trigger=Pattern(rf"(?=[BSUỦUHMTVKLNĐ])(?<!\w)(?:{_HEADS}(?=\w*[ \u00a0])|(?P<short>{'|'.join(_SHORT)})(?!\w))"),
    reads=PROSE | FRAME,
    title="Tên cơ quan viết sai chính tả",
    passes="Tên cơ quan viết đúng",
    message="Tên cơ quan “{quote}” viết sai: {problem}.",
    hint="Viết đúng tên: “{right}”.",
    why="Tên cơ quan nhà nước viết sai làm giảm độ tin cậy và khó tìm kiếm.",
    source="Nghị định số 30/2020/NĐ-CP, phụ lục II",
    since="0.1",
    safety=Safety.UNSAFE,
    confidence=0.92,
    examples=[
        Example(
            bad="Ngày 20/11, ⟦Ủy ban nhân nhân⟧ Thành phố ban hành kế hoạch.",
            good="Ngày 20/11, Uỷ ban nhân dân Thành phố ban hành kế hoạch.",
            suggestion="Ủy ban nhân dân",
        ),
        Example(
            bad="Ủy ban ⟦Mặt trận Tổ quôc⟧ Việt Nam phường tổ chức hội nghị.",
            good="Sở Văn hóa và Thể Thao phối hợp với Sở Văn hóa, Thể thao và Du lịch tỉnh bạn.",
        ),
        Example(
            bad="Hồ sơ nộp tại ⟦Sở Nông nghiệp Môi trường⟧ trước ngày 30/11.",
            good="Hồ sơ nộp tại Sở Nông nghiệp và Môi trường trước ngày 30/11.",
            suggestion="Sở Nông nghiệp và Môi trường",
        ),
        Example(bad="Trụ sở: ⟦Bộ Giáo dục và Đào tao⟧, Hà Nội", block=BlockKind.FRAME),
    ],
)
def misspelt_agency(match: re.Match[str], doc: Document) -> Iterator[Hit]:
    short = match["short"]
    if short:
        right = _SHORT[short]
        yield Hit(
            Span(*match.span()),
            {"problem": _("đúng là {right}").format(right=right), "right": right},
            suggestions=(right,),
        )
        return
    start = match.start()
    if doc.text.startswith(spelt_right().get(doc.text[start : start + 4], ()), start):
        return
    words = _words(doc.text, match.start(), _end(match, doc))
    if len(words) < 3:
        return
    miss = near_miss(tuple(fold(doc.text[start:end]) for start, end in words))
    if miss and _is_name(miss, words, doc.text) and not _is_quoted(match.start(), doc):
        yield _hit(miss, words, doc.text)


def _is_quoted(start: int, doc: Document) -> bool:
    return in_open_quotation(doc.text[passage_at(doc, Span(start, start)).start : start])


def _end(match: re.Match[str], doc: Document) -> int:
    block = doc.block_at(match.start())
    return block.span.end if block else match.end()


def _words(text: str, start: int, end: int) -> list[Span]:
    """Spans of the syllables from here on, over spaces, commas and hyphens."""
    found: list[Span] = []
    while len(found) < _LONGEST:
        word = _WORD.match(text, start, end)
        if word is None:
            break
        found.append(Span(*word.span()))
        gap = _GAP.match(text, word.end(), end)
        if gap is None:
            break
        start = gap.end()
    return found


def _is_name(miss: Miss, words: list[Span], text: str) -> bool:
    """Whether it is written like a name, and nothing that follows makes another name of it."""
    window = [text[start:end] for start, end in words[: miss.length]]
    official = miss.name.official
    capital = 2 if len(official) > 3 and official[1][0].islower() else 1
    if official[capital][0].isupper() and not window[min(capital, len(window) - 1)][0].isupper():
        return False
    if miss.kind == "letters":
        if "," in text[words[miss.at - 1].end : words[miss.at].start]:
            return False
        return window[miss.at].islower() or window[miss.at].istitle() or window[miss.at].isupper()
    follows = text[words[miss.length].start : words[miss.length].end].lower() if len(words) > miss.length else ""
    plain = text[words[miss.at - 1].end : words[miss.at].start].strip() == ""
    ampersand = text[words[miss.length - 1].end : words[miss.length - 1].end + 3].lstrip()[:1] == "&"
    return follows not in {"và", "du"} and plain and not ampersand and miss.name.syllables[miss.at] != "các"


def _hit(miss: Miss, words: list[Span], text: str) -> Hit:
    span = Span(words[0].start, words[miss.length - 1].end)
    right = miss.name.official[miss.at]
    if miss.kind == "letters":
        wrong = words[miss.at]
        written = text[wrong.start : wrong.end]
        right = right.upper() if written.isupper() and len(written) > 1 else right
        fixed = text[span.start : wrong.start] + right + text[wrong.end : span.end]
        problem = _("“{written}” phải là “{right}”").format(written=written, right=right)
    else:
        at = words[miss.at].start
        fixed = f"{text[span.start : at]}{right} {text[at : span.end]}"
        problem = _("thiếu “{right}”").format(right=right)
    return Hit(
        span,
        {"problem": problem, "right": fixed},
        suggestions=(fixed,),
        severity=WARNING if miss.kind == "and" else None,
    )
