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

_LETTER = (
    r"(?:[AEIOUYaeiouyNn](?:grave|acute|circ|tilde|uml)|[AEIOUY](?:GRAVE|ACUTE|CIRC|TILDE)|[Cc]cedil|[Oo]slash|AElig|aelig"
    r"|szlig)"
)
_MARK = (
    r"(?i:nbsp|ndash|mdash|[lr][ds]quo|sbquo|bdquo|hellip|middot|[lr]aquo|ensp|emsp|thinsp|frac12|frac14|frac34|sup[123]"
    r"|plusmn)"
)
"""Names that are a part of no word, so that they are known without their &."""
_ACCENTS = ("grave", "acute", "circ", "tilde")
_AFTER_SIGN = "(?:ETH|eth|bull|deg|times|quot|amp|shy|euro|trade|apos)"
"""Names that end words too (Elizabeth;, pit bull;): known by the sign before them alone."""
_END = r"(?:;|%3[Bb])"
_TOKEN = re.compile(
    rf"&(?:amp;|AMP;){{0,9}}(?:#\d{{2,6}}|#[xX][0-9a-fA-F]{{2,5}}|[A-Za-z]{{2,8}}\d{{0,2}});|&#\d{{3,5}}(?!\d)"
    rf"|&(?:amp;?){{0,9}}(?:{_LETTER}|{_MARK}|quot|amp){_END}?"
    rf"|;(?:amp;){{0,9}}(?:{_LETTER}|{_MARK}|{_AFTER_SIGN}){_END}"
    rf"|(?:(?<![A-Za-z])amp;){{0,9}}(?:{_LETTER}|{_MARK}|(?<![^\W\d_])quot){_END}"
    r"|(?<=[A-ZĐ])amp;(?=[A-ZĐ])|(?<=[A-ZĐ]{2})amp;|(?<![^\W\d_])amp;"
    r"|(?<=[^\W\d_])#\d{3,4};|#\d{3,4};(?=[^\W\d_])"
)
_SIGNS = re.compile(r"^[&;]?(?:amp;?|AMP;)*(?=.)")
_BYTES = re.compile(
    "(?:%(?:C[2-6]|CC|E1|E2)(?:%[89AB][0-9A-F]){1,2})+|(?:=(?:C[2-6]|CC|E1|E2)(?:=[89AB][0-9A-F]){1,2})+"
)
"""UTF-8 as it travels in addresses and e-mail."""
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})")
"""A letter as programs write it."""
_ETH = str.maketrans({"\u00a0": " ", "\u00ad": None, "\u00d0": "Đ", "\u00f0": "đ"})
"""What stands for the decoded character: eth was typed for Đ by old Vietnamese keyboards."""
_DOTTED = str.maketrans({"ḅ": "b\u0323", "Ḅ": "B\u0323"})
"""A dot below that a conversion joined to the b of an escaped semicolon (hi&ecirc%3ḅn)."""
_LOOSE_DOT = re.compile(r"(?<=[^\W\d_])%3[Bb](?=\u0323)")
"""The same after a letter that came through (vâ%3ḅn)."""


def decode(text: str) -> str:
    """The text with entities, whole or broken, as characters (NFC); the same text where there is none."""
    if "%3" in text:
        text = text.translate(_DOTTED)
    text = _LOOSE_DOT.sub("", _TOKEN.sub(_character, text))
    if "\\u" in text or _BYTES.search(text):
        text = _CODE_POINT.sub(lambda code: chr(int(code[1], 16)), _BYTES.sub(_from_bytes, text))
    return unicodedata.normalize("NFC", text)


def _from_bytes(found: re.Match[str]) -> str:
    return bytes.fromhex(found.group().replace("%", "").replace("=", "")).decode(errors="replace")


def _character(token: re.Match[str]) -> str:
    """What an entity stands for; itself if it is none."""
    found = token.group()
    name = _SIGNS.sub("", found.replace("%3B", ";").replace("%3b", ";")).rstrip(";")
    if not name or name.lower() == "amp":
        return "&"
    if name.startswith("#"):
        value = html.unescape(f"&{name};")
        return value.translate(_ETH) if len(value) == 1 and (found[0] == "&" or _is_written(value)) else found
    if name == "apos":
        return "'"
    code = html.entities.name2codepoint.get(name) or html.entities.name2codepoint.get(_written_small(name))
    if code is None or (len(name) == 2 and name not in ("lt", "gt") and _after_letter(token)):
        return found
    return chr(code).translate(_ETH)


def _written_small(name: str) -> str:
    """The name of an entity whose letters a script made capitals: OGRAVE stands for Ograve, NDASH for ndash."""
    return name[0] + name[1:].lower() if len(name) > 4 and name[1:].lower() in _ACCENTS else name.lower()


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
    r"(?:&(?:amp;?){0,9}|;|(?<![A-Za-z])(?:amp;){1,9})?(?:[lr][ds]quo|sbquo|bdquo|[lr]aquo);?"
    r"|(?:&(?:amp;?){0,9}|;|(?<![^\W\d_]))quot;"
    r"|&(?:amp;){0,9}#(?:34|39|40|41|91|93|171|187|8216|8217|8218|8220|8221|8222);"
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
