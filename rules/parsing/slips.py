"""Slips of the key: what a word may become."""

from __future__ import annotations


def doubled_or_dropped(word: str) -> set[str]:
    """A letter typed twice, or one of two equal neighbours left out."""
    doubled = {word[: at + 1] + word[at:] for at in range(len(word))}
    dropped = {word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1] and len(word) > 2}
    return doubled | dropped


def swapped(word: str) -> set[str]:
    """Two neighbouring letters in each other's place."""
    pairs = ((at, word[:at] + word[at + 1] + word[at] + word[at + 2 :]) for at in range(len(word) - 1))
    return {swap for _, swap in pairs if swap != word}
