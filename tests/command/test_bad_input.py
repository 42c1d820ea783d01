"""What goes wrong in use: a clear Vietnamese error, the right exit code, nothing lost, never a traceback."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

CLEAN = "Hội nghị triển khai kế hoạch\n\nSáng nay, thành phố tổ chức hội nghị triển khai kế hoạch năm 2027.\n"
FAULTY = "Thông báo về việc tiếp dân\n\nNgày 31/02/2026, đơn vị tổ chức tiếp công dân theo quy định.\n"


def rasoat(
    *arguments: str, cwd: Path, data: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    import os

    return subprocess.run(
        [sys.executable, "-m", "rasoat", *arguments],
        cwd=cwd,
        input=data,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2]), "NO_COLOR": "1", **(env or {})},
        timeout=120,
        check=False,
    )


def text(done: subprocess.CompletedProcess[bytes]) -> tuple[str, str]:
    return done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def assert_told(done: subprocess.CompletedProcess[bytes], code: int, *words: str) -> None:
    out, err = text(done)
    assert done.returncode == code, out + err
    assert "Traceback" not in out + err
    for word in words:
        assert word in out + err, out + err


def test_clean_file_exits_zero(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    assert_told(rasoat("check", "a.txt", cwd=tmp_path), 0)


def test_findings_exit_one_with_line_column_and_caret(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    done = rasoat("check", "a.txt", "--published", "2026-02-10", cwd=tmp_path)
    assert_told(done, 1, "a.txt", "3:6", "DT001", "31/02/2026", "^")


@pytest.mark.parametrize("arguments", [["--fail-on", "never"], ["--exit-zero"], ["--ignore", "DT"]])
def test_findings_can_be_let_pass(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    assert_told(rasoat("check", "a.txt", *arguments, cwd=tmp_path), 0)


def test_stdin_takes_its_format_from_the_name(tmp_path: Path) -> None:
    html = f"<html lang=vi><body><h1>Thông báo</h1><p>{FAULTY.splitlines()[2]}</p></body></html>".encode()
    done = rasoat("check", "-", "--stdin-filename", "bai.html", "--format", "concise", cwd=tmp_path, data=html)
    assert_told(done, 1, "bai.html:1:", "DT001")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check"], "ĐƯỜNG-DẪN"),
        (["check", "a.txt", "--nope"], "--nope"),
        (["check", "missing.txt"], "missing.txt"),
        (["check", "a.txt", "--select", "XX999"], "XX999"),
        (["check", "a.txt", "--format", "pdf"], "pdf"),
        (["check", "a.txt", "--published", "31/02"], "31/02"),
        (["check", "-", "a.txt"], "-"),
        (["check", "a.txt", "--stdin-filename", "b.html"], "--stdin-filename"),
        (["check", "a.txt", "--config", "missing.toml"], "missing.toml"),
        (["explain", "DT0002"], "DT0002"),
        (["report", "missing.json"], "missing.json"),
        (["audit", "atlantis"], "atlantis"),
        (["audit", "hanoi", "--agency", "khong-co"], "khong-co"),
        (["audit", "hanoi", "--limit-pages", "0"], "0"),
        (["nope"], "nope"),
    ],
)
def test_wrong_usage_exits_two_and_says_what(tmp_path: Path, arguments: list[str], words: str) -> None:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    done = rasoat(*arguments, cwd=tmp_path)
    assert_told(done, 2, words, "→")


def test_unknown_key_in_the_configuration_exits_two_with_a_caret(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "rasoat.toml").write_text("[check]\nignor = []\n", encoding="utf-8")
    assert_told(rasoat("check", "a.txt", cwd=tmp_path), 2, "rasoat.toml:2:1", "ignor", "^")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.html", b""),
        ("empty.docx", b""),
        ("binary.html", bytes(range(256)) * 40),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(2000)),
        ("broken.docx", b"PK\x03\x04 not a zip"),
        ("broken.pdf", b"%PDF-1.7 nothing more"),
        ("broken.warc.gz", b"\x1f\x8b\x08 not gzip"),
    ],
)
def test_unreadable_file_exits_three_and_the_others_are_checked(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    assert_told(rasoat("check", ".", cwd=tmp_path), 3, name, "DT001")


@pytest.mark.parametrize(
    "data",
    [
        ("\ufeff" + FAULTY).encode(),
        FAULTY.replace("\n", "\r\n").encode(),
        FAULTY.encode("utf-16"),
        unicodedata.normalize("NFD", FAULTY).encode(),
        FAULTY.replace("tiếp", "ti\0ếp", 1).encode(),
    ],
    ids=["bom", "crlf", "utf-16", "nfd", "nul"],
)
def test_odd_text_is_read_all_the_same(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert_told(rasoat("check", "a.txt", cwd=tmp_path), 1, "DT001")


def test_broken_nesting_is_read_all_the_same(tmp_path: Path) -> None:
    html = "<html lang=vi><h1>Thông báo</h1><p><b>Ngày <i>31/02/2026</b>, đơn vị</i> họp.<div></p><table><p>a<tr></div>"
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    assert_told(rasoat("check", "a.html", cwd=tmp_path), 1, "DT001", "31/02/2026")


@pytest.mark.slow
def test_very_large_file_is_refused_with_its_size(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<p>" + b"x " * (26 << 20))
    assert_told(rasoat("check", "a.html", cwd=tmp_path), 3, "a.html")


def test_folder_without_anything_to_check_is_not_green(tmp_path: Path) -> None:
    assert_told(rasoat("check", ".", cwd=tmp_path), 2, "→")


def test_output_that_cannot_be_written_exits_two(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert_told(rasoat("check", "a.txt", "--format", "json=file/x.json", cwd=tmp_path), 2, "→")


def test_report_of_another_program_is_refused(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text('{"schema": "x/9"}', encoding="utf-8")
    assert_told(rasoat("report", "r.json", cwd=tmp_path), 3, "x/9", "→")


@pytest.mark.parametrize("command", [["--help"], ["check", "--help"], ["explain", "DT002"], ["rules"]])
def test_vietnamese_survives_a_terminal_of_another_encoding(tmp_path: Path, command: list[str]) -> None:
    done = rasoat(*command, cwd=tmp_path, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"})
    assert_told(done, 0)


def test_saved_report_renders_again_with_the_same_findings(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    first = rasoat("check", "a.txt", "--format", "json=r.json", "--format", "jsonl", cwd=tmp_path)
    second = rasoat("report", "r.json", "--format", "jsonl", cwd=tmp_path)
    assert first.returncode == second.returncode == 1
    assert first.stdout == second.stdout


def test_init_writes_a_configuration_once(tmp_path: Path) -> None:
    assert_told(rasoat("init", cwd=tmp_path), 0, "rasoat.toml")
    assert_told(rasoat("init", cwd=tmp_path), 2, "rasoat.toml")
    assert_told(rasoat("config", cwd=tmp_path), 0, "fail-on")
