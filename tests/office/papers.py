"""A Word file with what real ones have, and what is left of a file when comment marks are taken away."""

from __future__ import annotations

import copy
import io
import unicodedata
import zipfile
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def rich() -> bytes:
    """“bổ xung” in every kind of place, once across runs, once decomposed, once inside a deletion (which is no text)."""
    document = docx.Document()
    document.add_heading("Hướng dẫn bổ xung hồ sơ", 0)
    paragraph = document.add_paragraph("Người dân cần ")
    paragraph.add_run("bổ ").bold = True
    paragraph.add_run("xung").italic = True
    paragraph.add_run("\thồ sơ trước thứ Hai, ngày 25/11/2026 .")
    document.add_paragraph(unicodedata.normalize("NFD", "  Chữ tổ hợp: cần bổ xung giấy tờ."))
    table = document.add_table(2, 2, style="Table Grid")
    table.cell(0, 0).text = "Ô cần bổ xung"
    table.cell(1, 1).text = "Người tham gia giao giao thông"
    document.add_paragraph("Mục cần bổ xung", style="List Bullet")
    document.add_picture(io.BytesIO(_PNG))
    document.sections[0].header.paragraphs[0].text = "Đầu trang bổ xung"
    for inner in (
        '<w:hyperlink w:anchor="x"><w:r><w:t>liên kết cần bổ xung</w:t></w:r></w:hyperlink>',
        '<w:ins w:id="90" w:author="Văn thư" w:date="2026-11-01T00:00:00Z"><w:r><w:t>chèn cần bổ xung</w:t></w:r></w:ins>'
        '<w:del w:id="91" w:author="Văn thư" w:date="2026-11-01T00:00:00Z"><w:r><w:delText>bỏ bổ xung</w:delText></w:r></w:del>',
        "<w:sdt><w:sdtContent><w:r><w:t>ô nhập cần bổ xung</w:t></w:r></w:sdtContent></w:sdt>",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>trường cần bổ xung</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        '<w:fldSimple w:instr=" DATE "><w:r><w:t>trường đơn cần bổ xung</w:t></w:r></w:fldSimple>',
    ):
        element = parse_xml(f'<w:p {nsdecls("w")}><w:r><w:t xml:space="preserve">Đoạn có </w:t></w:r>{inner}</w:p>')
        document.element.body.insert(len(document.element.body) - 1, element)
    document.add_comment(
        document.paragraphs[1].runs[0], "Ghi chú của trưởng phòng", author="Trưởng phòng", initials="TP"
    )
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def bare(data: bytes) -> str:
    """The body as XML without our comments' marks, runs that differ in nothing joined again."""
    document: Any = docx.Document(io.BytesIO(data))
    ours = {c.comment_id for c in document.comments if c.author == "rasoat"}
    body = copy.deepcopy(document.element.body)
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for mark in list(body.iter(qn(f"w:{name}"))):
            if int(mark.get(qn("w:id"))) in ours:
                gone = mark.getparent() if name == "commentReference" else mark
                gone.getparent().remove(gone)
    for run in list(body.iter(qn("w:r"))):
        before = run.getprevious()
        if before is not None and before.tag == run.tag and _form(before) == _form(run):
            for child in list(run):
                if child.tag != qn("w:rPr"):
                    before.append(child)
            run.getparent().remove(run)
    for words in list(body.iter(qn("w:t"))):
        words.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
        before = words.getprevious()
        if before is not None and before.tag == words.tag:
            before.text += words.text
            words.getparent().remove(words)
    return body.xml


def _form(run: Any) -> str:
    properties = run.find(qn("w:rPr"))
    return "" if properties is None else properties.xml


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def marked(data: bytes) -> list[tuple[str, str]]:
    """Of each of our comments the words it stands at, and its text, as they come."""
    document: Any = docx.Document(io.BytesIO(data))
    found = []
    for comment in document.comments:
        if comment.author != "rasoat":
            continue
        inside, words = False, []
        for node in document.element.body.iter():
            if node.tag == qn("w:commentRangeStart") and node.get(qn("w:id")) == str(comment.comment_id):
                inside = True
            elif node.tag == qn("w:commentRangeEnd") and node.get(qn("w:id")) == str(comment.comment_id):
                inside = False
            elif inside and node.tag == qn("w:t"):
                words.append(node.text)
            elif inside and node.tag == qn("w:tab"):
                words.append(" ")
        found.append((unicodedata.normalize("NFC", "".join(words)), comment.text))
    return found
