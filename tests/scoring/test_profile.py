"""The numbers of the formula, as data."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasoat.errors import ConfigError
from rasoat.score.scoring_profile import NAME, parse, shipped


@pytest.fixture(scope="module")
def text(root: Path) -> str:
    return (root / NAME).read_text("utf-8")


def test_the_shipped_criteria_are_those_of_the_formula() -> None:
    given = [(item.id, item.max, item.tau) for item in shipped().criteria]
    maxima = [12, 12, 12, 12, 8, 4, 4, 6, 6, 4, 6, 6, 4, 4]
    taus = [0.02, 0.02, 0.02, 0.05, 0.05, 0.05, 0.15, 0.15, 0.3, 0.15, 0.1, 0.05, 0.1, 0.1]
    assert given == [(f"K{n + 1:02}", maxima[n], taus[n]) for n in range(14)]
    assert shipped().grades == (
        ("A", "Tốt", 90),
        ("B", "Khá", 80),
        ("C", "Trung bình", 65),
        ("D", "Yếu", 50),
        ("E", "Kém", 0),
    )
    assert (shipped().formula, len(shipped().veto)) == ("2026.1", 5)


def test_a_rule_counts_for_a_criterion_raises_a_veto_or_says_why_not() -> None:
    profile = shipped()
    assert (profile.criterion_of("SP002"), profile.veto_of("SP002")) == ("K04", "")
    assert (profile.criterion_of("PR001"), profile.veto_of("PR001")) == ("", "V2")
    assert (profile.criterion_of("RD001"), profile.criterion_of("XX999")) == ("", "")
    assert all(reason.endswith(".") for reason in profile.unscored.values())
    assert {"SF001", "RD001", "EN000"} <= profile.codes


def test_every_criterion_has_an_action() -> None:
    ordered = {id_ for action in shipped().action if action.scope == "article" for id_ in action.criteria}
    assert ordered == {criterion.id for criterion in shipped().criteria}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("max = 8.0", "max = 9.0", "101"),
        ('id = "K02"', 'id = "K01"', "lặp"),
        ('SP002 = "K04"', 'SP002 = "K40"', "SP002 trỏ tới K40"),
        ("tau = 0.3", "tau = 0.0", "K09"),
        ("from = 80.0", "from = 95.0", "mức"),
        ("error = 2.0", 'error = "nặng"', "severity"),
        ('"robots-denied"', '"robot"', "nothing_to_read"),
        ("[rules]", "[rules]\nRD001 = 'K04'", "RD001"),
        ('criteria = ["K13"]', 'criteria = ["K99"]', "Gỡ bài trùng"),
        ("formula =", "formula ==", "TOML"),
        ("tau = 0.3", "tau = 0.3\ntua = 0.3", "tua"),
    ],
)
def test_what_contradicts_itself_is_refused_and_named(text: str, old: str, new: str, words: str) -> None:
    assert old in text
    with pytest.raises(ConfigError, match=words) as caught:
        parse(text.replace(old, new, 1), NAME)
    assert NAME in caught.value.message
