"""``rasoat facts``: each action reads its options, does its work and chooses the exit code."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rasoat import config, toml_file
from rasoat.catalogue import _
from rasoat.config import Config
from rasoat.errors import Exit, UsageError, cause
from rules.fact_tables import Fact, Mistake
from rules.facts_loader import read_own, use


def run(options: argparse.Namespace) -> int:
    """RasoatError for what a user can mend."""
    return int(_ACTIONS[options.action](options))


def _effective(options: argparse.Namespace) -> Config:
    return config.effective(Path(), options.config, isolated=options.isolated)[0]


def _list(options: argparse.Namespace) -> Exit:
    from rasoat.facts import listing

    use(config.own_facts(_effective(options).facts.files))
    print(listing.render(options.table, options.at, as_json=options.json), end="")
    return Exit.CLEAN


def _check(options: argparse.Namespace) -> Exit:
    """Exit code 1 where something is wrong: the files are what is checked here."""
    from rasoat.facts import rows

    files = options.files or [Path(one) for one in _effective(options).facts.files]
    sheets = [path for path in files if path.suffix.lower() != ".toml"]
    named = [(path.name, toml_file.read(path)) for path in files if path not in sheets]
    found: list[Fact] = []
    mistakes: list[Mistake] = []
    notes: list[str] = []
    for path in sheets:
        gathered = rows.gather(path)
        found += gathered.facts
        mistakes += gathered.mistakes
        notes += gathered.notes
    everything, wrong = read_own(named, found)
    mistakes += wrong
    print(
        *(_("Lưu ý: {note}").format(note=note) for note in notes),
        *mistakes,
        sep="\n",
        end="\n" if notes or mistakes else "",
    )
    own = [fact for fact in everything if fact.own]
    unsure = sum(not fact.verified for fact in own)
    if not files:
        print(_("Dữ kiện đi kèm: {count} mục; không có tệp riêng nào trong cấu hình.").format(count=len(everything)))
    told = _("{count} chỗ sai").format(count=len(mistakes)) if mistakes else _("không có chỗ sai")
    if files:
        print(
            _("{files} tệp, {n} mục đúng ({unsure} mục chưa kiểm chứng: không dùng để báo lỗi): {told}.").format(
                files=len(files), n=len(own), unsure=unsure, told=told
            )
        )
    return Exit.FINDINGS if mistakes else Exit.CLEAN


def _template(options: argparse.Namespace) -> Exit:
    from rasoat.facts import template

    template.write(options.table, options.out)
    print(_("Đã lập {file}. Điền xong thì kiểm tra: rasoat facts check {file}").format(file=options.out))
    return Exit.CLEAN


def _add(options: argparse.Namespace) -> Exit:
    from rasoat.facts import adding

    made = adding.add(options.sheets, options.to, update=options.update)
    print(
        *(_("Lưu ý: {note}").format(note=note) for note in made.notes),
        sep="\n",
        end="\n" if made.notes else "",
        file=sys.stderr,
    )
    if made.mistakes:
        print(*made.mistakes, sep="\n", file=sys.stderr)
        raise UsageError(
            _("{count} chỗ sai: chưa ghi gì vào {to}.").format(count=len(made.mistakes), to=options.to),
            _("Sửa các chỗ trên rồi chạy lại."),
        )
    counts = _("{new} mục mới, {updated} mục thay, {same} mục đã có").format(
        new=made.new, updated=made.updated, same=made.same
    )
    if made.new or made.updated:
        _write(options.to, made.text)
        print(_("Đã ghi {to}: {counts}.").format(to=options.to, counts=counts))
        _say_how_to_use(options.to)
    else:
        print(_("{to} không đổi: {counts}.").format(to=options.to, counts=counts))
    return Exit.CLEAN


def _say_how_to_use(path: Path) -> None:
    settings, home = config.effective(path.resolve().parent)
    if path.resolve() not in [Path(one).resolve() for one in settings.facts.files]:
        where = _("Để dùng, ghi trong {file}:").format(file=home or "rasoat.toml")
        print(f'{where}\n[facts]\nfiles = ["{path.name}"]')


def _write(path: Path, text: str) -> None:
    """All or nothing."""
    from rasoat.fixing import write_file

    data = text.encode("utf-8")
    try:
        if path.exists():
            write_file(path, data, path.read_bytes())
        else:
            with path.open("xb") as file:
                file.write(data)
    except OSError as error:
        raise UsageError(
            _("Không ghi được {file}: {reason}.").format(file=path, reason=cause(error)), _("Chọn nơi khác.")
        ) from error


def _learn(options: argparse.Namespace) -> Exit:
    from rasoat.facts import learning

    if options.out and options.out.exists():
        raise UsageError(_("{file} đã có.").format(file=options.out), _("Chọn tên khác, hoặc xóa tệp này trước."))
    settings = _effective(options)
    use(config.own_facts(settings.facts.files))
    proposal = learning.learn(options.paths, settings.check.exclude, options.date)
    if options.out:
        _write(options.out, proposal.toml)
        print(
            _("Đã ghi {file}: {summary}. Xem từng mục trước khi dùng.").format(
                file=options.out, summary=proposal.summary
            )
        )
    else:
        print(proposal.toml, end="")
    for problem in proposal.problems:
        print(f"rasoat: {problem.message}\n  → {problem.remedy}", file=sys.stderr)
    return Exit.INCOMPLETE if proposal.problems else Exit.CLEAN


_ACTIONS = {"list": _list, "check": _check, "template": _template, "add": _add, "learn": _learn}
