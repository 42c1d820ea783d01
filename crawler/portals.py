"""Lists of portals: ``crawler/portals/*.toml`` or a file of the user's; every mistake is told with file and line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import msgspec

from rasoat import toml_file
from rasoat.agency import Agency
from rasoat.catalogue import _
from rasoat.errors import ConfigError, UsageError
from rasoat.urls import host_of, same_site

_ID = re.compile(r"[A-Za-z0-9_-]+")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?::\d{1,5})?")


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
    title: str = ""
    groups: dict[str, str] = {}
    agency: tuple[_Agency, ...] = ()


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
            _("Không có danh sách cổng “{name}”.").format(name=name),
            _("Dùng tên có sẵn ({names}) hoặc một tệp .toml.").format(names=", ".join(bundled_names())),
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
            key, message = problem
            line, column = toml_file.locate(text, ["agency", str(number), key])
            raise ConfigError(toml_file.pointed(text, name, line, column, message), _("Sửa dòng này rồi chạy lại."))
        seen.add(entry.id)
        start = entry.start or (f"https://{entry.hosts[0]}/",)
        agencies.append(Agency(**{**msgspec.structs.asdict(entry), "start": start}))
    return PortalList(listed.title or name, dict(listed.groups), tuple(agencies))


def _problem(entry: _Agency, groups: dict[str, str], seen: set[str]) -> tuple[str, str] | None:
    """The key that is wrong, and why."""
    if not _ID.fullmatch(entry.id):
        return "id", _("mã “{id}” chỉ được gồm chữ không dấu, số và gạch nối").format(id=entry.id)
    if entry.id in seen:
        return "id", _("mã “{id}” đã dùng ở trên").format(id=entry.id)
    if entry.group not in groups:
        return "group", _("không có nhóm “{group}” trong [groups]").format(group=entry.group)
    if not entry.hosts:
        return "hosts", _("“{id}” không có host nào").format(id=entry.id)
    for host in entry.hosts:
        if not _HOST.fullmatch(host) or host_of(f"https://{host}/") != host:
            return "hosts", _(
                "host “{host}” không hợp lệ; chỉ ghi tên máy chủ, chữ thường, như “sonoivu.hanoi.gov.vn”"
            ).format(host=host)
    for url in entry.start:
        if not same_site(url, entry.hosts):
            return "start", _("trang bắt đầu “{url}” không nằm trên host của “{id}”").format(url=url, id=entry.id)
    return None
