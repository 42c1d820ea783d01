"""Which runs are meant: by a saved report, by day and time, or counted back from the latest."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from rasoat.catalogue import _
from rasoat.errors import ReadError, UsageError
from rasoat.report_json import decode
from rasoat.store import Snapshot, Store, snapshot_of
from rasoat.store.database import FILE_NAME

_LATEST = re.compile(r"latest(?:~(\d{1,6}))?")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:[ T](\d.*))?")
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Run:
    """``name``: as it was asked for; agencies by id."""

    name: str
    created: str
    agencies: dict[str, Snapshot]


def opened(workspace: Path) -> Store:
    """The store of the workspace, which has to be there already. UsageError if it is not."""
    path = workspace / FILE_NAME if workspace.is_dir() else workspace
    if not path.is_file():
        raise UsageError(
            _("Không có kho các lần kiểm tra ở {path}.").format(path=path),
            _("Chỉ nơi lưu của rasoat audit bằng --workspace THƯ-MỤC, hoặc chạy rasoat audit trước."),
        )
    return Store(path)


def chosen(store: Store, wanted: Collection[str]) -> dict[str, str]:
    """Id to name of the agencies wanted, all if none is named. UsageError for an unknown one."""
    known = store.agencies()
    unknown = sorted(set(wanted) - known.keys())
    if unknown:
        raise UsageError(
            _("Kho không có cơ quan: {names}.").format(names=", ".join(unknown)),
            _("Các mã có trong kho: {names}.").format(names=", ".join(known)),
        )
    return {key: name for key, name in known.items() if not wanted or key in wanted}


def find(name: str, workspace: Path, wanted: Collection[str]) -> Run:
    """The run that ``name`` means, of the agencies wanted."""
    path = Path(name)
    if path.is_file():
        return _saved(path, name, wanted)
    if path.suffix == ".json":
        raise UsageError(_("Không có tệp {path}.").format(path=path), _("Kiểm tra đường dẫn."))
    with opened(workspace) as store:
        agencies = chosen(store, wanted)
        moment = _moment(name, store.moments(tuple(agencies)))
        found = {run.agency: run for run in store.at(moment) if run.agency in agencies}
    return Run(name, moment, found)


def _saved(path: Path, name: str, wanted: Collection[str]) -> Run:
    try:
        report = decode(path.read_bytes())
    except OSError as error:
        words = _("Không đọc được {path}: {reason}.").format(path=path, reason=error.strerror)
        raise UsageError(words, _("Kiểm tra đường dẫn.")) from error
    except ReadError as error:
        raise ReadError(f"{path}: {error.message}", error.remedy) from error
    agencies = {one.id: snapshot_of(report, one) for one in report.agencies if not wanted or one.id in wanted}
    if not agencies:
        raise UsageError(
            _("Báo cáo {path} không có cơ quan: {names}.").format(path=path, names=", ".join(sorted(wanted))),
            _("Các mã có trong báo cáo: {names}.").format(names=", ".join(one.id for one in report.agencies)),
        )
    return Run(name, report.created, agencies)


def _moment(name: str, moments: tuple[str, ...]) -> str:
    """One of ``moments``, oldest first."""
    shown = ", ".join(moments[-_SHOWN:]) or _("chưa có lần nào")
    if counted := _LATEST.fullmatch(name):
        back = int(counted[1] or 0)
        if back < len(moments):
            return moments[-1 - back]
        raise UsageError(
            _("Kho chỉ có {n} lần kiểm tra, không có {name}.").format(n=len(moments), name=name),
            _("Những lần gần nhất: {moments}.").format(moments=shown),
        )
    day = _DAY.fullmatch(name)
    prefix = name.replace(" ", "T")
    if day:
        prefix = f"{day[3]}-{day[2]:>02}-{day[1]:>02}" + (f"T{day[4]}" if day[4] else "")
    found = [moment for moment in moments if moment.startswith(prefix)]
    if not found or not prefix:
        raise UsageError(
            _("Không có lần kiểm tra hay tệp báo cáo nào là “{name}”.").format(name=name),
            _("Những lần gần nhất: {moments}.").format(moments=shown),
        )
    if len(found) > 1:
        raise UsageError(
            _("“{name}” chỉ {n} lần kiểm tra.").format(name=name, n=len(found)),
            _("Ghi rõ hơn, một trong: {moments}.").format(moments=", ".join(found[-_SHOWN:])),
        )
    return found[0]
