"""HTML entities as they stand in a text after a conversion that lost a part of them: &ndash; ldquo; phograve;ng &nbsp ;ETH;.

``decode`` gives back the characters; ``marks`` finds quotation marks and brackets, those hidden in entities too.
"""

from __future__ import annotations

import html
import html.entities
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_LETTER = r"(?:[AEIOUYaeiouyNn](?:grave|acute|circ|tilde|uml)|[Cc]cedil|[Oo]slash|AElig|aelig|szlig)"
_MARK = (
    r"(?:nbsp|ndash|mdash|[lr][ds]quo|sbquo|bdquo|hellip|middot|[lr]aquo|ensp|emsp|thinsp|frac12|frac14|frac34|sup[123]"
    r"|plusmn)"
)
"""Names that are a part of no word, so that they are known without their &."""
_AFTER_SIGN = "(?:ETH|eth|bull|deg|times|quot|amp|shy|euro|trade|apos)"
"""Names that end words too (Elizabeth;, pit bull;): known by the sign before them alone."""
_END = r"(?:;|%3[Bb])"
_TOKEN = re.compile(
    rf"&(?:amp;)*(?:#\d{{2,6}}|#[xX][0-9a-fA-F]{{2,5}}|[A-Za-z]{{2,8}}\d{{0,2}});"
    rf"|&(?:amp;?)*(?:{_LETTER}|{_MARK}|quot|amp){_END}?"
    rf"|;(?:amp;)*(?:{_LETTER}|{_MARK}|{_AFTER_SIGN}){_END}"
    rf"|(?:(?<![A-Za-z])amp;)*(?:{_LETTER}|{_MARK}|(?<![^\W\d_])quot){_END}"
    r"|(?<=[A-ZĐ])amp;(?=[A-ZĐ])|(?<=[A-ZĐ]{2})amp;|(?<![^\W\d_])amp;"
    r"|(?<=[^\W\d_])#\d{3,4};|#\d{3,4};(?=[^\W\d_])"
)
_SIGNS = re.compile(r"^[&;]?(?:amp;?)*(?=.)")
_ETH = str.maketrans({"\u00a0": " ", "\u00ad": None, "\u00d0": "Đ", "\u00f0": "đ"})
"""What stands for the decoded character: eth was typed for Đ by old Vietnamese keyboards."""
_DOTTED = str.maketrans({"ḅ": "b\u0323", "Ḅ": "B\u0323"})
"""A dot below that a conversion joined to the b of an escaped semicolon (hi&ecirc%3ḅn)."""


def decode(text: str) -> str:
    """The text with entities, whole or broken, as characters (NFC); the same text where there is none."""
    if "%3" in text:
        text = text.translate(_DOTTED)
    return unicodedata.normalize("NFC", _TOKEN.sub(_character, text))


def _character(token: re.Match[str]) -> str:
    """What an entity stands for; itself if it is none."""
    found = token.group()
    name = _SIGNS.sub("", found.replace("%3B", ";").replace("%3b", ";")).rstrip(";")
    if not name or name == "amp":
        return "&"
    if name.startswith("#"):
        value = html.unescape(f"&{name};")
        return value.translate(_ETH) if len(value) == 1 and (found[0] == "&" or _is_written(value)) else found
    if name == "apos":
        return "'"
    code = html.entities.name2codepoint.get(name)
    if code is None or (len(name) == 2 and name not in ("lt", "gt") and _after_letter(token)):
        return found
    return chr(code).translate(_ETH)


def _after_letter(token: re.Match[str]) -> bool:
    return token.string[token.start() - 1 : token.start()].isalpha()


def _is_written(character: str) -> bool:
    """A letter or a mark of Vietnamese texts; #1234; may be a number as well."""
    return (character.isalpha() and "À" <= character <= "ỹ") or character in "\u00a0–—‘’“”…"


class Mark(NamedTuple):
    """``character`` stands at ``text[start:end]``, as itself or as an entity."""

    start: int
    end: int
    character: str


_HIDDEN_MARK = re.compile(
    r"(?:&(?:amp;?)*|;|(?<![A-Za-z])(?:amp;)+)?(?:[lr][ds]quo|sbquo|bdquo|[lr]aquo);?"
    r"|(?:&(?:amp;?)*|;|(?<![^\W\d_]))quot;"
    r"|&(?:amp;)*#(?:34|39|40|41|91|93|171|187|8216|8217|8218|8220|8221|8222);"
    r"|[()\[\]{}“”„‟«»‘’\"]"
)
_PLAIN_MARK = re.compile(r"[()\[\]{}“”„‟«»‘’\"]")


def marks(text: str, start: int = 0, end: int | None = None) -> Iterator[Mark]:
    """Brackets and quotation marks (no straight ') of a slice in order; ldquo; &quot; &#8220; count as what they stand for."""
    stop = len(text) if end is None else end
    hidden = text.find("quo", start, stop) >= 0 or text.find("&#", start, stop) >= 0
    for found in (_HIDDEN_MARK if hidden else _PLAIN_MARK).finditer(text, start, stop):
        shown = found.group()
        yield Mark(*found.span(), shown if len(shown) == 1 else decode(shown if shown.endswith(";") else shown + ";"))
