"""``rasoat facts list``: the facts in use, with their source, for a person or as JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rasoat.facts.columns import TITLES
from rasoat.facts.writing import values
from rasoat.report_json import to_json
from rules.facts_loader import Fact, facts
from rules.parsing.dates import write_date


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
        day = f" vào ngày {write_date(at)}" if at else ""
        yield f"{TITLES[table]}{day}: {len(of_table)} mục, {verified} mục đã kiểm chứng"
        for fact in sorted(of_table, key=lambda one: one.id):
            yield f"  {fact.id}: {'; '.join(_told(fact))}"
            sure = "đã kiểm chứng" if fact.verified else "CHƯA kiểm chứng"
            whence = f"của đơn vị, {fact.place}" if fact.own else f"có sẵn, {fact.place}"
            yield f"      {sure} {write_date(fact.checked_on)}; nguồn: {fact.source} ({whence})"
    if not chosen:
        yield "Không có mục nào."


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
        yield f"còn gọi: {', '.join(fact.aliases)}"
    if fact.issued:
        yield f"ban hành {write_date(fact.issued)}"
    if fact.issuer:
        yield fact.issuer
    if fact.valid_from:
        yield f"từ {write_date(fact.valid_from)}"
    if fact.valid_to:
        yield f"đến hết {write_date(fact.valid_to)}" + (" (một phần)" if fact.repeal == "partial" else "")
    if fact.successors:
        yield f"kế tục: {', '.join(fact.successors)}"
