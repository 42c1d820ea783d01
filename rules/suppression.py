"""Suppression comments in files that are checked before publishing.

``<!-- rasoat: ignore SP002 TY008 reason="tên riêng" owner="Phòng biên tập" until=2027-01-31 -->`` silences these codes in
the block that follows (or holds) the comment; ``ignore-file`` in the whole file. A comment without codes, a reason or with a
date that has passed, and one that silences nothing, is itself a finding. Comments on live pages are not obeyed: whoever
can write into a page must not be able to silence its check.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from rasoat.content import Comment, Page, Span
from rasoat.finding import Finding, Hit
from rules.findings import FindingMaker
from rules.registry import by_code

_COMMENT = re.compile(r"^\s*rasoat:\s*(?P<what>ignore-file|ignore)\b(?P<rest>.*)$", re.DOTALL)
_OPTION = re.compile(r"(?P<key>reason|owner|until)=(?:\"(?P<quoted>[^\"]*)\"|(?P<plain>\S+))")
_CODE = re.compile(r"[A-Z]{2}\d{3}")
UNUSED, INVALID = "RS001", "RS002"


@dataclass
class _Suppression:
    comment: Comment
    codes: frozenset[str]
    whole_file: bool
    span: Span
    problem: str = ""
    used: set[str] = field(default_factory=set)

    def covers(self, finding: Finding) -> bool:
        if finding.code not in self.codes or self.problem:
            return False
        if self.whole_file:
            return True
        return finding.span is not None and self.span.start <= finding.span[0] <= self.span.end


class Suppressions:
    """The suppression comments of one file."""

    def __init__(self, page: Page, wanted: Iterable[str], today: dt.date | None = None) -> None:
        self._wanted = frozenset(wanted)
        self._today = today or dt.date.today()
        self._all = [s for s in (self._parse(page, comment) for comment in page.comments) if s]

    def apply(self, findings: Iterable[Finding], maker: FindingMaker) -> list[Finding]:
        """Findings that are not silenced, and those about the comments themselves."""
        kept = []
        for finding in findings:
            covering = [s for s in self._all if s.covers(finding)]
            for suppression in covering:
                suppression.used.add(finding.code)
            if not covering:
                kept.append(finding)
        for suppression in self._all:
            unused = sorted((suppression.codes & self._wanted) - suppression.used)
            if suppression.problem:
                kept.append(self._finding(INVALID, suppression, {"problem": suppression.problem}, maker))
            elif unused:
                kept.append(self._finding(UNUSED, suppression, {"codes": ", ".join(unused)}, maker))
        return kept

    def _finding(self, code: str, s: _Suppression, values: dict[str, str], maker: FindingMaker) -> Finding:
        return maker.of_page(by_code(code), Hit(values=values, quote=s.comment.text.strip(), source=s.comment.source))

    def _parse(self, page: Page, comment: Comment) -> _Suppression | None:
        match = _COMMENT.match(comment.text)
        if match is None:
            return None
        options = {m["key"]: m["quoted"] or m["plain"] or "" for m in _OPTION.finditer(match["rest"])}
        codes = frozenset(_CODE.findall(_OPTION.sub("", match["rest"])))
        whole_file = match["what"] == "ignore-file"
        span = Span(0, 0)
        if page.article is not None:
            following = (b.span for b in page.article.blocks if b.span.end > comment.position)
            span = next(following, Span(0, 0))
        return _Suppression(comment, codes, whole_file, span, self._problem(codes, options))

    def _problem(self, codes: frozenset[str], options: dict[str, str]) -> str:
        if not codes:
            return "không nêu mã quy tắc nào"
        if not options.get("reason"):
            return 'không nêu lý do (reason="…")'
        until = options.get("until")
        if until is None:
            return ""
        try:
            expired = dt.date.fromisoformat(until) < self._today
        except ValueError:
            return f"ngày hết hạn “{until}” không đúng dạng 2027-01-31"
        return f"đã hết hạn ngày {until}" if expired else ""
