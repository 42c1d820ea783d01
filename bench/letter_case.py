"""Makes ``rules/words/lower_case.txt`` from counts in corpora: words that stand in lower case nearly always inside a sentence.

Counted where a word follows a word in small letters with only white space between; a pair of syllables, where it is a word
of two. News and law are counted apart and the lower of the two shares is kept: what either capitalises may be a name.
The list holds words and shares, no text.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.lexicon import CORPORA, SEGMENTED, write
from rules.text.folding import fold
from rules.text.lexicon import compounds
from rules.text.syllables import is_syllable

NEWS = ("news-baomoi.jsonl.xz", "news-dantri.jsonl.xz", SEGMENTED)
LAW = ("law.txt.xz",)
LEAST_NEWS, LEAST_LAW = 50, 20
"""Occurrences from which a share is believed."""
LEAST_SHARE = 0.97
_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s]|\d+")


def paragraphs(name: str) -> Iterator[str]:
    with lzma.open(CORPORA / name, "rt", encoding="utf-8") as lines:
        for line in lines:
            if ".jsonl" in name:
                row = json.loads(line)
                yield from (row.get("sapo") or "", *(row.get("body") or "").split("\n"))
            else:
                yield line.replace("_", " ")


def count(names: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Occurrences in small letters and with a capital, after a word in small letters."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    words = compounds()
    for name in names:
        for line in paragraphs(name):
            tokens = _TOKEN.findall(line)
            lower = [token.islower() for token in tokens]
            folded = [fold(token) for token in tokens]
            for at in range(1, len(tokens)):
                token = tokens[at]
                if not lower[at - 1] or not (lower[at] or (token[0].isupper() and token[1:] == token[1:].lower())):
                    continue
                counted = small if lower[at] else capital
                counted[folded[at]] += 1
                if at + 1 < len(tokens) and (pair := f"{folded[at]} {folded[at + 1]}") in words:
                    counted[pair] += 1
    return small, capital


def main() -> int:
    if not CORPORA.is_dir():
        print("SKIPPED FOR WANT OF MATERIAL: no corpora beside the checkout")
        return 0
    news, news_capital = count(NEWS)
    law, law_capital = count(LAW)
    entries = []
    for word, small in sorted(news.items()):
        if small + news_capital[word] < LEAST_NEWS or not all(map(is_syllable, word.split())):
            continue
        share = small / (small + news_capital[word])
        in_law = law[word] + law_capital[word]
        if in_law >= LEAST_LAW:
            share = min(share, law[word] / in_law)
        if share >= LEAST_SHARE:
            entries.append(f"{word} {int(1000 * share)}")
    write(
        "lower_case.txt",
        (*NEWS, *LAW),
        f"Inside a sentence in small letters in {LEAST_SHARE:.0%} of occurrences or more: word, its share in a thousand.",
        entries,
        Path(__file__).name,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
