"""JSON lines: the wire format that other programs rely on."""

from __future__ import annotations

import json
from typing import Any

from rasoat.finding import Place
from rasoat.report import Report
from reporters import jsonl
from tests.reporting.odd_reports import PATH, URL, agency, article, finding, live, portal, report

FIELDS = [
    "code",
    "name",
    "severity",
    "confidence",
    "message",
    "hint",
    "block",
    "quote",
    "before",
    "after",
    "suggestions",
    "path",
    "line",
    "column",
    "offset",
    "length",
    "article",
    "agency",
    "fingerprint",
    "preview",
]


def lines(given: Report) -> list[dict[str, Any]]:
    return [json.loads(line) for line in jsonl.render(given).decode().splitlines()]


def test_a_line_has_exactly_the_agreed_fields_in_the_agreed_order() -> None:
    assert list(lines(report(agency(finding())))[0]) == FIELDS
    assert list(lines(report(portal(live())))[0]) == ["url" if field == "path" else field for field in FIELDS]


def test_a_finding_in_a_file_has_its_exact_place_and_its_article() -> None:
    (line,) = lines(report(agency(finding())))
    assert (line["path"], line["line"], line["column"], line["offset"], line["length"]) == (PATH, 3, 5, 40, 7)
    assert line["article"] == {"id": "1", "title": "Hồ sơ cần bổ xung", "published": "2026-11-20"}
    assert line["suggestions"] == ["bổ sung"]


def test_a_finding_on_a_live_page_has_its_address_and_no_offsets() -> None:
    (line,) = lines(report(portal(live())))
    assert (line["url"], line["agency"]) == (URL, "so-mau")
    assert [line[field] for field in ("line", "column", "offset", "length")] == [None] * 4


def test_words_stand_as_in_the_source_where_it_differs() -> None:
    (line,) = lines(report(agency(finding(written=("<b>Cần ", "bổ&nbsp;xung", "</b> hồ sơ")))))
    assert (line["before"], line["quote"], line["after"]) == ("<b>Cần ", "bổ&nbsp;xung", "</b> hồ sơ")


def test_a_finding_about_the_page_belongs_to_the_article_of_that_page() -> None:
    (line,) = lines(report(agency(finding(article=""))))
    assert line["article"]["id"] == "1"


def test_a_finding_about_the_portal_has_an_empty_article() -> None:
    (line,) = lines(report(portal(live(article="", place=Place()))))
    assert line["article"] == {"id": "", "title": "", "published": None}
    assert line["url"] == ""


def test_findings_come_in_the_order_of_the_text() -> None:
    def at(path: str, offset: int) -> Place:
        return Place(path=path, line=1, column=offset + 1, offset=offset, length=1, end_line=1, end_column=offset + 2)

    shuffled = [finding(place=at(path, offset)) for path, offset in (("b", 9), ("a", 20), ("b", 1), ("a", 3))]
    found = lines(report(agency(*shuffled, articles=(article(path="a"), article(id="2", path="b")))))
    assert [(line["path"], line["offset"]) for line in found] == [("a", 3), ("a", 20), ("b", 1), ("b", 9)]


def test_nothing_found_is_nothing_written() -> None:
    assert jsonl.render(report(agency())) == b""
