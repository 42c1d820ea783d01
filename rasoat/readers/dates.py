"""Dates and times as portals print them; a date is never guessed: what is not a whole date is none."""

from __future__ import annotations

import datetime as dt
import re

_NUMERIC = re.compile(r"(?<![\d/.-])(?P<d>[0-3]?\d)\s?[/.-]\s?(?P<m>[01]?\d)\s?[/.-]\s?(?P<y>(?:19|20)\d\d)(?![\d/-])")
_WORDS = re.compile(r"(?i)(?<!\d)(?P<d>[0-3]?\d)\s+tháng\s+(?P<m>[01]?\d)(?:\s+năm|,)?\s+(?P<y>(?:19|20)\d\d)")
_ISO = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?!\d)")
_TIME = re.compile(
    r"(?<!\d)(?P<h>[0-2]?\d)\s?(?::|h|giờ)\s?(?P<min>[0-5]\d)(?::[0-5]\d)?\s?(?P<half>AM|PM|SA|CH)?(?!\d)",
    re.IGNORECASE,
)
FIRST_YEAR = 1997
"""Of the World Wide Web in Vietnam: an earlier date is not the day of publication."""


def find(text: str) -> tuple[dt.date | None, dt.time | None]:
    """The first whole date of a short text, and a time beside it."""
    for pattern in (_ISO, _NUMERIC, _WORDS):
        for match in pattern.finditer(text):
            try:
                day = dt.date(int(match["y"]), int(match["m"]), int(match["d"]))
            except ValueError:
                continue
            if day.year >= FIRST_YEAR:
                rest = f"{text[: match.start()]} {text[match.end() :].lstrip('T')}"
                return day, _time(rest)
    return None, None


def _time(text: str) -> dt.time | None:
    match = _TIME.search(text)
    if match is None:
        return None
    hour, minute, half = int(match["h"]), int(match["min"]), (match["half"] or "").upper()
    if half in ("PM", "CH") and hour < 12:
        hour += 12
    if half in ("AM", "SA") and hour == 12:
        hour = 0
    return dt.time(hour, minute) if hour < 24 else None
