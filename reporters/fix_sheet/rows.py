"""The rows of a fix sheet: what is mended once for the portal, then article by article, most harmful first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rasoat import figures
from rasoat.catalogue import _
from rasoat.finding import Finding
from rasoat.report import AgencyReport, ArticleRecord, RuleInfo
from reporters.cells import Linked
from reporters.scorecard import hostile
from reporters.scorecard.entries import harm
from reporters.scorecard.plan import AgencyPlan, Plan
from reporters.scorecard.wording import where
from reporters.severities import SEVERITY

TITLE, WORDS, AROUND, REASON = 160, 400, 120, 400
"""Characters shown of each; a row has to fit a page."""
CUT = 60
"""A finding's text around its words is cut at this many characters, inside a word maybe."""


@dataclass(frozen=True, slots=True)
class FixRow:
    """A finding as the sheet tells it. ``link`` is "" where nothing may be clicked; ``address`` stands there instead."""

    agency: str
    title: str
    link: str
    address: str
    place: str
    severity: str
    rule: str
    quote: str
    suggestion: str
    sentence: str
    why: str
    source: str
    key: str
    owner: str = ""
    due: dt.date | None = None
    """Who was given it before, and until when."""

    @property
    def linked(self) -> Linked | str:
        return Linked(_("Mở đúng chỗ"), self.link) if self.link else self.address


def rows(plan: Plan) -> Iterator[FixRow]:
    """Of all agencies, in the order of the report."""
    for place in plan.agencies:
        yield from agency_rows(plan, place)


def agency_rows(plan: Plan, place: AgencyPlan) -> Iterator[FixRow]:
    """Of one agency."""
    for finding in sorted(place.wide, key=_within):
        yield _row(plan.rules, place.agency, finding, None, _("Khuôn trang, sửa một lần cho cả cổng"))
    groups: list[tuple[tuple[object, ...], ArticleRecord | None, str, list[Finding]]] = []
    for key, found in place.by_article.items():
        article = place.records[key]
        title = article.title or article.path or article.url
        groups.append(((*harm(found), _newest_first(article.published), key), article, title, found))
    for key, found in place.by_page.items():
        title = hostile.defang(key) or _("Không rõ trang")
        groups.append(((*harm(found), _newest_first(None), key), None, title, found))
    groups.sort(key=lambda group: group[0])
    for _order, record, title, found in groups:
        for finding in sorted(found, key=_within):
            yield _row(plan.rules, place.agency, finding, record, title)


def _newest_first(published: str | None) -> tuple[int, ...]:
    return tuple(-ord(character) for character in (published or "0")[:10])


def _within(finding: Finding) -> tuple[object, ...]:
    """Order inside an article: worst first, then as they stand."""
    start = finding.span[0] if finding.span else finding.place.offset or 0
    return not finding.veto, -finding.severity.rank, start, finding.code, finding.fingerprint


def _row(
    rules: Mapping[str, RuleInfo], agency: AgencyReport, finding: Finding, record: ArticleRecord | None, title: str
) -> FixRow:
    rule = rules.get(finding.code)
    safe = hostile.defang if finding.veto else str
    address = finding.place.fragment or finding.place.url or (record.url if record else "")
    link = "" if finding.veto else hostile.link(address)
    plain = finding.place.path or hostile.defang(finding.place.url or (record.url if record else ""))
    place = where(finding)
    if finding.pages > 1:
        place = f"{place} ({_pages(finding.pages)})" if place else _pages(finding.pages)
    quote = safe(hostile.middle(hostile.exact(finding.quote), WORDS)) if finding.quote else ""
    return FixRow(
        agency=agency.name or agency.id,
        title=hostile.short(title, TITLE),
        link=link,
        address=hostile.short(plain, TITLE),
        place=place,
        severity=_(SEVERITY[finding.severity]),
        rule=rule.title if rule else finding.name,
        quote=quote,
        suggestion="" if finding.veto else _suggestion(finding),
        sentence=safe(f"{_tail(finding.before)}⟦{hostile.middle(finding.quote, WORDS)}⟧{_head(finding.after)}")
        if finding.before or finding.after
        else "",
        why=hostile.short(
            safe(finding.message if not rule or not rule.why else f"{finding.message} {rule.why}"), REASON
        ),
        source=hostile.short(rule.source, REASON) if rule else "",
        key=finding.fingerprint,
        owner=hostile.short(finding.task.owner, 80) if finding.task else "",
        due=_day(finding.task.due) if finding.task else None,
    )


def _day(iso: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(iso)
    except ValueError:
        return None


def _pages(count: int) -> str:
    return _("trên {pages} trang").format(pages=figures.number(count))


def _suggestion(finding: Finding) -> str:
    """What to write instead; without one, what to do."""
    if finding.suggestions:
        shown = [hostile.middle(text, WORDS) or _("(bỏ)") for text in finding.suggestions[:2]]
        return _(" hoặc ").join(shown)
    return hostile.short(finding.hint, REASON)


def _tail(text: str) -> str:
    """The end of what stands before, from a whole word on."""
    line = text.rsplit("\n", 1)[-1]
    if len(text) < CUT or len(line) < len(text):
        return line
    text = line[-AROUND:]
    return "… " + text[text.find(" ", 0, 30) + 1 :]


def _head(text: str) -> str:
    line = text.split("\n", 1)[0]
    if len(text) < CUT or len(line) < len(text):
        return line
    text = line[:AROUND]
    space = text.rfind(" ", len(text) - 30)
    return (text[:space] if space > 0 else text) + " …"
