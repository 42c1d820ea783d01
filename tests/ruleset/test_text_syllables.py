"""The model of Vietnamese syllables."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.text.lexicon import compounds, said_twice, syllable_counts
from rules.text.syllables import (
    TONELESS,
    TONES,
    Syllable,
    all_syllables,
    i_y_variant,
    is_syllable,
    new_style,
    old_style,
    parse,
    placements,
    split_tone,
    with_tone,
)

STOPS = ("c", "ch", "p", "t")
SYLLABLES = sorted(TONELESS)


@pytest.mark.parametrize("new_style", [False, True])
def test_every_syllable_keeps_its_letters_and_its_tone(new_style: bool) -> None:
    for bare in SYLLABLES:
        for tone in ("", *TONES.values()):
            word = with_tone(bare, tone, new_style=new_style)
            assert unicodedata.is_normalized("NFC", word)
            assert split_tone(word) == (bare, [tone] if tone else [])
            stopped = bare.endswith(STOPS)
            assert is_syllable(word) is (not stopped or tone in ("sắc", "nặng")), word
            if is_syllable(word):
                assert word in placements(word)


@pytest.mark.parametrize(
    "word",
    "nghiêng ngành ghế gì giếng giặt quý quyển quở khuỷu khuya ngoằn ngoèo xoong moóc huýt thuở hươu rượu yếu y kỹ tỷ uyên "
    "oái ăm đuổi nguyễn khoét chuếch quốc tuyết uỷ ủy hoà hòa khoẻ khỏe giùm gìn quẹt loa iêu".replace(
        " iêu", ""
    ).split(),
)
def test_real_syllables_are_valid(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())


@pytest.mark.parametrize(
    "word",
    "nghành ngiên gế ghà kà cế quyêt nươc triểt châp bảọ ngườỉ thờì nguời đưòng chuơng thưomg tthành nghị́ axít ôxy crôm "
    "web online cấpp phh iên".split(),
)
def test_impossible_syllables_are_not(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("đựơc", "được"),
        ("cuả", "của"),
        ("nứơc", "nước"),
        ("qúy", "quý"),
        ("gỉa", "giả"),
        ("tòan", "toàn"),
        ("hùynh", "huỳnh"),
    ],
)
def test_a_tone_mark_on_the_wrong_letter_is_no_placement_of_either_style(wrong: str, right: str) -> None:
    assert wrong not in placements(wrong)
    assert right in placements(wrong)


def test_both_styles_are_placements() -> None:
    assert placements("hoà") == placements("hòa") == {"hoà", "hòa"}
    assert placements("được") == {"được"}


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=12))
def test_any_word_can_be_asked(word: str) -> None:
    bare, tones = split_tone(word)
    if is_syllable(word):
        assert bare in TONELESS
        assert len(tones) <= 1


def test_word_lists_hold_valid_folded_syllables() -> None:
    assert all(is_syllable(word) for word in syllable_counts())
    assert all(len(pair.split()) == 2 and all(map(is_syllable, pair.split())) for pair in compounds())
    assert all(map(is_syllable, " ".join(said_twice()).split()))
    for pair in ("hành vi", "vi phạm", "giao thông", "thông minh", "xuất bản", "bản tin", "công việc"):
        assert pair in compounds()


def test_all_syllables_are_the_valid_words_and_come_back_from_their_parts() -> None:
    assert 17_000 < len(all_syllables()) < 19_000
    for word in all_syllables():
        syllable = parse(word)
        assert syllable is not None
        assert syllable.bare in TONELESS
        assert syllable.spell() == word
        assert parse(syllable.spell(new_style=True)) == syllable
        assert parse(unicodedata.normalize("NFD", word).upper()) == syllable


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("nghiêng", ("ngh", "", "iê", "ng", "")),
        ("Giếng", ("gi", "", "iê", "ng", "sắc")),
        ("gì", ("gi", "", "i", "", "huyền")),
        ("gia", ("gi", "", "a", "", "")),
        ("quốc", ("q", "u", "ô", "c", "sắc")),
        ("QUÝ", ("q", "u", "y", "", "sắc")),
        ("khuỷu", ("kh", "u", "y", "u", "hỏi")),
        ("khuya", ("kh", "u", "ya", "", "")),
        ("của", ("c", "", "ua", "", "hỏi")),
        ("hoà", ("h", "o", "a", "", "huyền")),
        ("ngoèo", ("ng", "o", "e", "o", "huyền")),
        ("thuở", ("th", "u", "ơ", "", "hỏi")),
        ("người", ("ng", "", "ươ", "i", "huyền")),
        ("xoong", ("x", "", "oo", "ng", "")),
        ("yêu", ("", "", "yê", "u", "")),
    ],
)
def test_parts_of_a_syllable(word: str, parts: tuple[str, ...]) -> None:
    assert parse(word) == Syllable(*parts)


def test_what_is_no_syllable_has_no_parts() -> None:
    assert parse("nghành") is None
    assert parse("") is None


def test_both_styles_lead_to_each_other_and_stay() -> None:
    changed = 0
    for word in all_syllables():
        new = new_style(word)
        changed += new != word
        assert old_style(word) == word == old_style(new)
        assert new_style(new) == new
        assert {word, new} == placements(word)
    assert changed > 300
    assert (new_style("thủy"), old_style("THUỶ"), new_style("quý"), new_style("của")) == ("thuỷ", "thủy", "quý", "của")


def test_the_i_y_variant_is_a_syllable_that_leads_back() -> None:
    for word in all_syllables():
        other = i_y_variant(word)
        if other:
            assert is_syllable(other)
            assert other != word
            assert i_y_variant(other) == ("" if other.startswith("qu") else word)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("kỹ", "kĩ"),
        ("lí", "lý"),
        ("Sỹ", "sĩ"),
        ("mĩ", "mỹ"),
        ("hy", "hi"),
        ("tỉ", "tỷ"),
        ("quý", ""),
        ("quí", "quý"),
        ("thủy", ""),
        ("ý", ""),
        ("tay", ""),
        ("chi", ""),
        ("nghỉ", ""),
        ("gì", ""),
        ("bị", ""),
        ("xyz", ""),
    ],
)
def test_i_y_variants(word: str, other: str) -> None:
    assert i_y_variant(word) == other
