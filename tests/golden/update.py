"""The expected findings of the sample portals (``make golden`` rewrites them; read the diff)."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from rasoat.pipeline import demo
from rasoat.report import Report

_PORT = re.compile(r"127\.0\.0\.1:\d+")
FILE = Path(__file__).with_name("samples.txt")


def lines(report: Report) -> list[str]:
    """One line a finding: agency, code, severity, path of the page, words; without ports or anything else that varies."""
    made = []
    for agency in report.agencies:
        for finding in agency.findings:
            path = "/" + finding.place.url.split("/", 3)[3] if finding.place.url.count("/") >= 3 else ""
            words = _PORT.sub("host", " ".join(finding.quote.split()))[:80]
            made.append(f"{agency.id}\t{finding.code}\t{finding.severity.value}\t{path}\t{words}")
        made.append(f"{agency.id}\tgrade\t{agency.score.grade if agency.score else None}\t\t")
    return sorted(made)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        FILE.write_text("\n".join(lines(demo(Path(folder), quiet=True))) + "\n", encoding="utf-8")
    print(f"{FILE.name}: {len(FILE.read_text(encoding='utf-8').splitlines())} lines")


if __name__ == "__main__":
    main()
