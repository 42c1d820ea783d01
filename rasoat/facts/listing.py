"""``rasoat facts list``: the facts in use, with their source, for a person or as JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rasoat.catalogue import _, _n
from rasoat.facts.columns import TITLES
from rasoat.facts.writing import values
from rasoat.report_json import to_json
from rules.facts_loader import Fact, facts
from rules.parsing.dates import tell_date


def render(table: str | None, at: dt.date | None, *, as_json: bool) -> str:
    """Text that ends with a newline. With ``at`` only what holds on that day as far as is known."""
    chosen = [
        fact
        for one in ([table] if table else TITLES)
        for fact in facts(one).values()
        if at is None or fact.holds_on(at)
    ]
    if as_json:
        rows = [{"table": fact.table, **values(fact), "own": fact.own, "place": fact.place} for fact in chosen]
        return to_json(rows).decode() + "\n"
    return "\n".join(_lines(chosen, at)) + "\n"


def _lines(chosen: list[Fact], at: dt.date | None) -> Iterator[str]:
    for table in dict.fromkeys(fact.table for fact in chosen):
        of_table = [fact for fact in chosen if fact.table == table]
        verified = sum(fact.verified for fact in of_table)
        day = _(" vào ngày {day}").format(day=tell_date(at)) if at else ""
        yield _n("{table}{day}: {n} mục, {verified} mục đã kiểm chứng", len(of_table)).format(
            table=_(TITLES[table]), day=day, n=len(of_table), verified=verified
        )
        for fact in sorted(of_table, key=lambda one: one.id):
            yield f"  {fact.id}: {'; '.join(_told(fact))}"
            sure = _("đã kiểm chứng") if fact.verified else _("CHƯA kiểm chứng")
            whence = (
                _("của đơn vị, {place}").format(place=fact.place)
                if fact.own
                else _("có sẵn, {place}").format(place=fact.place)
            )
            yield "      " + _("{sure} {day}; nguồn: {source} ({whence})").format(
                sure=sure, day=tell_date(fact.checked_on), source=fact.source, whence=whence
            )
    if not chosen:
        yield _("Không có mục nào.")


def _told(fact: Fact) -> Iterator[str]:
    if fact.table == "holders":
        yield f"{fact.person}, {fact.office}, {fact.body}"
    elif fact.name:
        yield f"{fact.kind} {fact.name}".strip()
    elif fact.table == "documents":
        yield f"{fact.kind} {fact.title or fact.about}".strip()
    if fact.codes:
        yield ", ".join(fact.codes)
    if fact.aliases:
        yield _("còn gọi: {names}").format(names=", ".join(fact.aliases))
    if fact.issued:
        yield _("ban hành {day}").format(day=tell_date(fact.issued))
    if fact.issuer:
        yield fact.issuer
    if fact.valid_from:
        yield _("từ {day}").format(day=tell_date(fact.valid_from))
    if fact.valid_to:
        yield _("đến hết {day}").format(day=tell_date(fact.valid_to)) + (
            _(" (một phần)") if fact.repeal == "partial" else ""
        )
    if fact.successors:
        yield _("kế tục: {names}").format(names=", ".join(fact.successors))
