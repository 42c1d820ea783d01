"""Recall per category and precision on exhaustively proof-read articles of the measured portal.

A finding is right where it overlaps a label of the same article and field; the rest are listed to be read one by one
(a label can be missing). Labels whose category no rule of this version covers count as misses all the same.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.corpus import article_page
from rasoat.content import BlockKind, Page
from rasoat.finding import Finding
from rules.engine import Engine
from rules.registry import select

SHARED = Path(__file__).resolve().parents[2] / "shared" / "portal"
FIELD = {"title": BlockKind.TITLE, "sapo": BlockKind.LEAD}
SHOWN = 40
SHOWN_FROM = 0.5
"""Confidence below which the command shows a finding only if asked (``--confidence``)."""
WRITING = frozenset(
    """capitalisation punctuation spacing unicode_or_entity spelling_realword spelling_nonword extra_or_repeated_word""".split()
)
"""Categories of the rules on writing (SP, TY, CA)."""


def rows(name: str) -> list[dict[str, Any]]:
    with gzip.open(SHARED / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def field_of(page: Page, finding: Finding) -> tuple[str, int]:
    """Field of the stored article, and the offset in it, of a finding's first character (offsets of NFC text)."""
    assert page.article is not None
    assert finding.span is not None
    start = finding.span[0]
    block = page.article.block_at(start)
    kind = block.kind if block else BlockKind.PARAGRAPH
    for name, wanted in FIELD.items():
        if kind is wanted and block:
            return name, start - block.span.start
    body = next(b.span.start for b in page.article.blocks if b.kind not in FIELD.values())
    return "body", start - body


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missed", action="store_true", help="list the sure labels that were missed")
    options = parser.parse_args()
    if not SHARED.is_dir():
        print("SKIPPED FOR WANT OF MATERIAL: no proof-read articles beside the checkout")
        return 0
    head, *labels = rows("proofread.jsonl.gz")
    wanted = set(head["articles"])
    articles = {row["id"]: row for row in rows("articles.jsonl.gz") if row["id"] in wanted}
    engine = Engine(select((), ()))
    hit: set[int] = set()
    by_article = defaultdict(list)
    for number, label in enumerate(labels):
        by_article[label["id"], label["field"]].append((number, label))
    shown: Counter[str] = Counter()
    right: Counter[str] = Counter()
    off = []
    for row in articles.values():
        page = article_page(row)
        for finding in engine.check(page).findings:
            if finding.span is None or finding.confidence < SHOWN_FROM:
                continue
            field, start = field_of(page, finding)
            end = start + finding.span[1] - finding.span[0]
            found = [
                n
                for n, label in by_article[row["id"], field]
                if label["start"] < max(end, start + 1) and start < label["end"]
            ]
            hit.update(found)
            shown[finding.code] += 1
            if found:
                right[finding.code] += 1
            else:
                off.append(
                    (finding.code, row["id"], f"{finding.before[-25:]}⟦{finding.quote[:60]}⟧{finding.after[:25]}")
                )
    print(f"{'category':<30} {'sure':>12} {'all':>12}")
    for category in sorted({label["category"] for label in labels}):
        of = [n for n, label in enumerate(labels) if label["category"] == category]
        sure = [n for n in of if labels[n]["confidence"] == "sure"]
        cells = [f"{sum(n in hit for n in part)}/{len(part)}" for part in (sure, of)]
        print(f"{category:<30} {cells[0]:>12} {cells[1]:>12}")
    of = [n for n, label in enumerate(labels) if label["category"] in WRITING and label["confidence"] == "sure"]
    print(f"{'writing, all categories':<30} {f'{sum(n in hit for n in of)}/{len(of)}':>12}")
    print(f"\nof {sum(shown.values())} findings {sum(right.values())} overlap a label")
    for code in sorted(shown):
        print(f"  {code}  {right[code]}/{shown[code]}")
    print("\noff the labels, to be read:")
    for code, article, words in off[:SHOWN]:
        print(f"  {code} {article} {' '.join(words.split())}")
    if options.missed:
        print("\nsure labels on writing that no finding overlaps:")
        for n in of:
            if n not in hit:
                label = labels[n]
                text = articles[label["id"]][label["field"]]
                around = (
                    f"{text[max(0, label['start'] - 30) : label['start']]}⟦{label['quote']}⟧{text[label['end'] :][:25]}"
                )
                print(f"  {label['category'][:12]:<12} {label['id']} {' '.join(around.split())} → {label['suggest']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
