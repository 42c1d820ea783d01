"""AG009: a person named with an office that, by the agency's own dated list, another holds on the day of the article."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from rasoat.catalogue import _
from rasoat.content import PROSE, Article, BlockKind
from rasoat.finding import Hit, Safety
from rules.agencies.context import is_history
from rules.agencies.holders import body_name, body_of, is_single, listed, office_name, person_name
from rules.agencies.names import similar
from rules.document import Document
from rules.facts_loader import Fact
from rules.parsing.dates import tell_date
from rules.parsing.passages import in_open_quotation, passage_at
from rules.parsing.persons import Office, PersonMention, find_persons
from rules.parsing.times import speaks_of_before
from rules.rule import WARNING, EveryArticle, Example, rule

_CHANGES = re.compile(
    r"bổ nhiệm|điều động|luân chuyển|bầu|giữ chức|phân công|thôi (?:giữ|làm)|nghỉ hưu|nghỉ chế độ|miễn nhiệm|khi đó|lúc đó|"
    r"bấy giờ|thời điểm|(?<!tài )\bnguyên\b|cựu|trước đây|từng|quá cố|tiền nhiệm|nhiệm kỳ|bàn giao|được cử|giới thiệu|ứng cử",
    re.IGNORECASE,
)
"""The sentence tells of a change, or of another time."""

_STANDING = " thường trực"


class _Fault(NamedTuple):
    problem: str
    right: str
    """The name to write, "" where the office is wrong or only an editor can tell."""


@rule(
    code="AG009",
    name="office-holder-mismatch",
    severity=WARNING,
    trigger=EveryArticle(),
    reads=PROSE | {BlockKind.CAPTION},
    title="Tên người và chức vụ không khớp danh sách của đơn vị",
    passes="Tên người và chức vụ khớp danh sách của đơn vị",
    message="“{quote}” không khớp danh sách của đơn vị: {problem}.",
    hint="Đối chiếu họ tên, chức vụ; nếu danh sách đã cũ, cập nhật dữ kiện của đơn vị.",
    why="Viết sai tên, sai chức vụ là thiếu tôn trọng và làm người dân gửi nhầm người.",
    source=None,
    since="0.1",
    safety=Safety.UNSAFE,
    confidence=0.9,
    examples=[
        Example(
            bad="Giám đốc Sở Ví dụ ⟦Nguyễn Văn Phòng⟧ phát biểu.",
            good="Giám đốc Sở Ví dụ Nguyễn Văn Phong phát biểu.",
            suggestion="Nguyễn Văn Phong",
            facts=(
                '[[holders]]\nid = "gd"\nperson = "Nguyễn Văn Phong"\noffice = "Giám đốc"\nbody = "Sở Ví dụ"\n'
                'valid_from = 2026-01-01\nsource = "Danh sách lãnh đạo của đơn vị"\nchecked_on = 2026-11-01\nverified = true\n'
            ),
        ),
        Example(good="Giám đốc Sở Ví dụ Trần Thị B phát biểu."),
    ],
)
def office_holder_mismatch(article: Article, doc: Document) -> Iterator[Hit]:
    if not listed() or doc.published is None or is_history(article.title):
        return
    read = {block.span for block in doc.blocks(PROSE | {BlockKind.CAPTION}, "vi")}
    for person in find_persons(doc.text):
        block = doc.block_at(person.span.start)
        if block is None or block.span not in read:
            continue
        for office in person.offices:
            fault = None if office.former else _fault(person, office, doc, doc.published)
            if fault and not _of_another_time(person, doc, doc.published):
                yield Hit(person.span, {"problem": fault.problem}, suggestions=(fault.right,) if fault.right else ())
                break


def _of_another_time(person: PersonMention, doc: Document, day: dt.date) -> bool:
    sentence = passage_at(doc, person.span)
    if _CHANGES.search(doc.slice(sentence)) or in_open_quotation(doc.text[sentence.start : person.span.start]):
        return True
    return speaks_of_before(
        doc.text, sentence, day.replace(year=day.year - 1) if day.day < 29 else day - dt.timedelta(366)
    )


def _fault(person: PersonMention, office: Office, doc: Document, day: dt.date) -> _Fault | None:
    body = body_of(office, doc)
    name, title = person_name(person.name), office_name(office.title)
    if not body:
        return None
    here = [fact for fact in listed() if body_name(fact.body) == body and fact.holds_on(day)]
    same = [fact for fact in here if _is_office(fact, title)]
    if any(person_name(fact.person) == name for fact in same):
        return None
    near = [fact for fact in same if _nearly(name, person_name(fact.person))]
    if len(near) == 1:
        return _Fault(
            _("{office} là {right}, không phải {wrong}").format(
                office=_office(near[0]), right=near[0].person, wrong=person.name
            ),
            near[0].person,
        )
    others = [fact for fact in here if person_name(fact.person) == name]
    if others:
        return _Fault(
            _("{person} là {office}{since}, không phải {title}").format(
                person=person.name, office=_office(others[0]), since=_since(others[0]), title=office.title
            ),
            "",
        )
    if len(same) == 1 and is_single(same[0]):
        return _Fault(
            _("{office} là {right}{since}, không phải {wrong}").format(
                office=_office(same[0]), right=same[0].person, since=_since(same[0]), wrong=person.name
            ),
            same[0].person,
        )
    return None


def _is_office(fact: Fact, title: str) -> bool:
    """ "Trưởng phòng Tổ chức" and "Trưởng phòng", "Phó Chủ tịch Thường trực" and "Phó Chủ tịch" are alike."""
    own, title = office_name(fact.office).removesuffix(_STANDING), title.removesuffix(_STANDING)
    return own == title or own.startswith(f"{title} ")


def _office(fact: Fact) -> str:
    return f"{fact.office} {fact.body}"


def _since(fact: Fact) -> str:
    return _(" (từ {day})").format(day=tell_date(fact.valid_from)) if fact.valid_from else ""


def _nearly(written: str, right: str) -> bool:
    """One syllable of the name has a slip, the surname the same or with other marks."""
    one, two = written.split(), right.split()
    if len(one) != len(two):
        return False
    wrong = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    return len(wrong) == 1 and similar(*wrong[0])
