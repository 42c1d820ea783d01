"""Ranks inside a class: agencies whose intervals overlap share one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median

from rasoat.changes import TrendPoint
from rasoat.report import AgencyReport, AgencyScore
from rasoat.score.scoring_profile import Profile
from rasoat.score.sentence import sentence, turn_of


def rank(
    agencies: Sequence[AgencyReport], profile: Profile, history: Mapping[str, Sequence[TrendPoint]]
) -> tuple[AgencyReport, ...]:
    """Rank = 1 + the number of agencies of the class that are surely better: their interval lies wholly above.

    Provisional and unpublished grades get none. In a class large enough the sentence tells the distance from its median.
    """
    classes: dict[str, list[AgencyScore]] = {}
    for agency in agencies:
        if agency.score and _ranked(agency.score):
            classes.setdefault(agency.group, []).append(agency.score)
    return tuple(_placed(agency, classes.get(agency.group, []), profile, history) for agency in agencies)


def _ranked(score: AgencyScore) -> bool:
    return score.grade is not None and score.points is not None and not score.provisional


def _placed(
    agency: AgencyReport,
    peers: Sequence[AgencyScore],
    profile: Profile,
    history: Mapping[str, Sequence[TrendPoint]],
) -> AgencyReport:
    score = agency.score
    if score is None or not _ranked(score):
        return agency
    place = 1 + sum(1 for peer in peers if peer.low > score.high)
    middle = median(peer.points or 0.0 for peer in peers) if len(peers) >= profile.limits.peers else None
    past = history.get(agency.id, ())
    periods = [point for point in past if point.formula == profile.formula]
    last = periods[-1] if periods else None
    words = sentence(score, profile, last, middle, turn_of(agency), incomparable=bool(past))
    return replace(agency, score=replace(score, rank=place, rank_of=len(peers), sentence=words))
