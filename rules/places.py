"""How a finding is led to: offsets in the text as it was written, words and selector of an element, text-fragment addresses."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote as percent

from rasoat.content import Image, Link

_FRAGMENT_PREFIX = 24
_LOOSE = re.compile(r"[\x00-\u02ff\u1e00-\u1eff\u2002-\u20cf]?[^\x00-\u02ff\u1e00-\u1eff\u2002-\u20cf]+")
"""A letter and what may compose with it: everything but letters and marks that NFC leaves as they are."""
_BREAK = re.compile(r"\s")


def element_words(element: Link | Image) -> str:
    """What a person recognises an element by: a link's text, an image's file name."""
    if isinstance(element, Link):
        return element.text or element.raw
    return element.src.rsplit("/", 1)[-1][:120]


def element_address(element: Link | Image) -> str:
    return element.href if isinstance(element, Link) else element.src


def element_selector(element: Link | Image) -> str:
    """A CSS selector by the attribute as written."""
    name, value = ("href", element.raw) if isinstance(element, Link) else ("src", element.src)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ")
    return f'{"a" if isinstance(element, Link) else "img"}[{name}="{escaped}"]'


def text_fragment(url: str, before: str, quote: str) -> str:
    """A text-fragment URL in the page's own code points (W3C scroll-to-text-fragment): prefix, then the words."""
    prefix = before.rsplit("\n", 1)[-1][-_FRAGMENT_PREFIX:]
    if len(prefix) == _FRAGMENT_PREFIX:
        cut = _BREAK.search(prefix)
        prefix = prefix[cut.end() :] if cut else ""
    prefix = _term(prefix.strip())
    lead = f"{prefix}-," if prefix else ""
    return f"{url.split('#', 1)[0]}#:~:text={lead}{_term(' '.join(quote.split()))}"


def _term(words: str) -> str:
    return percent(words, safe="").replace("-", "%2D")


def nfc_offsets(found: str) -> list[int]:
    """For every code point of NFC(found), and one past the end, the offset in ``found`` where it comes from.

    Scripts whose letters compose across starters (Hangul jamo) get approximate offsets.
    """
    offsets: list[int] = []
    done = 0
    for piece in _LOOSE.finditer(found):
        offsets.extend(range(done, piece.start()))
        start, done = piece.span()
        for index in range(start + 1, done + 1):
            if index == done or not unicodedata.combining(found[index]):
                offsets.extend([start] * len(unicodedata.normalize("NFC", found[start:index])))
                start = index
    offsets.extend(range(done, len(found) + 1))
    length = len(unicodedata.normalize("NFC", found))
    if len(offsets) != length + 1:
        return [min(index, len(found)) for index in range(length)] + [len(found)]
    return offsets
