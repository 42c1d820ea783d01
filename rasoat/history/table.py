"""Columns for a terminal, as wide as their words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reporters.terminal import neutral, width


class Table:
    """``right``: numbers of the columns whose words end at the same place."""

    def __init__(self, head: Sequence[str], right: Collection[int] = ()) -> None:
        self._rows = [tuple(head)]
        self._right = right

    def add(self, row: Sequence[str]) -> None:
        self._rows.append(tuple(neutral(cell) for cell in row))

    def lines(self) -> list[str]:
        widths = [max(map(width, column)) for column in zip(*self._rows, strict=True)]
        return ["  " + "  ".join(self._cells(row, widths)).rstrip() for row in self._rows]

    def _cells(self, row: Sequence[str], widths: Sequence[int]) -> list[str]:
        cells = []
        for number, (cell, wide) in enumerate(zip(row, widths, strict=True)):
            space = " " * (wide - width(cell))
            cells.append(space + cell if number in self._right else cell + space)
        return cells
