"""The workspace: runs, pages, findings and triage of a city's portals in one SQLite file."""

from __future__ import annotations

from rasoat.store.changes import Comparison, compare
from rasoat.store.snapshot import Edition, PageRow, Snapshot, Stored, edition_of, snapshot_of
from rasoat.store.triage import Triage, TriageState, Work
from rasoat.store.workspace import Store, todays_point

__all__ = [
    "Comparison",
    "Edition",
    "PageRow",
    "Snapshot",
    "Store",
    "Stored",
    "Triage",
    "TriageState",
    "Work",
    "compare",
    "edition_of",
    "snapshot_of",
    "todays_point",
]
