"""Points lost by each rule: what mending all its findings would win, and no rule that loses nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rasoat.score.agency import score_agency
from tests.reporting.sample_report import RULES, sample_report

CULTURE = sample_report().agencies[0]


def test_each_rule_loses_what_mending_it_wins() -> None:
    score = score_agency(CULTURE, RULES)
    assert len(score.lost_by_rule) > 5
    for code, lost in score.lost_by_rule.items():
        mended = replace(CULTURE, findings=tuple(f for f in CULTURE.findings if f.code != code))
        after = score_agency(mended, RULES)
        assert score.points is not None
        assert after.points is not None
        assert after.points - score.points == pytest.approx(lost, abs=2e-6), code


def test_rules_without_points_are_left_out() -> None:
    score = score_agency(CULTURE, RULES)
    counted = {f.code for f in CULTURE.findings if not f.preview and not f.veto}
    assert set(score.lost_by_rule) <= counted
    assert all(lost > 0 for lost in score.lost_by_rule.values())
