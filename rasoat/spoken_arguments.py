"""argparse in the language spoken: headings, usage and error messages. It speaks English by itself."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

from rasoat.catalogue import LANGUAGES, SOURCE, _, language, speak
from rasoat.errors import RasoatError, UsageError

VARIABLE = "RASOAT_LANG"

_WORDS = {
    "usage: ": "cách dùng: ",
    "options": "tùy chọn",
    "optional arguments": "tùy chọn",
    "positional arguments": "đối số",
    "subcommands": "lệnh con",
    "show this help message and exit": "hiện hướng dẫn này rồi thoát",
    "show program's version number and exit": "hiện phiên bản rồi thoát",
    "the following arguments are required: %s": "thiếu đối số: %s",
    "unrecognized arguments: %s": "không có tùy chọn: %s",
    "argument %(argument_name)s: %(message)s": "tùy chọn %(argument_name)s: %(message)s",
    "expected one argument": "cần một giá trị",
    "expected at least one argument": "cần ít nhất một giá trị",
    "invalid choice: %(value)r (choose from %(choices)s)": "không có lựa chọn %(value)r (chọn trong: %(choices)s)",
    "invalid %(type)s value: %(value)r": "giá trị không hợp lệ: %(value)r",
    "ambiguous option: %(option)s could match %(matches)s": "tùy chọn %(option)s có thể là %(matches)s",
    "not allowed with argument %s": "không dùng cùng với %s",
    "one of the arguments %s is required": "cần một trong: %s",
    "ignored explicit argument %r": "tùy chọn này không nhận giá trị %r",
    "expected %s argument": "cần %s giá trị",
    "expected %s arguments": "cần %s giá trị",
}


def translate() -> None:
    """Sets argparse's message catalogue for this process."""
    argparse._ = _said  # type: ignore[attr-defined]
    argparse.ngettext = lambda one, many, number: _said(one if number == 1 else many)  # type: ignore[attr-defined]


def _said(message: str) -> str:
    return _WORDS.get(message, message) if language() == SOURCE else message


def asked_for(arguments: Sequence[str], environment: Mapping[str, str]) -> str | None:
    """The language wanted by ``--lang``, else by ``RASOAT_LANG``; None where neither says. Known before the options are read,
    for help and errors are written in it. UsageError for a ``RASOAT_LANG`` that is no language of ours."""
    wanted = None
    for argument, following in pairwise((*arguments, "")):
        if argument == "--":
            break
        if argument in ("--lang", *(f"--lang={one}" for one in LANGUAGES)):
            said = argument.partition("=")[2] or following
            wanted = said if said in LANGUAGES else wanted
    if wanted:
        return wanted
    of_environment = environment.get(VARIABLE, "")
    if of_environment and of_environment not in LANGUAGES:
        problem = _("{variable}: không có ngôn ngữ “{language}”.").format(
            variable=VARIABLE, language=of_environment[:40]
        )
        raise UsageError(problem, _("Chọn: {choices}.").format(choices=", ".join(LANGUAGES)))
    return of_environment or None


def speak_as_configured(options: argparse.Namespace) -> None:
    """In the language of the nearest rasoat.toml; what is wrong with that file is told by the commands that need it."""
    from rasoat.config import effective

    with suppress(RasoatError):
        config, _path = effective(
            Path(), getattr(options, "config", None), isolated=getattr(options, "isolated", False)
        )
        speak(config.check.language)


class Parser(argparse.ArgumentParser):
    """Has ``--lang``; errors go to stderr with the way on, exit code 2."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        about = _("ngôn ngữ của lệnh và báo cáo: {choices} (mặc định: {variable}, rồi rasoat.toml, rồi {source})")
        said = about.format(choices=", ".join(LANGUAGES), variable=VARIABLE, source=SOURCE)
        self.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=said)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        way_on = _("Xem các tùy chọn: {command}").format(command=f"{self.prog} --help")
        self.exit(2, f"rasoat: {message}\n  → {way_on}\n")
