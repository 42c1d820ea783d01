"""Texts for people in another language: Vietnamese is what the code says, the catalogues of ``locale/`` hold the translations.

``<language>.po`` has the texts of rules, ``interface.<language>.po`` all others (``python -m rasoat.interface_catalogue``).
The files are gettext PO (what Babel and every translation tool read and write), read here without compiling them.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from importlib.resources import files

SOURCE = "vi"
LANGUAGES = (SOURCE, "en")
_SPOKEN: ContextVar[str] = ContextVar("language", default=SOURCE)
_KEYWORDS = ("msgid", "msgid_plural", "msgstr", "msgstr[0]", "msgstr[1]")


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
        keyword, _, rest = line.partition(" ")
        if keyword in _KEYWORDS:
            if keyword == "msgid":
                forms = tuple(parts[key] for key in _KEYWORDS[2:] if parts.get(key))
                if parts.get("msgid") and forms:
                    entries[parts["msgid"]] = forms
                parts = {}
            current = keyword
            parts[current] = ast.literal_eval(rest) if rest else ""
        elif line.startswith('"') and current:
            parts[current] += ast.literal_eval(line)
    return entries


def parse(text: str) -> dict[str, str]:
    """Source text to translation, of a catalogue without plural forms."""
    return {source: forms[0] for source, forms in parse_forms(text).items()}


@lru_cache(maxsize=4)
def interface(language: str) -> Mapping[str, tuple[str, ...]]:
    """Translations of the interface, each in its forms."""
    return parse_forms(files("rasoat").joinpath("locale", f"interface.{language}.po").read_text(encoding="utf-8"))


@lru_cache(maxsize=4)
def entries(language: str) -> Mapping[str, str]:
    """Translations of the texts of rules; empty for the source language."""
    if language == SOURCE:
        return {}
    return parse(files("rasoat").joinpath("locale", f"{language}.po").read_text(encoding="utf-8"))


def translator(language: str) -> Callable[[str], str]:
    """Gives the translation of a rule's text, or the text itself where there is none."""
    known = entries(language)
    return lambda text: known.get(text, text)
