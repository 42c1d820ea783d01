"""``rasoat-suppressions.toml``: findings set aside with a reason where no comment can be written."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from rasoat import pipeline
from rasoat.config import CheckTable, Config
from rasoat.errors import ConfigError
from rasoat.finding import Finding, Place, Safety, Scope, Severity
from rasoat.report import Hidden
from rasoat.suppression_file import load
from tests.reporting.sample_report import sample_report

from .inside import rasoat
from .test_bad_input import assert_told, text

FILE = "rasoat-suppressions.toml"
SPELLING = 'code = "SP002"\nreason = "tên riêng"\nowner = "Nguyễn Văn A"\n'
LIVE = SPELLING + 'approved-by = "Trần Thị B"\nuntil = 2999-01-31\n'
ID_CARD = "Ông Nguyễn Văn A, số căn cước công dân 001099012345, đến nhận kết quả."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A Word file and a text with one error each."""
    (tmp_path / "rasoat.toml").touch()
    (tmp_path / "bai").mkdir()
    document = docx.Document()
    document.add_heading("Thông báo về hồ sơ", 1)
    document.add_paragraph("Đơn vị bổ xung hồ sơ.")
    document.save(tmp_path / "bai" / "bài 1.docx")
    (tmp_path / "bai" / "b.txt").write_text("Thông báo về hồ sơ\n\nĐơn vị bổ xung hồ sơ.\n", encoding="utf-8")
    return tmp_path


def write(folder: Path, *entries: str) -> None:
    (folder / FILE).write_text("\n".join(f"[[suppress]]\n{entry}" for entry in entries), encoding="utf-8")


def check(folder: Path, *arguments: str, cwd: Path | None = None) -> tuple[int, str]:
    done = rasoat("check", *(arguments or (".",)), "--format", "concise", cwd=cwd or folder)
    return done.returncode, "".join(text(done))


@pytest.mark.parametrize(
    "entry",
    [
        'path = "bai/*"\n',
        'path = "bai/bài *.docx"\nquote = "bổ  xung"\n',
        'path = "./bai/bài 1.docx"\nuntil = 2999-01-01\n',
        'path = "*"\nquote = "bổ xung"\n',
    ],
)
def test_entry_sets_aside_findings_of_a_word_file(folder: Path, entry: str) -> None:
    write(folder, SPELLING + entry)
    code, told = check(folder, "bai/bài 1.docx")
    assert (code, "Không kể 1 chỗ được bỏ qua có lý do." in told) == (0, True), told
    code, told = check(folder, "bài 1.docx", cwd=folder / "bai")
    assert code == 0


def test_fingerprint_of_the_report_sets_aside_one_finding(folder: Path) -> None:
    report = pipeline.check_paths([folder / "bai"], Config())
    essences = {f.place.path.rsplit("/", 1)[-1]: f.essence for f in report.agencies[0].findings}
    write(folder, f'{SPELLING}path = "bai/*"\nfingerprint = "{essences["b.txt"]}"\n')
    code, told = check(folder)
    assert (code, "Không kể 2 chỗ" in told) == (0, True)
    write(folder, f'{SPELLING}path = "bai/b.txt"\nfingerprint = "{"0" * 16}"\n')
    assert "RS001" in check(folder)[1]


@pytest.mark.parametrize("path", ["bai", "bai/b.tx", "*/bài 1.docx", "b.txt", "bai/b.txt/"])
def test_other_files_are_not_meant(folder: Path, path: str) -> None:
    write(folder, f'{SPELLING}path = "{path}"\n')
    assert "b.txt:3:8: SP002" in check(folder)[1]


def test_unused_and_expired_entries_are_told_at_their_line_where_their_page_was_checked(folder: Path) -> None:
    write(
        folder,
        SPELLING.replace("SP002", "DT001") + 'path = "bai/b.txt"\n',
        SPELLING + 'path = "bai/b.txt"\nuntil = 2001-01-31\n',
        SPELLING + 'path = "khac/*"\n',
    )
    code, told = check(folder)
    assert code == 1
    assert f"{FILE}:2:1: RS001" in told
    assert f"{FILE}:8:1: RS002 Mục bỏ qua SP002 đã hết hạn ngày 31/01/2001" in told
    assert "b.txt:3:8: SP002" in told
    assert told.count("RS00") == 2
    assert "RS00" not in check(folder, "bai/bài 1.docx")[1]
    assert "RS00" not in check(folder, "--ignore", "RS", ".")[1]
    assert "RS001" not in check(folder, "--ignore", "DT", ".")[1]


def test_words_of_the_file_stand_where_the_finding_says(folder: Path) -> None:
    write(folder, SPELLING.replace("SP002", "DT001") + 'path = "bai/b.txt"\n')
    config = Config(check=CheckTable(suppressions=str(folder / FILE)))
    found = [f for f in pipeline.check_paths([folder / "bai"], config).agencies[0].findings if f.code == "RS001"]
    source = (folder / FILE).read_text(encoding="utf-8")
    assert [source[f.place.offset : f.place.offset + f.place.length] for f in found] == ['code = "DT001"']
    assert found[0].quote == 'code = "DT001"'


@pytest.mark.parametrize(
    ("entry", "line", "words"),
    [
        ('path = "a.txt"\nreson = "x"\n' + SPELLING, ":3:1:", "reson"),
        ('code = "SP002"\nowner = "A"\npath = "a.txt"\n', ":1:1:", "reason"),
        ('code = "SP002"\nowner = " "\nreason = "x"\npath = "a.txt"\n', ":3:1:", "owner"),
        (SPELLING, ":1:1:", "path"),
        (LIVE + 'path = "a.txt"\nurl = "https://a.gov.vn/"\n', ":7:1:", "path"),
        (SPELLING.replace("SP002", "SP999") + 'path = "a.txt"\n', ":2:1:", "SP999"),
        (SPELLING.replace("SP002", "SP") + 'path = "a.txt"\n', ":2:1:", "SP"),
        (SPELLING.replace("SP002", "sp002") + 'path = "a.txt"\n', ":2:1:", "SP002"),
        (SPELLING + 'path = "*"\n', ":5:1:", "ignore"),
        (SPELLING + 'path = "/tmp/a.txt"\n', ":5:1:", "vị trí"),
        (SPELLING + 'path = "C:\\\\a.txt"\n', ":5:1:", "vị trí"),
        (SPELLING + 'path = "a.txt"\nfingerprint = "xyz"\n', ":6:1:", "16"),
        (SPELLING + 'path = "a.txt"\nuntil = "mai"\n', ":6:1:", "until"),
        (SPELLING + 'url = "https://a.gov.vn/bai"\n', ":1:1:", "approved-by"),
        (
            SPELLING + 'url = "https://a.gov.vn/bai"\napproved-by = "nguyễn văn  A"\nuntil = 2999-01-01\n',
            ":6:1:",
            "approved-by",
        ),
        (LIVE.replace("until", "# until") + 'url = "https://a.gov.vn/bai"\n', ":1:1:", "until"),
        (LIVE + 'url = "a.gov.vn/bai"\n', ":7:1:", "https://"),
        (LIVE + 'url = "https://*/bai"\n', ":7:1:", "tên miền"),
        (LIVE + 'url = "https://a*.gov.vn/bai"\n', ":7:1:", "tên miền"),
    ],
)
def test_mistakes_are_refused_with_line_and_caret(tmp_path: Path, entry: str, line: str, words: str) -> None:
    write(tmp_path, entry)
    with pytest.raises(ConfigError) as caught:
        load(tmp_path / FILE)
    assert line in caught.value.message, caught.value.message
    assert words in caught.value.message
    assert "^" in caught.value.message


def test_all_mistakes_are_told_at_once_and_stop_the_run(folder: Path) -> None:
    write(folder, 'code = "SP999"\npath = "a.txt"\n', SPELLING)
    done = rasoat("check", ".", cwd=folder)
    assert_told(done, 2, f"{FILE}:2:1:", "reason", "owner", f"{FILE}:5:1:")


def test_veto_needs_two_people_and_a_day(folder: Path) -> None:
    (folder / "bai" / "b.txt").write_text(f"Thông báo về hồ sơ\n\n{ID_CARD}\n", encoding="utf-8")
    one = 'code = "PR001"\nreason = "số giả trong mẫu"\nowner = "An"\npath = "bai/b.txt"\n'
    for entry in (one, one + "until = 2999-01-31\n", one + 'approved-by = "Bình"\n'):
        write(folder, entry)
        code, told = check(folder, "bai/b.txt")
        assert code == 1
        assert "b.txt:3:" in told
        assert f"{FILE}:2:1: RS002" in told
    write(folder, one + 'approved-by = "Bình"\nuntil = 2999-01-31\n')
    assert check(folder, "bai/b.txt")[0] == 0


def test_fix_leaves_alone_what_was_set_aside(folder: Path) -> None:
    write(folder, SPELLING + 'path = "bai/b.txt"\n')
    (folder / "bai" / "b.txt").write_text("Thông báo về hồ sơ\n\nĐơn vị bổ xung hồ sơ , đúng hạn.\n", encoding="utf-8")
    rasoat("check", "bai/b.txt", "--fix", cwd=folder)
    assert (folder / "bai" / "b.txt").read_text(encoding="utf-8").endswith("bổ xung hồ sơ, đúng hạn.\n")


# -- live pages


def found(url: str, scope: Scope = Scope.ARTICLE, **changes: object) -> Finding:
    made = Finding(
        "SP002", "x", Severity.ERROR, 1.0, "", "", "bổ xung", "", "", (), Safety.NONE, Place(url=url), "f" * 16, scope
    )
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("pattern", "url", "covered"),
    [
        ("https://a.gov.vn/bai-1", "https://a.gov.vn/bai-1", True),
        ("https://a.gov.vn/bai-1", "https://A.gov.vn:443/bai-1#x", True),
        ("https://a.gov.vn/bai-1", "https://a.gov.vn/bai-12", False),
        ("https://a.gov.vn/bai?id=1", "https://a.gov.vn/bai?id=1", True),
        ("https://a.gov.vn/bai?id=1", "https://a.gov.vn/baiXid=1", False),
        ("https://a.gov.vn/tin/*", "https://a.gov.vn/tin/2026/x", True),
        ("https://a.gov.vn/tin/*", "http://a.gov.vn/tin/x", False),
        ("https://*.gov.vn/tin/*", "https://so.hanoi.gov.vn/tin/x", True),
        ("https://*.gov.vn/tin/*", "https://evil.example/.gov.vn/tin/x", False),
        ("https://*.gov.vn/tin/*", "https://gov.vn.evil.example/tin/x", False),
        ("https://a.gov.vn/*", "https://a.gov.vn@evil.example/tin", False),
        ("https://a.gov.vn/*", "https://a.gov.vn.evil.example/tin", False),
        ("https://a.gov.vn/*", "https://evil.example/?https://a.gov.vn/tin", False),
    ],
)
def test_page_cannot_name_itself_into_an_entry(tmp_path: Path, pattern: str, url: str, covered: bool) -> None:
    write(tmp_path, f'{LIVE}url = "{pattern}"\n')
    assert load(tmp_path / FILE).silences(found(url)) is covered


def test_live_entries_leave_the_score_and_are_counted(tmp_path: Path) -> None:
    report = sample_report()
    report = replace(report, rules=(*report.rules, replace(report.rules[0], code="RS001")))
    agency = next(a for a in report.agencies if a.host and any(f.place.url for f in a.findings))
    finding = next(f for f in agency.findings if f.place.url and not f.veto)
    entry = LIVE.replace("SP002", finding.code)
    write(
        tmp_path,
        f'{entry}url = "https://{agency.host}/*"\nfingerprint = "{finding.fingerprint}"\n',
        f'{LIVE.replace("SP002", report.rules[0].code)}url = "{agency.articles[0].url}"\nquote = "không có chữ này"\n',
    )
    settled = load(tmp_path / FILE, FILE).apply(report)
    after = next(a for a in settled.agencies if a.id == agency.id)
    assert finding.fingerprint not in {f.fingerprint for f in after.findings}
    assert after.dismissed == (agency.dismissed or 0) + 1
    assert settled.hidden == Hidden(suppressed=1)
    assert not any(f.code.startswith("RS") for a in settled.agencies for f in a.findings)
    assert [note.split(":")[:2] for note in settled.notes if FILE in note] == [[FILE, "11"]]


def test_day_of_expiry_still_counts(tmp_path: Path) -> None:
    write(tmp_path, LIVE.replace("2999-01-31", "2026-11-24") + 'url = "https://a.gov.vn/x"\n')
    loaded = load(tmp_path / FILE)
    assert [
        replace(loaded, today=dt.date(2026, 11, day)).silences(found("https://a.gov.vn/x")) for day in (24, 25)
    ] == [True, False]
