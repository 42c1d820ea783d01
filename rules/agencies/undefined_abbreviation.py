"""AG005: an abbreviation that the text does not explain and few readers know, and one abbreviation written two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.catalogue import _
from rasoat.content import PROSE, Span
from rasoat.finding import Hit
from rules.agencies.abbreviations import FORM, initials, is_known, is_vietnamese, plain
from rules.document import Document
from rules.rule import INFO, EveryWord, Example, Words, rule

_S = "[ \u00a0]"
_MOST = 3
"""Undefined ones told of one article."""
_NAMED = re.compile(
    rf"(?:[Cc]ông{_S}ty|[Tt]ập{_S}đoàn|TNHH|[Cc]ổ{_S}phần|CP|[Hh]ãng|[Bb]áo|[Tt]ạp{_S}chí|[Kk]ênh|[Dd]oanh{_S}nghiệp|[Nn]hà{_S}mạng|"
    rf"[Hh]ệ{_S}thống|[Pp]hần{_S}mềm|[Cc]huẩn|[Gg]iao{_S}thức|[Cc]ông{_S}nghệ|[Mm]ạng|[Ss]óng|[Mm]ã|[Bb]iển|[Ss]ố|[Mm]ẫu|[Ll]ô|[Xx]e|"
    rf"[Gg]iống|[Tt]hương{_S}hiệu|[Nn]hãn{_S}hiệu|[Gg]iải|[Cc]úp|[Nn]hóm|[Dd]ự{_S}án|[Ảả]nh:?|[Nn]guồn:?|[Tt]heo|[Ss]àn|[Mm]áy|[Tt]hẻ|"
    rf"[Vv]ắc{_S}xin|[Kk]ý{_S}hiệu|[Kk]hối|[Tt]hi|[Ll]ỗi|[Dd]ịch{_S}vụ|[Tt]huốc|[Vv]ệ{_S}tinh|[Tt]rạm|[Cc]hip|[Cc]áp|[Nn]gân{_S}hàng|"
    rf"[Vv]irus|[Tt]huật{_S}toán){_S}\Z"
)
"""Before a name, a model, a credit."""
_CAPITALS = re.compile(r"[^\W\d_]{2,}")

_FOREIGN = re.compile(r"[A-Z][a-z]*[fjwz][a-z]*|[A-Z][a-z]+(?:[A-Z]\w*|fone|tel|net|soft|bank|tech)")


def _wakes(written: str) -> bool:
    return is_vietnamese(written) and (not is_known(written) or plain(written) != written)


@rule(
    code="AG005",
    name="undefined-abbreviation",
    severity=INFO,
    trigger=EveryWord(FORM, _wakes, together=True),
    reads=PROSE,
    title="Chữ viết tắt chưa được giải thích",
    passes="Chữ viết tắt được giải thích, viết một kiểu",
    message="Chữ viết tắt “{quote}” {problem}.",
    hint="Lần đầu viết đủ, kèm chữ tắt trong ngoặc đơn; sau đó dùng một kiểu.",
    why="Người dân không biết chữ tắt trong ngành sẽ không hiểu bài.",
    source="Nghị định số 30/2020/NĐ-CP, phụ lục I",
    since="0.1",
    confidence=0.85,
    examples=[
        Example(
            bad="Phòng tham mưu về ⟦QLNN⟧ trong lĩnh vực này.",
            good="Phòng tham mưu về quản lý nhà nước (QLNN). Nội dung QLNN được nêu rõ; UBND, HĐND, CNTT.",
        ),
        Example(
            bad="Sở LĐTBXH họp; ⟦LĐ-TB&XH⟧ thống nhất kế hoạch.",
            good="Sở LĐTBXH họp; LĐTBXH thống nhất kế hoạch.",
        ),
    ],
)
def undefined_abbreviation(words: Words, doc: Document) -> Iterator[Hit]:
    first: dict[str, re.Match[str]] = {}
    for match in words.matches(words.runs):
        first.setdefault(match.group(), match)
    read = doc.blocks(PROSE, "vi")
    told = 0
    known_initials = ""
    for written, match in sorted(first.items(), key=lambda item: item[1].start()):
        block = doc.block_at(match.start())
        if block is None or block not in read:
            continue
        other = _other_form(written, match, doc)
        if other:
            yield Hit(
                Span(*match.span()),
                {"problem": _("ở trên viết là “{other}”").format(other=other)},
                suggestions=(other,),
            )
        elif not is_known(written) and told < _MOST and not _is_explained(written, match, doc):
            known_initials = known_initials or initials(doc.text)
            if plain(written) not in known_initials:
                told += 1
                yield Hit(Span(*match.span()), {"problem": _("chưa được giải thích")})


def _other_form(written: str, match: re.Match[str], doc: Document) -> str:
    """The same letters with other signs, earlier in the text."""
    letters = plain(written)
    form = re.compile(rf"(?<![\w/.&-]){'[&-]?'.join(map(re.escape, letters))}(?![\w/&-])")
    for other in form.finditer(doc.text, 0, match.start()):
        return other.group() if other.group() != written else ""
    return ""


def _is_explained(written: str, match: re.Match[str], doc: Document) -> bool:
    """Whether brackets, "viết tắt" or words in capitals beside it say what it is: a definition, a name, a heading."""
    text, start, end = doc.text, match.start(), match.end()
    before, after = text[max(0, start - 30) : start], text[end : end + 30]
    if before.rstrip().endswith(("(", "“", '"', "‘", ":", "–", "-", "/", "=")) or after.lstrip()[:1] in (
        "(",
        ":",
        "=",
        "”",
        '"',
    ):
        return True
    if re.match(r"[ \u00a0]?\d", after) or (after[:2] in (" -", " –") and before[-1:] in ("", "\n")):
        return True
    if "tắt" in before or "gọi là" in before or _NAMED.search(before):
        return True
    neighbours = (*_CAPITALS.findall(before)[-1:], *_CAPITALS.findall(after)[:1])
    if any((word.isupper() and not is_known(word)) or _FOREIGN.fullmatch(word) for word in neighbours):
        return True
    return re.search(rf"\([^()\n]{{0,80}}{re.escape(written)}[^()\n]{{0,80}}\)", text) is not None
