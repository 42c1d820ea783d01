"""Five things to order done: findings grouped by the action groups of the profile, worst for the citizen first."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Sequence

from rasoat import figures
from rasoat.catalogue import _, _n
from rasoat.report import Action, CriterionScore
from rasoat.score.measure import gain
from rasoat.score.scoring_profile import ActionGroup
from rasoat.score.tally import Counted, Tally

_EXAMPLES = 4
_EXAMPLE_LENGTH = 48
_HOUR = 60.0
_HALF_DAY = 240.0
_LEAST_GAIN = 0.05
"""What would be shown as 0,0."""


def actions(criteria: tuple[CriterionScore, ...], tally: Tally) -> tuple[tuple[Action, ...], float]:
    """At most the profile's number of actions, and the points that all of them win together (0 without any)."""
    measured = {criterion.id for criterion in criteria if criterion.measured}
    made: list[tuple[int, float, int, ActionGroup, list[Counted]]] = []
    for index, group in enumerate(tally.profile.action):
        members = members_of(group, tally, measured)
        if not members:
            continue
        won = gain(criteria, tally, _without(members))
        if won >= _LEAST_GAIN:
            made.append((group.harm, -won, index, group, members))
    made.sort(key=lambda entry: entry[:3])
    made = made[: tally.profile.limits.actions]
    joint = gain(criteria, tally, _without([item for *_, members in made for item in members])) if made else 0.0
    return tuple(_action(group, members, -minus) for _, minus, _, group, members in made), joint


def _without(members: Sequence[Counted]) -> Callable[[Counted], bool]:
    mended = set(map(id, members))
    return lambda item: id(item) not in mended


def members_of(group: ActionGroup, tally: Tally, measured: Collection[str]) -> list[Counted]:
    """The findings that an action mends, of the criteria measured."""
    template = group.scope == "template"
    return [
        item
        for item in tally.counted
        if item.criterion in measured and item.criterion in group.criteria and (item.template is not None) == template
    ]


def _action(group: ActionGroup, members: Sequence[Counted], won: float) -> Action:
    places = len({item.template for item in members}) if group.scope == "template" else len(members)
    return Action(
        title=_(group.title),
        criteria=tuple(sorted({item.criterion for item in members})),
        examples=_examples(members),
        places=places,
        articles=len({item.article for item in members if item.article}),
        pages=max(
            len({item.finding.place.url or item.finding.place.path for item in members}),
            max(item.finding.pages for item in members),
        ),
        effort=effort(places * group.minutes),
        role=_(group.role),
        gain=won,
    )


def _examples(members: Sequence[Counted]) -> tuple[str, ...]:
    """The most frequent quotations, each shortened."""
    quotes = Counter(" ".join(item.finding.quote.split()) for item in members)
    del quotes[""]
    frequent = sorted(quotes, key=lambda quote: (-quotes[quote], quote))[:_EXAMPLES]
    return tuple(quote if len(quote) <= _EXAMPLE_LENGTH else quote[:_EXAMPLE_LENGTH] + "…" for quote in frequent)


def effort(minutes: float) -> str:
    """In words that a head of agency orders by: hours up to half a day, half days after that."""
    if minutes <= _HOUR:
        return _("dưới 1 giờ")
    if minutes <= _HALF_DAY:
        return _n("khoảng {n} giờ", hours := math.ceil(minutes / _HOUR)).format(n=hours)
    if minutes <= 2.5 * _HALF_DAY:
        return _n("khoảng {n} buổi", halves := math.ceil(minutes / _HALF_DAY)).format(n=halves)
    days = math.ceil(minutes / (2 * _HALF_DAY))
    return _n("khoảng {n} ngày công", days).format(n=figures.number(days))
