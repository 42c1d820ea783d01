"""Vietnamese number words and written figures, read both ways; what is ambiguous keeps all its readings.

"hai triệu ba" is 2,300,000, "mười năm" is 10 years or (for "mười lăm") 15: a caller compares with every reading and stays
silent unless none fits. Figures: point or space between thousands, comma before decimals (Decree 86/2012/NĐ-CP, annex V),
but "1,500" is read both ways.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_DIGITS = {word: value for value, word in enumerate(_UNITS)} | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7}
SCALES = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
"""Words that multiply, lower case."""
_MOST_SCALES = 6
"""Words like nghìn and tỷ in one number; readings double with each."""
_GLUE = frozenset({"linh", "lẻ"})
_TENS = frozenset({"mươi", "chục"})
NUMBER_WORDS = frozenset(_DIGITS) | frozenset(SCALES) | _GLUE | _TENS | {"mười", "trăm", "rưỡi", "rưởi", "phẩy"}
"""All syllables that number words are made of, lower case."""


def words_values(words: Sequence[str]) -> frozenset[Fraction]:
    """Every value these lower-case syllables may have; empty where they are not one number."""
    return _values(tuple(words))


@lru_cache(maxsize=4096)
def _values(words: tuple[str, ...]) -> frozenset[Fraction]:
    if (
        not words
        or any(word not in NUMBER_WORDS for word in words)
        or sum(map(SCALES.__contains__, words)) > _MOST_SCALES
    ):
        return frozenset()
    found = set(_whole(words, 10**18)) | _decimal(words)
    if words[-1] == "năm" and len(words) > 1:
        found |= {value for value in _values(words[:-1]) if value == int(value)}
    return frozenset(found)


def _decimal(words: tuple[str, ...]) -> set[Fraction]:
    """ "ba phẩy hai lăm" and "ba phẩy hai lăm triệu"."""
    if "phẩy" not in words:
        return set()
    scale = SCALES.get(words[-1], 1)
    words = words if scale == 1 else words[:-1]
    at = words.index("phẩy")
    whole, part = _whole(words[:at], 10**18), words[at + 1 :]
    if not part:
        return set()
    if all(word in _DIGITS for word in part):
        digits = "".join(str(_DIGITS[word]) for word in part)
        shares = {Fraction(int(digits), 10 ** len(digits))}
    else:
        shares = {Fraction(value, 10 ** len(str(value))) for value in map(int, _whole(part, 1000))}
    return {(value + share) * scale for value in whole for share in shares}


def _whole(words: tuple[str, ...], below: int) -> set[Fraction]:
    """Values of whole-number words that are smaller than ``below``: cut at the largest scale, then each side by itself."""
    if "phẩy" in words or not words:
        return set()
    for scale in (10**9, 10**6, 10**4, 10**3):
        places = [at for at, word in enumerate(words) if SCALES.get(word) == scale]
        if places:
            at = places[-1]
            head = _whole(words[:at], below) if at else {Fraction(1)}
            tails = _tail(words[at + 1 :], scale)
            return {value * scale + tail for value in head for tail in tails}
    return {Fraction(value) for value in _below_thousand(words)}


def _tail(words: tuple[str, ...], scale: int) -> set[Fraction]:
    """What follows a scale word: a smaller number, "rưỡi", or one colloquial digit of the next lower place."""
    if not words:
        return {Fraction(0)}
    if words in (("rưỡi",), ("rưởi",)):
        return {Fraction(scale, 2)}
    rest = words[1:] if words[0] in _GLUE else words
    values = {value for value in _whole(rest, scale) if value < scale}
    if words[0] not in _GLUE and len(words) == 1 and words[0] in _DIGITS:
        values.add(Fraction(_DIGITS[words[0]] * scale, 10))
    if words[0] not in _GLUE and scale >= 10**6:
        values |= {value * scale / 1000 for value in values if value < 1000}
    return values


def _below_thousand(words: tuple[str, ...]) -> set[int]:
    if "trăm" in words:
        at = words.index("trăm")
        if at > 1 or "trăm" in words[at + 1 :]:
            return set()
        hundreds = [_DIGITS[words[0]]] if at and words[0] in _DIGITS else [1] if at == 0 else []
        tails = _after_hundred(words[at + 1 :])
        return {hundred * 100 + tail for hundred in hundreds for tail in tails}
    return _below_hundred(words)


def _after_hundred(words: tuple[str, ...]) -> set[int]:
    if not words:
        return {0}
    if words in (("rưỡi",), ("rưởi",)):
        return {50}
    if words[0] in _GLUE:
        return _below_hundred(words[1:])
    found = _below_hundred(words)
    if len(words) == 1 and words[0] in _DIGITS:
        found = found | {_DIGITS[words[0]] * 10}
    return found


def _below_hundred(words: tuple[str, ...]) -> set[int]:
    match words:
        case (digit,) if digit in _DIGITS:
            return {_DIGITS[digit]}
        case ("mười",):
            return {10}
        case ("mười", digit) if digit in _DIGITS:
            return {10 + _DIGITS[digit]}
        case (ten, tens) if ten in _DIGITS and tens in _TENS:
            return {_DIGITS[ten] * 10}
        case (ten, tens, digit) if ten in _DIGITS and tens in _TENS and digit in _DIGITS:
            return {_DIGITS[ten] * 10 + _DIGITS[digit]}
        case (ten, digit) if ten in _DIGITS and digit in _DIGITS and ten != "không":
            return {_DIGITS[ten] * 10 + _DIGITS[digit]}
        case _:
            return set()


def number_words(number: int, *, thousand: str = "nghìn", billion: str = "tỷ", zero: str = "linh") -> str:
    """The words of a whole number of 0 … 10^18, as written in full in official papers; ValueError outside."""
    if not 0 <= number < 10**18:
        raise ValueError(f"no words for {number}")
    if number == 0:
        return "không"
    return " ".join(_spell(number, thousand, billion, zero, full=False))


def _spell(number: int, thousand: str, billion: str, zero: str, *, full: bool) -> list[str]:
    words: list[str] = []
    for scale, name in ((10**9, billion), (10**6, "triệu"), (10**3, thousand)):
        head, number = divmod(number, scale)
        if head:
            words += [*_spell(head, thousand, billion, zero, full=full and not words), name]
            full = True
    if number:
        words += _spell_hundreds(number, zero, full=full)
    return words


def _spell_hundreds(number: int, zero: str, *, full: bool) -> list[str]:
    hundreds, rest = divmod(number, 100)
    tens, unit = divmod(rest, 10)
    words = [_UNITS[hundreds], "trăm"] if hundreds or full else []
    if tens == 0:
        return words if not unit else [*words, zero, _UNITS[unit]] if words else [_UNITS[unit]]
    words += ["mười"] if tens == 1 else [_UNITS[tens], "mươi"]
    if unit == 1 and tens > 1:
        return [*words, "mốt"]
    return [*words, "lăm"] if unit == 5 else [*words, _UNITS[unit]] if unit else words


_GROUPED = re.compile(r"\d{1,3}(?:[.\u00a0 ]\d{3})+(?:,\d+)?\Z")
_COMMA_GROUPED = re.compile(r"\d{1,3}(?:(?:,\d{3}){2,}(?:\.\d+)?|,\d{3}\.\d{1,2})\Z")
_PLAIN = re.compile(r"\d+(?:,\d+)?\Z")
_POINT = re.compile(r"\d+\.\d+\Z")
_LONGEST = 40
"""Characters of the longest figure that is read: no quantity of this world needs more."""


@lru_cache(maxsize=4096)
def figure_values(figure: str) -> frozenset[Fraction]:
    """Every value a written figure may have: "1.500" is 1500 or 1.5, "46.000.000" one thing only.

    Empty where it is no figure, or one of more than ``_LONGEST`` characters.
    """
    values: set[Fraction] = set()
    if len(figure) > _LONGEST:
        return frozenset()
    if _GROUPED.match(figure):
        values.add(_fraction(re.sub(r"[.\u00a0 ]", "", figure)))
    if _COMMA_GROUPED.match(figure):
        values.add(_fraction(figure.replace(",", "").replace(".", ",")))
    if _PLAIN.match(figure):
        values.add(_fraction(figure))
        if re.fullmatch(r"\d{1,3},\d{3}", figure):
            values.add(_fraction(figure.replace(",", "")))
    if _POINT.match(figure):
        values.add(_fraction(figure.replace(".", ",")))
    return frozenset(values)


def _fraction(plain: str) -> Fraction:
    return Fraction(plain.replace(",", "."))


def write_decimal(value: Fraction, places: int) -> str:
    """A number rounded to so many places, with points between thousands and a comma before decimals that are not nought."""
    scaled = round(abs(value) * 10**places)
    whole, part = divmod(scaled, 10**places)
    decimals = f"{part:0{places}d}".rstrip("0") if places else ""
    sign = "-" if value < 0 and scaled else ""
    return f"{sign}{write_figure(whole)}{',' if decimals else ''}{decimals}"


def write_figure(number: int) -> str:
    """Digits in groups of three with points (46.000.000)."""
    return f"{number:,}".replace(",", ".")
