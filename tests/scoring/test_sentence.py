"""The sentence at the head of the sheet: every variant, in Vietnamese and English."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rasoat.catalogue import _, speaking
from rasoat.changes import TrendPoint
from rasoat.report import AgencyScore
from rasoat.score.sentence import sentence, unread_reason
from tests.scoring.builders import agency, finding, profile, score


def given(**changes: object) -> AgencyScore:
    """C, 66.5 points, five things to do that lead to B."""
    base = score(agency(400, finding("K01", 1), finding("K04", 2)))
    action = base.actions[0]
    made = replace(
        base, points=66.5, low=64.8, high=67.6, grade="C", grade_name="Trung bình", actions=(action,) * 5,
        joint_points=90.3, joint_grade="B", vetoes=(),
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def past(points: float, formula: str = "2026.1") -> TrendPoint:
    return TrendPoint("2026-05-24", points, points - 1.5, points + 1.5, "C", formula)


def said(score: AgencyScore, *, spoken: str = "vi", **options: object) -> str:
    with speaking(spoken):
        return sentence(score, profile(), **options)  # type: ignore[arg-type]


def test_the_sentence_of_the_contract() -> None:
    assert said(given(), previous=past(66.1)) == (
        "Cổng ở mức C (trung bình), đi ngang so với kỳ trước; làm xong năm việc dưới đây cổng đạt khoảng 90 điểm, "
        "lên mức B (khá), sát mức A."
    )


@pytest.mark.parametrize(
    ("points", "turn", "words"),
    [
        (60.0, None, "tăng 6,5 điểm so với kỳ trước"),
        (73.0, None, "giảm 6,5 điểm so với kỳ trước"),
        (65.2, None, "đi ngang so với kỳ trước"),
        (65.2, 1, "tăng 1,3 điểm so với kỳ trước"),
        (60.0, 0, "đi ngang so với kỳ trước"),
    ],
)
def test_the_period_before_is_compared_with_hysteresis(points: float, turn: int | None, words: str) -> None:
    assert f", {words};" in said(given(), previous=past(points), turn=turn)


def test_another_formula_is_told_and_not_compared() -> None:
    assert "chưa so được với kỳ trước vì cách tính đã đổi" in said(given(), incomparable=True)
    assert "kỳ trước" not in said(given())


@pytest.mark.parametrize(
    ("median", "words"),
    [
        (60.0, "cao hơn trung vị nhóm 6,5 điểm"),
        (70.0, "thấp hơn trung vị nhóm 3,5 điểm"),
        (66.5, "ngang trung vị nhóm"),
    ],
)
def test_the_class_is_compared_by_its_median(median: float, words: str) -> None:
    assert f", {words};" in said(given(), median=median)


def test_a_grade_that_stays_and_nothing_to_do_are_told() -> None:
    assert "vẫn ở mức C (trung bình)" in said(given(joint_points=70.0, joint_grade="C"))
    assert said(given(actions=())) == "Cổng ở mức C (trung bình); không có việc nào phải giao."


ENGLISH = {
    "whole": (
        given(grade_name="Fair"),
        {"previous": past(60.0), "median": 70.0},
        "The portal is at grade C (fair), up 6.5 points on last time, 3.5 points below the median of its group; "
        "doing the five tasks below would bring it to about 90 points, up to grade B ({khá}), close to grade A.",
    ),
    "one task": (
        given(actions=given().actions[:1], joint_points=70.0, joint_grade="C"),
        {},
        "doing the one task below would bring it to about 70 points, still grade C ({trung bình}).",
    ),
    "small": (given(provisional=True, units=9), {}, "Only 9 pieces of content could be read: provisional grade C ("),
}


@pytest.mark.parametrize("name", ENGLISH)
def test_the_sentence_is_whole_in_english(name: str) -> None:
    score, options, words = ENGLISH[name]
    with speaking("en"):
        for grade in ("Khá", "Trung bình"):
            words = words.replace(f"{{{grade.lower()}}}", _(grade).lower())
    assert words in said(score, spoken="en", **options)


def test_what_was_not_read_is_told_in_both_languages() -> None:
    assert unread_reason(0.4, {"forbidden": 40}).startswith("Không đọc được 40% số trang")
    with speaking("en"):
        assert unread_reason(0.4, {"forbidden": 40}).startswith("40% of the pages could not be read")
        assert "page limit" in unread_reason(0.4, {"not-fetched": 40})
