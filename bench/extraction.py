"""Extraction against the gold of the measured portal: with its CMS profile, and with the generic extractor alone.

Prints the share of pages that are right and pages a second on one core; exits 1 below the floors of ``bench/extraction.toml``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from rasoat.content import Article, Page
from rasoat.readers.archive import index
from rasoat.readers.webpage import read_page

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared" / "portal"


def rows(name: str) -> list[dict[str, Any]]:
    with gzip.open(SHARED / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def plain(text: str) -> str:
    """White space and normal form folded."""
    import unicodedata

    return " ".join(unicodedata.normalize("NFC", text).split())


def grams(text: str) -> Counter[tuple[str, ...]]:
    words = plain(text).split()
    return (
        Counter(zip(*(words[start:] for start in range(4)), strict=False))
        if len(words) >= 4
        else Counter([tuple(words)])
    )


def prose(article: Article) -> str:
    """The body's text with the alternative texts of images left out."""
    return plain(article.body)


def judge(page: Page, gold: dict[str, Any]) -> dict[str, bool]:
    """What is right of one page."""
    article = page.article
    if article is None:
        wrong = dict.fromkeys(("title", "lead", "body", "date", "byline", "good", "lead_kept"), False)
        return {**wrong, "no_invented_date": True}
    body, wanted = grams(prose(article)), grams(gold["body"])
    shared = sum((body & wanted).values())
    recall, precision = shared / max(1, sum(wanted.values())), shared / max(1, sum(body.values()))
    whole = plain(article.text)
    published = article.published.isoformat() if article.published else ""
    return {
        "title": plain(article.title) == plain(gold["title"]),
        "lead": plain(article.lead) == plain(gold["sapo"]),
        "body": re.sub(r"\s", "", prose(article)) == re.sub(r"\s", "", plain(gold["body"])),
        "date": published == gold["date"],
        "byline": "author" not in gold or plain(article.byline) == plain(gold["author"]),
        "good": recall >= 0.95 and precision >= 0.90,
        "lead_kept": not gold["sapo"] or plain(gold["sapo"]) in whole,
        "no_invented_date": bool(gold["date"]) or not published,
    }


def measure(profiles: bool, golds: dict[str, dict[str, Any]], sample: int | None, show: int) -> dict[str, float]:
    """Shares right over the pages that have a gold, and pages a second of processor time."""
    archive = SHARED / "sotttt.warc.gz"
    captures = [c for c in index(archive) if golds.get(_id(c.url))][:sample]
    counts: Counter[str] = Counter()
    seconds = 0.0
    shown = 0
    for capture in captures:
        html = _html(archive, capture)
        start = time.process_time()
        page = read_page(html, url=capture.url, profiles=profiles)
        seconds += time.process_time() - start
        right = judge(page, golds[_id(capture.url)])
        counts.update(key for key, value in right.items() if value)
        if shown < show and not all(right[key] for key in ("title", "good", "lead_kept")):
            shown += 1
            print("   wrong:", capture.url[-90:], sorted(key for key, value in right.items() if not value))
    pages = max(1, len(captures))
    return {
        **{key: counts[key] / pages for key in sorted(counts)},
        "pages": len(captures),
        "pages_per_second": pages / seconds,
    }


def _html(archive: Path, capture: Any) -> bytes:
    from fastwarc.warc import ArchiveIterator

    with archive.open("rb") as stream:
        stream.seek(capture.offset)
        return bytes(next(iter(ArchiveIterator(stream, parse_http=True))).reader.read())


def _id(url: str) -> str:
    match = re.search(r"/view_content/(?:pop_up/)?(\d+)", url)
    return match[1] if match else ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    if not SHARED.is_dir():
        print("SKIPPED FOR WANT OF MATERIAL: no measured portal beside the checkout")
        return 0
    golds = {row["id"]: row for row in rows("articles.jsonl.gz")}
    golds.update({row["id"]: row for row in rows("gold_extraction.jsonl.gz")})
    floors = tomllib.loads((HERE / "extraction.toml").read_text(encoding="utf-8"))
    low = []
    for name, profiles in (("profile", True), ("generic", False)):
        found = measure(profiles, golds, options.sample, options.show)
        print(name, "  ".join(f"{key} {value:.4g}" for key, value in found.items()))
        low += [f"{name}.{key}" for key, floor in floors[name].items() if found.get(key, 0.0) < floor]
    if low:
        print(f"below the floor: {', '.join(low)}")
    return int(bool(low))


if __name__ == "__main__":
    sys.exit(main())
