"""Makes ``rules/words/broken_phrases.txt``: phrases of four or five syllables that formal texts use over and over, each with
the one syllable in brackets that a hurried hand leaves out.

A phrase is taken where it is frequent and what is left without the syllable is (almost) never met in laws, decrees and news;
where the syllable is half of a word of two whose other half is hardly a word by itself; and where it is no word of grammar.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from ahocorasick_rs import AhoCorasick

from bench.corpus import CORPORA
from bench.lexicon import CORPORA as FOLDER
from bench.lexicon import RUNNING, lines
from rules.text.folding import fold
from rules.text.lexicon import bound_syllables, compounds
from rules.text.syllables import is_syllable, split_tone, with_tone

TARGET = Path(__file__).resolve().parents[1] / "rules" / "words" / "broken_phrases.txt"
COUNTED = ("portal", "law", "baomoi", "dantri")
SIZES = (4, 5)
LEAST_PORTAL, LEAST, RARER = 25, 120, 200
GRAMMAR = frozenset(
    "các những của và về cho để từ tại với đã là có một trong sự việc được theo do đến số điều này vào ra lại".split()
)
READS_WELL = frozenset(
    fold(left)
    for left in (
        *("cơ quan có quyền", "của luật về", "quy định tiết", "quy định tiết và", "phát tại hội", "phát tại buổi"),
        *("đội cán bộ", "tổ quốc tế", "tổ cơ sở đảng", "tổ triển khai", "tổ thực hiện", "tổ hoạt động", "tổ và hoạt"),
        *("cung dịch vụ", "biện pháp lý", "thành phố minh", "phát trái phiếu", "các quan nhà", "trong quan nhà"),
        *("đạo hồ chí", "của quan nhà", "của trưởng bộ", "công an phố", "nhân dân phố", "hội nhân dân", "và nghĩa của"),
    )
)
"""What is left of these phrases may be meant: the other readings were met or are easily thought of."""
_SEGMENT = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")


def texts(name: str) -> Iterator[str]:
    return (fold(page.article.text) for page in CORPORA[name]() if page.article)


def grams(name: str, wanted: frozenset[str] | None = None) -> Counter[str]:
    """Runs of syllables with single spaces between, all or those wanted."""
    found: Counter[str] = Counter()
    for text in texts(name):
        for segment in _SEGMENT.findall(text):
            words = segment.split()
            for size in SIZES:
                runs = (" ".join(words[i : i + size]) for i in range(len(words) - size + 1))
                found.update(runs if wanted is None else wanted.intersection(runs))
    return found


def occurrences(phrases: list[str]) -> Counter[str]:
    """Whole-word occurrences in all corpora."""
    automaton = AhoCorasick(phrases)
    found: Counter[str] = Counter()
    sources = [line.replace("_", " ") for name in RUNNING for line in lines(name)]
    for text in [*sources, *(text for name in COUNTED for text in texts(name))]:
        for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
            if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
                found[phrases[index]] += 1
    return found


def half_is_left(words: list[str], at: int) -> bool:
    """Whether the syllable makes a word with a neighbour that is no word without it and belongs to no other."""
    bound, known = bound_syllables(), compounds()
    left, right = words[at - 1], words[at + 1]
    if f"{left} {words[at]}" in known and left in bound:
        return at < 2 or f"{words[at - 2]} {left}" not in known
    if f"{words[at]} {right}" in known and right in bound:
        return at + 2 >= len(words) or f"{right} {words[at + 2]}" not in known
    return False


def spelt(syllable: str) -> str:
    """The usual spelling of a folded syllable (tòan -> toàn)."""
    bare, tones = split_tone(syllable)
    return with_tone(bare, tones[0] if tones else "")


def main() -> int:
    if not FOLDER.is_dir():
        print("SKIPPED FOR WANT OF MATERIAL: no corpora beside the checkout")
        return 0
    often = Counter({gram: n for gram, n in grams("portal").items() if n >= LEAST_PORTAL})
    wanted = frozenset(often)
    for name in COUNTED[1:]:
        often.update(grams(name, wanted))
    left: dict[str, tuple[list[str], int, int]] = {}
    for gram, n in often.items():
        words = gram.split()
        for at in range(1, len(words) - 1):
            rest = " ".join(words[:at] + words[at + 1 :])
            if n >= LEAST and words[at] not in GRAMMAR and all(map(is_syllable, words)) and half_is_left(words, at):
                left[rest] = max(left.get(rest, (words, at, n)), (words, at, n), key=lambda found: found[2])
    met = occurrences(sorted(left))
    kept = {rest: found for rest, found in left.items() if met[rest] * RARER <= found[2] and rest not in READS_WELL}
    entries = []
    for words, at, _ in kept.values():
        shorter = (
            words[start:end]
            for start in range(at)
            for end in range(at + 2, len(words) + 1)
            if 4 <= end - start < len(words)
        )
        if not any(" ".join(w for i, w in enumerate(part) if w != words[at]) in kept for part in shorter):
            entries.append(" ".join(f"[{spelt(w)}]" if i == at else spelt(w) for i, w in enumerate(words)))
    sums = [f"# {c}: SHA-256 {hashlib.sha256((FOLDER / c).read_bytes()).hexdigest()}" for c in RUNNING]
    head = [
        "# Made by bench/broken_phrases.py from counts in Vietnamese corpora (packed files) and the articles of a portal:",
        *sums,
        f"# Phrases met {LEAST} times or more, {RARER} times as often as without the syllable in brackets.",
    ]
    TARGET.write_text("\n".join([*head, *sorted(entries)]) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(entries)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
