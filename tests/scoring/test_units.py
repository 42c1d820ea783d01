"""Near-duplicate clusters."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from rasoat.score.units import assign_units, signatures

WORDS = [f"từ{n}" for n in range(2000)]


def text(seed: int, length: int = 150) -> str:
    draw = random.Random(seed)
    return " ".join(draw.choice(WORDS) for _ in range(length))


def changed(words: str, count: int) -> str:
    parts = words.split()
    step = len(parts) // count
    for n in range(count):
        parts[n * step] = "khác"
    return " ".join(parts)


def units(*texts: str) -> list[int]:
    return assign_units(signatures(texts))


def test_copies_share_a_unit_and_others_do_not() -> None:
    a, b = text(1), text(2)
    assert units(a, b, a, b.upper(), a + "  ") == [0, 1, 0, 1, 0]


def test_a_typo_does_not_make_a_new_unit() -> None:
    assert units(text(1), changed(text(1), 1)) == [0, 0]


def test_a_rewritten_text_is_a_new_unit() -> None:
    assert units(text(1), changed(text(1), 30)) == [0, 1]


def test_texts_without_words_stand_alone() -> None:
    assert units("", text(1), " \n", "một", "một") == [0, 1, 2, 3, 3]


def test_clusters_are_the_same_in_another_process(root: Path) -> None:
    code = (
        "from tests.scoring.test_units import text, changed, units;"
        "print(units(*(changed(text(n % 7), 1 + n % 40) for n in range(60))))"
    )
    other = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == str(units(*(changed(text(n % 7), 1 + n % 40) for n in range(60))))


def test_time_grows_with_the_number_of_articles_not_its_square() -> None:
    sketches = signatures(changed(text(1), 1 + n % 149) for n in range(500))

    def seconds(times: int) -> float:
        started = time.process_time()
        assign_units(sketches * times)
        return time.process_time() - started

    seconds(1)
    assert seconds(16) < 16 * 4 * max(seconds(1), 0.005)
