"""Puts slips into clean text, in the proportions in which people make them, so that a scorer can learn to tell them."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from rules.context import slips
from rules.context.tokens import canonical, capitals, is_word
from rules.text.syllables import i_y_variant, split_tone, with_tone

RATE = 0.03
"""Share of words that get a slip; two slips are four words apart at least, so that each is seen in clean surroundings."""
_APART = 4
_CAPITALISED = 0.3
"""Share of the chosen words with a capital that get one: names are typed with more care."""
_TRIES = 6
_Slip = Callable[[str, str, random.Random], tuple[str, str] | None]


def spoiled(tokens: Sequence[str], known: frozenset[str], rng: random.Random) -> tuple[list[str], dict[int, str]]:
    """The tokens with slips in them, and for each place of a slip the word meant. Only words of ``known`` are touched, and
    only such slips are made as leave a syllable."""
    made = list(tokens)
    meant: dict[int, str] = {}
    last = -_APART
    for place, token in enumerate(tokens):
        if rng.random() >= RATE or place - last < _APART:
            continue
        word = canonical(token)
        if word not in known or (capitals(token) and rng.random() >= _CAPITALISED):
            continue
        slip = slipped(word, rng)
        if slip is None or not is_word(slip):
            continue
        made[place] = (
            slip.upper() if len(token) > 1 and token.isupper() else slip.capitalize() if token[0].isupper() else slip
        )
        meant[place] = word
        last = place
    return made, meant


def slipped(word: str, rng: random.Random) -> str | None:
    """The word with one slip in it; None where none of several tries changed it to something that counts as an error."""
    bare, tones = split_tone(word)
    tone = tones[0] if tones else ""
    for _ in range(_TRIES):
        changed = rng.choices(_SLIPS, _SHARES)[0](bare, tone, rng)
        if changed is None:
            continue
        other = canonical(with_tone(*changed)) if changed[1] else changed[0]
        if other not in (word, i_y_variant(word)):
            return other
    return None


def _tone_changed(bare: str, tone: str, rng: random.Random) -> tuple[str, str] | None:
    return (bare, rng.choice([other for other in slips.TONES[1:] if other != tone])) if tone else None


def _tone_dropped(bare: str, tone: str, rng: random.Random) -> tuple[str, str] | None:
    return (bare, "") if tone else None


def _tone_added(bare: str, tone: str, rng: random.Random) -> tuple[str, str] | None:
    return None if tone else (bare, rng.choice(slips.TONES[1:]))


def _mark(bare: str, tone: str, rng: random.Random, *, dropped: bool) -> tuple[str, str] | None:
    places = [place for place, letter in enumerate(bare) if letter in slips.MARKS]
    if not places:
        return None
    place = rng.choice(places)
    plain = slips.PLAIN[bare[place]]
    letter = plain if dropped else rng.choice(slips.MARKS[bare[place]])
    if letter == bare[place] or (not dropped and letter == plain):
        return None
    return bare[:place] + letter + bare[place + 1 :], tone


def _mark_dropped(bare: str, tone: str, rng: random.Random) -> tuple[str, str] | None:
    return _mark(bare, tone, rng, dropped=True)


def _mark_added(bare: str, tone: str, rng: random.Random) -> tuple[str, str] | None:
    return _mark(bare, tone, rng, dropped=False)


def _key_beside(bare: str, tone: str, rng: random.Random) -> tuple[str, str] | None:
    place = rng.randrange(len(bare))
    near = sorted(slips.KEYS_BESIDE[slips.PLAIN[bare[place]]])
    return bare[:place] + rng.choice(near) + bare[place + 1 :], tone


def _other_letter(bare: str, tone: str, rng: random.Random) -> tuple[str, str] | None:
    place = rng.randrange(len(bare))
    return bare[:place] + rng.choice(slips.LETTERS) + bare[place + 1 :], tone


def _left_out(bare: str, tone: str, rng: random.Random) -> tuple[str, str] | None:
    place = rng.randrange(len(bare))
    return (bare[:place] + bare[place + 1 :], tone) if len(bare) > 2 else None


def _doubled(bare: str, tone: str, rng: random.Random) -> tuple[str, str] | None:
    place = rng.randrange(len(bare))
    return bare[: place + 1] + bare[place:], tone


def _swapped(bare: str, tone: str, rng: random.Random) -> tuple[str, str] | None:
    if len(bare) < 2:
        return None
    place = rng.randrange(len(bare) - 1)
    return bare[:place] + bare[place + 1] + bare[place] + bare[place + 2 :], tone


def _one_too_many(bare: str, tone: str, rng: random.Random) -> tuple[str, str] | None:
    place = rng.randrange(len(bare) + 1)
    return bare[:place] + rng.choice(slips.LETTERS) + bare[place:], tone


def _sound(bare: str, tone: str, rng: random.Random) -> tuple[str, str] | None:
    ways = [(letters, tone) for letters, _ in slips.same_sounds(bare)]
    if tone in ("hỏi", "ngã"):
        ways += [(bare, "ngã" if tone == "hỏi" else "hỏi")] * 2
    return rng.choice(ways) if ways else None


_MADE: tuple[tuple[_Slip, int], ...] = (
    (_tone_changed, 2081),
    (_tone_dropped, 2294),
    (_tone_added, 521),
    (_mark_dropped, 855),
    (_mark_added, 294),
    (_key_beside, 212),
    (_other_letter, 267),
    (_left_out, 1285),
    (_doubled, 108),
    (_swapped, 18),
    (_one_too_many, 474),
    (_sound, 2500),
)
"""Slips with their counts in VSEC; those of sound are the share that phonetic confusions have there."""
_SLIPS = [slip for slip, _ in _MADE]
_SHARES = [count for _, count in _MADE]
