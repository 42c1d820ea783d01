"""Formats on the command line: several at once, each to its own place, refused before any work where they would meet."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasoat.cli import main
from rasoat.report_json import decode, encode
from rasoat.whole_file import write_whole
from reporters.formats import BY_SUFFIX, FORMATS, Target
from tests.reporting.odd_reports import agency, finding, report


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A saved report, in a folder of its own that is the working folder."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "bao-cao.json"
    path.write_bytes(encode(report(agency(finding()))))
    return path


OF_PORTALS = {"pdf", "self-score"}
"""Of agencies with a score: a check of files has nothing to tell in them."""


@pytest.mark.parametrize("name", FORMATS)
def test_a_saved_report_is_rendered_again_in_every_format(name: str, saved: Path) -> None:
    made = Path(f"ra/x{next(iter(BY_SUFFIX.get(name, ('',))))}")
    if name in OF_PORTALS:
        assert main(["report", str(saved), "--format", f"{name}={made}"]) == 2
        return
    assert main(["report", str(saved), "--format", f"{name}={made}"]) == 1
    if FORMATS[name].target is Target.FOLDER:
        assert any(made.iterdir())
    else:
        assert made.read_bytes() == FORMATS[name].render(report(agency(finding())))


def test_several_formats_at_once(saved: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    wanted = ["console", "json=a.json", "sarif=b/c.sarif", "jsonl=d.jsonl", "html=site"]
    assert main(["report", str(saved), *(word for each in wanted for word in ("--format", each))]) == 1
    assert "Cần bổ xung hồ sơ." in capsysbinary.readouterr().out.decode()
    assert Path("a.json").read_bytes() == saved.read_bytes() + b"\n"
    assert all(Path(name).is_file() for name in ("b/c.sarif", "d.jsonl", "site/index.html"))


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (["json", "sarif"], "cùng ra màn hình"),
        (["json", "sarif=-"], "cùng ra màn hình"),
        (["json=x", "sarif=./x"], "cùng ghi vào"),
        (["json=folder"], "là thư mục"),
        (["html=bao-cao.json"], "là tệp"),
        (["html"], "cần thư mục"),
        (["html=-"], "cần thư mục"),
        (["sarif="], "thiếu nơi ghi"),
        (["docx9=x"], "không có dạng"),
    ],
)
def test_formats_that_cannot_be_written_are_refused_before_any_work(
    saved: Path, capsys: pytest.CaptureFixture[str], wanted: list[str], words: str
) -> None:
    Path("folder").mkdir()
    before = saved.read_bytes()
    assert main(["check", "missing.txt", *(word for each in wanted for word in ("--format", each))]) == 2
    assert words in capsys.readouterr().err
    assert saved.read_bytes() == before
    assert sorted(path.name for path in Path().iterdir()) == ["bao-cao.json", "folder"]


PORTALS = """title = "Mẫu"
[groups]
so = "Sở"
[[agency]]
id = "so-mau"
name = "Sở Mẫu"
group = "so"
hosts = ["so-mau.example"]
"""


def test_the_verdict_of_an_audit_does_not_mix_with_what_a_program_reads(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "cong.toml").write_text(PORTALS, encoding="utf-8")
    command = ["audit", str(tmp_path / "cong.toml"), "--no-crawl", "--out", str(tmp_path / "ra"), "--quiet"]
    assert main([*command, "--format", "json"]) == 3
    out, err = capsysbinary.readouterr()
    assert decode(out).agencies[0].name == "Sở Mẫu"
    assert "index.html" in err.decode()
    assert main(command) == 3
    assert "index.html" in capsysbinary.readouterr().out.decode()


def test_every_format_is_documented(root: Path) -> None:
    manual = (root / "docs" / "formats.md").read_text(encoding="utf-8")
    missing = [name for name in FORMATS if f"### `{name}`" not in manual or f"--format {name}" not in manual]
    assert not missing


def test_full_is_another_name_of_console(saved: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    shown = []
    for name in ("full", "console"):
        main(["report", str(saved), "--format", name])
        shown.append(capsysbinary.readouterr().out)
    assert shown[0] == shown[1] != b""


def test_json_on_standard_output_ends_with_one_newline(saved: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    main(["report", str(saved), "--format", "json"])
    assert capsysbinary.readouterr().out == saved.read_bytes() + b"\n"


def test_a_file_is_never_half_written(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    target.chmod(0o640)

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(target, b"new", before=stop)
    assert target.read_bytes() == b"old"
    write_whole(target, b"new")
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"new", 0o640)
    assert list(tmp_path.iterdir()) == [target]


def test_a_read_only_file_is_told_and_stays(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = Path("a.sarif")
    target.write_bytes(b"old")
    target.chmod(0o444)
    assert main(["report", str(saved), "--format", "sarif=a.sarif"]) == 2
    assert "không có quyền" in capsys.readouterr().err
    assert target.read_bytes() == b"old"


def test_links_are_followed_and_devices_are_left_in_place(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    link = tmp_path / "near"
    link.symlink_to(tmp_path / "far" / "a.txt")
    write_whole(link, b"x")
    assert link.is_symlink()
    assert (tmp_path / "far" / "a.txt").read_bytes() == b"x"
    write_whole(Path("/dev/null"), b"x")
    assert Path("/dev/null").is_char_device()
