"""Suppression comments: obeyed in files, with reason and expiry; never on live pages."""

from __future__ import annotations

import pytest

from rasoat.readers.files import read_data
from rasoat.readers.source_html import read_html_file
from rasoat.readers.webpage import read_page
from rules.engine import Engine
from rules.registry import all_rules

BAD = "Hội nghị diễn ra , đúng kế hoạch."
TITLE = "Phường tổ chức hội nghị tổng kết công tác năm"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(all_rules())


def codes(engine: Engine, html: str) -> list[str]:
    return [
        f.code for f in engine.check(read_html_file(html, "a.html")).findings if f.code in {"TY007", "RS001", "RS002"}
    ]


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("", ["TY007"]),
        ('<!-- rasoat: ignore TY007 reason="x" -->', []),
        ('<!-- rasoat: ignore TY007 reason="x" until=2999-01-01 -->', []),
        ('<!-- rasoat: ignore TY007 reason="x" until=2001-01-01 -->', ["TY007", "RS002"]),
        ('<!-- rasoat: ignore TY007 reason="x" until=soon -->', ["TY007", "RS002"]),
        ("<!-- rasoat: ignore TY007 -->", ["TY007", "RS002"]),
        ('<!-- rasoat: ignore reason="x" -->', ["TY007", "RS002"]),
        ('<!-- rasoat: ignore DT001 reason="x" -->', ["TY007", "RS001"]),
        ('<!-- rasoat: ignore DT001 TY007 reason="x" -->', ["RS001"]),
        ("<!-- một ghi chú thường -->", ["TY007"]),
        ("<!-- rasoat: ignore TY007 reason=“tên riêng” owner='Phòng biên tập' -->", []),
        ('<!-- rasoat: ignore TY007, DT001 reason="x" -->', ["RS001"]),
        ('<!-- rasoat: ignore TY007 reason="  " -->', ["TY007", "RS002"]),
        ('<!-- rasoat: ignore TY007 resaon="x" -->', ["TY007", "RS002"]),
        ('<!-- rasoat: ignore TY007 reason="x" -- vì sao -->', ["TY007", "RS002"]),
        ('<!-- rasoat: ignore TY777 reason="x" -->', ["TY007", "RS002"]),
        ('<!-- rasoat: ignore-line TY007 reason="x" -->', ["TY007", "RS002"]),
        ('<!-- rasoat: ignore XP001 reason="x" -->', ["TY007", "RS002"]),
    ],
)
def test_comment_before_a_paragraph(engine: Engine, comment: str, expected: list[str]) -> None:
    assert codes(engine, f"<p>{comment}{BAD}</p>") == expected


def test_comment_reaches_only_the_block_that_follows(engine: Engine) -> None:
    html = f'<p><!-- rasoat: ignore TY007 reason="x" -->{BAD}</p><p>{BAD}</p>'
    assert codes(engine, html) == ["TY007"]


def test_ignore_file_reaches_every_block(engine: Engine) -> None:
    html = f'<!-- rasoat: ignore-file TY007 reason="x" --><p>{BAD}</p><p>{BAD}</p>'
    assert codes(engine, html) == []


def test_comment_after_the_last_block_reaches_nothing(engine: Engine) -> None:
    assert codes(engine, f'<p>{BAD}</p><!-- rasoat: ignore TY007 reason="x" -->') == ["TY007", "RS001"]


def test_image_after_the_comment_is_reached_though_it_has_no_place_in_the_text(engine: Engine) -> None:
    comment = '<!-- rasoat: ignore AX001 reason="chỉ để trang trí" -->'
    image = '<p><img src="so-do-quy-trinh.png"></p>'
    html = f"<p>{TITLE}.</p>\n{comment}\n{image}\n<p>{TITLE}.</p>\n{image}\n"
    found = engine.check(read_html_file(html, "a.html")).findings
    assert [(f.code, f.place.line) for f in found if f.code in {"AX001", "RS001", "RS002"}] == [("AX001", 5)]


def test_rule_that_could_not_judge_is_not_silenced_in_vain() -> None:
    """English is not checked without a server: nobody knows whether the comment is still needed."""
    rules = [rule for rule in all_rules() if rule.code in {"EN000", "RS001"}]
    english = "The council meet on Monday to approve the plan of the city for the coming year. " * 4
    page = read_data(f'# A title\n\n<!-- rasoat: ignore EN000 reason="x" -->\n\n{english}\n'.encode(), "a.md")
    checked = Engine(rules).check(page)
    assert [code for code, _ in checked.not_checked] == ["EN000"]
    assert [f.code for f in checked.findings] == []


ID_CARD = "Ông Nguyễn Văn A, số căn cước công dân 001099012345, đến nhận kết quả."


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ('reason="x"', ["PR001", "RS002"]),
        ('reason="x" owner="An" until=2999-01-01', ["PR001", "RS002"]),
        ('reason="x" owner="An" approved-by=" AN " until=2999-01-01', ["PR001", "RS002"]),
        ('reason="x" owner="An" approved-by="Bình"', ["PR001", "RS002"]),
        ('reason="x" owner="An" approved-by="Bình" until=2999-01-01', []),
    ],
)
def test_veto_is_silenced_by_two_people_until_a_day(engine: Engine, options: str, expected: list[str]) -> None:
    page = read_html_file(f"<p><!-- rasoat: ignore PR001 {options} -->{ID_CARD}</p>", "a.html")
    assert [f.code for f in engine.check(page).findings if f.code[:2] in {"PR", "RS"}] == expected


def test_live_page_cannot_silence_its_check(engine: Engine) -> None:
    body = f'<!-- rasoat: ignore-file TY007 reason="x" --><p>{BAD} {"Nội dung bài viết rất dài. " * 30}</p>'
    html = f"<html><title>{TITLE}</title><body><article><h1>{TITLE}</h1>{body}</article></body></html>"
    assert "TY007" in [f.code for f in engine.check(read_page(html, url="http://a.gov.vn/bai")).findings]
