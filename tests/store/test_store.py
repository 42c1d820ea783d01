"""The workspace: what changed between runs, history, decisions, and files that are none."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rasoat.changes import Changes
from rasoat.errors import RasoatError
from rasoat.finding import Finding, Place, Scope
from rasoat.report import AgencyReport, Coverage, FetchStatus, PageStatus, Report, RuleFailure
from rasoat.score.agency import score_city
from rasoat.store import Store, Triage, TriageState
from rasoat.store.database import MIGRATIONS
from tests.scoring.builders import MEASURED, agency, finding, profile, rules, scored_report, template

FIRST, SECOND, THIRD = (f"2026-{month}-01T00:00:00+07:00" for month in ("09", "10", "11"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "rasoat.sqlite") as opened:
        yield opened


def run(created: str, *findings: Finding, **changes: object) -> Report:
    given = replace(agency(40, *findings), **changes)  # type: ignore[arg-type]
    return replace(scored_report(), created=created, agencies=score_city([given], rules(), profile()))


def recorded(store: Store, report: Report) -> AgencyReport:
    (only,) = store.record(report).agencies
    return only


def changes(store: Store, report: Report) -> tuple[int, int, int]:
    made = recorded(store, report).changes
    assert made
    return made.new, made.fixed, made.open


def unread(place: str, status: FetchStatus) -> dict[str, object]:
    """Page ``place`` was not read this time."""
    articles = tuple(item for item in agency(40).articles if item.url != place)
    page = PageStatus(place, status)
    return {"articles": articles, "coverage": Coverage(40, 39, 39, {"ok": 39, status.value: 1}, (page,))}


def test_the_first_run_has_nothing_before_it(store: Store) -> None:
    first = recorded(store, run(FIRST, finding("K04", 1)))
    assert first.changes == Changes(None, 1, 0, 0)
    assert first.findings[0].new
    assert [point.date for point in first.trend] == ["2026-09-01"]


def test_a_second_run_tells_new_fixed_and_open(store: Store) -> None:
    first = recorded(store, run(FIRST, finding("K04", 1), finding("K04", 2)))
    second = recorded(store, run(SECOND, finding("K04", 2), finding("K04", 3), finding("K04", 4)))
    assert first.score
    assert second.changes == Changes(FIRST, 2, 1, 1, first.score.points)
    assert [item.new for item in second.findings] == [False, True, True]
    assert [point.date for point in second.trend] == ["2026-09-01", "2026-10-01"]


def test_recording_twice_changes_nothing(store: Store) -> None:
    store.record(run(FIRST, finding("K04", 1)))
    once = store.record(run(SECOND, finding("K04", 2)))
    assert store.record(run(SECOND, finding("K04", 2))) == once
    assert len(store.history("so-mau")) == 2


@pytest.mark.parametrize("status", [FetchStatus.TIMEOUT, FetchStatus.SERVER_ERROR, FetchStatus.NOT_FETCHED])
def test_a_finding_on_a_page_not_read_is_not_fixed(store: Store, status: FetchStatus) -> None:
    old = finding("K04", 1)
    store.record(run(FIRST, old))
    assert changes(store, run(SECOND, **unread(old.place.url, status))) == (0, 0, 1)
    assert changes(store, run(THIRD)) == (0, 1, 0)


def test_a_finding_carried_over_is_not_new_when_it_is_seen_again(store: Store) -> None:
    old = finding("K04", 1)
    store.record(run(FIRST, old))
    store.record(run(SECOND, **unread(old.place.url, FetchStatus.TIMEOUT)))
    third = recorded(store, run(THIRD, old))
    assert third.changes
    assert (third.changes.new, third.changes.open, third.findings[0].new) == (0, 1, False)


def test_a_page_taken_down_takes_its_findings_with_it(store: Store) -> None:
    old = finding("K04", 1)
    store.record(run(FIRST, old))
    assert changes(store, run(SECOND, **unread(old.place.url, FetchStatus.NOT_FOUND))) == (0, 1, 0)


def test_a_page_that_was_not_met_is_not_fixed(store: Store) -> None:
    store.record(run(FIRST, finding("K04", 1)))
    fewer = agency(40).articles[5:]
    assert changes(store, run(SECOND, articles=fewer, coverage=Coverage(35, 35, 35, {"ok": 35}))) == (0, 0, 1)


def test_nothing_is_fixed_by_a_rule_that_broke_or_did_not_run(store: Store) -> None:
    store.record(run(FIRST, finding("K04", 1)))
    broken = run(SECOND, failures=(RuleFailure(MEASURED["K04"], "x", "y"),))
    assert changes(store, broken) == (0, 0, 1)
    assert changes(store, replace(run(THIRD), rules=())) == (0, 0, 1)


def test_nothing_is_fixed_by_a_portal_that_was_down(store: Store) -> None:
    store.record(run(FIRST, finding("K04", 1), template("K04", 40), replace(template("K05", 1), scope=Scope.PORTAL)))
    down = {"articles": (), "coverage": Coverage(1, 0, 0, {"timeout": 1})}
    assert changes(store, run(SECOND, **down)) == (0, 0, 3)


def test_a_finding_on_a_page_without_article_is_fixed_once_all_was_read(store: Store) -> None:
    home = replace(finding("K04", ""), scope=Scope.PAGE, place=Place(url="https://cong.example/"))
    store.record(run(FIRST, home))
    partly = Coverage(300, 40, 40, {"ok": 40, "timeout": 260})
    assert changes(store, run(SECOND, coverage=partly)) == (0, 0, 1)
    assert changes(store, run(THIRD)) == (0, 1, 0)


def test_agencies_are_compared_each_with_itself(store: Store) -> None:
    store.record(run(FIRST, finding("K04", 1)))
    assert recorded(store, run(SECOND, finding("K04", 1), id="khac")).changes == Changes(None, 1, 0, 0)


def test_history_is_in_the_order_of_time_whatever_the_order_of_recording(store: Store) -> None:
    for created in (THIRD, FIRST, SECOND):
        store.record(run(created))
    assert [point.date for point in store.history("so-mau")] == ["2026-09-01", "2026-10-01", "2026-11-01"]
    assert [point.date for point in store.history("so-mau", before=THIRD)] == ["2026-09-01", "2026-10-01"]
    assert store.history("khac") == ()


def test_history_outlives_the_findings_of_old_runs(store: Store) -> None:
    for day in range(1, 16):
        store.record(run(f"2026-01-{day:02}T00:00:00+07:00", finding("K04", 1)))
    assert len(store.history("so-mau")) == 15
    with sqlite3.connect(store.path) as raw:
        assert raw.execute("SELECT count(DISTINCT run), count(*) FROM findings").fetchone() == (12, 12)
    raw.close()


def test_what_was_recorded_is_there_after_reopening(tmp_path: Path) -> None:
    path = tmp_path / "rasoat.sqlite"
    with Store(path) as one:
        one.record(run(FIRST, finding("K04", 1)))
    with Store(path) as two:
        assert changes(two, run(SECOND, finding("K04", 1))) == (0, 0, 1)


def test_only_two_people_confirm_or_dismiss_and_not_for_ever(store: Store) -> None:
    def says(owner: str, state: TriageState, expires: dt.date | None = None) -> None:
        store.decide(Triage("f" * 16, state, "đã xem", owner, expires))

    day = dt.date(2026, 11, 24)
    says("An", TriageState.CONFIRMED)
    says(" an", TriageState.CONFIRMED)
    assert store.confirmed(day) == frozenset()
    says("Bình", TriageState.CONFIRMED)
    assert store.confirmed(day) == {"f" * 16}
    for owner in ("An", " an", "Bình"):
        says(owner, TriageState.DISMISSED, dt.date(2026, 12, 1))
    assert store.confirmed(day) == frozenset()
    assert store.dismissed(day) == {"f" * 16}
    assert store.dismissed(dt.date(2026, 12, 2)) == frozenset()
    assert {entry.owner for entry in store.triage()} == {"An", " an", "Bình"}


@pytest.mark.parametrize(("owner", "reason"), [("", "đã xem"), ("An", " ")])
def test_a_decision_needs_a_name_and_a_reason(store: Store, owner: str, reason: str) -> None:
    with pytest.raises(RasoatError):
        store.decide(Triage("f" * 16, TriageState.DISMISSED, reason, owner))


def test_lone_surrogates_are_stored_without_an_error(store: Store) -> None:
    odd = finding("K04", 1, 0, quote="bổ \ud83d", place=Place(url="https://cong.example/\ud83d"))
    assert changes(store, run(FIRST, odd)) == (1, 0, 0)


def test_the_cost_of_a_run_grows_no_faster_than_its_findings(store: Store) -> None:
    def cost(findings: int, created: str) -> float:
        many = agency(1000, *(finding("K04", n % 1000, n) for n in range(findings)))
        report = replace(scored_report(), agencies=(many,), created=created)
        started = time.process_time()
        store.record(report)
        return time.process_time() - started

    cost(1_000, FIRST)
    small, large = cost(5_000, FIRST), cost(50_000, SECOND)
    assert large < 30 * small


@pytest.mark.parametrize("content", [b"khong phai co so du lieu" * 100, b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.sqlite"
    path.write_bytes(content)
    with pytest.raises(RasoatError) as caught:
        Store(path)
    assert str(path) in caught.value.message
    assert caught.value.remedy
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE theirs (x)")
    raw.commit()
    raw.close()
    before = path.read_bytes()
    with pytest.raises(RasoatError, match="chương trình khác"):
        Store(path)
    assert path.read_bytes() == before


def test_a_file_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rasoat.sqlite"
    Store(path).close()
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    raw.close()
    with pytest.raises(RasoatError, match="mới hơn") as caught:
        Store(path)
    assert "Cập nhật" in caught.value.remedy


def test_a_run_while_another_writes_is_told_to_wait(tmp_path: Path) -> None:
    path = tmp_path / "rasoat.sqlite"
    with Store(path, wait=0.05) as waiting:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RasoatError, match="đang được") as caught:
            waiting.record(run(FIRST))
        assert "Chờ" in caught.value.remedy
        with pytest.raises(RasoatError, match="đang được"):
            Store(path, wait=0.05)
        other.execute("ROLLBACK")
        other.close()
        assert recorded(waiting, run(FIRST)).changes


def _record_many(path: str, day: int) -> None:
    with Store(path, wait=60) as own:
        for hour in range(5):
            own.record(run(f"2026-01-{day:02}T{hour:02}:00:00+07:00", finding("K04", day), finding("K04", day, hour)))


def test_runs_at_one_time_wait_for_each_other_and_lose_nothing(tmp_path: Path) -> None:
    path = str(tmp_path / "rasoat.sqlite")
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_record_many, args=(path, day)) for day in (1, 2, 3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    with Store(path) as store:
        assert len(store.history("so-mau")) == 15
        assert len(list(store.kept("so-mau"))) == 12


@pytest.mark.parametrize("name", ["khong-co/rasoat.sqlite", "."])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(RasoatError, match="Không mở") as caught:
        Store(tmp_path / name)
    assert caught.value.remedy


def test_a_failed_run_leaves_nothing_behind(store: Store) -> None:
    good, bad = run(FIRST, finding("K04", 1)), run(FIRST)
    mixed = replace(good, agencies=(*good.agencies, replace(bad.agencies[0], id="khac", coverage=None)))  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        store.record(mixed)
    assert store.history("so-mau") == ()


def test_a_report_without_a_date_is_refused(store: Store) -> None:
    with pytest.raises(RasoatError, match="ISO 8601"):
        store.record(run("hôm qua"))
