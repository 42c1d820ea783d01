"""Which files, and which of their lines, changed since a revision, as git knows it: ``--since REV``, ``--changed``.

Compared are the merge base of the revision and HEAD with the working tree, staged and untracked files included: what is on the
disk is what gets checked. git is asked, never obeyed: no shell, no external diff or text converter, no lock, no network, a limit
of time, and the repository that the files lie in whatever ``GIT_DIR`` says. Files of submodules belong to another
repository and count as unchanged.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rasoat.catalogue import _
from rasoat.errors import UsageError

Lines = tuple[tuple[int, int], ...]
"""First and last line, from 1, of each changed part in order."""
_SECONDS = 60
_SAFE = ("-c", "core.fsmonitor=false")
_NO_PROGRAMS = ("--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "--find-renames", "--diff-filter=d")
_LINES = ("--unified=0", "--inter-hunk-context=0", "--no-color")
_OF_ONE_REPOSITORY = (
    "GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX GIT_COMMON_DIR GIT_OBJECT_DIRECTORY GIT_NAMESPACE GIT_SHALLOW_FILE "
    "GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_GRAFT_FILE GIT_EXTERNAL_DIFF GIT_DIFF_OPTS GIT_GLOB_PATHSPECS GIT_ICASE_PATHSPECS"
).split()
"""What a hook or a caller may have set for a repository that need not be ours, and what would change the answers."""
_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "LC_ALL": "C",
}
_HUNK = re.compile(rb"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_FILE = re.compile(rb"^diff --git ", re.MULTILINE)


@dataclass
class Changed:
    """The changed files of one or more repositories, by real path."""

    files: dict[str, Lines | None] = field(default_factory=dict)
    """None: every line counts, for the file is new or git knows no lines of it (Word, PDF, UTF-16)."""

    def has(self, path: Path) -> bool:
        return os.path.realpath(path) in self.files

    def touches(self, path: str, first: int | None, last: int | None) -> bool:
        """Whether one of these lines of the file changed; without lines, whether the whole file counts as new."""
        lines = self.files.get(os.path.realpath(path), ())
        if lines is None:
            return True
        if first is None:
            return False
        return any(start <= (last or first) and first <= end for start, end in lines)


def changed(paths: Sequence[Path], since: str | None, *, lines: bool = False) -> Changed:
    """Of the repositories that ``paths`` lie in; ``since`` None means the default branch or the upstream.

    ``lines`` asks for changed lines too. UsageError where git cannot tell, with the way out.
    """
    if since is not None and (since.startswith("-") or not since.strip() or not since.isprintable()):
        raise UsageError(_("“{rev}” không phải tên một phiên bản git.").format(rev=since), _SINCE_HELP())
    found = Changed()
    for root in dict.fromkeys(_root(path) for path in paths):
        repository = _Repository(root)
        base = repository.base(since)
        listed = repository.names("diff", "--name-only", "-z", *_NO_PROGRAMS, base, "--")
        parts = repository.lines(base, listed) if lines and listed else {}
        found.files.update({repository.real(name): parts.get(name, None if lines else ()) for name in listed})
        untracked = repository.names("ls-files", "--others", "--exclude-standard", "-z", "--")
        found.files.update({repository.real(name): None for name in untracked})
    return found


def _SINCE_HELP() -> str:  # noqa: N802
    return _("Ví dụ: --since origin/main, --since HEAD~1, --since v1.0")


def _root(path: Path) -> Path:
    """The working tree that a file or folder lies in."""
    folder = path if path.is_dir() else path.parent
    if not folder.is_dir():
        raise UsageError(_("Không có {path}.").format(path=path), _("Kiểm tra lại đường dẫn."))
    done = _git(folder, "rev-parse", "--show-toplevel")
    if done.returncode == 0:
        return Path(os.fsdecode(done.stdout.removesuffix(b"\n")))
    words = done.stderr.decode("utf-8", "replace")
    if "dubious ownership" in words:
        raise UsageError(
            _("git không đọc kho ở {folder} vì thư mục này của người dùng khác.").format(folder=folder),
            _("Nếu tin kho này: git config --global --add safe.directory {folder}").format(folder=folder.resolve()),
        )
    if "work tree" in words:
        raise UsageError(
            _("{folder} là kho git không có tệp làm việc (bare).").format(folder=folder),
            _("Chạy trong một bản git clone thường."),
        )
    raise UsageError(
        _("{folder} không nằm trong kho git nào, nên không biết tệp nào đã đổi.").format(folder=folder),
        _("Chạy trong kho git, hoặc bỏ --since, --changed."),
    )


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {key: value for key, value in os.environ.items() if key not in _OF_ONE_REPOSITORY}
    command = ["git", "-C", os.fspath(folder), "--no-pager", *_SAFE, *arguments]
    try:
        return subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env={**environment, **_QUIET},
            timeout=_SECONDS,
            check=False,
        )
    except FileNotFoundError as error:
        raise UsageError(_("Không tìm thấy chương trình git."), _("Cài git, hoặc bỏ --since, --changed.")) from error
    except subprocess.TimeoutExpired as error:
        raise UsageError(
            _("git không trả lời trong {n} giây.").format(n=_SECONDS), _("Kiểm tra kho git rồi chạy lại.")
        ) from error
    except OSError as error:
        raise UsageError(_("Không chạy được git: {error}.").format(error=error.strerror), "") from error


class _Repository:
    def __init__(self, root: Path) -> None:
        self._root = root

    def real(self, name: str) -> str:
        """Where a name of this repository lies on the disk."""
        return os.path.realpath(self._root / name)

    def names(self, *arguments: str) -> list[str]:
        """What git lists between NUL bytes."""
        return [os.fsdecode(name) for name in self._asked(*arguments).split(b"\0") if name]

    def _asked(self, *arguments: str) -> bytes:
        done = _git(self._root, *arguments)
        if done.returncode:
            words = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise UsageError(
                _("git báo lỗi: {error}").format(error=words[-1][:300] if words else done.returncode),
                _("Kiểm tra kho git; bản sao thiếu dữ liệu thì tải đủ: git fetch --unshallow"),
            )
        return done.stdout

    def _commit(self, revision: str) -> str | None:
        done = _git(self._root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        return done.stdout.decode("ascii").strip() if done.returncode == 0 else None

    def base(self, since: str | None) -> str:
        """The commit to compare with."""
        if self._commit("HEAD") is None:
            raise UsageError(
                _("Kho git này chưa có lần lưu (commit) nào."), _("Bỏ --since, --changed để kiểm tra tất cả.")
            )
        names = [since] if since is not None else self._usual_bases()
        known = next((commit for name in names if (commit := self._commit(name))), None)
        if known is None and since is not None:
            remedy = _SINCE_HELP()
            if self._is_shallow():
                remedy = _(
                    "Bản sao này chỉ có một phần lịch sử. Tải đủ: git fetch --unshallow (GitHub Actions: fetch-depth: 0)"
                )
            raise UsageError(_("Kho git này không có phiên bản “{rev}”.").format(rev=since), remedy)
        if known is None:
            raise UsageError(
                _("Không biết nhánh chính của kho này là nhánh nào."), _("Nói rõ: --since TÊN-NHÁNH thay cho --changed")
            )
        done = _git(self._root, "merge-base", known, "HEAD")
        if done.returncode == 0:
            return done.stdout.decode("ascii").split()[0]
        raise UsageError(
            _("Không tìm được điểm chung của “{rev}” và HEAD.").format(rev=since or names[0]),
            _("Bản sao này chỉ có một phần lịch sử. Tải đủ: git fetch --unshallow (GitHub Actions: fetch-depth: 0)")
            if self._is_shallow()
            else _("Hai nhánh không cùng gốc: chọn phiên bản khác cho --since."),
        )

    def _usual_bases(self) -> list[str]:
        """The default branch of the server as last fetched, then the upstream of this branch, then usual names."""
        done = _git(self._root, "for-each-ref", "--format=%(refname)", "refs/remotes/*/HEAD")
        remote = sorted(
            done.stdout.decode("utf-8", "replace").split(), key=lambda name: name != "refs/remotes/origin/HEAD"
        )
        usual = ("origin/main", "origin/master", "refs/heads/main", "refs/heads/master")
        return [*remote, *usual, "HEAD@{upstream}"]

    def _is_shallow(self) -> bool:
        return _git(self._root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def lines(self, base: str, names: Sequence[str]) -> Mapping[str, Lines | None]:
        """Changed lines of each of these files: git tells them in the order in which it names the files."""
        patch = self._asked("diff", *_LINES, *_NO_PROGRAMS, base, "--")
        parts = list(_split(patch))
        if len(parts) != len(names):
            return {}
        return dict(zip(names, map(_hunks, parts), strict=True))


def _split(patch: bytes) -> Iterator[bytes]:
    """The patch of each file. Lines of content begin with a sign, so none looks like a heading."""
    starts = [match.start() for match in _FILE.finditer(patch)]
    for start, end in zip(starts, [*starts[1:], len(patch)], strict=True):
        yield patch[start:end]


def _hunks(patch: bytes) -> Lines | None:
    """None for what git takes for binary."""
    if b"\nBinary files " in patch:
        return None
    found = []
    for match in _HUNK.finditer(patch):
        first, count = int(match[1]), int(match[2] or 1)
        if count:
            found.append((first, first + count - 1))
    return tuple(found)
