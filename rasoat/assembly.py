"""Makes the report of what the workers found: template findings once, rules over the portal, units, outcomes, score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rasoat import __version__
from rasoat.agency import Agency
from rasoat.catalogue import OWN_FACTS, SOURCE, translator
from rasoat.checking import Batch, Setup
from rasoat.finding import Finding, Scope
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
    translated = translator(str(setup.options.get("language", SOURCE)))
    views = [_view(one) for one in checked]
    agencies = [_agency(one, view, engine, rules, groups) for one, view in zip(checked, views, strict=True)]
    over_city, failures = engine.check_city(CityView(views))
    if agencies and (over_city or failures):
        first = agencies[0]
        agencies[0] = replace(first, findings=(*first.findings, *over_city), failures=(*first.failures, *failures))
    date, sha256 = facts_version()
    own = own_lines()
    return Report(
        schema=SCHEMA,
        version=__version__,
        created=created,
        title=title,
        rules=tuple(_info(rule, profile, translated) for rule in rules),
        agencies=tuple(agencies),
        facts=FactsVersion(date, sha256, own),
        formula=profile.formula,
        criteria=profile.criteria,
        grades=profile.grades,
        notes=(*notes, *(translated(OWN_FACTS).format(file=line) for line in own)),
    )


def _view(one: Checked) -> PortalView:
    statuses = {url: status.status for url, status in one.statuses.items()}
    return PortalView(one.agency, one.batch.digests, statuses, one.addresses)


def _agency(
    one: Checked, view: PortalView, engine: Engine, rules: Sequence[Rule], groups: Mapping[str, str]
) -> AgencyReport:
    batch, agency = one.batch, one.agency
    over_portal, failures = engine.check_portal(view)
    findings = settle_templates([*batch.findings, *over_portal], batch)
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
        outcomes=_outcomes(rules, batch, over_portal, failures),
        failures=(*batch.failures, *failures),
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
    sentences = [f"{reason} ({count} trang)" if count > 1 else reason for reason, count in sorted(reasons.items())]
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


def _outcomes(
    rules: Sequence[Rule], batch: Batch, over_portal: Sequence[Finding], failures: Sequence[RuleFailure]
) -> tuple[RuleOutcome, ...]:
    manual = Counter({code: count for (code, _), count in batch.not_checked.items()})
    portal_failed = {finding.code for finding in over_portal}
    portal_broken = {failure.code for failure in failures}
    made = []
    for rule in rules:
        if isinstance(rule.trigger, Portal | City):
            broken, failed = int(rule.code in portal_broken), int(rule.code in portal_failed)
            documents = 1
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
                not_applicable=max(0, batch.pages - documents) if not isinstance(rule.trigger, Portal | City) else 0,
                manual=unjudged,
                error=broken,
            )
        )
    return tuple(made)


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
    )


def addresses_by_identity(met: Iterable[str], digests: Iterable[PageDigest]) -> dict[str, list[str]]:
    """All addresses under which each article was met, asked for or only linked to, each once, in order."""
    linked = (href.split("#", 1)[0] for page in digests for href in (*page.links, *page.frame_links))
    found: dict[str, list[str]] = {}
    for url in dict.fromkeys((*met, *linked)):
        found.setdefault(identity(url), []).append(url)
    return found
