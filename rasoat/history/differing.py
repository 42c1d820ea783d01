"""``rasoat diff`` as text for a terminal, as Markdown (for a ticket or a mail) and as JSON (``rasoat-diff/1``)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rasoat import figures
from rasoat.catalogue import _, _n
from rasoat.changes import Notice
from rasoat.history.beside import Beside, Pages, by_rule, not_seen_again, pages, rule_changes, seen_again
from rasoat.history.listing import moment
from rasoat.history.table import Table
from rasoat.report_json import to_json
from rasoat.store import Comparison, Stored
from reporters.terminal import head, neutral

SCHEMA = "rasoat-diff/1"
_QUOTE = 90
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~-])")


def as_json(both: Beside) -> bytes:
    """All findings of every kind, whatever ``--limit`` says."""
    return to_json(
        {
            "schema": SCHEMA,
            "before": {"name": both.before.name, "created": both.before.created},
            "now": {"name": both.now.name, "created": both.now.created},
            "notices": [{"code": one.value, "text": one.label} for one in both.notices],
            "agencies": [_agency(one) for one in both.agencies],
            "only_before": both.only_before,
            "only_now": both.only_now,
        }
    )


def _agency(one: Comparison) -> dict[str, object]:
    return {
        "id": one.now.agency,
        "name": one.now.name,
        "points": {"before": one.before.points, "now": one.now.points},
        "formula": {"before": one.before.formula, "now": one.now.formula},
        "version": {"before": one.before.version, "now": one.now.version},
        "facts": {
            "before": one.before.edition.facts_date if one.before.edition else None,
            "now": one.now.edition.facts_date if one.now.edition else None,
        },
        "read": {"before": one.before.read, "now": one.now.read},
        "pages": {"before": one.before.met, "now": one.now.met},
        "changed_pages": pages(one),
        "notices": one.notices,
        "rules": [
            dict(zip(("code", "new", "fixed", "open", "not_looked_at_again"), row, strict=True)) for row in by_rule(one)
        ],
        "new": _findings(one.new),
        "fixed": _findings(one.fixed),
        "open": _findings(seen_again(one)),
        "not_looked_at_again": _findings(not_seen_again(one)),
    }


def _findings(some: Sequence[Stored]) -> list[dict[str, object]]:
    return [
        {
            "code": one.code,
            "severity": one.severity,
            "place": one.place,
            "quote": one.quote,
            "pages": one.pages,
            "first_seen": one.first,
            "fingerprint": one.fingerprint,
        }
        for one in _sorted(some)
    ]


def _sorted(some: Sequence[Stored]) -> list[Stored]:
    ranks = {"error": 0, "warning": 1, "info": 2}
    return sorted(some, key=lambda one: (ranks.get(one.severity, 3), one.code, one.place, one.quote, one.fingerprint))


def as_text(both: Beside, limit: int) -> str:
    return _told(both, limit, _Plain())


def as_markdown(both: Beside, limit: int) -> str:
    return _told(both, limit, _Markdown())


class _Plain:
    def title(self, words: str) -> str:
        return neutral(words)

    def heading(self, words: str) -> str:
        return f"\n{neutral(words)}"

    def group(self, words: str) -> str:
        return f"  {words}"

    def item(self, sign: str, code: str, quote: str, place: str) -> str:
        shown = f" “{head(neutral(quote), _QUOTE)}”" if quote else ""
        return f"    {sign} {code}{shown}\n        {neutral(place) or '–'}"

    def note(self, words: str) -> str:
        return f"  ! {neutral(words)}"

    def table(self, made: Sequence[Sequence[str]]) -> list[str]:
        table = Table(made[0], right=frozenset(range(1, len(made[0]))))
        for row in made[1:]:
            table.add(row)
        return [f"  {line}" for line in table.lines()]


class _Markdown:
    def title(self, words: str) -> str:
        return f"# {_escaped(words)}"

    def heading(self, words: str) -> str:
        return f"\n## {_escaped(words)}\n"

    def group(self, words: str) -> str:
        return f"\n{words}\n"

    def item(self, sign: str, code: str, quote: str, place: str) -> str:
        shown = f" “{_escaped(head(neutral(quote), _QUOTE))}”" if quote else ""
        return f"- {code}{shown} — {_escaped(neutral(place)) or '–'}"

    def note(self, words: str) -> str:
        return f"> {_escaped(neutral(words))}\n"

    def table(self, made: Sequence[Sequence[str]]) -> list[str]:
        rows = [f"| {' | '.join(map(_escaped, row))} |" for row in made]
        return [rows[0], "|" + "---|" * len(made[0]), *rows[1:]]


def _escaped(words: str) -> str:
    return _MARKUP.sub(r"\\\1", words)


def _told(both: Beside, limit: int, shape: _Plain | _Markdown) -> str:
    title = _("So sánh lần {before} với lần {now}").format(
        before=moment(both.before.created), now=moment(both.now.created)
    )
    lines = [shape.title(title)]
    lines += [shape.note(one.label) for one in both.notices]
    lines += [shape.note(words) for words in dict.fromkeys(w for one in both.agencies for w in rule_changes(one))]
    for some, words in (
        (both.only_before, _("Chỉ có ở lần trước, không so sánh được: {names}.")),
        (both.only_now, _("Chỉ có ở lần sau, không so sánh được: {names}.")),
    ):
        if some:
            lines.append(shape.note(words.format(names=", ".join(some))))
    changed = [one for one in both.agencies if _is_changed(one)]
    for one in changed:
        lines += _agency_lines(one, limit, shape)
    same = len(both.agencies) - len(changed)
    if same:
        lines.append("\n" + _n("{n} cơ quan không có gì đổi.", same).format(n=figures.number(same)))
    return "\n".join(lines) + "\n"


def _is_changed(one: Comparison) -> bool:
    changed = pages(one)
    return bool(
        one.new
        or one.fixed
        or not_seen_again(one)
        or changed != Pages((), (), (), ())
        or one.before.points != one.now.points
    )


def _agency_lines(one: Comparison, limit: int, shape: _Plain | _Markdown) -> list[str]:
    name = one.now.name or one.now.agency or _("Các tệp đã kiểm")
    lines = [shape.heading(_heading(name, one))]
    again, left = seen_again(one), not_seen_again(one)
    counts = _("{new} chỗ mới, {fixed} chỗ đã sửa, {open} chỗ còn lại.").format(
        new=figures.number(len(one.new)), fixed=figures.number(len(one.fixed)), open=figures.number(len(again))
    )
    lines.append(shape.group(counts))
    if left:
        unseen = _n("{n} chỗ chưa xem lại nên chưa coi là đã sửa.", len(left))
        lines.append(shape.group(unseen.format(n=figures.number(len(left)))))
    lines += [shape.group(words) for words in _page_words(one)]
    changed = [row for row in by_rule(one) if row[1] or row[2] or row[4]]
    if changed:
        names = (_("Quy tắc"), _("Mới"), _("Đã sửa"), _("Còn lại"), _("Chưa xem lại"))
        lines += shape.table([names, *((row[0], *map(figures.number, row[1:])) for row in changed)])
    lines += _group(one.new, _("Mới:"), "+", limit, shape)
    lines += _group(one.fixed, _("Đã sửa:"), "-", limit, shape)
    return lines


def _heading(name: str, one: Comparison) -> str:
    old, new = one.before.points, one.now.points
    if old is None or new is None:
        return name
    other = {Notice.FORMULA, Notice.RULES} & set(one.notices)
    words = (
        _("{name}: {before} → {now} điểm (cách tính hoặc quy tắc khác nhau, không so được)")
        if other
        else _("{name}: {before} → {now} điểm")
    )
    return words.format(name=name, before=figures.number(old, 1), now=figures.number(new, 1))


def _page_words(one: Comparison) -> list[str]:
    changed = pages(one)
    told: list[tuple[int, Callable[[int], str]]] = [
        (len(changed.added), lambda n: _n("{n} trang mới", n)),
        (len(changed.gone), lambda n: _n("{n} trang không còn", n)),
        (len(changed.moved), lambda n: _n("{n} trang đổi địa chỉ", n)),
        (len(changed.unread), lambda n: _n("{n} trang lần này không đọc được", n)),
    ]
    words = [say(count).format(n=figures.number(count)) for count, say in told if count]
    return [f"{', '.join(words)}."] if words else []


def _group(some: Sequence[Stored], words: str, sign: str, limit: int, shape: _Plain | _Markdown) -> list[str]:
    if not some:
        return []
    shown = _sorted(some)[: limit or None]
    lines = [shape.group(words), *(shape.item(sign, one.code, one.quote, one.place) for one in shown)]
    rest = len(some) - len(shown)
    if rest:
        more = _n("… và {n} chỗ nữa (--limit 0 để xem tất cả)", rest).format(n=figures.number(rest))
        lines.append(shape.group(f"  {more}"))
    return lines
