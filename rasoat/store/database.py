"""Opening the workspace file: what it is, which version, and every failure told with its remedy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rasoat.catalogue import _
from rasoat.errors import RasoatError

FILE_NAME = "rasoat.db"
"""Inside the folder of an audit."""
APPLICATION = 0x7261736F
"""``raso`` in the file's header: tells our files from other SQLite files."""

MIGRATIONS = (
    """
    CREATE TABLE runs (
        id INTEGER PRIMARY KEY, agency TEXT NOT NULL, created TEXT NOT NULL, moment REAL NOT NULL, version TEXT NOT NULL,
        formula TEXT NOT NULL, points REAL, low REAL, high REAL, grade TEXT,
        pages INTEGER NOT NULL, read INTEGER NOT NULL,
        new INTEGER NOT NULL, fixed INTEGER NOT NULL, open INTEGER NOT NULL,
        UNIQUE (agency, created)
    );
    CREATE TABLE pages (
        run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE, place TEXT NOT NULL, status TEXT NOT NULL,
        published TEXT, unit INTEGER, PRIMARY KEY (run, place)
    ) WITHOUT ROWID;
    CREATE TABLE findings (
        run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE, fingerprint TEXT NOT NULL, code TEXT NOT NULL,
        severity TEXT NOT NULL, scope TEXT NOT NULL, place TEXT NOT NULL, quote TEXT NOT NULL, pages INTEGER NOT NULL,
        seen INTEGER NOT NULL, PRIMARY KEY (run, fingerprint)
    ) WITHOUT ROWID;
    CREATE TABLE triage (
        fingerprint TEXT NOT NULL, owner TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, expires TEXT,
        PRIMARY KEY (fingerprint, owner)
    ) WITHOUT ROWID;
    """,
    """
    CREATE TABLE editions (
        id INTEGER PRIMARY KEY, version TEXT NOT NULL, formula TEXT NOT NULL, facts_date TEXT NOT NULL, facts TEXT NOT NULL,
        own_facts TEXT NOT NULL, rules TEXT NOT NULL, UNIQUE (version, formula, facts_date, facts, own_facts, rules)
    );
    ALTER TABLE runs ADD COLUMN edition INTEGER REFERENCES editions (id);
    ALTER TABLE runs ADD COLUMN name TEXT NOT NULL DEFAULT '';
    ALTER TABLE runs ADD COLUMN statuses TEXT;
    ALTER TABLE runs ADD COLUMN broken TEXT NOT NULL DEFAULT '';
    ALTER TABLE pages ADD COLUMN title TEXT NOT NULL DEFAULT '';
    ALTER TABLE pages ADD COLUMN images INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE findings ADD COLUMN essence TEXT NOT NULL DEFAULT '';
    ALTER TABLE findings ADD COLUMN first TEXT NOT NULL DEFAULT '';
    ALTER TABLE findings ADD COLUMN block TEXT NOT NULL DEFAULT '';
    ALTER TABLE findings ADD COLUMN preview INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE findings ADD COLUMN veto INTEGER NOT NULL DEFAULT 0;
    UPDATE findings SET first = (
        SELECT earlier.created FROM runs AS own
        CROSS JOIN runs AS earlier ON earlier.agency = own.agency
        CROSS JOIN findings AS same ON same.run = earlier.id AND same.fingerprint = findings.fingerprint
        WHERE own.id = findings.run ORDER BY earlier.moment LIMIT 1
    );
    CREATE TABLE aliases (fingerprint TEXT PRIMARY KEY, current TEXT NOT NULL) WITHOUT ROWID;
    """,
    """
    CREATE TABLE work (
        fingerprint TEXT PRIMARY KEY, owner TEXT NOT NULL, due TEXT, claimed TEXT NOT NULL
    ) WITHOUT ROWID;
    """,
)
"""The nth script takes a file from version n to n + 1. Never changed once released, only added to."""


def connect(path: Path, wait: float) -> sqlite3.Connection:
    """An open workspace of the newest version. Raises RasoatError if it is none, is newer, locked or not writable."""
    with telling(path):
        connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = NORMAL")
            _migrate(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    if _newest(connection):
        return
    connection.execute("BEGIN IMMEDIATE")
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    if application != APPLICATION and not empty:
        raise RasoatError(
            _("{path} là tệp SQLite của chương trình khác.").format(path=path),
            _("Chọn tệp khác để lưu các lần kiểm tra."),
        )
    if version > len(MIGRATIONS):
        raise RasoatError(
            _("{path} do bản rasoat mới hơn tạo ra (phiên bản {version}, bản này đọc đến {newest}).").format(
                path=path, version=version, newest=len(MIGRATIONS)
            ),
            _("Cập nhật rasoat rồi chạy lại."),
        )
    for script in MIGRATIONS[version:]:
        for statement in script.split(";"):
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    connection.execute("COMMIT")


def _newest(connection: sqlite3.Connection) -> bool:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return bool(application == APPLICATION and version == len(MIGRATIONS))


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turns what SQLite raises into what happened and what to do next."""
    try:
        yield
    except sqlite3.OperationalError as error:
        words = str(error)
        if "locked" in words or "busy" in words:
            raise RasoatError(
                _("{path} đang được một lần chạy rasoat khác dùng.").format(path=path),
                _("Chờ lần chạy kia xong rồi chạy lại."),
            ) from error
        raise RasoatError(
            _("Không mở hoặc không ghi được {path} ({words}).").format(path=path, words=words),
            _("Kiểm tra đường dẫn, quyền ghi và dung lượng đĩa còn trống."),
        ) from error
    except sqlite3.DatabaseError as error:
        raise RasoatError(
            _("{path} không phải là tệp lưu của rasoat hoặc đã hỏng ({error}).").format(path=path, error=error),
            _("Khôi phục từ bản sao lưu, hoặc chuyển tệp đi chỗ khác rồi chạy lại để tạo tệp mới."),
        ) from error


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """All or nothing."""
    with telling(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
