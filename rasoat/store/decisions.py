"""People's decisions in the workspace's tables. They follow a finding to the fingerprint that it has today."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Mapping

from rasoat.store.triage import Triage, TriageState, Work


def keep(connection: sqlite3.Connection, entry: Triage) -> None:
    """A later decision of the same person replaces the earlier one."""
    for fingerprint in dict.fromkeys((entry.fingerprint, current(connection, entry.fingerprint))):
        connection.execute(
            "INSERT OR REPLACE INTO triage (fingerprint, owner, state, reason, expires) VALUES (?, ?, ?, ?, ?)",
            (
                fingerprint,
                entry.owner,
                entry.state.value,
                entry.reason,
                entry.expires.isoformat() if entry.expires else None,
            ),
        )


def all_of(connection: sqlite3.Connection) -> tuple[Triage, ...]:
    """By fingerprint and owner."""
    rows = connection.execute(
        "SELECT fingerprint, owner, state, reason, expires FROM triage ORDER BY fingerprint, owner"
    )
    return tuple(
        Triage(fingerprint, TriageState(state), reason, owner, dt.date.fromisoformat(expires) if expires else None)
        for fingerprint, owner, state, reason, expires in rows
    )


def keep_work(connection: sqlite3.Connection, entry: Work) -> None:
    """What is new replaces what was there; what is empty leaves it."""
    for fingerprint in dict.fromkeys((entry.fingerprint, current(connection, entry.fingerprint))):
        connection.execute(
            "INSERT INTO work (fingerprint, owner, due, claimed) VALUES (:key, :owner, :due, :claimed) "
            "ON CONFLICT (fingerprint) DO UPDATE SET due = coalesce(:due, due), "
            "owner = CASE :owner WHEN '' THEN owner ELSE :owner END, "
            "claimed = CASE :claimed WHEN '' THEN claimed ELSE :claimed END",
            {
                "key": fingerprint,
                "owner": entry.owner,
                "due": entry.due.isoformat() if entry.due else None,
                "claimed": entry.claimed,
            },
        )


def work_of(connection: sqlite3.Connection) -> dict[str, Work]:
    """By fingerprint."""
    rows = connection.execute("SELECT fingerprint, owner, due, claimed FROM work ORDER BY fingerprint")
    return {
        fingerprint: Work(fingerprint, owner, dt.date.fromisoformat(due) if due else None, claimed)
        for fingerprint, owner, due, claimed in rows
    }


def current(connection: sqlite3.Connection, fingerprint: str) -> str:
    """The fingerprint that a finding has today, ``fingerprint`` itself where it never changed."""
    seen = {fingerprint}
    while row := connection.execute("SELECT current FROM aliases WHERE fingerprint = ?", (fingerprint,)).fetchone():
        fingerprint = row[0]
        if fingerprint in seen:
            break
        seen.add(fingerprint)
    return fingerprint


def follow(connection: sqlite3.Connection, known: Mapping[str, str]) -> None:
    """``known``: fingerprint of today to that of the run before. What stands under its own name again leads nowhere else."""
    connection.executemany("DELETE FROM aliases WHERE fingerprint = ?", ((new,) for new in known))
    changed = [(old, new) for new, old in known.items() if new != old]
    connection.executemany("INSERT OR REPLACE INTO aliases (fingerprint, current) VALUES (?, ?)", changed)
    connection.executemany(
        "INSERT OR IGNORE INTO triage (fingerprint, owner, state, reason, expires) "
        "SELECT ?, owner, state, reason, expires FROM triage WHERE fingerprint = ?",
        ((new, old) for old, new in changed),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO work (fingerprint, owner, due, claimed) "
        "SELECT ?, owner, due, claimed FROM work WHERE fingerprint = ?",
        ((new, old) for old, new in changed),
    )
