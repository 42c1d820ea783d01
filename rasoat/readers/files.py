"""Files of every kind that rasoat checks, chosen by suffix."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path, PurePath

from rasoat.catalogue import _
from rasoat.content import Page
from rasoat.errors import ReadError, cause

HTML = frozenset({".html", ".htm", ".xhtml"})
EDITABLE = HTML | {".md", ".markdown", ".txt"}
"""Text files, whose places are exact."""
SUFFIXES = (".html", ".htm", ".xhtml", ".md", ".markdown", ".docx", ".txt", ".pdf")
LARGEST = 50 << 20
"""Bytes."""
_BINARY = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"%PDF",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"MZ",
)


def read_file(path: Path, *, published: dt.date | None = None) -> Page:
    """ReadError where the file cannot be read as what its suffix says. ``published`` stands in where the file shows no date."""
    try:
        if path.stat().st_size > LARGEST:
            size = path.stat().st_size >> 20
            raise ReadError(
                _("{file} quá lớn ({size} MB).").format(file=path, size=size),
                _("Chia nhỏ tệp; giới hạn là {most} MB.").format(most=LARGEST >> 20),
            )
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(
            _("Không đọc được {file}: {reason}.").format(file=path, reason=cause(error)),
            _("Kiểm tra đường dẫn và quyền đọc."),
        ) from error
    return read_data(data, str(path), published=published)


def read_data(data: bytes, name: str, *, published: dt.date | None = None) -> Page:
    """The same for bytes at hand; ``name`` decides the format. Offsets count code points of the decoded text without its
    byte-order mark."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise ReadError(
            _("Không biết đọc {name}.").format(name=name),
            _("Các dạng đọc được: {suffixes} .warc.gz").format(suffixes=" ".join(SUFFIXES)),
        )
    if not data.strip():
        raise ReadError(_("{name} rỗng.").format(name=name), _("Kiểm tra lại tệp."))
    if len(data) > LARGEST:
        raise ReadError(
            _("{name} quá lớn ({size} MB).").format(name=name, size=len(data) >> 20),
            _("Chia nhỏ tệp; giới hạn là {most} MB.").format(most=LARGEST >> 20),
        )
    if suffix == ".docx":
        from rasoat.readers.word import read_word

        return read_word(data, name, published)
    if suffix == ".pdf":
        from rasoat.readers.pdf_file import read_pdf

        return read_pdf(data, name, published)
    return read_decoded(decode(data, name, html=suffix in HTML), name, published=published)


def read_decoded(text: str, name: str, *, published: dt.date | None = None) -> Page:
    """HTML, Markdown or plain text that is decoded already."""
    suffix = PurePath(name).suffix.lower()
    if suffix in HTML:
        from rasoat.readers.source_html import read_html_file

        return _dated(read_html_file(text, name), published)
    if suffix == ".txt":
        from rasoat.readers.plain import read_text

        return read_text(text, name, published)
    from rasoat.readers.markdown_file import read_markdown

    return read_markdown(text, name, published)


def _dated(page: Page, published: dt.date | None) -> Page:
    if published is None or page.article is None or page.article.published is not None:
        return page
    return replace(page, article=replace(page.article, published=published))


def decode(data: bytes, name: str, *, html: bool) -> str:
    """UTF-8, UTF-16 with a mark, else the charset that an HTML file declares. ReadError names the first bad byte."""
    if data.startswith(_BINARY):
        raise ReadError(
            _("{name} là tệp nhị phân, không phải văn bản.").format(name=name), _("Kiểm tra lại phần mở rộng của tệp.")
        )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return clean(data.decode("utf-16", "replace"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if html and b"charset" in data[:2048].lower():
            from rasoat.readers.webpage import decode as declared

            text = declared(data)
            if not _binary(text):
                return clean(text)
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadError(
            _("{name} không phải văn bản UTF-8 (byte thứ {start}, dòng {line}).").format(
                name=name, start=error.start + 1, line=line
            ),
            _("Lưu lại tệp với bảng mã UTF-8."),
        ) from error
    if _binary(text):
        raise ReadError(
            _("{name} là tệp nhị phân, không phải văn bản.").format(name=name), _("Kiểm tra lại phần mở rộng của tệp.")
        )
    return clean(text)


def _binary(text: str) -> bool:
    controls = sum(1 for character in text[:4000] if ord(character) < 32 and character not in "\t\n\r\f\x00")
    return controls + text[:4000].count("\x00") > 0.1 * min(len(text), 4000)


def clean(text: str) -> str:
    """Characters that no reporter can write become U+FFFD, offsets kept."""
    return text.translate(_UNWRITABLE)


_UNWRITABLE = {0: "\ufffd", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}
