"""SP008: a passage of Vietnamese words without any tone or vowel mark (thanh pho Ha Noi to chuc hoi nghi).

Silent on English and other languages, addresses, slugs, file names, and on what only happens to have no marks (theo quan tam).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress, count, pairwise

from rasoat.content import PROSE, Article, Span
from rasoat.finding import Hit
from rules.document import Document
from rules.rule import ERROR, EveryArticle, Example, rule
from rules.text.lexicon import compounds, syllable_counts
from rules.text.unaccent import unaccented

_LEAST = 6
"""Words of a passage."""
_STRIDE = _LEAST - 2
_TELLING = 3
"""Of these, at least so many must be written with a mark if they are Vietnamese at all."""
_MARKS = "\"'“”‘’()[]{}<>«»,.;:!?…-–—*/"
_RUN = re.compile(r"\S+")
_RARER = 20
"""A syllable that is so much rarer than those that differ by their marks has hardly been meant."""


@rule(
    code="SP008",
    name="lost-diacritics",
    severity=ERROR,
    trigger=EveryArticle(),
    title="Đoạn chữ không dấu",
    passes="Tiếng Việt viết có dấu",
    message="Đoạn {words} chữ từ “{first}” viết không dấu.",
    hint="Viết lại có dấu.",
    why="Chữ không dấu dễ hiểu sai, không dùng được trong văn bản của cơ quan nhà nước.",
    since="0.1",
    confidence=0.96,
    examples=[
        Example(
            bad="Sáng nay, ⟦thanh pho Ha Noi to chuc hoi nghi⟧ về chuyển đổi số.",
            good="Theo quan tâm chung, khi thi công cao trung tâm thao trong mưa to.",
        ),
        Example(
            bad="⟦Ke hoach trien khai cong tac cai cach hanh chinh nam 2026⟧",
            good="Please see more on this and on that in the same one. Mở tin-tuc/thanh-pho-ha-noi-to-chuc.html.",
        ),
    ],
)
def lost_diacritics(article: Article, doc: Document) -> Iterator[Hit]:
    words = doc.runs
    done = 0
    for index in _candidates(words):
        if index < done:
            continue
        first = last = index
        while first > done and _plain(words[first - 1]):
            first -= 1
        while last < len(words) and _plain(words[last]):
            last += 1
        done = last
        if last - first < _LEAST:
            continue
        bare = [_bare(word) for word in words[first:last]]
        lead = next(
            (i for i, word in enumerate(bare) if word in _telling() or " ".join(bare[i : i + 2]) in _pairs()), 0
        )
        if len(bare) - lead < _LEAST or not _is_vietnamese(bare[lead:]):
            continue
        span = _span(doc.text, first + lead, last)
        block = doc.block_at(span.start)
        if block is not None and block.kind in PROSE and span.end <= block.span.end:
            quoted = doc.slice(span).split()
            yield Hit(span, {"words": str(len(quoted)), "first": " ".join(quoted[:4])})


def _candidates(words: Sequence[str]) -> Iterator[int]:
    """Places of three words in a row without marks, every few words: a passage holds one of them."""
    firsts = compress(count(0, _STRIDE), map(str.isascii, words[:-2:_STRIDE]))
    return (first for first in firsts if words[first + 1].isascii() and words[first + 2].isascii())


@lru_cache(maxsize=100_000)
def _plain(word: str) -> bool:
    """Whether these are the letters of a Vietnamese syllable without its marks, or a number."""
    bare = _bare(word)
    return bare in _known() or bare.isdigit()


def _bare(word: str) -> str:
    return word.strip(_MARKS).lower()


@lru_cache(maxsize=1)
def _known() -> dict[str, int]:
    """Syllables without their marks: how often those that look so stand in the corpus."""
    found: Counter[str] = Counter()
    for syllable, number in syllable_counts().items():
        found[unaccented(syllable)] += number
    return found


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    counts = syllable_counts()
    return frozenset(bare for bare, number in _known().items() if counts.get(bare, 0) * _RARER <= number)


@lru_cache(maxsize=1)
def _pairs() -> frozenset[str]:
    """Words of two syllables that lose something with their marks."""
    return frozenset(unaccented(pair) for pair in compounds()) - compounds()


def _is_vietnamese(words: list[str]) -> bool:
    telling = sum(word in _telling() for word in words)
    pairs = sum(f"{one} {two}" in _pairs() for one, two in pairwise(words))
    return telling >= _TELLING and 3 * telling >= len(words) and pairs >= 2


def _span(text: str, first: int, last: int) -> Span:
    """Of the words with these numbers, marks around them left out."""
    start = len(text) - len(text.split(None, first)[-1])
    runs = [match for match, _ in zip(_RUN.finditer(text, start), range(last - first), strict=False)]
    first_run, last_run = runs[0].group(), runs[-1].group()
    lead = len(first_run) - len(first_run.lstrip(_MARKS))
    return Span(runs[0].start() + lead, runs[-1].start() + len(last_run.rstrip(_MARKS)))
