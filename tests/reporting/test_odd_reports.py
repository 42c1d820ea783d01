"""Law 3: every reporter meets the same odd reports."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from rasoat.errors import UsageError
from rasoat.report import Report
from reporters.formats import FORMATS, Look, Target
from tests.reporting.odd_reports import ODD

REPORTERS: dict[str, Callable[[Report], bytes]] = {
    **{made.name: made.render for made in FORMATS.values() if made.target is not Target.FOLDER},
    "console statistics": lambda report: FORMATS["console"].render(report, Look(statistics=True)),
    "console narrow, in colour": lambda report: FORMATS["console"].render(report, Look(color=True, width=10)),
}
TEXT = [name for name in REPORTERS if name not in FORMATS or FORMATS[name].target is Target.STREAM]
ODD_REPORTS = pytest.mark.parametrize("report", ODD.values(), ids=ODD.keys())


@ODD_REPORTS
@pytest.mark.parametrize("name", REPORTERS)
def test_output_is_the_same_each_time(name: str, report: Report) -> None:
    assert REPORTERS[name](report) == REPORTERS[name](report)


@ODD_REPORTS
@pytest.mark.parametrize("name", [made.name for made in FORMATS.values() if made.target is Target.FOLDER])
def test_a_folder_is_the_same_each_time_and_nothing_in_it_runs(name: str, report: Report, tmp_path: Path) -> None:
    """A format that has nothing to tell of a report says so, and what to do."""
    written = []
    told = ["nothing to tell"]
    for folder in (tmp_path / "a", tmp_path / "b"):
        try:
            FORMATS[name].write(report, folder)
        except UsageError as error:
            told = [error.message, error.remedy]
            break
        written.append({path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()})
    assert all(told)
    if len(written) < 2:
        return
    assert written[0] == written[1] != {}
    pages = [data.decode("utf-8") for path, data in written[0].items() if path.suffix == ".html"]
    assert not any("<script>alert" in page or 'href="javascript:' in page for page in pages)


@ODD_REPORTS
@pytest.mark.parametrize("name", TEXT)
def test_text_is_utf8_and_ends_with_a_newline(name: str, report: Report) -> None:
    data = REPORTERS[name](report)
    data.decode("utf-8")
    assert data == b"" or data.endswith(b"\n")


@ODD_REPORTS
@pytest.mark.parametrize("name", ["console", "concise", "console statistics", "github"])
def test_no_text_of_a_portal_controls_the_terminal(name: str, report: Report) -> None:
    output = REPORTERS[name](report).decode()
    assert not set(output) - {"\n"} & set(map(chr, [*range(0x20), 0x7F, *range(0x80, 0xA0)]))
    assert not set(output) & set("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


@ODD_REPORTS
def test_colours_are_only_ours(report: Report) -> None:
    output = REPORTERS["console narrow, in colour"](report).decode()
    assert "\x1b" not in re.sub(r"\x1b\[(?:0|1|2|31|33|36|31;1|33;1|36;1)m", "", output)


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif"])
def test_lone_surrogates_become_replacement_characters(name: str) -> None:
    assert "bổ \ufffd xung" in REPORTERS[name](ODD["lone surrogates"]).decode()
