"""The list of misspellings: every pair is found, every guard silences it, and what is not verified is advice only."""

from __future__ import annotations

import datetime as dt

import pytest

from rasoat.content import BlockKind
from rasoat.finding import Severity
from rules.engine import Engine
from rules.house_style import WordPair, house_rules
from rules.registry import by_code
from rules.spelling.known_misspelling import pairs
from rules.text.folding import fold
from rules.text.syllables import is_syllable

from .marked import text_page

DAY = dt.date(2026, 11, 20)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine([by_code("SP002")])


def found(engine: Engine, lines: list[str], kind: BlockKind = BlockKind.PARAGRAPH):
    checked = engine.check(text_page("\n".join(lines), kind, DAY))
    assert not checked.failures
    return checked.findings


def test_every_pair_is_found_with_its_right_words_and_an_honest_severity(engine: Engine) -> None:
    listed = list(pairs())
    findings = found(engine, [f"({wrong})" for wrong in listed])
    by_quote = {finding.quote: finding for finding in findings}
    assert set(by_quote) == set(listed)
    for wrong, pair in pairs().items():
        finding = by_quote[wrong]
        assert finding.suggestions == (pair.right,)
        assert (finding.severity is Severity.ERROR) == (pair.verified and pair.sure)
        assert pair.verified or finding.severity is Severity.INFO


def test_every_guard_silences_its_pair(engine: Engine) -> None:
    lines = {f"{word} {wrong}": wrong for wrong, pair in pairs().items() for word in pair.never_after}
    lines |= {f"{wrong} {word}": wrong for wrong, pair in pairs().items() for word in pair.never_before}
    assert len(lines) > 200
    loud = [line for f in found(engine, sorted(lines)) if lines[line := f"{f.before}{f.quote}{f.after}"] == f.quote]
    assert loud == []


def test_right_words_are_no_misspellings_themselves(engine: Engine) -> None:
    assert found(engine, [f"({pair.right})" for pair in pairs().values()]) == ()


def test_right_words_are_vietnamese_syllables() -> None:
    assert all(is_syllable(part) for pair in pairs().values() for part in fold(pair.right).replace("-", " ").split())


def test_a_house_word_is_found_by_its_letter_case() -> None:
    rules = house_rules(
        [
            WordPair("thủ đô Hà Nội", "Thủ đô Hà Nội", "tên riêng"),
            WordPair("CNTT", "công nghệ thông tin"),
            WordPair("quầy", "bàn"),
        ]
    )
    lines = ["Xây dựng thủ đô Hà Nội.", "Thủ đô Hà Nội đẹp.", "Phòng CNTT, cntt.", "Quầy số 1. Quầy khác."]
    findings = found(Engine(rules), lines)
    assert [(f.code, f.quote, f.suggestions[0]) for f in findings] == [
        ("HS001", "thủ đô Hà Nội", "Thủ đô Hà Nội"),
        ("HS001", "CNTT", "công nghệ thông tin"),
        ("HS001", "Quầy", "Bàn"),
        ("HS001", "Quầy", "Bàn"),
    ]
    assert "(tên riêng)" in findings[0].message
    assert house_rules([]) == []


def test_a_house_word_without_a_capital_keeps_that_of_a_sentence() -> None:
    engine = Engine(house_rules([WordPair("Website", "website")]))
    assert [f.before for f in found(engine, ["Website của phường. Website mới.", "Trên Website này; “Website”."])] == [
        "Trên "
    ]
