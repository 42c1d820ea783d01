"""Findings as CSV for spreadsheets and scripts: one a line. Columns are never renamed, dropped or moved; new ones come last.

UTF-8 with a byte order mark, without which Excel takes it for another encoding; semicolons, since Excel with the settings of
Vietnam uses the comma in numbers; every text in quotation marks, line ends CR LF (RFC 4180). Text that a spreadsheet would
take for a formula gets an apostrophe in front (OWASP, "CSV injection"). Exact words for programs are in ``jsonl``.
"""

from __future__ import annotations

import csv
import io

from rasoat.report import Report
from reporters.places import Placed, placed
from reporters.terminal import neutral

SEPARATOR = ";"
COLUMNS = (
    "severity code name title published section path url line column before quote after message hint suggestions "
    "confidence_percent new preview veto pages agency agency_name article open fingerprint"
).split()
_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")


def render(report: Report) -> bytes:
    """A heading, then a line a finding in the order of ``jsonl``."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=SEPARATOR, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_row, placed(report)))
    return b"\xef\xbb\xbf" + made.getvalue().encode("utf-8", "replace")


def harmless(text: str) -> str:
    """One line that a spreadsheet takes for text."""
    shown = neutral(text)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) else shown


def _row(item: Placed) -> list[str | int]:
    finding, article, agency = item
    place = finding.place
    texts: dict[str, str | int | None] = {
        "severity": finding.severity.value,
        "code": finding.code,
        "name": finding.name,
        "title": article.title if article else "",
        "published": article.published if article else "",
        "section": article.section if article else "",
        "path": place.path,
        "url": place.url or (article.url if article else ""),
        "line": place.line,
        "column": place.column,
        "before": finding.before,
        "quote": finding.quote,
        "after": finding.after,
        "message": finding.message,
        "hint": finding.hint,
        "suggestions": " | ".join(finding.suggestions),
        "confidence_percent": round(100 * finding.confidence),
        "new": int(finding.new),
        "preview": int(finding.preview),
        "veto": int(finding.veto),
        "pages": finding.pages,
        "agency": finding.agency or agency.id,
        "agency_name": agency.name,
        "article": finding.article,
        "open": place.fragment,
        "fingerprint": finding.fingerprint,
    }
    return [value if isinstance(value, int) else harmless(value or "") for value in map(texts.get, COLUMNS)]
