"""How the score behaves: the cases by which the formula was chosen, each a test."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from rasoat.finding import Finding, Scope, Severity
from rasoat.report import AgencyReport, RuleFailure, RuleOutcome
from rasoat.score.units import assign_units, signatures
from tests.scoring.builders import (
    MEASURED,
    agency,
    articles,
    criterion,
    finding,
    points,
    rule,
    rules,
    score,
    template,
)

PORTALS = 400


def random_portal(seed: int) -> AgencyReport:
    """3 to 200 pages with copies, templates, criteria without anything to judge, and pages not read."""
    draw = random.Random(seed)
    count = draw.randint(3, 200)
    units = [draw.randrange(count) if draw.random() < 0.2 else number for number in range(count)]
    kinds = draw.sample(sorted(MEASURED), draw.randint(1, len(MEASURED)))
    found: list[Finding] = []
    for number in range(draw.randint(1, 60)):
        kind = draw.choice(kinds)
        severity = draw.choice(list(Severity))
        shape = draw.random()
        if shape < 0.15:
            found.append(template(kind, draw.randint(1, count), quote=f"menu {draw.randrange(3)}", severity=severity))
        else:
            block = "byline" if shape < 0.3 else "paragraph"
            quote = draw.choice(["admin", f"chỗ {number}"])
            found.append(finding(kind, draw.randrange(count), number, severity=severity, block=block, quote=quote))
    made = agency(count, *found, unread=draw.choice([0, 0, draw.randint(0, count // 3)]))
    return replace(made, articles=articles(count, images=draw.random() < 0.7, units=units))


def without(portal: AgencyReport, number: int) -> AgencyReport:
    return replace(portal, findings=portal.findings[:number] + portal.findings[number + 1 :])


@pytest.mark.parametrize("part", range(4))
def test_mending_one_finding_never_lowers_the_points_nor_their_lower_end(part: int) -> None:
    rose = 0
    for seed in range(part * PORTALS // 4, (part + 1) * PORTALS // 4):
        portal = random_portal(seed)
        mended = without(portal, random.Random(seed).randrange(len(portal.findings)))
        before, after = score(portal, rules=rules(())), score(mended, rules=rules(()))
        assert before.points is not None
        assert after.points is not None
        assert after.points >= before.points - 1e-6, seed
        assert after.low >= before.low - 2e-6, seed
        rose += after.points > before.points
    assert rose > PORTALS / 8


@pytest.mark.parametrize("seed", range(40))
def test_losses_of_criteria_add_up_to_what_is_missing_from_100(seed: int) -> None:
    given = score(random_portal(seed), rules=rules(()))
    assert given.points is not None
    assert sum(item.loss for item in given.criteria) * given.scale == pytest.approx(100 - given.points, abs=1e-5)


def test_a_small_clean_portal_has_a_wide_interval_and_no_rank() -> None:
    given = score(agency(9))
    assert (given.points, round(given.low), given.high) == (100.0, 71, 100.0)
    assert (given.grade, given.provisional) == ("A", True)


@pytest.mark.parametrize(("pages", "low", "high"), [(9, 57, 90), (900, 78, 82)])
def test_the_same_rate_on_more_pages_gives_the_same_points_and_a_narrow_interval(
    pages: int, low: int, high: int
) -> None:
    wrong = [finding("K01", i, severity=Severity.ERROR) for i in range(pages // 9)]
    light = [finding("K02", i, severity=Severity.INFO) for i in range(pages // 9)]
    trusted = [replace(info, hits_read=25, hits_right=24) if info.code == MEASURED["K01"] else info for info in rules()]
    given = score(agency(pages, *wrong, *light), rules=trusted)
    assert given.points == pytest.approx(80.5, abs=0.05)
    assert (round(given.low), round(given.high)) == (low, high)
    assert given.provisional is (pages < 30)


@pytest.mark.parametrize(("unread", "low"), [(0, 94), (56, 93)])
def test_pages_not_read_lower_only_the_lower_end(unread: int, low: int) -> None:
    given = score(agency(412, unread=unread))
    assert (given.points, round(given.low), given.high) == (100.0, low, 100.0)
    assert given.grade == "A"


def test_too_many_pages_not_read_means_no_grade() -> None:
    given = score(agency(412, unread=275))
    assert given.grade is None
    assert given.sentence == (
        "Không đọc được 40% số trang nên không công bố mức; việc đầu tiên là mở quyền truy cập cho đợt kiểm tra."
    )


def test_dead_links_are_not_pages_that_could_not_be_read() -> None:
    portal = agency(40)
    coverage = replace(portal.coverage, pages=100, by_status={"ok": 40, "not-found": 60})
    assert score(replace(portal, coverage=coverage)).grade == "A"


def test_our_own_limit_is_not_told_as_a_locked_door() -> None:
    portal = agency(40)
    coverage = replace(portal.coverage, pages=400, by_status={"ok": 40, "not-fetched": 360})
    assert "giới hạn trang lớn hơn" in score(replace(portal, coverage=coverage)).sentence


def hacked(clean: int = 0, clones: int = 0, empty: int = 0) -> AgencyReport:
    """260 pages with an injected link that two people confirmed, and pages added to hide it."""
    found = [finding("VE001", 1, veto=True), *(finding("K04", i, severity=Severity.ERROR) for i in range(5))]
    count = 260 + clean + clones + empty
    units = [*range(260 + clean), *([260] * clones), *range(260 + clean + 1, 260 + clean + 1 + empty)]
    found += [finding("K11", 260 + clean + clones + i) for i in range(empty)]
    return replace(agency(count, *found), articles=articles(count, units=units))


def test_added_pages_never_hide_a_confirmed_veto() -> None:
    for portal in (hacked(), hacked(clean=10_000), hacked(clones=10_000), hacked(empty=10_000)):
        given = score(portal, confirmed={"VE001-1-0"})
        assert (given.grade, given.points, given.joint_grade) == (None, None, None)
        assert given.sentence == "Cổng có một điểm liệt, phải xử lý trước; chưa công bố mức."


def test_clones_and_empty_pages_do_not_raise_the_points() -> None:
    base = points(hacked())
    assert points(hacked(clones=10_000)) == pytest.approx(base, abs=0.05)
    assert score(hacked(clones=10_000)).units == 261
    assert points(hacked(empty=10_000)) < base
    assert base < points(hacked(clean=10_000)) < 100


def test_a_suspicion_is_told_first_and_hides_no_grade() -> None:
    given = score(hacked())
    assert given.grade == "A"
    assert given.sentence.startswith("Có một nghi vấn điểm liệt cần người xem trong 24 giờ. Cổng ở mức A (tốt)")
    statuses = {veto.id: veto.status for veto in given.vetoes}
    assert statuses == {
        "V1": "suspected",
        "V2": "none seen",
        "V3": "not measured",
        "V4": "not measured",
        "V5": "not measured",
    }


@pytest.mark.parametrize("count", [9, 900, 9000])
def test_a_fault_of_the_menu_costs_the_same_on_any_number_of_pages(count: int) -> None:
    assert points(agency(count, template("K04", count)), rules=rules(())) == pytest.approx(97.82, abs=0.01)


def test_a_fault_on_every_page_that_is_no_template_costs_much_more() -> None:
    everywhere = agency(9, *(finding("K04", i) for i in range(9)))
    assert points(everywhere, rules=rules(())) == pytest.approx(88.0, abs=0.01)


def test_a_menu_mended_page_by_page_gains_only_near_the_end_and_never_falls() -> None:
    row = [points(agency(100, template("K04", left)) if left else agency(100), rules=rules(())) for left in range(101)]
    assert row == sorted(row, reverse=True)
    assert len(set(row[2:])) == 1
    assert row[0] == 100 > row[1] > row[2]


def test_a_byline_repeated_in_every_article_is_one_fault_of_the_template() -> None:
    bylines = [finding("K12", i, quote="admin admin", block="byline") for i in range(100)]
    one = agency(100, template("K12", 100, quote="admin admin"))
    assert points(agency(100, *bylines)) == points(one)


def test_of_copies_the_worst_counts() -> None:
    two_copies = articles(40, units=[0, 0, *range(2, 40)])
    worst = [finding("K04", 0, 1), finding("K04", 0, 2)]
    both = agency(40, *worst, finding("K04", 1), articles=two_copies)
    assert points(both) == points(agency(40, *worst, articles=two_copies))
    assert points(both) < points(agency(40, finding("K04", 1), articles=two_copies))


def test_pictures_are_judged_only_where_there_are_any() -> None:
    none = score(agency(40, articles=articles(40, images=False)))
    assert not criterion(none, "K09").measured
    assert criterion(none, "K09").note == "Không có ảnh nào để chấm."
    assert none.scale == pytest.approx(100 / 90)
    some = (
        *articles(20),
        *(replace(item, id=f"n{item.id}", unit=100 + item.unit, has_images=False) for item in articles(20)),
    )
    assert criterion(score(agency(40, articles=some)), "K09").applicable == 20


def test_no_points_where_a_rule_broke() -> None:
    failure = RuleFailure(MEASURED["K02"], "https://cong.example/1", "ZeroDivisionError")
    for portal in (
        agency(40, failures=(failure,)),
        agency(40, outcomes=(RuleOutcome(MEASURED["K02"], passed=39, error=1),)),
    ):
        given = criterion(score(portal), "K02")
        assert not given.measured
        assert MEASURED["K02"] in given.note


def test_what_no_trusted_rule_measures_is_neither_100_nor_0() -> None:
    given = score(agency(40), rules=[rule(MEASURED["K04"]), rule(MEASURED["K05"], preview=True)])
    assert [item.id for item in given.criteria if item.measured] == ["K04"]
    assert given.scale == pytest.approx(100 / 12)


def test_preview_findings_and_hints_cost_nothing() -> None:
    assert points(agency(40, finding("K04", 1, preview=True))) == 100
    hinted = [
        rule(code, hits_read=20, hits_right=4) if code == MEASURED["K04"] else rule(code) for code in MEASURED.values()
    ]
    assert points(agency(40, finding("K04", 1)), rules=hinted) == 100


def test_a_fault_reported_for_a_page_counts_for_the_article_on_it() -> None:
    by_address = replace(finding("K13", 3), article="", scope=Scope.PORTAL)
    assert points(agency(40, by_address)) == points(agency(40, finding("K13", 3)))


def test_an_agency_without_articles_has_no_grade() -> None:
    given = score(replace(agency(5), articles=()))
    assert (given.grade, given.points) == (None, None)
    assert "không thấy bài viết nào" in given.sentence


def test_an_agency_that_could_not_be_read_has_no_grade() -> None:
    given = score(replace(agency(0, unread=1)))
    assert (given.grade, given.points) == (None, None)
    assert given.sentence.startswith("Không đọc được 100% số trang")


def test_the_order_of_findings_changes_nothing() -> None:
    portal = random_portal(7)
    mixed = list(portal.findings)
    random.Random(1).shuffle(mixed)
    one, other = score(portal), score(replace(portal, findings=tuple(mixed)))
    assert one == other


def test_mending_the_word_that_told_two_copies_apart_never_lowers_the_points() -> None:
    body = " ".join(f"từ{number}" for number in range(120))
    texts = [f"{body} bổ xung", f"{body} bổ sung", *(f"{body[:90]} bài {n} " + f"riêng{n} " * 80 for n in range(38))]
    mended = [texts[1], *texts[1:]]
    before, after = (assign_units(signatures(each)) for each in (texts, mended))
    assert before == after
    faults = finding("K04", 0), finding("K01", 5)
    portal = agency(40, *faults, articles=articles(40, units=before))
    fixed = agency(40, faults[1], articles=articles(40, units=after))
    assert points(fixed) >= points(portal)


def test_points_of_a_hacked_portal_are_known_but_not_published() -> None:
    portal = hacked()
    assert points(portal) == pytest.approx(96.0, abs=2.0)
    given = score(portal, confirmed={"VE001-1-0"})
    assert (given.points, given.grade, given.rank, given.joint_points) == (None, None, None, None)
