"""SARIF 2.1.0, by the official schema."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from rasoat.changes import Changes
from rasoat.finding import Place, Safety
from rasoat.report import Hidden, Report
from reporters import sarif
from tests.reporting.odd_reports import ODD, URL, agency, finding, live, portal, report

SCHEMA = Path(__file__).parent / "vendor" / "sarif-2.1.0-rtm.5.json"


@cache
def validator() -> jsonschema.Draft4Validator:
    return jsonschema.Draft4Validator(json.loads(SCHEMA.read_text("utf-8")))


def run(given: Report) -> dict[str, Any]:
    log = json.loads(sarif.render(given))
    validator().validate(log)
    (only,) = log["runs"]
    return dict(only)


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
def test_every_log_is_valid(odd: Report) -> None:
    run(odd)


def test_the_schema_would_refuse_a_wrong_log() -> None:
    log = json.loads(sarif.render(report(agency(finding()))))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not validator().is_valid(log)


def test_a_region_gives_lines_columns_and_offsets_in_code_points() -> None:
    made = run(report(agency(finding())))
    assert made["columnKind"] == "unicodeCodePoints"
    place = made["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "bai.md"}
    assert place["region"] == {
        "startLine": 3,
        "startColumn": 5,
        "endLine": 3,
        "endColumn": 12,
        "charOffset": 40,
        "charLength": 7,
    }


def test_a_live_page_is_its_address_without_a_region() -> None:
    (result,) = run(report(portal(live())))["results"]
    assert result["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": URL}}}]
    assert "fixes" not in result


def test_suggestions_are_fixes_of_the_exact_words() -> None:
    (result,) = run(report(agency(finding(suggestions=("bổ sung", "thêm")))))["results"]
    replaced = [fix["artifactChanges"][0]["replacements"][0] for fix in result["fixes"]]
    assert [fix["insertedContent"]["text"] for fix in replaced] == ["bổ sung", "thêm"]
    assert {tuple(fix["deletedRegion"].items()) for fix in replaced} == {(("charOffset", 40), ("charLength", 7))}
    assert "fixes" not in run(report(agency(finding(safety=Safety.NONE))))["results"][0]


def test_results_point_to_their_rule_and_keep_their_fingerprint() -> None:
    made = run(report(agency(finding())))
    (result,) = made["results"]
    rule = made["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert rule["id"] == result["ruleId"] == "SP002"
    assert rule["help"]["text"].startswith("Người đọc mất tin cậy.")
    assert result["partialFingerprints"] == {
        "rasoat/v1": finding().fingerprint,
        "primaryLocationLineHash": f"{finding().fingerprint}:1",
    }


def test_a_rule_has_what_code_scanning_shows_of_it() -> None:
    rule = run(report(agency(finding())))["tool"]["driver"]["rules"][0]
    assert rule["properties"]["precision"] == "very-high"
    assert rule["properties"]["problem.severity"] == "error"
    assert "Cần **bổ xung** hồ sơ." in rule["help"]["markdown"]
    assert "Cần bổ sung hồ sơ." in rule["help"]["markdown"]
    unmeasured = run(report(agency(finding())))["tool"]["driver"]["rules"][1]
    assert "precision" not in unmeasured["properties"]


def test_every_result_of_a_portal_has_a_location() -> None:
    whole = portal(live(place=Place()), page="https://so-mau.example/")
    (result,) = run(report(whole))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "https://so-mau.example/"}


def test_the_language_and_what_is_hidden_are_told() -> None:
    made = run(report(agency(), language="en", hidden=Hidden(known=4, suppressed=2)))
    assert made["tool"]["driver"]["language"] == "en"
    assert made["properties"]["hidden"] == {"known": 4, "suppressed": 2, "unchanged": 0}


def test_a_comparison_with_a_baseline_tells_new_from_known() -> None:
    (result,) = run(report(agency(finding(new=False)), compared=True))["results"]
    assert result["baselineState"] == "unchanged"


def test_a_rule_that_broke_makes_the_run_unsuccessful_and_is_told() -> None:
    (invocation,) = run(ODD["a rule that broke"])["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["associatedRule"] == {"id": "DT002"}


def test_pages_not_read_and_things_not_checked_are_told() -> None:
    (invocation,) = run(ODD["a page not fetched"])["invocations"]
    assert [note["level"] for note in invocation["toolExecutionNotifications"]] == ["warning", "note"]


def test_a_second_run_tells_new_from_known() -> None:
    changes = Changes("2026-11-01", 1, 0, 1)
    two = agency(finding(), finding(new=False, fingerprint="0" * 16), changes=changes)
    assert sorted(result["baselineState"] for result in run(report(two))["results"]) == ["new", "unchanged"]
    assert "baselineState" not in run(report(agency(finding())))["results"][0]


def test_text_of_a_portal_is_neither_link_nor_placeholder() -> None:
    (result,) = run(report(agency(finding(message="[bấm](javascript:x) {0}", hint=""))))["results"]
    assert result["message"]["text"] == "\\[bấm\\](javascript:x) {{0}}"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("bài viết/100%.md", "b%C3%A0i%20vi%E1%BA%BFt/100%25.md"),
        ("/a/b c.html", "file:///a/b%20c.html"),
        ("C:\\tin\\a.md", "file:///C:/tin/a.md"),
        ("tin\\a.md", "tin/a.md"),
    ],
)
def test_paths_become_valid_uris(path: str, uri: str) -> None:
    assert sarif.file_uri(path) == uri


def test_addresses_keep_their_escapes_and_lose_what_is_illegal() -> None:
    assert sarif.uri("https://a.vn/b%20c?x=[1] ă&y=100%") == "https://a.vn/b%20c?x=%5B1%5D%20%C4%83&y=100%25"
