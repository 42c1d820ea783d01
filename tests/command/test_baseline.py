"""``rasoat baseline`` and ``check --baseline``: only what is new is told, and nothing is forgotten that was not looked at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .inside import rasoat
from .test_bad_input import assert_told, text

OLD = "Thông báo về việc tiếp dân\n\nNgày 31/02/2026, đơn vị tổ chức tiếp công dân.\n\nĐơn vị bổ xung hồ sơ theo quy định.\n"
OTHER = "Hội nghị triển khai kế hoạch\n\nNgành y tế bổ xung tài liệu cho hội nghị.\n"
BASELINE = ".rasoat-baseline.json"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Two files with three known findings, recorded."""
    (tmp_path / "rasoat.toml").touch()
    (tmp_path / "bai").mkdir()
    (tmp_path / "bai" / "tiếp dân.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "bai" / "hoi-nghi.md").write_text(OTHER, encoding="utf-8")
    assert_told(rasoat("baseline", "write", "-q", cwd=tmp_path), 0, "Đã ghi 3 chỗ", "rasoat check --baseline")
    return tmp_path


def entries(folder: Path) -> dict[str, list[dict[str, str]]]:
    return json.loads((folder / BASELINE).read_text(encoding="utf-8"))["findings"]


def check(folder: Path, *arguments: str, cwd: Path | None = None, baseline: str = BASELINE) -> tuple[int, str]:
    """Exit code and concise output."""
    done = rasoat(
        "check", *(arguments or (".",)), "-q", "--format", "concise", "--baseline", baseline, cwd=cwd or folder
    )
    out, err = text(done)
    assert "Traceback" not in err
    return done.returncode, out + err


def test_known_findings_are_neither_shown_nor_fail(texts: Path) -> None:
    code, told = check(texts)
    assert code == 0
    assert "DT001" not in told
    assert "Không kể 3 chỗ nợ cũ" in told


def test_file_is_stable_sorted_and_without_the_place_it_was_made_at(texts: Path, tmp_path: Path) -> None:
    first = (texts / BASELINE).read_bytes()
    assert list(entries(texts)) == ["bai/hoi-nghi.md", "bai/tiếp dân.txt"]
    assert str(tmp_path).encode() not in first
    inside = rasoat("baseline", "write", "-q", str(tmp_path / "bai"), cwd=tmp_path / "bai")
    assert_told(inside, 0)
    assert (texts / BASELINE).read_bytes() == first


def test_new_finding_is_told_and_fails(texts: Path) -> None:
    with (texts / "bai" / "hoi-nghi.md").open("a", encoding="utf-8") as file:
        file.write("\nNgười dân nộp hồ sơ , đúng hạn.\n")
    code, told = check(texts, "bai", "--fail-on", "new")
    assert code == 1
    assert "hoi-nghi.md:5:" in told
    assert told.count("TY007") == 1
    assert "SP" not in told


def test_identity_survives_another_working_folder_moved_lines_and_a_renamed_file(texts: Path) -> None:
    code, _ = check(texts, "tiếp dân.txt", cwd=texts / "bai", baseline="../" + BASELINE)
    assert code == 0
    code, _ = check(texts, str(texts / "bai"))
    assert code == 0
    moved = texts / "bai" / "lịch mới.txt"
    (texts / "bai" / "tiếp dân.txt").rename(moved)
    moved.write_text("Dòng thêm ở đầu bài\n\n" + OLD, encoding="utf-8")
    code, told = check(texts)
    assert (code, "3 chỗ nợ cũ" in told) == (0, True)
    assert_told(rasoat("baseline", "prune", "-q", cwd=texts), 0, "Đã bỏ 0 mục", "còn 3 mục")
    assert "bai/lịch mới.txt" in entries(texts)


def test_second_copy_of_an_old_error_is_new(texts: Path) -> None:
    (texts / "bai" / "ban-sao.txt").write_text(OLD, encoding="utf-8")
    code, told = check(texts)
    assert code == 1
    assert told.count("ban-sao.txt:") == 2


def test_mended_entries_are_told_and_pruned_only_where_looked_at(texts: Path) -> None:
    (texts / "bai" / "tiếp dân.txt").write_text(
        OLD.replace("bổ xung", "bổ sung").replace("31/02", "28/02"), encoding="utf-8"
    )
    code, told = check(texts)
    assert code == 0
    assert f"2 mục trong {BASELINE} không còn khớp" in told
    _, told = check(texts, "bai/hoi-nghi.md")
    assert "không còn khớp" not in told
    assert_told(
        rasoat("baseline", "prune", "bai/hoi-nghi.md", "-q", cwd=texts), 0, "Đã bỏ 0 mục", "còn 3 mục", "2 mục thuộc"
    )
    assert_told(rasoat("baseline", "prune", "--select", "DT", "-q", cwd=texts), 0, "Đã bỏ 1 mục", "còn 2 mục")
    assert_told(rasoat("baseline", "prune", "-q", cwd=texts), 0, "Đã bỏ 1 mục", "còn 1 mục")
    assert list(entries(texts)) == ["bai/hoi-nghi.md"]


def test_deleted_file_is_looked_at_where_its_folder_is(texts: Path) -> None:
    (texts / "bai" / "tiếp dân.txt").unlink()
    assert_told(rasoat("baseline", "prune", "bai/hoi-nghi.md", "-q", cwd=texts), 0, "Đã bỏ 0 mục")
    assert_told(rasoat("baseline", "prune", "bai", "-q", cwd=texts), 0, "Đã bỏ 2 mục", "còn 1 mục")


def test_finding_below_the_confidence_asked_for_is_not_mended(texts: Path) -> None:
    assert_told(rasoat("baseline", "prune", "-q", "--confidence", "1", cwd=texts), 0, "Đã bỏ 0 mục")


def test_part_written_anew_keeps_the_rest(texts: Path) -> None:
    (texts / "bai" / "hoi-nghi.md").write_text(
        "Hội nghị triển khai kế hoạch\n\nCán bộ dự hội nghị.\n", encoding="utf-8"
    )
    assert_told(rasoat("baseline", "write", "bai/hoi-nghi.md", "-q", cwd=texts), 0, "Đã ghi 0 chỗ", "Giữ nguyên 2 mục")
    assert list(entries(texts)) == ["bai/tiếp dân.txt"]


def test_vetoes_are_never_old_debt_and_personal_data_is_not_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Thông báo\n\nÔng Nguyễn Văn A, số căn cước công dân 001099012345, đến nhận.\n", encoding="utf-8"
    )
    assert_told(rasoat("baseline", "write", "-q", cwd=tmp_path), 0, "1 chỗ thuộc điểm liệt không được ghi")
    assert "001099012345" not in (tmp_path / BASELINE).read_text(encoding="utf-8")
    code, told = check(tmp_path)
    assert (code, "PR001" in told) == (1, True)


def test_configured_baseline_is_found_beside_the_configuration(texts: Path) -> None:
    (texts / "rasoat.toml").write_text(f'[check]\nbaseline = "{BASELINE}"\nfail-on = "new"\n', encoding="utf-8")
    assert_told(rasoat("check", "tiếp dân.txt", "-q", cwd=texts / "bai"), 0, "2 chỗ nợ cũ")
    assert_told(rasoat("check", "--isolated", "tiếp dân.txt", "-q", cwd=texts / "bai"), 1, "DT001")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "Không có tệp nợ cũ"),
        ("", "không phải tệp nợ cũ"),
        ('{"schema": "rasoat-baseline/9", "findings": {}}', "rasoat-baseline/9"),
        ('<<<<<<< HEAD\n{"schema": "rasoat-baseline/1"}', "không phải tệp nợ cũ"),
        ('{"schema": "rasoat-baseline/1", "findings": [1]}', "không phải tệp nợ cũ"),
        (b"\xff\xfe{}", "không phải tệp nợ cũ"),
    ],
)
def test_broken_baseline_is_told_with_the_way_on(tmp_path: Path, content: str | bytes | None, words: str) -> None:
    (tmp_path / "a.txt").write_text(OTHER, encoding="utf-8")
    if content is not None:
        (tmp_path / "nợ.json").write_bytes(content.encode() if isinstance(content, str) else content)
    done = rasoat("check", "a.txt", "--baseline", "nợ.json", cwd=tmp_path)
    assert_told(done, 2, words, "rasoat baseline write --baseline nợ.json")


def test_new_without_anything_to_compare_with_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(OTHER, encoding="utf-8")
    assert_told(rasoat("check", "a.txt", "--fail-on", "new", cwd=tmp_path), 2, "--baseline", "--since")


def test_level_of_what_is_new(texts: Path) -> None:
    with (texts / "bai" / "hoi-nghi.md").open("a", encoding="utf-8") as file:
        file.write("\nNgười dân nộp hồ sơ , đúng hạn.\n")
    assert [check(texts, ".", "--fail-on", level)[0] for level in ("new", "new:warning", "new:error", "never")] == [
        1,
        1,
        0,
        0,
    ]


def test_english(texts: Path) -> None:
    assert_told(
        rasoat("check", ".", "-q", "--lang", "en", "--baseline", BASELINE, cwd=texts), 0, "3 places of old debt"
    )


def test_what_cannot_be_read_makes_the_record_incomplete(texts: Path) -> None:
    (texts / "bai" / "hong.docx").write_bytes(b"PK\x03\x04 broken")
    assert_told(rasoat("baseline", "write", "-q", cwd=texts), 3, "hong.docx")
