"""Rules on numbers over texts that no editor writes: no failure, and time that grows with the text only."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasoat.config import Config, StyleTable, options
from rasoat.content import BlockKind, Page
from rules.engine import Engine
from rules.registry import by_code

from .marked import text_page

CODES = ("NU003", "NU004", "NU006", "NU007")
ENGINE = Engine([by_code(code) for code in CODES])
PIECES = (
    "gồm 03 nội dung sau:\n", "1. ", "2) ", "a) ", "- ", "Một là, ", "Thứ hai: ", "(3) ", "3 xã: ", "A, B và C", "…\n",
    "tổng mức đầu tư ", "250 tỷ đồng", "250 triệu đồng", "12 km", "12 m", "98.6%", "1,250,000 đồng", "Bằng chữ: ", "(", ")",
    "bảy triệu đồng", "10" + "0" * 30, "∞", "\u200e", "\u202e", "\u0301", "0", ".", ",", ":", "\n", " ", "năm",
)  # fmt: skip


def found(page: Page, engine: Engine = ENGINE) -> list[str]:
    checked = engine.check(page)
    assert not checked.failures
    return [f"{finding.code} {finding.quote}" for finding in checked.findings]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
@settings(deadline=None, max_examples=150)
def test_any_text_is_read(pieces: list[str]) -> None:
    found(text_page("".join(pieces) or " ", BlockKind.PARAGRAPH, None))


@pytest.mark.parametrize(
    "text",
    [
        "1. " * 30_000,
        "- Tổng kinh phí 250 tỷ đồng\n" * 4_000,
        "gồm 3 nội dung sau:\n1. Một\n2. Hai\n3. Ba\n" * 1_500,
        "gồm 3 nội dung sau: " + "(1) a; " * 15_000,
        "1" * 100_000,
        "1,234" * 20_000,
        "Bằng chữ: " + "bảy triệu " * 10_000,
    ],
    ids=["marks", "sums", "lists", "entries", "digits", "commas", "words"],
)
def test_long_texts_take_little_time(text: str) -> None:
    page = text_page(text, BlockKind.PARAGRAPH, None)
    start = time.process_time()
    found(page)
    assert time.process_time() - start < 4


def test_the_house_may_leave_numbers_alone() -> None:
    page = text_page("Tỷ lệ đạt 98.6%.", BlockKind.PARAGRAPH, None)
    codes = [by_code("NU003")]
    assert found(page, Engine(codes, options=options(Config()))) == ["NU003 98.6"]
    assert not found(page, Engine(codes, options=options(Config(style=StyleTable(numbers="")))))
