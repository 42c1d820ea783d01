"""Addresses: one spelling for one page, the identity of an article, and which host belongs to an agency.

The patterns were read off the 36,860 addresses that a crawler met on one real portal of 3,499 articles: print views, portlet
state, session ids, and a language switch that appends /vi or /en for ever.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import SplitResult, quote, unquote, urlsplit, urlunsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#]*", re.IGNORECASE)
_LANGUAGE_TAIL = re.compile(r"(\.(?:html?|aspx|jsp|php))(?:/(?:vi|en|vi-VN|en-US|fr|zh))+/?$", re.IGNORECASE)
_LANGUAGE_LOOP = re.compile(r"(?:(?:/|%2F)(?:vi|en)){2,}$", re.IGNORECASE)
_POP_UP = re.compile(r"/view_content/(?:pop_up/)+", re.IGNORECASE)
_DROPPED = re.compile(
    r"""^(?:(?:utm_\w+|fbclid|gclid|zarsrc|_ga|_gl|mc_[ce]id|ref|share|print|inanbai|jsessionid|phpsessid|aspxautodetectcookiesupport
    |p_p_(?:state|mode|auth|col_\w+)|p_r_p_\d+_resetcur|_\w+_(?:viewmode|resetcur|advancedsearch|andoperator|redirect))(?:=|$)
    |p_p_lifecycle=0$|(?:sid|session_?id)=[0-9a-z]{16,}$)""",
    re.IGNORECASE | re.VERBOSE,
)
_ARTICLE_ID = re.compile(r"/view_content/(\d+)", re.IGNORECASE)
_ID_IN_QUERY = re.compile(r"[?&]((?:ItemID|NewsID|ArticleID|idtin)=\d+)", re.IGNORECASE)
_NAME_WITH_ID = re.compile(r"/((?:(\d{5,})-[^/]*?|[^/]*-(?:a|art|d|c)?(\d{5,})))(?:\.[a-z]{3,5})?$", re.IGNORECASE)
_LOOKS_LIKE_A_DAY = re.compile(r"^(?:19|20)\d{6}(?:\d{4,6})?$")
_SAFE_PATH = "/:@!$&'()*+,;=~-._"
_PLAIN = re.compile(r"[\w/:@!$'()*,;=~.+-]*", re.ASCII)
_ESCAPE = re.compile(r"(%[0-9A-Fa-f]{2})")
_SAFE_QUERY = "/:@!$'()*,;=~-._+?"

_LONGEST = 1500
_DEEPEST = 20
_REPEATED = re.compile(r"(/[^/?]+(?:/[^/?]+)*?)\1\1(?:[/?]|$)")
_NOT_FOR_READERS = re.compile(
    r"""[?&]p_p_lifecycle=1(?:&|$)|[?&]p_p_id=(?:58|com_liferay_login\w*)(?:&|$)|struts_action=(?:/|%2F)login
    |/c/portal/(?:login|logout|update_language)|/(?:logout|log-out|signout|dang-xuat|dangxuat)(?:[/?.]|$)""",
    re.IGNORECASE | re.VERBOSE,
)


@lru_cache(maxsize=100_000)
def canonical(url: str) -> str:
    """One spelling for one page; idempotent. What is no http(s) address comes back as it is, without a fragment."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url.strip()
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not parts.hostname:
        return url.split("#", 1)[0].strip()
    host = _host(parts.hostname)
    netloc = host if port in (None, _DEFAULT_PORTS[scheme]) else f"{host}:{port}"
    return urlunsplit(SplitResult(scheme, netloc, _path(parts.path), _query(parts.query), ""))


def _host(name: str) -> str:
    """As the network knows it: lower case, no final dot, IDNA where it is not ASCII."""
    name = name.rstrip(".")
    if not name.isascii():
        import idna

        with contextlib.suppress(UnicodeError):
            name = idna.encode(name, uts46=True).decode("ascii")
    return f"[{name}]" if ":" in name else name


def _path(path: str) -> str:
    path = _SESSION_IN_PATH.sub("", _requoted(path, _SAFE_PATH)) or "/"
    if "/." in path:
        path = _without_dots(path)
    return _LANGUAGE_TAIL.sub(r"\1", _POP_UP.sub("/view_content/", path))


def _without_dots(path: str) -> str:
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            kept = kept[: max(1, len(kept) - 1)]
        elif segment != ".":
            kept.append(segment)
    joined = "/".join(kept)
    return joined if joined.startswith("/") else f"/{joined}"


def _requoted(text: str, safe: str) -> str:
    """Percent-escapes in one spelling; an escaped reserved character stays escaped."""
    if _PLAIN.fullmatch(text):
        return text
    made = []
    for piece in _ESCAPE.split(text):
        if len(piece) == 3 and piece[0] == "%":
            plain = unquote(piece, errors="replace")
            made.append(plain if plain.isascii() and (plain.isalnum() or plain in "-._~") else piece.upper())
        else:
            made.append(quote(piece, safe=safe, errors="replace"))
    return "".join(made)


def _query(query: str) -> str:
    if not query:
        return ""
    pairs = {_LANGUAGE_LOOP.sub("", _requoted(pair, _SAFE_QUERY)) for pair in query.split("&") if pair}
    return "&".join(sorted(pair for pair in pairs if pair and not _DROPPED.match(pair)))


@lru_cache(maxsize=100_000)
def identity(url: str) -> str:
    """The same for every address of one article: the host and the CMS's own id where the address shows one, else canonical.

    An id in the query counts inside its own path only, an id in a name with the whole name: lists number their items alone.
    """
    one = canonical(url)
    if one.count("/") < 3:
        return one
    host = one.split("/", 3)[2]
    path, _, _ = one.partition("?")
    if match := _ARTICLE_ID.search(one):
        return f"{host}#{match[1]}"
    if match := _ID_IN_QUERY.search(one):
        return f"{path}#{match[1].lower()}"
    if (match := _NAME_WITH_ID.search(path)) and not _LOOKS_LIKE_A_DAY.match(match[2] or match[3]):
        return f"{host}#{match[1]}"
    return one


def is_trap(url: str) -> bool:
    """Whether an address is made by a machine running in a circle, or does something instead of showing something.

    A step that stands three times in a row, a very long or very deep address; log-in, log-out and action links.
    """
    return (
        len(url) > _LONGEST
        or url.count("/") > _DEEPEST
        or _NOT_FOR_READERS.search(url) is not None
        or _REPEATED.search(url.split("?", 1)[0], 8) is not None
    )


def host_of(url: str) -> str:
    """Host and port (if not the scheme's own), lower case; "" where there is none."""
    one = canonical(url)
    return one.split("/", 3)[2] if one.startswith(("http://", "https://")) else ""


def same_site(url: str, hosts: Iterable[str]) -> bool:
    """Whether an absolute address lies on one of the hosts (``host`` or ``host:port``, www. or not)."""
    host = host_of(url).removeprefix("www.")
    return bool(host) and any(host == known.lower().removeprefix("www.") for known in hosts)
