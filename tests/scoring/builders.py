"""Invented agencies for the tests of the formula."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

from msgspec import structs

from rasoat.finding import Finding, Place, Safety, Scope, Severity
from rasoat.report import (
    SCHEMA,
    AgencyReport,
    AgencyScore,
    ArticleRecord,
    Coverage,
    CriterionScore,
    FactsVersion,
    Report,
    RuleInfo,
)
from rasoat.score.agency import score_agency, score_city
from rasoat.score.scoring_profile import Profile, shipped

CREATED = "2026-11-24T08:00:00+07:00"
MEASURED = {f"K{number:02}": f"RU{number:03}" for number in range(1, 15)}
"""A rule for each criterion."""


@cache
def profile() -> Profile:
    """The shipped numbers with one rule a criterion, each trusted wholly in its unmeasured state."""
    base = shipped()
    return structs.replace(
        base,
        rules={**{rule: criterion for criterion, rule in MEASURED.items()}, "VE001": "V1", "VE002": "V2"},
        limits=structs.replace(base.limits, unmeasured=1.0),
    )


def rule(code: str, **changes: Any) -> RuleInfo:
    return replace(RuleInfo(code, code.lower(), Severity.WARNING, code, "", "", "", "", "0.1", False, ""), **changes)


@cache
def rules(without: tuple[str, ...] = ("K14",)) -> tuple[RuleInfo, ...]:
    """One rule for each criterion but ``without``, and two for vetoes."""
    codes = [code for criterion, code in MEASURED.items() if criterion not in without]
    return tuple(rule(code) for code in (*codes, "VE001", "VE002"))


def finding(criterion: str, article: int | str, number: int = 0, **changes: Any) -> Finding:
    """A warning in an article; ``number`` tells findings of one article apart."""
    code = MEASURED.get(criterion, criterion)
    made = Finding(
        code=code,
        name=code.lower(),
        severity=Severity.WARNING,
        confidence=0.9,
        message="sai",
        hint="",
        quote=f"chỗ {number}",
        before="",
        after="",
        suggestions=(),
        safety=Safety.NONE,
        place=Place(url=f"https://cong.example/{article}"),
        fingerprint=f"{code}-{article}-{number}",
        block="paragraph",
        article=str(article),
    )
    return replace(made, **changes)


def template(criterion: str, pages: int, **changes: Any) -> Finding:
    """One fault in the menu of so many pages."""
    return finding(
        criterion, "", **{"scope": Scope.TEMPLATE, "block": "frame", "pages": pages, "place": Place(), **changes}
    )


def articles(count: int, *, images: bool = True, units: Iterable[int] | None = None) -> tuple[ArticleRecord, ...]:
    numbers = list(units) if units is not None else list(range(count))
    return tuple(
        ArticleRecord(
            str(i), f"https://cong.example/{i}", "", f"Bài {i}", None, "", "", "vi", 200, numbers[i], has_images=images
        )
        for i in range(count)
    )


def agency(count: int, *findings: Finding, unread: int = 0, **changes: Any) -> AgencyReport:
    """``count`` pages read, all articles, each its own unit."""
    statuses = {"ok": count, **({"server-error": unread} if unread else {})}
    made = AgencyReport(
        "so-mau",
        "Sở Mẫu",
        "so",
        "Sở, ban, ngành",
        "cong.example",
        True,
        Coverage(count + unread, count, count, statuses),
        articles(count),
        findings,
    )
    return replace(made, **changes)


def score(given: AgencyReport, **options: Any) -> AgencyScore:
    return score_agency(given, options.pop("rules", rules()), options.pop("profile", profile()), **options)


def points(given: AgencyReport, **options: Any) -> float:
    value = score(given, **options).points
    assert value is not None
    return value


def criterion(given: AgencyScore, wanted: str) -> CriterionScore:
    return next(item for item in given.criteria if item.id == wanted)


def scored_report() -> Report:
    """Two agencies with scores, for reporters."""
    first = agency(40, *(finding("K04", i, quote="bổ xung") for i in range(3)), template("K03", 40, quote="Quận Mẫu"))
    second = agency(40, finding("VE001", 1, veto=True), id="phuong-mau", name="Phường Mẫu")
    scored = score_city([first, second], rules(), profile())
    return Report(
        SCHEMA,
        "0.1.0",
        CREATED,
        "Đợt thử",
        rules(),
        scored,
        FactsVersion("2026-10-05", "0" * 64),
        profile().formula,
        profile().criteria,
        profile().grades,
    )
