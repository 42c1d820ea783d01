"""The RE2 gate never hides a match that ``re`` would find, and compiles fast."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules.gate import Gate
from rules.registry import all_rules
from rules.rule import Pattern, Rule

from .marked import unmark

PATTERN_RULES = [rule for rule in all_rules() if isinstance(rule.trigger, Pattern)]
PATTERNS = [rule.trigger.compiled() for rule in PATTERN_RULES if isinstance(rule.trigger, Pattern)]
GATE = Gate(PATTERNS)
ODD = " \u00a0\u00ad\u200b\n\tİıſK①²٣ÐðаΩ;&#,.:!?…()“”\"'-/@"
LETTERS = "aàạăâbcdđeêghiklmnoôơpqrstuưvxyAĐÊTHN0123456789"


def pieces() -> list[str]:
    """Words of the rules' own bad examples, in which their patterns match."""
    return sorted({word for rule in PATTERN_RULES for e in rule.examples for word in unmark(e.bad)[0].split()})


@pytest.mark.parametrize("number", range(len(PATTERN_RULES)), ids=[rule.code for rule in PATTERN_RULES])
def test_gate_opens_on_every_bad_example(number: int) -> None:
    rule: Rule = PATTERN_RULES[number]
    texts = [unmark(example.bad)[0] for example in rule.examples if example.bad and not example.bad.startswith("<")]
    assert texts
    for text in texts:
        assert PATTERNS[number].search(text), f"{rule.code} does not match its own example {text!r}"
        assert number in GATE.open_for(text)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.one_of(st.sampled_from(pieces()), st.text(alphabet=ODD + LETTERS, max_size=6)), min_size=1, max_size=8
    ).flatmap(lambda parts: st.sampled_from([" ".join(parts), "".join(parts)]))
)
def test_gate_opens_wherever_a_pattern_matches(text: str) -> None:
    opened = set(GATE.open_for(text))
    for number, pattern in enumerate(PATTERNS):
        assert number in opened or not pattern.search(text), f"{PATTERN_RULES[number].code} is shut out of {text!r}"


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_gate_opens_on_what_a_pattern_itself_generates(data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(PATTERNS) - 1))
    pattern = PATTERNS[number]
    bare = re.sub(r"\(\?<?[=!](?:[^()\[\]\\]|\\.|\[(?:[^\]\\]|\\.)*\])*\)", "", pattern.pattern)
    try:
        text = data.draw(st.from_regex(re.compile(bare, pattern.flags & ~re.UNICODE), fullmatch=False))
    except re.error:
        return
    if pattern.search(text):
        assert number in GATE.open_for(text), f"{PATTERN_RULES[number].code} is shut out of {text!r}"


def test_all_patterns_compile_into_one_set_within_half_a_second() -> None:
    started = time.process_time()
    Gate(PATTERNS)
    assert time.process_time() - started < 0.5


def test_gate_folds_case_inside_a_group_that_asks_for_it() -> None:
    assert list(Gate([re.compile("(?i:đang) cập nhật")]).open_for("ĐANG cập nhật")) == [0]
