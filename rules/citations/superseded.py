"""LG004: a document cited as in force on a day when it no longer was (``rules/facts/documents.toml``)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from rasoat.catalogue import _
from rasoat.content import Block, Span
from rasoat.finding import Hit
from rules.citations.whose import is_this
from rules.document import Document
from rules.facts_loader import Fact, facts, from_facts
from rules.parsing.dates import tell_date
from rules.parsing.documents import DocumentMention, documents_within
from rules.parsing.passages import in_open_quotation, passage_at
from rules.parsing.times import speaks_of_before
from rules.rule import ERROR, WARNING, EveryBlock, Example, rule

_SPOKEN_OF = re.compile(
    r"thay thế|thay cho|hết hiệu lực|bãi bỏ|hủy bỏ|huỷ bỏ|sửa đổi|bổ sung|trước đây|trước đó|không còn|ngừng hiệu lực|"
    r"hiệu lực đến|kế thừa|so với|\bcũ\b|\bkhi đó\b|\blúc đó\b|\bthời điểm đó\b|đã từng|chuyển tiếp|ban hành trước|nguyên là|"
    r"đính chính|lịch sử|thời kỳ|giai đoạn trước|tổng kết",
    re.IGNORECASE,
)
"""Words by which a text itself speaks of a document as old."""
_SINCE = re.compile(
    r"\btừ[ \u00a0](?:khi[ \u00a0])?(?:có[ \u00a0])?(?:\w{3,6}[ \u00a0]\w{3,6}[ \u00a0](?:số[ \u00a0])?)?\Z",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"\b(?:[Nn]ghị định|NGHỊ ĐỊNH|NĐ)(?:[ \u00a0]số)?[ \u00a0](?P<number>\d{1,3}/(?:19|20)\d\d)(?![\w/]|[.,-]\d|-[A-ZĐ])"
)
_CARRIES_ON = re.compile(
    r"\b(?:về|hướng dẫn|thực hiện|triển khai|thi hành|quy định|chi tiết|theo|phổ biến|tuyên truyền|ban hành kèm)\b",
    re.IGNORECASE,
)


@rule(
    code="LG004",
    name="superseded-on-article-date",
    severity=ERROR,
    trigger=EveryBlock(),
    title="Dẫn văn bản đã hết hiệu lực",
    passes="Không dẫn văn bản đã hết hiệu lực",
    message="{kind} số {number} ({about}) hết hiệu lực {whole}từ ngày {day}.",
    hint="Dẫn {heir} nếu bài nói về quy định hiện hành; nếu nói chuyện cũ thì ghi rõ “trước đây”.",
    why="Người dân làm theo quy định không còn áp dụng.",
    since="0.1",
    confidence=0.9,
    examples=[
        Example(
            bad="Cổng thông tin hoạt động theo Nghị định số ⟦42/2022/NĐ-CP⟧ của Chính phủ.",
            good="Nghị định số 224/2026/NĐ-CP thay thế Nghị định số 42/2022/NĐ-CP.",
        ),
        Example(
            bad="Hóa đơn lập theo Nghị định số ⟦123/2020/NĐ-CP⟧ ngày 19/10/2020 của Chính phủ.",
            good="Năm 2023, đơn vị lập hóa đơn theo Nghị định số 123/2020/NĐ-CP.",
        ),
        Example(
            good="Cổng thông tin vận hành theo Nghị định số 42/2022/NĐ-CP của Chính phủ.",
            published=dt.date(2025, 5, 6),
        ),
    ],
)
def superseded_on_article_date(block: Block, doc: Document) -> Iterator[Hit]:
    if doc.published is None:
        return
    documents = documents_within(doc.text, block.span)
    for name, span, mention in _named(documents, block, doc):
        fact = _ended().get(_key(name))
        if fact is None or not fact.ended_on(doc.published) or _old_on_purpose(fact, span, block, doc):
            continue
        if mention and not is_this(mention, fact, doc):
            continue
        yield Hit(
            span,
            _values(fact),
            message=None if fact.about or fact.title else "{kind} số {number} hết hiệu lực {whole}từ ngày {day}.",
            hint=None if fact.successors else "Dẫn văn bản hiện hành; nếu nói chuyện cũ thì ghi rõ “trước đây”.",
            severity=WARNING if fact.repeal == "partial" else None,
        )


def _named(
    documents: Sequence[DocumentMention], block: Block, doc: Document
) -> Iterator[tuple[str, Span, DocumentMention | None]]:
    """Numbers, decrees by number and year alone ("Nghị định 42/2022"), and names of laws, with what stands for each."""
    for mention in documents:
        yield mention.name, mention.span, mention
    for match in _SHORT.finditer(doc.text, block.span.start, block.span.end):
        yield f"{match['number']}/NĐ-CP", Span(*match.span("number")), None
    titles = _titles()
    if titles:
        laws = [mention.law for mention in documents if mention.law]
        for match in titles.finditer(doc.text, block.span.start, block.span.end):
            if not any(law.start <= match.start() < law.end for law in laws):
                yield match.group(), Span(*match.span()), None


def _key(name: str) -> str:
    return name.casefold().replace("đ", "d")


@from_facts
def _ended() -> dict[str, Fact]:
    """Documents with a known last day, by number and by alias."""
    return {
        _key(name): fact
        for fact in facts("documents").values()
        if fact.verified and fact.valid_to
        for name in fact.names
    }


@from_facts
def _titles() -> re.Pattern[str] | None:
    names = [name for fact in facts("documents").values() if fact.verified and fact.valid_to for name in fact.aliases]
    names.sort(key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?!\d)", re.IGNORECASE) if names else None


def _old_on_purpose(fact: Fact, span: Span, block: Block, doc: Document) -> bool:
    """Whether the text cites it as old, in a quotation, for an older time, or inside the title of an older document."""
    sentence = passage_at(doc, span)
    words = doc.slice(sentence)
    ended = fact.valid_to
    if ended is None or _SPOKEN_OF.search(words) or any(heir in doc.block_text(block) for heir in fact.successors):
        return True
    if _SINCE.search(doc.text[sentence.start : span.start]) and "đến nay" in words:
        return True
    if fact.parts and not any(part.casefold() in words.casefold() for part in fact.parts):
        return True
    if in_open_quotation(doc.text[sentence.start : span.start]):
        return True
    near = documents_within(doc.text, sentence)
    if speaks_of_before(doc.text, sentence, ended, [Span(one.span.start, one.end) for one in near], doc.published):
        return True
    return any(_inside_title(one, span, ended, doc.text) for one in near if one.span.start < span.start)


def _inside_title(older: DocumentMention, span: Span, ended: dt.date, text: str) -> bool:
    """ "Kế hoạch số 12/KH-UBND ngày 05/01/2023 về thực hiện Nghị định …": the title of an older document."""
    day = older.dated.date if older.dated else None
    year = int(older.year) if len(older.year) == 4 else None
    if not ((day and day <= ended) or (day is None and year and year < ended.year)):
        return False
    between = text[older.end : span.start]
    return bool(_CARRIES_ON.search(between)) and ";" not in between


def _values(fact: Fact) -> dict[str, str]:
    heirs = [facts("documents")[heir] for heir in fact.successors]
    assert fact.valid_to is not None
    return {
        "kind": fact.kind,
        "number": fact.id,
        "about": fact.about or fact.title,
        "whole": _("một phần ") if fact.repeal == "partial" else "",
        "day": tell_date(fact.valid_to + dt.timedelta(days=1)),
        "heir": ", ".join(_("{kind} số {number}").format(kind=heir.kind, number=heir.id) for heir in heirs),
    }
