"""Blocks: line breaks, captions, alternative texts, links; the same from both parsers."""

from __future__ import annotations

import pytest

from rasoat.content import Article, BlockKind
from rasoat.readers.files import read_data

IMAGE = "<p><img src='a.jpg' alt='Hội trường' /></p>"


def article(html: str) -> Article:
    page = read_data(f"<html><body><h1>Tin</h1>{html}</body></html>".encode(), "a.html")
    assert page.article is not None
    return page.article


def texts(one: Article, *kinds: BlockKind) -> list[str]:
    return [one.text[block.span.start : block.span.end] for block in one.of(kinds)]


@pytest.mark.parametrize(
    ("html", "paragraphs"),
    [
        ("cơ quan quản lý Nhà nước <br> về công nghệ.", ["cơ quan quản lý Nhà nước về công nghệ."]),
        ("Đoạn một.<br>Đoạn hai.", ["Đoạn một.", "Đoạn hai."]),
        ("Đoạn một<br/><br/>đoạn hai", ["Đoạn một", "đoạn hai"]),
        ("Đoạn một<br>&nbsp;<br>đoạn hai", ["Đoạn một", "đoạn hai"]),
        ("Điện thoại: 1900<br>Email: a@b.vn", ["Điện thoại: 1900", "Email: a@b.vn"]),
        ("Gồm:<br>a) một;<br>b) hai", ["Gồm:", "a) một;", "b) hai"]),
        ("<br><br>Mở đầu<br>", ["Mở đầu"]),
        ("<b>đậm</b><br><i>và nghiêng</i>", ["đậm và nghiêng"]),
    ],
)
def test_a_single_break_inside_a_sentence_is_a_space(html: str, paragraphs: list[str]) -> None:
    assert texts(article(f"<div>{html}</div>"), BlockKind.PARAGRAPH) == paragraphs


@pytest.mark.parametrize(
    "below",
    [
        "<p>Toàn cảnh hội nghị (Ảnh: Ban biên tập)</p>",
        "<p>Ảnh: Ban biên tập</p>",
        "<p style='text-align: center'><em>Toàn cảnh hội nghị</em></p>",
        "<p align='center'><i>Toàn cảnh</i> <i>hội nghị</i></p>",
        "<p class='image-caption'>Toàn cảnh hội nghị</p>",
    ],
)
def test_a_caption_below_an_image_is_known(below: str) -> None:
    one = article(f"<p>Mở đầu.</p>{IMAGE}{below}<p>Kết thúc.</p>")
    assert len(texts(one, BlockKind.CAPTION)) == 1
    assert texts(one, BlockKind.PARAGRAPH) == ["Mở đầu.", "Kết thúc."]


@pytest.mark.parametrize(
    "below",
    [
        "<p>Chiều nay, hội nghị đã diễn ra.</p>",
        "<p style='text-align:center'>Toàn cảnh hội nghị</p>",
        "<p><em>Chiều nay, hội nghị đã diễn ra.</em></p>",
        "<p>Hình ảnh đẹp về phường được nhiều người biết đến.</p>",
    ],
)
def test_a_paragraph_below_an_image_is_no_caption_for_that_alone(below: str) -> None:
    assert texts(article(f"{IMAGE}{below}"), BlockKind.CAPTION) == []


def test_the_only_text_of_a_table_around_an_image_is_its_caption() -> None:
    one = article(f"<table><tr><td>{IMAGE}</td></tr><tr><td>Toàn cảnh hội nghị</td></tr></table><p>Sau đó.</p>")
    assert texts(one, BlockKind.CAPTION) == ["Toàn cảnh hội nghị"]


def test_alternative_text_has_its_block_and_its_place() -> None:
    html = f"<html><body><h1>Tin</h1><p>Mở đầu.</p>{IMAGE}<p>Kết thúc.</p></body></html>"
    page = read_data(html.encode(), "a.html")
    assert page.article
    assert page.article.source_map
    span = page.images[0].span
    assert span is not None
    assert page.article.text[span.start : span.end] == "Hội trường"
    place = page.article.source_map.to_source(span)
    assert place is not None
    assert html[place.start : place.end] == "Hội trường"


def test_a_link_after_a_joined_break_spans_its_own_words() -> None:
    html = "<html><body><h1>Tin</h1><p>xem <br><a href='/x'>tại đây</a></p></body></html>"
    page = read_data(html.encode(), "a.html")
    assert page.article
    span = page.links[0].span
    assert span is not None
    assert page.article.text[span.start : span.end] == "tại đây"
