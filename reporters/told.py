"""What more than one machine format tells in the same words: the whole message, what was not read, and what broke."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rasoat.catalogue import _, _n
from rasoat.finding import Finding
from rasoat.report import AgencyReport, Report
from reporters.figures import number
from reporters.places import Placed

BROKEN, UNREAD, UNCHECKED = "rule-failure", "page-not-read", "not-checked"


class Gap(NamedTuple):
    """Something that keeps the report from being the whole truth. ``where`` is a file or an address, "" if neither."""

    kind: str
    where: str
    message: str
    code: str = ""
    """Of the rule that broke."""


def message(finding: Finding) -> str:
    """What is wrong and what to do."""
    return " ".join(filter(None, (finding.message, finding.hint)))


def gaps(agency: AgencyReport) -> Iterator[Gap]:
    """Rules that broke, pages not read (those that the report lists) and what was not checked."""
    for failure in agency.failures:
        words = _("Quy tắc {code} hỏng ở {where}: {message}").format(
            code=failure.code, where=failure.where, message=failure.message
        )
        yield Gap(BROKEN, failure.where, words, failure.code)
    for page in agency.coverage.unread:
        if not page.status.read:
            yield Gap(UNREAD, page.url, f"{page.url}: {page.status.label}. {page.status.remedy}")
    for words in agency.coverage.not_checked:
        yield Gap(UNCHECKED, "", words)


def known(item: Placed, report: Report) -> bool:
    """Whether a finding is old debt: in the run before, in the baseline, or on a line that did not change."""
    compared = report.compared or bool(item.agency.changes and item.agency.changes.previous)
    return compared and not item.finding.new


def hidden(report: Report) -> Iterator[str]:
    """How many findings the report does not show, and why; nothing where it shows all."""
    if count := report.hidden.known:
        yield _n("Không kể {n} chỗ nợ cũ đã ghi trong mốc so sánh.", count).format(n=number(count))
    if count := report.hidden.suppressed:
        yield _n("Không kể {n} chỗ được bỏ qua có lý do.", count).format(n=number(count))
    if count := report.hidden.unchanged:
        yield _n("Không kể {n} chỗ ở dòng không đổi.", count).format(n=number(count))
