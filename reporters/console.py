"""Findings for a terminal: concise (one line each) or full (grouped by article, carets under the exact words)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from rasoat.catalogue import N_, _, _n
from rasoat.figures import number
from rasoat.finding import Finding, Safety, Severity
from rasoat.report import AgencyReport, FetchStatus, Report, RuleInfo
from reporters.excerpt import excerpt
from reporters.formats import Look
from reporters.places import Placed, placed, where
from reporters.severities import SEVERITY, in_line
from reporters.terminal import neutral, paint
from reporters.told import BROKEN, UNREAD, gaps, hidden, known

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_UNREAD_SHOWN = 5
_SUGGESTIONS_SHOWN = 3
_NOWHERE = N_("(cả cổng)")


def full(report: Report, look: Look) -> str:
    """Grouped by article, with the line and carets under the exact words."""
    return render(report, color=look.color, width=look.width, statistics=look.statistics)


def concise(report: Report, look: Look) -> str:
    """One line each: place, code, message."""
    return render(report, full=False, color=look.color, width=look.width, statistics=look.statistics)


def render(
    report: Report, *, full: bool = True, color: bool = False, width: int = 100, statistics: bool = False
) -> str:
    """Text that ends with a newline; the last line is the sum of it. ``width`` is the terminal's in cells; concise lines
    are never cut.

    ``statistics`` adds a table of findings by rule.
    """
    items = list(placed(report))
    lines = _full(report, items, color, width) if full else [_concise(item.finding) for item in items]
    if statistics and items:
        lines += ["", *_statistics(report, items)]
    if lines:
        lines.append("")
    for agency in report.agencies:
        lines += _not_whole(agency, color)
    lines += [neutral(note) for note in report.notes]
    lines += hidden(report)
    lines.append(paint(_summary(report, items), "bold", color=color))
    return "\n".join(lines) + "\n"


def _position(finding: Finding) -> str:
    place = finding.place
    spot = neutral(where(finding)) or _(_NOWHERE)
    if place.line is not None:
        return f"{spot}:{place.line}:{place.column}"
    return f"{spot} ({neutral(place.where)})" if place.where else spot


def _concise(finding: Finding) -> str:
    return f"{_position(finding)}: {neutral(finding.code)} {neutral(finding.message)}"


def _full(report: Report, items: list[Placed], color: bool, width: int) -> list[str]:
    lines: list[str] = []
    to_explain = {rule.code: rule for rule in report.rules}
    for spot, group in groupby(items, key=lambda item: (item.agency.id, where(item.finding))):
        members = list(group)
        article = members[0].article
        title = f"  {neutral(article.title)}" if article and article.title else ""
        header = paint(neutral(spot[1]) or _(_NOWHERE), "bold", color=color)
        lines += ([""] if lines else []) + [header + paint(title, "dim", color=color)]
        for item in members:
            rule = to_explain.pop(item.finding.code, None)
            lines += _finding(item.finding, rule, color, width, old=known(item, report))
    return lines


def _finding(finding: Finding, rule: RuleInfo | None, color: bool, width: int, *, old: bool) -> Iterator[str]:
    """The place, the words with carets, what to do, and for the first finding of a ``rule`` why it matters."""
    place = finding.place
    spot = f"{place.line}:{place.column}" if place.line is not None else neutral(place.where)
    severity = paint(in_line(finding.severity), _COLORS[finding.severity], "bold", color=color)
    marks = (_(" (thử nghiệm)") if finding.preview else "") + (_(" (nợ cũ)") if old else "")
    pages = _n(" (trên {n} trang)", finding.pages).format(n=number(finding.pages)) if finding.pages > 1 else ""
    lead = " ".join(filter(None, (spot, severity, neutral(finding.code), f"[{neutral(finding.name)}]{marks}")))
    yield f"  {lead} {neutral(finding.message)}{pages}"
    shown = excerpt(finding, max(width - 6, 20))
    if shown:
        yield f"    | {shown.line}"
        yield "    | " + paint(shown.caret, _COLORS[finding.severity], color=color)
    if finding.hint:
        yield _("    = cách sửa: {words}").format(words=neutral(finding.hint))
    if finding.suggestions:
        choices = _(" hoặc ").join(f"“{neutral(words)}”" for words in finding.suggestions[:_SUGGESTIONS_SHOWN])
        yield _("    = nên viết: {words}").format(words=choices)
    if rule and rule.why:
        source = _(" (căn cứ: {source})").format(source=neutral(rule.source)) if rule.source else ""
        yield _("    = vì sao: {words}").format(words=neutral(rule.why)) + source
    if place.fragment or (place.url and not place.path and place.selector):
        yield _("    = mở đúng chỗ: {url}").format(url=neutral(place.fragment or place.url))


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


def _not_whole(agency: AgencyReport, color: bool) -> Iterator[str]:
    """What was not read, not checked or broke: never silent."""
    name = f"{neutral(agency.name)}: " if agency.name else ""
    unread = 0
    for gap in gaps(agency):
        unread += gap.kind == UNREAD
        if gap.kind == UNREAD and unread > _UNREAD_SHOWN:
            continue
        words = name + neutral(gap.message)
        yield paint(words, "red", color=color) if gap.kind == BROKEN else words
    count = max(sum(n for status, n in agency.coverage.by_status.items() if status != FetchStatus.OK), unread)
    if count > min(unread, _UNREAD_SHOWN):
        rest = count - min(unread, _UNREAD_SHOWN)
        yield name + _n("và {n} trang khác không đọc được.", rest).format(n=number(rest))


def _summary(report: Report, items: list[Placed]) -> str:
    read = sum(agency.coverage.read for agency in report.agencies)
    pages = sum(agency.coverage.pages for agency in report.agencies)
    failures = sum(len(agency.failures) for agency in report.agencies)
    if report.compared and not report.agencies:
        return _("Không có tệp nào thay đổi để kiểm tra.")
    if not read:
        return _("Chưa đọc được trang nào, nên chưa kết luận được gì.")
    covered = _n("đã đọc {read} trên {n} trang", pages).format(read=number(read), n=number(pages))
    if failures:
        covered += ", " + _n("{n} lần quy tắc hỏng", failures).format(n=number(failures))
    if not items:
        return _("Không thấy chỗ nào phải sửa; {covered}.").format(covered=covered)
    counts = Counter(item.finding.severity for item in items)
    parts = ", ".join(f"{number(counts[severity])} {in_line(severity)}" for severity in SEVERITY if counts[severity])
    places = len({(item.agency.id, where(item.finding)) for item in items})
    found = _n("Tìm thấy {n} chỗ ({parts})", len(items)).format(n=number(len(items)), parts=parts)
    spread = _n("ở {n} trang", places).format(n=number(places))
    ends = [f"{found} {spread}", covered]
    old = sum(known(item, report) for item in items)
    if old:
        ends.append(_n("trong đó {n} chỗ nợ cũ", old).format(n=number(old)))
    fixable = sum(1 for item in items if item.finding.safety is Safety.SAFE and item.finding.place.length)
    if fixable:
        ends.append(_n("{n} chỗ máy sửa được an toàn (--fix)", fixable).format(n=number(fixable)))
    return "; ".join(ends) + "."
