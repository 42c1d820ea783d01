"""Times the whole run, archive to findings, on the measured portal (or the sample portals where it is absent).

``--sample N``: only the first N pages, ``--rules``: the cost of every rule too (one process). Figures go to stdout;
``bench/speed.toml`` holds floors for ratios within one run, never absolute times.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from rasoat.checking import ArchiveChunk, Batch, Setup, check_archive_chunk, cut, run
from rasoat.config import Config
from rasoat.readers.archive import index

ROOT = Path(__file__).resolve().parents[1]
ARCHIVE = ROOT.parent / "shared" / "portal" / "sotttt.warc.gz"


def sample_archive() -> Path:
    """The measured portal's archive, else one made by crawling the sample portals."""
    if ARCHIVE.exists():
        return ARCHIVE
    print("SKIPPED FOR WANT OF MATERIAL: no measured portal beside the checkout; the sample portals stand in for it")
    from rasoat.pipeline import demo

    out = ROOT / "bench" / "out" / "demo"
    demo(out, quiet=True)
    return max((out / "luu").glob("*.warc.gz"), key=lambda path: path.stat().st_size)


def peak_mb() -> float:
    """Peak memory of this process and of its largest child, in MB."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (own + 2 * child if child else own) / 1024


def timed(archive: Path, sample: int | None, processes: int, *, rules: bool = False) -> tuple[float, float, Batch]:
    """Seconds of wall time, seconds of indexing, and what was found."""
    start = time.perf_counter()
    captures = index(archive)[:sample]
    indexed = time.perf_counter() - start
    chunks = [ArchiveChunk(archive, part, None) for part in cut(captures)]
    batch = run(Setup.of(Config()), check_archive_chunk, chunks, processes=processes, timed=rules)
    return time.perf_counter() - start, indexed, batch


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--processes", type=int, default=0)
    parser.add_argument("--rules", action="store_true")
    options = parser.parse_args()
    archive = sample_archive()
    seconds, indexed, batch = timed(archive, options.sample, options.processes)
    print(
        f"{batch.pages} pages, {len(batch.articles)} articles, {len(batch.findings)} findings, {len(batch.unread)} unread"
    )
    print(
        f"whole run {seconds:.1f} s ({batch.pages / seconds:.0f} pages/s; index {indexed:.2f} s), peak about {peak_mb():.0f} MB"
    )
    alone, _, _ = timed(archive, options.sample, 1)
    print(f"one process {alone:.1f} s; ratio {alone / seconds:.2f}")
    if options.rules:
        _, _, batch = timed(archive, options.sample, 1, rules=True)
        total = sum(batch.seconds.values())
        print(f"rules {total:.2f} s of which")
        for code, cost in sorted(batch.seconds.items(), key=lambda item: -item[1]):
            print(f"  {code}  {cost:7.3f} s  {1e6 * cost / max(1, batch.pages):8.1f} us a page  {cost / total:5.1%}")
    if batch.failures:
        print(f"{len(batch.failures)} rule failures, first: {batch.failures[0]}")
    return int(bool(batch.failures) or not batch.pages)


if __name__ == "__main__":
    sys.exit(main())
