"""``rasoat check --since REV`` and ``--changed``: what git says has changed, and clear words where git cannot tell."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from rasoat.changed_files import Changed, changed
from reporters.formats import FORMATS

from .inside import rasoat
from .test_bad_input import assert_told, text
from .test_formats import OF_PORTALS

BAD = "Đơn vị bổ xung hồ sơ.\n"
FINE = "Đơn vị bổ sung hồ sơ.\n"
TITLE = "Thông báo về hồ sơ\n\n"
ODD = ("bài có dấu cách.txt", "xuống\ndòng.txt", 'nháy "kép".txt', "-gạch.txt", "[a]*.txt")


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.invalid", "-c", "commit.gpgsign=false"]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    done = subprocess.run(
        ["git", *identity, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        env={**environment, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
    )
    return done.stdout


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x", "--allow-empty")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two old files with an error each on branch main."""
    folder = tmp_path / "kho"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    (folder / "rasoat.toml").touch()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(TITLE + BAD, encoding="utf-8")
    commit(folder)
    return folder


def names(found: Changed, folder: Path) -> set[str]:
    return {os.path.relpath(path, os.path.realpath(folder)) for path in found.files}


def test_only_files_that_changed_since_the_merge_base_are_checked(repository: Path) -> None:
    git(repository, "switch", "-q", "-c", "bai-moi")
    (repository / "a.txt").write_text(TITLE + FINE + "\n" + BAD, encoding="utf-8")
    commit(repository)
    git(repository, "switch", "-q", "main")
    (repository / "b.txt").write_text(TITLE + BAD + "\nThêm một dòng ở nhánh chính.\n", encoding="utf-8")
    commit(repository)
    git(repository, "switch", "-q", "bai-moi")
    done = rasoat("check", ".", "--since", "main", "--format", "concise", cwd=repository)
    assert_told(done, 1, "a.txt:5:", "đã đọc 1 trên 1 trang")
    assert "b.txt" not in text(done)[0]
    assert_told(rasoat("check", "b.txt", "--changed", cwd=repository), 0, "Không có tệp nào thay đổi để kiểm tra.")


def test_staged_unstaged_untracked_and_renamed_files_count_and_deleted_and_ignored_ones_do_not(
    repository: Path,
) -> None:
    for name in ("c.txt", "d.txt"):
        (repository / name).write_text(f"{TITLE}Nội dung riêng của tệp {name}.\n" * 5, encoding="utf-8")
    (repository / ".gitignore").write_text("nhap.txt\n", encoding="utf-8")
    commit(repository)
    git(repository, "mv", "c.txt", "e.txt")
    (repository / "d.txt").unlink()
    (repository / "a.txt").write_text(FINE, encoding="utf-8")
    git(repository, "add", "a.txt")
    (repository / "b.txt").write_text(FINE, encoding="utf-8")
    for name in ("moi.txt", "nhap.txt"):
        (repository / name).write_text(BAD, encoding="utf-8")
    found = changed([repository], None, lines=True)
    assert names(found, repository) == {"a.txt", "b.txt", "e.txt", "moi.txt"}
    assert found.files[os.path.realpath(repository / "e.txt")] == ()
    assert found.files[os.path.realpath(repository / "moi.txt")] is None


@pytest.mark.parametrize("tracked", [True, False])
def test_odd_names_are_found(repository: Path, tracked: bool) -> None:
    for name in ODD:
        (repository / name).write_text(TITLE + BAD, encoding="utf-8")
    if tracked:
        commit(repository)
    found = changed([repository], "HEAD~1" if tracked else "HEAD", lines=True)
    assert names(found, repository) == set(ODD)
    assert all(found.touches(str(repository / name), 3, 3) for name in ODD)
    done = rasoat("check", "--since", "HEAD~1" if tracked else "HEAD", "--format", "concise", ".", cwd=repository)
    assert_told(done, 1, "đã đọc 5 trên 5 trang")


def test_new_is_what_stands_on_changed_lines(repository: Path) -> None:
    """The old error of the file is shown and does not fail; with ``--changed-lines`` it is not shown."""
    with (repository / "a.txt").open("a", encoding="utf-8") as file:
        file.write("\nNgười dân đến nộp hồ sơ.\n")
    options = ("check", ".", "--changed", "--format", "concise")
    assert_told(rasoat(*options, cwd=repository), 1, "a.txt:3:")
    assert_told(rasoat(*options, "--fail-on", "new", cwd=repository), 0, "a.txt:3:")
    done = rasoat(*options, "--changed-lines", cwd=repository)
    assert_told(done, 0, "Không kể 1 chỗ ở dòng không đổi.")
    with (repository / "a.txt").open("a", encoding="utf-8") as file:
        file.write("\n" + BAD)
    done = rasoat(*options, "--changed-lines", cwd=repository)
    assert_told(done, 1, "a.txt:7:", "Không kể 1 chỗ")
    assert "a.txt:3:" not in text(done)[0]
    assert_told(rasoat(*options, "--fail-on", "new", cwd=repository), 1)


def test_content_that_looks_like_a_patch_and_own_diff_settings_do_not_mislead(repository: Path) -> None:
    lines = [
        "Dòng đầu",
        "diff --git a/x b/x",
        "@@ -1 +9,9 @@",
        "+++ b/x",
        "Binary files a and b differ",
        *["Dòng giữa"] * 9,
    ]
    (repository / "a.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for key, value in (
        ("diff.noprefix", "true"),
        ("diff.interHunkContext", "20"),
        ("diff.external", "false"),
        ("color.diff", "always"),
        ("diff.mnemonicPrefix", "true"),
        ("core.fsmonitor", "false-program"),
    ):
        git(repository, "config", key, value)
    commit_all = ["-c", "core.fsmonitor=false", "-c", "diff.external="]
    git(repository, *commit_all, "add", "-A")
    git(repository, *commit_all, "commit", "-q", "-m", "x")
    lines[0], lines[12] = "Dòng đầu khác", "diff --git a/y b/y"
    (repository / "a.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = changed([repository], "HEAD", lines=True)
    assert found.files == {os.path.realpath(repository / "a.txt"): ((1, 1), (13, 13))}


def test_word_and_utf16_files_have_no_lines_so_all_of_them_counts(repository: Path) -> None:
    for data in (TITLE + BAD, TITLE + BAD + "Thêm.\n"):
        (repository / "c.txt").write_bytes(data.encode("utf-16"))
        commit(repository)
    found = changed([repository], "HEAD~1", lines=True)
    assert found.files[os.path.realpath(repository / "c.txt")] is None


def test_detached_head_and_main_branch_itself(repository: Path) -> None:
    git(repository, "switch", "-q", "--detach")
    assert changed([repository], None).files == {}
    (repository / "a.txt").write_text(FINE, encoding="utf-8")
    assert names(changed([repository], None), repository) == {"a.txt"}


def test_default_branch_of_the_server_is_what_changed_means(repository: Path, tmp_path: Path) -> None:
    git(repository, "branch", "-m", "phat-trien")
    git(tmp_path, "clone", "-q", str(repository), "ban-sao")
    clone = tmp_path / "ban-sao"
    git(clone, "switch", "-q", "-c", "bai-moi")
    (clone / "a.txt").write_text(FINE, encoding="utf-8")
    commit(clone)
    assert names(changed([clone], None), clone) == {"a.txt"}


def test_environment_of_a_hook_does_not_lead_into_another_repository(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "khac"
    other.mkdir()
    git(other, "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    (repository / "a.txt").write_text(FINE, encoding="utf-8")
    assert names(changed([repository], "main"), repository) == {"a.txt"}


def test_submodules_are_other_repositories(repository: Path, tmp_path: Path) -> None:
    inner = tmp_path / "con"
    inner.mkdir()
    git(inner, "init", "-q", "-b", "main")
    (inner / "x.txt").write_text(BAD, encoding="utf-8")
    commit(inner)
    git(repository, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(inner), "con")
    commit(repository)
    (repository / "con" / "x.txt").write_text(BAD * 2, encoding="utf-8")
    assert names(changed([repository], "HEAD"), repository) == set()
    assert names(changed([repository / "con"], "HEAD"), repository) == {"con/x.txt"}


@pytest.mark.parametrize("rev", ["-x", "--output=/tmp/x", "", "  ", "a\nb", "a\0b"])
def test_what_is_no_revision_never_reaches_git(repository: Path, rev: str) -> None:
    done = rasoat("check", ".", f"--since={rev}", cwd=repository)
    assert_told(done, 2, "không phải tên một phiên bản git")


@pytest.mark.parametrize("rev", ["khong-co", "main..main", "HEAD~99", "$(touch x)", ":/x", "a.txt"])
def test_unknown_revision_is_told(repository: Path, rev: str) -> None:
    assert_told(rasoat("check", ".", "--since", rev, cwd=repository), 2, f"không có phiên bản “{rev}”", "Ví dụ")
    assert not (repository / "x").exists()


def test_shallow_clone_says_how_to_get_the_rest(repository: Path, tmp_path: Path) -> None:
    commit(repository)
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), "nong")
    assert_told(rasoat("check", ".", "--since", "HEAD~1", cwd=tmp_path / "nong"), 2, "git fetch --unshallow")
    git(repository, "switch", "-q", "-c", "khac", "HEAD~1")
    (repository / "c.txt").write_text(FINE, encoding="utf-8")
    commit(repository)
    git(tmp_path / "nong", "fetch", "-q", "--depth", "1", "origin", "khac:khac")
    assert_told(
        rasoat("check", ".", "--since", "khac", cwd=tmp_path / "nong"), 2, "điểm chung", "git fetch --unshallow"
    )


def test_branches_without_a_common_origin(repository: Path) -> None:
    git(repository, "switch", "-q", "--orphan", "rieng")
    (repository / "a.txt").write_text(FINE, encoding="utf-8")
    commit(repository)
    assert_told(rasoat("check", ".", "--since", "main", cwd=repository), 2, "điểm chung", "không cùng gốc")


def test_no_commit_yet_no_repository_bare_repository_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    for name in ("trong", "thuong", "tran"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(FINE, encoding="utf-8")
    git(tmp_path / "trong", "init", "-q")
    git(tmp_path / "tran", "init", "-q", "--bare")
    assert_told(rasoat("check", ".", "--changed", cwd=tmp_path / "trong"), 2, "chưa có lần lưu")
    assert_told(rasoat("check", ".", "--changed", cwd=tmp_path / "thuong"), 2, "không nằm trong kho git nào")
    assert_told(rasoat("check", ".", "--changed", cwd=tmp_path / "tran"), 2, "bare")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert_told(rasoat("check", ".", "--changed", cwd=tmp_path / "trong"), 2, "Không tìm thấy chương trình git")


def test_main_branch_nobody_knows(repository: Path) -> None:
    git(repository, "branch", "-m", "cua-toi")
    assert_told(rasoat("check", ".", "--changed", cwd=repository), 2, "--since")


def test_options_that_do_not_go_together(repository: Path) -> None:
    assert_told(rasoat("check", "-", "--changed", cwd=repository), 2, "“-”")
    assert_told(rasoat("check", ".", "--changed-lines", cwd=repository), 2, "--changed-lines")
    assert rasoat("check", ".", "--changed", "--since", "main", cwd=repository).returncode == 2


def test_every_format_is_written_where_nothing_has_changed(repository: Path, tmp_path: Path) -> None:
    targets = {
        name: f"{name}.docx" if name.endswith("word") else f"{name}.xlsx" for name in FORMATS if name not in OF_PORTALS
    }
    wanted = [f"--format={name}={tmp_path / 'ra' / target}" for name, target in targets.items()]
    assert_told(rasoat("check", ".", "--changed", *wanted, cwd=repository), 0)
    assert {path.name for path in (tmp_path / "ra").iterdir()} == set(targets.values())


def test_only_changed_files_are_corrected(repository: Path) -> None:
    (repository / "a.txt").write_text(TITLE + BAD + "\n" + BAD, encoding="utf-8")
    rasoat("check", ".", "--changed", "--fix", cwd=repository)
    assert "bổ xung" not in (repository / "a.txt").read_text(encoding="utf-8")
    assert "bổ xung" in (repository / "b.txt").read_text(encoding="utf-8")
