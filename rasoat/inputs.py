"""What the paths on the command line stand for: files to read, archives of portals, names to leave out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from rasoat.catalogue import _
from rasoat.errors import UsageError
from rasoat.readers.files import SUFFIXES

ARCHIVES = (".warc.gz", ".warc")
_SKIPPED = frozenset({"node_modules", "__pycache__"})


def is_archive(path: Path) -> bool:
    """By its name."""
    return path.name.lower().endswith(ARCHIVES)


def gather(
    paths: Sequence[Path], exclude: Sequence[str], keep: Callable[[Path], bool] | None = None
) -> tuple[list[Path], list[Path]]:
    """Files and archives, sorted within each folder, each once; ``keep`` chooses among them.

    UsageError where a path does not exist or holds nothing.
    """
    files: dict[Path, None] = {}
    archives: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            for found in _walk(path, exclude):
                (archives if is_archive(found) else files)[found] = None
        elif path.exists():
            (archives if is_archive(path) else files)[path] = None
        else:
            raise UsageError(_("Không có {file}.").format(file=path), _("Kiểm tra lại đường dẫn."))
    if not files and not archives:
        kinds = " ".join((*SUFFIXES, *ARCHIVES))
        raise UsageError(
            _("Không có tệp nào để kiểm tra."), _("Đưa vào tệp hoặc thư mục có: {kinds}").format(kinds=kinds)
        )
    return list(filter(keep or bool, files)), list(filter(keep or bool, archives))


def _walk(folder: Path, exclude: Sequence[str]) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED)
        for name in sorted(names):
            path = Path(here, name)
            known = path.suffix.lower() in SUFFIXES or is_archive(path)
            if known and not name.startswith(".") and not _excluded(path.relative_to(folder).as_posix(), exclude):
                yield path


def _excluded(path: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch(path, pattern) or fnmatch(path, f"{pattern.rstrip('/')}/*") for pattern in patterns)
