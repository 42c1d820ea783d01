"""The precision ledger: every rule, how many of its hits on real pages were read and right. Fails where a stable rule is
below .8, or an error or warning was never read although the corpus has hits of it."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from rules.precision import ledger
from rules.registry import all_rules

FLOOR = 0.8


def main() -> int:
    low = []
    print(f"{'rule':<7} {'right/read':>10}  precision  corpus")
    for rule in all_rules():
        reading = ledger().get(rule.code)
        if reading is None or not reading.read:
            print(f"{rule.code:<7} {'-':>10}  not measured  {'preview' if rule.preview else ''}")
            continue
        share = reading.right / reading.read
        stage = "preview" if rule.preview else ""
        print(f"{rule.code:<7} {f'{reading.right}/{reading.read}':>10}  {share:9.2f}  {reading.corpus} {stage}")
        if share < FLOOR and not rule.preview:
            low.append(rule.code)
    unknown = sorted(set(ledger()) - {rule.code for rule in all_rules()})
    if low:
        print(f"below {FLOOR} and not preview: {', '.join(low)}")
    if unknown:
        print(f"ledger entries without a rule: {', '.join(unknown)}")
    return int(bool(low or unknown))


if __name__ == "__main__":
    sys.exit(main())
