"""SP001: a syllable that Vietnamese orthography cannot make (nghành, quyêt, nươc).

Silent on loanwords and names of other languages (clusters, two vowel groups), acronyms, and on what an article repeats as a term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rasoat.content import PROSE, Block, BlockKind, Span
from rasoat.finding import Hit
from rules.document import Document
from rules.rule import ERROR, EveryBlock, Example, rule
from rules.text.folding import fold
from rules.text.language import VIETNAMESE_LETTER
from rules.text.lexicon import compounds, syllable_counts
from rules.text.syllables import is_syllable, split_tone, with_tone
from rules.typography.spacing import in_address

_LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_WORD = re.compile(r"[^\W\d_]{2,}")
_TOKEN = re.compile(rf"(?<![\w&@.'’/\u00ad\u200b-])[{_LOWER}A-ZĐ][{_LOWER}]+(?![\w@'’\u00ad\u200b-])")
_SHAPE = re.compile(r"(?P<onset>[bcdđghklmnpqrstvx]*)(?P<vowels>[aăâeêioôơuưy]+)(?P<coda>[a-zđ]*)")
_ONSETS = frozenset("b c ch d đ g gh h k kh l m n ng ngh nh p ph q r s t th tr v x".split()) | {""}
_CODAS = frozenset({"", "c", "ch", "m", "n", "ng", "nh", "p", "t", "nhg", "gn", "hn", "nn", "tt", "cc", "nng", "ngg"})
_BEFORE = re.compile(r"([^\W\d_]+)\s+$")
_AFTER = re.compile(r"\s+([^\W\d_]+)")
_TERM = 3
"""A non-word that stands so often in an article is a term of its subject."""
_FIX_ONSET = (("ngh", "ng"), ("ng", "ngh"), ("gh", "g"), ("g", "gh"), ("k", "c"), ("c", "k"))
_LOANS = frozenset(
    "ôxy ôxi ôzôn xêri crôm brôm clo côn bôm mêtan đắk đăk krông kôn kông niê pắk lắk sêsan môt đak xệng khêl".split()
)


@rule(
    code="SP001",
    name="impossible-syllable",
    severity=ERROR,
    trigger=EveryBlock(),
    reads=PROSE | {BlockKind.FRAME},
    title="Tiếng không có trong tiếng Việt",
    passes="Mọi tiếng đều viết được trong tiếng Việt",
    message="“{quote}” không phải là một tiếng trong tiếng Việt.",
    hint="Kiểm tra lại chữ này; có thể là: {right}.",
    why="Lỗi gõ phím làm người đọc nghi ngờ cả nội dung.",
    since="0.1",
    confidence=0.93,
    examples=[
        Example(bad="Các ⟦nghành⟧ liên quan phối hợp.", good="Các ngành liên quan phối hợp.", suggestion="ngành"),
        Example(bad="Ra ⟦quyêt⟧ định phê duyệt.", good="Axít, ôxy và crôm vượt mức; đoàn đến Đắk Lắk, Krông Pắc."),
        Example(bad="Nguồn ⟦nươc⟧ sạch nông thôn.", good="Vở ôpêra và xe môtô.", suggestion="nước"),
    ],
)
def impossible_syllable(block: Block, doc: Document) -> Iterator[Hit]:
    odd = {word for word in set(_WORD.findall(doc.block_text(block))) if _is_odd(word)}
    if odd:
        for match in _TOKEN.finditer(doc.text, block.span.start, block.span.end):
            if match.group() in odd and (hit := _hit(match, doc)):
                yield hit


@lru_cache(maxsize=200_000)
def _is_odd(word: str) -> bool:
    """Whether a word has Vietnamese letters and the shape of one syllable, yet is none."""
    lowered = word.lower()
    return not is_syllable(lowered) and bool(VIETNAMESE_LETTER.search(lowered)) and _is_one_syllable(lowered)


def _hit(match: re.Match[str], doc: Document) -> Hit | None:
    word = match.group()
    lowered = word.lower()
    if word[0].isupper() and (not _starts_sentence(doc, match.start()) or match.start() in _name_starts(doc)):
        return None
    if lowered in _LOANS or in_address(doc.text, match.start()) or _foreign_neighbours(doc.text, match):
        return None
    if len(re.findall(rf"(?<!\w){re.escape(fold(lowered))}(?!\w)", doc.folded)) >= _TERM:
        return None
    suggestions = fitting(suggest(lowered), match, doc)
    if not suggestions:
        return None
    if word[0].isupper():
        suggestions = tuple(s[0].upper() + s[1:] for s in suggestions)
    return Hit(Span(*match.span()), {"right": ", ".join(suggestions)}, suggestions)


def _is_one_syllable(word: str) -> bool:
    """Onset, one vowel group, coda: all letters a Vietnamese typist may have meant; no cluster of another language."""
    bare, tones = split_tone(word)
    shape = _SHAPE.fullmatch(bare)
    if shape is None or shape["onset"] not in _ONSETS or shape["coda"] not in _CODAS:
        return False
    return len(shape["vowels"]) <= 3 or bool(tones)


def suggest(word: str) -> tuple[str, ...]:
    """Valid, known spellings one slip away (onset letter, missing or second tone, one vowel mark), commonest first."""
    counts = syllable_counts()
    bare, tones = split_tone(word)
    tone = tones[0] if tones else ""
    bases = {bare}
    for wrong, right in _FIX_ONSET:
        if bare.startswith(wrong):
            bases.add(right + bare[len(wrong) :])
    for wrong, right in (
        ("nhg", "nh"),
        ("gn", "ng"),
        ("hn", "nh"),
        ("nn", "n"),
        ("tt", "t"),
        ("cc", "c"),
        ("nng", "ng"),
        ("ngg", "ng"),
    ):
        if bare.endswith(wrong):
            bases.add(bare[: -len(wrong)] + right)
    made = {with_tone(base, t) for base in bases for t in (tones or ["sắc", "nặng"]) if base}
    found = _known(made, counts)
    if not found:
        marks = {bare[:i] + other + bare[i + 1 :] for i, letter in enumerate(bare) for other in _MARKED.get(letter, "")}
        marks |= {bare + coda for coda in ("c", "ch", "m", "n", "ng", "nh", "p", "t")}
        found = _known(
            {with_tone(base, t) for base in marks for t in ([tone] if tone else ["", "sắc", "nặng"])}, counts
        )
    return tuple(found)


def fitting(suggestions: tuple[str, ...], match: re.Match[str], doc: Document) -> tuple[str, ...]:
    """At most three, those that make a word with a neighbour first; among several guesses only such ones."""
    before = _BEFORE.search(doc.folded, max(0, match.start() - 16), match.start())
    after = _AFTER.match(doc.folded, match.end())

    def joins(word: str) -> bool:
        one = fold(word)
        pairs = (f"{before[1]} {one}" if before else "", f"{one} {after[1]}" if after else "")
        return any(pair in compounds() for pair in pairs)

    return tuple(([word for word in suggestions if joins(word)] or list(suggestions))[:3])


_MARKED = {
    "a": "ăâ",
    "ă": "aâ",
    "â": "aă",
    "e": "ê",
    "ê": "e",
    "o": "ôơ",
    "ô": "oơ",
    "ơ": "oôư",
    "u": "ư",
    "ư": "uơ",
    "d": "đ",
}


def _known(made: set[str], counts: dict[str, int]) -> list[str]:
    known = {word: counts.get(fold(word), 0) for word in made if is_syllable(word)}
    return sorted((word for word, count in known.items() if count), key=lambda word: (-known[word], word))


def _starts_sentence(doc: Document, position: int) -> bool:
    return doc.sentence_at(position).start == position


def _name_starts(doc: Document) -> frozenset[int]:
    """Offsets of capitalised words that another capitalised word follows: names."""
    return frozenset(m.start() for m in re.finditer(r"\b[A-ZÀ-ỸĐ]\w*(?=\s+[A-ZÀ-ỸĐ])", doc.text))


def _foreign_neighbours(text: str, match: re.Match[str]) -> bool:
    """Whether the words on both sides are no Vietnamese syllables either: a run of another language."""
    before = re.search(r"([^\W\d_]+)\s+$", text[max(0, match.start() - 24) : match.start()])
    after = re.match(r"\s+([^\W\d_]+)", text[match.end() : match.end() + 24])
    sides = [side[1] for side in (before, after) if side]
    return bool(sides) and all(not is_syllable(side) for side in sides)
