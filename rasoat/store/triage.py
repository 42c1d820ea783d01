"""What people decided about findings. A decision that hides or confirms something needs two people and may expire."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rasoat.people import person


class TriageState(StrEnum):
    ASSIGNED = "assigned"
    DISMISSED = "dismissed"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Triage:
    """One person's decision about one finding; a later one of the same person replaces it."""

    fingerprint: str
    state: TriageState
    reason: str
    owner: str
    expires: dt.date | None = None

    def valid(self, day: dt.date) -> bool:
        return self.expires is None or day <= self.expires


@dataclass(frozen=True, slots=True)
class Work:
    """Who is to mend a finding, until when, and when somebody said that it is done (ISO 8601; "" if nobody did)."""

    fingerprint: str
    owner: str = ""
    due: dt.date | None = None
    claimed: str = ""


def agreed(entries: Iterable[Triage], state: TriageState, day: dt.date) -> frozenset[str]:
    """Fingerprints on which two people or more hold the same decision on this day."""
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.state is state and entry.valid(day):
            owners[entry.fingerprint].add(person(entry.owner))
    return frozenset(fingerprint for fingerprint, people in owners.items() if len(people) > 1)
