"""Text and addresses that others wrote, made harmless to show: escaping itself is left to Jinja2's autoescape.

Characters that reverse or hide text are named (Unicode TR 36, "Trojan Source"); addresses are links only over http and https.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from rasoat.catalogue import N_, _

_DANGEROUS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_INVISIBLE = re.compile(
    "[\t\n\u00a0\u00ad\u034f\u115f\u1160\u2000-\u200d\u2028\u2029\u202f\u205f-\u2064\u3000\u3164\ufeff]"
)
_COMBINING_ALONE = re.compile("^[\u0300-\u036f]+$")
_SPACES = re.compile("^ +| +$|  +")
_URL = re.compile(r"(?i)\b(h)tt(ps?://)")
_DOT = re.compile(r"(?<=[\w-])\.(?=[\w-])")
_COMMON_LINK = re.compile(r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,4})?(?:[/?#][!#-;=?-\[\]-~]*)?\Z")
"""What nearly all addresses look like; everything in it is printable ASCII without blanks, quotes, angle brackets, backslash."""
_NAMES = {
    "\t": N_("tab"),
    "\n": N_("xuống dòng"),
    "\u00a0": N_("cách cứng"),
    "\u00ad": N_("gạch nối ẩn"),
    "\u200b": N_("cách rỗng"),
    "\u200c": N_("ngắt nối"),
    "\u200d": N_("nối liền"),
    "\u2028": N_("xuống dòng"),
    "\u2029": N_("sang đoạn"),
    "\u2060": N_("nối từ"),
    "\ufeff": N_("dấu BOM"),
}


def plain(text: str) -> str:
    """``text`` with controls that could reverse, hide or break what stands beside them shown as ``⟨U+202E⟩``."""
    return _DANGEROUS.sub(_code_point, text) if _DANGEROUS.search(text) else text


def finalize(value: object) -> object:
    """What every expression of every template passes through before autoescape: see ``plain``; markup of ours stays."""
    if value.__class__ is str:
        return plain(value)
    return "" if value is None else value


def exact(text: str) -> str:
    """The words of a finding so that a person sees what is wrong: spaces at the ends or doubled, and invisible letters."""
    if not text:
        return f"⟨{_('trống')}⟩"
    shown = _INVISIBLE.sub(lambda m: f"⟨{_named(m[0])}⟩", plain(text))
    if _COMBINING_ALONE.match(shown):
        return "◌" + shown
    return _SPACES.sub(lambda m: "␣" * len(m[0]), shown)


def attribute(text: str) -> Markup:
    """``text`` for a value that a script hands to the clipboard: nothing is renamed, what could deceive in a source view is
    written by number; NUL, which no page can hold, and half characters are dropped."""
    safe = str(escape(text))
    safe = _DANGEROUS.sub(lambda m: "" if m[0] == "\0" or m[0] >= "\ud800" else f"&#{ord(m[0])};", safe)
    return Markup(safe.replace("\n", "&#10;"))  # noqa: S704


def short(text: str, limit: int) -> str:
    """``plain``, and at most ``limit`` characters, cut at a space where one is near, with an ellipsis."""
    text = plain(text[: 2 * limit])
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = cut.rfind(" ", limit * 2 // 3)
    return (cut[:space] if space > 0 else cut).rstrip() + "…"


def middle(text: str, limit: int) -> str:
    """At most ``limit`` characters with the middle left out: for exact words, of which both ends matter."""
    if len(text) <= limit:
        return text
    return f"{text[: limit * 2 // 3]} … {text[-limit // 3 :]}"


def exactly(text: str, limit: int) -> str:
    """``exact`` and at most ``limit`` characters with the middle left out; only what may be shown is looked at."""
    return middle(exact(middle(text, 4 * limit)), limit)


def link(url: str) -> str:
    """``url`` if a person may click it (http or https with a host, no blanks, controls or sign-in part), else ""."""
    if len(url) <= 4000 and _COMMON_LINK.match(url):
        return url
    if len(url) > 4000 or _DANGEROUS.search(url) or re.search(r"[\s\\<>\"]", url):
        return ""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return ""
    return url if parts.scheme.lower() in ("http", "https") and host and "@" not in parts.netloc else ""


def defang(text: str) -> str:
    """Addresses that no program will turn into a link: ``hxxp://nha-cai[.]example``."""
    return _DOT.sub("[.]", _URL.sub(r"\1xx\2", text))


def _named(character: str) -> str:
    return _(_NAMES[character]) if character in _NAMES else _hex(character)


def _hex(character: str) -> str:
    return f"U+{ord(character):04X}"


def _code_point(match: re.Match[str]) -> str:
    return f"⟨{_hex(match[0])}⟩"
