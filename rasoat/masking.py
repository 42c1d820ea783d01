"""Masks personal data so that offsets hold: letters and digits become dots, the last two digits stay."""

from __future__ import annotations

from collections.abc import Iterable

from rasoat.content import Span

DOT = "•"
_KEPT = 2


def mask(value: str) -> str:
    """Same length; the last two characters stay only if they are digits, punctuation and spaces stay."""
    kept = value[-_KEPT:]
    head, tail = (value[:-_KEPT], kept) if len(value) > 2 * _KEPT and kept.isdigit() else (value, "")
    return "".join(DOT if character.isalnum() else character for character in head) + tail


def mask_spans(text: str, spans: Iterable[Span]) -> str:
    """``text`` with every span masked; same length."""
    for span in spans:
        text = text[: span.start] + mask(text[span.start : span.end]) + text[span.end :]
    return text
