"""Numbers, dates and small counts in the language spoken (``rasoat.catalogue``).

Vietnamese: comma decimal, dot thousands, dd/mm/yyyy (dates by Nghị định 30/2020/NĐ-CP, annex I; the decimal comma by Nghị định
86/2012/NĐ-CP). English: 1,234.5 and 24 Nov 2026, which nobody can read as another day.
"""

from __future__ import annotations

import re

from rasoat.catalogue import SOURCE, _, language

_ISO_DATE = re.compile(r"^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])")
_WORDS = {
    SOURCE: ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"),
    "en": ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_COMMA_DECIMAL = str.maketrans(",.-", ".,−")
_POINT_DECIMAL = str.maketrans("-", "−")


def number(value: float, places: int = 0) -> str:
    """``1234.5`` with one place as ``1.234,5`` or ``1,234.5``; a value that rounds to zero has no minus sign."""
    text = f"{value:,.{places}f}"
    if not text.strip("-0.,"):
        text = text.lstrip("-")
    return text.translate(_COMMA_DECIMAL if language() == SOURCE else _POINT_DECIMAL)


def short_number(value: float) -> str:
    """With as many decimals, up to two, as it has: ``2``, ``0,5``, ``0,25``."""
    places = next((places for places in (0, 1) if round(value, places) == round(value, 2)), 2)
    return number(value, places)


def signed(value: float, places: int = 1) -> str:
    """With a plus or a minus sign; ``0,0`` has none."""
    text = number(value, places)
    return f"+{text}" if text.strip("0.,") and not text.startswith("−") else text


def percent(part: float, whole: float, places: int = 0) -> str:
    """``part`` of ``whole`` in per cent, never rounded up to 100 or down to 0; an en dash where there is no whole."""
    if whole <= 0:
        return "–"
    share = 100 * part / whole
    step = 10.0**-places
    if 0 < share < step:
        return _("dưới {share}%").format(share=number(step, places))
    if share < 100 and round(share, places) >= 100:
        share = 100 - step
    return f"{number(share, places)}%"


def day(iso: str | None) -> str:
    """``2026-11-24T…`` as ``24/11/2026`` or ``24 Nov 2026``; what is no ISO date is given back as it is, None as ""."""
    found = _ISO_DATE.match(iso or "")
    if found and language() != SOURCE and 1 <= int(found[2]) <= 12:
        return f"{int(found[3])} {_MONTHS[int(found[2]) - 1]} {found[1]}"
    return f"{found[3]}/{found[2]}/{found[1]}" if found else (iso or "")


def month(iso: str) -> str:
    """``2026-11-24`` as ``11/26``, for the axis of a chart."""
    found = _ISO_DATE.match(iso)
    return f"{found[2]}/{found[1][2:]}" if found else iso[:7]


def year(iso: str | None) -> str:
    found = _ISO_DATE.match(iso or "")
    return found[1] if found else ""


def in_words(count: int) -> str:
    """Up to ten in words, above in digits."""
    words = _WORDS[language()]
    return words[count] if 0 <= count < len(words) else number(count)


def capital(sentence: str) -> str:
    """With its first letter in upper case."""
    return sentence[:1].upper() + sentence[1:]
