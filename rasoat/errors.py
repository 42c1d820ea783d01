"""Failures that a user can meet: what happened and what to do next, in Vietnamese. Anything else is a defect of ours."""

from __future__ import annotations

from enum import IntEnum


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
