"""SP009: a word (or a phrase of two syllables) typed twice. Silent where the first ends one word and the second begins another
("hành vi vi phạm", "hàng không không"), for reduplication ("song song"), numbers and titles ("năm năm")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from operator import and_, eq

from rasoat.content import Block, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import ERROR, WARNING, EveryBlock, Example, rule
from rules.text.folding import fold
from rules.text.lexicon import compounds, said_twice
from rules.text.syllables import is_syllable

_TWICE = re.compile(
    r"(?<![\w-])(?P<one>[^\W\d_]+)\s+(?P=one)(?![\w-])|(?<![\w-])(?P<two>[^\W\d_]+ [^\W\d_]+)\s+(?P=two)(?![\w-])",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\w+")
_BEFORE = re.compile(r"([^\W\d_]+)\s+$")
_AFTER = re.compile(r"\s+([^\W\d_]+)")
_FREE = frozenset("từng mỗi rất từ càng cứ luôn cùng vẫn mãi hết đi".split())
"""Words that begin phrases said twice on purpose: từng bước từng bước."""
_VERBS = frozenset(
    "bị ký học dạy thi bán mua lái đạt thu giải đi ở làm gửi dự trình kéo nhận sinh có tiếp không cấp".split()
)
"""Last syllables of words that may be followed by themselves as a verb: thiết bị bị hỏng, chương trình trình Thủ tướng."""
_GAINED = frozenset("nhìn nghe nhặt đạt thu nhận tìm mua làm lấy bắt thấy biết đọc hiểu".split())
"""Verbs whose result (được) may be followed by a passive (được): tài liệu nghe được được coi là chứng cứ."""
_DOERS = frozenset(fold("ban đoàn tổ đội phòng quan vị viên người nhóm trạm hội bộ trung công nhà").split())
"""Words before a phrase that make it a body which then does the same: Ban tổ chức tổ chức, đoàn kiểm tra kiểm tra."""


@rule(
    code="SP009",
    name="repeated-word",
    severity=ERROR,
    trigger=EveryBlock(),
    title="Từ bị gõ hai lần",
    passes="Không có từ gõ thừa",
    message="“{quote}” bị lặp từ.",
    hint="Chỉ giữ “{right}”.",
    why="Từ lặp làm câu vấp, cho thấy bài chưa được đọc lại.",
    since="0.1",
    confidence=0.93,
    safety=Safety.UNSAFE,
    examples=[
        Example(bad="Theo quy định ⟦tại tại⟧ khoản 2 Điều 5.", good="Hành vi vi phạm bị xử phạt.", suggestion="tại"),
        Example(bad="Quyền lợi ⟦của của⟧ người dân.", good="Hai bên song song triển khai, dần dần hoàn thiện."),
        Example(bad="Lễ ⟦kỷ niệm Kỷ niệm⟧ 80 năm.", good="Giấy phép xuất bản bản tin; sau năm năm thực hiện."),
    ],
)
def repeated_word(block: Block, doc: Document) -> Iterator[Hit]:
    starts = _doubled(doc.folded)
    end = block.span.start
    for start in starts[bisect_left(starts, end) : bisect_left(starts, block.span.end)]:
        if end <= start and (match := _TWICE.match(doc.text, start, block.span.end)):
            end = match.end()
            if hit := _hit(match, doc):
                yield hit


@lru_cache(maxsize=8)
def _doubled(folded: str) -> tuple[int, ...]:
    """Offsets of words that stand twice in a row, alone or with the next word, whatever stands between."""
    words = _WORDS.findall(folded)
    once = list(map(eq, words, words[1:]))
    same = list(map(eq, words, words[2:]))
    if not any(once) and not any(map(and_, same, same[1:])):
        return ()
    starts = [match.start() for match in _WORDS.finditer(folded)]
    found = {i for i, equal in enumerate(once) if equal}
    found |= {i for i, equal in enumerate(map(and_, same, same[1:])) if equal}
    return tuple(starts[i] for i in sorted(found))


def _hit(match: re.Match[str], doc: Document) -> Hit | None:
    first = match["one"] or match["two"]
    second = match.group()[-len(first) :]
    word = fold(first)
    if not all(is_syllable(part) for part in word.split()) or not _same_case(first, second, doc, match.start()):
        return None
    if match["two"]:
        before = _BEFORE.search(doc.folded, max(0, match.start() - 16), match.start())
        if first[0].isupper() and second[0].isupper():
            return None
        head, tail = word.split()
        if head in _FREE or head == tail or (before and before[1] in _DOERS):
            return None
        if before and word not in compounds() and f"{before[1]} {head}" in compounds():
            return None
    elif word in said_twice() or _named(first, second) or _doubled_pair(match, doc) or _seam(word, match, doc):
        return None
    gap = match.group()[len(first) : -len(first)]
    if "\n" in gap:
        return None
    unsure = second[0].isupper() and first[0].islower()
    return Hit(
        Span(*match.span()),
        {"right": first},
        (first,),
        severity=WARNING if unsure else None,
        confidence=0.8 if unsure else None,
    )


def _same_case(first: str, second: str, doc: Document, start: int) -> bool:
    """A capital only on the second word begins a name; unless it is a phrase said again, or the first begins a sentence."""
    if first == second or " " in first:
        return first == second or first[1:] == second[1:]
    if first[0].isupper() and second.islower():
        return doc.sentence_at(start).start == start
    return False


def _named(first: str, second: str) -> bool:
    """Both capitalised: a name (La La, Thi Thi)."""
    return first[0].isupper() and second[0].isupper() and not (first.isupper() and len(first) > 1)


_NEXT_PAIR = re.compile(r"\s+([^\W\d_]+)\s+\1(?![^\W_])")
_PAIR_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]+)\s+\1\s+$")


def _doubled_pair(match: re.Match[str], doc: Document) -> bool:
    """Two doubled words in a row are said on purpose: lên lên xuống xuống."""
    before = doc.folded[max(0, match.start() - 24) : match.start()]
    return bool(_NEXT_PAIR.match(doc.folded, match.end()) or _PAIR_BEFORE.search(before))


def _seam(word: str, match: re.Match[str], doc: Document) -> bool:
    """Whether the first word closes a compound and the second opens one."""
    before = _BEFORE.search(doc.folded, max(0, match.start() - 16), match.start())
    after = _AFTER.match(doc.folded, match.end())
    if word == "được" and before and before[1] in _GAINED:
        return True
    if word == "số" and doc.folded[match.end() :].lstrip()[:1].isdigit():
        return True
    left = f"{before[1]} {word}" if before else ""
    right = f"{word} {after[1]}" if after else ""
    return left in said_twice() or (left in compounds() and (right in compounds() or word in _VERBS))
