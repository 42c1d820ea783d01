"""Keystrokes of Telex and VNI, and the codes of fonts before Unicode: what is typed or coded comes back."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.text.keystrokes import telex, vni
from rules.text.legacy import TCVN3, VNI_WINDOWS, from_tcvn3, from_vni_windows
from rules.text.syllables import TONES, all_syllables, is_syllable, old_style, split_tone

MARKED = [word for word in sorted(all_syllables()) if not word.isascii()]
TELEX = {"â": "aa", "ê": "ee", "ô": "oo", "đ": "dd", "ă": "aw", "ơ": "ow", "ư": "uw"}
TELEX_TONES = dict(zip(TONES.values(), "fsxrj", strict=True))
VNI = {"â": "a6", "ê": "e6", "ô": "o6", "đ": "d9", "ă": "a8", "ơ": "o7", "ư": "u7"}
VNI_TONES = dict(zip(TONES.values(), "21435", strict=True))


def keys_of(
    word: str, letters: dict[str, str], tones: dict[str, str], *, at_end: bool = False, late: bool = False
) -> str:
    """``at_end``: the tone key last, else behind its vowel; ``late``: the keys of letters, too, behind all letters, one for ươ."""
    typed, behind = "", ""
    for letter in word:
        bare, tone = split_tone(letter)
        key = letters.get(bare, bare)
        typed += key[0] if late else key
        behind += key[1:] if late else ""
        mark = "".join(map(tones.__getitem__, tone))
        if at_end or late:
            behind += mark
        else:
            typed += mark
    return typed + behind.replace("77", "7").replace("ww", "w")


@pytest.mark.parametrize("at_end", [False, True])
def test_every_syllable_comes_back_from_its_keys(at_end: bool) -> None:
    for word in MARKED:
        if "oo" not in split_tone(word)[0]:
            assert telex(keys_of(word, TELEX, TELEX_TONES, at_end=at_end)) == word
        assert vni(keys_of(word, VNI, VNI_TONES, at_end=at_end)) == word


def test_every_syllable_comes_back_from_keys_behind_all_its_letters() -> None:
    for word in MARKED:
        if "oo" not in split_tone(word)[0]:
            assert vni(keys_of(word, VNI, VNI_TONES, late=True)) == word
            assert telex(keys_of(word, TELEX, TELEX_TONES, late=True)) == word


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("thanhf", "thành"),
        ("THANHF", "thành"),
        ("dduowcj", "được"),
        ("dduwowcj", "được"),
        ("duocdwj", "được"),
        ("nhw", "như"),
        ("thuowr", "thuở"),
        ("muaw", "mưa"),
        ("quawn", "quăn"),
        ("xooong", "xoong"),
        ("Nôij", "nội"),
        ("tieensg", "tiếng"),
        ("nha", ""),
        ("webs", ""),
        ("nộij", ""),
    ],
)
def test_telex(keys: str, word: str) -> None:
    assert telex(keys) == word
    assert telex(unicodedata.normalize("NFD", keys)) == word


@pytest.mark.parametrize(
    ("keys", "word"),
    [("u73", "ử"), ("duoc975", "được"), ("tie6n1g", "tiếng"), ("thuo73", "thuở"), ("F5", ""), ("g20", ""), ("a", "")],
)
def test_vni(keys: str, word: str) -> None:
    assert vni(keys) == word


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="abcdeghiknoqtuyzwfsrxj0123456789âđ", max_size=10))
def test_what_comes_from_any_keys_is_a_syllable(keys: str) -> None:
    for word in (telex(keys), vni(keys)):
        assert not word or (is_syllable(word) and word == old_style(word))


def coded(text: str, codes: dict[str, str]) -> str:
    back = {letter: code for code, letter in codes.items()}
    return "".join(back.get(letter, letter) for letter in text)


@pytest.mark.parametrize(("codes", "decode"), [(TCVN3, from_tcvn3), (VNI_WINDOWS, from_vni_windows)])
def test_every_syllable_comes_back_from_the_codes_of_a_font(
    codes: dict[str, str], decode: Callable[[str], str]
) -> None:
    assert len(set(codes.values())) == len(codes)
    for word in all_syllables():
        assert decode(coded(word, codes)) == word
        if codes is VNI_WINDOWS:
            assert decode(coded(word.upper(), codes)) == word.upper()
    assert decode(coded("Đắk Ăn Ân Êm Ôn Ơn Ưng", codes)) == "Đắk Ăn Ân Êm Ôn Ơn Ưng"


def test_known_words_in_the_codes_of_fonts() -> None:
    assert from_tcvn3("Céng hoµ x· héi chñ nghÜa ViÖt Nam, §éc lËp") == "Cộng hoà xã hội chủ nghĩa Việt Nam, Độc lập"
    assert from_vni_windows("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp") == (
        "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập"
    )
    assert from_vni_windows("UÛY BAN NHAÂN DAÂN THAØNH PHOÁ HAØ NOÄI") == "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI"
