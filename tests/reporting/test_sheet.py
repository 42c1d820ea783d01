"""The sheet of an agency's head: the trend of twelve runs, what was not measured, and every word in English too."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from rasoat.catalogue import speaking
from rasoat.changes import TrendPoint
from rasoat.report import Report
from reporters.scorecard import charts, write_site
from reporters.scorecard.plan import WITH_FORMS
from tests.reporting.sample_report import make_report, sample_report
from tests.reporting.test_scorecard import words

GRADES = sample_report().grades
VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯạảãàáằắẳẵặầấẩẫậẻẽẹềếểễệỉĩịỏõọồốổỗộờớởỡợủũụừứửữựỳỷỹỵ]")


def with_trend(*points: TrendPoint) -> Report:
    report = sample_report()
    return replace(report, agencies=(replace(report.agencies[0], trend=points), *report.agencies[1:]))


def runs(count: int, formula: str = "2026.1", **more: bool) -> list[TrendPoint]:
    return [
        TrendPoint(f"20{20 + n // 12}-{n % 12 + 1:02}-01", 60.0 + n % 5, 58.0, 66.0, "D", formula, **more) for n in range(count)
    ]  # fmt: skip


def sheet_of(report: Report, out: Path, number: int = 0) -> str:
    write_site(report, out)
    return (out / report.agencies[number].id / "index.html").read_text("utf-8")


def moments(*formulas: str) -> list[charts.Moment]:
    return [charts.Moment(f"{n}", 60.0 + n, 58.0, 70.0, formula) for n, formula in enumerate(formulas)]


def test_the_line_is_cut_where_the_formula_changed() -> None:
    line = charts.trend(GRADES, moments("1", "1", "2", "2", "2"), 400, 168)
    assert [len(path.split()) for path in line.paths] == [2, 3]
    assert line.breaks == (round((line.dots[1].x + line.dots[2].x) / 2, 1),)
    assert charts.trend(GRADES, moments("1", "1"), 400, 168).breaks == ()


def test_twelve_runs_are_drawn_and_no_two_labels_touch(tmp_path: Path) -> None:
    text = sheet_of(with_trend(*runs(14)), tmp_path)
    drawn = text.split('class="trend"')[1].split("</svg>")[0]
    assert drawn.count("<circle") == 12
    assert "Mười hai" not in text
    assert "12 kỳ gần nhất" in words(text)
    line = charts.trend(GRADES, moments(*"1" * 12), 400, 168)
    places = [dot.x for dot in line.dots if dot.label]
    assert line.dots[-1].label
    assert min(b - a for a, b in pairwise(places)) >= 40


def test_a_changed_formula_and_points_reckoned_anew_are_told(tmp_path: Path) -> None:
    text = sheet_of(with_trend(*runs(3, "2025.9"), *runs(3, rescored=True)), tmp_path)
    assert 'class="cut"' in text
    assert text.count('class="ring"') == 3
    assert "Vạch đứt: cách tính đã đổi" in text
    assert "Chấm rỗng: đã tính lại" in text
    plain = sheet_of(sample_report(), tmp_path / "b")
    assert 'class="cut"' not in plain
    assert "Vạch đứt" not in plain


def test_borders_whose_figures_would_touch_keep_one_figure() -> None:
    wide = [charts.Moment("a", 5.0, 0.0, 99.0, "1"), charts.Moment("b", 95.0, 2.0, 100.0, "1")]
    told = [y for y, figure, _ in charts.trend(GRADES, wide, 400, 168).edges if figure]
    assert min(b - a for a, b in pairwise(told)) >= 13


def test_what_was_not_measured_is_named(tmp_path: Path) -> None:
    score = sample_report().agencies[0].score
    assert score is not None
    missing = [criterion.title for criterion in score.criteria if not criterion.measured]
    assert missing
    assert f"Chưa đo: {missing[0]}" in words(sheet_of(sample_report(), tmp_path))


def test_sheets_link_to_the_self_scoring_tables_beside_them(tmp_path: Path) -> None:
    text = sheet_of(sample_report(), tmp_path)
    for name in ("tu-cham-diem.xlsx", "tu-cham-diem.docx"):
        assert f'href="{name}" download' in text
        assert (tmp_path / sample_report().agencies[0].id / name).stat().st_size > 3000


def test_a_site_of_very_many_agencies_has_no_tables_and_no_links_to_them(tmp_path: Path) -> None:
    agency = replace(sample_report().agencies[3], articles=(), findings=())
    many = make_report(tuple(replace(agency, id=f"a{n}") for n in range(WITH_FORMS + 1)))
    assert "tu-cham-diem" not in sheet_of(many, tmp_path)
    assert not list(tmp_path.rglob("tu-cham-diem.*"))


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Sheets of the sample city, scored and written in English."""
    out = tmp_path_factory.mktemp("english")
    with speaking("en"):
        report = replace(sample_report.__wrapped__(), language="en")
    write_site(report, out)
    return {path.parent.name: path.read_text("utf-8") for path in out.glob("*/index.html")}


def test_every_word_of_ours_on_the_sheet_is_english(english: dict[str, str]) -> None:
    """What is left in Vietnamese are names and words of the portals, each in its own element."""
    for name, text in english.items():
        main = text.split("<main", 1)[1].split("</main>")[0]
        ours = re.sub(r"<bdi>.*?</bdi>|compared with: [^<]*|<li>Chưa kiểm: [^<]*", "", main, flags=re.DOTALL)
        assert not VIETNAMESE.search(words(ours)), (name, VIETNAMESE.findall(words(ours))[:5], words(ours)[:6000])


def test_numbers_days_and_plurals_on_the_sheet_are_english(english: dict[str, str]) -> None:
    text = words(english["so-van-hoa"])
    assert "Up to 24 Nov 2026" in text
    assert "Five tasks to order now" in text
    assert "The last six runs" in text
    assert "The portal is at grade D" in text
