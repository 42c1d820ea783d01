"""How the bytes of a text file are read and written back: what was not edited must come out byte for byte."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from rasoat.readers.files import clean

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Codec:
    """``mark`` is the byte-order mark, b"" without one."""

    name: str
    mark: bytes = b""

    def decode(self, data: bytes) -> str:
        """Without the mark. UnicodeDecodeError for bytes that are no text of this encoding."""
        return data[len(self.mark) :].decode(self.name)

    def encode(self, text: str) -> bytes:
        """With the mark; what the encoding lacks as a numeric character reference of HTML."""
        return self.mark + text.encode(self.name, "xmlcharrefreplace")

    def has(self, words: str) -> bool:
        try:
            words.encode(self.name)
        except UnicodeEncodeError:
            return False
        return True


def codec_of(data: bytes, source: str) -> Codec | None:
    """The encoding in which ``data`` says ``source`` and is written back to the very same bytes; None if there is none."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _exact(Codec(name, mark), data, source)
    return _exact(Codec("utf-8"), data, source) or _exact(Codec(_declared(data)), data, source)


def _declared(data: bytes) -> str:
    from w3lib.encoding import html_to_unicode

    return str(html_to_unicode(None, data, default_encoding="cp1258")[0])


def _exact(codec: Codec, data: bytes, source: str) -> Codec | None:
    try:
        text = codec.decode(data)
        same = clean(text) == source and codec.encode(text) == data
    except (UnicodeError, LookupError):
        return None
    return codec if same else None
