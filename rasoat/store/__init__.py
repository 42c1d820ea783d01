"""The workspace: runs, pages, findings and triage of a city's portals in one SQLite file."""

from __future__ import annotations

from rasoat.store.triage import Triage, TriageState
from rasoat.store.workspace import Store

__all__ = ["Store", "Triage", "TriageState"]
