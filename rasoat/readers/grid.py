"""Where the cells of an HTML table stand: rows and columns, with merged cells counted as the browser counts them."""

from __future__ import annotations

from rasoat.content import Cell

_WIDEST = 60
"""Columns of the widest merged cell that is followed; a page may write any number."""


class Grid:
    """Takes the rows and cells of one table in document order."""

    def __init__(self, table: int) -> None:
        self._table = table
        self._row = self._column = 0
        self._taken: dict[int, int] = {}
        """Columns that a cell above reaches down into, with the last row it reaches."""

    def row(self) -> None:
        self._row += 1
        self._column = 0

    def cell(self, colspan: str, rowspan: str) -> Cell:
        """The place of the next cell of the row; attributes as written."""
        column = self._column + 1
        while self._taken.get(column, 0) >= self._row:
            column += 1
        wide, high = _span(colspan), _span(rowspan)
        self._column = column + wide - 1
        if high > 1:
            for one in range(column, column + wide):
                self._taken[one] = self._row + high - 1
        return Cell(self._table, self._row, column)


def _span(written: str) -> int:
    digits = written.strip()
    return min(int(digits), _WIDEST) if digits.isascii() and digits.isdigit() and len(digits) < 6 and int(digits) else 1
