"""The fix sheet in Word: the same columns drawn together, for those who prefer paper; bounded, and it says by how much."""

from __future__ import annotations

from collections.abc import Sequence

from rasoat import figures
from rasoat.catalogue import _, _n, language
from reporters.cells import Column, Linked
from reporters.fix_sheet.columns import DUE, FIXED, KEY, OWNER, REASON
from reporters.fix_sheet.rows import FixRow
from reporters.fix_sheet.spreadsheet import guide
from reporters.word import CellText, Paper

MOST = 500
"""Rows of a document; Word is slow with longer tables."""


def render(rows: Sequence[FixRow], *, title: str, created: str, agencies: bool) -> bytes:
    """The file with the first ``MOST`` rows."""
    paper = Paper(title, created=created, language=language(), landscape=True, size=11)
    paper.heading(title, 0)
    shown = rows[:MOST]
    day = figures.day(created)
    told = _n("{count} chỗ cần xem, lập ngày {day}.", len(rows)).format(count=figures.number(len(rows)), day=day)
    if left := len(rows) - len(shown):
        more = _n(
            "Bảng này ghi {shown} chỗ hại nhất, còn {count} chỗ nữa: xem bản Excel.",
            left,
        )
        told += " " + more.format(shown=figures.number(len(shown)), count=figures.number(left))
    paper.paragraph(told, bold=True)
    paper.paragraph("\n".join(guide()[1:]), size=10)
    told_columns = [
        Column(_("Bài viết"), 20),
        Column(_("Lỗi"), 17),
        Column(_("Đang viết"), 14),
        Column(_("Nên viết"), 14),
        Column(_("Trong câu"), 26),
        Column(_("Vì sao, căn cứ"), 20),
        Column(_(FIXED), 8, filled=True),
        Column(_(REASON), 14, filled=True),
        Column(_(OWNER), 12, filled=True),
        Column(_(DUE), 10, filled=True),
        Column(_(KEY), 9),
    ]
    paper.table(told_columns, (_cells(row, agencies) for row in shown), size=9)
    return paper.data()


def _cells(row: FixRow, agencies: bool) -> list[CellText]:
    title = f"{row.agency}: {row.title}" if agencies else row.title
    lines = (row.severity, row.rule, row.place)
    return [
        Linked(title, row.link)
        if row.link
        else "\n".join(dict.fromkeys(part for part in (title, row.address) if part)),
        "\n".join(line for line in lines if line),
        row.quote,
        row.suggestion,
        row.sentence,
        "\n".join(part for part in (row.why, row.source) if part),
        "",
        "",
        row.owner,
        figures.day(row.due.isoformat()) if row.due else "",
        f"{row.key[:8]} {row.key[8:]}",
    ]
