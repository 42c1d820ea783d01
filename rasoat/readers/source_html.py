"""Single HTML files before they are published: the same reading as for archives, with exact places in the source."""

from __future__ import annotations

import re
from dataclasses import replace

from rasoat.catalogue import N_
from rasoat.content import Page
from rasoat.readers.compose import Given, compose

_WHOLE = re.compile(r"<(?:html|body|head|!doctype)\b", re.IGNORECASE)
_CONTAINER = re.compile(r"<(?:article|main|nav|header|footer)\b|class\s*=", re.IGNORECASE)
INEXACT = N_(
    "Không xác định được vị trí chính xác trong tệp vì mã HTML quá sai; các chỗ cần sửa được nêu theo câu chữ."
)


def read_html_file(text: str, path: str) -> Page:
    """A page or a fragment. Where html.parser refuses the text, lexbor reads it, and the notes say that places are missing."""
    from rasoat.readers import lexbor_tree, soup_tree

    fragment = not _WHOLE.search(text) and not _CONTAINER.search(text)
    document = soup_tree.parse(text)
    if document is not None:
        return compose(document, text, Given(path=path, source=text, fragment=fragment))
    page = compose(lexbor_tree.parse(text), text, Given(path=path, fragment=fragment))
    return replace(page, notes=(*page.notes, INEXACT))
