"""A finding as the list and the article page tell it: the exact words in their sentence, before and after, why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from rasoat import figures
from rasoat.catalogue import _, _n
from rasoat.finding import Finding, Safety, Task
from rasoat.report import ArticleRecord, RuleInfo
from reporters.scorecard import hostile
from reporters.scorecard.wording import CLASS, where
from reporters.severities import SEVERITY

AROUND = 130
QUOTE = 240
SENTENCE = 600
COPY = 2000
DOUBTFUL = 0.8
"""Confidence below which a finding says that a person has to look."""


@dataclass(frozen=True, slots=True)
class Fix:
    """``shown`` to a person, ``raw`` for the clipboard (already escaped; "" where there is nothing to copy)."""

    shown: str
    raw: Markup | str


@dataclass(frozen=True, slots=True)
class Item:
    """``style`` is the class of the severity, ``severity`` its word.

    ``link`` leads to the words on the portal, ``address`` is the same unclickable.
    """

    code: str
    id: str
    """For a link to lead to, and for the browser to remember what is done: from the fingerprint."""
    title: str
    severity: str
    style: str
    flags: str
    where: str
    before: str
    quote: str
    after: str
    fixes: tuple[Fix, ...]
    message: str
    hint: str
    rule: RuleInfo | None
    link: str
    address: str
    veto: bool


def sure(finding: Finding) -> bool:
    """Whether the correction may be taken as it stands; else a person has to look."""
    return finding.safety is not Safety.UNSAFE and finding.confidence >= DOUBTFUL


def make_item(finding: Finding, rules: Mapping[str, RuleInfo], article: ArticleRecord | None, id_: str = "") -> Item:
    """Everything is cut to a length that a page can bear; nothing is escaped but the clipboard's words."""
    rule = rules.get(finding.code)
    place = finding.place
    safe_text = hostile.defang if finding.veto else str
    address = place.fragment or place.url
    clickable = "" if finding.veto else hostile.link(address)
    before, after = _around(finding, article)
    place_words = where(finding)
    quote = safe_text(hostile.exactly(finding.quote, QUOTE)) if finding.quote else ""
    title = rule.title if rule else finding.name
    message = safe_text(hostile.short(finding.message, SENTENCE))
    return Item(
        code=finding.code,
        id=id_,
        title=hostile.short(title, 160),
        severity=_(SEVERITY[finding.severity]),
        style=CLASS[finding.severity],
        flags=_flags(finding, place_words),
        where=place_words,
        before=safe_text(before),
        quote=quote,
        after=safe_text(after),
        fixes=() if finding.veto else tuple(_fix(text) for text in finding.suggestions[:2]),
        message="" if message == title else message,
        hint=safe_text(hostile.short(finding.hint, SENTENCE)),
        rule=rule,
        link=clickable,
        address="" if clickable else hostile.defang(hostile.short(place.url, 300)),
        veto=finding.veto,
    )


def _flags(finding: Finding, place: str) -> str:
    """Where it stands and how sure it is, as one phrase that starts with a dot."""
    parts = [place] if place else []
    if not sure(finding):
        parts.append(_("cần người xem"))
    if finding.pages > 1:
        parts.append(_n("trên {n} trang", finding.pages).format(n=figures.number(finding.pages)))
    if finding.preview:
        parts.append(_("quy tắc đang thử, không tính điểm"))
    if finding.task:
        parts += _task(finding.task)
    return "".join(f" · {part}" for part in parts)


def _task(task: Task) -> list[str]:
    """Who mends it and until when."""
    parts = [_("giao cho {owner}").format(owner=hostile.short(task.owner, 80))] if task.owner else []
    parts += [_("hạn {day}").format(day=figures.day(task.due))] if task.due else []
    return parts + ([_("đã báo sửa xong nhưng vẫn còn")] if task.claimed else [])


def _fix(text: str) -> Fix:
    if not text:
        return Fix(_("(bỏ)"), "")
    return Fix(hostile.exactly(text, QUOTE), hostile.attribute(text) if len(text) <= COPY else "")


def _around(finding: Finding, article: ArticleRecord | None) -> tuple[str, str]:
    """Text before and after the quote: from the article where it is at hand, to whole words and inside the paragraph."""
    before, after = finding.before, finding.after
    if article is not None and article.text and finding.span is not None:
        low, high = finding.span
        if 0 <= low < high <= len(article.text):
            before = article.text[max(0, low - AROUND) : low]
            after = article.text[high : high + AROUND]
            cut_before, cut_after = low > AROUND, high + AROUND < len(article.text)
            return _tail(before, cut_before), _head(after, cut_after)
    return _tail(before[-AROUND:], True), _head(after[:AROUND], True)


def _tail(text: str, cut: bool) -> str:
    line = text.rfind("\n")
    if line >= 0:
        return text[line + 1 :]
    if not cut or not text:
        return text
    space = text.find(" ", 0, 40)
    return "… " + (text[space + 1 :] if space >= 0 else text)


def _head(text: str, cut: bool) -> str:
    line = text.find("\n")
    if line >= 0:
        return text[:line]
    if not cut or not text:
        return text
    space = text.rfind(" ", max(0, len(text) - 40))
    return (text[:space] if space > 0 else text) + " …"
