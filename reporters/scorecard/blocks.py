"""The blocks of an article as they were: headings, lead, lists, tables, captions, from the inline markup of each block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import escape

from rasoat.catalogue import _
from rasoat.report import BlockRecord

PLAIN = ('<p class="par">', "</p>")
ELEMENTS = {
    "title": ("<h1>", "</h1>"),
    "heading": ("<h2>", "</h2>"),
    "lead": ('<p class="lead">', "</p>"),
    "item": ("<li>", "</li>"),
    "cell": ('<p class="cell">', "</p>"),
    "byline": ('<p class="by">', "</p>"),
    "meta": ('<p class="by">', "</p>"),
}
"""Kinds of blocks that do not show as a plain paragraph."""
WIDEST = 60
"""Empty cells put in for columns that a row leaves out."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A block with its inline markup; ``block`` None: markup that stands between blocks."""

    block: BlockRecord | None
    html: str


def build(blocks: Iterable[Shown]) -> tuple[str, bool]:
    """The article's markup, and whether it holds a main heading: only the first title is one."""
    parts: list[str] = []
    titled = False
    for kind, run in groupby(blocks, key=_kind):
        if kind == ("item",):
            parts.append('<ul class="items">' + "".join(f"<li>{shown.html}</li>" for shown in run) + "</ul>")
        elif kind[0] == "table":
            parts.append(_table(list(run)))
        else:
            for shown in run:
                parts.append(_one(shown, titled))
                titled = titled or (shown.block is not None and shown.block.kind == "title")
    return "\n".join(parts), titled


def _kind(shown: Shown) -> tuple[object, ...]:
    block = shown.block
    if block is None:
        return ("",)
    if block.kind == "cell" and block.cell is not None:
        return "table", block.cell[0]
    return ("item",) if block.kind == "item" else ("block",)


def _one(shown: Shown, titled: bool) -> str:
    if shown.block is None:
        return shown.html
    kind = shown.block.kind
    if kind in ("alt", "caption"):
        told = escape(_("Mô tả ảnh:") if kind == "alt" else _("Chú thích:"))
        return f'<p class="fig"><span class="lab">{told}</span> {shown.html}</p>'
    opening, closing = ELEMENTS.get("heading" if kind == "title" and titled else kind, PLAIN)
    return f"{opening}{shown.html}{closing}"


def _table(cells: list[Shown]) -> str:
    """Rows and columns as the source had them; a cell of several blocks has them one under the other."""
    rows: list[str] = []
    for _row, run in groupby(cells, key=lambda shown: _place(shown)[1]):
        html, column = [], 1
        for at, inside in groupby(run, key=lambda shown: _place(shown)[2]):
            html.append("<td></td>" * min(max(at - column, 0), WIDEST))
            html.append("<td>" + "<br>".join(shown.html for shown in inside) + "</td>")
            column = at + 1
        rows.append("<tr>" + "".join(html) + "</tr>")
    name = escape(_("Bảng trong bài"))
    frame = f'<div class="scroll" role="region" tabindex="0" aria-label="{name}">'
    return f'{frame}<table class="cells"><tbody>{"".join(rows)}</tbody></table></div>'


def _place(shown: Shown) -> tuple[int, int, int]:
    assert shown.block is not None
    assert shown.block.cell is not None
    return shown.block.cell


def by_line(text: str) -> Iterator[BlockRecord]:
    """Lines as paragraphs, for an article whose blocks are not told."""
    start = 0
    for line in text.split("\n"):
        yield BlockRecord("paragraph", start, start + len(line))
        start += len(line) + 1
