"""TY002: a letter of another alphabet that looks like a Latin one (Unicode confusables, UTS #39); Icelandic Ð for Đ."""

from __future__ import annotations

import re

from rasoat.content import PROSE, BlockKind, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import WARNING, Example, Pattern, rule

LOOK_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТХУЗаеорсухіјѕһԁԛԝ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο" + "Ðð" + "Ɖ",
    "ABESIJKMHOPCTXY3aeopcyxijshdqw" + "ABEZHIKMNOPTYXo" + "Đđ" + "Đ",
)
"""Cyrillic and Greek letters with the Latin letter they stand in for; eth; African D."""
_LATIN = re.compile(r"[A-Za-zÀ-ÏÑ-ïñ-\u024fẠ-ỹ]")
_OTHER = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_RUSSIAN = re.compile(r"(?i:tiếng|chữ) (?:Nga|Ukraina|Hy Lạp|Bulgaria|Serbia|Mông Cổ)\W*$")
_NUMBERED = re.compile(r"-?\w")
_ICELANDIC = re.compile(r"[þÞæÆ]")


@rule(
    code="TY002",
    name="homoglyph",
    severity=WARNING,
    trigger=Pattern(r"[^\W\d_]*[ÐðƉ\u0391-\u03a9\u03bf\u0405-\u0458\u04bb\u0501\u051b\u051d][^\W\d_]*"),
    reads=PROSE | {BlockKind.FRAME},
    language="any",
    title="Chữ cái của bảng chữ khác lẫn vào",
    passes="Không có chữ cái lạ trông giống chữ Việt",
    message="“{quote}” có chữ cái của bảng chữ khác ({letters}), trông giống mà máy không nhận ra.",
    hint="Gõ lại thành “{right}”.",
    why="Tìm kiếm không thấy từ này; kẻ giả mạo cũng hay dùng cách ấy.",
    since="0.1",
    confidence=0.97,
    safety=Safety.SAFE,
    examples=[
        Example(bad="Quận Đống ⟦Ða⟧ tổ chức tiếp dân.", good="Quận Đống Đa tổ chức tiếp dân.", suggestion="Đa"),
        Example(bad="⟦Сông⟧ bố quyết định.", good="Tạp chí Новости đưa tin."),
        Example(bad="Kế ⟦hоạch⟧ năm 2027.", good="Điện trở 10 kΩ, dài 5 µm."),
    ],
)
def homoglyph(match: re.Match[str], doc: Document) -> Hit | None:
    word = match.group()
    right = word.translate(LOOK_ALIKE)
    if right == word or _OTHER.search(right) or _ICELANDIC.search(word):
        return None
    icelandic = any(letter in "ÐðƉ" for letter in word)
    if not _LATIN.search(word) and not (icelandic and len(word) == 1) and _is_foreign(match, doc):
        return None
    if "ð" in word[1:] and not icelandic_for_d(word):
        return None
    letters = ", ".join(sorted({f"{c} U+{ord(c):04X}" for c, r in zip(word, right, strict=True) if c != r}))
    return Hit(Span(*match.span()), {"letters": letters, "right": right}, (right,))


def _is_foreign(match: re.Match[str], doc: Document) -> bool:
    """Whether a word all of whose letters belong to the other alphabet is a word of that language: real words or initials of it
    stand in the same block, or the text says so ("tiếng Nga")."""
    block = doc.article.block_at(match.start())
    around = doc.block_text(block) if block else doc.text
    return (
        bool(_OTHER.search(around.translate(LOOK_ALIKE)))
        or bool(_RUSSIAN.search(doc.text, max(0, match.start() - 24), match.start()))
        or (len(match.group()) == 1 and not _NUMBERED.match(doc.text, match.end()))
    )


def icelandic_for_d(word: str) -> bool:
    """Whether a ð inside a word can stand for đ: Vietnamese has đ only at the beginning of a syllable."""
    return "ð" not in word[1:]
