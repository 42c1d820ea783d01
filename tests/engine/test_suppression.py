"""Suppression comments: obeyed in files, with reason and expiry; never on live pages."""

from __future__ import annotations

import pytest

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


def test_live_page_cannot_silence_its_check(engine: Engine) -> None:
    body = f'<!-- rasoat: ignore-file TY007 reason="x" --><p>{BAD} {"Nội dung bài viết rất dài. " * 30}</p>'
    html = f"<html><title>{TITLE}</title><body><article><h1>{TITLE}</h1>{body}</article></body></html>"
    assert "TY007" in [f.code for f in engine.check(read_page(html, url="http://a.gov.vn/bai")).findings]
