"""What each corpus, feature and silence gives to SP003 (``bench/context.py corpora|features|silences``), for docs/decisions.

Tables are learnt without the portal and without news-baomoi, which stay the texts to be judged. Slips are put into them; for
thresholds at which the untouched texts raise 1 and 3 flags in 10,000 words (nearly all of them real errors) the share of slips
found is printed: the synthetic figure compares models, it is no promise for real text.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.corpus import CORPORA, SHARED
from rasoat.content import Page
from rules.context import features
from rules.context.judge import Judge
from rules.context.learning import learn, texts
from rules.context.learning.fitting import fit
from rules.context.learning.noise import RATE, spoiled
from rules.context.table import Table, read
from rules.context.tokens import TOKEN

TEXTS = ("law.txt.xz", "viwiki.txt.xz", "news-vietnews.txt.xz", "news-dantri.jsonl.xz")
FLAGS = (1.0, 3.0)
"""In 10,000 words."""
LEAST = -6.0
JUDGED = (("portal", 6), ("baomoi", 16))
"""Corpora that are judged, and of how many pages one is."""


def learnt(names: tuple[str, ...], folder: Path) -> Table:
    paths = [SHARED / "corpora" / name for name in names]
    path = folder / "context.table"
    learn.learn(texts.lines(paths), lambda: texts.corpora(paths), "2026-01-01", path)
    return read(path)


def pages() -> Iterator[tuple[str, Page]]:
    for name, step in JUDGED:
        yield from ((name, page) for page in islice(CORPORA[name](), 0, None, step))


def measure(judge: Judge, label: str) -> None:
    known = frozenset(judge.lexicon.words)
    rng = random.Random(5)
    clean: dict[str, list[float]] = {name: [] for name, _ in JUDGED}
    found: dict[str, list[float]] = {name: [] for name, _ in JUDGED}
    words, slips = dict.fromkeys(clean, 0), dict.fromkeys(clean, 0)
    for name, page in pages():
        assert page.article is not None
        text = page.article.text
        words[name] += len(text.split())
        clean[name] += [doubt.score for doubt in judge.doubts(text, LEAST)]
        tokens, meant = spoiled(TOKEN.findall(text), known, rng)
        slips[name] += len(meant)
        found[name] += [doubt.score for doubt in judge.doubts(" ".join(tokens), LEAST) if doubt.token in meant]
    cells = []
    for name in clean:
        ordered = np.sort(np.array(clean[name]))[::-1]
        for flags in FLAGS:
            threshold = ordered[min(len(ordered) - 1, int(flags * words[name] / 1e4))]
            cells.append(
                f"{name} {flags:.0f}/10k {np.mean(np.array(found[name]) > threshold) * len(found[name]) / slips[name]:.3f}"
            )
    print(f"{label:<44} {'  '.join(cells)}", flush=True)


def by_corpora(folder: Path) -> None:
    for left_out in ("", *TEXTS):
        table = learnt(tuple(name for name in TEXTS if name != left_out), folder)
        measure(Judge([table]), f"without {left_out}" if left_out else "all")


def by_features(folder: Path) -> None:
    table = learnt(TEXTS, folder)
    _, aside = learn._counted(texts.lines([SHARED / "corpora" / name for name in TEXTS]))
    cells, right, spoiled_at, _ = learn._examples(table, aside)
    worth = np.where(spoiled_at, learn.NATURAL / RATE, 1.0)
    starts = np.cumsum([0, *(size for _, size in features.TABLES)])
    groups = {
        "all": (),
        "without triples": ("left triple", "middle triple", "right triple"),
        "without the kind of slip": ("kind of slip",),
        "without capitals": ("capitals",),
        "without neighbours": tuple(name for name in features.FEATURES if "neighbour" in name),
        "without frequencies and lengths": ("frequencies", "lengths"),
        "without both pairs together": ("pairs as written", "pairs of the candidate"),
    }
    for label, left_out in groups.items():
        kept = [number for number, name in enumerate(features.FEATURES) if name not in left_out]
        weights = fit(cells[:, kept], right, worth, features.SIZE)
        for name in left_out:
            number = features.FEATURES.index(name)
            weights[starts[number] : starts[number + 1]] = 0.0
        measure(Judge([table], weights.astype(np.float32)), label)


def by_silences() -> None:
    """Flags that each silence of the rule takes away, on the judged texts."""
    from rules.engine import Engine
    from rules.registry import select
    from rules.spelling import unlikely_in_context as rule

    silences = ("_glued", "_acronym", "_foreign", "_in_name", "_variants", "_settled")
    quiet = {"_variants": lambda: frozenset(), "_settled": lambda suspects: 0.0}
    for silence in ("", *silences):
        kept = getattr(rule, silence) if silence else None
        if silence:
            setattr(rule, silence, quiet.get(silence, lambda *_: False))
        engine = Engine(select(["SP003"], ()))
        shown = {name: 0 for name, _ in JUDGED}
        for name, page in pages():
            shown[name] += sum(finding.confidence >= 0.5 for finding in engine.check(page).findings)
        if silence:
            setattr(rule, silence, kept)
        print(f"{'without ' + silence[1:] if silence else 'all silences':<24} {shown}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("corpora", "features", "silences"))
    options = parser.parse_args()
    if not SHARED.is_dir():
        print("SKIPPED FOR WANT OF MATERIAL: no corpora beside the checkout")
        return 0
    if options.what == "silences":
        by_silences()
        return 0
    with tempfile.TemporaryDirectory() as folder:
        (by_corpora if options.what == "corpora" else by_features)(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
