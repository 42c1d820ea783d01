"""Findings added and removed, per rule, between another revision and the working tree (``make diff REV=HEAD~1``).

The corpus is the measured portal's archive, or the sample portals' where that is absent.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.speed import ROOT, sample_archive

OUT = ROOT / "bench" / "out"
SHOWN = 5
_RUN = """
import sys
from pathlib import Path
from rasoat.cli import main
sys.exit(main(["check", sys.argv[1], "--isolated", "--preview", "--exit-zero", "-q",
               "--min-confidence", "0", "--format", "jsonl=" + sys.argv[2]]))
"""


def findings(checkout: Path, archive: Path, target: Path) -> Counter[tuple[str, str, str]]:
    """(code, where, quote) of every finding that the code in ``checkout`` makes of ``archive``."""
    command = [sys.executable, "-P", "-c", _RUN, str(archive), str(target)]
    subprocess.run(command, cwd=checkout, env={"PYTHONPATH": str(checkout)}, check=False)
    lines = target.read_text(encoding="utf-8").splitlines()
    rows = (json.loads(line) for line in lines)
    return Counter((row["code"], row.get("url") or row.get("path") or "", row["quote"]) for row in rows)


def main(revision: str) -> int:
    OUT.mkdir(parents=True, exist_ok=True)
    archive = sample_archive()
    base = OUT / "base"
    subprocess.run(["git", "worktree", "remove", "--force", str(base)], cwd=ROOT, capture_output=True, check=False)
    subprocess.run(
        ["git", "worktree", "add", "--detach", str(base), revision], cwd=ROOT, capture_output=True, check=True
    )
    try:
        before = findings(base, archive, OUT / "before.jsonl")
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", str(base)], cwd=ROOT, capture_output=True, check=False)
    after = findings(ROOT, archive, OUT / "after.jsonl")
    added, removed = after - before, before - after
    for code in sorted({key[0] for key in (*added, *removed)}):
        plus = [key for key in added if key[0] == code]
        minus = [key for key in removed if key[0] == code]
        print(f"{code}  +{sum(added[key] for key in plus)}  -{sum(removed[key] for key in minus)}")
        for sign, keys in (("+", plus), ("-", minus)):
            for _, where, quote in sorted(keys)[:SHOWN]:
                print(f"   {sign} {quote[:80]!r}  {where}")
    print(f"{sum(before.values())} findings before, {sum(after.values())} after")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "HEAD"))
