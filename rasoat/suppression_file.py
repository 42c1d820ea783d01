"""``rasoat-suppressions.toml``: findings set aside with a reason where no comment can be written (Word, PDF, live pages).

```toml
[[suppress]]
code = "SP003"
path = "van-ban/*.docx"            # relative to this file; * stands for anything
quote = "Bảo Thắng"                # optional: only these words; or fingerprint = "0123456789abcdef"
reason = "tên riêng"
owner = "Nguyễn Văn A"
until = 2027-01-31                 # optional for files
```

Live pages (``url = "https://…"``) count in a score, and what raises the suspicion of a veto is shown whatever the score: both
need a second person (``approved-by``) and a day of expiry, as triage does. The file is the operator's: nothing that a page says
has a part in it (decision 4).
"""

from __future__ import annotations

import datetime as dt
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from rasoat import toml_file
from rasoat.catalogue import _, speaking
from rasoat.content import Page
from rasoat.errors import ConfigError, UsageError
from rasoat.finding import Finding, Hit, Place, Scope
from rasoat.people import two_people
from rasoat.report import AgencyReport, Report
from rasoat.urls import canonical
from rules.findings import FindingMaker
from rules.house_style import CODE as HOUSE_STYLE
from rules.registry import by_code

UNUSED, INVALID = "RS001", "RS002"
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_WILD = re.compile(r"[*./]*")
_HOST = re.compile(r"(?:\*\.)?[^*/?#@\s]+")
_PORTAL_WIDE = (Scope.TEMPLATE, Scope.PORTAL, Scope.CITY)


class Entry(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """One ``[[suppress]]``; exactly one of ``path`` and ``url``."""

    code: str = ""
    path: str = ""
    url: str = ""
    quote: str = ""
    fingerprint: str = ""
    reason: str = ""
    owner: str = ""
    approved_by: str = ""
    until: dt.date | None = None

    @property
    def agreed(self) -> bool:
        """By two people, until a day."""
        return self.until is not None and two_people(self.owner, self.approved_by)


class _Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    suppress: tuple[Entry, ...] = ()


@dataclass
class _Row:
    entry: Entry
    place: Place
    """In the suppressions file, of the line that names the code."""
    written: str
    used: bool = False
    refused: bool = False
    """Met a suspected veto without being agreed on by two people."""


@dataclass
class Suppressions:
    """The file, and what became of its entries in one run."""

    path: Path
    rows: list[_Row] = field(default_factory=list)
    today: dt.date = field(default_factory=dt.date.today)

    def silences(self, finding: Finding, agency: AgencyReport | None = None) -> bool:
        """Whether an entry that holds today sets this finding aside."""
        silenced = False
        for row in self.rows:
            if row.entry.code != finding.code or self._expired(row) or not self._covers(row.entry, finding, agency):
                continue
            allowed = row.entry.agreed or not finding.veto
            row.used, row.refused = row.used or allowed, row.refused or not allowed
            silenced = silenced or allowed
        return silenced

    def _expired(self, row: _Row) -> bool:
        return row.entry.until is not None and row.entry.until < self.today

    def _covers(self, entry: Entry, finding: Finding, agency: AgencyReport | None) -> bool:
        if entry.fingerprint and entry.fingerprint not in (finding.fingerprint, finding.essence):
            return False
        if entry.quote and _even(entry.quote) != _even(finding.quote):
            return False
        if entry.path:
            return bool(finding.place.path) and self._is_path(entry, finding.place.path)
        places = [finding.place.url]
        if agency is not None and finding.scope in _PORTAL_WIDE:
            places.append(agency.page)
        return any(_is_url(entry.url, place) for place in places if place)

    def _is_path(self, entry: Entry, path: str) -> bool:
        home = os.path.abspath(self.path.parent)  # noqa: PTH100 - links are not followed: names stay as people know them
        try:
            found = os.path.relpath(path, home).replace(os.sep, "/")
        except ValueError:  # another drive
            return False
        return _like(_nfc(entry.path.removeprefix("./")), _nfc(found))

    # -- a report

    def apply(self, report: Report) -> Report:
        """Without the findings set aside; what is wrong with entries is told: those for files as findings at their line of the
        suppressions file, those for live pages as notes, for a score is no place for them."""
        with speaking(report.language):
            return self._apply(report)

    def _apply(self, report: Report) -> Report:
        hidden = 0
        agencies = []
        for agency in report.agencies:
            kept = tuple(finding for finding in agency.findings if not self.silences(finding, agency))
            count = len(agency.findings) - len(kept)
            hidden += count
            dismissed = (agency.dismissed or 0) + count if count and agency.host else agency.dismissed
            agencies.append(replace(agency, findings=kept, dismissed=dismissed))
        notes = []
        for row in self.rows:
            code, words = self._told(row, report)
            if not words or code not in {rule.code for rule in report.rules}:
                continue
            home = next((n for n, a in enumerate(agencies) if not a.host and row.entry.path), None)
            if home is None:
                notes.append(f"{row.place.path}:{row.place.line}: {words}")
            else:
                finding = _finding(code, words, row, report.language)
                agencies[home] = replace(agencies[home], findings=(*agencies[home].findings, finding))
        return replace(
            report,
            agencies=tuple(agencies),
            notes=(*report.notes, *notes),
            hidden=replace(report.hidden, suppressed=report.hidden.suppressed + hidden),
        )

    def _told(self, row: _Row, report: Report) -> tuple[str, str]:
        """Code and sentence of what is wrong with an entry whose pages were looked at; "" if nothing is."""
        entry = row.entry
        if not self._looked_at(entry, report):
            return "", ""
        if self._expired(row) and entry.until:
            day = entry.until.strftime("%d/%m/%Y")
            return INVALID, _("Mục bỏ qua {code} đã hết hạn ngày {day} nên không có hiệu lực.").format(
                code=entry.code, day=day
            )
        if row.refused:
            words = _(
                "Mục bỏ qua {code} gặp điểm liệt: cần owner và approved-by là hai người và until, nên chưa có hiệu lực."
            )
            return INVALID, words.format(code=entry.code)
        if not row.used:
            return UNUSED, _("Mục bỏ qua {code} không còn khớp với chỗ nào.").format(code=entry.code)
        return "", ""

    def _looked_at(self, entry: Entry, report: Report) -> bool:
        """Whether a page of this entry was read and the rule could judge it."""
        judged = any(rule.code == entry.code for rule in report.rules)
        for agency in report.agencies if judged else ():
            unjudged = any(o.code == entry.code and (o.error or o.manual) for o in agency.outcomes)
            if unjudged or any(failure.code == entry.code for failure in agency.failures):
                continue
            for article in agency.articles:
                if entry.path and article.path and self._is_path(entry, article.path):
                    return True
                if entry.url and article.url and _is_url(entry.url, article.url):
                    return True
            if entry.url and agency.page and agency.coverage.read and _is_url(entry.url, agency.page):
                return True
        return False


def _finding(code: str, words: str, row: _Row, language: str) -> Finding:
    maker = FindingMaker(Page(path=row.place.path), "", language=language)
    hint = _("Sửa hoặc xóa mục này trong {file}.").format(file=Path(row.place.path).name)
    values = {"told": words, "remedy": hint}
    hit = Hit(quote=row.written, url=row.place.path, message="{told}", hint="{remedy}", values=values, scope=Scope.PAGE)
    return replace(maker.of_portal(by_code(code), hit), place=row.place)


def load(path: Path, shown: str = "") -> Suppressions:
    """ConfigError with line and caret for every mistake; ``shown``: how the file is named to people."""
    name = shown or str(path)
    text = toml_file.read(path)
    document = toml_file.convert(toml_file.parse(text, name), _Document, text, name)
    mistakes = []
    rows = []
    for number, entry in enumerate(document.suppress):
        found = [*_mistakes(entry)]
        for key, words in found:
            line, column = toml_file.locate(text, ["suppress", str(number), key])
            mistakes.append(toml_file.pointed(text, name, line, column, words))
        if not found:
            rows.append(_row(entry, text, name, number))
    if mistakes:
        raise ConfigError(
            "\n".join(mistakes), _("Sửa các dòng trên. Mỗi mục [[suppress]] cần code, path hoặc url, reason và owner.")
        )
    return Suppressions(path, rows)


def _row(entry: Entry, text: str, name: str, number: int) -> _Row:
    line, column = toml_file.locate(text, ["suppress", str(number), "code"])
    lines = text.split("\n")
    written = lines[line - 1][column - 1 :].rstrip()
    offset = sum(len(one) + 1 for one in lines[: line - 1]) + column - 1
    place = Place(
        path=name,
        line=line,
        column=column,
        offset=offset,
        length=len(written),
        end_line=line,
        end_column=column + len(written),
    )
    return _Row(entry, place, written)


def _mistakes(entry: Entry) -> Iterator[tuple[str, str]]:
    """Key and what is wrong with it."""
    code = _code(entry.code)
    if not entry.code.strip():
        yield "code", _("thiếu code (mã quy tắc)")
    elif code != entry.code:
        yield (
            "code",
            _("không có quy tắc “{code}”").format(code=entry.code)
            if not code
            else _("viết mã {code}").format(code=code),
        )
    if not entry.reason.strip():
        yield "reason", _("thiếu reason (lý do)")
    if not entry.owner.strip():
        yield "owner", _("thiếu owner (người chịu trách nhiệm)")
    if bool(entry.path) == bool(entry.url):
        yield "path", _("cần đúng một trong hai: path (tệp) hoặc url (trang)")
    if entry.fingerprint and not _FINGERPRINT.fullmatch(entry.fingerprint):
        yield "fingerprint", _("fingerprint gồm 16 chữ số 0–9, a–f, chép từ báo cáo JSON")
    if entry.path:
        yield from _mistakes_of_path(entry)
    if entry.url:
        yield from _mistakes_of_url(entry)


def _mistakes_of_path(entry: Entry) -> Iterator[tuple[str, str]]:
    if entry.path.startswith("/") or "\\" in entry.path or re.match("[A-Za-z]:", entry.path):
        yield "path", _("path viết theo vị trí của tệp này, với dấu /")
    elif _WILD.fullmatch(entry.path) and not (entry.quote or entry.fingerprint):
        yield "path", _("path này là mọi tệp: dùng [check] ignore trong rasoat.toml")


def _mistakes_of_url(entry: Entry) -> Iterator[tuple[str, str]]:
    scheme, _sep, rest = entry.url.partition("://")
    if scheme not in ("http", "https") or not _HOST.fullmatch(rest.split("/", 1)[0]):
        yield (
            "url",
            _("url bắt đầu bằng https:// và tên miền; * chỉ đứng ở đầu tên miền (*.gov.vn) hoặc trong phần sau"),
        )
    if not two_people(entry.owner, entry.approved_by):
        yield "approved-by", _("trang đang chạy được tính điểm: cần approved-by là người thứ hai, khác owner")
    if entry.until is None:
        yield "until", _("trang đang chạy được tính điểm: cần until (ngày hết hạn)")


def _code(code: str) -> str:
    """As rules write it; "" where there is no such rule."""
    if code == HOUSE_STYLE:
        return code
    try:
        return by_code(code).code
    except UsageError:
        return ""


def _like(pattern: str, text: str) -> bool:
    """``*`` stands for anything, a slash too; all else for itself."""
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), text, re.DOTALL) is not None


def _is_url(pattern: str, url: str) -> bool:
    """Host by host and path by path, so that a page cannot name itself into an entry of another host."""
    wanted, found = urlsplit(pattern), urlsplit(canonical(url))
    if wanted.scheme != found.scheme or not _like(wanted.netloc.casefold(), found.netloc):
        return False
    rest = canonical(pattern).split("://", 1)[-1].partition("/")[2] if "*" not in wanted.netloc else _rest(pattern)
    return _like(rest, _rest(canonical(url)))


def _rest(url: str) -> str:
    return url.split("://", 1)[-1].partition("/")[2]


def _even(words: str) -> str:
    return " ".join(_nfc(words).split())


def _nfc(words: str) -> str:
    return unicodedata.normalize("NFC", words)
