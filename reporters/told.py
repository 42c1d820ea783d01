"""What more than one machine format tells in the same words: the whole message, what was not read, and what broke."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from rasoat.catalogue import _, _n
from rasoat.figures import number
from rasoat.finding import Finding
from rasoat.report import AgencyReport, Report
from reporters.places import Placed

BROKEN, UNREAD, UNCHECKED = "rule-failure", "page-not-read", "not-checked"


class Gap(NamedTuple):
    """Something that keeps the report from being the whole truth. ``where`` is a file or an address, "" if neither."""

    kind: str
    where: str
    message: str
    code: str = ""
    """Of the rule that broke."""
    status: str = ""
    """Of a page not read: a value of FetchStatus."""


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
            note = f" ({page.note})" if page.note else ""
            words = _("Không đọc được {url}: {label}{note}. {remedy}").format(
                url=page.url, label=page.status.label, note=note, remedy=page.status.remedy
            )
            yield Gap(UNREAD, page.url, words, status=page.status.value)
    for words in agency.coverage.not_checked:
        yield Gap(UNCHECKED, "", words)


def compared(agency: AgencyReport, report: Report) -> bool:
    """Whether ``Finding.new`` says something: against a run before, a baseline or changed lines."""
    return report.compared or bool(agency.changes and agency.changes.previous)


def known(item: Placed, report: Report) -> bool:
    """Whether a finding is old debt."""
    return not item.finding.new and compared(item.agency, report)


def hidden(report: Report) -> Iterator[str]:
    """How many findings the report does not show, and why; nothing where it shows all."""
    if count := report.hidden.known:
        yield _n("Không kể {n} chỗ nợ cũ đã ghi trong mốc so sánh.", count).format(n=number(count))
    if count := report.hidden.suppressed:
        yield _n("Không kể {n} chỗ được bỏ qua có lý do.", count).format(n=number(count))
    if count := report.hidden.unchanged:
        yield _n("Không kể {n} chỗ ở dòng không đổi.", count).format(n=number(count))


def unique(fingerprint: str, seen: set[str]) -> str:
    """The fingerprint, or for its second bearer one made of it: the same report gives the same."""
    made, number = fingerprint, 1
    while made in seen:
        number += 1
        made = hashlib.blake2b(f"{fingerprint}\x1f{number}".encode("utf-8", "replace"), digest_size=8).hexdigest()
    seen.add(made)
    return made
