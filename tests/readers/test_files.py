"""What cannot be read is told, with the way on; Word, PDF and archives give places that a person can find."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from rasoat.content import BlockKind, Page
from rasoat.errors import ReadError
from rasoat.readers.archive import read, survey
from rasoat.readers.files import read_data, read_file
from rasoat.report import FetchStatus

from .test_contract import HTML, word_bytes


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b""),
        ("a.txt", b"  \n "),
        ("a.html", b"\x89PNG\r\n\x1a\n" + bytes(100)),
        ("a.html", bytes(range(1, 32)) * 100),
        ("a.txt", b"Ti\xea\xecng Vi\xeat"),
        ("a.docx", b"PK\x03\x04 broken"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old word"),
        ("a.pdf", b"%PDF-1.7 broken"),
        ("a.pdf", b"<html>"),
        ("a.xyz", b"text"),
    ],
)
def test_unreadable_input_says_what_and_what_to_do(name: str, data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read_data(data, name)
    assert name in caught.value.message
    assert caught.value.remedy


def test_word_bomb_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (250 << 20))
    with pytest.raises(ReadError, match="phình"):
        read_data(stream.getvalue(), "a.docx")


def test_word_places_are_paragraphs_and_cells() -> None:
    article = read_data(word_bytes(), "a.docx").article
    assert article
    places = [(block.kind, block.where) for block in article.blocks]
    assert places[0] == (BlockKind.TITLE, "đoạn 1")
    assert (BlockKind.CELL, "bảng 1, hàng 1, ô 2") in places


def test_tracked_changes_of_word_are_read_as_they_will_stand() -> None:
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    paragraph = document.add_paragraph("Phường ")._p
    for tag, words in (("ins", "<w:t>tổ chức</w:t>"), ("del", "<w:delText>bỏ</w:delText>")):
        paragraph.append(parse_xml(f'<w:{tag} {nsdecls("w")} w:id="1" w:author="a"><w:r>{words}</w:r></w:{tag}>'))
    stream = io.BytesIO()
    document.save(stream)
    article = read_data(stream.getvalue(), "a.docx").article
    assert article
    assert article.text == "Phường tổ chức"


def test_nul_bytes_and_byte_order_mark_do_not_move_offsets(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffMột\0hai\r\nba".encode())
    page = read_file(path)
    assert page.source == "Một\ufffdhai\r\nba"


def archive(tmp_path: Path, *records: tuple[str, int, str, bytes]) -> Path:
    from crawler.archive import ArchiveWriter

    path = tmp_path / "a.warc.gz"
    with ArchiveWriter(path) as writer:
        for url, code, media, body in records:
            writer.response(url, code, [("Content-Type", media)], body)
        writer.status("http://a.gov.vn/khong-thay", FetchStatus.TIMEOUT, 0, "x")
    return path


def test_archive_tells_pages_and_statuses(tmp_path: Path) -> None:
    path = archive(
        tmp_path,
        ("http://a.gov.vn/vi/tin/-/view_content/1-x.html", 200, "text/html", HTML.encode()),
        ("http://a.gov.vn/en/tin/-/view_content/1-x.html", 200, "text/html", HTML.encode()),
        ("http://a.gov.vn/loi", 500, "text/html", b"x"),
        ("http://a.gov.vn/anh.jpg", 200, "image/jpeg", b"x"),
        (
            "http://a.gov.vn/tep.docx",
            200,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            word_bytes(),
        ),
    )
    found = survey(path)
    pages = [page for _, page in read(path, found.captures)]
    assert all(isinstance(page, Page) for page in pages)
    assert [capture.url for capture in found.captures] == [
        "http://a.gov.vn/vi/tin/-/view_content/1-x.html",
        "http://a.gov.vn/tep.docx",
    ]
    statuses = {status.url.rsplit("/", 1)[-1]: status.status for status in found.statuses}
    assert statuses["loi"] is FetchStatus.SERVER_ERROR
    assert statuses["khong-thay"] is FetchStatus.TIMEOUT


@pytest.mark.parametrize("cut", [10, 200, 900])
def test_truncated_archive_gives_what_is_whole(tmp_path: Path, cut: int) -> None:
    path = archive(
        tmp_path,
        ("http://a.gov.vn/1.html", 200, "text/html", HTML.encode()),
        ("http://a.gov.vn/2.html", 200, "text/html", HTML.encode()),
    )
    data = path.read_bytes()
    path.write_bytes(data[:-cut])
    found = survey(path)
    assert any(isinstance(page, Page) for _, page in read(path, found.captures))


def test_file_that_is_no_archive_is_told(tmp_path: Path) -> None:
    for data in (b"", b"hello", b"\x1f\x8b broken"):
        path = tmp_path / "x.warc.gz"
        path.write_bytes(data)
        with pytest.raises(ReadError, match="WARC"):
            survey(path)
