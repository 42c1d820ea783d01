"""Totals of tables that are plain grids: a row of totals, and a column of totals that nearly every row bears out.

Silent for tables with sub-totals, merged figures, empty cells or signs for nothing, and for shares, averages and rates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from rasoat.content import Article, Block
from rasoat.finding import Hit
from rules.parsing.number_words import figure_values, write_decimal

_PLACES = r"thành phố|tỉnh|huyện|quận|xã|phường|ngành|trường|thị trấn"
_TOTAL = re.compile(rf"(?:tổng(?: cộng| số)?|cộng(?: chung)?|toàn (?:{_PLACES}))\s*[:.]?", re.IGNORECASE)
_LEVELS = re.compile(
    r"(?:[IVX]+|[A-ZĐ])[.)]?|\d+\.\d+\.?|.*(?:trong đó|cộng|tổng|bình quân|trung bình|tỷ lệ|tỉ lệ).*",
    re.DOTALL | re.IGNORECASE,
)
_NO_SUM = re.compile(
    r"%|tỷ lệ|tỉ lệ|bình quân|trung bình|đơn giá|giá|điểm|hạng|stt|số tt|\btt\b|số thứ tự|mã|mức|hệ số|tuổi|năm sinh|ngày|số nhà|"
    r"điện thoại|mật độ|tốc độ|thứ tự|ghi chú|số quyết định|số hiệu|lũy kế|luỹ kế|phần trăm|tỷ trọng|nhiệt độ|diện tích.{0,9}/|/",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")
_Row = dict[int, Block]


def wrong_totals(article: Article) -> Iterator[Hit]:
    """A hit on every total that is not the sum of its column or row; time and space linear in the number of cells."""
    tables: dict[int, dict[int, _Row] | None] = {}
    for block in article.blocks:
        if block.cell is None:
            continue
        grid = tables.setdefault(block.cell.table, {})
        if grid is None:
            continue
        row = grid.setdefault(block.cell.row, {})
        if block.cell.column in row:
            tables[block.cell.table] = None
        row[block.cell.column] = block
    for grid in tables.values():
        if grid and len(grid) > 3:
            yield from _of_grid(article, [grid[number] for number in sorted(grid)])


def _of_grid(article: Article, rows: list[_Row]) -> Iterator[Hit]:
    def words(block: Block) -> str:
        return _SPACE.sub(" ", article.text[block.span.start : block.span.end]).strip()

    texts = [{column: words(block) for column, block in row.items()} for row in rows]
    head = _head(texts)
    found = [at for at, row in enumerate(texts) if at >= head and _is_total(row)]
    if len(found) > 1:
        return
    if found and found[0] in (head, len(texts) - 1):
        at = found[0]
        body = [row for number, row in enumerate(texts) if number >= head and number != at]
        for column, total in _wrong_columns(texts[:head], body, texts[at]):
            yield _hit(article, rows[at][column], total)
    for number, column, total in _wrong_rows(texts, head):
        yield _hit(article, rows[number][column], total)


def _hit(article: Article, cell: Block, total: Fraction) -> Hit:
    values = {"whole": article.text[cell.span.start : cell.span.end], "total": write_decimal(total, 3)}
    return Hit(cell.span, values)


def _head(texts: list[dict[int, str]]) -> int:
    """How many rows head the table: those without a figure, and one that only numbers the columns."""
    head = 1
    while head < len(texts) - 2:
        figures = [text.strip("()") for text in texts[head].values() if figure_values(text.strip("()"))]
        numbering = len(figures) == len(texts[head]) and figures == [str(n) for n in range(1, len(figures) + 1)]
        if figures and not numbering:
            break
        head += 1
    return head


def _is_total(row: dict[int, str]) -> bool:
    label = next((row[column] for column in sorted(row) if not figure_values(row[column])), "")
    return _TOTAL.fullmatch(label) is not None


def _wrong_columns(
    heads: list[dict[int, str]], body: list[dict[int, str]], totals: dict[int, str]
) -> Iterator[tuple[int, Fraction]]:
    """Columns whose total is near the sum of the rows but another, unless no column of the table adds up."""
    if len(body) < 2 or any(_LEVELS.fullmatch(text) for row in body for text in _labels(row)):
        return
    wrong: list[tuple[int, Fraction]] = []
    right = 0
    for column, written in totals.items():
        title = " ".join(row.get(column, "") for row in heads)
        said = figure_values(written)
        if not said or not title or column == min(min(row) for row in body) or _NO_SUM.search(title):
            continue
        cells = [figure_values(row.get(column, "")) for row in body]
        if not all(cells):
            continue
        sums = {sum(map(max, cells), Fraction(0)), sum(map(min, cells), Fraction(0))}
        about = _step([written, *(row[column] for row in body)]) * len(cells)
        if any(abs(one - other) <= about for one in sums for other in said):
            right += 1
        elif 7 * max(said) <= 10 * max(sums) <= 14 * max(said):
            wrong.append((column, max(sums)))
    if wrong and (right or (len(wrong) == 1 and len(body) > 2)):
        yield from wrong


def _labels(row: dict[int, str]) -> list[str]:
    return [
        row[column] for column in sorted(row)[:2] if not figure_values(row[column]) or re.match(r"\d+\.\d", row[column])
    ]


def _step(written: list[str]) -> Fraction:
    """The rounding that decimals bring in; none where all are whole."""
    places = max((len(text.rsplit(",", 1)[1]) for text in written if "," in text), default=0)
    return Fraction(1, 10**places) if places else Fraction(0)


def _wrong_rows(texts: list[dict[int, str]], head: int) -> Iterator[tuple[int, int, Fraction]]:
    """Rows whose column of totals is not their sum, where four rows of five and three at least bear the column out."""
    at = [column for column, text in texts[0].items() if _TOTAL.fullmatch(text)]
    if head != 1 or len(at) != 1:
        return
    others = [
        column
        for column, text in sorted(texts[0].items())
        if column not in (at[0], min(texts[0])) and not _NO_SUM.search(text)
    ]
    wrong: list[tuple[int, int, Fraction]] = []
    right = 0
    for number, row in enumerate(texts[1:], 1):
        said = figure_values(row.get(at[0], ""))
        cells = [figure_values(row.get(column, "")) for column in others]
        if not said or len(cells) < 2 or not all(cells):
            continue
        sums = {sum(map(max, cells), Fraction(0)), sum(map(min, cells), Fraction(0))}
        about = _step([row[at[0]], *(row[column] for column in others if column in row)]) * len(cells)
        if any(abs(one - other) <= about for one in sums for other in said):
            right += 1
        else:
            wrong.append((number, at[0], max(sums)))
    if right >= 3 and right >= 4 * len(wrong):
        yield from wrong
