"""No text that a hostile page may hold makes a rule take more than time in proportion to the length of the text.

Each regular expression is tried on texts made of its own pieces, in the way it is put to use; then each parser, and the whole
engine on the rules' own bad examples over and over.
"""

from __future__ import annotations

import inspect
import re
from collections import deque
from collections.abc import Callable, Iterator

import pytest

from rasoat.content import BlockKind
from rules.registry import all_rules

from .adversaries import adversaries
from .expressions import PLACE, WINDOW, expressions, modules
from .growth import grows_too_fast
from .marked import engine, text_page, unmark

TEXT, SPAN = 4000, 600
"""Code points of the longest text tried: of any length, and between two places."""
UNITS = [
    *(
        "1",
        "1 ",
        "\u00a0 ",
        "a",
        "a ",
        "ế",
        "A ",
        "Ab ",
        "(",
        "“a ",
        "- ",
        "...",
        "a. B",
        "11,",
        "1.000 ",
        "1/1/2026 đến ",
    ),
    *(
        "từ 1/1 đến ",
        "năm ",
        "ngày 1 tháng 1 năm ",
        "mùng 1 ",
        "thứ Hai, ",
        "8 giờ ",
        "một trăm ",
        "triệu đồng ",
        "từ 10 đến ",
    ),
    *("Điều 1 khoản 2 ", "số 12/2020/NĐ-CP ", "Giám đốc Sở ", "UBND ", "Nguyễn Văn ", "Hà Nội, ", "024 3", "a@b."),
]


def quadratic(pattern: re.Pattern[str], use: str) -> str:
    """The text on which an expression takes more than linear time; "" where none was found."""
    tried: Callable[[str], object] = pattern.match if use == PLACE else lambda text: deque(pattern.finditer(text), 0)
    last = SPAN if use == WINDOW else TEXT
    for before, unit, after in adversaries(pattern):
        if growth := grows_too_fast(tried, unit, before=before, after=after, last=last, longer=use != WINDOW):
            return f"{before[:40]!r} + {unit[:40]!r} over and over: {growth:.0f} times the time for 4 times the text"
    return ""


@pytest.mark.parametrize(
    "slow",
    [r"a*b", r"\s+x", r"[\w.]+@", r"\d+(?:/\d+)?/[A-Z]", r"x[^\n]*y", r"(?:<i>)*<b>"],
)
def test_a_slow_expression_is_told(slow: str) -> None:
    assert quadratic(re.compile(slow), "whole")


@pytest.mark.parametrize(
    "fast", [r"a{0,20}b", r"(?<![a-z])[a-z]+\d", r"\bnăm \d{4}\b", r"(?<![.!?])[.!?]+(?=\s|$)", r"x[^\n]{0,80}y"]
)
def test_a_fast_expression_is_not(fast: str) -> None:
    assert not quadratic(re.compile(fast), "whole")


def test_an_expression_tried_at_one_place_may_be_told_too() -> None:
    assert quadratic(re.compile(r"[ ]*,?[ ]*,?[ ]*x"), PLACE)
    assert not quadratic(re.compile(r"[ ]*(?:,[ ]*)?x"), PLACE)
    assert not quadratic(re.compile(r"\s+x"), PLACE)


def test_expressions_are_found_with_their_uses() -> None:
    found = expressions()
    assert len(found) > 300
    assert {use for _, use in found.values()} == {"whole", WINDOW, PLACE}
    assert any(name.startswith("rules.sourcing") and name.endswith("()") for name in found)


def test_every_expression_takes_linear_time() -> None:
    slow = {name: text for name, (pattern, use) in expressions().items() if (text := quadratic(pattern, use))}
    assert not slow


_POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>")


def test_no_expression_repeats_a_group_possessively() -> None:
    """Python 3.11.0 to 3.11.4, Debian 12's among them, reads such groups wrongly; (?=(?P<all>…))(?P=all) does the same."""
    assert _POSSESSIVE_GROUP.search(r"(?:a|b){0,2}+c")
    assert [name for name, (pattern, _) in expressions().items() if _POSSESSIVE_GROUP.search(pattern.pattern)] == []


def parsers() -> Iterator[tuple[str, Callable[[str], object]]]:
    """Finders of the parsing library that take a text and nothing else, without their caches."""
    for module in modules():
        if module.__name__.startswith("rules.parsing."):
            for name, function in vars(module).items():
                own = name.startswith("find_") and getattr(function, "__module__", "") == module.__name__
                if own and len(inspect.signature(function).parameters) == 1:
                    yield f"{module.__name__}.{name}", inspect.unwrap(function)


def test_every_parser_takes_linear_time() -> None:
    found = dict(parsers())
    assert found
    slow = [(name, unit) for name, parse in found.items() for unit in UNITS if grows_too_fast(parse, unit)]
    assert not slow


def engine_slows_on(unit: str) -> float:
    """How much too fast the time of the whole engine grows on one paragraph of this, over and over."""
    check = engine().check
    return grows_too_fast(
        lambda text: check(text_page(text, BlockKind.PARAGRAPH, None)), unit, first=1500, last=6000, longer=False
    )


def test_all_rules_together_take_linear_time_on_their_own_examples() -> None:
    slow = []
    for rule in all_rules():
        bad = next((unmark(each.bad)[0] for each in rule.examples if each.bad and not each.bad.startswith("<")), "")
        unit = re.sub(r"[.!?\n]", ",", bad) + ", "
        if bad and (growth := engine_slows_on(unit)):
            slow.append(f"{rule.code} {growth:.0f} {unit[:60]}")
    assert not slow


@pytest.mark.parametrize("unit", UNITS, ids=[ascii(unit) for unit in UNITS])
def test_all_rules_together_take_linear_time_on(unit: str) -> None:
    assert not engine_slows_on(unit)
