"""Facts files met in use: hostile and broken ones are refused, good ones are judged by and named in the report."""

from __future__ import annotations

import io
import json
import time
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from rasoat.cli import main
from rules.facts_loader import use
from tests.command.spreadsheets import GOOD, HEADINGS, book, checked, rows, sheet


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    yield
    use(())


BAD = {
    "trong.csv": b"",
    "trang.csv": b" \r\n\r\n",
    "nul.csv": "Số hiệu;Loại\0văn bản".encode(),
    "tcvn.csv": "Sè hiÖu;Lo¹i v¨n b¶n\r\n1/2020/Q§;QuyÕt ®Þnh".encode("latin-1"),
    "le.csv": b"\xff\xfe\x00",
    "gia.xlsx": b"PK\x03\x04 not a workbook",
    "chu.xlsx": b"Not a workbook at all",
    "khoa.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
    "cu.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_is_refused_by_name(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(name).write_bytes(BAD[name])
    for command in (["check", name], ["add", name, "--to", "own.toml"]):
        assert main(["facts", *command]) in (1, 2, 3)
        out, err = capsys.readouterr()
        assert name in out + err
        assert "Lỗi ngoài dự kiến" not in err


def altered(source: str, part: str, old: bytes, new: bytes, name: str) -> str:
    with zipfile.ZipFile(source) as read, zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as write:
        for one in read.namelist():
            content = read.read(one)
            write.writestr(one, content.replace(old, new) if one == part else content)
    return name


def test_bombs_and_cells_at_the_end_of_the_world_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    good = book("a.xlsx", rows())
    part = "xl/worksheets/sheet1.xml"
    far = altered(good, part, b'<c r="A3"', b'<c r="XFD1048576"', "xa.xlsx")
    start = time.process_time()
    assert "bảng lớn quá" in checked(capsys, far, code=3)
    assert "phình quá" in checked(
        capsys, altered(good, part, b"</worksheet>", b" " * 410_000_000 + b"</worksheet>", "bom.xlsx"), code=3
    )
    assert "không ghi vị trí" in checked(capsys, altered(good, part, b'<c r="A3"', b"<c", "thieu.xlsx"), code=3)
    data = Path("bom.xlsx").read_bytes()
    head = data.rfind(b"PK\x01\x02", 0, data.rfind(b"sheet1.xml"))
    Path("doi.xlsx").write_bytes(data[: head + 24] + (1000).to_bytes(4, "little") + data[head + 28 :])
    checked(capsys, "doi.xlsx", code=3)
    assert time.process_time() - start < 20


def test_a_hundred_thousand_rows_take_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    text = io.StringIO()
    text.write(HEADINGS + "\r\n")
    for n in range(100_000):
        text.write(f"{n}/2020/QĐ-UBND;Quyết định;Tên {n};UBND;20/02/2020;;;Công báo;24/11/2026;có\r\n")
    sheet("lon.csv", text.getvalue())
    start = time.process_time()
    checked(capsys, "lon.csv", code=0)
    assert time.process_time() - start < 40


ARTICLE = "Thông báo về quản lý ví dụ\n\nThực hiện Quyết định số 12/2020/QĐ-UBND ngày 20/02/2020 của Ủy ban nhân dân Thành phố, phường tổ chức hội nghị.\n"


def test_own_facts_are_judged_by_and_named_in_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    main(["facts", "add", sheet("a.csv", GOOD), "--to", "own.toml"])
    Path("bai.txt").write_text(ARTICLE, encoding="utf-8")
    found = []
    for own in ("", '[facts]\nfiles = ["own.toml"]\n'):
        Path("rasoat.toml").write_text(own, encoding="utf-8")
        capsys.readouterr()
        main(
            [
                "check",
                "bai.txt",
                "--published",
                "2026-11-20",
                "--select",
                "LG004",
                "--format",
                "concise",
                "--format",
                "json=bao-cao.json",
            ]
        )
        report = json.loads(Path("bao-cao.json").read_text(encoding="utf-8"))
        found.append(
            ("LG004" in capsys.readouterr().out, report["facts"]["own"], report["facts"]["sha256"], report["notes"])
        )
    (before, none, shipped, _), (after, named, own_hash, notes) = found
    assert (before, none, after) == (False, [], True)
    assert named[0].startswith("own.toml (SHA-256 ")
    assert shipped != own_hash
    assert any("own.toml" in note for note in notes)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ('["khong-co.toml"]', "Không đọc được"),
        ('["a.csv"]', "rasoat facts add a.csv"),
        ('["sai.toml"]', "sai.toml:2:1: [x] không có khóa “tittle”"),
        ('["doi.toml", "doi.toml"]', "mã này đã có ở doi.toml:1"),
        ("true", "rasoat.toml:2:1"),
    ],
)
def test_a_wrong_facts_file_stops_every_command_with_exit_code_two(
    files: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = '[[documents]]\n{}id = "x"\nkind = "Quyết định"\nsource = "s"\nchecked_on = 2026-11-24\nverified = true\n'
    Path("sai.toml").write_text(entry.format('tittle = "x"\n'), encoding="utf-8")
    Path("doi.toml").write_text(entry.format(""), encoding="utf-8")
    Path("rasoat.toml").write_text(f"[facts]\nfiles = {files}\n", encoding="utf-8")
    Path("bai.txt").write_text(ARTICLE, encoding="utf-8")
    for command in (["check", "bai.txt"], ["facts", "list"]):
        assert main(command) == 2
        err = capsys.readouterr().err
        assert said in err
        assert "→" in err


def test_unknown_keys_of_the_table_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("rasoat.toml").write_text('[facts]\nfile = ["own.toml"]\n', encoding="utf-8")
    Path("bai.txt").write_text(ARTICLE, encoding="utf-8")
    assert main(["check", "bai.txt"]) == 2
    err = capsys.readouterr().err
    assert "rasoat.toml:2:1: không có khóa “file”" in err
    assert "\n  ^" in err


def test_every_process_judges_by_the_own_facts(capsys: pytest.CaptureFixture[str]) -> None:
    main(["facts", "add", sheet("a.csv", GOOD), "--to", "own.toml"])
    Path("rasoat.toml").write_text('[facts]\nfiles = ["own.toml"]\n', encoding="utf-8")
    Path("bai").mkdir()
    for number in range(130):
        Path("bai", f"{number:03}.txt").write_text(ARTICLE, encoding="utf-8")
    told = []
    for processes in ("1", "2"):
        main(
            [
                "check",
                "bai",
                "--published",
                "2026-11-20",
                "--select",
                "LG004",
                "--format",
                f"json={processes}.json",
                "--processes",
                processes,
            ]
        )
        told.append(Path(f"{processes}.json").read_bytes())
    assert told[0] == told[1]
    assert told[0].count(b'"code":"LG004"') >= 130


def test_decomposed_letters_of_a_spreadsheet_are_composed_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    apart = unicodedata.normalize("NFD", GOOD)
    for number, name in enumerate((sheet("a.csv", apart), book("b.xlsx", rows(apart)), sheet("c.csv", GOOD))):
        assert main(["facts", "add", name, "--to", f"{number}.toml"]) == 0
        assert ("chuẩn hóa" in capsys.readouterr().err) is (number < 2)
    assert Path("0.toml").read_bytes() == Path("1.toml").read_bytes() == Path("2.toml").read_bytes()
