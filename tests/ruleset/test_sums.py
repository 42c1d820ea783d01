"""Places of cells in tables, read alike from HTML, Markdown and Word, and sums over them in time linear in the cells."""

from __future__ import annotations

import io
import time

import pytest

from rasoat.content import Cell, Page
from rasoat.readers.files import read_data
from rasoat.readers.webpage import read_page
from rules.engine import Engine
from rules.registry import select

MERGED = (
    "<h1>Số hộ của các tổ dân phố</h1><table><tr><th rowspan='2'>TT</th><th colspan='2'>Tổ</th><th>Số hộ</th></tr>"
    "<tr><td>Khu</td><td>Tên</td><td></td></tr><tr><td>1</td><td>A</td><td>B</td><td>30</td></tr></table>"
)


def cells(page: Page) -> list[tuple[str, Cell]]:
    assert page.article
    text = page.article.text
    return [(text[b.span.start : b.span.end], b.cell) for b in page.article.blocks if b.cell]


def test_merged_cells_are_counted_as_a_browser_counts_them() -> None:
    places = dict(cells(read_data(MERGED.encode(), "a.html")))
    assert places["Số hộ"] == (1, 1, 4)
    assert places["Khu"] == (1, 2, 2)
    assert places["30"] == (1, 3, 4)


@pytest.mark.parametrize("span", ["0", "-1", "9" * 5000, "∞", "٣", "60", "1.5", ""])
def test_any_width_may_be_written(span: str) -> None:
    html = f"<h1>Bảng</h1><table><tr><td rowspan='{span}' colspan='{span}'>một</td><td>hai</td></tr></table>"
    assert cells(read_data(html.encode(), "a.html"))[0][1] == (1, 1, 1)


def test_a_table_inside_a_cell_is_one_of_its_own() -> None:
    html = "<h1>Bảng</h1><table><tr><td><table><tr><td>trong</td></tr></table></td><td>ngoài</td></tr></table>"
    assert dict(cells(read_data(html.encode(), "a.html"))) == {"trong": (2, 1, 1), "ngoài": (1, 1, 2)}


def test_markdown_and_word_tell_the_same_places() -> None:
    import docx

    marked = "# Bảng\n\n| Tổ | Số hộ |\n|---|---|\n| Một | 30 |\n|  | 40 |\n"
    document = docx.Document()
    document.add_heading("Bảng", 1)
    table = document.add_table(rows=3, cols=2)
    for row, texts in enumerate((("Tổ", "Số hộ"), ("Một", "30"), ("", "40"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    stream = io.BytesIO()
    document.save(stream)
    expected = [("Tổ", (1, 1, 1)), ("Số hộ", (1, 1, 2)), ("Một", (1, 2, 1)), ("30", (1, 2, 2)), ("40", (1, 3, 2))]
    assert cells(read_data(marked.encode(), "a.md")) == expected
    assert cells(read_data(stream.getvalue(), "a.docx")) == expected


def table(rows: int, total: int) -> str:
    body = "".join(f"<tr><td>Tổ {n}</td><td>{n}</td><td>2</td></tr>" for n in range(1, rows + 1))
    head = "<h1>Số hộ của các tổ dân phố</h1><table><tr><th>Tổ</th><th>Số hộ</th><th>Số người</th></tr>"
    return f"{head}{body}<tr><td>Tổng cộng</td><td>{total}</td><td>{2 * rows}</td></tr></table>"


def test_a_long_table_is_summed_on_live_pages_and_in_files() -> None:
    engine = Engine(select(["NU002"], (), preview=True))
    right = 5000 * 5001 // 2
    live = f"<html><body><article><p>{'Phường báo cáo số hộ của từng tổ dân phố. ' * 9}</p>{table(5000, right + 9)}</article></body></html>"
    for page in (
        read_data(table(5000, right + 9).encode(), "a.html"),
        read_page(live, url="http://a.vn/tin-tuc/bao-cao-123456.html"),
    ):
        assert page.article
        started = time.process_time()
        (finding,) = engine.check(page).findings
        assert finding.quote == str(right + 9)
        assert time.process_time() - started < 5
    assert not engine.check(read_data(table(5000, right).encode(), "a.html")).findings


ODD = [
    "từ 10^30 lên ∞, tăng 25%, gồm 10^30 người và ∞ hộ, chiếm 10^30%",
    "tăng từ 1" + "0" * 30 + " lên 1" + "0" * 31 + " người, gồm 5 người, 6 người, chiếm 1" + "0" * 12 + "% số",
    "từ 1\u200e00 lên 1\u200f20, tăng 2\u200e5%, chiếm 1\u200e20%",
    "chiếm 1" + "2" * 100_000 + "%, tăng từ " + "3" * 100_000 + " lên 5, gồm " + "7" * 100_000 + " người",
    "gồm " * 20_000,
    "có 5 người, gồm 1 người, " * 4_000,
    "từ 5 lên 6, tăng 7%, " * 5_000,
    "từ 0 lên 5 hồ sơ, tăng 100%; từ 0 xuống 0 hồ sơ, giảm 0%; 0 hồ sơ, tăng 0 hồ sơ (0%)",
    "tỷ lệ " * 20_000 + "đúng hạn 101%",
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_break_nothing_and_cost_little(text: str) -> None:
    engine = Engine(select(["NU001", "NU002", "NU005"], (), preview=True))
    page = read_data(f"<h1>Một tin về số liệu</h1><p>{text}</p>".encode(), "a.html")
    started = time.process_time()
    checked = engine.check(page)
    assert not checked.failures
    assert time.process_time() - started < 8
