"""Reports that no reporter may stumble over, and small builders for them. All of it is invented."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any

from rasoat.finding import Finding, Place, Safety, Severity, fingerprint
from rasoat.report import (
    SCHEMA,
    AgencyReport,
    ArticleRecord,
    Coverage,
    ExampleInfo,
    FactsVersion,
    FetchStatus,
    PageStatus,
    Report,
    RuleFailure,
    RuleInfo,
    RuleOutcome,
)

CREATED = "2026-11-24T08:00:00+07:00"
PATH = "bai.md"
URL = "https://so-mau.example/tin/1"

RULES = (
    RuleInfo(
        "SP002",
        "known-misspelling",
        Severity.ERROR,
        "Từ viết sai chính tả",
        "Không thấy từ viết sai",
        "Sửa thành từ đúng.",
        "Người đọc mất tin cậy.",
        "https://example.org/quy-tac",
        "0.1",
        False,
        "K04",
        hits_read=40,
        hits_right=38,
        examples=(ExampleInfo("Cần ⟦bổ xung⟧ hồ sơ.", "Cần bổ sung hồ sơ."),),
    ),
    RuleInfo("AX001", "image-without-alt", Severity.WARNING, "Ảnh thiếu mô tả", "", "", "", "", "0.1", True, "K09"),
)


def finding(**changes: Any) -> Finding:
    """“bổ xung” in line 3 of a file, unless told otherwise."""
    return replace(
        Finding(
            code="SP002",
            name="known-misspelling",
            severity=Severity.ERROR,
            confidence=0.95,
            message="“bổ xung” viết sai chính tả.",
            hint="Sửa thành “bổ sung”.",
            quote="bổ xung",
            before="Cần ",
            after=" hồ sơ.",
            suggestions=("bổ sung",),
            safety=Safety.SAFE,
            place=Place(path=PATH, line=3, column=5, offset=40, length=7, end_line=3, end_column=12),
            fingerprint=fingerprint("SP002", PATH, "Cần bổ xung hồ sơ."),
            block="paragraph",
            article="1",
            span=(4, 11),
        ),
        **changes,
    )


def live(**changes: Any) -> Finding:
    """The same on a live page."""
    place = Place(url=URL, selector="div.body", fragment=f"{URL}#:~:text=b%E1%BB%95%20xung")
    return finding(**{"place": place, "agency": "so-mau", **changes})


def article(**changes: Any) -> ArticleRecord:
    return replace(
        ArticleRecord("1", "", PATH, "Hồ sơ cần bổ xung", "2026-11-20", "Tin tức", "Phòng Mẫu", "vi", 120, 0), **changes
    )


def agency(*findings: Finding, **changes: Any) -> AgencyReport:
    """One agency (that of files, id "") with one article."""
    return replace(
        AgencyReport("", "", "", "", "", False, Coverage(1, 1, 1, {"ok": 1}), (article(),), findings), **changes
    )


def portal(*findings: Finding, **changes: Any) -> AgencyReport:
    """One agency with a live portal."""
    return replace(
        agency(*findings),
        **{
            "id": "so-mau",
            "name": "Sở Mẫu",
            "group": "so",
            "group_name": "Sở, ban, ngành",
            "host": "so-mau.example",
            "articles": (article(path="", url=URL),),
            **changes,
        },
    )


def report(*agencies: AgencyReport, **changes: Any) -> Report:
    return replace(
        Report(SCHEMA, "0.1.0", CREATED, "Đợt thử", RULES, agencies, FactsVersion("2026-10-05", "0" * 64), "2026.1"),
        **changes,
    )


HOSTILE = (
    "</script><script>alert(1)</script>\x1b[31m\x07\x9b2J\u202egpj.exe\u2066\r\n::error::x,y:z%0A\x00\u200b{0}[a](b)"
)
LONG = "dài " * 5000
NFD = unicodedata.normalize("NFD", "Thủ tục hưởng trợ cấp")
UNREAD = PageStatus("https://so-mau.example/tin/2?a=1&b=[2] ", FetchStatus.SERVER_ERROR, 503, "lần 3")


def _hostile() -> Report:
    words = dict.fromkeys(("message", "hint", "quote", "before", "after", "name", "fingerprint", "block"), HOSTILE)
    page = Place(
        url=f"https://so-mau.example/{HOSTILE}", where=HOSTILE, selector=HOSTILE, fragment=f"javascript:{HOSTILE}"
    )
    file = Place(path=f"tep {HOSTILE}.md", line=1, column=1, offset=0, length=1, end_line=1, end_column=2)
    both = [finding(**words, place=place, suggestions=(HOSTILE,), written=(HOSTILE,) * 3) for place in (page, file)]
    return report(portal(*both, name=HOSTILE, articles=(article(title=HOSTILE, url=page.url, path=""),)))


def _surrogate() -> Report:
    broken = "bổ \ud83d xung"
    return report(
        agency(finding(quote=broken, message=broken, suggestions=(broken,)), articles=(article(title=broken),))
    )


ODD: dict[str, Report] = {
    "no agencies": report(),
    "no pages": report(agency(coverage=Coverage(0, 0, 0, {}), articles=())),
    "no findings": report(agency()),
    "one finding in a file": report(agency(finding())),
    "one finding on a live page": report(portal(live())),
    "a rule that broke": report(
        agency(failures=(RuleFailure("DT002", PATH, "KeyError: 'năm'"),), outcomes=(RuleOutcome("DT002", error=1),))
    ),
    "a page not fetched": report(
        portal(
            live(),
            coverage=Coverage(
                9, 1, 1, {"ok": 1, "server-error": 8}, (UNREAD,), ("Chưa kiểm tiếng Anh: thiếu LanguageTool.",)
            ),
        )
    ),
    "NFD text": report(agency(finding(quote=NFD, message=NFD, before=NFD, after=NFD, written=(NFD, NFD, NFD)))),
    "a very long line": report(agency(finding(quote=LONG, before=LONG, after=LONG, message=LONG))),
    "hostile text": _hostile(),
    "lone surrogates": _surrogate(),
    "nothing but a template": report(portal(live(article="", block="frame", pages=141, quote="", suggestions=()))),
    "an unknown rule": report(agency(finding(code="XX999", preview=True)), rules=()),
    "a place without lines": report(agency(finding(place=Place(path="thu.docx", where="đoạn 3")))),
    "several lines": report(agency(finding(quote="dòng một\r\ndòng hai\n\tdòng ba", before="\t", after="\n"))),
}
