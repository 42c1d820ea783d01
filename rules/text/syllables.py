"""Vietnamese syllables: which spellings the phonotactics and the orthography allow (Quy tắc chính tả: c/k/q, g/gh, ng/ngh; the
stops c, ch, p, t take only sắc or nặng)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
"""Combining marks of the five marked tones."""
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
    made = {rime for rime in _RIMES if not rime.startswith(("ia", "iê"))} | _BARE_Y
    made |= {
        onset + rime for onset in _ONSETS for rime in _RIMES if onset not in ("qu", "gi") and _allowed(onset, rime)
    }
    made |= {"qu" + rime for rime in _AFTER_QU} | {"gi" + rime for rime in _AFTER_GI} | {"gi", "quơ"}
    return frozenset(made)


TONELESS = _all()
"""Every valid spelling without its tone mark."""


def split_tone(word: str) -> tuple[str, list[str]]:
    """Lower-case NFC letters without tone marks, and the names of the tones that were marked (more than one is impossible)."""
    tones = []
    kept = []
    for character in unicodedata.normalize("NFD", word.lower()):
        if character in TONES:
            tones.append(TONES[character])
        else:
            kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept)), tones


@lru_cache(maxsize=200_000)
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


_VOWELS = "aăâeêioôơuưy"
_TONE_MARK = {name: mark for mark, name in TONES.items()}
_SHORT = frozenset("oa oe uy".split())


def with_tone(bare: str, tone: str, *, new_style: bool = False) -> str:
    """The syllable with this tone ("" for none), its mark where the old style (hòa) or the new one (hoà) sets it."""
    if not tone:
        return bare
    start = 2 if bare.startswith(("qu", "gi")) and any(letter in _VOWELS for letter in bare[2:]) else 0
    places = [i for i, letter in enumerate(bare) if i >= start and letter in _VOWELS]
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
