"""Writes a report in every wanted format: to files and folders, and one of them to standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rasoat.catalogue import _
from rasoat.errors import UsageError, cause
from rasoat.report import Report
from rasoat.whole_file import write_whole
from reporters.formats import FORMATS, Format, Look, Target

if TYPE_CHECKING:
    from typing import TextIO

    Wanted = Sequence[tuple[str, Path | None]]
    """Name of a format and where it goes, None for standard output."""


def verify(wanted: Wanted) -> None:
    """UsageError, before any work is done, where two formats meet in one place or one has no place it can go to."""
    streamed = [name for name, target in wanted if target is None]
    if len(streamed) > 1:
        raise UsageError(
            _("Hai dạng cùng ra màn hình: {one} và {other}.").format(one=streamed[0], other=streamed[1]),
            _("Ghi một dạng ra tệp: --format {name}=TỆP").format(name=streamed[1]),
        )
    seen: dict[str, str] = {}
    for name, target in wanted:
        FORMATS[name].verify()
        if target is None:
            continue
        place = os.path.realpath(target)
        if place in seen:
            raise UsageError(
                _("Hai dạng {one} và {other} cùng ghi vào {target}.").format(
                    one=seen[place], other=name, target=target
                ),
                _("Cho mỗi dạng một nơi riêng."),
            )
        seen[place] = name
        if target.is_dir() and FORMATS[name].target is not Target.FOLDER:
            words = _("{target} là thư mục, không ghi được dạng {name} vào đó.").format(target=target, name=name)
            raise UsageError(words, _("Ghi tên tệp."))
        if target.is_file() and FORMATS[name].target is Target.FOLDER:
            words = _("{target} là tệp; dạng {name} cần thư mục.").format(target=target, name=name)
            raise UsageError(words, _("Ghi tên thư mục."))


def for_machines(wanted: Wanted) -> bool:
    """Whether standard output belongs to another program, so that words for people go to standard error."""
    return any(target is None and not FORMATS[name].people for name, target in wanted)


def write(
    report: Report,
    wanted: Wanted,
    *,
    color: str = "auto",
    statistics: bool = False,
    stream: TextIO | None = None,
) -> None:
    """Each format to its file or folder, never a file half written, or to ``stream`` (standard output)."""
    for name, target in wanted:
        made = FORMATS[name]
        if target is None:
            _print(made, report, color, statistics, stream or sys.stdout)
            continue
        try:
            if made.target is Target.FOLDER:
                made.write(report, target)
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                write_whole(target, made.render(report, Look(color == "always", statistics=statistics)))
        except OSError as error:
            words = _("Không ghi được {target}: {reason}.").format(target=target, reason=cause(error))
            raise UsageError(words, _("Chọn nơi khác.")) from error


def _print(made: Format, report: Report, color: str, statistics: bool, stream: TextIO) -> None:
    from reporters.terminal import wants_color

    width = os.get_terminal_size(stream.fileno()).columns if stream.isatty() else Look().width
    data = made.render(report, Look(wants_color(color, stream, os.environ), width, statistics))
    stream.flush()
    stream.buffer.write(data)
    stream.flush()
