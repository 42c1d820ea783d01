"""Grades that do not flicker: an edge must be passed by a point, or in two periods in a row."""

from __future__ import annotations

from collections.abc import Sequence

from rasoat.score.scoring_profile import Grade, Profile


def band(points: float, profile: Profile) -> int:
    """Index of the grade (0 is the best) by its lower edge alone."""
    return next(
        index for index, grade in enumerate(profile.grade) if points >= grade.edge or grade is profile.grade[-1]
    )


def settled(points: Sequence[float], profile: Profile) -> Grade:
    """The published grade after a row of periods, oldest first (at least one)."""
    margin = profile.limits.grade_margin
    current = before = band(points[0], profile)
    for value in points[1:]:
        raw = band(value, profile)
        if raw < current:
            sure = min(band(value - margin, profile), current)
            current = min(sure, max(raw, before))
        elif raw > current:
            sure = max(band(value + margin, profile), current)
            current = max(sure, min(raw, before))
        before = raw
    return profile.grade[current]


def next_better(grade: Grade, profile: Profile) -> Grade | None:
    """The grade above, None for the best."""
    index = profile.grade.index(grade)
    return profile.grade[index - 1] if index else None
