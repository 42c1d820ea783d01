"""Text of PDF files by PDFium; places are pages."""

from __future__ import annotations

import datetime as dt
import re

from rasoat.catalogue import N_, _
from rasoat.content import BlockKind, Page
from rasoat.errors import ReadError
from rasoat.readers.assemble import page
from rasoat.readers.flow import Piece

MOST_PAGES = 2000
SCANNED = N_("PDF là bản quét, không có lớp chữ: không kiểm được chữ nghĩa và máy đọc màn hình không đọc được.")
_PARAGRAPH_END = re.compile(r"[.!?:;…”\"]\s*$|[./]{2,3}\s*$")


def read_pdf(data: bytes, path: str, published: dt.date | None = None) -> Page:
    """ReadError for encrypted and broken files; pages beyond ``MOST_PAGES`` are left out and the notes say so."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(
                _("PDF {file} có mật khẩu, không đọc được.").format(file=path),
                _("Lưu lại bản không mật khẩu rồi thử lại."),
            ) from error
        raise ReadError(
            _("PDF {file} bị hỏng, không đọc được.").format(file=path), _("Xuất lại PDF từ tệp gốc rồi thử lại.")
        ) from error
    notes: tuple[str, ...] = ()
    pieces: list[Piece] = []
    try:
        count = len(document)
        for number in range(min(count, MOST_PAGES)):
            text = _page_text(document, number)
            pieces += [
                Piece(BlockKind.PARAGRAPH, text=words, where=f"trang {number + 1}") for words in paragraphs(text)
            ]
        if count > MOST_PAGES:
            notes = (_("Chỉ đọc {most} trang đầu trong {count} trang.").format(most=MOST_PAGES, count=count),)
    finally:
        document.close()
    if not pieces:
        notes = (*notes, SCANNED)
    return page(pieces, path, media_type="application/pdf", published=published, notes=notes)


def _page_text(document: object, number: int) -> str:
    import pypdfium2

    try:
        sheet = document[number]  # type: ignore[index]
        return str(sheet.get_textpage().get_text_range())
    except pypdfium2.PdfiumError:
        return ""


def paragraphs(text: str) -> list[str]:
    """Lines of a page joined into paragraphs: a line that ends a sentence, or a short one, ends a paragraph."""
    made: list[str] = []
    held = ""
    lines = [" ".join(line.replace("\ufffe", "-").split()) for line in re.split(r"[\r\n]+", text)]
    width = max((len(line) for line in lines), default=0)
    for line in lines:
        if not line:
            continue
        held = f"{held} {line}".strip()
        if _PARAGRAPH_END.search(line) or len(line) < 0.6 * width:
            made.append(held)
            held = ""
    return [*made, held] if held else made
