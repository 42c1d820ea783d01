"""JUnit XML: what turns red on a server, what does not, and that every server can read it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from rasoat.changes import Changes
from rasoat.finding import Place, Severity
from rasoat.report import Report, RuleOutcome
from reporters.formats import FORMATS
from tests.reporting.odd_reports import ODD, agency, article, finding, live, portal, report
from tests.reporting.sample_report import sample_report

SCHEMA = Path(__file__).parent / "schemas" / "junit.xsd"


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMA))


def parsed(given: Report) -> etree._Element:
    root = etree.fromstring(FORMATS["junit"].render(given))
    schema().assertValid(root)
    return root


def outcomes(given: Report) -> list[str]:
    return [case[0].tag if len(case) else "passed" for case in parsed(given).iter("testcase")]


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
def test_every_file_is_valid_and_its_counts_agree(odd: Report) -> None:
    root = parsed(odd)
    for suite in [root, *root]:
        assert int(suite.get("tests")) == len(list(suite.iter("testcase")))
        for name, count in (("failure", "failures"), ("error", "errors")):
            assert int(suite.get(count)) == len(list(suite.iter(name)))


def test_a_suite_is_a_page_and_a_case_a_finding_that_says_all() -> None:
    (suite,) = parsed(report(agency(finding())))
    (case,) = suite
    assert (suite.get("name"), case.get("classname")) == ("bai.md", "rasoat.SP002")
    assert case.get("name").startswith("SP002 “bổ xung” viết sai chính tả. [")
    assert case[0].get("message") == "“bổ xung” viết sai chính tả. Sửa thành “bổ sung”."
    assert case[0].text.split("\n") == [
        "bai.md:3:5",
        "Cần [bổ xung] hồ sơ.",
        "Sửa thành “bổ sung”.",
        "Nên viết: bổ sung",
    ]


def test_names_of_cases_do_not_move_with_the_lines() -> None:
    moved = Place(path="bai.md", line=30, column=1, offset=400, length=7, end_line=30, end_column=8)
    names = [
        [case.get("name") for case in parsed(given).iter("testcase")]
        for given in (report(agency(finding())), report(agency(finding(place=moved))))
    ]
    assert names[0] == names[1]


def test_a_server_can_tell_every_case_of_a_whole_city_from_the_others() -> None:
    cases = [(case.get("classname"), case.get("name")) for case in parsed(sample_report()).iter("testcase")]
    assert len(cases) > 100
    assert len(set(cases)) == len(cases)


def test_advice_trial_and_old_debt_do_not_turn_red() -> None:
    known = agency(finding(new=False), changes=Changes("2026-11-01", 0, 0, 1))
    assert outcomes(report(known)) == ["skipped"]
    assert outcomes(report(agency(finding(new=False)), compared=True)) == ["skipped"]
    assert outcomes(report(agency(finding(new=False)))) == ["failure"]
    assert outcomes(report(agency(finding(severity=Severity.INFO)))) == ["skipped"]
    assert outcomes(report(agency(finding(preview=True)))) == ["skipped"]
    assert outcomes(report(agency(finding(severity=Severity.WARNING)))) == ["failure"]


def test_a_clean_page_and_a_rule_that_held_pass() -> None:
    rules = (RuleOutcome("DT002", passed=3), RuleOutcome("SP002", passed=2, failed=1))
    root = parsed(report(agency(finding(), articles=(article(), article(id="2", path="b.md")), outcomes=rules)))
    assert [suite.get("name") for suite in root] == ["bai.md", "b.md", "rasoat: quy tắc và độ phủ"]
    assert [case.get("name") for case in root[2]] == ["DT002 (rasoat)"]
    assert root[1][0].get("name") == "b.md: không thấy chỗ nào phải sửa"
    assert outcomes(report(agency())) == ["passed"]


def test_what_broke_is_an_error_and_what_was_not_read_is_skipped() -> None:
    assert "error" in outcomes(ODD["a rule that broke"])
    assert outcomes(ODD["a page not fetched"]).count("skipped") == 2


def test_a_finding_about_the_portal_has_a_suite() -> None:
    (suite, *_) = parsed(report(portal(live(article="", place=Place()))))
    assert suite.get("name") == "Sở Mẫu"
