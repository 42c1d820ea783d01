"""Findings for a terminal: concise (one line each) or full (grouped by article, carets under the exact words)."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from rasoat.catalogue import _, _n
from rasoat.finding import Finding, Safety, Severity
from rasoat.report import AgencyReport, FetchStatus, Report
from reporters.excerpt import excerpt
from reporters.formats import Look
from reporters.places import Placed, placed, where
from reporters.terminal import neutral, paint

SEVERITY_NAMES = {Severity.ERROR: "nặng", Severity.WARNING: "vừa", Severity.INFO: "nhẹ"}
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_UNREAD_SHOWN = 5
_SUGGESTIONS_SHOWN = 3
_NOWHERE = "(cả cổng)"


def full(report: Report, look: Look) -> str:
    """Grouped by article, with the line and carets under the exact words."""
    return render(report, color=look.color, width=look.width, statistics=look.statistics)


def concise(report: Report, look: Look) -> str:
    """One line each: place, code, message."""
    return render(report, full=False, color=look.color, width=look.width, statistics=look.statistics)


def render(
    report: Report, *, full: bool = True, color: bool = False, width: int = 100, statistics: bool = False
) -> str:
    """Text that ends with a newline. ``width`` is the terminal's in cells; concise lines are never cut.

    ``statistics`` adds a table of findings by rule.
    """
    items = list(placed(report))
    lines = _full(items, color, width) if full else [_concise(item.finding) for item in items]
    if statistics and items:
        lines += ["", *_statistics(report, items)]
    if lines:
        lines.append("")
    for agency in report.agencies:
        lines += _not_whole(agency, color)
    lines += [neutral(note) for note in report.notes]
    lines.append(paint(_summary(report, items), "bold", color=color))
    return "\n".join(lines) + "\n"


def _position(finding: Finding) -> str:
    place = finding.place
    spot = neutral(where(finding)) or _NOWHERE
    if place.line is not None:
        return f"{spot}:{place.line}:{place.column}"
    return f"{spot} ({neutral(place.where)})" if place.where else spot


def _concise(finding: Finding) -> str:
    return f"{_position(finding)}: {neutral(finding.code)} {neutral(finding.message)}"


def _full(items: list[Placed], color: bool, width: int) -> list[str]:
    lines: list[str] = []
    for spot, group in groupby(items, key=lambda item: (item.agency.id, where(item.finding))):
        members = list(group)
        article = members[0].article
        title = f"  {neutral(article.title)}" if article and article.title else ""
        header = paint(neutral(spot[1]) or _NOWHERE, "bold", color=color)
        lines += ([""] if lines else []) + [header + paint(title, "dim", color=color)]
        for item in members:
            lines += _finding(item.finding, color, width)
    return lines


def _finding(finding: Finding, color: bool, width: int) -> list[str]:
    place = finding.place
    spot = f"{place.line}:{place.column}" if place.line is not None else neutral(place.where)
    severity = paint(SEVERITY_NAMES[finding.severity], _COLORS[finding.severity], "bold", color=color)
    marks = " (thử nghiệm)" if finding.preview else ""
    pages = f" (trên {finding.pages} trang)" if finding.pages > 1 else ""
    lead = " ".join(filter(None, (spot, severity, neutral(finding.code), f"[{neutral(finding.name)}]{marks}")))
    lines = [f"  {lead} {neutral(finding.message)}{pages}"]
    shown = excerpt(finding, max(width - 6, 20))
    if shown:
        lines += [f"    | {shown.line}", "    | " + paint(shown.caret, _COLORS[finding.severity], color=color)]
    if finding.hint:
        lines.append(f"    = cách sửa: {neutral(finding.hint)}")
    if finding.suggestions:
        choices = " hoặc ".join(f"“{neutral(words)}”" for words in finding.suggestions[:_SUGGESTIONS_SHOWN])
        lines.append(f"    = nên viết: {choices}")
    if place.fragment or (place.url and not place.path and place.selector):
        lines.append(f"    = mở đúng chỗ: {neutral(place.fragment or place.url)}")
    return lines


def _statistics(report: Report, items: list[Placed]) -> list[str]:
    """One line a rule, most findings first: count, code, name, title."""
    titles = {rule.code: rule.title for rule in report.rules}
    counts = Counter((neutral(item.finding.code), neutral(item.finding.name)) for item in items)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    wide = max((len(name) for (_, name), _ in rows), default=0)
    return [
        f"{count:>7}  {code:<6}  {name:<{wide}}  {neutral(titles.get(code, ''))}".rstrip()
        for (code, name), count in rows
    ]


def _not_whole(agency: AgencyReport, color: bool) -> list[str]:
    """What was not read, not checked or broke: never silent."""
    name = f"{neutral(agency.name)}: " if agency.name else ""
    lines = [
        paint(f"{name}quy tắc {neutral(f.code)} hỏng ở {neutral(f.where)}: {neutral(f.message)}", "red", color=color)
        for f in agency.failures
    ]
    unread = [page for page in agency.coverage.unread if not page.status.read]
    for page in unread[:_UNREAD_SHOWN]:
        note = f" ({neutral(page.note)})" if page.note else ""
        lines.append(f"{name}không đọc được {neutral(page.url)}: {page.status.label}{note}. {page.status.remedy}")
    count = max(sum(n for status, n in agency.coverage.by_status.items() if status != FetchStatus.OK), len(unread))
    if count > len(unread[:_UNREAD_SHOWN]):
        lines.append(f"{name}và {count - len(unread[:_UNREAD_SHOWN])} trang khác không đọc được.")
    return lines + [name + neutral(words) for words in agency.coverage.not_checked]


def _summary(report: Report, items: list[Placed]) -> str:
    read = sum(agency.coverage.read for agency in report.agencies)
    pages = sum(agency.coverage.pages for agency in report.agencies)
    failures = sum(len(agency.failures) for agency in report.agencies)
    covered = f"đã đọc {read} trên {pages} trang" + (f", {failures} lần quy tắc hỏng" if failures else "")
    if report.compared and not report.agencies:
        return _("Không có tệp nào thay đổi để kiểm tra.")
    if not read:
        return "Chưa đọc được trang nào, nên chưa kết luận được gì."
    if not items:
        return f"Không thấy chỗ nào phải sửa; {covered}.{_hidden(report)}"
    counts = Counter(item.finding.severity for item in items)
    parts = ", ".join(f"{counts[severity]} {name}" for severity, name in SEVERITY_NAMES.items() if counts[severity])
    places = len({(item.agency.id, where(item.finding)) for item in items})
    fixable = sum(1 for item in items if item.finding.safety is Safety.SAFE and item.finding.place.length)
    fixes = f"; {fixable} chỗ máy sửa được an toàn (--fix)" if fixable else ""
    return f"Tìm thấy {len(items)} chỗ ({parts}) ở {places} trang; {covered}{fixes}.{_hidden(report)}"


def _hidden(report: Report) -> str:
    """How much is not shown: never silent."""
    hidden = report.hidden
    told = (
        (hidden.known, _n("Không nêu {n} chỗ là nợ cũ.", hidden.known)),
        (hidden.suppressed, _n("Không nêu {n} chỗ được bỏ qua có lý do.", hidden.suppressed)),
        (hidden.unchanged, _n("Không nêu {n} chỗ ở những dòng không đổi.", hidden.unchanged)),
    )
    return "".join(f" {words.format(n=count)}" for count, words in told if count)
