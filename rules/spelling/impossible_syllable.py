"""SP001: a syllable that Vietnamese orthography cannot make (nghành, quyêt, nươc), or that no text has (đươn vị).

Silent on loanwords and names of other languages (clusters, two vowel groups), acronyms, words run together, and on what an
article repeats as a term.
"""

from __future__ import annotations

import re

from rasoat.content import PROSE, BlockKind, Span
from rasoat.finding import Hit
from rules.document import Document
from rules.rule import ERROR, EveryWord, Example, rule
from rules.spelling.nearest import Guess, nearest, neighbours, ranked
from rules.spelling.odd_words import PURE, Oddity, is_one_syllable, oddity
from rules.spelling.typing_residue import residue
from rules.text.folding import fold
from rules.text.letters import LOWER, UPPER, like
from rules.text.lexicon import syllable_counts
from rules.text.syllables import is_syllable, split_tone
from rules.typography.spacing import in_address

_BEFORE, _AFTER = r"(?<!\w;)(?<![\w&@.'’/%¬\u00ad\u200b-])", r"(?![\w@'’%…¬\u00ad\u0300-\u036f\u200b-]|\.\.)"
_WORD = rf"{_BEFORE}(?:[{LOWER}{UPPER}][{LOWER}]+|[{UPPER}]{{4,9}}){_AFTER}"
_CAPITAL_AFTER = re.compile(rf"\s+[{UPPER}]")
_QUOTES = tuple("\"“”'‘’«»")
_HEADING = 5
"""Letters from which a word all in capitals is rather one of a heading than an abbreviation."""
_TERM = 3
"""A non-word that stands so often in an article is a term of its subject."""
_COMMON, _VERY_COMMON = 2_000, 10_000
"""Counts of a syllable that a word may be taken for where a letter is in doubt."""
_LEAD = 2.0
"""Natural logarithms by which that syllable must be likelier than any other."""
_ONE_LETTER = frozenset("à ạ ô ồ ổ ở ủ ừ y ý ỷ".split())
"""Syllables of one letter."""


@rule(
    code="SP001",
    name="impossible-syllable",
    severity=ERROR,
    trigger=EveryWord(_WORD, oddity),
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
def impossible_syllable(match: re.Match[str], doc: Document) -> Hit | None:
    word = match.group()
    lowered = word.lower()
    sides = neighbours(match, doc)
    if in_address(doc.text, match.start()) or _is_quoted(match, doc.text) or residue(match, doc):
        return None
    if _is_cut(lowered, sides) or _is_foreign(lowered, sides):
        return None
    found = ranked(lowered, sides)
    first, fits = found[0]
    if oddity(word) is Oddity.UNKNOWN:
        told = fits and not _is_name(match, doc) and _is_meant(first, lowered, sides)
    elif _is_name(match, doc):
        told = fits and first.is_near
    else:
        told = fits or _is_likely(lowered, sides)
    if not told or (_is_term(fold(lowered), doc.folded) and not (first.is_sure and lowered == word)):
        return None
    suggestions = tuple(
        like(word, guess.word) for guess, also in found[:3] if also == fits and guess.is_near >= first.is_near
    )
    return Hit(
        Span(*match.span()),
        {"right": ", ".join(suggestions)},
        suggestions,
        confidence=0.97 if first.is_sure else 0.95 if fits else 0.9,
    )


def _is_term(word: str, folded: str) -> bool:
    return folded.count(word) >= _TERM and len(re.findall(rf"\b{word}\b", folded)) >= _TERM


def _is_meant(guess: Guess, word: str, sides: tuple[str, str]) -> bool:
    """Whether a syllable that no text has is rather this common one; of a pair that sounds alike, only a very common one (kìn
    kịt is right, truyên truyền is not)."""
    echoed = any(side and {side[0], split_tone(side)[0][1:]} & {word[0], split_tone(word)[0][1:]} for side in sides)
    return guess.is_close and guess.count >= (_VERY_COMMON if echoed and not guess.is_sure else _COMMON)


def _is_likely(word: str, sides: tuple[str, str]) -> bool:
    """Whether it needs no fitting neighbour: tone or mark repaired, else a very common syllable far likelier than the next."""
    guesses = nearest(word)
    if guesses[0].is_sure and is_one_syllable(word):
        return True
    surely_vietnamese = PURE.search(word) or any(PURE.search(side) for side in sides)
    lead = guesses[0].weight - (guesses[1].weight if len(guesses) > 1 else 0)
    return bool(surely_vietnamese) and guesses[0].count >= _COMMON and lead > _LEAD


def _is_name(match: re.Match[str], doc: Document) -> bool:
    """Whether it is capitalised and no first word of a sentence, or another capitalised word follows; an abbreviation may be
    all in capitals."""
    word = match.group()
    if word.isupper():
        return len(word) < _HEADING
    if word.islower() or word[0].lower() == word[1]:  # Ssở: the shift key held too long
        return False
    return bool(_CAPITAL_AFTER.match(doc.text, match.end())) or doc.sentence_at(match.start()).start != match.start()


def _is_foreign(word: str, sides: tuple[str, str]) -> bool:
    """Whether no word beside is Vietnamese, or the word is said twice as names of plants and sounds are (gièng gièng)."""
    return word in sides or (any(sides) and not any(side and is_syllable(side) for side in sides))


def _is_quoted(match: re.Match[str], text: str) -> bool:
    """Whether it is spoken of as a word (“ghỗ”)."""
    return text[match.start() - 1 : match.start()] in _QUOTES and text[match.end() : match.end() + 1] in _QUOTES


def _is_cut(word: str, sides: tuple[str, str]) -> bool:
    """Whether it is a part of a syllable cut by a space ("nư ớc", "t r ư ởng")."""
    before, after = sides
    if any(len(side) == 1 and side not in _ONE_LETTER for side in sides):
        return True
    return _makes(before, before + word) or _makes(after, word + after)


def _makes(half: str, whole: str) -> bool:
    """Whether a whole syllable is meant where its half stands: the half alone is no syllable or a far rarer one."""
    counts = syllable_counts()
    return bool(half) and is_syllable(whole) and counts.get(fold(whole), 0) > 50 * counts.get(fold(half), 0)
