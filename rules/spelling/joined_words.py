"""SP005: words without the space between them (chínhquyền, phốHà Nội, TT&TTđã, 2019và).

Silent on loanwords and names written as one word (môtô, Lênin, Hànộimới), brand names, addresses and slips inside one syllable.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from rasoat.content import PROSE, BlockKind, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import ERROR, EveryWord, Example, rule
from rules.spelling.nearest import nearest
from rules.text.folding import fold
from rules.text.language import VIETNAMESE_LETTER
from rules.text.letters import LOWER, UPPER
from rules.text.lexicon import compounds, syllable_counts
from rules.text.neighbours import syllable_after, syllable_before
from rules.text.syllables import is_syllable, split_tone
from rules.typography.spacing import in_address

_RUN = r"(?<![\w@.&/'’#-])[^\W_](?:[^\W_]|&(?=\w))+(?![\w@'’&%-]|/[^\W\d]|\.\w)"
_CASED = re.compile(rf"([{UPPER}]?[{LOWER}]+)([{UPPER}][\w&]*)")
_ACRONYM = re.compile(rf"([{UPPER}][{UPPER}&]+)([{LOWER}]+)")
_ACRONYM_BEFORE_CAPITAL = re.compile(rf"([{UPPER}][{UPPER}&]+)([{UPPER}][{LOWER}]+)")
_NUMBER = re.compile(rf"(\d+)([{LOWER}]+)")
_NUMBERED = re.compile(rf"([{UPPER}]?[{LOWER}]+)(\d+)")
_COMMON, _FREQUENT = 300, 2000
"""Counts of syllables in the corpus of ``syllable_counts``."""
_SHORT = 7
"""A run of so few letters may be one syllable with a letter too many."""
_TIES = frozenset(
    """và của các là được trong cho với những để khi từ đã có không này về theo trên tại một như bị do ở sẽ vì cũng nhưng còn
    người việc nhiều hơn mà phải cần thì nên lại""".split()
)
"""Words of grammar: no loanword and no name is made of one."""
_TELLING = frozenset({"hỏi", "ngã", "nặng"})
"""Tones that loanwords written as one word do not have."""
_OPEN = frozenset("ai anh em ông ở ý ấy ăn ít ủy ứng ảnh án ấn ánh".split())
"""Words without an onset that may be the second part."""
_BEFORE_NUMBER = frozenset(
    """ngày tháng năm quý từ đến và của với khoảng hơn gần được gồm có là
    tăng giảm đạt trên dưới tại điều khoản khóa giờ lúc""".split()
)
_BEFORE_ONE = frozenset("ngày tháng quý điều khoản".split())
_UNITS = frozenset("đồng tỷ tỉ độ giờ phút giây mét lít tấn tạ".split())
"""Units behind a number are TY017's."""
_ACRONYMS = frozenset("UBND HĐND MTTQ TT&TT GD&ĐT NN&PTNT GTVT TTTT CNTT BTG UBMTTQ ĐBQH".split())
_WEB = frozenset("web website internet facebook zalo email online".split())
_COMMON_NOUNS = frozenset("web website email online".split())
_LOANS = frozenset(
    """lênin mácxít xtalin arập ảrập chilê ápgani áchentina môtô ôtô canô panô rađa ăngten đôla sơmi bêtông balô
    vắcxin vácxin virút virus axít nitơ sirô xirô carô capô kiốt cáttơ côca mêtan nilông nilon nơron phátxít
    rơle rơmoóc sàlan xàlan xàlúp sêri xêri sôlô tuốcbin êkíp ôliu xêmina băngrôn băngzôn băngcốc càphê xìgà
    xàbông xàphòng cờlê cờrôm bìđông bùlon bùloong gàrô kílô kilô mêga xíchlô lôgô lôgic lôgíc sôcôla côngtenơ
    côngtơ ápphích ápxe ômkế vônkế ôxy ôxi ôzôn crôm côban pôlime xenlulô búpbê đôminô áptômát tíchkê ôpêra
    ôpêrét nôen nôenten đuyra lade pôpơlin mácma têtơ vitơ xúpde xúplơ tôpô vécni xúcxích đốctơ mátxa mátxcơva
    mótcơva sàigòn hànội đàlạt hảiphòng huếmới hànộimới""".split()
)
"""Written as one word by custom, and names of newspapers and firms."""


@lru_cache(maxsize=200_000)
def _parts(run: str) -> tuple[str, ...]:
    """The words that a run of letters and digits is made of; empty where it is one word or nobody can say."""
    if run.isascii() and not any(word in run.lower() for word in (*_WEB, "vitamin")):
        return ()
    for shape, test in _SHAPES:
        if (match := shape.fullmatch(run)) and test(*match.groups()):
            return match.groups()
    one_case = run.isalpha() and (run[1:].islower() or run.isupper())
    return _one_case(run) if one_case and len(run) >= 4 and not is_syllable(run) else ()


def _after_capital(left: str, right: str) -> bool:
    """phốHà, gọiQueensland, củaUBND; trangWeb, vitaminA."""
    if left.lower() == "vitamin":
        return len(right) == 1 or right[1:].isdigit()
    if right.lower() in _WEB:
        return left.islower() and len(left) >= 3 and _known(left)
    if not _known(left) or len(right) < 2 or is_syllable(left + right):
        return False
    if left[0].isupper():
        return _known(right) and (right.isupper() or right[1:].islower()) and _marked(left + right)
    whole = right.isupper() or right[1:].islower()
    return whole and (_marked(left) or (len(left) > 2 and _known(right) and _marked(right)))


def _after_acronym(left: str, right: str) -> bool:
    """UBNDThành, TT&TTđã; but not THông, CTrình, TPhố: a held shift key or an abbreviation."""
    if is_syllable(left + right) or not _known(right) or not _marked(right):
        return False
    if left in _ACRONYMS:
        return True
    if right[0].isupper() or len(left) < 3:
        return not right[0].isupper() and right in _TIES and not is_syllable(left[-1] + right)
    return not is_syllable(left[-1] + right)


def _after_number(_: str, right: str) -> bool:
    return right not in _UNITS and _known(right) and _marked(right)


def _before_number(left: str, right: str) -> bool:
    """One digit may be the mark of a footnote (đất3), unless it is a day, a month or a clause."""
    return fold(left) in (_BEFORE_NUMBER if len(right) > 1 else _BEFORE_ONE)


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[str, str], bool]], ...] = (
    (_CASED, _after_capital),
    (_ACRONYM_BEFORE_CAPITAL, _after_acronym),
    (_ACRONYM, _after_acronym),
    (_NUMBER, _after_number),
    (_NUMBERED, _before_number),
)


def _one_case(run: str) -> tuple[str, ...]:
    lowered = run.lower()
    if fold(lowered) in _LOANS or (len(run) <= _SHORT and nearest(lowered)):
        return ()
    cuts = [(run[:i], run[i:]) for i in range(1, len(run)) if _is_part(run[:i]) and _is_part(run[i:])]
    if cuts:
        return max(cuts, key=lambda cut: (_pair(*cut) in compounds(), min(map(_count, cut))))
    for i in range(2, len(run) - 3):
        if _count(run[:i]) >= _FREQUENT and is_syllable(run[:i]):
            rest = [(run[i:j], run[j:]) for j in range(i + 2, len(run) - 1)]
            rest = [cut for cut in rest if all(is_syllable(w) and _count(w) >= _FREQUENT for w in cut)]
            if rest:
                return (run[:i], *max(rest, key=lambda cut: min(map(_count, cut))))
    return ()


def _is_part(word: str) -> bool:
    if not _known(word) or (len(word) == 1 and fold(word) != "ở"):
        return False
    return split_tone(word)[0][0] not in "aăâeêioôơuưy" or fold(word) in _OPEN


def _known(word: str) -> bool:
    return is_syllable(word) and _count(word) >= _COMMON


def _count(word: str) -> int:
    return syllable_counts().get(fold(word), 0)


def _marked(word: str) -> bool:
    return bool(VIETNAMESE_LETTER.search(word))


def _pair(left: str, right: str) -> str:
    return fold(f"{left} {right}")


@rule(
    code="SP005",
    name="joined-words",
    severity=ERROR,
    trigger=EveryWord(_RUN, _parts),
    reads=PROSE | {BlockKind.FRAME},
    title="Hai từ viết dính nhau",
    passes="Các từ viết rời nhau",
    message="“{quote}” thiếu dấu cách giữa các từ.",
    hint="Viết rời: “{right}”.",
    why="Từ dính nhau khó đọc; máy tìm kiếm và máy đọc màn hình không nhận ra.",
    since="0.1",
    confidence=0.97,
    safety=Safety.SAFE,
    examples=[
        Example(
            bad="Nâng cao trách nhiệm của ⟦chínhquyền⟧ các cấp.",
            good="Chủ nghĩa Mác - Lênin; môtô, vắcxin, băngrôn, đôla; báo Hànộimới.",
            suggestion="chính quyền",
        ),
        Example(
            bad="Hội Nhà báo thành ⟦phốHà⟧ Nội ban hành kế hoạch.",
            good="Ứng dụng iParking, eGov, VNeID, iPhone; Sở THông tin.",
            suggestion="phố Hà",
        ),
        Example(bad="Sở ⟦TT&TTđã⟧ tham mưu UBND Thành phố.", good="UBND TP.Hà Nội, TPHCM.", suggestion="TT&TT đã"),
        Example(
            bad="Hồ Chí Minh (1969 - ⟦2019và⟧ 50 năm).", good="Giá 5.000đ, dài 30m, lúc 15h30.", suggestion="2019 và"
        ),
    ],
)
def joined_words(match: re.Match[str], doc: Document) -> Hit | None:
    run = match.group()
    parts = _parts(run)
    if in_address(doc.text, match.start()) or (run.isalpha() and not _is_sure(parts, match, doc)):
        return None
    words = [word.lower() if word.lower() in _COMMON_NOUNS else word for word in parts]
    right = " ".join(words)
    return Hit(Span(*match.span()), {"right": right}, (right,))


def _is_sure(parts: tuple[str, ...], match: re.Match[str], doc: Document) -> bool:
    """A capital that begins the second word says it, or grammar, tones or the neighbours do."""
    left, right = parts[0], parts[-1]
    if (left.islower() or left == "Vitamin") and not right.islower():
        return True
    if left.isupper() and not right.isupper():
        return True
    folded = [fold(word) for word in parts]
    before, after = syllable_before(doc, match.start()), syllable_after(doc, match.end())
    if f"{before} {folded[0]}" in compounds() or f"{folded[-1]} {after}" in compounds():
        return True
    joined = _pair(left, right) in compounds() and all(_count(word) >= _FREQUENT for word in parts)
    if left[0].isupper() and right[0].isupper():
        return joined
    if joined and len(match.group()) >= _SHORT:
        return True
    return any(word in _TIES or _TELLING & set(split_tone(word)[1]) for word in folded)
