"""One contract for every reader: spans ordered, inside, not overlapping; NFC; places in the source never lie."""

from __future__ import annotations

import contextlib
import io
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasoat.content import Article, BlockKind, Page, Span
from rasoat.errors import ReadError
from rasoat.readers.files import read_data
from rasoat.readers.source_html import read_html_file
from rasoat.readers.webpage import read_page

TEXT = "Thông báo về việc tiếp dân\n\nPhường tổ chức tiếp công dân; mời đến đúng giờ.\nĐịa chỉ: số 5.\n"
MARKDOWN = "---\ntitle: Thông báo\ndate: 2026-11-24\n---\n\n# Phần một\n\nĐoạn **đậm** và [liên kết](http://a.vn).\n\n- mục 1\n- mục 2\n"
HTML = (
    '<!doctype html><html lang="vi"><head><title>Lịch tiếp dân - Phường</title></head><body><nav><a href="/">Trang chủ</a></nav>'
    "<article><h1>Lịch tiếp dân</h1><p class=sapo>Phường mời người dân đến đúng giờ theo lịch dưới đây.</p>"
    "<p>Đoạn &ldquo;một&rdquo; có <b>chữ đậm</b>\n   và&nbsp;dấu cách, xem <a href='/x'>tại đây</a>.</p>"
    "<ul><li>mục 1</li><li>mục 2</li></ul><table><tr><td>ô 1</td><td>ô 2</td></tr></table>"
    "<img src=a.jpg alt='Ảnh trụ sở'><!-- ghi chú --><p>Đoạn cuối cùng, viết dài hơn một chút để là một đoạn văn thật sự.</p>"
    "</article><footer>Bản quyền</footer></body></html>"
)


def word_bytes() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("Thông báo", 1)
    document.add_paragraph("Phường tổ chức tiếp công dân.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "ô 1"
    table.cell(0, 1).text = "ô 2"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def assert_contract(page: Page) -> Article:
    article = page.article
    assert article is not None
    assert unicodedata.is_normalized("NFC", article.text)
    assert unicodedata.normalize("NFC", article.found) == article.text
    end = -1
    for block in article.blocks:
        assert end < block.span.start <= block.span.end <= len(article.text)
        end = block.span.end
        assert article.text[block.span.start : block.span.end].strip()
    for link in page.links:
        if link.span:
            assert 0 <= link.span.start <= link.span.end <= len(article.text)
    if article.source_map is not None:
        assert page.source is not None
        for segment in article.source_map.segments:
            assert 0 <= segment.source_start <= segment.source_end <= len(page.source)
            if segment.end - segment.start == segment.source_end - segment.source_start:
                verbatim = page.source[segment.source_start : segment.source_end]
                words = article.found[segment.start : segment.end]
                assert re.sub(r"\s", " ", verbatim) == re.sub(r"\s", " ", words)
    return article


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", TEXT.encode()),
        ("a.txt", unicodedata.normalize("NFD", TEXT).encode()),
        ("a.txt", TEXT.replace("\n", "\r\n").encode()),
        ("a.md", MARKDOWN.encode()),
        ("a.html", HTML.encode()),
        ("a.html", unicodedata.normalize("NFD", HTML).encode()),
        ("a.html", HTML.encode("utf-16")),
        ("a.html", b"<p>M\xe1\xbb\x99t \xc4\x91o\xe1\xba\xa1n th\xc3\xb4i</p>"),
        ("a.docx", word_bytes()),
    ],
    ids=["txt", "txt-nfd", "txt-crlf", "md", "html", "html-nfd", "html-utf16", "html-fragment", "docx"],
)
def test_reader_keeps_the_contract(name: str, data: bytes) -> None:
    assert_contract(read_data(data, name))


def source_of(page: Page, words: str) -> str:
    article = page.article
    assert article
    assert article.source_map
    assert page.source
    start = article.found.index(words)
    place = article.source_map.to_source(Span(start, start + len(words)))
    assert place
    return page.source[place.start : place.end]


@pytest.mark.parametrize("words", ["Lịch tiếp dân", "“một”", "có chữ đậm", "và\u00a0dấu", "mục 2", "ô 2", "tại đây"])
def test_words_of_a_file_are_found_in_its_source(words: str) -> None:
    import html

    written = source_of(read_html_file(HTML, "a.html"), words)
    assert html.unescape(re.sub(r"<[^>]+>", "", written)).split() == words.split()


def test_decomposed_letters_are_one_piece_of_the_source() -> None:
    text = unicodedata.normalize("NFD", "Quản lý đô thị")
    page = read_data(text.encode(), "a.txt")
    assert page.article
    assert page.article.text == "Quản lý đô thị"
    assert source_of(page, unicodedata.normalize("NFD", "lý")) == unicodedata.normalize("NFD", "lý")


@pytest.mark.parametrize("profiles", [True, False])
def test_both_html_readers_see_the_same_text(profiles: bool) -> None:
    live = read_page(HTML, url="http://a.gov.vn/tin/lich-12345.html", profiles=profiles)
    local = read_html_file(HTML, "a.html")
    assert live.article
    assert local.article
    assert live.article.text == local.article.text
    assert [b.kind for b in live.article.blocks] == [b.kind for b in local.article.blocks]
    assert live.frame == local.frame


def test_parts_of_an_article_have_their_kinds() -> None:
    article = assert_contract(read_html_file(HTML, "a.html"))
    kinds = [block.kind for block in article.blocks]
    assert kinds[:2] == [BlockKind.TITLE, BlockKind.LEAD]
    assert kinds.count(BlockKind.ITEM) == kinds.count(BlockKind.CELL) == 2
    assert BlockKind.ALT in kinds


piece = st.one_of(
    st.sampled_from(
        [
            "<p>", "</p>", "<b>", "</b>", "<div class='a'>", "</div>", "<br>", "<!-- x -->", "&amp;", "&nbsp;", "&#7897;", "&bogus;",
            "&ldquo", "<a href='/x'>", "</a>", "<li>", "<td>", "</table>", "<script>var a='<p>';</script>", "<h1>", "</h1>", "\n", "  ",
            "<img alt='ảnh' src=x>", "<", "&", "</", "<!", "<textarea>x</textarea>", "<style>p{}</style>",
        ]
    ),
    st.text(alphabet="aăâbcđeêơ ̣́̀̉̃ộữ,.;:\t\u00a0\u200b“”()1", min_size=1, max_size=12),
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(st.lists(piece, max_size=30))
def test_no_html_breaks_the_contract(pieces: list[str]) -> None:
    source = "".join(pieces)
    page = read_html_file(source, "a.html")
    if page.article is not None:
        assert_contract(page)
    read_page(source, url="http://a.gov.vn/x")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_no_markdown_or_text_breaks_the_contract(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    for suffix in ("md", "txt"):
        with contextlib.suppress(ReadError):
            assert_contract(read_data(f"Mở đầu.\n\n{text}".encode(), f"a.{suffix}"))


def test_very_deep_nesting_is_read() -> None:
    html = "<div>" * 50_000 + "Chữ ở đáy" + "</div>" * 50_000
    page = read_page(html, url="http://a.gov.vn/x")
    assert "Chữ ở đáy" in "\n".join(page.frame) or page.article


def test_readers_of_a_folder_of_samples(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(MARKDOWN, encoding="utf-8")
    from rasoat.readers.files import read_file

    page = read_file(tmp_path / "a.md")
    assert page.article
    assert page.article.published is not None
    assert page.article.published.isoformat() == "2026-11-24"
    assert page.article.title == "Thông báo"
