"""Suppression comments in files that are checked before publishing.

``<!-- rasoat: ignore SP002 TY008 reason="tên riêng" owner="Phòng biên tập" until=2027-01-31 -->`` silences these codes in
the block that follows (or holds) the comment; ``ignore-file`` in the whole file. What raises the suspicion of a veto needs two
people and a day of expiry (``owner="…" approved-by="…" until=…``). A comment without codes or reason, with words that nobody
understands or a date that has passed, and one that silences nothing, is itself a finding. Comments on live pages are not
obeyed: whoever can write into a page must not be able to silence its check (decision 4).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from rasoat.catalogue import _
from rasoat.content import Article, Comment, Page, Span
from rasoat.errors import UsageError
from rasoat.finding import Finding, Hit
from rasoat.people import two_people
from rules.findings import FindingMaker
from rules.places import nfc_offsets
from rules.registry import by_code
from rules.rule import City, Portal

_COMMENT = re.compile(r"^\s*rasoat:\s*(?P<what>[\w-]*)(?P<rest>.*)$", re.DOTALL)
_OPTION = re.compile(
    r"(?<![\w-])(?P<key>[\w-]+)\s*=\s*"
    r"(?:\"(?P<quoted>[^\"]{0,500})\"|“(?P<curly>[^”]{0,500})”|'(?P<single>[^']{0,500})'|(?P<plain>\S+))"
)
_CODE = re.compile(r"[A-Z]{2}\d{3}")
_WORD = re.compile(r"[^\s,;]+")
_SCOPES = ("ignore", "ignore-file")
_KEYS = ("reason", "owner", "approved-by", "until")
UNUSED, INVALID = "RS001", "RS002"


@dataclass
class _Suppression:
    comment: Comment
    codes: frozenset[str]
    whole_file: bool
    span: Span | None
    """Of the block, in the article's text."""
    source: Span | None
    """The same in the file, for what has no place in the text (images)."""
    agreed: bool
    """By two people, until a day."""
    problem: str = ""
    used: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    """Codes of vetoes that one person alone may not silence."""

    def reaches(self, finding: Finding) -> bool:
        if finding.code not in self.codes or self.problem:
            return False
        if self.whole_file:
            return True
        if finding.span is not None:
            return self.span is not None and self.span.start <= finding.span[0] < self.span.end
        offset = finding.place.offset
        return bool(
            self.source
            and offset is not None
            and finding.place.length
            and self.source.start <= offset < self.source.end
        )


class Suppressions:
    """The suppression comments of one file."""

    def __init__(
        self,
        page: Page,
        wanted: Iterable[str],
        today: dt.date | None = None,
        unjudged: Collection[str] = (),
    ) -> None:
        """``wanted``: codes of this run; ``unjudged``: those that could not judge this page, so nobody knows whether they
        are silenced in vain."""
        self._wanted = frozenset(wanted) - frozenset(unjudged)
        self._today = today or dt.date.today()
        self._all = [s for s in (self._parse(page, comment) for comment in page.comments) if s]

    def apply(self, findings: Iterable[Finding], maker: FindingMaker) -> list[Finding]:
        """Findings that are not silenced, and those about the comments themselves."""
        kept = [finding for finding in findings if not self._silences(finding)]
        for suppression in self._all:
            unused = sorted((suppression.codes & self._wanted) - suppression.used - suppression.refused)
            problem = suppression.problem
            if suppression.refused:
                codes = ", ".join(sorted(suppression.refused))
                problem = _('{codes} là điểm liệt: cần owner="…", approved-by="…" của hai người và until=…').format(
                    codes=codes
                )
            if problem:
                kept.append(self._finding(INVALID, suppression, {"problem": problem}, maker))
            if unused and not suppression.problem:
                kept.append(self._finding(UNUSED, suppression, {"codes": ", ".join(unused)}, maker))
        return kept

    def _silences(self, finding: Finding) -> bool:
        reaching = [s for s in self._all if s.reaches(finding)]
        for suppression in reaching:
            allowed = suppression.agreed or not finding.veto
            (suppression.used if allowed else suppression.refused).add(finding.code)
        return any(suppression.agreed or not finding.veto for suppression in reaching)

    def _finding(self, code: str, s: _Suppression, values: dict[str, str], maker: FindingMaker) -> Finding:
        return maker.of_page(by_code(code), Hit(values=values, quote=s.comment.text.strip(), source=s.comment.source))

    def _parse(self, page: Page, comment: Comment) -> _Suppression | None:
        match = _COMMENT.match(comment.text)
        if match is None:
            return None
        options = {m["key"]: _value(m) for m in _OPTION.finditer(match["rest"])}
        words = _WORD.findall(_OPTION.sub(" ", match["rest"]))
        codes = frozenset(word for word in words if _CODE.fullmatch(word))
        strange = [word for word in words if word not in codes] + [key for key in options if key not in _KEYS]
        problem = self._problem(match["what"], codes, options, strange)
        block = self._block(page, comment)
        return _Suppression(
            comment=comment,
            codes=codes,
            whole_file=match["what"] == "ignore-file",
            span=block,
            source=self._in_source(page, comment, block),
            agreed=bool(options.get("until")) and two_people(options.get("owner", ""), options.get("approved-by", "")),
            problem=problem,
        )

    @staticmethod
    def _block(page: Page, comment: Comment) -> Span | None:
        blocks = page.article.blocks if page.article is not None else ()
        return next((block.span for block in blocks if block.span.end > comment.position), None)

    @staticmethod
    def _in_source(page: Page, comment: Comment, block: Span | None) -> Span | None:
        """From the comment to the end of its block, to the end of the file after the last block."""
        if comment.source is None or page.source is None:
            return None
        if block is None or page.article is None:
            return Span(comment.source.start, len(page.source))
        return Span(comment.source.start, max(comment.source.end, _end_in_source(page.article, block)))

    def _problem(self, what: str, codes: frozenset[str], options: dict[str, str], strange: list[str]) -> str:
        if what not in _SCOPES:
            return _("không hiểu “{word}” (viết ignore hoặc ignore-file)").format(word=what)
        if strange:
            return _("không hiểu “{word}”").format(word=strange[0])
        if not codes:
            return _("không nêu mã quy tắc nào")
        for code in sorted(codes):
            try:
                trigger = by_code(code).trigger
            except UsageError:
                return _("không có quy tắc {code}").format(code=code)
            if isinstance(trigger, Portal | City):
                return _("{code} xét nhiều trang cùng lúc: ghi vào tệp rasoat-suppressions.toml").format(code=code)
        if not options.get("reason", "").strip():
            return _('không nêu lý do (reason="…")')
        until = options.get("until")
        if until is None:
            return ""
        try:
            expired = dt.date.fromisoformat(until) < self._today
        except ValueError:
            return _("ngày hết hạn “{day}” không đúng dạng 2027-01-31").format(day=until)
        return _("đã hết hạn ngày {day}").format(day=until) if expired else ""


def _value(match: re.Match[str]) -> str:
    return next((text for text in match.group("quoted", "curly", "single", "plain") if text is not None), "")


def _end_in_source(article: Article, block: Span) -> int:
    """Where the last character of a block ends in the file; 0 where it does not stand there."""
    offsets = None if not article.found or article.found == article.text else nfc_offsets(article.found, article.text)
    last = Span(block.end - 1, block.end) if offsets is None else Span(offsets[block.end - 1], offsets[block.end])
    place = article.source_map.to_source(last) if article.source_map else None
    return place.end if place else 0
