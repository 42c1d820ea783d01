"""Vietnamese syllables: which spellings the phonotactics and the orthography allow (Quy tắc chính tả: c/k/q, g/gh, ng/ngh; the
stops c, ch, p, t take only sắc or nặng), and the parts of each.

``parse`` and ``Syllable.spell`` go from spelling to parts and back; ``old_style``, ``new_style`` and ``i_y_variant`` give the
other right spelling of a syllable; ``all_syllables`` lists every spelling. All take NFC or NFD and any case, and give
lower-case NFC. Keystrokes are in ``rules.text.keystrokes``, fonts' codes in ``rules.text.legacy``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
"""Combining marks of the five marked tones."""
_REMEMBERED = 100_000
"""Words whose parts are kept: rules ask for the same ones."""
_BASE_VOWELS = frozenset("aeiouy")
_STOPPED = ("sắc", "nặng")
_STOP = re.compile(r"(?:c|ch|p|t)$")
_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()
_RIMES = frozenset(
    """a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot oong ooc oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oem oeo oet
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut
    uôc uôi uôm uôn uông uôt uy uya uych uynh uyn uyt uyp uyu uyên uyêt uê uêch uênh uên uơ uân uâng uât
    uây     ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y""".split()
)
_AFTER_QU = frozenset(
    """a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng ât âu ây e en eo et ec em eng ê ên êt êch ênh
    i ich in inh it ip iu y ynh yt yên yêt yêu ych yn yp yu ơ ơi ơn ôc ô oi""".split()
)
_AFTER_GI = frozenset(rime for rime in _RIMES if rime[0] in "aăâoôơuư") | frozenset(
    "e eo ec et em en êng êt êc êm ên êp êu ê n m t".split()
)
_BARE_Y = frozenset("y yêm yên yêng yêt yêu yp yt ym".split())
_WITH_Y = frozenset("b d g h k l m n s t v x th".split())
"""Onsets after which y alone stands for i (hy, kỹ, lý, mỹ, sỹ, tỷ, vy …)."""
_FRONT = ("e", "ê", "i", "y")


def _allowed(onset: str, rime: str) -> bool:
    front = rime.startswith(_FRONT)
    if rime == "y" and onset not in _WITH_Y:
        return False
    if onset in ("k", "gh", "ngh"):
        return front and not (onset == "gh" and rime == "y")
    if onset in ("c", "g", "ng"):
        return not front or (onset == "g" and rime in ("i", "in"))
    return True


def _all() -> frozenset[str]:
    made = {rime for rime in _RIMES if not rime.startswith("iê")} | _BARE_Y
    made |= {
        onset + rime for onset in _ONSETS for rime in _RIMES if onset not in ("qu", "gi") and _allowed(onset, rime)
    }
    made |= {"qu" + rime for rime in _AFTER_QU} | {"gi" + rime for rime in _AFTER_GI} | {"gi", "quơ"}
    return frozenset(made)


TONELESS = _all()
"""Every valid spelling without its tone mark."""


def split_tone(word: str) -> tuple[str, list[str]]:
    """Lower-case NFC letters without tone marks, and the names of the tones that were marked (more than one is impossible).
    Marks of consonants stay (ṣ, ć)."""
    bare, tones = _split_tone(word.lower())
    return bare, list(tones)


@lru_cache(maxsize=_REMEMBERED)
def _split_tone(lowered: str) -> tuple[str, tuple[str, ...]]:
    tones = []
    kept = []
    letter = ""
    for character in unicodedata.normalize("NFD", lowered):
        if character in TONES and letter in _BASE_VOWELS:
            tones.append(TONES[character])
            continue
        kept.append(character)
        if not unicodedata.combining(character):
            letter = character
    return unicodedata.normalize("NFC", "".join(kept)), tuple(tones)


@lru_cache(maxsize=_REMEMBERED)
def is_syllable(word: str) -> bool:
    """Whether Vietnamese orthography can spell this word (letters only, any case); where the tone mark sits is not judged."""
    bare, tones = split_tone(word)
    if len(tones) > 1 or bare not in TONELESS:
        return False
    return not _STOP.search(bare) or (bool(tones) and tones[0] in _STOPPED)


def placements(word: str) -> frozenset[str]:
    """The lower-case spellings of a syllable with its tone mark where one of the two styles sets it (hòa and hoà)."""
    bare, tones = split_tone(word)
    tone = tones[0] if tones else ""
    return frozenset({with_tone(bare, tone), with_tone(bare, tone, new_style=True)})


VOWELS = "aăâeêioôơuưy"
"""Vowel letters without tone mark."""
_TONE_MARK = {name: mark for mark, name in TONES.items()}
_SHORT = frozenset("oa oe uy".split())


@lru_cache(maxsize=_REMEMBERED)
def with_tone(bare: str, tone: str, *, new_style: bool = False) -> str:
    """The syllable with this tone ("" for none), its mark where the old style (hòa) or the new one (hoà) sets it."""
    if not tone:
        return bare
    start = 2 if bare.startswith(("qu", "gi")) and any(letter in VOWELS for letter in bare[2:]) else 0
    places = [i for i, letter in enumerate(bare) if i >= start and letter in VOWELS]
    if not places:
        return bare
    nucleus = bare[places[0] : places[-1] + 1]
    marked = [i for i in places if bare[i] in "ăâêôơư"]
    closed = places[-1] + 1 < len(bare)
    if marked:
        place = marked[-1]
    elif len(places) == 1:
        place = places[0]
    elif len(places) == 3 or closed or (nucleus in _SHORT and new_style):
        place = places[1]
    else:
        place = places[0]
    return unicodedata.normalize("NFC", bare[: place + 1] + _TONE_MARK[tone] + bare[place + 1 :])


def old_style(word: str) -> str:
    """The syllable with its tone mark on the first letter of an open oa, oe, uy (hoà -> hòa)."""
    return _styled(word, new_style=False)


def new_style(word: str) -> str:
    """The syllable with its tone mark on the second letter of an open oa, oe, uy (hòa -> hoà)."""
    return _styled(word, new_style=True)


def _styled(word: str, *, new_style: bool) -> str:
    bare, tones = split_tone(word)
    return with_tone(bare, tones[0] if tones else "", new_style=new_style)


@dataclass(frozen=True, slots=True)
class Syllable:
    """The letters of each part, lower-case NFC without tone. ``q`` is an onset and its u the glide; the i of gi belongs to the
    onset, and to the nucleus as well where no other vowel follows or an ê (gì: gi + i, giếng: gi + iê + ng)."""

    onset: str
    glide: str
    nucleus: str
    coda: str
    tone: str = ""
    """Name of the tone as in ``TONES``; "" for ngang."""

    @property
    def bare(self) -> str:
        """The spelling without tone mark."""
        shared = self.onset == "gi" and self.nucleus.startswith("i")
        return self.onset + self.glide + self.nucleus[shared:] + self.coda

    def spell(self, *, new_style: bool = False) -> str:
        """The spelling, with the tone mark where the style sets it."""
        return with_tone(self.bare, self.tone, new_style=new_style)


_RIME = re.compile(
    r"(?P<glide>o(?=[aăe])|u(?=[âêyơ]))?(?P<nucleus>oo|uô|ua|ươ|ưa|iê|ia|yê|ya|[aăâeêioôơuưy])(?P<coda>.*)"
)
_RIME_OF_Q = re.compile(r"(?P<nucleus>yê|[aăâeêioôơy])(?P<coda>.*)")


@lru_cache(maxsize=1)
def _parts() -> dict[str, tuple[str, str, str, str]]:
    """Onset, glide, nucleus and coda of every spelling without tone mark."""
    return {bare: _parts_of(bare) for bare in TONELESS}


def _parts_of(bare: str) -> tuple[str, str, str, str]:
    onset = next((o for o in sorted(_ONSETS, key=len, reverse=True) if bare.startswith(o)), "")
    rest = bare[len(onset) :]
    if onset == "qu":
        cut = _RIME_OF_Q.fullmatch(rest)
        assert cut is not None, bare
        return "q", "u", cut["nucleus"], cut["coda"]
    if onset == "gi" and (not rest or rest[0] not in VOWELS):
        return "gi", "", "i", rest
    if onset == "gi" and rest.startswith("ê") and len(rest) > 1:
        return "gi", "", "iê", rest[1:]
    cut = _RIME.fullmatch(rest)
    assert cut is not None, bare
    return onset, cut["glide"] or "", cut["nucleus"], cut["coda"]


def parse(word: str) -> Syllable | None:
    """The parts of a syllable; None for what is none. Where the tone mark sits is not judged (cuả is của)."""
    if not is_syllable(word):
        return None
    bare, tones = split_tone(word)
    return Syllable(*_parts()[bare], tones[0] if tones else "")


@lru_cache(maxsize=1)
def all_syllables() -> frozenset[str]:
    """Every valid spelling with every tone that it takes, tone mark in the old style; lower-case NFC."""
    every = ("", *TONES.values())
    return frozenset(with_tone(bare, tone) for bare in TONELESS for tone in (_STOPPED if _STOP.search(bare) else every))


_EITHER_I_OR_Y = frozenset("h k l m s t v th".split())
"""Onsets after which i and y alone spell the same open syllable, both in use: hi hy, kĩ kỹ, lí lý, mĩ mỹ, sĩ sỹ, tỉ tỷ, vi vy."""


def i_y_variant(word: str) -> str:
    """The same syllable with y for i or i for y (kỹ <-> kĩ); "" where the orthography leaves no choice: quy is always quy
    (its other spelling qui has the variant quy), tay is not tai, xin, y, ý."""
    syllable = parse(word)
    if syllable is None or syllable.coda or syllable.nucleus not in ("i", "y"):
        return ""
    if syllable.onset == "q":
        other = "y" if syllable.nucleus == "i" else ""
    elif syllable.onset in _EITHER_I_OR_Y and not syllable.glide:
        other = "y" if syllable.nucleus == "i" else "i"
    else:
        other = ""
    return Syllable(syllable.onset, syllable.glide, other, "", syllable.tone).spell() if other else ""
