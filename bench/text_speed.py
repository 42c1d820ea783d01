"""Bytes of text a second through the rules on writing (SP, TY, CA), one process; ``--rules`` tells what each rule costs.

``--select``/``--ignore`` take codes as the command does. The target (reference of the spelling work): 8 MB/s for all but SP003.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.corpus import CORPORA, SHARED
from rules.engine import Engine
from rules.registry import all_rules, select


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--select", nargs="*", default=["SP", "TY", "CA"])
    parser.add_argument("--ignore", nargs="*", default=["SP003"])
    parser.add_argument("--corpus", choices=CORPORA, default="portal")
    parser.add_argument("--pages", type=int, default=1500)
    parser.add_argument("--rules", action="store_true")
    options = parser.parse_args()
    if not SHARED.is_dir():
        print("SKIPPED FOR WANT OF MATERIAL: no corpora beside the checkout")
        return 0
    costs: Counter[str] = Counter()

    def clock(code: str, seconds: float) -> None:
        costs[code] += seconds

    known = [code for code in options.ignore if any(rule.code.startswith(code) for rule in all_rules())]
    rules = select(options.select, known, preview=True)
    pages = list(islice(CORPORA[options.corpus](), options.pages))
    size = sum(len(page.article.text.encode()) for page in pages if page.article)
    engine = Engine(rules, clock=clock if options.rules else None)
    engine.check(pages[0])
    start = time.process_time()
    found = sum(len(engine.check(page).findings) for page in pages)
    seconds = time.process_time() - start
    print(
        f"{len(rules)} rules, {size / 1e6:.1f} MB of {options.corpus}: {size / 1e6 / seconds:.2f} MB/s, {found} findings"
    )
    for code, cost in costs.most_common():
        print(f"  {code}  {1e9 * cost / size:7.1f} ns a byte")
    return 0


if __name__ == "__main__":
    sys.exit(main())
