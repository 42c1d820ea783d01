"""SP006: one syllable cut in two by a space (t ăng cường, Đ oàn, HÀ NỘ I, th am nh ũ ng).

Silent where the letter is an initial, a class or a unit and what stands beside it is a word (anh T ra về, vitamin C hơn).
"""

from __future__ import annotations

import re
from functools import lru_cache

from rasoat.content import PROSE, BlockKind, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import ERROR, EveryWord, Example, rule
from rules.text.folding import fold
from rules.text.lexicon import compounds, syllable_counts
from rules.text.neighbours import syllable_after, syllable_before
from rules.text.syllables import is_syllable

_ONSETS = "b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|q|qu|r|s|t|th|tr|v|x"
_CODAS = "i|o|u|y|n|c|t|m|p|g|h|ng|nh|ch"
_REST = re.compile(rf"[ \u00a0]([^\W\d_]+)(?:[ \u00a0]((?i:{_CODAS}))(?![\w’'-]|\.\w))?(?![\w'’-]|\.\w)")
_HEAD = re.compile(r"(?<![\w.&/'’;-])([^\W\d_]+)[ \u00a0]$")
_REACH = 10
_COMMON = 500
_RARER = 20
"""So many times commoner than its half must the whole be."""


@rule(
    code="SP006",
    name="split-word",
    severity=ERROR,
    trigger=EveryWord(rf"(?<!\S)[(“\"]?(?i:(?P<onset>{_ONSETS})|(?P<coda>{_CODAS}))(?=[,.;:)”\"]*(?!\S))"),
    reads=PROSE | {BlockKind.FRAME},
    title="Một tiếng bị tách rời",
    passes="Không có tiếng bị tách rời",
    message="“{quote}” là một tiếng bị tách bởi dấu cách.",
    hint="Viết liền: “{right}”.",
    why="Từ bị tách khó đọc; máy tìm kiếm và máy đọc màn hình không nhận ra.",
    since="0.1",
    confidence=0.97,
    safety=Safety.SAFE,
    examples=[
        Example(bad="Nhằm mục đích ⟦t ăng⟧ cường sự lãnh đạo.", good="Anh T ra về lúc 10 giờ.", suggestion="tăng"),
        Example(
            bad="⟦Đ oàn⟧ thể thao học sinh.", good="Thừa vitamin D ở trẻ em; khối C hát Quốc ca.", suggestion="Đoàn"
        ),
        Example(bad="ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ ⟦NỘ I⟧", good="Quý I, hạng II, bảng C, dài 5 m.", suggestion="NỘI"),
        Example(bad="Phòng, chống tham ⟦nh ũ ng⟧.", good="Dân tộc H Mông, Ê Đê.", suggestion="nhũng"),
    ],
)
def split_word(match: re.Match[str], doc: Document) -> Hit | None:
    start, end = match.start("onset"), match.end()
    if start >= 0 and (rest := _REST.match(doc.text, end)):
        if rest[2] and _whole(match["onset"] + rest[1] + rest[2]) and not _whole(match["onset"] + rest[1]):
            return _hit(doc, Span(start, rest.end(2)))
        if _cut_after_onset(doc, match["onset"], rest[1], Span(start, rest.end(1))):
            return _hit(doc, Span(start, rest.end(1)))
    if start >= 0 and match["onset"].lower() not in _CODAS.split("|"):
        return None
    start = match.start("onset") if match["onset"] else match.start("coda")
    head = _HEAD.search(doc.text, max(0, start - _REACH), start)
    if head and _cut_before_coda(doc, head[1], doc.text[start:end], head.start()):
        return _hit(doc, Span(head.start(1), end))
    return None


def _hit(doc: Document, span: Span) -> Hit:
    right = "".join(doc.slice(span).split())
    return Hit(span, {"right": right}, (right,))


@lru_cache(maxsize=10_000)
def _whole(word: str) -> bool:
    """Whether this is a common syllable in one of the letter cases that a syllable may have."""
    return is_syllable(word) and _count(word) >= _COMMON and (word[1:].islower() or word.isupper())


def _count(word: str) -> int:
    return syllable_counts().get(fold(word), 0) if is_syllable(word) else 0


def _cut_after_onset(doc: Document, onset: str, rest: str, span: Span) -> bool:
    """The rest is no word, or a far rarer one that fits the next word no better; or the neighbours ask for the whole."""
    word = fold(onset + rest)
    if not _whole(onset + rest) or (onset.isupper() and rest.isupper() and len(onset) == 1 and len(rest) == 1):
        return False
    before, after = syllable_before(doc, span.start), syllable_after(doc, span.end)
    fits = f"{word} {after}" in compounds() or f"{before} {word}" in compounds()
    if f"{fold(rest)} {after}" in compounds() and not (onset.islower() and f"{word} {after}" in compounds()):
        return False
    if is_syllable(onset):
        return fits and _count(rest) * _RARER <= _count(word)
    return _count(rest) * _RARER <= _count(word) or (fits and _count(rest) <= _count(word))


def _cut_before_coda(doc: Document, head: str, coda: str, start: int) -> bool:
    """The head is no syllable or a far rarer one; a capital letter behind small ones is a class or a Roman numeral."""
    word = fold(head + coda)
    if len(head) < 2 or not _whole(head + coda):
        return False
    fits = f"{syllable_before(doc, start)} {word}" in compounds()
    if head.isupper() and coda.isupper() and is_syllable(head):
        return fits
    return not is_syllable(head) or (fits and _count(head) * _RARER <= _count(word))
