"""How long the scorecard site takes: 150 agencies with 100,000 findings in 20,000 articles, all invented.

``python -m bench.scorecard [agencies] [findings]`` prints seconds, pages, megabytes and the largest page; the ceiling is 10 s.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from rasoat.report import AgencyReport, Report
from reporters.scorecard import write_site
from tests.reporting.sample_report import make_agency, make_report, sample_report

CEILING = 10.0
PER_ARTICLE = 5


def synthetic(agencies: int, findings: int) -> Report:
    """Agencies as like as clones: each article of the sample with its findings, as often as needed."""
    source = make_agency("so-mau", "Sở Mẫu", "so", 700, 1.0)
    pairs = [(a, [f for f in source.findings if f.article == a.id]) for a in source.articles]
    score = sample_report().agencies[0].score
    each = findings // agencies
    made: list[AgencyReport] = []
    for number in range(agencies):
        articles, found = [], []
        for index in range(each // PER_ARTICLE):
            article, some = pairs[(index + number) % len(pairs)]
            key = f"{number}-{index}"
            articles.append(replace(article, id=key))
            found += [
                replace((some * PER_ARTICLE)[i], article=key, fingerprint=f"{key}-{i}") for i in range(PER_ARTICLE)
            ]
        id_ = f"co-quan-{number}"
        made.append(
            replace(source, id=id_, name=f"Cơ quan số {number}", articles=tuple(articles), findings=tuple(found), score=score,
                    group="so" if number < 20 else "px", group_name="Sở, ban, ngành" if number < 20 else "Phường, xã")
        )  # fmt: skip
    return make_report(tuple(made))


def main() -> int:
    agencies, findings = (int(a) for a in (*sys.argv[1:], "150", "100000")[:2])
    report = synthetic(agencies, findings)
    with tempfile.TemporaryDirectory() as folder:
        before = os.times()
        write_site(report, Path(folder))
        after = os.times()
        wall = after.elapsed - before.elapsed
        own, system = (sum(after[i] - before[i] for i in pair) for pair in ((0, 2), (1, 3)))
        sizes = {p: p.stat().st_size for p in Path(folder).rglob("*.html")}
        largest = max(sizes, key=lambda p: sizes[p])
        total = sum(len(a.findings) for a in report.agencies)
        print(f"{wall:.1f} s (processors: {own:.1f} s own work, {system:.1f} s writing files)")
        print(f"{total} findings, {len(sizes)} pages, {sum(sizes.values()) / 1e6:.0f} MB")
        print(f"largest page: {largest.relative_to(folder)}, {sizes[largest] / 1e3:.0f} kB")
    return 0 if wall <= CEILING else 1


if __name__ == "__main__":
    raise SystemExit(main())
