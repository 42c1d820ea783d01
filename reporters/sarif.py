"""SARIF 2.1.0 (OASIS standard): one run with rules, results, fixes, and notifications of what was not checked.

Regions are those of the file as given, in code points (``columnKind``); a live page has its URL and no region.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from rasoat.catalogue import _
from rasoat.edits import Markup, escaped
from rasoat.finding import Finding, Safety, Severity
from rasoat.report import Report, RuleInfo
from rasoat.report_json import to_json
from reporters.places import Placed, placed, where
from reporters.told import BROKEN, UNCHECKED, UNREAD, Gap, compared, gaps, message

SCHEMA_URI = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "rasoat/v1"
OF_GITHUB = "primaryLocationLineHash"
"""The only partial fingerprint that code scanning of GitHub looks at ("SARIF support for code scanning")."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_PRECISIONS = ((0.95, "very-high"), (0.85, "high"), (0.7, "medium"), (0.0, "low"))
_GAPS = {BROKEN: "error", UNREAD: "warning", UNCHECKED: "note"}
_URI_KEPT = "/:?#@!$&'()*+,;=%-._~"
_BROKEN_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


def render(report: Report) -> bytes:
    """UTF-8 JSON and a newline."""
    numbers = {rule.code: number for number, rule in enumerate(report.rules)}
    notifications = [_notification(gap) for agency in report.agencies for gap in gaps(agency)]
    run = {
        "tool": {
            "driver": {
                "name": "rasoat",
                "version": report.version,
                "language": report.language,
                "rules": [_rule(rule) for rule in report.rules],
                "properties": {"facts": asdict(report.facts)},
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not any(agency.failures for agency in report.agencies),
                "toolExecutionNotifications": notifications,
            }
        ],
        "results": [_result(item, numbers, report) for item in placed(report)],
        "properties": {"hidden": asdict(report.hidden)},
    }
    return to_json({"$schema": SCHEMA_URI, "version": "2.1.0", "runs": [run]}) + b"\n"


def _rule(rule: RuleInfo) -> dict[str, Any]:
    parts = [rule.why, rule.hint, _("Căn cứ: {source}").format(source=rule.source) if rule.source else ""]
    help_text = "\n\n".join(filter(None, parts)) or rule.title
    made: dict[str, Any] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why or rule.title},
        "help": {"text": help_text, "markdown": f"# {rule.title}\n\n{help_text}{_examples(rule)}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": ["preview"] if rule.preview else [],
            "problem.severity": _PROBLEMS[rule.severity],
            "hitsRead": rule.hits_read,
        },
    }
    if rule.hits_read:
        made["properties"]["hitsRight"] = rule.hits_right
        made["properties"]["precision"] = _precision(rule.hits_right / rule.hits_read)
    if rule.source.startswith("https://"):
        made["helpUri"] = uri(rule.source)
    return made


def _examples(rule: RuleInfo) -> str:
    """As Markdown, the exact words in bold."""
    shown = [(example.bad.replace("⟦", "**").replace("⟧", "**"), example.good) for example in rule.examples]
    lines = [_("- Sai: {words}").format(words=bad) for bad, _good in shown if bad]
    lines += [_("- Đúng: {words}").format(words=good) for _bad, good in shown if good]
    return "\n\n" + "\n".join(lines) if lines else ""


def _precision(share: float) -> str:
    """The word that code scanning sorts rules by."""
    return next(word for floor, word in _PRECISIONS if share >= floor)


def _result(item: Placed, numbers: Mapping[str, int], report: Report) -> dict[str, Any]:
    finding = item.finding
    made: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "rank": round(finding.confidence * 100, 1),
        "message": {"text": _plain(message(finding)) or finding.code},
        "partialFingerprints": {FINGERPRINT: finding.fingerprint, OF_GITHUB: f"{finding.fingerprint}:1"},
        "properties": _properties(item),
    }
    if finding.code in numbers:
        made["ruleIndex"] = numbers[finding.code]
    if where(finding) or item.agency.page:
        made["locations"] = [_location(finding, item.agency.page)]
    if compared(item.agency, report):
        made["baselineState"] = "new" if finding.new else "unchanged"
    fixes = _fixes(finding)
    if fixes:
        made["fixes"] = fixes
    return made


def _properties(item: Placed) -> dict[str, Any]:
    finding, article, agency = item
    given = {
        "agency": agency.id,
        "article": article.title if article else "",
        "quote": finding.quote,
        "block": finding.block,
        "scope": finding.scope.value,
        "selector": finding.place.selector,
        "textFragment": finding.place.fragment,
        "suggestions": list(finding.suggestions),
        "safety": finding.safety.value if finding.safety is not Safety.NONE else "",
    }
    made: dict[str, Any] = {key: value for key, value in given.items() if value}
    return (
        {**made, "pages": finding.pages, "tags": ["preview"]} if finding.preview else {**made, "pages": finding.pages}
    )


def _location(finding: Finding, home: str) -> dict[str, Any]:
    """A finding about the whole portal stands at its ``home`` page: code scanning refuses a result without a location."""
    place = finding.place
    physical: dict[str, Any] = {"artifactLocation": _artifact(finding) if where(finding) else {"uri": uri(home)}}
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": place.offset,
        "charLength": place.length,
    }
    if place.line is not None:
        physical["region"] = {key: value for key, value in region.items() if value is not None}
    made: dict[str, Any] = {"physicalLocation": physical}
    if place.where:
        made["message"] = {"text": _plain(place.where)}
    return made


def _artifact(finding: Finding) -> dict[str, str]:
    return {"uri": file_uri(finding.place.path) if finding.place.path else uri(finding.place.url)}


def _fixes(finding: Finding) -> list[dict[str, Any]]:
    """Each suggestion as a replacement of the exact words, in the file's own markup; none where that could do harm."""
    place = finding.place
    if place.offset is None or place.length is None or finding.safety is Safety.NONE:
        return []
    markup, written = Markup.of(place.path, finding.block), finding.written[1]
    deleted = {"charOffset": place.offset, "charLength": place.length}
    return [
        {
            "description": {"text": _plain(_("Thay bằng “{words}”").format(words=words))},
            "artifactChanges": [
                {
                    "artifactLocation": _artifact(finding),
                    "replacements": [
                        {"deletedRegion": deleted, "insertedContent": {"text": escaped(words, written, markup)}}
                    ],
                }
            ],
        }
        for words in finding.suggestions
    ]


def _notification(gap: Gap) -> dict[str, Any]:
    made: dict[str, Any] = {"level": _GAPS[gap.kind], "message": {"text": _plain(gap.message)}}
    if gap.code:
        made["associatedRule"] = {"id": gap.code}
    if gap.status:
        made["descriptor"] = {"id": gap.status}
        made["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": uri(gap.where)}}}]
    return made


def _plain(text: str) -> str:
    """SARIF reads [words](target) as a link and {0} as a placeholder (3.11.5, 3.11.6); portal text is neither."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace("{", "{{").replace("}", "}}")


def uri(address: str) -> str:
    """A valid URI reference (RFC 3986) for an address as a portal wrote it."""
    return quote(_BROKEN_PERCENT.sub("%25", address), safe=_URI_KEPT, errors="replace")


def file_uri(path: str) -> str:
    """Relative paths stay relative (a code host finds the file by them), absolute ones become ``file:`` URIs."""
    windows = bool(_DRIVE.match(path))
    slashed = path.replace("\\", "/") if windows or "\\" in path else path
    encoded = quote(slashed, errors="replace", safe="/" if not windows else "/:")
    if windows:
        return f"file:///{encoded}"
    return f"file://{encoded}" if PurePath(path).is_absolute() else encoded
