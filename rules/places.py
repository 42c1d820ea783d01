"""How a finding is led to: offsets in the text as it was written, words and selector of an element, text-fragment addresses."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote as percent

from rasoat.content import Image, Link

_FRAGMENT_PREFIX = 24
_LOOSE = re.compile(r"[^\x00-\u02ff\u1e00-\u1eff\u2002-\u20cf]+")
"""What may compose with the letter before it: everything but letters and marks that NFC leaves as they are."""
_BREAK = re.compile(r"\s")


class _Percent(dict[str, str]):
    """Of a character, its spelling in a text fragment: the dash parts a fragment's pieces and can't stand for itself."""

    def __missing__(self, character: str) -> str:
        spelling = self[character] = "%2D" if character == "-" else percent(character, safe="")
        return spelling


_percent = _Percent()


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
    return "".join([_percent[character] for character in words])


def nfc_offsets(found: str, text: str) -> list[int]:
    """For every code point of ``text``, NFC(found), and one past the end, the offset in ``found`` where it comes from.

    Scripts whose letters compose across starters (Hangul jamo) get approximate offsets.
    """
    offsets: list[int] = []
    known: dict[str, list[int]] = {}
    done = 0
    for match in _LOOSE.finditer(found):
        start, end = max(match.start() - 1, done), match.end()
        piece = found[start:end]
        within = known.get(piece)
        if within is None:
            within = known[piece] = _offsets_within(piece)
        offsets.extend(range(done, start))
        offsets.extend([start + offset for offset in within])
        done = end
    offsets.extend(range(done, len(found) + 1))
    if len(offsets) != len(text) + 1:
        return [min(index, len(found)) for index in range(len(text))] + [len(found)]
    return offsets


def _offsets_within(piece: str) -> list[int]:
    """``nfc_offsets`` of a letter and its marks, without the end."""
    offsets: list[int] = []
    start = 0
    for index in range(1, len(piece) + 1):
        if index == len(piece) or not unicodedata.combining(piece[index]):
            offsets.extend([start] * len(unicodedata.normalize("NFC", piece[start:index])))
            start = index
    return offsets
