"""Ranks and the sentence, inside a class."""

from __future__ import annotations

from rasoat.report import AgencyReport
from rasoat.score.agency import score_city
from tests.scoring.builders import agency, finding, profile, rules


def city(*agencies: AgencyReport) -> list[AgencyReport]:
    return list(score_city(agencies, rules(), profile()))


def portal(name: str, faults: int, count: int = 2000, group: str = "so") -> AgencyReport:
    return agency(count, *(finding("K01", i) for i in range(faults)), id=name, group=group)


def ranks(*agencies: AgencyReport) -> list[tuple[int | None, int]]:
    return [(item.score.rank, item.score.rank_of) for item in city(*agencies) if item.score]


def test_overlapping_intervals_share_a_rank() -> None:
    assert ranks(portal("a", 200), portal("b", 0), portal("c", 1)) == [(3, 3), (1, 3), (1, 3)]


def test_ranks_are_kept_inside_the_class() -> None:
    assert ranks(portal("a", 200), portal("b", 0, group="phuong-xa")) == [(1, 1), (1, 1)]


def test_provisional_grades_have_no_rank_and_take_none() -> None:
    assert ranks(portal("a", 100), portal("b", 0, count=9)) == [(1, 1), (None, 0)]


def test_the_median_is_told_only_in_a_class_of_five() -> None:
    four = [portal(name, 10 * n) for n, name in enumerate("abcd")]
    five = [*four, portal("e", 200)]
    assert not any("trung vị" in (item.score.sentence if item.score else "") for item in city(*four))
    told = [item.score.sentence for item in city(*five) if item.score]
    assert "ngang trung vị nhóm" in told[2]
    assert "cao hơn trung vị nhóm" in told[0]
    assert "thấp hơn trung vị nhóm" in told[4]


def test_sentences_of_small_and_clean_portals() -> None:
    small, clean = city(portal("a", 0, count=9), portal("b", 0))
    assert small.score
    assert clean.score
    assert small.score.sentence == (
        "Mới đọc được 9 nội dung: mức tạm A (tốt), chưa xếp hạng; không có việc nào phải giao."
    )
    assert clean.score.sentence == "Cổng ở mức A (tốt); không có việc nào phải giao."


def test_the_sentence_tells_where_the_actions_lead() -> None:
    (low,) = city(portal("a", 400))
    assert low.score
    assert low.score.sentence == (
        f"Cổng ở mức {low.score.grade} ({low.score.grade_name.lower()}); "
        "làm xong một việc dưới đây cổng đạt khoảng 100 điểm, lên mức A (tốt)."
    )
