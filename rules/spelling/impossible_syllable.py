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
from rules.spelling.nearest import joining, suggest, without_one_letter
from rules.text.folding import fold
from rules.text.language import VIETNAMESE_LETTER
from rules.text.letters import LOWER, UPPER
from rules.text.lexicon import syllable_counts
from rules.text.syllables import is_syllable, split_tone
from rules.text.words import distinct_words, word_counts
from rules.typography.spacing import in_address

_TOKEN = re.compile(rf"(?<![\w&@.'’/%\u00ad\u200b-])[{LOWER}{UPPER}][{LOWER}]+(?![\w@'’%…\u00ad\u200b-]|\.\.)")
_SHAPE = re.compile(r"(?P<onset>[bcdđghklmnpqrstvx]*)(?P<vowels>[aăâeêioôơuưy]+)(?P<coda>[a-zđ]*)")
_ONSETS = frozenset("b c ch d đ g gh h k kh l m n ng ngh nh p ph q r s t th tr v x".split()) | {""}
_CODAS = frozenset({"", "c", "ch", "m", "n", "ng", "nh", "p", "t", "nhg", "gn", "hn", "nn", "tt", "cc", "nng", "ngg"})
_PURE = re.compile("[ảẻỉỏủỷãẽĩõũỹạẹịọụỵăằắẳẵặầấẩẫậềếểễệồốổỗộơờớởỡợưừứửữựđ]")
"""Letters that no loanword or name of another language has."""
_NEAR = re.compile(r"([^\W\d_]+)\s+$"), re.compile(r"\s+([^\W\d_]+)")
_NAME = re.compile(rf"(?<!\w)[{UPPER}]\w*(?=\s+[{UPPER}])")
_TERM = 3
"""A non-word that stands so often in an article is a term of its subject."""
_LOANS = frozenset(
    "ôxy ôxi ôzôn xêri crôm brôm clo côn bôm mêtan đắk đăk krông kôn kông niê pắk lắk sêsan đak xệng khêl".split()
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
    odd = _odd_words(doc.text)
    if any(doc.text.find(word, *block.span) >= 0 for word in odd):
        for match in _TOKEN.finditer(doc.text, block.span.start, block.span.end):
            if match.group() in odd and (hit := _hit(match, doc)):
                yield hit


@lru_cache(maxsize=8)
def _odd_words(text: str) -> frozenset[str]:
    return frozenset(filter(_is_odd, distinct_words(text)))


@lru_cache(maxsize=200_000)
def _is_odd(word: str) -> bool:
    """Whether a word of two letters or more has Vietnamese letters, yet is no syllable."""
    if len(word) < 2 or word.isascii() or not word.isalpha():
        return False
    lowered = word.lower()
    return not is_syllable(lowered) and bool(VIETNAMESE_LETTER.search(lowered))


def _hit(match: re.Match[str], doc: Document) -> Hit | None:
    word = match.group()
    lowered = word.lower()
    if lowered in _LOANS or in_address(doc.text, match.start()) or _among_foreign(doc.text, match):
        return None
    if word_counts(doc.folded)[fold(lowered)] >= _TERM or _is_split(match, doc.text):
        return None
    suggestions = _suggestions(lowered, match, doc)
    if not suggestions:
        return None
    if word[0].isupper():
        suggestions = tuple(s[0].upper() + s[1:] for s in suggestions)
    return Hit(Span(*match.span()), {"right": ", ".join(suggestions)}, suggestions)


def _suggestions(word: str, match: re.Match[str], doc: Document) -> tuple[str, ...]:
    """At most three; those that make a word with a neighbour, if any do. Empty where the word is rather a name or a loanword:
    then only a neighbour can tell."""
    shaped = _is_one_syllable(word)
    guesses = suggest(word) if shaped else ()
    fitting = joining(guesses, match, doc)
    if not fitting and (_PURE.search(word) or word[0] == word[1]) and len(word) <= 8:
        fitting = joining(without_one_letter(word), match, doc)
    if fitting or not shaped:
        return fitting[:3]
    if match.group()[0].isupper() and (
        doc.sentence_at(match.start()).start != match.start() or match.start() in _name_starts(doc.text)
    ):
        return ()
    return guesses[:3]


def _is_one_syllable(word: str) -> bool:
    """Onset, one vowel group, coda: all letters a Vietnamese typist may have meant; no cluster of another language."""
    bare, tones = split_tone(word)
    shape = _SHAPE.fullmatch(bare)
    if shape is None or shape["onset"] not in _ONSETS or shape["coda"] not in _CODAS:
        return False
    return len(shape["vowels"]) <= 3 or bool(tones)


@lru_cache(maxsize=8)
def _name_starts(text: str) -> frozenset[int]:
    """Offsets of capitalised words that another capitalised word follows: names."""
    return frozenset(m.start() for m in _NAME.finditer(text))


def _neighbours(text: str, match: re.Match[str]) -> tuple[str, str]:
    before = _NEAR[0].search(text, max(0, match.start() - 24), match.start())
    after = _NEAR[1].match(text, match.end())
    return before[1] if before else "", after[1] if after else ""


def _among_foreign(text: str, match: re.Match[str]) -> bool:
    """Whether the words on both sides are no Vietnamese syllables either: a run of another language."""
    sides = [side for side in _neighbours(text, match) if side]
    return bool(sides) and all(not is_syllable(side) for side in sides)


def _is_split(match: re.Match[str], text: str) -> bool:
    """Whether it is one half of a syllable cut by a space ("nư ớc")."""
    before, after = _neighbours(text, match)
    word = match.group()
    return _makes(before, before + word) or _makes(after, word + after)


def _makes(half: str, whole: str) -> bool:
    """Whether a whole syllable is meant where its half stands: the half alone is no syllable or a far rarer one."""
    counts = syllable_counts()
    return bool(half) and is_syllable(whole) and counts.get(fold(whole), 0) > 50 * counts.get(fold(half), 0)
