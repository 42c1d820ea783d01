"""Published grades do not flicker."""

from __future__ import annotations

import pytest

from rasoat.changes import TrendPoint
from rasoat.score.grades import settled
from tests.scoring.builders import agency, finding, profile, score


@pytest.mark.parametrize(
    ("row", "grades"),
    [
        ((80.4, 79.6, 80.3, 79.7, 80.2, 79.8), "BBBBBB"),
        ((80.4, 79.6, 79.5), "BBC"),
        ((66.5, 90.1, 90.1), "CBA"),
        ((66.5, 91.0), "CA"),
        ((95.0, 78.9), "AC"),
        ((95.0, 79.5, 79.4), "ABC"),
        ((50.0, 49.5, 50.5, 49.5), "DDDD"),
        ((0.0, 100.0), "EA"),
        ((90.0,), "A"),
        ((89.999,), "B"),
    ],
)
def test_a_grade_moves_by_a_point_or_in_the_second_period(row: tuple[float, ...], grades: str) -> None:
    assert "".join(settled(row[: n + 1], profile()).letter for n in range(len(row))) == grades


def past(*values: float, formula: str = "2026.1") -> list[TrendPoint]:
    return [
        TrendPoint(f"2026-{n + 1:02}-01", value, value - 1, value + 1, None, formula) for n, value in enumerate(values)
    ]


def test_the_period_before_holds_the_grade() -> None:
    portal = agency(400, *(finding("K01", i) for i in range(23)))
    bare = score(portal)
    assert bare.grade == "A"
    assert bare.points == pytest.approx(90.45, abs=0.1)
    assert score(portal, history=past(85.0)).grade == "B"
    assert score(portal, history=past(85.0, 90.1)).grade == "A"


def test_points_of_another_formula_are_not_compared() -> None:
    portal = agency(400)
    assert "so với kỳ trước" not in score(portal, history=past(50.0, formula="2025.9")).sentence
    assert "tăng 50,0 điểm so với kỳ trước" in score(portal, history=past(50.0)).sentence


def test_a_change_inside_the_interval_is_called_level() -> None:
    assert ", đi ngang so với kỳ trước;" in score(agency(40), history=past(98.0)).sentence
