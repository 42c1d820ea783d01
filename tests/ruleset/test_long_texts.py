"""Rules over running text take time in proportion to its length, whatever a hostile page holds."""

from __future__ import annotations

import time

import pytest

from rasoat.content import BlockKind
from rules.engine import Engine
from rules.registry import select

from .marked import text_page

LENGTH = 40_000
BOUND = 3.0
"""CPU seconds; a quadratic step on such a text takes a minute."""
UNITS = [
    "a;",
    "a...",
    "&#",
    "&amp;",
    "a\u200b",
    "từ;é",
    "nghành ",
    "Tthành ",
    "đựơc ",
    "tại tại ",
    "câu. Câu\n",
    "(a\n“b\n",
    "“",
    "a) b( ",
    "a,b,",
    "AAa",
    "ph;ép ",
    "chuẩn đoán ",
    "Ã¡",
    "n?i ",
    "**a ",
    "<a ",
    "[tên ",
    "ngày … ",
]
WAKING = "Äá»‹a v\ufffdn Ðảng nhân\u200b &ndash; **đậm** <br> "
"""Opens the gate for patterns that are rare."""


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(select(["SP", "TY", "CA"], (), preview=True))


@pytest.mark.parametrize("unit", UNITS, ids=[ascii(unit) for unit in UNITS])
def test_a_long_text_is_checked_in_linear_time(engine: Engine, unit: str) -> None:
    page = text_page((unit * LENGTH)[:LENGTH], BlockKind.PARAGRAPH, None)
    started = time.process_time()
    assert not engine.check(page).failures
    assert time.process_time() - started < BOUND


def test_a_long_word_is_checked_in_linear_time() -> None:
    engine = Engine(select(["TY"], (), preview=True))
    page = text_page(WAKING + "ế" * LENGTH, BlockKind.PARAGRAPH, None)
    started = time.process_time()
    assert not engine.check(page).failures
    assert time.process_time() - started < BOUND
