"""Dates, sums, shares, telephone numbers and large numbers of a text in Vietnamese or English, comparable across the two.

One key for both: 1.000,5 and 1,000.5; "2 triệu" and "2 million"; 24/6/2026 and June 24, 2026.
A figure that can be read in several ways has all its readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from rasoat.content import Span
from rules.claims.contacts import plain_number
from rules.parsing.dates import find_dates
from rules.parsing.number_words import figure_values

_MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,september sep sept,october "
        "oct,november nov,"
        "december dec".split(","),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ENGLISH_DATE = re.compile(
    rf"(?<!\w)(?:(?P<m1>{_MONTH})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<y1>\d{{4}})(?!\d))?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m2>{_MONTH})\.?(?!\w)(?:,? (?P<y2>\d{{4}})(?!\d))?)",
    re.IGNORECASE,
)
_NUMERIC_DATE = re.compile(r"(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?![\d/])")
_PHONE = re.compile(r"(?<![\d/.,])(?:\(?\+?84\)?[ .-]?|\(?0)\d{1,3}\)?(?:[ .-]{0,2}\d){6,8}(?!\d)")
_NUMBER = re.compile(
    r"(?:(?<![\w/.,-])|(?<=VND)|(?<=VNĐ)|(?<=USD))(?P<figure>\d{1,3}(?:[.,\u00a0 "
    r"]\d{3}){1,5}(?:[.,]\d{1,3})?(?!\d)|\d{1,15}(?:[.,]\d{1,3})?)(?![\d/])"
    r"(?P<scale>[ \u00a0](?:nghìn|ngàn|triệu|tỷ|tỉ|thousand|million|billion|trillion)(?: (?:tỷ|tỉ))?(?!\w))?"
    r"[ \u00a0]?(?P<unit>%|phần trăm|per ?cent|đồng|vnđ|vnd|dong|usd|đô la)?",
    re.IGNORECASE,
)
_SCALES = {
    "nghìn": 3,
    "ngàn": 3,
    "triệu": 6,
    "tỷ": 9,
    "tỉ": 9,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
}
_LEAST = 100
"""Plain numbers below are written in words as often, and count things that a translation leaves out."""
_ENGLISH_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+")
_MONEY_BEFORE = re.compile(r"(?:VND|VNĐ)[ \u00a0]?\Z")
_DOLLARS_BEFORE = re.compile(r"(?:USD|US\$|\$)[ \u00a0]?\Z")


@dataclass(frozen=True, slots=True)
class Figure:
    """``kind``: "date", "phone", "share", "sum", "foreign sum" (dollars), "number". ``keys`` are its readings."""

    kind: str
    keys: frozenset[object]
    shown: str


def figures(text: str, language: str) -> list[Figure]:
    """All figures of a text in ``language`` ("vi" or "en"), each once, in reading order by kind."""
    found: dict[tuple[str, frozenset[object]], Figure] = {}
    taken: list[Span] = []
    for span, kind, keys in (*_dates(text, language), *_phones(text)):
        taken.append(span)
        found.setdefault((kind, keys), Figure(kind, keys, text[span.start : span.end]))
    blank = list(text)
    for span in taken:
        blank[span.start : span.end] = "#" * (span.end - span.start)
    for span, kind, keys in _numbers("".join(blank)):
        found.setdefault((kind, keys), Figure(kind, keys, text[span.start : span.end].strip()))
    return list(found.values())


def numbers_in(text: str) -> frozenset[object]:
    """Every reading of every run of digits: what the other language may mean by a figure written otherwise."""
    readings: set[object] = set()
    for match in re.finditer(r"\d[\d.,]*", text):
        readings |= _readings(match.group().rstrip(".,"))
        readings |= {Fraction(digits) for digits in re.findall(r"\d{1,18}", match.group())}
    return frozenset(readings)


def _dates(text: str, language: str) -> Iterator[tuple[Span, str, frozenset[object]]]:
    if language == "vi":
        for mention in find_dates(text):
            if mention.possible and not mention.lunar and mention.first is None:
                year = mention.year or 0
                yield mention.span, "date", frozenset({(mention.day, mention.month, year)})
        return
    for match in _ENGLISH_DATE.finditer(text):
        day = int(match["d1"] or match["d2"])
        month = _MONTHS[(match["m1"] or match["m2"]).lower()]
        if 1 <= day <= 31:
            yield Span(*match.span()), "date", frozenset({(day, month, int(match["y1"] or match["y2"] or 0))})
    for match in _NUMERIC_DATE.finditer(text):
        one, two, year = (int(part) for part in match.groups())
        keys = {(day, month, year) for day, month in ((one, two), (two, one)) if 1 <= day <= 31 and 1 <= month <= 12}
        if keys:
            yield Span(*match.span()), "date", frozenset(keys)


def _phones(text: str) -> Iterator[tuple[Span, str, frozenset[object]]]:
    for match in _PHONE.finditer(text):
        yield Span(*match.span()), "phone", frozenset({plain_number(match.group())})


def _numbers(text: str) -> Iterator[tuple[Span, str, frozenset[object]]]:
    for match in _NUMBER.finditer(text):
        scale = 1
        for word in (match["scale"] or "").lower().split():
            scale *= 10 ** _SCALES[word]
        keys = frozenset(value * scale for value in _readings(match["figure"]))
        unit = (match["unit"] or "").lower()
        kind = "number"
        if unit in ("%", "phần trăm", "percent", "per cent"):
            kind = "share"
        elif unit in ("usd", "đô la") or _DOLLARS_BEFORE.search(text, max(0, match.start() - 5), match.start()):
            kind = "foreign sum"
        elif unit or _MONEY_BEFORE.search(text, max(0, match.start() - 5), match.start()):
            kind = "sum"
        if keys and (kind != "number" or max(keys) >= _LEAST):
            yield Span(*match.span()), kind, frozenset(keys)


def _readings(figure: str) -> frozenset[Fraction]:
    values = set(figure_values(figure))
    if _ENGLISH_FIGURE.fullmatch(figure):
        values.add(Fraction(figure.replace(",", "")))
    return frozenset(values)
