"""Texts for people in another language: Vietnamese is what the code says, the catalogues of ``locale/`` hold the translations.

``<language>.po`` has the texts of rules, ``interface.<language>.po`` all others (``python -m rasoat.interface_catalogue``).
The files are gettext PO (what Babel and every translation tool read and write), read here without compiling them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

SOURCE = "vi"
LANGUAGES = (SOURCE, "en")
_FOLDER = Path(__file__).resolve().parent / "locale"
_SPOKEN: ContextVar[str] = ContextVar("language", default=SOURCE)
_FORMS = ("msgstr", "msgstr[0]", "msgstr[1]")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


def language() -> str:
    """The language spoken at the moment: one of ``LANGUAGES``."""
    return _SPOKEN.get()


def speak(language: str) -> None:
    """From here on, in this thread or process."""
    _SPOKEN.set(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """All texts of the block in this language."""
    token = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def _(text: str) -> str:
    """``text`` in the language spoken; ``text`` itself where that has no translation."""
    spoken = _SPOKEN.get()
    return text if spoken == SOURCE else interface(spoken).get(text, (text,))[0]


def _n(text: str, count: int) -> str:
    """As ``_`` in the form that the language uses for ``count`` things; Vietnamese has one form for all."""
    spoken = _SPOKEN.get()
    return text if spoken == SOURCE else interface(spoken).get(text, (text,))[0 if count == 1 else -1]


def N_(text: str) -> str:  # noqa: N802 - the name that gettext tools know
    """Marks a text for the catalogue; translated where it is shown."""
    return text


def parse_forms(text: str) -> dict[str, tuple[str, ...]]:
    """Source text to its translation in each form (one, more); without empty ones, comments and the header."""
    entries: dict[str, tuple[str, ...]] = {}
    parts: dict[str, str] = {}
    current = ""
    for line in (*text.splitlines(), "msgid"):
        if not line or line[0] == "#":
            continue
        if line[0] == '"':
            parts[current] = parts.get(current, "") + _unquoted(line)
            continue
        current, _blank, rest = line.partition(" ")
        if current == "msgid":
            forms = tuple(filter(None, map(parts.get, _FORMS)))
            if forms and parts["msgid"]:
                entries[parts["msgid"]] = forms
            parts = {}
        parts[current] = _unquoted(rest)
    return entries


def _unquoted(text: str) -> str:
    inner = text.strip()[1:-1]
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), inner) if "\\" in inner else inner


def parse(text: str) -> dict[str, str]:
    """Source text to translation, of a catalogue without plural forms."""
    return {source: forms[0] for source, forms in parse_forms(text).items()}


@lru_cache(maxsize=4)
def interface(language: str) -> Mapping[str, tuple[str, ...]]:
    """Translations of the interface, each in its forms."""
    return parse_forms((_FOLDER / f"interface.{language}.po").read_text(encoding="utf-8"))


@lru_cache(maxsize=4)
def entries(language: str) -> Mapping[str, str]:
    """Translations of the texts of rules; empty for the source language."""
    if language == SOURCE:
        return {}
    return parse((_FOLDER / f"{language}.po").read_text(encoding="utf-8"))


def translator(language: str) -> Callable[[str], str]:
    """Gives the translation of a rule's text, or the text itself where there is none."""
    known = entries(language)
    return lambda text: known.get(text, text)
