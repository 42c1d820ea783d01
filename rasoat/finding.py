"""A finding: one place in one text that breaks one rule, told so that a person can act on it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from rasoat.content import Image, Link, Span


class Severity(StrEnum):
    """``error``: wrong, a citizen can be misled or the law is broken; ``warning``: a norm is not met; ``info``: advice."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """2 for error, 1 for warning, 0 for info."""
        return {"error": 2, "warning": 1, "info": 0}[self.value]


class Safety(StrEnum):
    """Whether the first suggestion may be applied without a person (``safe``) or needs one (``unsafe``)."""

    NONE = "none"
    SAFE = "safe"
    UNSAFE = "unsafe"


class Scope(StrEnum):
    """What a finding is charged to. ``template``: the frame of many pages, found once and told with its page count."""

    ARTICLE = "article"
    PAGE = "page"
    TEMPLATE = "template"
    PORTAL = "portal"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule yields. ``span`` lies in the text the rule was given; page and portal rules give ``element`` or ``quote``.

    ``values`` fill the rule's message and hint; ``suggestions`` replace exactly the span, best first.
    ``severity``, ``confidence``, ``message`` and ``hint`` stand for the rule's own where this hit differs.
    """

    span: Span | None = None
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    suggestions: tuple[str, ...] = ()
    severity: Severity | None = None
    confidence: float | None = None
    message: str | None = None
    hint: str | None = None
    element: Link | Image | None = None
    quote: str = ""
    source: Span | None = None
    """In a file's source, for elements that have no text."""
    url: str = ""
    """The page a portal rule speaks of, if one."""
    pages: int = 1
    scope: Scope | None = None
    veto: bool | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where it stands. In a file: line and column (from 1), offset and length in code points of the file as given.

    On a live page line, column, offset and length are None, and ``selector`` and ``fragment`` (a text-fragment URL) lead there.
    ``where`` is for people where lines do not help ("đoạn 3", "trang 2").
    """

    path: str = ""
    url: str = ""
    line: int | None = None
    column: int | None = None
    offset: int | None = None
    length: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    where: str = ""
    selector: str = ""
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """Who is to mend a finding and until when (ISO date); ``claimed``: somebody said before this run that it was done."""

    owner: str = ""
    due: str = ""
    claimed: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """All texts are safe to show (personal data masked) but not escaped for any markup."""

    code: str
    name: str
    severity: Severity
    confidence: float
    message: str
    hint: str
    quote: str
    before: str
    after: str
    suggestions: tuple[str, ...]
    safety: Safety
    place: Place
    fingerprint: str
    scope: Scope = Scope.ARTICLE
    block: str = ""
    written: tuple[str, str, str] = ("", "", "")
    """Before, quote and after exactly as they stand in the source: up to 60 code points on each side, not NFC, with markup
    for files; ``before`` and ``after`` are the clean text of the same block."""
    article: str = ""
    """Id of the article in the report, "" for a finding about a page, template or portal."""
    span: tuple[int, int] | None = None
    """In the article's text, for marks in place."""
    agency: str = ""
    pages: int = 1
    """On how many pages it stands (template and portal findings)."""
    preview: bool = False
    veto: bool = False
    new: bool = True
    """Not in the run before."""
    task: Task | None = None
    essence: str = ""
    """Like ``fingerprint`` but without the place (code and sentence): survives a renamed page."""


def fingerprint(code: str, where: str, sentence: str, occurrence: int = 0) -> str:
    """16 hex digits that survive moved lines and new crawls: code, canonical URL or path, NFC sentence.

    ``occurrence`` (from 0) tells apart equal findings of one code in equal sentences of one page.
    """
    key = f"{code}\x1f{where}\x1f{_evenly_spaced(sentence)}\x1f{occurrence}"
    return hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _evenly_spaced(sentence: str) -> str:
    """One blank between words, none around them. Of all white space only the blank is printable."""
    even = sentence.isprintable() and "  " not in sentence and sentence[:1] != " " and sentence[-1:] != " "
    return sentence if even else " ".join(sentence.split())
