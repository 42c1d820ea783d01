"""Every criterion of an agency measured, and the points with their 90 % interval."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import sqrt

from rasoat.catalogue import _
from rasoat.report import AgencyReport, Coverage, CriterionScore
from rasoat.score.formula import Z90, loss, wilson
from rasoat.score.scoring_profile import Criterion, Profile
from rasoat.score.tally import Counted, Tally

_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Points:
    """Of 100; ``scale`` turns points of criteria into points of 100 (0 where nothing is measured)."""

    points: float
    low: float
    high: float
    scale: float


def unread_share(coverage: Coverage, profile: Profile) -> float:
    """Part of the pages with something to read that was not read, 0 … 1."""
    nothing = {status.value for status in profile.limits.nothing_to_read}
    empty = sum(count for status, count in coverage.by_status.items() if status in nothing)
    total = coverage.pages - empty
    return max(0.0, 1 - coverage.read / total) if total > 0 else 0.0


def measure(agency: AgencyReport, tally: Tally) -> tuple[CriterionScore, ...]:
    """All criteria in the profile's order; one that no trusted rule measures, or whose rule broke, is not measured."""
    broken = {outcome.code for outcome in agency.outcomes if outcome.error} | {f.code for f in agency.failures}
    unread = unread_share(agency.coverage, tally.profile)
    return tuple(_criterion(criterion, tally, broken, unread) for criterion in tally.profile.criterion)


def _criterion(criterion: Criterion, tally: Tally, broken: set[str], unread: float) -> CriterionScore:
    codes = [code for code, target in tally.profile.rules.items() if target == criterion.id]
    count = tally.applicable(criterion)
    rate = tally.rate(criterion)
    low, high = wilson(rate.own, count, Z90)
    high = min(1.0, high * (1 + unread))
    lost, least, most = (
        round(loss(criterion.max, criterion.tau, own + rate.template), _DIGITS) for own in (rate.own, low, high)
    )
    title, group = _(criterion.title), _(criterion.group)
    note = ""
    if not any(tally.weights.get(code, 0.0) > 0 for code in codes):
        note = _("Chưa có quy tắc nào đo được.")
    elif set(codes) & broken:
        note = _("Quy tắc {codes} bị hỏng khi chạy nên không tính điểm.").format(
            codes=", ".join(sorted(set(codes) & broken))
        )
    elif not count:
        images = criterion.units == "images"
        note = _("Không có ảnh nào để chấm.") if images else _("Không có nội dung nào để chấm.")
    if note:
        return CriterionScore(criterion.id, title, group, criterion.max, 0.0, 0.0, 0.0, False, count, 0, 0.0, note)
    return CriterionScore(
        criterion.id,
        title,
        group,
        criterion.max,
        lost,
        least,
        most,
        True,
        count,
        rate.hit,
        round(rate.total, _DIGITS),
    )


def total(criteria: tuple[CriterionScore, ...]) -> Points:
    """S = 100 · Σ(M − L) / ΣM over measured criteria; half-losses are combined by root sum of squares."""
    measured = [criterion for criterion in criteria if criterion.measured]
    maximum = sum(criterion.max for criterion in measured)
    if not maximum:
        return Points(0.0, 0.0, 100.0, 0.0)
    scale = 100 / maximum
    points = 100 - scale * sum(criterion.loss for criterion in measured)
    down = sqrt(sum((criterion.loss_high - criterion.loss) ** 2 for criterion in measured))
    up = sqrt(sum((criterion.loss - criterion.loss_low) ** 2 for criterion in measured))
    return Points(
        round(points, _DIGITS),
        round(max(0.0, points - scale * down), _DIGITS),
        round(min(100.0, points + scale * up), _DIGITS),
        scale,
    )


def lost_by_rule(criteria: tuple[CriterionScore, ...], tally: Tally) -> dict[str, float]:
    """Points of 100 won if all findings of one rule are mended and the others left, by code, for rules that lose any."""
    scale = total(criteria).scale
    lost: dict[str, float] = {}
    for criterion, score in zip(tally.profile.criterion, criteria, strict=True):
        codes = {item.finding.code for item in tally.by_criterion.get(criterion.id, ())} if score.measured else set()
        for code in sorted(codes):
            after = tally.rate(criterion, lambda item, code=code: item.finding.code != code)  # type: ignore[misc]
            won = (score.loss - loss(criterion.max, criterion.tau, after.total)) * scale
            if won >= 10.0**-_DIGITS:
                lost[code] = round(won, _DIGITS)
    return lost


def gain(criteria: tuple[CriterionScore, ...], tally: Tally, keep: Callable[[Counted], bool]) -> float:
    """Points of 100 won if the findings that ``keep`` refuses are mended: those of a second reckoning less those of the first.
    Units and denominators stay as they are."""
    after = tuple(
        replace(score, loss=round(loss(criterion.max, criterion.tau, tally.rate(criterion, keep).total), _DIGITS))
        if score.measured
        else score
        for criterion, score in zip(tally.profile.criterion, criteria, strict=True)
    )
    return round(max(0.0, total(after).points - total(criteria).points), _DIGITS)
