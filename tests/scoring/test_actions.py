"""Things to order done, and what they win."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rasoat.report import AgencyReport
from rasoat.score.actions import effort, members_of
from rasoat.score.tally import Tally
from tests.scoring.builders import agency, finding, points, profile, rules, score, template
from tests.scoring.test_behaviour import random_portal


def test_gains_are_exact_and_a_shared_criterion_wins_more_together() -> None:
    found = [finding("K04", i, quote="bổ xung") for i in range(9)]
    menu = template("K04", 100, quote="Đấu thấu")
    given = score(agency(100, *found, menu))
    menu_first, spelling = given.actions
    assert menu_first.title.startswith("Sửa khuôn trang")
    now = points(agency(100, *found, menu))
    assert menu_first.gain == pytest.approx(points(agency(100, *found)) - now, abs=1e-5)
    assert spelling.gain == pytest.approx(points(agency(100, menu)) - now, abs=1e-5)
    assert given.joint_gain == pytest.approx(100 - now, abs=1e-5)
    assert given.joint_gain > menu_first.gain + spelling.gain
    assert given.joint_points == pytest.approx(100)


def test_gains_of_different_criteria_add_up() -> None:
    given = score(agency(100, finding("K01", 1), finding("K04", 2), finding("K09", 3)))
    assert given.joint_gain == pytest.approx(sum(action.gain for action in given.actions), abs=1e-5)


def test_at_most_five_and_what_misleads_citizens_first() -> None:
    found = [finding(f"K{n:02}", i) for n in range(1, 14) for i in range(3)]
    given = score(agency(100, *found, template("K04", 100)))
    assert len(given.actions) == 5
    assert [action.criteria for action in given.actions][-1] not in [("K01", "K02"), ("K03",)]
    first = {action.title for action in given.actions[:3]}
    assert "Sửa số hiệu văn bản, ngày tháng và số liệu sai" in first
    assert "Sửa tên cơ quan, chức danh, địa danh" in first


def test_an_action_tells_places_articles_and_the_most_frequent_words() -> None:
    quotes = ["bổ xung", "bổ xung", "sử lý"]
    given = score(agency(100, *(finding("K04", i // 2, i, quote=quote) for i, quote in enumerate(quotes))))
    (action,) = given.actions
    assert (action.places, action.articles, action.pages) == (3, 2, 2)
    assert action.examples == ("bổ xung", "sử lý")
    assert action.role == "biên tập"


def test_a_template_is_one_place_on_many_pages() -> None:
    (action,) = score(agency(100, template("K04", 90, quote="Đấu thấu"))).actions
    assert (action.places, action.pages) == (1, 90)


def test_an_action_that_would_show_no_gain_is_left_out() -> None:
    assert score(agency(100_000, finding("K07", 1))).actions == ()


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "dưới 1 giờ"),
        (61, "khoảng 2 giờ"),
        (240, "khoảng 4 giờ"),
        (300, "khoảng 2 buổi"),
        (4800, "khoảng 10 ngày công"),
    ],
)
def test_effort_in_words(minutes: float, words: str) -> None:
    assert effort(minutes) == words


@pytest.mark.parametrize("seed", range(120))
def test_doing_an_action_and_checking_again_wins_exactly_its_points(seed: int) -> None:
    portal = random_portal(seed)
    given = score(portal, rules=rules(()))
    tally = Tally(portal, rules(()), profile())
    measured = {item.id for item in given.criteria if item.measured}
    groups = {group.title: group for group in profile().action}
    mended = {
        action.title: {id(item.finding) for item in members_of(groups[action.title], tally, measured)}
        for action in given.actions
    }

    def after(gone: set[int]) -> float:
        return points(_without(portal, gone), rules=rules(()))

    assert given.points is not None
    for action in given.actions:
        assert after(mended[action.title]) - given.points == pytest.approx(action.gain, abs=1e-9)
    assert after(set().union(*mended.values())) - given.points == pytest.approx(given.joint_gain, abs=1e-9)
    assert given.joint_gain >= max((action.gain for action in given.actions), default=0.0)


def _without(portal: AgencyReport, gone: set[int]) -> AgencyReport:
    return replace(portal, findings=tuple(item for item in portal.findings if id(item) not in gone))
