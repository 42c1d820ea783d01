"""Findings counted per criterion: the harm in each unit, and the faults of templates once each.

A unit is a cluster of near-duplicate articles; of its copies the worst counts. Words outside the body (frame, byline, meta)
that repeat from page to page are one fault of the template.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from rasoat.finding import Finding, Scope, Severity
from rasoat.report import AgencyReport, ArticleRecord, RuleInfo
from rasoat.score.formula import confidence, harm, template_harm
from rasoat.score.scoring_profile import Criterion, Profile

OUTSIDE = frozenset({"byline", "meta", "frame"})
"""Kinds of blocks that the portal writes, not the author of the article."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A finding that costs points. ``unit`` is None for a fault of the template (then ``share`` is its part of the pages)."""

    finding: Finding
    criterion: str
    weight: float
    article: str
    unit: int | None
    template: tuple[str, str] | None = None
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Rate:
    """``own``: mean harm of the units, 0 … 1; ``template``: what templates add to it; ``hit``: units with a finding."""

    own: float
    template: float
    hit: int

    @property
    def total(self) -> float:
        return self.own + self.template


class Tally:
    """The countable findings of an agency, and the units they are measured on. Units stay fixed in every what-if."""

    def __init__(self, agency: AgencyReport, rules: Iterable[RuleInfo], profile: Profile) -> None:
        self.profile = profile
        self.weights = rule_weights(rules, profile)
        self._units: dict[str, set[int]] = {
            "articles": {article.unit for article in agency.articles},
            "images": {article.unit for article in agency.articles if article.has_images},
        }
        self._pages = max(agency.coverage.read, len(agency.articles), 1)
        by_id = {article.id: article for article in agency.articles}
        by_place: dict[str, ArticleRecord] = {}
        for article in agency.articles:
            by_place.setdefault(article.url or article.path, article)
        self.counted = tuple(
            counted for finding in agency.findings for counted in self._count(finding, by_id, by_place)
        )
        self.by_criterion: dict[str, list[Counted]] = defaultdict(list)
        for item in self.counted:
            self.by_criterion[item.criterion].append(item)

    @property
    def units(self) -> int:
        return len(self._units["articles"])

    def applicable(self, criterion: Criterion) -> int:
        """How many units the criterion can be judged on."""
        return len(self._units[criterion.units])

    def _count(
        self, finding: Finding, by_id: Mapping[str, ArticleRecord], by_place: Mapping[str, ArticleRecord]
    ) -> Iterable[Counted]:
        criterion = self.profile.criterion_of(finding.code)
        weight = self.weights.get(finding.code, 0.0) * severity_weight(finding.severity, self.profile)
        if not criterion or finding.preview or finding.veto or weight <= 0:
            return
        article = by_id.get(finding.article) or by_place.get(finding.place.url or finding.place.path)
        words = unicodedata.normalize("NFC", " ".join(finding.quote.split())).casefold()
        if finding.scope is Scope.TEMPLATE or article is None:
            share = min(max(finding.pages, 1) / self._pages, 1.0)
            key = (finding.code, words or finding.fingerprint)
            yield Counted(finding, criterion, weight, article.id if article else "", None, key, share)
        elif finding.block in OUTSIDE:
            yield Counted(finding, criterion, weight, article.id, article.unit, (finding.code, words))
        else:
            yield Counted(finding, criterion, weight, article.id, article.unit)

    def rate(self, criterion: Criterion, keep: Callable[[Counted], bool] = lambda _: True) -> Rate:
        """Of the findings that ``keep`` leaves; the rest are thought mended."""
        copies: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        shares: dict[tuple[str, str], float] = defaultdict(float)
        places: dict[tuple[str, str], set[int]] = defaultdict(set)
        heaviest: dict[tuple[str, str], float] = defaultdict(float)
        hit: set[int] = set()
        for item in self.by_criterion.get(criterion.id, ()):
            if not keep(item):
                continue
            if item.unit is not None:
                hit.add(item.unit)
            if item.template is not None:
                heaviest[item.template] = max(heaviest[item.template], item.weight)
                shares[item.template] += item.share
                if item.unit is not None:
                    places[item.template].add(item.unit)
            elif item.unit is not None:
                copies[item.unit][item.article] += item.weight
        count = self.applicable(criterion)
        if not count:
            return Rate(0.0, 0.0, 0)
        own = sum(harm(max(copies[unit].values())) for unit in sorted(copies)) / count
        template = 0.0
        for key in sorted(heaviest):
            share = min(shares[key] + len(places[key]) / count, 1.0)
            template += template_harm(share, heaviest[key], criterion.tau, self.profile.limits.template_share)
        return Rate(min(own, 1.0), template, len(hit))


def rule_weights(rules: Iterable[RuleInfo], profile: Profile) -> dict[str, float]:
    """Confidence of every stable rule by its precision ledger; hints and preview rules weigh 0."""
    limits = profile.limits
    return {
        rule.code: 0.0
        if rule.preview
        else confidence(
            rule.hits_right,
            rule.hits_read,
            unmeasured=limits.unmeasured,
            hint_below=limits.hint_below,
            enough_read=limits.enough_read,
        )
        for rule in rules
    }


def severity_weight(severity: Severity, profile: Profile) -> float:
    weights = profile.severity
    return {Severity.ERROR: weights.error, Severity.WARNING: weights.warning, Severity.INFO: weights.info}[severity]
