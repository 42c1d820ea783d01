"""Keystrokes of the input methods Telex and VNI made into the Vietnamese words they were meant for.

Telex: s f r x j set the tone (z takes it away), aa ee oo dd and w (ă ơ ư; uo becomes ươ) the letters. VNI: 1-5 set the tone
(0 takes it away), 6 makes â ê ô, 7 ơ ư, 8 ă, 9 đ. The keys may stand after the letter that they change or at the end of the
word, in any order, as the usual typing programs allow; letters may be made already (Nôij).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import TypeAlias

from rules.text.syllables import VOWELS, is_syllable, split_tone, with_tone

_Change: TypeAlias = Callable[[list[str], str], bool]
"""Changes the letters typed so far if this key does so; says whether it did."""
_TELEX_TONES = {"f": "huyền", "s": "sắc", "r": "hỏi", "x": "ngã", "j": "nặng", "z": ""}
_VNI_TONES = {"1": "sắc", "2": "huyền", "3": "hỏi", "4": "ngã", "5": "nặng", "0": ""}
_CIRCUMFLEX = {"a": "â", "e": "ê", "o": "ô"}
_HORN = {"u": "ư", "o": "ơ"}
_HORNED_PAIRS = {"uo": "ươ", "uu": "ưu", "ua": "ưa"}


def telex(keys: str) -> str:
    """The lower-case syllable that these keys were to type ("dduowcj" -> "được"); "" where they hold no key of Telex or make
    no syllable."""
    return _typed(keys, _TELEX_TONES, _change_telex)


def vni(keys: str) -> str:
    """The lower-case syllable that these keys were to type ("d9u7o7c5" -> "được"); "" where they hold no key of VNI or make
    no syllable."""
    return _typed(keys, _VNI_TONES, _change_vni)


def _typed(keys: str, tones: Mapping[str, str], change: _Change) -> str:
    letters: list[str] = []
    tone = ""
    changed = False
    for key in unicodedata.normalize("NFC", keys.lower()):
        if key in tones and any(split_tone(letter)[0] in VOWELS for letter in letters):
            tone, changed = tones[key], True
        elif change(letters, key):
            changed = True
        else:
            letters.append(key)
    bare, marked = split_tone("".join(letters))
    if not changed or (tone and marked) or len(marked) > 1:
        return ""
    bare = bare.replace("ưo", "ươ")
    for made in (bare, bare.removesuffix("ươ") + "uơ" if bare.endswith("ươ") else bare):
        word = with_tone(made, tone or "".join(marked))
        if is_syllable(word):
            return word
    return ""


def _change_telex(letters: list[str], key: str) -> bool:
    if key == "w":
        if _horn(letters) or _breve(letters):
            return True
        if letters and letters[-1] in VOWELS:
            return False
        letters.append("ư")
        return True
    if key == "d":
        return _cross(letters)
    if letters and key in _CIRCUMFLEX and letters[-1] == _CIRCUMFLEX[key]:
        letters[-1:] = [key, key]  # a third key takes the mark back: xooong
        return True
    return key in _CIRCUMFLEX and _circumflex(letters, key)


def _change_vni(letters: list[str], key: str) -> bool:
    if key == "6":
        return any(_circumflex(letters, vowel) for vowel in _CIRCUMFLEX)
    if key == "7":
        return _horn(letters)
    if key == "8":
        return _breve(letters)
    return key == "9" and _cross(letters)


def _last(letters: list[str], wanted: str) -> int:
    return max((place for place, letter in enumerate(letters) if letter in wanted), default=-1)


def _circumflex(letters: list[str], vowel: str) -> bool:
    """Never across the a or e of oao, oeo."""
    place = _last(letters, vowel)
    if place < 0 or (vowel == "o" and _last(letters, "ae") > place):
        return False
    letters[place] = _CIRCUMFLEX[vowel]
    return True


def _horn(letters: list[str]) -> bool:
    """Of both in uo, of the first in uu and ua (not after q), else of the last u or o (not in oa)."""
    word = "".join(letters)
    for pair, horned in _HORNED_PAIRS.items():
        place = word.rfind(pair)
        if place >= 0 and word[place - 1 : place] != "q":
            letters[place : place + 2] = horned
            return True
    place = _last(letters, "uo")
    if place < 0 or word[place - 1 : place + 2] == "qua" or word[place : place + 2] == "oa":
        return False
    letters[place] = _HORN[letters[place]]
    return True


def _breve(letters: list[str]) -> bool:
    place = _last(letters, "a")
    if place >= 0:
        letters[place] = "ă"
    return place >= 0


def _cross(letters: list[str]) -> bool:
    if not letters or letters[0] != "d":
        return False
    letters[0] = "đ"
    return True
