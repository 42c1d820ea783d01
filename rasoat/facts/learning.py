"""``rasoat facts learn``: documents, bodies and office-holders that many articles name and no fact knows, as TOML for a person
to look through. Nothing proposed is verified; what the articles contradict each other on is told and left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rasoat.catalogue import _
from rasoat.errors import ReadError, UsageError
from rasoat.facts.rows import slug
from rasoat.facts.writing import entry
from rasoat.learning import documents, grouped, nothing_to_learn
from rules.fact_contradictions import contradictions, seat
from rules.fact_tables import Fact
from rules.facts_loader import facts
from rules.facts_survey import ENOUGH, FactsSurvey, Seen
from rules.parsing.dates import tell_date

_SHOWN_FORMS = 4
_MANY_PLACES = 3
_CENTRAL = ("Bộ", "Tổng cục", "Cục", "Vụ")
"""Kinds of bodies that are mostly of the state; a person looks at the level."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """``toml`` is a file of own facts; ``summary`` counts; ``problems`` are inputs that could not be read."""

    toml: str
    summary: str
    problems: tuple[ReadError, ...]


def learn(paths: Sequence[Path], exclude: Sequence[str], date: dt.date | None) -> Proposal:
    """The same for the same input. UsageError where there is no article, or no day to write as ``checked_on``."""
    survey, problems = FactsSurvey(), list[ReadError]()
    for doc in documents(paths, exclude, problems):
        survey.add(doc)
    if not survey.articles:
        raise nothing_to_learn()
    day = date or survey.newest
    if day is None:
        raise UsageError(_("Không bài nào ghi ngày đăng."), _("Thêm --date NGÀY để ghi ngày xem."))
    made = [
        (_("Văn bản"), [(_document(seen, day), seen) for seen in survey.documents()]),
        (_("Cơ quan"), [(_body(seen, day), seen) for seen in survey.bodies()]),
        (_("Người giữ chức"), [(_holder(seen, day), seen) for seen in survey.holders()]),
    ]
    counts = ", ".join(f"{len(found)} {title.lower()}" for title, found in made)
    lines = [
        _(
            "# Đề xuất từ {articles} bài: {counts}, mỗi mục có trong ít nhất {enough} bài và chưa có trong dữ kiện."
        ).format(articles=grouped(survey.articles), counts=counts, enough=ENOUGH),
        _(
            "# Chỉ là điều bài đã viết. Với từng mục: mở nguồn, sửa cho đúng, ghi source và checked_on, "
            "rồi mới đổi verified = true."
        ),
        _("# Mục có dấu # ở đầu dòng là mục mâu thuẫn với mục khác: ghi valid_from, valid_to rồi bỏ dấu #."),
    ]
    for title, found in made:
        lines += ["", f"# {title}", *_section(found)] if found else []
    return Proposal("\n".join(lines) + "\n", counts, tuple(problems))


def _section(found: Sequence[tuple[Fact, Seen]]) -> Iterator[str]:
    known = facts(found[0][0].table)
    taken: set[str] = set()
    doubtful = _contradicted(found)
    for fact, seen in found:
        text = entry(fact, [*_evidence(seen), *_doubts(fact, seen), *doubtful.get(fact.id, ())]).rstrip("\n")
        if fact.id in doubtful or fact.id in known or fact.id in taken:
            text = "\n".join(line if line.startswith("#") else f"# {line}" for line in text.split("\n"))
        taken.add(fact.id)
        yield f"\n{text}"


def _proof(seen: Seen, day: dt.date) -> dict[str, object]:
    source = _("đề xuất từ {count} bài đã đăng, chưa đối chiếu").format(count=len(seen.articles))
    return {"source": source, "checked_on": day, "verified": False, "place": ""}


def _document(seen: Seen, day: dt.date) -> Fact:
    said = {key: seen.agreed(key) for key in ("title", "issuer", "issued")}
    number, issued = seen.most("id"), said["issued"]
    right = bool(issued) and f"/{issued[:4]}/" in number
    return Fact(
        table="documents",
        id=number,
        kind=seen.most("kind"),
        title=said["title"],
        issuer=said["issuer"],
        issued=dt.date.fromisoformat(issued) if right else None,
        **_proof(seen, day),  # type: ignore[arg-type]
    )


def _body(seen: Seen, day: dt.date) -> Fact:
    name = seen.most("name")
    level = "central" if seen.most("kind") in _CENTRAL else "city"
    generic = len(seen.said["place"]) >= _MANY_PLACES
    return Fact(table="bodies", id=slug(name), name=name, level=level, generic=generic, **_proof(seen, day))  # type: ignore[arg-type]


def _holder(seen: Seen, day: dt.date) -> Fact:
    person, office, body = (seen.most(key) for key in ("person", "office", "body"))
    return Fact(
        table="holders",
        id=slug(f"{body}-{office}-{person}"),
        person=person,
        office=office,
        body=body,
        **_proof(seen, day),  # type: ignore[arg-type]
    )


def _evidence(seen: Seen) -> Iterator[str]:
    days = sorted(seen.days)
    when = _(", đăng từ {first} đến {last}").format(first=tell_date(days[0]), last=tell_date(days[-1])) if days else ""
    yield _("{count} bài, {mentions} lần{when}").format(count=len(seen.articles), mentions=seen.mentions, when=when)
    for _day, where in seen.witnesses:
        yield _("ví dụ: {where}").format(where=where)


def _doubts(fact: Fact, seen: Seen) -> Iterator[str]:
    """On what the articles differ, with counts."""
    names = {
        "kind": _("loại"),
        "issued": _("ngày ban hành"),
        "issuer": _("cơ quan ban hành"),
        "title": _("trích yếu"),
        "name": _("cách viết"),
        "person": _("cách viết"),
        "body": _("cơ quan"),
    }
    for key, name in names.items():
        counts = seen.said[key]
        if len(counts) > 1 and not (key == "kind" and fact.table == "bodies"):
            ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
            told = "; ".join(
                _("{key} ({count} lần)").format(key=_readable(key, value), count=count)
                for value, count in ordered[:_SHOWN_FORMS]
            )
            yield f"{name}: {told}" + (" …" if len(ordered) > _SHOWN_FORMS else "")
    if fact.table == "bodies":
        yield _("kiểm tra lại level")


def _readable(key: str, value: str) -> str:
    return tell_date(dt.date.fromisoformat(value)) if key == "issued" else value


def _contradicted(pairs: Sequence[tuple[Fact, Seen]]) -> dict[str, list[str]]:
    """Ids of the proposals that cannot all be true at all times, with the reason."""
    found = [fact for fact, _ in pairs]
    seats: dict[tuple[str, str], list[Fact]] = {}
    for fact in found:
        if fact.table == "holders" and (held := seat(fact)):
            seats.setdefault(held, []).append(fact)
    told = {
        fact.id: [
            _("cùng chức còn có: {people}").format(
                people="; ".join(other.person for other in holders if other is not fact)
            )
        ]
        for holders in seats.values()
        if len(holders) > 1
        for fact in holders
    }
    numbers: dict[tuple[str, str, str], list[str]] = {}
    for fact, seen in pairs:
        if fact.table == "documents" and seen.most("issued"):
            numbers.setdefault((fact.kind, fact.id.rpartition("/")[0], seen.most("issued")), []).append(fact.id)
    told |= {
        one: [_("có lẽ là một với {numbers}").format(numbers=", ".join(other for other in same if other != one))]
        for same in numbers.values()
        if len(same) > 1
        for one in same
    }
    beside = [one for one in facts(found[0].table).values() if one.own]
    for mistake in contradictions([*beside, *found]):
        told.setdefault(mistake.id, [_("mâu thuẫn với dữ kiện đã có: {reason}").format(reason=mistake.reason)])
    return told
