"""The arithmetic of formula 2026.1, by the figures that its paper gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasoat.score.formula import Z95, confidence, harm, loss, template_harm, wilson
from tests.scoring.builders import profile

LIMITS = {"unmeasured": 0.5, "hint_below": 0.5, "enough_read": 8}


@pytest.mark.parametrize(
    ("right", "read", "weight"),
    [(38, 40, 0.83), (25, 25, 0.87), (24, 25, 0.80), (94, 94, 0.96), (0, 0, 0.5), (3, 3, 0.5), (5, 6, 0.5)],
)
def test_confidence_is_the_lower_bound_of_the_measured_precision(right: int, read: int, weight: float) -> None:
    assert confidence(right, read, **LIMITS) == pytest.approx(weight, abs=0.006)


@pytest.mark.parametrize(("right", "read"), [(31, 655), (2, 6), (4, 21), (0, 15), (0, 4), (7, 10)])
def test_a_rule_that_is_not_trusted_is_a_hint(right: int, read: int) -> None:
    expected = 0.5 if (right, read) == (2, 6) else 0.0
    assert confidence(right, read, **LIMITS) == expected


@pytest.mark.parametrize(
    ("id_", "percent", "lost"),
    [
        ("K01", 0.32, 1.78),
        ("K02", 0.13, 0.73),
        ("K03", 0.80, 3.96),
        ("K04", 3.27, 5.76),
        ("K05", 2.44, 3.09),
        ("K06", 2.14, 1.39),
        ("K07", 1.87, 0.47),
        ("K08", 18.8, 4.28),
        ("K09", 55.0, 5.04),
        ("K10", 2.67, 0.65),
        ("K11", 3.09, 1.60),
        ("K12", 2.14, 2.09),
        ("K13", 3.97, 1.31),
    ],
)
def test_losses_of_the_measured_portal(id_: str, percent: float, lost: float) -> None:
    criterion = next(item for item in profile().criterion if item.id == id_)
    assert loss(criterion.max, criterion.tau, percent / 100) == pytest.approx(lost, abs=0.03)


def test_points_of_the_measured_portal() -> None:
    lost = [1.78, 0.73, 3.96, 5.76, 3.09, 1.39, 0.47, 4.28, 5.04, 0.65, 1.60, 2.09, 1.31]
    assert 100 * (96 - sum(lost)) / 96 == pytest.approx(66.5, abs=0.05)


def test_harm_of_one_two_and_many_findings() -> None:
    assert (harm(0), harm(1), harm(2)) == (0, 0.5, 0.75)
    assert 0.999 < harm(10) < 1


def test_a_template_is_capped_without_a_jump() -> None:
    assert template_harm(1.0, 1.0, 0.05, 0.2) == pytest.approx(0.01)
    assert template_harm(0.02, 1.0, 0.05, 0.2) == pytest.approx(0.01)
    assert template_harm(0.019, 1.0, 0.05, 0.2) == pytest.approx(0.0095)


@given(st.integers(0, 500), st.integers(1, 500))
def test_wilson_holds_the_share_and_narrows_with_more_units(right: int, count: int) -> None:
    share = min(right, count) / count
    low, high = wilson(share, count, Z95)
    wider = wilson(share, count / 2, Z95)
    assert 0 <= wider[0] <= low + 1e-12 <= share + 2e-12
    assert share - 2e-12 <= high - 1e-12 <= wider[1] <= 1


def test_nothing_seen_tells_nothing() -> None:
    assert wilson(0.0, 0, Z95) == (0.0, 1.0)
