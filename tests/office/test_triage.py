"""``rasoat triage``: a filled-in fix sheet comes back, whatever people did to it; two people set a finding aside."""

from __future__ import annotations

import datetime as dt
import io
import sqlite3
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from rasoat.report import Report
from rasoat.store import Store, Triage, TriageState, Work
from rasoat.trends import recorded
from rasoat.triage.tables import Row, Table
from rasoat.triage.understanding import Understood, fold, understand
from reporters.formats import FORMATS
from tests.command import inside
from tests.command.test_bad_input import text
from tests.office.conftest import Convert
from tests.reporting.sample_report import sample_report

DUE = dt.date(2027, 3, 31)


@pytest.fixture(scope="module")
def report() -> Report:
    """One agency without anything set aside before."""
    agency = replace(sample_report().agencies[0], dismissed=None)
    return replace(sample_report(), agencies=(agency,))


@pytest.fixture
def workspace(tmp_path: Path, report: Report) -> Path:
    with Store(tmp_path / "rasoat.db") as store:
        recorded(store, report)
    return tmp_path


def triage(workspace: Path, *arguments: str) -> tuple[int, str]:
    done = inside.rasoat("triage", *arguments, "--workspace", str(workspace), cwd=workspace)
    return done.returncode, "".join(text(done))


def stored(workspace: Path) -> tuple[tuple[Triage, ...], dict[str, Work]]:
    with Store(workspace / "rasoat.db") as store:
        return store.triage(), dict(store.work())


class Sheet:
    """A fix sheet in an officer's hands."""

    def __init__(self, report: Report, folder: Path) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(FORMATS["fix-sheet"].render(report)))
        self.sheet = self.book.worksheets[0]
        self.folder = folder
        self.head = next(row for row in range(1, 10) if self.sheet.cell(row, self.sheet.max_column).value)
        self.names = {cell.value: cell.column for cell in self.sheet[self.head]}

    def key(self, row: int) -> str:
        return str(self.cell(row, "Mã chỗ").value)

    def cell(self, row: int, name: str) -> Any:
        """``row`` counts from 1 under the heading."""
        return self.sheet.cell(self.head + row, self.names[name])

    def fill(self, row: int, **values: object) -> None:
        names = {"fixed": "Đã sửa", "reason": "Không sửa – lý do", "owner": "Người xử lý", "due": "Hạn"}
        for name, value in values.items():
            self.cell(row, names[name]).value = value

    def save(self, name: str = "da-dien.xlsx") -> Path:
        self.book.save(self.folder / name)
        return self.folder / name


@pytest.fixture
def sheet(report: Report, workspace: Path) -> Sheet:
    made = Sheet(report, workspace)
    made.fill(1, fixed="Có")
    made.fill(2, reason="Tên riêng, viết đúng như vậy", owner="Chị Hoa")
    made.fill(3, owner="Phòng Nội dung", due=dt.datetime(DUE.year, DUE.month, DUE.day))
    return made


def assert_taken(sheet: Sheet, workspace: Path, keys: list[str]) -> None:
    decisions, work = stored(workspace)
    assert [(one.fingerprint, one.state, one.owner) for one in decisions] == [
        (keys[1], TriageState.DISMISSED, "Chị Hoa")
    ]
    assert decisions[0].expires is not None
    assert {key: (one.owner, one.due, bool(one.claimed)) for key, one in work.items()} == {
        keys[0]: ("", None, True),
        keys[1]: ("Chị Hoa", None, False),
        keys[2]: ("Phòng Nội dung", DUE, False),
    }


def test_a_filled_sheet_is_read_back(sheet: Sheet, workspace: Path) -> None:
    code, told = triage(workspace, "import", str(sheet.save()))
    assert code == 0, told
    assert "1 chỗ báo đã sửa, 1 chỗ đề nghị bỏ qua, 2 chỗ đã giao" in told
    assert_taken(sheet, workspace, [sheet.key(n) for n in (1, 2, 3)])


def test_a_dry_run_writes_nothing(sheet: Sheet, workspace: Path) -> None:
    before = (workspace / "rasoat.db").read_bytes()
    code, told = triage(workspace, "import", str(sheet.save()), "--dry-run")
    assert code == 0
    assert "Chạy thử" in told
    assert (workspace / "rasoat.db").read_bytes() == before


def test_sorted_widened_shortened_and_renamed(sheet: Sheet, workspace: Path) -> None:
    keys = [sheet.key(n) for n in (1, 2, 3)]
    rows = [[cell.value for cell in row] for row in sheet.sheet.iter_rows(min_row=sheet.head)]
    names, body = rows[0], rows[1:41]
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Bảng của phòng"
    for line in (
        ["Báo cáo gửi lãnh đạo"],
        [],
        ["STT", *(f"  {name.upper()} " for name in reversed(names)), "Ghi chú riêng"],
    ):
        page.append(line)
    for number, row in enumerate(sorted(body, key=lambda row: str(row[-1])), 1):
        page.append([number, *reversed(row), "đã xem"])
        if number % 7 == 0:
            page.append([])
    book.save(workspace / "bảng của tôi (sửa lần 2).xlsx")
    code, told = triage(workspace, "import", str(workspace / "bảng của tôi (sửa lần 2).xlsx"))
    assert code == 0, told
    assert_taken(sheet, workspace, keys)


def test_an_english_sheet_is_understood(report: Report, workspace: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["fix-sheet"].render(replace(report, language="en"))))
    page = book.worksheets[0]
    head = next(row for row in range(1, 10) if page.cell(row, page.max_column).value == "Place code")
    names = {cell.value: cell.column for cell in page[head]}
    page.cell(head + 1, names["Fixed"]).value = "yes"
    page.cell(head + 2, names["Due"]).value = "31/3/2027"
    book.save(workspace / "fix.xlsx")
    assert triage(workspace, "import", str(workspace / "fix.xlsx"))[0] == 0
    assert sorted((one.due, bool(one.claimed)) for one in stored(workspace)[1].values() if one.claimed) == [
        (None, True)
    ]
    assert [one.due for one in stored(workspace)[1].values() if one.due] == [DUE]


def test_a_word_sheet_is_read_back(report: Report, workspace: Path) -> None:
    document = docx.Document(io.BytesIO(FORMATS["fix-sheet-word"].render(report)))
    table = document.tables[0]
    names = [cell.text for cell in table.rows[0].cells]
    rows = [table.rows[n].cells for n in (1, 2, 3, 4)]
    keys = ["".join(cells[-1].text.split()) for cells in rows]
    rows[0][names.index("Đã sửa")].text = "✓"
    rows[1][names.index("Không sửa – lý do")].text = "Tên riêng, viết đúng như vậy"
    rows[1][names.index("Người xử lý")].text = "Chị  Hoa"
    rows[2][names.index("Người xử lý")].text = "Phòng Nội dung"
    rows[2][names.index("Hạn")].text = "31.3.2027"
    document.save(str(workspace / "bang.docx"))
    code, told = triage(workspace, "import", str(workspace / "bang.docx"))
    assert code == 0, told
    assert_taken(None, workspace, keys)  # type: ignore[arg-type]


def test_what_is_not_understood_is_told_by_row_and_column_and_the_rest_is_kept(sheet: Sheet, workspace: Path) -> None:
    sheet.fill(4, fixed="chắc là rồi", due="mai")
    sheet.fill(5, fixed="x", reason="Tên riêng mà")
    sheet.fill(6, reason="ok")
    sheet.fill(7, reason="Trích nguyên văn, không được sửa")
    sheet.cell(8, "Mã chỗ").value = "0123456789abcdef"
    sheet.fill(8, fixed="có")
    sheet.cell(9, "Mã chỗ").value = 4.2e15
    sheet.fill(9, fixed="có")
    sheet.fill(10, due="=TODAY()")
    code, told = triage(workspace, "import", str(sheet.save()))
    assert code == 1
    for row, words in (
        (4, "“chắc là rồi”"), (4, "31/12/2026"), (5, "giữ lại một"), (6, "chưa phải một lý do"), (7, "--by"),
        (8, "không có trong lần rà soát"), (9, "đổi thành số"), (10, "công thức"),
    ):  # fmt: skip
        assert any(f"dòng {sheet.head + row}" in line and words in line for line in told.splitlines()), (row, words)
    assert_taken(sheet, workspace, [sheet.key(n) for n in (1, 2, 3)])


def one(heading: str, value: object) -> Understood:
    names = ["Mã chỗ", "Đã sửa", "Không sửa – lý do", "Người xử lý", "Hạn"]
    cells: list[Any] = ["0123456789abcdef", "", "", "", ""]
    cells[names.index(heading)] = value
    found = understand(Table("", [Row(1, list(names)), Row(2, cells)]))
    assert found is not None
    return found


@pytest.mark.parametrize("word", ["x", "X", "Có", "co", "CÓ ", "rồi", "đã sửa", "✓", "✔ xong", "yes", "ok", True, 1.0])
def test_words_for_done(word: object) -> None:
    assert one("Đã sửa", word).entries[0].fixed is True


@pytest.mark.parametrize("word", ["Không", "chưa", "ko", "-", "no", False, 0.0])
def test_words_for_not_done(word: object) -> None:
    assert one("Đã sửa", word).entries[0].fixed is False


@pytest.mark.parametrize(
    "day", ["31/03/2027", "31/3/27", " 31 - 3 - 2027", "31.3.2027", "2027-03-31", "2027-03-31 00:00:00", DUE, 46477.0]
)
def test_shapes_of_a_day(day: object) -> None:
    assert one("Hạn", day).entries[0].due == DUE


@pytest.mark.parametrize("day", ["32/1/2027", "mai", "tuần sau", "3/2027", 12.0, True, "99999/1/1"])
def test_what_is_no_day_is_told(day: object) -> None:
    found = one("Hạn", day)
    assert found.entries[0].due is None
    assert len(found.notes) == 1


def test_headings_are_known_without_case_marks_and_punctuation() -> None:
    assert fold("  KHÔNG SỬA -- lý  do: ") == fold("Không sửa – lý do")


def test_two_people_set_a_finding_aside_and_it_leaves_list_and_score(
    sheet: Sheet, workspace: Path, report: Report
) -> None:
    worst = max(report.agencies[0].findings, key=lambda f: (f.severity.rank, f.pages, not f.veto))
    row = next(n for n in range(1, 400) if sheet.key(n) == worst.fingerprint)
    sheet.fill(row, reason="Đúng trong ngữ cảnh này, máy báo nhầm")
    assert triage(workspace, "import", str(sheet.save()), "--by", "Hoa")[0] == 0
    again = replace(report, created="2026-11-25T08:00:00+07:00")

    def next_run() -> Report:
        with Store(workspace / "rasoat.db") as store:
            return recorded(store, again)

    assert next_run().agencies[0].dismissed == 0, "one person is not enough"
    code, told = triage(workspace, "approve", worst.fingerprint, "--by", " HOA ")
    assert code == 2
    assert "một người khác" in told
    assert triage(workspace, "approve", worst.fingerprint[:8], "--by", "Mai")[0] == 0
    after = next_run().agencies[0]
    assert after.dismissed == 1
    assert worst.fingerprint not in {finding.fingerprint for finding in after.findings}
    assert after.changes is not None
    assert (after.changes.new, after.changes.fixed) == (0, 0), "set aside is not mended"
    before = report.agencies[0].score
    assert after.score is not None
    assert before is not None
    assert (after.score.points or 0) >= (before.points or 0)
    with sqlite3.connect(workspace / "rasoat.db") as connection:
        connection.execute("UPDATE triage SET expires = '2026-11-24'")
    assert next_run().agencies[0].dismissed == 0, "expired"


def test_what_was_said_to_be_fixed_and_still_stands_is_told(sheet: Sheet, workspace: Path, report: Report) -> None:
    assert triage(workspace, "import", str(sheet.save()))[0] == 0
    soon = (dt.datetime.now(dt.UTC) + dt.timedelta(days=1)).isoformat(timespec="seconds")
    with Store(workspace / "rasoat.db") as store:
        after = recorded(store, replace(report, created=soon))
        early = recorded(store, report)
    assert any("báo sửa xong nhưng vẫn còn" in note for note in after.notes)
    tasks = {f.fingerprint: f.task for f in after.agencies[0].findings if f.task}
    assert tasks[sheet.key(1)].claimed
    assert tasks[sheet.key(3)].owner == "Phòng Nội dung"
    assert not any("báo sửa xong" in note for note in early.notes), "that run was before"


def test_decisions_are_kept_all_or_none(workspace: Path) -> None:
    bad = Triage("b", TriageState.DISMISSED, None, "Hoa", None)  # type: ignore[arg-type]
    with Store(workspace / "rasoat.db") as store, pytest.raises(Exception, match="NOT NULL"):
        store.settle([Triage("a", TriageState.DISMISSED, "lý do", "Hoa", None), bad], [])
    assert stored(workspace) == ((), {})


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"<a>" + b" " * 450_000_000)


def many_empty_rows(path: Path) -> None:
    """A million formatted rows without a word, as Excel leaves them behind."""
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    book.save(path)
    rows = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(2, 1_000_001))
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(
        b"</sheetData>", rows + b"</sheetData>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("cu.xls", lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0"), ".xlsx"),
        ("khoa.xlsx", lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), "mật khẩu"),
        ("khoa.docx", lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), "mật khẩu"),
        ("gia.xlsx", lambda path: path.write_bytes(b"PK\x03\x04 khong phai"), "hỏng"),
        ("phinh.xlsx", bomb, "phình"),
        ("trong.xlsx", many_empty_rows, "Mã chỗ"),
        ("khac.docx", lambda path: docx.Document().save(str(path)), "Mã chỗ"),
    ],
)
def test_what_is_no_fix_sheet_is_told(workspace: Path, name: str, make: Callable[[Path], Any], words: str) -> None:
    make(workspace / name)
    code, told = triage(workspace, "import", str(workspace / name))
    assert code == 3, told
    assert words in told
    assert "→" in told
    assert "Traceback" not in told
    assert stored(workspace) == ((), {})


def test_without_a_workspace_nothing_is_made(tmp_path: Path, sheet: Sheet) -> None:
    empty = tmp_path / "khac"
    empty.mkdir()
    assert triage(empty, "import", str(sheet.save()))[0] == 2
    assert list(empty.iterdir()) == []


@pytest.mark.office
@pytest.mark.parametrize("way", ["ods", "xlsx"])
def test_a_sheet_saved_again_by_libreoffice_is_read_back(
    sheet: Sheet, workspace: Path, convert: Convert, way: str
) -> None:
    again = convert(sheet.save(), way)
    again = convert(again, "xlsx") if way == "ods" else again
    code, told = triage(workspace, "import", str(again))
    assert code == 0, told
    assert_taken(sheet, workspace, [sheet.key(n) for n in (1, 2, 3)])
