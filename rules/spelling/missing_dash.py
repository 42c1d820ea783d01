"""SP014: a fixed phrase of two equal parts without the mark between them (kinh tế xã hội for kinh tế - xã hội).

Laws write these with the mark 99 times in 100, counted in 115 million characters of laws and decrees.
"""

from __future__ import annotations

import re

from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import INFO, WARNING, Example, PhraseMatch, Phrases, rule
from rules.text.folding import fold
from rules.text.neighbours import syllable_after

_RIGHT = {
    re.sub(r"[\s,-]+", " ", right).lower(): right
    for right in (
        "kinh tế - xã hội",
        "văn hóa - xã hội",
        "tổ chức chính trị - xã hội",
        "đoàn thể chính trị - xã hội",
        "xã hội - nghề nghiệp",
        "Mác - Lênin",
        "Mác - Lê nin",
        "công nghiệp hóa, hiện đại hóa",
        "dân giàu, nước mạnh",
        "độc lập - tự do - hạnh phúc",
    )
}
_GOES_ON = frozenset(fold("chủ hóa học đen").split())
"""Syllables that make a longer word of "xã hội": xã hội chủ nghĩa, xã hội hóa, xã hội học."""
_LOOSE = "văn hóa xã hội"
"""Written with a dash, a comma or nothing, as the sentence has it: a hint at most."""
_WORD = re.compile(r"[^\W\d_]+")


@rule(
    code="SP014",
    name="missing-dash",
    severity=WARNING,
    trigger=Phrases(tuple(_RIGHT)),
    title="Thiếu dấu nối trong cụm từ cố định",
    passes="Cụm từ cố định có đủ dấu nối",
    message="“{quote}” thiếu dấu giữa hai phần.",
    hint="Viết là “{right}”.",
    why="Thiếu dấu, hai khái niệm ngang nhau bị đọc thành một; luật và nghị định luôn viết có dấu.",
    since="0.1",
    confidence=0.93,
    safety=Safety.SAFE,
    examples=[
        Example(
            bad="Phát triển ⟦kinh tế xã hội⟧ của Thủ đô.",
            good="Nền kinh tế xã hội chủ nghĩa; phát triển kinh tế, xã hội.",
            suggestion="kinh tế - xã hội",
        ),
        Example(
            bad="Các ⟦tổ chức chính trị xã hội⟧ phối hợp.",
            good="Phát triển kinh tế - xã hội; các tổ chức chính trị - xã hội.",
            suggestion="tổ chức chính trị - xã hội",
        ),
        Example(
            bad="Sự nghiệp ⟦công nghiệp hóa hiện đại hóa⟧ đất nước.",
            good="Tình hình chính trị xã hội; văn hóa xã hội học đường.",
            suggestion="công nghiệp hóa, hiện đại hóa",
        ),
    ],
)
def missing_dash(match: PhraseMatch, doc: Document) -> Hit | None:
    if syllable_after(doc, match.span.end) in _GOES_ON:
        return None
    words = iter(_WORD.findall(match.text))
    right = _WORD.sub(lambda _: next(words), _RIGHT[match.phrase])
    loose = match.phrase == _LOOSE
    return Hit(
        match.span, {"right": right}, (right,), severity=INFO if loose else None, confidence=0.6 if loose else None
    )
