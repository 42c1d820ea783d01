"""SP007: keystrokes of Telex or VNI left in the text (thanhf phoos, dduowcj, pho61): the typing program was off or missed a key.

Many English words are keys of a Vietnamese syllable, too (max is mã, moon is môn), so the syllable must fit its neighbours, and
words whose keys English has as well (one doubled vowel, a final s, r or x) count only where they make a word with other keys
(nhaan daan).
"""

from __future__ import annotations

import re
from functools import lru_cache

from rasoat.content import PROSE, BlockKind, Span
from rasoat.finding import Hit
from rules.document import Document
from rules.rule import ERROR, EveryWord, Example, rule
from rules.text.folding import fold
from rules.text.keystrokes import telex, vni
from rules.text.letters import LOWER, UPPER, like
from rules.text.lexicon import compounds, syllable_counts
from rules.text.syllables import is_syllable
from rules.typography.spacing import in_address

_WORD = rf"(?<![\w&@.'’/%-])[{LOWER}{UPPER}][{LOWER}{UPPER}\d]{{1,9}}(?![\w@'’%/-]|\.\w)"
_PLAIN = re.compile(r"^dd|[auo]w[a-z]|w[sfrxj]$|(?:aa|ee|oo)[a-z]{0,12}[sfrxj]$|[a-z][fj]$|nh[srx]$|[^\W\da-z]")
"""Keys that no English word has: dd, w behind a vowel and before a letter, two keys, final f or j, a letter made already."""
_NOT_KEYS = re.compile(r"(?:ddos|of|if|elf|olf|ief|oof|eef|af|leaf|self|half|golf|chef|surf|[a-z]w[dnlk]s?|ing|ff|jj)$")
"""Endings and words of English that look like keys (own, know, chef, golf)."""
_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(r"0|[1-5]\d{0,12}[1-5]|[6-9]\d{0,12}[6-9]\Z|[^\x00-\x7f].{0,24}\d\d|[^\x00-\x7f]\d\Z")
"""Digits that are rather a number run on: those of one kind twice, and those behind a letter made already (gồm50)."""
_BEFORE, _AFTER = re.compile(r"([^\W_]{1,16})\s{1,16}$"), re.compile(r"\s+([^\W_]+)")
_REACH = 16
_KNOWN, _COMMON = 200, 5_000
"""Counts of a syllable that may be meant; with a neighbour that fits, and without one."""


@lru_cache(maxsize=100_000)
def typed(word: str) -> str:
    """The known syllable, lower case, that the word holds the keys of; "" for a syllable as it stands, and for what is none."""
    lowered = word.lower()
    if is_syllable(lowered) or (word.isupper() and word.isascii()):
        return ""
    if _NUMBERED.search(lowered):
        return ""
    made = vni(lowered) if _DIGIT.search(lowered) else telex(lowered)
    return made if syllable_counts().get(fold(made), 0) >= _KNOWN else ""


def residue(match: re.Match[str], doc: Document) -> str:
    """The syllable meant by these keys where they stand, lower case; "" where they are rather a word of their own."""
    word = match.group()
    made = typed(word)
    if not made or in_address(doc.text, match.start()):
        return ""
    before = _BEFORE.search(doc.text, max(0, match.start() - _REACH), match.start())
    after = _AFTER.match(doc.text, match.end())
    sides = [side[1] for side in (before, after) if side]
    pairs = [(before[1], f"{_meant(before[1])} {fold(made)}")] if before else []
    pairs += [(after[1], f"{fold(made)} {_meant(after[1])}")] if after else []
    fitting = [side for side, pair in pairs if pair in compounds()]
    if not _is_plain(word):
        return made if any(map(typed, fitting)) else ""
    alone = word.islower() and syllable_counts()[fold(made)] >= _COMMON
    vietnamese = bool(sides) and all(not side.isascii() and is_syllable(side) for side in sides)
    return made if fitting or (alone and vietnamese) else ""


def _is_plain(word: str) -> bool:
    """Whether nothing but keys can be meant."""
    lowered = word.lower()
    if _DIGIT.search(lowered):
        return len(_DIGIT.findall(lowered)) > 1 or not lowered[-1].isdigit()
    return bool(_PLAIN.search(lowered)) and not _NOT_KEYS.search(lowered)


def _meant(word: str) -> str:
    return fold(typed(word) or word)


@rule(
    code="SP007",
    name="typing-residue",
    severity=ERROR,
    trigger=EveryWord(_WORD, typed),
    reads=PROSE | {BlockKind.FRAME},
    title="Còn sót phím gõ Telex hoặc VNI",
    passes="Không còn sót phím gõ dấu",
    message="“{quote}” còn sót phím gõ dấu, chưa thành chữ có dấu.",
    hint="Có thể là “{right}”.",
    why="Bộ gõ tắt hoặc gõ sai phím làm chữ không đọc được.",
    since="0.1",
    confidence=0.95,
    examples=[
        Example(bad="Ủy ban nhân dân ⟦thanhf⟧ ⟦phoos⟧ họp.", good="Ủy ban nhân dân thành phố họp.", suggestion="thành"),
        Example(bad="Kế hoạch ⟦dduowcj⟧ phê duyệt.", good="Ban nhạc Moon và phim The Boss.", suggestion="được"),
        Example(bad="Người dân Hà ⟦Nôij⟧ hưởng ứng.", good="Iphone Pro Max, visa, taxi, golf.", suggestion="Nội"),
    ],
)
def typing_residue(match: re.Match[str], doc: Document) -> Hit | None:
    made = residue(match, doc)
    if not made:
        return None
    right = like(match.group(), made)
    return Hit(Span(*match.span()), {"right": right}, (right,))
