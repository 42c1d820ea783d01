"""Makes ``rules/words/series.txt``: two words of two syllables that news and laws part by a comma (thanh tra, kiểm tra).

A pair is taken where it stands with a comma often and (almost) never without, and in the other order too: what can be turned
round is a series, not the end of one clause and the beginning of the next.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.corpus import CORPORA, SHARED
from bench.lexicon import RUNNING, lines, write
from rules.text.folding import fold
from rules.text.lexicon import compounds

PAGES = ("baomoi", "dantri")
LEAST, LEAST_TURNED, BARE = 20, 3, 0.05
"""Times with a comma, times turned round, largest share without a comma."""
READS_WELL = frozenset(
    fold(words) for words in ("kinh doanh doanh nghiệp", "phát triển quản lý", "chính phủ thủ tướng")
)
"""Left out: a noun of a noun, or the end of a clause and the beginning of another, as read."""
VERBS = ("tổ chức",)
"""Second words that are rather the verb of the first."""
_MARK = re.compile(r"[^\w\s]+")


def texts() -> Iterator[str]:
    for name in RUNNING:
        yield from (line.replace("_", " ") for line in lines(name))
    for name in PAGES:
        yield from (fold(page.article.text) for page in CORPORA[name]() if page.article)


def parted() -> Counter[str]:
    """How often two words of two syllables stand with a comma between."""
    known = compounds()
    found: Counter[str] = Counter()
    for text in texts():
        words = text.replace(",", " , ").split()
        for place, word in enumerate(words):
            if word == "," and 1 < place < len(words) - 2:
                left, right = " ".join(words[place - 2 : place]), " ".join(words[place + 1 : place + 3])
                if left in known and right in known:
                    found[f"{left} {right}"] += 1
    return found


def bare(wanted: frozenset[str]) -> Counter[str]:
    """How often they stand without."""
    found: Counter[str] = Counter()
    for text in texts():
        words = _MARK.sub(" # ", text).split()
        found.update(wanted.intersection(map(" ".join, zip(words, words[1:], words[2:], words[3:], strict=False))))
    return found


def turned(words: str) -> str:
    first, second, third, fourth = words.split()
    return f"{third} {fourth} {first} {second}"


def main() -> int:
    if not SHARED.is_dir():
        print("SKIPPED FOR WANT OF MATERIAL: no corpora beside the checkout")
        return 0
    commas = parted()
    common = frozenset(
        words
        for words, count in commas.items()
        if count >= LEAST
        and commas[turned(words)] >= LEAST_TURNED
        and turned(words) != words
        and words not in READS_WELL
        and not words.endswith(VERBS)
    )
    without = bare(common)
    kept = sorted(words for words in common if without[words] <= BARE * (commas[words] + without[words]))
    write(
        "series.txt",
        RUNNING,
        "Parted by a comma when they are a series, tone placement folded.",
        kept,
        "bench/series.py",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
