"""A workspace that rasoat 0.1 made (``workspace_1.sql``: six runs of two agencies, two decisions) loses nothing."""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from rasoat.cli import main
from rasoat.errors import RasoatError
from rasoat.store import Store
from rasoat.store.database import MIGRATIONS
from rasoat.trends import recorded
from tests.scoring.builders import agency, finding, profile, scored_report, template

DUMP = Path(__file__).with_name("workspace_1.sql").read_text(encoding="utf-8")
OLD_TABLES = {
    "runs": "id, agency, created, moment, version, formula, points, low, high, grade, pages, read, new, fixed, open",
    "pages": "run, place, status, published, unit",
    "findings": "run, fingerprint, code, severity, scope, place, quote, pages, seen",
    "triage": "fingerprint, owner, state, reason, expires",
}
NEXT = "2026-10-01T00:00:00+07:00"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "rasoat.db"
    raw = sqlite3.connect(path, isolation_level=None)
    raw.executescript(DUMP)
    raw.close()
    return path


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    raw = sqlite3.connect(path)
    found = {table: raw.execute(f"SELECT {names} FROM {table}").fetchall() for table, names in OLD_TABLES.items()}
    raw.close()
    return found


def test_every_row_is_there_after_the_migration(old: Path) -> None:
    before = rows(old)
    assert all(before.values())
    Store(old).close()
    assert rows(old) == before
    Store(old).close()
    assert rows(old) == before
    raw = sqlite3.connect(old)
    assert raw.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    raw.close()


def test_a_finding_was_first_seen_in_the_oldest_run_that_is_kept(old: Path) -> None:
    with Store(old) as store:
        newest = next(store.kept("so-mau"))
        assert {one.first[:10] for one in newest.findings.values()} == {"2026-06-01"}
        assert len(list(store.kept("so-mau"))) == 4
        assert len(store.history("so-mau")) == 6


def test_the_next_run_goes_on_from_the_old_ones(old: Path) -> None:
    given = agency(40, finding("K04", 3, 1, quote="bổ xung"), template("K03", 40, quote="Quận Mẫu"))
    with Store(old) as store:
        (after,) = recorded(
            store, replace(scored_report(), created=NEXT, agencies=(given,)), profile=profile()
        ).agencies
        assert after.changes
        assert (after.changes.new, after.changes.open, after.dismissed) == (1, 0, 1)
        assert after.changes.by_fix is None
        assert after.changes.points_before is not None
        assert len(after.trend) == 7
        assert store.dismissed(dt.date(2026, 10, 1)) == {"RU003--0"}


def test_commands_read_it(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", "--workspace", str(old)]) == 0
    assert main(["diff", "latest~1", "latest", "--workspace", str(old)]) in (0, 1)
    told = capsys.readouterr()
    assert "1 chỗ đã sửa" in told.out
    assert main(["diff", "latest~5", "latest", "--workspace", str(old)]) == 3
    assert "chỉ còn điểm và số đếm" in capsys.readouterr().err


def test_a_migration_that_fails_leaves_the_old_file(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows(old)
    monkeypatch.setattr(
        "rasoat.store.database.MIGRATIONS", (*MIGRATIONS, "CREATE TABLE half (x); CREATE TABLE runs (x)")
    )
    with pytest.raises(RasoatError):
        Store(old)
    assert rows(old) == before
    raw = sqlite3.connect(old)
    assert raw.execute("PRAGMA user_version").fetchone() == (1,)
    assert raw.execute("SELECT name FROM sqlite_schema WHERE name IN ('half', 'aliases')").fetchall() == []
    raw.close()
