"""Word documents (.docx) by python-docx that are safe whatever the text, and the same bytes for the same calls.

Type face and page by Nghị định 30/2020/NĐ-CP, Phụ lục I: Times New Roman, A4. Tables are written as XML: python-docx takes
seconds for a hundred rows.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from reporters.cells import FIXED, Column, Linked, moment, safe_link, writable

FONT = "Times New Roman"
LINK, HEAD, FILL, LINE = "0B4F8A", "E6EFF7", "FFFBEA", "9AA5AE"
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_A4 = (11906, 16838)
"""Twentieths of a point."""
_MARGIN = 850
CellText = str | Linked | None


class Paper:
    """A document under way: add parts, then take ``data()``."""

    def __init__(
        self, title: str, *, created: str = "", language: str = "vi", landscape: bool = False, size: float = 13
    ) -> None:
        """``size``: of the text, in points; ``created`` (ISO 8601) stands in the file's properties."""
        import docx
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        self.document: Any = docx.Document()
        about = self.document.core_properties
        about.title, about.author, about.last_modified_by = writable(title, 200), "rasoat", "rasoat"
        about.comments = about.keywords = about.subject = ""
        about.language = "vi-VN" if language == "vi" else "en-US"
        about.created = about.modified = moment(created)
        for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
            style = self.document.styles[name]
            style.font.name = FONT
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for key in list(fonts.attrib):
                if key.endswith("Theme"):
                    del fonts.attrib[key]
            for face in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
                fonts.set(qn(face), FONT)
            if name != "Normal":
                style.font.color.rgb = RGBColor(0x1A, 0x20, 0x26)
        normal = self.document.styles["Normal"]
        normal.font.size = Pt(size)
        normal.paragraph_format.space_after = Pt(4)
        tongue = normal.element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): about.language})
        normal.element.rPr.append(tongue)
        section = self.document.sections[0]
        page = section._sectPr.get_or_add_pgSz()
        wide, high = reversed(_A4) if landscape else _A4
        page.set(qn("w:w"), str(wide))
        page.set(qn("w:h"), str(high))
        if landscape:
            page.set(qn("w:orient"), "landscape")
        for side in ("left", "right", "top", "bottom"):
            setattr(section, f"{side}_margin", _MARGIN * 635)
        self._room = wide - 2 * _MARGIN
        self._size = size
        self._addresses: dict[str, str] = {}

    def heading(self, text: str, level: int = 1) -> None:
        """``level`` 0 is the title of the document, 1 to 3 its parts."""
        self.document.add_heading(writable(text, 1000), level)

    def paragraph(self, text: str, *, bold: bool = False, size: float = 0) -> None:
        """A paragraph; line feeds in ``text`` are line breaks. ``size`` in points where it differs from the text's."""
        from docx.shared import Pt

        run = self.document.add_paragraph().add_run(writable(text))
        run.bold = bold or None
        if size:
            run.font.size = Pt(size)

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[CellText]], *, size: float = 10) -> None:
        """A table over the width of the page whose heading stands on every page; rows are not broken over pages.

        Columns share the width as their ``width``.
        """
        from docx.oxml import parse_xml

        widths = self._widths(columns)
        parts = [
            f'<w:tbl {_NAMESPACES}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{_borders()}'
            '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
            "</w:tblCellMar></w:tblPr><w:tblGrid>",
            *(f'<w:gridCol w:w="{width}"/>' for width in widths),
            "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
            *(
                self._cell(column, width, column.heading, size, head=True)
                for column, width in zip(columns, widths, strict=True)
            ),
            "</w:tr>",
        ]
        for row in rows:
            cells = (
                self._cell(column, width, value, size)
                for column, width, value in zip(columns, widths, row, strict=True)
            )
            parts.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
        parts.append("</w:tbl>")
        body = self.document.element.body
        body.insert(len(body) - 1, parse_xml("".join(parts)))

    def data(self) -> bytes:
        """The file."""
        made = io.BytesIO()
        self.document.save(made)
        return same_dates(made.getvalue())

    def _widths(self, columns: Sequence[Column]) -> list[int]:
        total = sum(column.width for column in columns) or 1
        return [int(self._room * column.width / total) for column in columns]

    def _cell(self, column: Column, width: int, value: CellText, size: float, *, head: bool = False) -> str:
        shade = HEAD if head else FILL if column.filled else ""
        fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
        form = f'<w:sz w:val="{round(size * 2)}"/>'
        if head:
            form = "<w:b/>" + form
        side = '<w:jc w:val="right"/>' if column.right and not head else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{fill}</w:tcPr><w:p><w:pPr><w:spacing w:after="0"/>{side}'
            f"</w:pPr>{self._words(value, form)}</w:p></w:tc>"
        )

    def _words(self, value: CellText, form: str) -> str:
        text = value.text if isinstance(value, Linked) else value or ""
        lines = escape(writable(text)).split("\n")
        written = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
        url = safe_link(value.url) if isinstance(value, Linked) else ""
        if not url:
            return f"<w:r><w:rPr>{form}</w:rPr>{written}</w:r>" if text else ""
        blue = form.replace("<w:sz ", f'<w:color w:val="{LINK}"/><w:sz ') + '<w:u w:val="single"/>'
        return (
            f"<w:hyperlink r:id={quoteattr(self._address(url))}><w:r><w:rPr>{blue}</w:rPr>{written}</w:r></w:hyperlink>"
        )

    def _address(self, url: str) -> str:
        """Id of the relationship that holds an address; python-docx searches all of them each time, which is slow."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.rel import _Relationship

        if url not in self._addresses:
            part = self.document.part
            key = self._addresses[url] = f"rIdLink{len(self._addresses) + 1}"
            part.rels[key] = _Relationship(key, RELATIONSHIP_TYPE.HYPERLINK, url, part.partname.baseURI, external=True)
        return self._addresses[url]


def same_dates(data: bytes) -> bytes:
    """A zip file with its members as they are and their dates fixed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            fixed = zipfile.ZipInfo(member.filename, FIXED.timetuple()[:6])
            fixed.compress_type, fixed.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            target.writestr(fixed, source.read(member))
    return made.getvalue()


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>' for side in sides)
    return f"<w:tblBorders>{lines}</w:tblBorders>"
