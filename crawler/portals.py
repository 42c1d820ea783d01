"""Lists of portals: ``crawler/portals/*.toml`` or a file of the user's; every mistake is told with file and line."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from rasoat import toml_file
from rasoat.agency import Agency
from rasoat.errors import ConfigError, UsageError


class _Agency(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    id: str
    name: str
    group: str
    hosts: tuple[str, ...]
    start: tuple[str, ...] = ()
    verified: bool = False
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    note: str = ""


class _File(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    title: str
    groups: dict[str, str]
    agency: tuple[_Agency, ...]


@dataclass(frozen=True, slots=True)
class PortalList:
    """``groups``: name of each class inside which agencies are compared."""

    title: str
    groups: dict[str, str]
    agencies: tuple[Agency, ...]


def find(name: str) -> PortalList:
    """A bundled list by its name ("hanoi"), or a TOML file by its path. UsageError where there is neither."""
    bundled = files("crawler").joinpath("portals", f"{name}.toml")
    if name.isidentifier() and bundled.is_file():
        return parse(bundled.read_text(encoding="utf-8"), f"crawler/portals/{name}.toml")
    path = Path(name)
    if not path.is_file():
        raise UsageError(
            f"Không có danh sách cổng “{name}”.", f"Dùng tên có sẵn ({', '.join(bundled_names())}) hoặc một tệp .toml."
        )
    return parse(toml_file.read(path), name)


def bundled_names() -> list[str]:
    folder = files("crawler").joinpath("portals")
    return sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))


def parse(text: str, name: str) -> PortalList:
    """ConfigError for unknown keys, ids that stand twice, unknown groups, and hosts or start pages that cannot be."""
    listed = toml_file.convert(toml_file.parse(text, name), _File, text, name)
    seen: set[str] = set()
    agencies = []
    for number, entry in enumerate(listed.agency):
        problem = _problem(entry, listed.groups, seen)
        if problem:
            line, column = toml_file.locate(text, ["agency", str(number)])
            raise ConfigError(toml_file.pointed(text, name, line, column, problem), "Sửa mục này rồi chạy lại.")
        seen.add(entry.id)
        start = entry.start or (f"https://{entry.hosts[0]}/",)
        agencies.append(Agency(**{**msgspec.structs.asdict(entry), "start": start}))
    return PortalList(listed.title, dict(listed.groups), tuple(agencies))


def _problem(entry: _Agency, groups: dict[str, str], seen: set[str]) -> str:
    if not entry.id or not all(c.isascii() and (c.isalnum() or c in "-_") for c in entry.id):
        return f"mã “{entry.id}” chỉ được gồm chữ không dấu, số và gạch nối"
    if entry.id in seen:
        return f"mã “{entry.id}” đã dùng ở trên"
    if entry.group not in groups:
        return f"không có nhóm “{entry.group}” trong [groups]"
    if not entry.hosts:
        return f"“{entry.id}” không có host nào"
    for host in entry.hosts:
        parts = urlsplit(f"//{host}")
        if parts.netloc != host or not parts.hostname or parts.hostname.startswith(("-", ".")) or " " in host:
            return f"host “{host}” không hợp lệ"
    for url in entry.start:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or parts.netloc not in entry.hosts:
            return f"trang bắt đầu “{url}” không nằm trên host của “{entry.id}”"
    return ""
