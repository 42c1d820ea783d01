"""GitLab Code Quality and Checkstyle."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import etree

from rasoat.finding import Place, Severity
from rasoat.report import Report
from reporters.formats import FORMATS
from tests.reporting.odd_reports import ODD, URL, agency, finding, live, portal, report

SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


def entries(given: Report) -> list[dict[str, Any]]:
    return list(json.loads(FORMATS["gitlab"].render(given)))


def errors(given: Report) -> list[tuple[str, Any]]:
    root = etree.fromstring(FORMATS["checkstyle"].render(given))
    assert (root.tag, root.get("version")) == ("checkstyle", "4.3")
    return [(file.get("name"), error) for file in root for error in file]


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
def test_every_entry_has_what_gitlab_demands(odd: Report) -> None:
    made = entries(odd)
    for entry in made:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["description"]
        assert entry["severity"] in SEVERITIES
        assert entry["location"]["path"]
        assert entry["location"]["lines"]["begin"] >= 1
    assert len({entry["fingerprint"] for entry in made}) == len(made)


def test_an_entry_says_what_where_and_how_bad() -> None:
    assert entries(report(agency(finding()))) == [
        {
            "description": "“bổ xung” viết sai chính tả. Sửa thành “bổ sung”.",
            "check_name": "SP002 known-misspelling",
            "fingerprint": finding().fingerprint,
            "severity": "major",
            "location": {"path": "bai.md", "lines": {"begin": 3}},
        }
    ]


def test_fingerprints_are_unique_and_the_first_stays_itself() -> None:
    found = [entry["fingerprint"] for entry in entries(report(agency(finding(), finding(), finding())))]
    assert found[0] == finding().fingerprint
    assert len(set(found)) == 3
    assert found == [entry["fingerprint"] for entry in entries(report(agency(finding(), finding(), finding())))]


@pytest.mark.parametrize(
    ("changes", "gitlab", "checkstyle"),
    [
        ({"veto": True}, "blocker", "error"),
        ({}, "major", "error"),
        ({"severity": Severity.WARNING}, "minor", "warning"),
        ({"severity": Severity.INFO}, "info", "info"),
        ({"preview": True, "veto": True}, "info", "info"),
    ],
)
def test_severities(changes: dict[str, Any], gitlab: str, checkstyle: str) -> None:
    given = report(agency(finding(**changes)))
    assert entries(given)[0]["severity"] == gitlab
    assert errors(given)[0][1].get("severity") == checkstyle


@pytest.mark.parametrize(
    ("path", "shown"), [("./tin/a.md", "tin/a.md"), ("tin\\a.md", "tin/a.md"), ("a b.md", "a b.md")]
)
def test_gitlab_paths_are_those_of_the_repository(path: str, shown: str) -> None:
    place = Place(path=path, line=1, column=1, offset=0, length=1)
    assert entries(report(agency(finding(place=place))))[0]["location"]["path"] == shown


def test_a_live_page_is_its_address() -> None:
    given = report(portal(live()))
    assert entries(given)[0]["location"] == {"path": URL, "lines": {"begin": 1}}
    assert errors(given)[0][0] == URL


def test_checkstyle_has_line_column_and_source() -> None:
    ((file, error),) = errors(report(agency(finding())))
    assert (file, error.get("line"), error.get("column"), error.get("source")) == ("bai.md", "3", "5", "rasoat.SP002")


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
def test_checkstyle_is_well_formed_whatever_the_text(odd: Report) -> None:
    for file, error in errors(odd):
        assert file
        assert int(error.get("line")) >= 1
        assert error.get("message")
        assert error.get("severity") in {"error", "warning", "info"}


@pytest.mark.parametrize("name", ["a rule that broke", "a page not fetched"])
def test_what_was_not_checked_is_told(name: str) -> None:
    checks = {entry["check_name"] for entry in entries(ODD[name])}
    sources = {error.get("source") for _, error in errors(ODD[name])}
    wanted = {"a rule that broke": "rule-failure", "a page not fetched": "page-not-read"}[name]
    assert f"rasoat {wanted}" in checks
    assert f"rasoat.{wanted}" in sources
