"""Pages of archives and of the live web, by lexbor."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rasoat.content import Page
from rasoat.readers.compose import Given, compose
from rasoat.readers.lexbor_tree import parse

_SURROGATES = re.compile("[\ud800-\udfff]")


def read_page(
    html: bytes | str,
    *,
    url: str = "",
    headers: Sequence[tuple[str, str]] = (),
    status: int = 200,
    profiles: bool = True,
) -> Page:
    """Never raises on any content. ``profiles=False`` reads with the generic extractor alone."""
    text = decode(html, headers) if isinstance(html, bytes) else _SURROGATES.sub("\ufffd", html)
    text = text.replace("\x00", "\ufffd")
    document = parse(text)
    page = compose(document, text, Given(url=url, status=status, headers=headers, profiles=profiles))
    document.release()
    return page


def decode(html: bytes, headers: Sequence[tuple[str, str]] = ()) -> str:
    """UTF-8 where the bytes are that, whatever they declare; else the charset of byte-order mark, header or meta element."""
    if html[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return html.decode("utf-16", "replace")
    try:
        return html.decode("utf-8-sig")
    except UnicodeDecodeError:
        from w3lib.encoding import html_to_unicode

        declared = next((value for name, value in headers if name.lower() == "content-type"), None)
        return str(html_to_unicode(declared, html, default_encoding="cp1258")[1])
