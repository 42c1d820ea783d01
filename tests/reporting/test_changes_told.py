"""What the scorecard says about the run before: only what the portal did counts as better or worse."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from rasoat.catalogue import speaking
from rasoat.changes import Changes, Notice, TrendPoint
from rasoat.report import AgencyReport
from reporters.scorecard import wording, write_site
from tests.reporting.sample_report import make_report, sample_report


def agency(**changes: object) -> AgencyReport:
    """The first of the sample, with a run before it ten points better by the rules of then."""
    given = next(one for one in sample_report().agencies if one.id == "so-van-hoa")
    assert given.score
    assert given.score.points is not None
    told = Changes("2026-05-24", 3, 4, 50, given.score.points + 10)
    return replace(given, changes=replace(told, **changes))  # type: ignore[arg-type]


def test_a_fall_by_new_rules_is_no_fall() -> None:
    given = agency(by_fix=2.0, by_pages=0.1, by_rules=-12.1, turn=1, notices=(Notice.RULES,))
    assert wording.move(given)[0] == "▲ +2,1"
    assert wording.other_changes(given) == "Từ kỳ trước đã đổi: bộ quy tắc (−12,1 điểm, để ngoài so sánh)."
    with speaking("en"):
        assert wording.other_changes(given) == (
            "Changed since the last run: the set of rules (−12.1 points, left out of the comparison)."
        )


@pytest.mark.parametrize(("turn", "sign"), [(1, "▲"), (0, "="), (-1, "▼")])
def test_the_arrow_is_the_one_that_was_reckoned(turn: int, sign: str) -> None:
    assert wording.move(agency(by_fix=1.6 * turn, by_pages=0.0, by_rules=0.0, turn=turn))[0].startswith(sign)


def test_without_parts_the_points_are_compared_as_published() -> None:
    assert wording.delta(agency()) == pytest.approx(-10)
    assert wording.other_changes(agency()) == ""


def test_sheet_and_overview_tell_it_and_points_of_another_formula_stand_apart(tmp_path: Path) -> None:
    given = agency(by_fix=0.0, by_pages=0.0, by_rules=-10.0, turn=0, notices=(Notice.FORMULA, Notice.FACTS))
    foreign = TrendPoint("2025-01-01", 12.3, 10.0, 15.0, "E", "2025.1")
    given = replace(given, trend=(foreign, *given.trend))
    write_site(make_report((given, *sample_report().agencies[1:])), tmp_path)
    words = "Từ kỳ trước đã đổi: cách tính điểm, dữ kiện đối chiếu (−10,0 điểm, để ngoài so sánh)."
    sheets = [path for path in tmp_path.rglob("*.html") if words in path.read_text(encoding="utf-8")]
    assert {path.parent == tmp_path for path in sheets} == {True, False}
    sheet, overview = (
        (tmp_path / name).read_text(encoding="utf-8") for name in (f"{given.id}/index.html", "index.html")
    )
    lines = re.findall(r'<polyline class="line" points="([^"]*)"', sheet)
    assert [len(line.split()) for line in lines] == [1, len(given.trend) - 1]
    assert 'class="cut"' in sheet
    assert "12,3" not in overview
