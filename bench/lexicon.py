"""Makes the word lists of the rules from counts in corpora: ``rules/words/`` ``compounds.txt``, ``syllable_counts.txt``,
``rare_syllables.txt``, ``bound_syllables.txt`` and ``said_twice.txt``.

The lists hold words and counts, no text. ``said_twice.txt`` is what stands twice in a row in good prose: a slip of the key
doubles a word a few times in a million, so what is doubled a hundred times as often, in contexts of several kinds, is said on
purpose. It is a reduplication ("song song"), or a seam: a word of two whose last syllable begins what follows ("hàng không
không"). Doublings that are the seam of two words of two are left out: the rule knows them from ``compounds.txt``.
"""

from __future__ import annotations

import hashlib
import lzma
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from rules.text.folding import fold
from rules.text.syllables import is_syllable

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"
SEGMENTED = "news-vietnews.txt.xz"
"""Syllables of one word are joined by an underscore."""
RUNNING = (SEGMENTED, "viwiki.txt.xz", "law.txt.xz")
LEAST_COMPOUND, LEAST_SYLLABLE, LEAST_RARE, LEAST_CONTEXTS = 10, 20, 5, 3
LEAST_BOUND, BOUND = 200, 0.25
DOUBLED = 4e-4
"""Share of a word's occurrences that are doubled, above which the doubling is no slip."""
NEVER = frozenset("thành thanh khoa khóa doanh kháng thiện tháp trì phi".split())
"""Syllables of official words, doubled in names and at the seams of longer words only: a slip of the key all the same."""
SLIPS = frozenset(
    "búc diểm dất dồng gường họi hoạc nân nghệp nghiễn nhệm nhiệp niện phám phảm phẩn phầm triên truyên truyến trộng vự đàu "
    "đân ết ịnh ội".split()
)
"""Slips of the key so frequent that counting takes them for words."""
RARE = frozenset(
    "bõng chíu chĩnh chẫm chẽm cẫn ghếch giúi giần giổi goòng hoáy hoải hoẵng hoẻn hý hẩm hẩng hắng hểnh hụp khoáy khuơ "
    "khòng khúm khạng khẩng khềnh khểnh khệnh khọm khụ kìn lãn lũn lấc lểu lọm lớ lởi lụ lứu muôi muỗm mém mưỡu mẩm mẵn mủm "
    "mủng nghẽo nghển nghểnh nghễu nghện nghệt ngoằng nguậy ngãng ngúc ngậu ngỏm ngủm nhoẹt nhây nhòn nhóp nhể nhệch nhỏng "
    "nhội nhủi nường nạnh nọt oèo oặt phè phèng phính phưỡn phều phỡn quào quàu quày quéo quít quạu quều quịt rười rạm rảng "
    "rấm rặt rổn rờm rỡn soạt sật sẻn sề sệ sồ sồn sỗ sột sụa thày thòm thưỡn thượt thểu thộn trày trâng trõm tèm tòe tõm "
    "tơm vâm vẩu vằm vện vọp vỏi xiệp xoàm xoét xầm xếch xờm xởi xỷ đêu đởm đợ đừ ẻn ỏn ỡm ụp".split()
)
"""Words rarer than the slips of common ones."""
_WORDS = re.compile(r"[^\W\d_]+|[^\w\s]|\d+")


def lines(name: str) -> Iterator[str]:
    with lzma.open(CORPORA / name, "rt", encoding="utf-8") as text:
        for line in text:
            yield fold(line)


def count_words() -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Of syllables, of words of two syllables, of words of one syllable."""
    syllables: Counter[str] = Counter()
    compounds: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for line in lines(SEGMENTED):
        for token in line.split():
            parts = token.split("_")
            syllables.update(parts)
            if len(parts) == 1:
                alone[token] += 1
            elif len(parts) == 2:
                compounds[f"{parts[0]} {parts[1]}"] += 1
    return syllables, compounds, alone


def rare_syllables(known: set[str]) -> list[str]:
    """Syllables too rare in the news to be ``known``, yet met often enough in all corpora to be words."""
    seen: Counter[str] = Counter()
    for name in RUNNING:
        for line in lines(name):
            seen.update(_WORDS.findall(line.replace("_", " ")))
    return sorted(
        word
        for word, n in (seen | dict.fromkeys(RARE, LEAST_RARE)).items()
        if n >= LEAST_RARE and word not in known and word not in SLIPS and not word.isascii() and is_syllable(word)
    )


def said_twice(compounds: set[str]) -> set[str]:
    """Syllables, and words of two, that are doubled on purpose."""
    seen: Counter[str] = Counter()
    contexts: defaultdict[str, set[str]] = defaultdict(set)
    for name in RUNNING:
        for line in lines(name):
            words = _WORDS.findall(line.replace("_", " "))
            seen.update(words)
            for before, first, second, after in zip(words, words[1:], words[2:], words[3:], strict=False):
                closes = f"{before} {first}" in compounds
                seen[f"{before} {first}"] += closes
                if first == second and not (closes and f"{second} {after}" in compounds):
                    contexts[f"{before} {first}" if closes else first].add(f"{before} {after}")
    return {
        words
        for words, around in contexts.items()
        if words not in NEVER
        and len(around) >= LEAST_CONTEXTS
        and len(around) >= DOUBLED * seen[words]
        and all(map(is_syllable, words.split()))
    }


def write(name: str, corpora: tuple[str, ...], what: str, entries: list[str], maker: str = "lexicon.py") -> None:
    sums = [f"# {c}: SHA-256 {hashlib.sha256((CORPORA / c).read_bytes()).hexdigest()}" for c in corpora]
    head = [f"# Made by bench/{maker} from counts in Vietnamese corpora (packed files):", *sums, f"# {what}"]
    (ROOT / "rules" / "words" / name).write_text("\n".join([*head, *entries]) + "\n", encoding="utf-8")
    print(f"{name}: {len(entries)}")


def main() -> int:
    if not CORPORA.is_dir():
        print("SKIPPED FOR WANT OF MATERIAL: no corpora beside the checkout")
        return 0
    syllables, counted, alone = count_words()
    compounds = {pair for pair, n in counted.items() if n >= LEAST_COMPOUND and all(map(is_syllable, pair.split()))}
    known = sorted((word, n) for word, n in syllables.items() if n >= LEAST_SYLLABLE and is_syllable(word))
    write(
        "compounds.txt",
        (SEGMENTED,),
        f"Words of two syllables counted {LEAST_COMPOUND} times or more, tone placement folded.",
        sorted(compounds),
    )
    write(
        "syllable_counts.txt",
        (SEGMENTED,),
        f"Syllables counted {LEAST_SYLLABLE} times or more, tone placement folded: syllable, count.",
        [f"{word} {n}" for word, n in known],
    )
    write(
        "rare_syllables.txt",
        RUNNING,
        f"Syllables not in syllable_counts.txt, counted {LEAST_RARE} times or more in all of these.",
        rare_syllables({word for word, _ in known}),
    )
    write(
        "bound_syllables.txt",
        (SEGMENTED,),
        f"Syllables counted {LEAST_BOUND} times or more that are a word by themselves in less than {BOUND:.0%} of them.",
        [word for word, n in known if n >= LEAST_BOUND and alone[word] < BOUND * n],
    )
    write(
        "said_twice.txt",
        RUNNING,
        f"Doubled in {LEAST_CONTEXTS} contexts or more and in {DOUBLED:.2%} of its occurrences or more.",
        sorted(said_twice(compounds)),
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
