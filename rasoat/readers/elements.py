"""Links, images, frames, forms, hidden parts and metadata of a page, from its tree."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from urllib.parse import urljoin, urlsplit

from rasoat.content import Form, HiddenPart, Image, InlineFrame, Link, Span
from rasoat.readers.tree import Document, Element, Text

_HIDING = tuple(
    (re.compile(pattern, re.IGNORECASE), name)
    for pattern, name in (
        (r"display\s*:\s*none", "display:none"),
        (r"visibility\s*:\s*hidden", "visibility:hidden"),
        (r"font-size\s*:\s*(?:0*(?:\.0+)?(?:px|pt|r?em|%)?|0*1(?:px|pt|%))\s*(?:;|!|$)", "font-size:0"),
        (r"(?:left|top|right|text-indent)\s*:\s*-\s*(?:\d{4,}|[5-9]\d\d)", "off-screen"),
        (r"(?:^|[;\s])opacity\s*:\s*0*(?:\.0+)?\s*(?:;|!|$)", "opacity:0"),
    )
)
"""A font of one pixel is no text, one of 0.8 em is; a small negative margin is layout, one of 500 pixels is not."""
_NO_SIZE = re.compile(r"(?:^|[;\s])(?:height|width|max-height|max-width)\s*:\s*[01](?:px)?\s*(?:;|!|$)", re.IGNORECASE)
_CUT_OFF = re.compile(r"overflow\s*:\s*hidden", re.IGNORECASE)
_COLOR = re.compile(r"(?:^|[;\s])color\s*:\s*([^;!]+)", re.IGNORECASE)
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*([^;!]+)", re.IGNORECASE)
_NAMED = {"white": "#ffffff", "black": "#000000", "red": "#ff0000"}
_LONGEST = 4000


class Resolver:
    """Makes references absolute; ``urljoin`` is asked only for what is neither absolute nor root-relative."""

    def __init__(self, base: str) -> None:
        parts = urlsplit(base) if base else None
        self._base = base
        self._root = f"{parts.scheme}://{parts.netloc}" if parts and parts.netloc else ""
        path = parts.path if parts else ""
        self._folders = path.split("/")[:-1] if path.startswith("/") and "//" not in path and "/." not in path else []
        self._known: dict[str, str] = {}

    def __call__(self, raw: str) -> str:
        reference = raw.strip()
        if not self._base or reference.startswith(("http://", "https://")):
            return reference
        if reference.startswith("/") and not reference.startswith("//"):
            return self._root + reference
        known = self._known.get(reference)
        if known is None:
            known = self._known[reference] = self._climbed(reference) or self._joined(reference)
        return known

    def _joined(self, reference: str) -> str:
        try:
            return urljoin(self._base, reference)
        except ValueError:
            return reference

    def _climbed(self, reference: str) -> str:
        """What most relative references of a page are, without dots inside; "" where ``urljoin`` must be asked."""
        up = 0
        while reference.startswith("../", 3 * up):
            up += 1
        rest = reference[3 * up :]
        if not up or not self._folders or not rest[:1].isalnum() or "/." in rest or "//" in rest or ";" in rest:
            return ""
        return self._root + "/".join(self._folders[: max(1, len(self._folders) - up)]) + "/" + rest


def place(element: Element) -> Span | None:
    """Of the opening tag in the source, where it is known."""
    return Span(*element.place) if element.place else None


def how_hidden(element: Element) -> str:
    """In what way an element's own attributes hide it; "" if they do not."""
    if "hidden" in element.attrs:
        return "hidden"
    style = element.attrs.get("style")
    if not style:
        return "noscript" if element.tag == "noscript" else ""
    for pattern, name in _HIDING:
        if pattern.search(style):
            return name
    if _NO_SIZE.search(style) and _CUT_OFF.search(style):
        return "no size"
    color, background = _COLOR.search(style), _BACKGROUND.search(style)
    if color and background and _shade(color[1]) == _shade(background[1]) != "":
        return "same color"
    return ""


def _shade(value: str) -> str:
    """One spelling for a colour; "" for what is no plain colour (``inherit``, an image)."""
    color = value.strip().lower()
    color = _NAMED.get(color, color)
    if re.fullmatch(r"#[0-9a-f]{3}", color):
        color = "#" + "".join(digit * 2 for digit in color[1:])
    numbers = re.fullmatch(r"rgb\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*\)", color)
    if numbers:
        color = "#" + "".join(f"{min(255, int(number)):02x}" for number in numbers.groups())
    return color if re.fullmatch(r"#[0-9a-f]{6}", color) else ""


def hidden_parts(
    document: Document, resolve: Resolver, shown: Collection[Element] = ()
) -> tuple[tuple[HiddenPart, ...], set[int]]:
    """Outermost hidden elements that hold text or links, and the indices of all elements inside them.

    What holds one of ``shown`` (the article) is not hidden: scripts show it when the page has loaded.
    """
    parts = []
    inside: set[int] = set()
    for element in document.elements:
        attrs = element.attrs
        if "style" not in attrs and "hidden" not in attrs and element.tag != "noscript":
            continue
        if element.index in inside or element.tag in ("input", "img", "script", "style", "iframe"):
            continue
        how = how_hidden(element)
        if not how or any(one.within(element) for one in shown):
            continue
        inside.update(range(element.index, element.end))
        hrefs = tuple(resolve(node.get("href")) for node in element.elements() if node.tag == "a" and node.get("href"))
        text = unicodedata.normalize("NFC", element.text())[:_LONGEST]
        if text or hrefs:
            parts.append(HiddenPart(how, text, hrefs, place(element)))
    return tuple(parts), inside


def links(document: Document, resolve: Resolver, hidden: set[int], known: dict[int, Link]) -> tuple[Link, ...]:
    """All links with an address, in document order; those of the article as already read (``known`` by element index)."""
    made = []
    for element in document.all("a", "area"):
        if element.attrs.get("href") is None:
            continue
        ready = known.get(element.index)
        made.append(ready or link(element, resolve, hidden=element.index in hidden))
    return tuple(made)


def link(
    element: Element, resolve: Resolver, *, hidden: bool = False, in_article: bool = False, span: Span | None = None
) -> Link:
    """One link; its text is its own words or the alternative text of an image in it."""
    raw = element.get("href")
    children = element.children
    alone = children[0] if len(children) == 1 else None
    words = " ".join(alone.data.split()) if isinstance(alone, Text) else element.text()
    text = unicodedata.normalize("NFC", words)
    if not text:
        text = " ".join(node.get("alt") for node in element.elements() if node.tag == "img" and node.get("alt"))
    return Link(
        href=resolve(raw),
        raw=raw,
        text=text,
        rel=element.get("rel"),
        in_article=in_article,
        span=span,
        source=place(element),
        hidden=hidden,
        title=element.get("title") or element.get("aria-label"),
    )


def image(
    element: Element, resolve: Resolver, *, in_article: bool = False, position: int = 0, span: Span | None = None
) -> Image:
    """``alt`` None where missing; role=presentation counts as an empty one."""
    alt = element.attrs.get("alt", None)
    if "alt" in element.attrs and alt is None:
        alt = ""
    if alt is None and element.get("role") in ("presentation", "none"):
        alt = ""
    source = element.get("src") or element.get("data-src")
    return Image(
        src=source if source.startswith("data:") else resolve(source),
        alt=alt,
        in_article=in_article,
        span=span,
        source=place(element),
        position=position,
        linked=any(node.tag == "a" for node in element.ancestors()),
    )


def images(document: Document, resolve: Resolver, known: dict[int, Image]) -> tuple[Image, ...]:
    made = (known.get(e.index) or image(e, resolve) for e in document.all("img"))
    return tuple(one for one in made if one.src)


def frames(document: Document, resolve: Resolver) -> tuple[InlineFrame, ...]:
    return tuple(InlineFrame(resolve(e.get("src")), e.get("title"), place(e)) for e in document.all("iframe", "frame"))


def forms(document: Document, resolve: Resolver) -> tuple[Form, ...]:
    made = []
    for element in document.all("form"):
        fields = tuple(
            f"{node.get('type') or node.tag}:{node.get('name')}"
            for node in document.all("input", "select", "textarea")
            if node.within(element)
        )
        made.append(Form(resolve(element.get("action")), element.get("method") or "get", fields, place(element)))
    return tuple(made)


def scripts(document: Document, resolve: Resolver) -> tuple[str, ...]:
    return tuple(resolve(e.get("src")) for e in document.all("script") if e.get("src"))


def meta(document: Document) -> Iterator[tuple[str, str]]:
    """Name or property, lower case, and content of each meta element."""
    for element in document.all("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if name:
            yield name.lower(), unicodedata.normalize("NFC", element.get("content"))


def other_languages(document: Document, resolve: Resolver) -> Iterator[tuple[str, str]]:
    """Language and address of each version of the page that a link element tells (hreflang)."""
    for element in document.all("link"):
        if "alternate" in element.get("rel").lower().split() and element.get("hreflang") and element.get("href"):
            yield element.get("hreflang").lower(), resolve(element.get("href"))
