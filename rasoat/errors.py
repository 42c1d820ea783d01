"""Failures that a user can meet: what happened and what to do next, in the language spoken. Anything else is a defect of ours."""

from __future__ import annotations

import errno
from enum import IntEnum

from rasoat.catalogue import N_, _


class Exit(IntEnum):
    """Exit codes of every sub-command."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    INCOMPLETE = 3
    """Something was not fetched, not readable, or a rule broke: the result is not the whole truth."""


class RasoatError(Exception):
    """``message`` says what happened, ``remedy`` what to do next."""

    exit_code = Exit.INCOMPLETE

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class UsageError(RasoatError):
    """Wrong arguments or a wrong rasoat.toml."""

    exit_code = Exit.USAGE


class ConfigError(UsageError):
    """A mistake in a TOML file; ``message`` names file, line and column and shows the line with a caret."""


class ReadError(RasoatError):
    """An input that cannot be read (empty, binary, encrypted, broken, too large)."""


class FixError(RasoatError):
    """A file that cannot be corrected in place."""


class CrawlError(RasoatError):
    """A crawl that could not start or go on."""


_CAUSES = {
    errno.ENOENT: N_("không có tệp hoặc thư mục này"),
    errno.EACCES: N_("không có quyền"),
    errno.EPERM: N_("không có quyền"),
    errno.EISDIR: N_("đây là thư mục"),
    errno.ENOTDIR: N_("trên đường dẫn có tệp, không phải thư mục"),
    errno.EEXIST: N_("đã có"),
    errno.ENOSPC: N_("hết chỗ trên đĩa"),
    errno.EROFS: N_("đĩa chỉ cho đọc"),
    errno.ENAMETOOLONG: N_("tên quá dài"),
}


def cause(error: OSError) -> str:
    """Why the system refused, in words; its own for what is rare."""
    known = _CAUSES.get(error.errno or 0)
    return _(known) if known else str(error.strerror or error)
