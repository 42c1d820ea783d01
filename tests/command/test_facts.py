"""``rasoat facts``: a spreadsheet of a legal department becomes facts, or every wrong row is told and nothing is written."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from rasoat.cli import main
from rasoat.facts.arguments import IN_SPREADSHEETS, TABLES
from rasoat.facts.columns import COLUMNS, ENDED, TITLES
from rules.fact_tables import SHAPES
from rules.facts_loader import use
from tests.command.spreadsheets import GOOD, HEIR, ROW, book, checked, rows, sheet, tone_apart


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    yield
    use(())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_a_csv_in_every_encoding_of_excel_gives_the_same_facts(
    encoding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "".join(map(tone_apart, GOOD)) if encoding == "cp1258" else GOOD
    assert main(["facts", "add", sheet("van-ban.csv", text, encoding), "--to", "own.toml"]) == 0
    first, second = tomllib.loads(Path("own.toml").read_text(encoding="utf-8"))["documents"]
    assert first == {
        "id": "12/2020/QĐ-UBND",
        "kind": "Quyết định",
        "title": "Quy định về ví dụ",
        "issuer": "Ủy ban nhân dân Thành phố",
        "issued": dt.date(2020, 2, 20),
        "valid_to": dt.date(2024, 2, 29),
        "successor": "15/2024/QĐ-UBND",
        "source": "Công báo số 15",
        "checked_on": dt.date(2026, 11, 24),
        "verified": True,
    }
    assert second["id"] == "15/2024/QĐ-UBND"
    assert ("Windows-1258" in capsys.readouterr().err) is (encoding == "cp1258")


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_delimiters_and_the_line_of_excel(delimiter: str) -> None:
    text = GOOD.replace(";", delimiter)
    assert main(["facts", "add", sheet("a.csv", text), "--to", "a.toml"]) == 0
    assert main(["facts", "add", sheet("b.csv", f"sep={delimiter}\r\n{text}"), "--to", "b.toml"]) == 0
    assert Path("a.toml").read_bytes() == Path("b.toml").read_bytes()


def test_headings_without_marks_and_other_words_are_understood() -> None:
    text = (
        GOOD.replace("Số hiệu", "SO, KY HIEU")
        .replace("Ngày ban hành", "ngay ky *")
        .replace("Trích yếu", "Tên văn bản (trích yếu)")
    )
    assert main(["facts", "add", sheet("a.csv", f"DANH MỤC VĂN BẢN;;;\r\n;;;\r\n{text}"), "--to", "a.toml"]) == 0
    assert main(["facts", "add", sheet("b.csv", GOOD), "--to", "b.toml"]) == 0
    assert Path("a.toml").read_bytes() == Path("b.toml").read_bytes()


def test_a_workbook_with_real_dates_gives_the_same_as_text() -> None:
    cells = rows()
    cells[1][4], cells[1][5], cells[2][4] = dt.date(2020, 2, 20), dt.date(2024, 3, 1), "2024-02-20"
    assert main(["facts", "add", book("a.xlsx", cells), "--to", "a.toml"]) == 0
    assert main(["facts", "add", sheet("b.csv", GOOD), "--to", "b.toml"]) == 0
    assert Path("a.toml").read_bytes() == Path("b.toml").read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("20/02/2020", "31/02/2020", "dòng 2, cột E “Ngày ban hành”: “31/02/2020” không phải ngày có thật"),
        ("20/02/2020", "20/02/20", "không phải ngày"),
        ("20/02/2020", "02/20/2020", "không phải ngày có thật"),
        ("20/02/2020", "20/02/0000", "không phải ngày có thật"),
        ("20/02/2020", "9" * 60, "không phải ngày"),
        ("20/02/2020", "20/02/2021", "số hiệu ghi năm 2020"),
        ("20/02/2020", "20/02/1020", "năm 1020 không thể có"),
        ("01/03/2024", "01/01/0001", "năm 1 không thể có"),
        ("12/2020/QĐ-UBND", "", "thiếu “Số hiệu”"),
        ("Công báo số 15", "", "thiếu “Nguồn”"),
        ("24/11/2026;có\r\n15", ";có\r\n15", "thiếu “Ngày đối chiếu”"),
        ("24/11/2026;có\r\n15", "24/11/2026;chắc\r\n15", "“chắc” không phải có hay không"),
        (
            "15/2024/QĐ-UBND;Công báo số 15",
            "99/2024/QĐ-UBND;Công báo số 15",
            "không có mục nào cho “99/2024/QĐ-UBND” kế tục",
        ),
        (HEIR, ROW, "đã có ở van-ban.csv, dòng 2"),
        ("Quy định về ví dụ", "=HYPERLINK(1)", "như một công thức"),
        ("Quy định về ví dụ", "Quy\u200bđịnh", "ký tự ẩn"),
        ("Quy định về ví dụ", "x" * 5000, "dài hơn"),
        ("Trích yếu", "Trích yếu đủ", "không nhận ra tiêu đề “Trích yếu đủ”"),
        ("Cơ quan ban hành", "Trích yếu", "hai cột cho “Trích yếu”"),
        (";Nguồn;", ";;", "thiếu cột “Nguồn”"),
        ("Số hiệu;Loại", "Cột 1;Cột", "không nhận ra dòng tiêu đề"),
        ("Quy định về ví dụ", '"Quy định', "dấu nháy kép"),
    ],
)
def test_every_wrong_row_is_told_and_nothing_is_written(
    old: str, new: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert old in GOOD
    sheet("van-ban.csv", GOOD.replace(old, new, 1))
    assert main(["facts", "add", "van-ban.csv", "--to", "own.toml"]) in (2, 3)
    told = capsys.readouterr().err
    assert said in told
    assert "van-ban.csv" in told
    assert len(told) < 3000
    assert not Path("own.toml").exists()


def test_all_mistakes_of_a_sheet_are_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    sheet(
        "a.csv",
        GOOD.replace("20/02/2020", "30/02/2020").replace("20/02/2024", "20/13/2024").replace("Công báo số 20", ""),
    )
    told = checked(capsys, "a.csv")
    assert "dòng 2, cột E" in told
    assert "dòng 3, cột E" in told
    assert "2 chỗ sai" in told


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (45342.0, "Excel đã đổi ô này thành ngày|ô này là số, cần chữ"),
        (dt.date(2024, 12, 1), "Excel đã đổi ô này thành ngày"),
        (True, "ô này là số, cần chữ"),
    ],
)
def test_numbers_and_dates_where_text_should_be(cell: object, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    cells = rows()
    cells[1][0] = cell
    told = checked(capsys, book("a.xlsx", cells))
    assert any(one in told for one in said.split("|"))
    assert "dòng 2, cột A “Số hiệu”" in told


def test_formulas_numbers_as_dates_and_merged_cells(capsys: pytest.CaptureFixture[str]) -> None:
    cells = rows()
    cells[1][2], cells[1][4] = '="a"&"b"', 45342
    assert "cột C “Trích yếu”: ô là công thức" in checked(capsys, book("a.xlsx", cells, formulas=True))
    assert "ô này là số, không phải ngày" in checked(capsys, "a.xlsx")
    assert "dòng 2, cột H “Nguồn”: ô gộp đến H3" in checked(capsys, book("b.xlsx", rows(), merge="H2:H3"))


def test_formulas_in_a_column_of_numbers_are_no_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    cells = [["STT" if n == 0 else "=ROW()-1", *row] for n, row in enumerate(rows())]
    checked(capsys, book("a.xlsx", cells, formulas=True), code=0)


def test_existing_facts_are_kept_refused_or_replaced(capsys: pytest.CaptureFixture[str]) -> None:
    main(["facts", "add", sheet("a.csv", GOOD), "--to", "own.toml"])
    written = Path("own.toml").read_text(encoding="utf-8")
    assert main(["facts", "add", "a.csv", "--to", "own.toml"]) == 0
    assert "2 mục đã có" in capsys.readouterr().out
    by_hand = written.replace("[[documents]]", "# của phòng Pháp chế\n[[documents]]", 1)
    Path("own.toml").write_text(by_hand, encoding="utf-8")
    changed = sheet(
        "b.csv",
        GOOD.replace("Quy định về ví dụ", "Quy định khác")
        + ROW.replace("12/2020", "07/2020").replace("15/2024/QĐ-UBND", "")
        + "\r\n",
    )
    assert main(["facts", "add", changed, "--to", "own.toml"]) == 2
    assert "(Trích yếu)" in capsys.readouterr().err
    assert Path("own.toml").read_text(encoding="utf-8") == by_hand
    assert main(["facts", "add", changed, "--to", "own.toml", "--update"]) == 0
    after = Path("own.toml").read_text(encoding="utf-8")
    assert [one["id"] for one in tomllib.loads(after)["documents"]] == [
        "07/2020/QĐ-UBND",
        "12/2020/QĐ-UBND",
        "15/2024/QĐ-UBND",
    ]
    assert '# của phòng Pháp chế\n[[documents]]\nid = "12/2020' in after
    assert "Quy định khác" in after


def test_a_file_written_in_another_way_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    inline = 'documents = [{id = "1/2020/QĐ-X", kind = "Quyết định", source = "s", checked_on = 2026-11-24, verified = true}]\n'
    Path("own.toml").write_text(inline, encoding="utf-8")
    assert main(["facts", "add", sheet("a.csv", GOOD), "--to", "own.toml"]) == 2
    assert Path("own.toml").read_text(encoding="utf-8") == inline


def test_what_contradicts_shipped_facts_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    text = GOOD.replace("12/2020/QĐ-UBND;Quyết định", "30/2020/NĐ-CP;Nghị định")
    assert main(["facts", "add", sheet("a.csv", text), "--to", "own.toml"]) in (0, 2)
    body = "Tên cơ quan;Cấp;Nguồn;Ngày đối chiếu\r\nBộ Quốc phòng;trung ương;x;24/11/2026\r\n"
    told = checked(capsys, sheet("b.csv", body))
    assert "b.csv, dòng 2: [bo-quoc-phong] mã này đã có ở bodies.toml:" in told
    assert "replaces = true" in told


def test_office_holders_and_heirs_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    bodies = "Tên cơ quan;Cấp;Cơ quan kế tục;Đến hết ngày;Từ ngày;Nguồn;Ngày đối chiếu\r\nSở Ví dụ;thành phố;Sở Mẫu;28/02/2025;;x;24/11/2026\r\nSở Mẫu;thành phố;;;01/03/2025;x;24/11/2026\r\n"
    holders = "Họ và tên;Chức vụ;Cơ quan;Từ ngày;Đến hết ngày;Nguồn;Ngày đối chiếu\r\nNguyễn Văn Ví Dụ;Giám đốc;Sở Mẫu;01/03/2025;;x;24/11/2026\r\nTrần Thị Thử;Giám đốc;Sở Mẫu;01/06/2025;;x;24/11/2026\r\n"
    assert main(["facts", "add", sheet("a.csv", bodies), "--to", "own.toml"]) == 0
    assert 'successors = ["so-mau"]' in Path("own.toml").read_text(encoding="utf-8")
    assert "hai người giữ một chức" in checked(capsys, sheet("b.csv", holders), "own.toml")
    checked(capsys, sheet("b.csv", holders.replace("01/03/2025;;", "01/03/2025;31/05/2025;")), "own.toml", code=0)


@pytest.mark.parametrize("table", ["documents", "bodies", "places", "holders"])
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_the_template_is_recognised_filled_with_its_own_examples(
    table: str, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from rasoat.facts.template import columns

    assert main(["facts", "template", table, "--out", f"mau{suffix}"]) == 0
    first = Path(f"mau{suffix}").read_bytes()
    assert "không có dòng dữ liệu nào" in checked(capsys, f"mau{suffix}")
    assert main(["facts", "template", table, "--out", f"mau{suffix}"]) == 2
    cells: list[list[object]] = [[c.heading for c in columns(table)], [c.example for c in columns(table)]]
    checked(capsys, book("day.xlsx", cells), code=0)
    Path(f"mau{suffix}").unlink()
    main(["facts", "template", table, "--out", f"mau{suffix}"])
    assert Path(f"mau{suffix}").read_bytes() == first


def test_every_table_has_a_name_and_can_be_listed() -> None:
    assert tuple(SHAPES) == TABLES == tuple(TITLES)
    assert tuple(COLUMNS) == IN_SPREADSHEETS
    for table, columns in COLUMNS.items():
        needed, allowed = SHAPES[table]
        assert {column.key for column in columns} - {ENDED} <= {*needed, *allowed}
        assert set(needed) - {"id", "verified"} <= {column.key for column in columns if column.needed}


def test_facts_are_listed_for_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    main(["facts", "add", sheet("a.csv", GOOD), "--to", "own.toml"])
    Path("rasoat.toml").write_text('[facts]\nfiles = ["own.toml"]\n', encoding="utf-8")
    capsys.readouterr()
    assert main(["facts", "list", "documents", "--at", "2022-01-01", "--json"]) == 0
    listed = {one["id"]: one for one in json.loads(capsys.readouterr().out)}
    assert listed["12/2020/QĐ-UBND"]["own"] is True
    assert "15/2024/QĐ-UBND" not in listed
    assert main(["facts", "list", "documents"]) == 0
    told = capsys.readouterr().out
    assert "12/2020/QĐ-UBND: Quyết định Quy định về ví dụ" in told
    assert "nguồn: Công báo số 15 (của đơn vị, own.toml:" in told
