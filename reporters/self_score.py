"""The table by which an agency scores itself, as spreadsheet and as Word document, one of each for every agency.

Columns as agencies are asked for them: criterion, most points, points reached, link, note. Numbers are numbers, totals are
formulas that come to the score of the sheet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rasoat import figures
from rasoat.catalogue import _, _n, language
from rasoat.errors import UsageError
from rasoat.report import AgencyScore, CriterionScore, Report, VetoItem
from reporters.cells import Column, Linked, Value, safe_link, writable
from reporters.scorecard import wording
from reporters.scorecard.plan import LIST, AgencyPlan, Plan, forms, make_plan
from reporters.word import CellText, Paper
from reporters.workbook import HEAD, LINE, LINK, Book, Sheet

_TITLES = 2
"""Kinds of mistakes named in a note."""


@dataclass(frozen=True, slots=True)
class Row:
    """``got`` None: not measured, and not in the total."""

    title: str
    max: float
    got: float | None
    link: str
    note: str


def write_tables(report: Report, folder: Path) -> None:
    """Both files of every agency that has a score, named as its folder in a site. Raises UsageError without any score."""
    plan = make_plan(report)
    if not any(agency.score for agency in report.agencies):
        words = _("Báo cáo này không có điểm nên không có bảng tự chấm điểm.")
        raise UsageError(words, _("Kiểm cả cổng: rasoat audit, hoặc rasoat check với bản lưu .warc.gz."))
    folder.mkdir(parents=True, exist_ok=True)
    for place in plan.agencies:
        if place.agency.score is not None and place.agency.score.criteria:
            (folder / f"{place.folder}.xlsx").write_bytes(spreadsheet(plan, place))
            (folder / f"{place.folder}.docx").write_bytes(document(plan, place))


def write_beside(plan: Plan, place: AgencyPlan, folder: Path) -> None:
    """Both files of one agency beside its sheet, each criterion linked to the list."""
    for name, render in zip(forms(plan, place), (spreadsheet, document), strict=False):
        (folder / name).write_bytes(render(plan, place, beside=True))


def spreadsheet(plan: Plan, place: AgencyPlan, *, beside: bool = False) -> bytes:
    """``beside``: the list of what is to be mended lies in the same folder."""
    score = place.agency.score
    assert score is not None
    with Book(_title(place), created=plan.report.created) as book:
        sheet = book.sheet(_("Tự chấm điểm"), _columns(), above=_above(plan, place), landscape=True)
        first = sheet.next
        for row in rows(plan, place):
            sheet.row(_cells(row))
            if beside:
                at, form = sheet.next - 1, book.style(border=1, border_color=LINE, font_color=LINK, underline=1)
                sheet.sheet.write_url(at, 0, f"external:{LIST}", form, writable(row.title, 250))
        _totals(sheet, score, first)
        vetoes = book.sheet(_("Điểm liệt"), _veto_columns(), landscape=True)
        for cells in _vetoes(score):
            vetoes.row(cells)
    return book.data


def document(plan: Plan, place: AgencyPlan, *, beside: bool = False) -> bytes:
    """``beside``: as in ``spreadsheet``."""
    score = place.agency.score
    assert score is not None
    paper = Paper(_title(place), created=plan.report.created, language=language(), landscape=True, size=12)
    title, *lines = _above(plan, place)
    paper.heading(title, 0)
    for line in lines:
        paper.paragraph(line)
    if beside:
        paper.paragraph(_("Từng chỗ cần sửa: mở tệp {name} trong cùng thư mục.").format(name=LIST))
    told = [_words(_cells(row)) for row in rows(plan, place)]
    most, got, share = _sums(score)
    if _told(score):
        kept = figures.number(got, 2)
        told.append((_("Tổng"), figures.number(most), kept, None, None))
        sum_ = f"{kept} ÷ {figures.number(most)} × 100"
        told.append((_("Quy đổi về thang 100"), "100", figures.number(share, 1), None, sum_))
    else:
        told.append((_("Tổng"), None, None, None, _unpublished(score)))
    paper.table([replace(column, number="") for column in _columns()], told)
    paper.heading(_("Điểm liệt"), 2)
    paper.table(_veto_columns(), [_words(cells) for cells in _vetoes(score)])
    paper.paragraph("")
    signers = [
        Column(_("Người lập phiếu")),
        Column(_("Ý kiến lãnh đạo")),
        Column(_("Lãnh đạo đơn vị (ký, ghi rõ họ tên)")),
    ]
    paper.table(signers, [("\n\n\n", None, None)])
    return paper.data()


def rows(plan: Plan, place: AgencyPlan) -> Iterator[Row]:
    """One for each criterion, in the order of the profile."""
    agency = place.agency
    assert agency.score is not None
    places = Counter(finding.code for finding in agency.findings if not finding.preview)
    page: dict[str, str] = {}
    for finding in agency.findings:
        if not finding.preview and not finding.veto and safe_link(finding.place.url):
            page.setdefault(finding.code, finding.place.url)
    for criterion in agency.score.criteria:
        lost = sorted(
            (rule for rule in plan.report.rules if rule.criterion == criterion.id and places[rule.code]),
            key=lambda rule: (-agency.score.lost_by_rule.get(rule.code, 0.0) if agency.score else 0.0, rule.code),
        )
        link = next((page[rule.code] for rule in lost if rule.code in page), "")
        got = criterion.max - criterion.loss if criterion.measured else None
        titles = [rule.title for rule in lost[:_TITLES]]
        sources = list(dict.fromkeys(rule.source for rule in lost if rule.source))[:_TITLES]
        yield Row(_(criterion.title), criterion.max, got, link, _note(criterion, titles, sources))


def _note(criterion: CriterionScore, titles: list[str], sources: list[str]) -> str:
    if not criterion.measured:
        why = criterion.note.rstrip(". ") or _("Không có gì để đo")
        return _("{why}; {points} điểm được loại khỏi mẫu số.").format(why=why, points=figures.number(criterion.max))
    told = []
    if criterion.loss > 0:
        words = _("Mất {points} điểm: {hit} trên {all} nội dung có lỗi.")
        if not criterion.hit:
            words = _("Mất {points} điểm: lỗi nằm ở khuôn trang, lặp lại ở nhiều trang.")
        told.append(
            words.format(
                points=figures.number(criterion.loss, 2),
                hit=figures.number(criterion.hit),
                all=figures.number(criterion.applicable),
            )
        )
    else:
        words = _n("Không thấy lỗi bị trừ điểm trong {n} nội dung.", criterion.applicable)
        told.append(words.format(n=figures.number(criterion.applicable)))
    if titles and criterion.loss > 0:
        told.append(_("Nhiều nhất: {titles}.").format(titles="; ".join(titles)))
    if sources and criterion.loss > 0:
        told.append(_("Căn cứ: {sources}.").format(sources="; ".join(sources)))
    return " ".join(told)


def _columns() -> list[Column]:
    return [
        Column(_("Tiêu chí"), 30),
        Column(_("Điểm tối đa"), 11, number="0.##", right=True),
        Column(_("Điểm đạt"), 11, number="0.00", right=True),
        Column(_("Liên kết"), 36),
        Column(_("Ghi chú"), 58),
    ]


def _cells(row: Row) -> tuple[Value, ...]:
    measured = row.got is not None
    link = Linked(row.link, row.link) if row.link else None
    return row.title, row.max if measured else "–", row.got if measured else _("không đo"), link, row.note


def _words(cells: tuple[Value, ...]) -> tuple[CellText, ...]:
    """Numbers as people write them, for a document."""

    def word(value: Value) -> CellText:
        if isinstance(value, float):
            return figures.number(value, 0 if value == round(value) else 2)
        return figures.number(value) if isinstance(value, int) else value if isinstance(value, (str, Linked)) else None

    return tuple(word(value) for value in cells)


def _totals(sheet: Sheet, score: AgencyScore, first: int) -> None:
    """Below the filtered table: sums as formulas, and the points of 100."""
    at, bold = sheet.next, {"bold": True, "bg_color": HEAD}
    for column in range(len(sheet.columns)):
        sheet.put(at, column, None, **bold)
        sheet.put(at + 1, column, None, **bold)
    sheet.put(at, 0, _("Tổng"), **bold)
    if not _told(score):
        sheet.put(at, 4, _unpublished(score), **bold)
        return
    most, got, share = _sums(score)
    form = {"border": 1, "border_color": LINE, "align": "right", **bold}
    for column, value, number in ((1, most, "0.##"), (2, got, "0.00")):
        letter = "BC"[column - 1]
        formula = f"=SUM({letter}{first + 1}:{letter}{at})"
        sheet.sheet.write_formula(at, column, formula, sheet.book.style(num_format=number, **form), value)
    sheet.put(at + 1, 0, _("Quy đổi về thang 100"), **bold)
    sheet.put(at + 1, 1, 100, **bold)
    formula = f"=C{at + 1}/B{at + 1}*100"
    sheet.sheet.write_formula(at + 1, 2, formula, sheet.book.style(num_format="0.0", **form), share)
    sheet.put(at + 1, 4, _("Bằng điểm trên phiếu chất lượng nội dung."), **bold)


def _sums(score: AgencyScore) -> tuple[float, float, float]:
    """Most points, points reached, of 100; over what was measured."""
    measured = [criterion for criterion in score.criteria if criterion.measured]
    most = sum(criterion.max for criterion in measured)
    got = sum(criterion.max - criterion.loss for criterion in measured)
    return most, got, got / most * 100 if most else 0.0


def _told(score: AgencyScore) -> bool:
    return wording.published(score) and any(criterion.measured for criterion in score.criteria)


def _unpublished(score: AgencyScore) -> str:
    return _("không công bố tổng khi còn điểm liệt") if wording.confirmed(score) else _("không công bố tổng")


def _veto_columns() -> list[Column]:
    return [
        Column(_("Điểm liệt"), 60),
        Column(_("Tình trạng"), 30),
        Column(_("Số chỗ"), 10, right=True),
        Column(_("Ghi chú"), 50),
    ]


def _vetoes(score: AgencyScore) -> Iterator[tuple[Value, ...]]:
    for veto in score.vetoes:
        yield _(veto.title), wording.veto_status(veto), veto.count or "–", _advice(veto)


def _advice(veto: VetoItem) -> str:
    return {
        "confirmed": _("Xử lý trong 24 giờ; chưa công bố mức và điểm cho đến khi xong."),
        "suspected": _("Hai người xem và xác nhận trong 24 giờ."),
        "not measured": _("Đợt kiểm này không đo được mục này."),
    }.get(veto.status, "")


def _above(plan: Plan, place: AgencyPlan) -> list[str]:
    score, created = place.agency.score, figures.day(plan.report.created)
    lines = [_title(place), _("Kỳ đến {day}").format(day=created)]
    if score is not None and wording.published(score) and score.points is not None:
        words = _("Điểm {points} trên 100, mức {grade}, khoảng tin cậy 90% từ {low} đến {high}.")
        lines.append(
            words.format(
                points=figures.number(score.points, 1),
                grade=f"{score.grade} ({_(score.grade_name)})",
                low=figures.number(score.low, 1),
                high=figures.number(score.high, 1),
            )
        )
    elif score is not None:
        lines.append(score.sentence)
    return lines


def _title(place: AgencyPlan) -> str:
    return _("{name}: bảng tự chấm điểm").format(name=place.agency.name or place.agency.id)
