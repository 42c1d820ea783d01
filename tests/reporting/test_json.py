"""The report as JSON and back."""

from __future__ import annotations

import json

import jsonschema
import pytest

from rasoat.errors import RasoatError
from rasoat.report import SCHEMA, Report
from rasoat.report_json import decode, encode, schema
from reporters import json_report
from tests.reporting.odd_reports import ODD, agency, finding, report
from tests.scoring.builders import scored_report

READABLE = {name: odd for name, odd in ODD.items() if name != "lone surrogates"}


@pytest.mark.parametrize("odd", [*READABLE.values(), scored_report()], ids=[*READABLE.keys(), "scored"])
def test_a_report_comes_back_as_it_was(odd: Report) -> None:
    assert decode(encode(odd)) == odd


@pytest.mark.parametrize("odd", [*ODD.values(), scored_report()], ids=[*ODD.keys(), "scored"])
def test_output_fits_its_schema(odd: Report) -> None:
    jsonschema.Draft202012Validator(schema()).validate(json.loads(json_report.render(odd)))


def test_schema_refuses_another_version_and_a_wrong_severity() -> None:
    check = jsonschema.Draft202012Validator(schema())
    good = json.loads(encode(report(agency(finding()))))
    assert check.is_valid(good)
    assert not check.is_valid({**good, "schema": "rasoat-report/0"})
    good["agencies"][0]["findings"][0]["severity"] = "fatal"
    assert not check.is_valid(good)


def test_the_order_of_counts_does_not_change_the_bytes() -> None:
    one = report(agency())
    there, back = {"ok": 1, "timeout": 2}, {"timeout": 2, "ok": 1}
    one.agencies[0].coverage.by_status.clear()
    one.agencies[0].coverage.by_status.update(there)
    first = encode(one)
    one.agencies[0].coverage.by_status.clear()
    one.agencies[0].coverage.by_status.update(back)
    assert encode(one) == first


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "không phải là báo cáo"),
        (b"<html>", "không phải là báo cáo"),
        (b"\xff\xfe", "không phải là báo cáo"),
        (b"[]", "không phải là báo cáo"),
        (b"{}", "không ghi"),
        (b'{"schema":"rasoat-report/0"}', "rasoat-report/0"),
        (b'{"schema":"rasoat-report/1"}', "hỏng"),
        (encode(report(agency(finding()))).replace(b'"error"', b'"fatal"'), "hỏng"),
        (encode(report())[:-5], "không phải là báo cáo"),
    ],
)
def test_what_is_no_report_of_this_version_is_refused_with_a_remedy(data: bytes, words: str) -> None:
    with pytest.raises(RasoatError, match=words) as caught:
        decode(data)
    assert caught.value.remedy


def test_the_version_is_in_the_file() -> None:
    assert json.loads(json_report.render(report()))["schema"] == SCHEMA
