"""SP013: half a word left out of a fixed phrase of official language (trên địa thành phố for trên địa bàn thành phố).

The phrases, and that they are never met without the syllable in good texts, are counted (``bench/broken_phrases.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rasoat.content import Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import ERROR, Example, PhraseMatch, Phrases, rule
from rules.text.folding import fold
from rules.text.lexicon import compounds, lines
from rules.text.neighbours import syllable_after, syllable_before

_REACH = 30
"""Characters on each side in which another phrase may lack the same."""
_OFFICIAL = frozenset("thông truyền chính ủy tuyên trung nghị kế quyết mặt".split())
_SIZES = (3, 4)
"""Syllables that are left of a phrase."""
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[str, int]]:
    """What is left (folded), with the syllable that is missing and the number of syllables before it."""
    found: dict[str, tuple[str, int]] = {}
    for line in lines("broken_phrases.txt"):
        before, bracket, rest = line.partition("[")
        if bracket:
            missing, _, after = rest.partition("]")
            found[fold(" ".join((before + after).split()))] = (missing, len(before.split()))
    return found


@rule(
    code="SP013",
    name="broken-phrase",
    severity=ERROR,
    trigger=Phrases(tuple(_phrases())),
    title="Cụm từ thiếu một tiếng",
    passes="Cụm từ quen dùng không thiếu tiếng nào",
    message="“{quote}” thiếu chữ “{missing}”.",
    hint="Viết là “{right}”.",
    why="Thiếu chữ làm câu sai nghĩa hoặc vô nghĩa.",
    since="0.1",
    confidence=0.97,
    safety=Safety.UNSAFE,
    examples=[
        Example(
            bad="Triển khai ⟦trên địa thành⟧ phố Hà Nội.",
            good="Triển khai trên địa bàn thành phố Hà Nội.",
            suggestion="trên địa bàn thành",
        ),
        Example(
            bad="Thực hiện ⟦theo quy của⟧ pháp luật về quảng cáo.",
            good="Phối hợp với các quan chức nước ngoài; dự án tư nhân; lập trường của Pháp về vấn đề này.",
            suggestion="theo quy định của",
        ),
    ],
)
def broken_phrase(match: PhraseMatch, doc: Document) -> Hit | None:
    missing, before = _phrases()[fold(match.phrase)]
    words = match.text.split(" ")
    if _seam(doc, match.span, fold(match.text).split(), missing, before) or _is_name(words, missing, before):
        return None
    if min(_that_lack_the_same(doc, match.span)) != match.span:
        return None
    said = missing.upper() if match.text.isupper() else missing
    right = " ".join([*words[:before], said, *words[before:]])
    return Hit(match.span, {"right": right, "missing": missing}, (right,))


def _seam(doc: Document, span: Span, left: list[str], missing: str, before: int) -> bool:
    """Whether the first or last syllable makes a word with what stands outside, where the phrase has it in another word."""
    whole = [*left[:before], fold(missing), *left[before:]]
    outside = syllable_before(doc, span.start), syllable_after(doc, span.end)
    return (f"{whole[0]} {whole[1]}" in compounds() and f"{outside[0]} {whole[0]}" in compounds()) or (
        f"{whole[-2]} {whole[-1]}" in compounds() and f"{whole[-1]} {outside[1]}" in compounds()
    )


def _is_name(words: list[str], missing: str, before: int) -> bool:
    """Whether the half that is left is capitalised inside the phrase (của Pháp về), and is no half of an official name."""
    half = before - 1 if fold(f"{words[before - 1]} {missing}") in compounds() else before
    return half > 0 and words[half][0].isupper() and not words[half].isupper() and fold(words[half]) not in _OFFICIAL


def _that_lack_the_same(doc: Document, span: Span) -> Iterator[Span]:
    """The phrases around this one, and itself, that lack the same syllable in the same place: one finding for all."""
    words = [m.span() for m in _WORD.finditer(doc.folded, max(0, span.start - _REACH), span.end + _REACH)]
    own = _gap(doc, span)
    for size in _SIZES:
        for (start, _), (_, end) in zip(words, words[size - 1 :], strict=False):
            if _gap(doc, Span(start, end)) == own:
                yield Span(start, end)


def _gap(doc: Document, span: Span) -> tuple[int, str]:
    """Where the listed words of this span lack which syllable; (-1, "") for other words."""
    words = doc.folded[span.start : span.end].split(" ")
    missing, before = _phrases().get(" ".join(words), ("", 0))
    return (span.start + len(" ".join(words[:before])), missing) if missing else (-1, "")
