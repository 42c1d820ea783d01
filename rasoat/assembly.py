"""Makes the report of what the workers found: template findings once, rules over the portal, units, outcomes, score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rasoat import __version__
from rasoat.agency import Agency
from rasoat.catalogue import SOURCE, _, _n, translator
from rasoat.checking import Batch, Setup
from rasoat.finding import Finding, Scope
from rasoat.method import MethodInfo
from rasoat.report import (
    SCHEMA,
    AgencyReport,
    Coverage,
    ExampleInfo,
    FactsVersion,
    FetchStatus,
    PageStatus,
    Report,
    RuleFailure,
    RuleInfo,
    RuleOutcome,
)
from rasoat.score.scoring_profile import Profile, shipped
from rasoat.score.tally import rule_weights
from rasoat.score.units import assign_units
from rasoat.urls import identity
from rules.engine import Engine, merge_templates
from rules.facts_loader import facts_version, own_lines
from rules.portals import CityView, PageDigest, PortalView
from rules.precision import ledger
from rules.rule import City, EveryImage, EveryLink, EveryPage, Portal, Rule

UNREAD_SHOWN = 200
"""Addresses listed one by one; all are counted."""
_FEW_PAGES = 20
_TEMPLATE_PAGES = 3
"""From ``_FEW_PAGES`` pages on, what stands in the frame of fewer pages than this is a passing list, no template."""


@dataclass
class Checked:
    """One agency after its pages were checked."""

    agency: Agency | None
    batch: Batch
    statuses: Mapping[str, PageStatus] = field(default_factory=dict)
    """Every address met, by canonical URL; empty for loose files."""
    addresses: Mapping[str, Sequence[str]] = field(default_factory=dict)
    not_checked: tuple[str, ...] = ()
    """Sentences about what could not be checked."""


def assemble(
    checked: Sequence[Checked],
    setup: Setup,
    *,
    created: str,
    title: str,
    groups: Mapping[str, str],
    notes: Sequence[str] = (),
) -> Report:
    """The report without scores; findings ordered, templates merged, the same for the same input."""
    rules = setup.rules()
    engine = Engine([rule for rule in rules if isinstance(rule.trigger, Portal | City)], options=setup.options)
    profile = shipped()
    spoken = str(setup.options.get("language", SOURCE))
    translated = translator(spoken)
    views = [_view(one) for one in checked]
    over_all = _over_all(engine, checked, views)
    agencies = [_agency(one, wide, rules, groups) for one, wide in zip(checked, over_all, strict=True)]
    date, sha256 = facts_version()
    own = own_lines()
    return Report(
        schema=SCHEMA,
        version=__version__,
        created=created,
        title=title,
        rules=_infos(rules, profile, translated),
        agencies=tuple(agencies),
        facts=FactsVersion(date, sha256, own),
        formula=profile.formula,
        criteria=tuple(replace(one, title=_(one.title), group=_(one.group)) for one in profile.criteria),
        grades=tuple((letter, _(name), edge) for letter, name, edge in profile.grades),
        method=_told(profile.method),
        notes=(*notes, *(_("Đã đối chiếu với dữ kiện riêng của đơn vị: {file}.").format(file=line) for line in own)),
        language=spoken,
    )


def _told(method: MethodInfo) -> MethodInfo:
    """With its words in the language spoken."""
    unscored = {code: _(why) for code, why in method.unscored.items()}
    return replace(method, vetoes=tuple(map(_, method.vetoes)), unscored=unscored)


def _view(one: Checked) -> PortalView:
    statuses = {url: status.status for url, status in one.statuses.items()}
    return PortalView(one.agency, one.batch.digests, statuses, one.addresses)


@dataclass
class _Wide:
    """What rules over the portal and over the city gave one agency."""

    findings: list[Finding]
    failures: list[RuleFailure]
    among_others: bool
    """Whether there were other portals to compare with."""


def _over_all(engine: Engine, checked: Sequence[Checked], views: Sequence[PortalView]) -> list[_Wide]:
    """One for each agency: a finding over the city goes to the agency that owns its page, a failure to the first."""
    wide = []
    for view in views:
        findings, failures = engine.check_portal(view)
        wide.append(_Wide(list(findings), list(failures), len(views) > 1))
    found = [[*one.batch.findings, *own.findings] for one, own in zip(checked, wide, strict=True)]
    over_city, failures = engine.check_city(CityView(views, found))
    if failures:
        wide[0].failures += failures
    owners: dict[str, int] = {}
    for number, view in enumerate(views if over_city else ()):
        for page in view.pages:
            owners.setdefault(page.url, number)
    for finding in over_city:
        owner = owners.get(finding.place.url or finding.place.path, 0)
        agency = views[owner].agency
        wide[owner].findings.append(replace(finding, agency=agency.id if agency else ""))
    return wide


def _agency(one: Checked, wide: _Wide, rules: Sequence[Rule], groups: Mapping[str, str]) -> AgencyReport:
    batch, agency = one.batch, one.agency
    findings = settle_templates([*batch.findings, *wide.findings], batch)
    units = assign_units(batch.signatures)
    articles = tuple(replace(article, unit=unit) for article, unit in zip(batch.articles, units, strict=True))
    marked = {finding.article for finding in findings if finding.article}
    articles = tuple(a if a.id in marked or a.path else replace(a, text="", blocks=(), images=()) for a in articles)
    group = agency.group if agency else ""
    return AgencyReport(
        id=agency.id if agency else "",
        name=agency.name if agency else "",
        group=group,
        group_name=groups.get(group, group),
        host=agency.hosts[0] if agency and agency.hosts else "",
        verified=agency.verified if agency else False,
        coverage=_coverage(one),
        articles=articles,
        findings=tuple(findings),
        outcomes=_outcomes(rules, batch, wide),
        failures=(*batch.failures, *wide.failures),
        page=agency.start[0] if agency and agency.start else "",
    )


def settle_templates(findings: Sequence[Finding], batch: Batch) -> list[Finding]:
    """Template findings merged; those that are no template (passing lists, titles of articles in a sidebar) left out."""
    titles = {" ".join(article.title.split()) for article in batch.articles if article.title}
    kept = []
    for finding in merge_templates(findings):
        if finding.scope is Scope.TEMPLATE:
            words = " ".join(f"{finding.before}{finding.quote}{finding.after}".split())
            if finding.block == "frame" and any(words in title for title in titles):
                continue
            if batch.pages >= _FEW_PAGES and finding.pages < _TEMPLATE_PAGES:
                continue
        kept.append(finding)
    return kept


def _coverage(one: Checked) -> Coverage:
    batch = one.batch
    unread = {status.url: status for status in one.statuses.values() if not status.status.read}
    unread.update({status.url: status for status in batch.unread})
    counts = Counter(status.status.value for status in unread.values())
    counts[FetchStatus.OK.value] = batch.pages
    days = sorted(article.published for article in batch.articles if article.published)
    reasons = Counter({reason: count for (_, reason), count in batch.not_checked.items()})
    sentences = [
        _n("{reason} ({n} trang)", count).format(reason=reason, n=count) if count > 1 else reason
        for reason, count in sorted(reasons.items())
    ]
    return Coverage(
        pages=batch.pages + len(unread),
        read=batch.pages,
        articles=len(batch.articles),
        by_status=dict(sorted(counts.items())),
        unread=tuple(sorted(unread.values(), key=lambda status: (status.status.value, status.url))[:UNREAD_SHOWN]),
        not_checked=(*one.not_checked, *sentences),
        first_published=days[0] if days else None,
        last_published=days[-1] if days else None,
    )


def _outcomes(rules: Sequence[Rule], batch: Batch, wide: _Wide) -> tuple[RuleOutcome, ...]:
    manual = Counter({code: count for (code, _), count in batch.not_checked.items()})
    wide_failed = {finding.code for finding in wide.findings}
    wide_broken = {failure.code for failure in wide.failures}
    made = []
    for rule in rules:
        over_all = isinstance(rule.trigger, Portal | City)
        if over_all:
            broken, failed = int(rule.code in wide_broken), int(rule.code in wide_failed)
            documents = int(wide.among_others or not isinstance(rule.trigger, City))
        else:
            broken, failed = batch.broken[rule.code], batch.failed[rule.code]
            of_page = isinstance(rule.trigger, EveryPage | EveryLink | EveryImage)
            documents = batch.pages if of_page else len(batch.articles)
        unjudged = manual[rule.code]
        passed = max(0, documents - broken - failed - unjudged)
        made.append(
            RuleOutcome(
                code=rule.code,
                passed=passed,
                failed=failed,
                not_applicable=max(0, batch.pages - documents) if not over_all else 1 - documents,
                manual=unjudged,
                error=broken,
            )
        )
    return tuple(made)


def _infos(rules: Sequence[Rule], profile: Profile, translated: Callable[[str], str]) -> tuple[RuleInfo, ...]:
    infos = [_info(rule, profile, translated) for rule in rules]
    weights = rule_weights(infos, profile)
    return tuple(replace(info, weight=weights[info.code] if info.criterion else 0.0) for info in infos)


def _info(rule: Rule, profile: Profile, translated: Callable[[str], str]) -> RuleInfo:
    reading = ledger().get(rule.code)
    return RuleInfo(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        title=translated(rule.title),
        passes=translated(rule.passes),
        hint=translated(rule.hint),
        why=translated(rule.why),
        source=translated(rule.source or ""),
        since=rule.since,
        preview=rule.preview,
        criterion=profile.criterion_of(rule.code),
        veto=rule.veto or bool(profile.veto_of(rule.code)),
        hits_read=reading.read if reading else 0,
        hits_right=reading.right if reading else 0,
        examples=tuple(
            ExampleInfo(example.bad, example.good) for example in rule.examples if example.bad or example.good
        ),
        city=isinstance(rule.trigger, City),
    )


def addresses_by_identity(met: Iterable[str], digests: Iterable[PageDigest]) -> dict[str, list[str]]:
    """All addresses under which each article was met, asked for or only linked to, each once, in order."""
    linked = (href.split("#", 1)[0] for page in digests for href in (*page.links, *page.frame_links))
    found: dict[str, list[str]] = {}
    for url in dict.fromkeys((*met, *linked)):
        found.setdefault(identity(url), []).append(url)
    return found
