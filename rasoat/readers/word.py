"""Word files by python-docx, walked through the XML so that tracked insertions, hyperlinks and content controls are not lost."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from typing import Any

from rasoat.catalogue import _
from rasoat.content import BlockKind, Cell, Image, Page
from rasoat.errors import ReadError
from rasoat.readers.assemble import page
from rasoat.readers.flow import Piece

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_LARGEST = 200 << 20
_RATIO = 200
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_word(data: bytes, path: str, published: dt.date | None = None) -> Page:
    """Blocks tell their paragraph or cell. ReadError for a broken, encrypted or bloated file."""
    refuse_bombs(data, path)
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        pieces = [piece for piece, _element in paragraphs(document)]
        images = tuple(_images(document.element.body))
    except ReadError:
        raise
    except Exception as error:  # python-docx, lxml and zipfile raise many kinds on broken files
        raise ReadError(
            _("Tệp Word {file} bị hỏng, không đọc được.").format(file=path),
            _("Mở bằng Word, lưu lại thành .docx rồi thử lại."),
        ) from error
    if not any(piece.text.strip() for piece in pieces):
        raise ReadError(_("Tệp Word {file} không có chữ nào.").format(file=path), _("Kiểm tra lại tệp."))
    return page(pieces, path, media_type=MEDIA_TYPE, published=published, images=images)


def refuse_bombs(data: bytes, path: str) -> None:
    """ReadError for what is no .docx or swells beyond reason when unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        old = data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        remedy = (
            _("Đây là tệp .doc cũ hoặc có mật khẩu: lưu lại thành .docx không mật khẩu.")
            if old
            else _("Lưu lại thành .docx rồi thử lại.")
        )
        raise ReadError(_("{file} không phải tệp Word .docx.").format(file=path), remedy) from error
    size = sum(entry.file_size for entry in entries)
    if size > _LARGEST or (size > 10 << 20 and size > _RATIO * max(1, len(data))):
        raise ReadError(
            _("Tệp Word {file} phình bất thường khi giải nén, không đọc.").format(file=path),
            _("Kiểm tra nguồn gốc tệp; lưu lại bản gọn hơn."),
        )


def paragraphs(document: Any) -> Iterator[tuple[Piece, Any]]:
    """Each piece of the text with the ``w:p`` element that it is the words of, white space at the ends aside."""
    number = table = 0
    titled = False
    for child in _blocks(document.element.body):
        if child.tag == f"{_W}p":
            number += 1
            text = _text(child)
            if not text.strip():
                continue
            kind, level = _kind(document, child)
            if kind is BlockKind.TITLE or (kind is BlockKind.HEADING and level == 1 and not titled):
                kind = BlockKind.HEADING if titled else BlockKind.TITLE
                titled = True
            yield Piece(kind, level, text=text.strip(), where=_("đoạn {number}").format(number=number)), child
        else:
            table += 1
            plain = next(child.iterdescendants(f"{_W}tbl"), None) is None
            for row, line in enumerate(child.iter(f"{_W}tr"), 1):
                column = 1
                for cell, box in enumerate(line.findall(f"{_W}tc"), 1):
                    where, place = (
                        _("bảng {table}, hàng {row}, ô {cell}").format(table=table, row=row, cell=cell),
                        Cell(table, row, column) if plain else None,
                    )
                    for paragraph in box.iter(f"{_W}p"):
                        text = _text(paragraph).strip()
                        if text:
                            yield Piece(BlockKind.CELL, text=text, where=where, cell=place), paragraph
                    column += _columns(box)


def _columns(box: Any) -> int:
    """How many columns a cell takes."""
    span = box.find(f"{_W}tcPr/{_W}gridSpan")
    written = span.get(f"{_W}val", "") if span is not None else ""
    return max(1, int(written)) if written.isascii() and written.isdigit() and len(written) < 4 else 1


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, those inside content controls too."""
    for child in parent:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            yield from _blocks(child)


def _text(paragraph: Any) -> str:
    return "".join(words for _node, words in letters(paragraph))


def letters(paragraph: Any) -> Iterator[tuple[Any, str]]:
    """Words of a paragraph with the element each stands in: insertions and hyperlinks count, deletions do not."""
    for node in paragraph.iter():
        if any(up.tag in (f"{_W}del", f"{_W}moveFrom") for up in node.iterancestors()):
            continue
        if node.tag == f"{_W}t":
            yield node, node.text or ""
        elif node.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr") and node.getparent().tag == f"{_W}r":
            yield node, " "
        elif node.tag == f"{_W}noBreakHyphen":
            yield node, "-"


def _kind(document: Any, paragraph: Any) -> tuple[BlockKind, int]:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = style.get(f"{_W}val", "").lower() if style is not None else ""
    if name == "title":
        return BlockKind.TITLE, 0
    if name.startswith("heading") and name[7:8].isdigit():
        return BlockKind.HEADING, int(name[7])
    if name == "caption":
        return BlockKind.CAPTION, 0
    if paragraph.find(f"{_W}pPr/{_W}numPr") is not None or name.startswith("list"):
        return BlockKind.ITEM, 0
    return BlockKind.PARAGRAPH, 0


def _images(body: Any) -> Iterator[Image]:
    for number, drawing in enumerate(body.iter(f"{_WP}docPr"), 1):
        yield Image(src=_("ảnh {number}").format(number=number), alt=drawing.get("descr") or None, in_article=True)
