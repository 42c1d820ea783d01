"""TOML files with strict keys: every mistake is told with file, line, column and a caret."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from rasoat.catalogue import _
from rasoat.errors import ConfigError, cause

T = TypeVar("T")
_HEADER = re.compile(r"^\s*\[{1,2}\s*([^\]]+?)\s*\]{1,2}")
_KEY = re.compile(r"^\s*(\"[^\"]*\"|'[^']*'|[\w-]+)\s*[=.]")
_DECODE = re.compile(r"\(at line (\d+), column (\d+)\)")
_UNKNOWN = re.compile(r"unknown field `([^`]+)`(?: - at `\$\.?(?P<path>[^`]*)`)?")
_WRONG = re.compile(r"^(?P<what>.*?) - at `\$\.?(?P<path>[^`]*)`$")


def parse(text: str, name: str) -> dict[str, Any]:
    """The document; ConfigError with a caret where it is not TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = _DECODE.search(str(error))
        lines = text.count("\n") + 1
        line, column = (int(match[1]), int(match[2])) if match else (lines, 1)
        raise ConfigError(
            pointed(text, name, line, column, _("không đúng cú pháp TOML")), _("Sửa dòng này rồi chạy lại.")
        ) from error


def read(path: Path) -> str:
    """The text of a TOML file; ConfigError where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigError(
            _("Không đọc được {file}: {reason}.").format(file=path, reason=cause(error)),
            _("Kiểm tra đường dẫn và quyền đọc."),
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(
            _("{file} không phải văn bản UTF-8.").format(file=path), _("Lưu lại tệp với bảng mã UTF-8.")
        ) from error


def convert(document: dict[str, Any], kind: type[T], text: str, name: str, prefix: Sequence[str] = ()) -> T:
    """``document`` as ``kind`` (a msgspec Struct that forbids unknown fields); all mistakes of all tables in one ConfigError."""
    import msgspec

    try:
        return msgspec.convert(document, kind)
    except msgspec.ValidationError:
        problems = list(_problems(document, kind, text, name, prefix))
    raise ConfigError("\n".join(problems), _("Sửa các dòng trên; các khóa hợp lệ có ở: rasoat config --help"))


def _problems(document: dict[str, Any], kind: type, text: str, name: str, prefix: Sequence[str]) -> list[str]:
    """Each top-level key is tried alone, so that one mistake does not hide another."""
    import msgspec

    found = []
    for key, value in document.items():
        alone = {key: value}
        while True:
            try:
                msgspec.convert(alone, kind)
                break
            except msgspec.ValidationError as error:
                message, path = _explain(str(error))
                line, column = locate(text, [*prefix, *path])
                found.append(pointed(text, name, line, column, message))
                if not _drop(alone, path):
                    break
    return found


def _drop(document: dict[str, Any], path: Sequence[str]) -> bool:
    """Takes the faulty entry out (of a copy of its parents), so that the next mistake shows."""
    if len(path) < 2 or not path[-1] or path[-1].isdigit():
        return False
    here: Any = document
    for step in path[:-1]:
        child = here[int(step)] if isinstance(here, list) else here.get(step)
        child = dict(child) if isinstance(child, dict) else list(child) if isinstance(child, list) else None
        if child is None:
            return False
        if isinstance(here, list):
            here[int(step)] = child
        else:
            here[step] = child
        here = child
    return isinstance(here, dict) and here.pop(path[-1], None) is not None


def _explain(error: str) -> tuple[str, list[str]]:
    """msgspec's message in Vietnamese, and the path of keys it speaks of."""
    unknown = _UNKNOWN.search(error)
    if unknown:
        return _("không có khóa “{key}”").format(key=unknown[1]), [*_steps(unknown["path"] or ""), unknown[1]]
    wrong = _WRONG.match(error)
    if wrong:
        return _("giá trị không hợp lệ ({problem})").format(problem=wrong["what"]), _steps(wrong["path"])
    return _("không hợp lệ ({error})").format(error=error), []


def _steps(path: str) -> list[str]:
    return [step for step in re.split(r"\.|\[|\]", path) if step and step != "..."]


def locate(text: str, path: Sequence[str]) -> tuple[int, int]:
    """Line and column, from 1, of the key at ``path`` (table names, then the key; list indices as digits)."""
    keys = [step for step in path if not step.isdigit()]
    index = next((int(step) for step in path if step.isdigit()), 0)
    table: list[str] = []
    seen: dict[tuple[str, ...], int] = {}
    best = (1, 1)
    for number, line in enumerate(text.split("\n"), 1):
        header = _HEADER.match(line)
        if header:
            table = [part.strip().strip("\"'") for part in header[1].split(".")]
            seen[tuple(table)] = seen.get(tuple(table), -1) + 1
            if table == list(keys[: len(table)]) and seen[tuple(table)] in (0, index):
                best = (number, line.index("[") + 1)
            if table == list(keys) and seen[tuple(table)] == index:
                return best
            continue
        key = _KEY.match(line)
        current = [*table, key[1].strip("\"'")] if key else []
        in_right_entry = not line.lstrip().startswith("[[") and seen.get(tuple(table), 0) in (0, index)
        if key and current == list(keys[: len(current)]) and len(current) > len(table) and in_right_entry:
            best = (number, line.index(key[1]) + 1)
            if current == list(keys):
                if index and seen.get(tuple(table), 0) != index and len(table):
                    continue
                return best
    return best


def pointed(text: str, name: str, line: int, column: int, message: str) -> str:
    """``name:line:column: message`` with the line and a caret below."""
    lines = text.split("\n")
    shown = lines[line - 1].replace("\t", " ") if 0 < line <= len(lines) else ""
    return f"{name}:{line}:{column}: {message}\n  {shown}\n  {' ' * (column - 1)}^"
