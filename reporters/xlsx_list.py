"""All findings as an Excel workbook for people: a sheet that sums up, and a sheet with one finding a row, filters ready.

The same report gives the same bytes. To hand work out and read it back, see the fix sheet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rasoat.catalogue import _
from rasoat.figures import day, number
from rasoat.report import Report
from reporters.cells import Column, Linked, Value
from reporters.places import Placed, placed, where
from reporters.severities import in_line
from reporters.told import gaps, hidden, known
from reporters.workbook import Book

MANY = 20_000
"""Findings from which the file is written row by row, so that memory stays bounded."""
MOST = 1_000_000
"""Rows of a sheet; Excel takes 1,048,576."""


def render(report: Report) -> bytes:
    """The bytes of an .xlsx file."""
    items = list(placed(report))
    with Book(report.title, created=report.created, streaming=len(items) > MANY) as book:
        _summary(book, report, items)
        _findings(book, report, items)
    return book.data


def _summary(book: Book, report: Report, items: list[Placed]) -> None:
    read, pages = (sum(getattr(a.coverage, name) for a in report.agencies) for name in ("read", "pages"))
    covered = _("{day}: đã đọc {read} trên {pages} trang, thấy {found} chỗ.").format(
        day=day(report.created), read=number(read), pages=number(pages), found=number(len(items))
    )
    sheet = book.sheet(
        _("Tóm tắt"),
        (Column(_("Mã"), 9), Column(_("Loại lỗi"), 52), Column(_("Mức"), 10), Column(_("Số chỗ"), 10, "#,##0", right=True),
         Column(_("Số trang"), 10, "#,##0", right=True), Column(_("Vì sao"), 60), Column(_("Căn cứ"), 40)),
        above=(report.title, covered),
    )  # fmt: skip
    places = Counter(item.finding.code for item in items)
    spots = Counter(code for code, _spot in {(i.finding.code, (i.agency.id, where(i.finding))) for i in items})
    severities = {item.finding.code: item.finding.severity for item in reversed(items)}
    severities |= {rule.code: rule.severity for rule in report.rules}
    rules = {rule.code: rule for rule in report.rules}
    for code in sorted(places, key=lambda code: (-severities[code].rank, -places[code], code)):
        rule = rules.get(code)
        title, why, source = (rule.title, rule.why, rule.source) if rule else (code, "", "")
        sheet.row((code, title, in_line(severities[code]), places[code], spots[code], why, Linked(source, source)))
    for line in _beside(report):
        sheet.row(("", line, "", None, None, "", ""))


def _beside(report: Report) -> Iterator[str]:
    """What the list does not show."""
    yield from hidden(report)
    yield from report.notes
    for agency in report.agencies:
        for gap in gaps(agency):
            yield f"{agency.name}: {gap.message}" if agency.name else gap.message


def _findings(book: Book, report: Report, items: list[Placed]) -> None:
    several = len(report.agencies) > 1
    columns = [
        Column(_("Mức"), 8), Column(_("Mã"), 9), Column(_("Loại lỗi"), 26), Column(_("Bài"), 34), Column(_("Ngày đăng"), 12),
        Column(_("Chuyên mục"), 16), Column(_("Vị trí"), 24), Column(_("Đang viết"), 24), Column(_("Nên viết"), 24),
        Column(_("Trong câu"), 44), Column(_("Lý do"), 44), Column(_("Cách sửa"), 36),
        Column(_("Độ tin cậy"), 10, "0%", right=True), Column(_("Mới"), 8), Column(_("Ghi chú"), 14), Column(_("Mã chỗ lỗi"), 18),
    ]  # fmt: skip
    columns = [Column(_("Cơ quan"), 24), *columns] if several else columns
    titles = {rule.code: rule.title for rule in report.rules}
    for start in range(0, max(len(items), 1), MOST):
        sheet = book.sheet(_("Các chỗ cần sửa"), columns)
        for item in items[start : start + MOST]:
            row = _row(item, titles, old=known(item, report))
            sheet.row((item.agency.name, *row) if several else row)


def _row(item: Placed, titles: dict[str, str], *, old: bool) -> tuple[Value, ...]:
    finding, article, agency = item
    place = finding.place
    title = article.title if article else ""
    address = place.fragment or place.url or (article.url if article else "")
    spot = f"{place.path}:{place.line}" if place.line is not None else where(finding) or agency.host
    notes = [_("thử nghiệm")] if finding.preview else []
    notes += [_("trên {n} trang").format(n=number(finding.pages))] if finding.pages > 1 else []
    return (
        in_line(finding.severity),
        finding.code,
        titles.get(finding.code, finding.name),
        Linked(title, address),
        day(article.published) if article else "",
        article.section if article else "",
        f"{spot} ({place.where})" if place.where else spot,
        finding.quote,
        " / ".join(finding.suggestions),
        f"{finding.before}{finding.quote}{finding.after}",
        finding.message,
        finding.hint,
        finding.confidence,
        _("nợ cũ") if old else _("mới"),
        ", ".join(notes),
        finding.fingerprint,
    )
