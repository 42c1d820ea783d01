"""How long every format takes: 100,000 findings of 150 agencies, all invented.

``python -m bench.formats [agencies] [findings]`` prints for each format seconds of processor, megabytes written, and megabytes of
memory over those of the report. Each is made in a process of its own. Folders are measured by ``bench.scorecard``.
"""

from __future__ import annotations

import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from bench.scorecard import synthetic
from reporters.formats import FORMATS, Target

CEILING = {"xlsx": 60.0, "fix-sheet": 60.0}
OTHERS = 10.0
"""Seconds; every cell of a workbook costs."""


def measure(name: str, agencies: int, findings: int) -> tuple[float, float, float]:
    """Seconds of processor, megabytes written, megabytes of memory."""
    report = synthetic(agencies, findings)
    FORMATS[name].render(synthetic(1, 50))
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    data = FORMATS[name].render(report)
    seconds = time.process_time() - start
    return seconds, len(data) / 1e6, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1e3


def main() -> int:
    agencies, findings = (int(a) for a in (*sys.argv[1:], "150", "100000")[:2])
    slow = 0
    for name, made in FORMATS.items():
        if made.target is Target.FOLDER:
            continue
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            seconds, size, memory = pool.submit(measure, name, agencies, findings).result()
        slow += seconds > CEILING.get(name, OTHERS)
        print(f"{name:<12}{seconds:7.1f} s{size:9.1f} MB written{memory:9.0f} MB of memory", flush=True)
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
