"""Captions that no element names as such: told by where they stand and how they look, only where that is certain."""

from __future__ import annotations

import re

from rasoat.content import BlockKind
from rasoat.readers.flow import Flow
from rasoat.readers.tree import Element

_CREDIT = re.compile(
    r"^\W*(?:ảnh|hình ảnh|ảnh minh họa|nguồn ảnh|photo)\s*[:.(]|\W(?:ảnh|photo)\s*:[^.:]{2,60}$", re.IGNORECASE
)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_LONGEST = 300


def name_captions(flow: Flow) -> None:
    """Makes captions of the paragraphs that certainly are: right below an image, with a credit, in centred italics, or the only
    text of a table around the image."""
    for image, number, _ in flow.images:
        below = next((piece for piece in flow.pieces[number:] if piece.kind is not BlockKind.ALT), None)
        if below is None or below.box is None or len(below.text) > _LONGEST:
            continue
        if below.kind not in (BlockKind.PARAGRAPH, BlockKind.CELL):
            continue
        if image.index > below.box.index and not image.within(below.box):
            continue
        if _CREDIT.search(below.text) or _centred_italics(below.box) or _only_text_of_table(image, below.box):
            below.kind = BlockKind.CAPTION


def _centred_italics(box: Element) -> bool:
    centred = any(
        node.tag == "center" or node.get("align").lower() == "center" or _CENTRED.search(node.get("style"))
        for node in (box, *([box.parent] if box.parent is not None else []))
    )
    slanted = sum(node.size for node in box.elements() if node.tag in ("em", "i"))
    return centred and slanted >= box.size > 0


def _only_text_of_table(image: Element, box: Element) -> bool:
    table = next((node for node in box.ancestors() if node.tag == "table"), None)
    return table is not None and image.within(table) and table.size == box.size
