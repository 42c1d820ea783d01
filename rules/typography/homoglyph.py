"""TY002: letters that look Latin (Unicode confusables, UTS #39): Cyrillic, Greek, eth for Đ, ǎ for ă; styled letters."""

from __future__ import annotations

import re
import unicodedata

from rasoat.content import PROSE, BlockKind, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import WARNING, Example, Pattern, rule
from rules.text.language import VIETNAMESE_LETTER
from rules.text.syllables import is_syllable

LOOK_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТХУЗаеорсухіјѕһӏԁԛԝӐӑ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο" + "Օօ" + "Ðð" + "Ɖ" + "Ǎǎɑɡ",
    "ABESIJKMHOPCTXY3aeopcyxijshldqwĂă" + "ABEZHIKMNOPTYXo" + "Oo" + "Đđ" + "Đ" + "Ăăag",
)
"""Cyrillic, Greek and Armenian letters with the Latin letter they stand in for; eth; African D; a with caron; IPA letters."""
_OTHERS = "ÐðƉǍǎɑɡ\u0391-\u03a9\u03bf\u0405-\u0458\u04bb\u04cf\u04d0\u04d1\u0501\u051b\u051d\u0555\u0585"
_STYLED = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff\ufb00-\ufb06"
"""Full-width letters and digits, mathematical alphabets (bold letters of social media), ligatures of typesetting."""
_WIDE_MARK = "\uff01-\uff0f\uff1a-\uff20\uff3b-\uff3d"
_LATIN = re.compile(r"[A-Za-zÀ-ÏÑ-ïñ-\u024fẠ-ỹ]")
_OTHER = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_RUSSIAN = re.compile(r"(?i:tiếng|chữ) (?:Nga|Ukraina|Hy Lạp|Bulgaria|Serbia|Mông Cổ)\W*$")
_NUMBERED = re.compile(r"-?\w")
_ICELANDIC = re.compile(r"[þÞæÆ]")
_LATIN_ALIKE = re.compile(r"[ǍǎɑɡɩƉ]")
_PHONETIC = re.compile(r"[\u0250\u0252-\u0260\u0262-\u02ff]|[/\[]\S*$")
_PINYIN = re.compile(r"[āēīōūǖǘǚǜěǐǒǔ]")
_STYLED_ONE = re.compile(f"[{_STYLED}{_WIDE_MARK}]")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff66-\uff9f]")


@rule(
    code="TY002",
    name="homoglyph",
    severity=WARNING,
    trigger=Pattern(
        rf"(?<![^\W\d_])[^\W\d_]*?(?:[{_OTHERS}][^\W\d_]*|[{_STYLED}](?:[^\W\d_]|[{_STYLED}\u0300-\u036f])*)|[{_WIDE_MARK}]+",
    ),
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
    if _STYLED_ONE.search(word):
        right = unicodedata.normalize("NFKC", word)
        if not _is_styled(word, right, doc, match.start()):
            return None
    else:
        right = word.translate(LOOK_ALIKE)
        if right == word or not _is_alike(word, right, match, doc):
            return None
    letters = sorted({f"{c} U+{ord(c):04X}" for c in word if _STYLED_ONE.match(c) or c.translate(LOOK_ALIKE) != c})
    return Hit(Span(*match.span()), {"letters": ", ".join(letters[:3]), "right": right}, (right,))


def _is_alike(word: str, right: str, match: re.Match[str], doc: Document) -> bool:
    """Whether a letter stands in for its look-alike, and is not at home in a word of its own language."""
    if _OTHER.search(right) or _ICELANDIC.search(word):
        return False
    if _LATIN_ALIKE.search(word) and not word.startswith("Ɖ"):
        return is_syllable(right) and bool(VIETNAMESE_LETTER.search(right)) and not _is_transcribed(match, doc)
    icelandic = any(letter in "ÐðƉ" for letter in word)
    if not _LATIN.search(word) and not (icelandic and len(word) == 1) and _is_foreign(match, doc):
        return False
    return "ð" not in word[1:] or icelandic_for_d(word)


def _is_styled(word: str, right: str, doc: Document, start: int) -> bool:
    """Whether letters are styled by their code points: no single letter of a formula, no East Asian text."""
    if word.isalpha() and len(word) == 1 and ord(word) > 0xFFFF:
        return False
    return right != word and not _EAST_ASIAN.search(_block_around(doc, start))


def _is_transcribed(match: re.Match[str], doc: Document) -> bool:
    """Whether a word stands in a phonetic transcription or in pinyin."""
    around = doc.text[max(0, match.start() - 20) : match.end() + 20]
    before = doc.text[max(0, match.start() - 20) : match.start()]
    return bool(_PHONETIC.search(match.group()) or _PHONETIC.search(before) or _PINYIN.search(around))


def _block_around(doc: Document, position: int) -> str:
    block = doc.block_at(position)
    return doc.block_text(block) if block else doc.text


def _is_foreign(match: re.Match[str], doc: Document) -> bool:
    """Whether a word all of whose letters belong to the other alphabet is a word of that language: real words or initials of it
    stand in the same block, or the text says so ("tiếng Nga")."""
    return (
        bool(_OTHER.search(_block_around(doc, match.start()).translate(LOOK_ALIKE)))
        or bool(_RUSSIAN.search(doc.text, max(0, match.start() - 24), match.start()))
        or (len(match.group()) == 1 and not _NUMBERED.match(doc.text, match.end()))
    )


def icelandic_for_d(word: str) -> bool:
    """Whether a ð inside a word can stand for đ: Vietnamese has đ only at the beginning of a syllable."""
    return "ð" not in word[1:]
