"""Who decided: names of people as they are compared."""

from __future__ import annotations

import unicodedata


def person(name: str) -> str:
    """One spelling for one name: NFC, no case, one blank between words; "" for nobody."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def two_people(one: str, other: str) -> bool:
    """Whether two different people are named."""
    return bool(person(one) and person(other)) and person(one) != person(other)
