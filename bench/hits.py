"""Hits of rules on a measured corpus, spread over it, to be read one by one (``bench/hits.py SP002 TY --corpus baomoi``)."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.corpus import CORPORA, SHARED
from rasoat.finding import Finding
from rules.engine import Engine
from rules.registry import select


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("codes", nargs="+")
    parser.add_argument("--corpus", choices=CORPORA, default="portal")
    parser.add_argument("--read", type=int, default=50, help="how many hits to show, evenly spread")
    parser.add_argument("--pages", type=int, help="only the first so many pages")
    parser.add_argument("--published", type=dt.date.fromisoformat, help="judge all as if published on this day")
    options = parser.parse_args()
    if not SHARED.is_dir():
        print("SKIPPED FOR WANT OF MATERIAL: no corpora beside the checkout")
        return 0
    engine = Engine(select(options.codes, (), preview=True))
    found: list[tuple[str, Finding]] = []
    pages = 0
    for page in islice(CORPORA[options.corpus](), options.pages):
        pages += 1
        if options.published and page.article:
            page = replace(page, article=replace(page.article, published=options.published))
        checked = engine.check(page)
        found += [(page.url.rsplit("/", 1)[-1][:12], finding) for finding in checked.findings]
        for failure in checked.failures:
            print(f"BROKEN {failure}")
    print(f"{len(found)} hits on {pages} pages of {options.corpus}")
    step = max(1, len(found) // max(1, options.read))
    for name, finding in found[::step][: options.read]:
        words = f"{finding.before[-45:]}⟦{finding.quote[:90]}⟧{finding.after[:45]}".replace("\n", " ")
        print(
            f"{finding.code} {finding.severity.value[0].upper()} {name}: {words}  → {' | '.join(finding.suggestions)[:60]}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
