"""What moved the points: repairs, pages, rules; and the earlier runs reckoned anew."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from rasoat.changes import Notice
from rasoat.finding import Finding, Place, Scope
from rasoat.report import AgencyReport, FactsVersion, Report
from rasoat.score.scoring_profile import Profile
from rasoat.store import Store, Triage, TriageState
from rasoat.trends import KEPT_POINTS, recorded
from tests.scoring.builders import MEASURED, agency, articles, finding, points, profile, rules, scored_report, template

FIRST, SECOND, THIRD = (f"2026-{month}-01T00:00:00+07:00" for month in ("09", "10", "11"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "rasoat.sqlite") as opened:
        yield opened


def seen(article: int, number: int, criterion: str = "K04", **changes: object) -> Finding:
    made = finding(criterion, article, number, **changes)
    return replace(made, essence=f"{made.code}-{article}-{number}")


def run(store: Store, created: str, given: AgencyReport, by: Profile | None = None, **changes: object) -> AgencyReport:
    by = by or profile()
    report: Report = replace(scored_report(), created=created, agencies=(given,), formula=by.formula)
    (only,) = recorded(store, replace(report, **changes), profile=by).agencies  # type: ignore[arg-type]
    return only


def parts(given: AgencyReport) -> tuple[float, float, float]:
    made = given.changes
    assert made
    assert made.by_fix is not None
    assert made.by_pages is not None
    assert made.by_rules is not None
    assert given.score
    assert given.score.points is not None
    assert made.points_before is not None
    total = given.score.points - made.points_before
    assert made.by_fix + made.by_pages + made.by_rules == pytest.approx(total, abs=1e-5)
    return made.by_fix, made.by_pages, made.by_rules


def test_a_repair_is_told_as_a_repair(store: Store) -> None:
    run(store, FIRST, agency(40, *(seen(n, 1) for n in range(10))))
    after = run(store, SECOND, agency(40, *(seen(n, 1) for n in range(5))))
    fix, pages, by_rules = parts(after)
    assert fix == pytest.approx(
        points(agency(40, *(seen(n, 1) for n in range(5)))) - points(agency(40, *(seen(n, 1) for n in range(10))))
    )
    assert fix > 0
    assert (pages, by_rules) == (0, 0)


def test_new_pages_are_told_as_pages(store: Store) -> None:
    run(store, FIRST, agency(40, seen(1, 1)))
    fix, pages, by_rules = parts(run(store, SECOND, agency(80, seen(1, 1), *(seen(n, 1) for n in range(40, 70)))))
    assert (fix, by_rules) == (0, 0)
    assert pages < 0


def test_a_new_rule_moves_points_but_is_no_decline(store: Store) -> None:
    old = [seen(n, 1) for n in range(4)]
    first = run(store, FIRST, agency(40, *old), rules=rules(("K14", "K05")))
    after = run(store, SECOND, agency(40, *old, *(seen(n, 2, "K05") for n in range(40))))
    fix, pages, by_rules = parts(after)
    assert (fix, pages) == (0, 0)
    assert by_rules < -1.5
    assert after.changes
    assert (after.changes.turn, after.changes.new, after.changes.new_by_rules) == (0, 40, 40)
    assert after.changes.notices == (Notice.RULES,)
    assert first.score
    assert after.score
    assert [point.points for point in after.trend] == [after.score.points, after.score.points]
    assert [point.rescored for point in after.trend] == [True, False]
    assert "giảm" not in after.score.sentence


def test_a_new_formula_is_applied_to_the_runs_before(store: Store) -> None:
    other = structs.replace(profile(), formula="2027.1", severity=structs.replace(profile().severity, warning=4.0))
    given = agency(40, *(seen(n, 1) for n in range(6)))
    first = run(store, FIRST, given)
    after = run(store, SECOND, given, other)
    fix, pages, by_rules = parts(after)
    assert (fix, pages) == (0, 0)
    assert by_rules < -1
    assert after.changes
    assert Notice.FORMULA in after.changes.notices
    assert {point.formula for point in after.trend} == {"2027.1"}
    assert after.score
    assert [point.points for point in after.trend] == [after.score.points] * 2
    assert first.score
    assert after.changes.points_before == first.score.points


def test_only_a_real_change_turns_the_arrow(store: Store) -> None:
    run(store, FIRST, agency(40, *(seen(n, 1) for n in range(10))))
    small = run(store, SECOND, agency(40, *(seen(n, 1) for n in range(9))))
    large = run(store, THIRD, agency(40))
    assert small.changes
    assert large.changes
    assert (small.changes.turn, large.changes.turn) == (0, 1)
    assert large.score
    assert "tăng" in large.score.sentence


def test_facts_version_and_coverage_are_told(store: Store) -> None:
    run(store, FIRST, agency(40, seen(1, 1)))
    fewer = replace(agency(20), coverage=replace(agency(40).coverage, read=20, by_status={"ok": 20, "timeout": 20}))
    after = run(store, SECOND, fewer, facts=FactsVersion("2026-11-01", "1" * 64), version="9.9")
    assert after.changes
    assert after.changes.notices == (Notice.FACTS, Notice.VERSION, Notice.COVERAGE)
    later = run(store, THIRD, fewer, facts=FactsVersion("2026-11-01", "1" * 64), version="9.9")
    assert [point.notices for point in later.trend] == [(), (Notice.FACTS, Notice.VERSION), ()]


def test_a_renamed_page_changes_nothing(store: Store) -> None:
    def page(prefix: str) -> AgencyReport:
        def named(one: Finding) -> Finding:
            place = Place(url=one.place.url.replace("cong.example/", f"cong.example/{prefix}"))
            return replace(one, place=place, fingerprint=prefix + one.fingerprint)

        found = [
            named(seen(n, k, "K04" if k else "K09", quote="" if not k else "bổ xung"))
            for n in range(8)
            for k in range(2)
        ]
        made = [replace(one, url=one.url.replace("cong.example/", f"cong.example/{prefix}")) for one in articles(40)]
        return agency(40, *found, articles=tuple(made))

    run(store, FIRST, page(""))
    for owner in ("An", "Bình"):
        store.decide(Triage("RU004-1-1", TriageState.DISMISSED, "tên riêng", owner))
    after = run(store, SECOND, page("moi-"))
    assert parts(after)[:2] == (0, 0)
    assert after.changes
    assert (after.changes.new, after.changes.fixed, after.changes.open, after.dismissed) == (0, 0, 15, 1)
    assert not any(one.new for one in after.findings)
    day = dt.date(2026, 10, 1)
    assert store.dismissed(day) == {"RU004-1-1", "moi-RU004-1-1"}
    run(store, THIRD, page("nua-"))
    assert "nua-RU004-1-1" in store.dismissed(day)
    assert {one.first for one in next(store.kept("so-mau")).findings.values()} == {FIRST}


def test_a_veto_confirmed_on_the_old_page_holds_on_the_renamed_one_at_once(store: Store) -> None:
    def hacked(name: str) -> AgencyReport:
        page = replace(articles(40)[3], url=f"https://cong.example/{name}")
        found = finding("VE001", 3, veto=True, fingerprint=name, essence="e", quote="cờ bạc", place=Place(url=page.url))
        return agency(40, found, articles=(*articles(40)[:3], page, *articles(40)[4:]))

    run(store, FIRST, hacked("cu"))
    for owner in ("An", "Bình"):
        store.decide(Triage("cu", TriageState.CONFIRMED, "đã xem", owner))
    after = run(store, SECOND, hacked("moi"))
    assert after.score
    assert after.score.points is None
    assert after.changes
    assert after.changes.by_fix is None


def test_what_two_people_set_aside_is_no_repair_and_comes_back_when_it_expires(store: Store) -> None:
    given = agency(40, *(seen(n, 1) for n in range(8)))
    first = run(store, FIRST, given)
    for number in range(6):
        for owner in ("An", "Bình"):
            store.decide(Triage(f"RU004-{number}-1", TriageState.DISMISSED, "tên riêng", owner, dt.date(2026, 10, 15)))
    after = run(store, SECOND, given)
    assert (after.dismissed, len(after.findings)) == (6, 2)
    fix, pages, rest = parts(after)
    assert (fix, pages) == (0, 0)
    assert rest > 1.5
    assert after.score
    assert after.changes
    assert (after.changes.new, after.changes.fixed, after.changes.open, after.changes.turn) == (0, 0, 2, 0)
    assert "tăng" not in after.score.sentence
    assert [point.points for point in after.trend] == [after.score.points] * 2
    later = run(store, THIRD, given)
    assert parts(later)[:2] == (0, 0)
    assert (later.dismissed, len(later.findings)) == (0, 8)
    assert later.changes
    assert (later.changes.new, later.changes.fixed, later.changes.open) == (0, 0, 8)
    assert not any(one.new for one in later.findings)
    assert first.score
    assert later.score
    assert later.score.points == first.score.points


def test_what_a_suppressions_file_sets_aside_is_no_repair(store: Store) -> None:
    given = agency(40, *(seen(n, 1) for n in range(8)))
    run(store, FIRST, given)
    found = replace(scored_report(), created=SECOND, agencies=(given,))
    left = replace(found, agencies=(replace(given, findings=given.findings[:2], dismissed=6),))
    (after,) = recorded(store, found, left, profile()).agencies
    assert parts(after)[:2] == (0, 0)
    assert after.changes
    assert (after.changes.new, after.changes.fixed, after.changes.open, after.dismissed) == (0, 0, 2, 6)
    (again,) = recorded(store, replace(found, created=THIRD), profile=profile()).agencies
    assert again.changes
    assert (again.changes.new, again.changes.open, again.dismissed) == (0, 8, 0)


def test_a_decision_about_the_old_fingerprint_reaches_the_finding_of_today(store: Store) -> None:
    run(store, FIRST, agency(40, seen(1, 1)))
    run(store, SECOND, agency(40, replace(seen(1, 1), fingerprint="moi")))
    for owner in ("An", "Bình"):
        store.decide(Triage("RU004-1-1", TriageState.DISMISSED, "theo phiếu cũ", owner))
    assert "moi" in store.dismissed(dt.date(2026, 10, 1))


def test_recording_an_old_run_again_does_not_turn_back_decisions(store: Store) -> None:
    for created, name in ((FIRST, "a"), (SECOND, "b"), (THIRD, "c"), (SECOND, "b")):
        run(store, created, agency(40, replace(seen(1, 1), fingerprint=name)))
    for owner in ("An", "Bình"):
        store.decide(Triage("a", TriageState.DISMISSED, "theo phiếu cũ", owner))
    assert "c" in store.dismissed(dt.date(2026, 10, 1))


def test_the_trend_keeps_twelve_points(store: Store) -> None:
    for day in range(1, 16):
        last = run(store, f"2026-01-{day:02}T00:00:00+07:00", agency(40, seen(1, 1)))
    assert len(last.trend) == KEPT_POINTS
    assert last.trend[-1].date == "2026-01-15"


@pytest.mark.parametrize("seed", range(12))
def test_the_parts_add_up_whatever_changed(store: Store, seed: int) -> None:
    """And a stored run reckoned anew by the same rules has the points it was published with."""
    dice = random.Random(seed)

    def some() -> AgencyReport:
        count = dice.randint(30, 80)
        found = [
            seen(dice.randrange(count), n, dice.choice(list(MEASURED)), block=dice.choice(["paragraph", "byline"]))
            for n in range(dice.randint(0, 120))
        ]
        frame = [template("K03", dice.randint(1, count), fingerprint=f"k{n}", quote=f"khung {n}") for n in range(3)]
        whole = [
            replace(finding("K08", "", 500 + n), scope=Scope.PORTAL, place=Place()) for n in range(dice.randint(0, 2))
        ]
        units = [dice.randrange(count) for _ in range(count)]
        return agency(count, *found, *frame, *whole, articles=articles(count, units=units, images=dice.random() < 0.8))

    run(store, FIRST, some())
    given = some()
    second = run(store, SECOND, given, rules=rules(("K14", f"K0{dice.randint(1, 9)}")))
    parts(second)
    parts(run(store, THIRD, some()))
    again = run(store, "2026-12-01T00:00:00+07:00", given)
    assert parts(again)[2] == pytest.approx(0, abs=1e-5)
