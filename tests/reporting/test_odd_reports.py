"""Law 3: every reporter meets the same odd reports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from rasoat.report import Report
from reporters import console, github, json_report, jsonl, sarif
from tests.reporting.odd_reports import ODD

REPORTERS: dict[str, Callable[[Report], Any]] = {
    "console full": console.render,
    "console concise": lambda report: console.render(report, full=False),
    "console statistics": lambda report: console.render(report, statistics=True),
    "console narrow, in colour": lambda report: console.render(report, width=10, color=True),
    "github": github.render,
    "json": json_report.render,
    "jsonl": jsonl.render,
    "sarif": sarif.render,
}


@pytest.mark.parametrize("report", ODD.values(), ids=ODD.keys())
@pytest.mark.parametrize("render", REPORTERS.values(), ids=REPORTERS.keys())
def test_output_is_utf8_ends_with_a_newline_and_is_the_same_each_time(
    render: Callable[[Report], Any], report: Report
) -> None:
    output = render(report)
    data = output if isinstance(output, bytes) else output.encode("utf-8")
    data.decode("utf-8")
    assert data == b"" or data.endswith(b"\n")
    assert render(report) == output


@pytest.mark.parametrize("report", ODD.values(), ids=ODD.keys())
@pytest.mark.parametrize("name", ["console full", "console concise", "console statistics", "github"])
def test_no_text_of_a_portal_controls_the_terminal(name: str, report: Report) -> None:
    output = REPORTERS[name](report)
    assert not set(output) - {"\n"} & set(map(chr, [*range(0x20), 0x7F, *range(0x80, 0xA0)]))
    assert not set(output) & set("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif"])
def test_lone_surrogates_become_replacement_characters(name: str) -> None:
    assert "bổ \ufffd xung" in REPORTERS[name](ODD["lone surrogates"]).decode()
