"""From the findings of an agency to its score: ``score_agency`` for one, ``score_city`` for all with ranks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from rasoat.catalogue import _
from rasoat.changes import TrendPoint
from rasoat.report import AgencyReport, AgencyScore, RuleInfo
from rasoat.score.actions import actions
from rasoat.score.grades import settled
from rasoat.score.measure import Points, lost_by_rule, measure, total, unread_share
from rasoat.score.ranking import rank
from rasoat.score.scoring_profile import Profile, shipped
from rasoat.score.sentence import sentence, turn_of, unread_reason
from rasoat.score.tally import Tally
from rasoat.score.vetoes import CONFIRMED, vetoes


def score_city(
    agencies: Sequence[AgencyReport],
    rules: Sequence[RuleInfo],
    profile: Profile | None = None,
    history: Mapping[str, Sequence[TrendPoint]] | None = None,
    confirmed: Collection[str] = (),
) -> tuple[AgencyReport, ...]:
    """Every agency with its score, rank and sentence. ``history`` by agency id, oldest first; see ``score_agency``."""
    profile = profile or shipped()
    history = history or {}
    scored = [
        replace(agency, score=score_agency(agency, rules, profile, history.get(agency.id, ()), confirmed))
        for agency in agencies
    ]
    return rank(scored, profile, history)


def score_agency(
    agency: AgencyReport,
    rules: Sequence[RuleInfo],
    profile: Profile | None = None,
    history: Sequence[TrendPoint] = (),
    confirmed: Collection[str] = (),
) -> AgencyScore:
    """Formula 2026.1. ``history`` holds the periods before (those of another formula are left out), ``confirmed`` the
    fingerprints of vetoes that two people have confirmed. No rank: that needs the class (``rank``)."""
    profile = profile or shipped()
    periods = [point for point in history if point.formula == profile.formula]
    tally = Tally(agency, rules, profile)
    criteria = measure(agency, tally)
    points = total(criteria)
    items = vetoes(agency, rules, profile, confirmed)
    vetoed = any(item.status == CONFIRMED for item in items)
    reason = _reason(agency, tally, points, vetoed=vetoed)
    todo, joint = actions(criteria, tally) if points.scale else ((), 0.0)
    published = not reason
    row = [*(point.points for point in periods), points.points]
    grade = settled(row, profile) if published else None
    better = min(100.0, points.points + joint)
    score = AgencyScore(
        formula=profile.formula,
        points=points.points if points.scale and tally.units and not vetoed else None,
        low=points.low,
        high=points.high,
        grade=grade.letter if grade else None,
        grade_name=_(grade.name) if grade else "",
        provisional=published and tally.units < profile.limits.ranked_from,
        reason=reason,
        units=tally.units,
        scale=points.scale,
        criteria=criteria,
        vetoes=items,
        actions=todo,
        joint_gain=joint,
        joint_points=better if published else None,
        joint_grade=settled([*row, better], profile).letter if published else None,
        sentence="",
        lost_by_rule=lost_by_rule(criteria, tally),
    )
    last = periods[-1] if periods else None
    words = sentence(score, profile, last, turn=turn_of(agency), incomparable=bool(history))
    return replace(score, sentence=words)


def _reason(agency: AgencyReport, tally: Tally, points: Points, *, vetoed: bool) -> str:
    """Why no grade may be published, "" if it may."""
    if vetoed:
        return _("Có điểm liệt đã xác nhận, phải xử lý trước.")
    unread = unread_share(agency.coverage, tally.profile)
    if not agency.coverage.read or unread > tally.profile.limits.unread:
        return unread_reason(unread if agency.coverage.read else 1.0, agency.coverage.by_status)
    if not tally.units:
        return _("Đã đọc cổng nhưng không thấy bài viết nào để chấm, nên không công bố mức.")
    if not points.scale:
        return _("Không có tiêu chí nào đo được, nên không công bố mức.")
    return ""
