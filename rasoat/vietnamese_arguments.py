"""argparse that speaks Vietnamese: headings, usage and error messages."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

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


def speak_vietnamese() -> None:
    """Sets argparse's message catalogue for this process."""
    argparse._ = lambda message: _WORDS.get(message, message)  # type: ignore[attr-defined]
    argparse.ngettext = lambda one, many, number: _WORDS.get(  # type: ignore[attr-defined]
        one if number == 1 else many, one if number == 1 else many
    )


class Parser(argparse.ArgumentParser):
    """Errors go to stderr with the way on, exit code 2."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"rasoat: {message}\n  → Xem các tùy chọn: {self.prog} --help\n")
