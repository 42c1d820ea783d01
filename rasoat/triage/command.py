"""``rasoat triage``: each action reads its options, does its work and chooses the exit code."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rasoat.catalogue import _, _n
from rasoat.errors import Exit, ReadError, UsageError
from rasoat.people import person, two_people
from rasoat.store import Store, Stored, Triage, TriageState, Work
from rasoat.store.database import FILE_NAME
from rasoat.triage.tables import tables
from rasoat.triage.understanding import Entry, all_of

SHOWN = 200
"""Lines told one by one."""


def run(options: argparse.Namespace) -> int:
    """RasoatError for what a user can mend."""
    return int(_ACTIONS[options.action](options))


@dataclass
class Gathered:
    """What the sheets say, and what is to be told about them."""

    decisions: list[Triage] = field(default_factory=list)
    work: list[Work] = field(default_factory=list)
    understood: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    empty: int = 0


def opened(folder: Path) -> Store:
    """UsageError where no audit was kept."""
    path = folder / FILE_NAME
    if not path.is_file():
        raise UsageError(
            _("Chưa có kho {path}.").format(path=path),
            _("Chạy rasoat audit trước, hoặc chỉ đúng thư mục bằng --workspace."),
        )
    return Store(path)


def _import(options: argparse.Namespace) -> Exit:
    """All that was understood is kept in one transaction; what was not is told, row by row."""
    with opened(options.workspace) as store:
        known = store.open_findings()
        made = Gathered()
        for path in options.files:
            _gather(path, options, store, known, made)
        if not options.dry_run:
            store.settle(made.decisions, made.work)
    _tell(made.understood)
    _tell(made.problems)
    claimed = sum(bool(one.claimed) for one in made.work)
    assigned = sum(bool(one.owner or one.due) for one in made.work)
    counts = (
        _n("{count} chỗ báo đã sửa", claimed).format(count=claimed),
        _n("{count} chỗ đề nghị bỏ qua", len(made.decisions)).format(count=len(made.decisions)),
        _n("{count} chỗ đã giao", assigned).format(count=assigned),
        _n("{count} dòng chưa điền", made.empty).format(count=made.empty),
        _n("{count} chỗ chưa hiểu", len(made.problems)).format(count=len(made.problems)),
    )
    told = _("Chạy thử, chưa ghi gì: {counts}.") if options.dry_run else _("Đã ghi vào kho: {counts}.")
    print(told.format(counts=", ".join(counts)))
    if made.decisions and not options.dry_run:
        print(_("Người thứ hai xem và đồng ý bằng: rasoat triage list, rasoat triage approve --by TÊN"))
    return Exit.FINDINGS if made.problems else Exit.CLEAN


def _gather(path: Path, options: argparse.Namespace, store: Store, known: Mapping[str, Stored], made: Gathered) -> None:
    found = list(all_of(tables(path)))
    if not found:
        raise ReadError(
            _("{file} không phải bảng sửa: không thấy dòng tiêu đề có cột Mã chỗ.").format(file=path),
            _("Dùng bảng do rasoat lập (--format fix-sheet=TỆP.xlsx) và giữ nguyên dòng tiêu đề."),
        )
    day = dt.date.today()
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    for table, understood in found:
        where = _("{file}, {table}").format(file=path.name, table=table.name) if table.name else path.name
        for note in understood.notes:
            made.problems.append(
                _("{where}, dòng {row}, cột {column}: {told}").format(
                    where=where, row=note.row, column=note.column, told=note.told
                )
            )
        for entry in understood.entries:
            place = _("{where}, dòng {row}").format(where=where, row=entry.row)
            if entry.empty:
                made.empty += 1
            elif store.current(entry.key) not in known:
                reason = _(
                    "mã {key} không có trong lần rà soát gần nhất của kho này: bảng của nơi khác, hoặc đã sửa xong"
                )
                made.problems.append(f"{place}: {reason.format(key=entry.key)}")
            else:
                _take(entry, options, place, made, day, now)


def _take(entry: Entry, options: argparse.Namespace, place: str, made: Gathered, day: dt.date, now: str) -> None:
    said = []
    if entry.reason:
        by = options.by.strip() or entry.owner
        if by:
            expires = day + dt.timedelta(days=options.days)
            made.decisions.append(Triage(entry.key, TriageState.DISMISSED, entry.reason, by, expires))
            said.append(_("{by} đề nghị bỏ qua: {reason}").format(by=by, reason=entry.reason))
        else:
            told = _("có lý do không sửa mà chưa rõ ai quyết định: thêm --by TÊN hoặc ghi cột Người xử lý")
            made.problems.append(f"{place}: {told}")
    if entry.fixed:
        said.append(_("báo đã sửa"))
    if entry.owner:
        said.append(_("giao cho {owner}").format(owner=entry.owner))
    if entry.due:
        said.append(_("hạn {day}").format(day=_shown(entry.due)))
    if entry.fixed or entry.owner or entry.due:
        made.work.append(Work(entry.key, entry.owner, entry.due, now if entry.fixed else ""))
    if said:
        made.understood.append(f"{place}: {'; '.join(said)}")


def _tell(lines: Sequence[str]) -> None:
    print(*lines[:SHOWN], sep="\n", end="\n" if lines else "")
    if len(lines) > SHOWN:
        print(_("… và {count} dòng nữa").format(count=len(lines) - SHOWN))


def _list(options: argparse.Namespace) -> Exit:
    day = dt.date.today()
    with opened(options.workspace) as store:
        known = store.open_findings()
        agreed = store.dismissed(day)
        by_key: dict[str, list[Triage]] = {}
        for entry in store.triage():
            if entry.state is TriageState.DISMISSED and entry.valid(day):
                by_key.setdefault(entry.fingerprint, []).append(entry)
        waiting = {key: entries for key, entries in by_key.items() if key in known and key not in agreed}
        set_aside = {key: entries for key, entries in by_key.items() if key in known and key in agreed}
        work = {key: one for key, one in store.work().items() if key in known}
    _section(_("Chờ người thứ hai đồng ý bỏ qua"), _decisions(waiting, known))
    _section(_("Đã bỏ qua, hai người đồng ý"), _decisions(set_aside, known))
    _section(_("Đã giao hoặc báo đã sửa"), _works(work, known))
    return Exit.CLEAN


def _section(title: str, lines: Iterator[str]) -> None:
    told = list(lines)
    print(f"{title}: {len(told)}")
    _tell([f"  {line}" for line in told])


def _decisions(entries: Mapping[str, Sequence[Triage]], known: Mapping[str, Stored]) -> Iterator[str]:
    for key, some in entries.items():
        people = "; ".join(f"{one.owner}: {one.reason}" for one in some)
        until = min((one.expires for one in some if one.expires), default=None)
        told = _(" (đến {day})").format(day=_shown(until)) if until else ""
        yield f"{_place(key, known)} — {people}{told}"


def _works(work: Mapping[str, Work], known: Mapping[str, Stored]) -> Iterator[str]:
    for key, one in work.items():
        parts = [_("giao cho {owner}").format(owner=one.owner)] if one.owner else []
        parts += [_("hạn {day}").format(day=_shown(one.due))] if one.due else []
        parts += [_("báo đã sửa nhưng lần rà soát gần nhất vẫn thấy, hoặc chưa rà soát lại")] if one.claimed else []
        yield f"{_place(key, known)} — {'; '.join(parts)}"


def _place(key: str, known: Mapping[str, Stored]) -> str:
    from reporters.terminal import neutral

    one = known[key]
    return neutral(f"{key}  {one.code}  “{' '.join(one.quote.split())[:60]}”  {one.place}")


def _approve(options: argparse.Namespace) -> Exit:
    """The second person: never the one who proposed."""
    day = dt.date.today()
    if bool(options.keys) == options.everything:
        raise UsageError(_("Chưa rõ đồng ý chỗ nào."), _("Ghi mã chỗ, hoặc --all cho mọi chỗ đang chờ."))
    if not person(options.by):
        raise UsageError(_("Chưa ghi ai đồng ý."), _("Thêm --by TÊN."))
    with opened(options.workspace) as store:
        agreed = store.dismissed(day)
        waiting = {
            one.fingerprint: one
            for one in store.triage()
            if one.state is TriageState.DISMISSED and one.valid(day) and one.fingerprint not in agreed
        }
        wanted = dict(waiting)
        if not options.everything:
            wanted = {}
            for key in options.keys:
                found = [one for one in waiting if one.startswith(key.casefold())]
                if len(found) != 1 or len(key) < 4:
                    told = _("Mã {key} không chỉ đúng một chỗ đang chờ.").format(key=key)
                    raise UsageError(told, _("Xem mã bằng: rasoat triage list"))
                wanted[found[0]] = waiting[found[0]]
        own = [key for key, one in wanted.items() if not two_people(one.owner, options.by)]
        if own and not options.everything:
            raise UsageError(
                _("{by} đã đề nghị bỏ qua chỗ này; cần một người khác đồng ý.").format(by=options.by),
                _("Nhờ người thứ hai chạy lệnh này với tên của họ."),
            )
        expires = day + dt.timedelta(days=options.days)
        entries = [
            Triage(key, TriageState.DISMISSED, one.reason, options.by.strip(), expires)
            for key, one in wanted.items()
            if key not in own
        ]
        store.settle(entries, ())
    told = _n("{count} chỗ được bỏ qua đến {day}.", len(entries))
    print(told.format(count=len(entries), day=_shown(expires)))
    if own:
        print(_n("{count} chỗ do chính {by} đề nghị, chờ người khác.", len(own)).format(count=len(own), by=options.by))
    return Exit.CLEAN


def _shown(day: dt.date) -> str:
    from rasoat.figures import day as words

    return words(day.isoformat())


_ACTIONS = {"import": _import, "list": _list, "approve": _approve}
