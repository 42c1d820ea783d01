"""Text read with the wrong character set, and the way back: UTF-8 as Windows-1252, Latin-1 or Mac Roman; Windows-1258 as 1252."""

from __future__ import annotations

import re
import unicodedata

from rules.text.language import VIETNAMESE_LETTER
from rules.text.syllables import is_syllable, placements

TAIL = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What the second and third byte of a UTF-8 letter look like in Windows-1252 or Latin-1."""
CLEAR_TAIL = "\u0080-\u009f¡-¿€ƒ†‡ˆ‰Š‹ŒŽ˜šœžŸ"
"""Those that stand after no capital in a right text (unlike the ” in “XÃ”)."""
MISREAD = f"[ÃÄÅÆÌĂ][{CLEAR_TAIL}]|Â[¡-¿]|á[º»][{TAIL}]|á»(?=[a-z])|â€|Ä‘|Äá|ï»¿"
OLD = "[a-zâêôõýÂÊÔÕÝ][ÌÒÞ]|[aeâêôõý][ìò]|ýõ|ð[ýõ]"
"""Letters of Windows-1258, the old Vietnamese code page, side by side as no Vietnamese word has them."""
MAC = "[·‚][∫ª]"
_SEQUENCE = re.compile(f"[ÂÃÄÅÆÌĂ][{TAIL}]|[áâï][{TAIL}]{{2}}|(?<=[^\\W\\d_])Ã(?=$| )")
_SURE = re.compile(f"[ÃÄÅÆĂ][{CLEAR_TAIL}]|Â[¡-¿]|â€|ï»¿|[a-z]Ì[{TAIL}]")
_CLEAR_OLD = re.compile("[a-zâêôõý][ÌÒÞ]|ýõ|ð[ýõ]")
_RUINS = re.compile("[ÄÅÆ]|á»|ÃÂ|(?<![A-ZĐ])Ã|[a-z]Â")
"""What no word has that came back whole."""
_CUT = re.compile("Ã(?= )")
"""à, whose second byte is a no-break space, with a plain space in its place: the word may go on behind it."""
_GAP = re.compile(r"á»(?=[^\W\d_]|$)")
_GAP_OF_D = re.compile(r"Ä(?=[^\W\d_])")
"""Letters whose last byte stands for nothing in Windows-1252 and was dropped."""
_DROPPED = "ềọỏờ"
"""What the first may have been; the second was Đ."""
_LEFT = re.compile(MISREAD)
_ANY_OLD = re.compile(OLD)
_LETTERS = re.compile(r"[^\W\d_]+")
_OLD_PAGE = str.maketrans(
    {"ã": "ă", "Ã": "Ă", "ð": "đ", "Ð": "Đ", "õ": "ơ", "Õ": "Ơ", "ý": "ư", "Ý": "Ư"}
    | {"Ì": "\u0300", "Ò": "\u0309", "Þ": "\u0303", "ì": "\u0301", "ò": "\u0323"}
)
_TWICE = 3
"""Text may have been misread several times over (Ã¡ -> ÃƒÂ¡)."""


def is_misread(words: str) -> bool:
    """Whether UTF-8 was read as another character set beyond doubt, even if nobody can tell what it was."""
    return bool(_SURE.search(words)) or len(_LEFT.findall(words)) > 1


def from_utf8(words: str) -> str:
    """Words of UTF-8 read as Windows-1252 or Latin-1 (or with Ă for Ã) as they were; "" where that is in doubt."""
    right = words
    for _ in range(_TWICE):
        before, right = right, unicodedata.normalize("NFC", _SEQUENCE.sub(_bytes_of, right))
        if right == before:
            break
    right = " ".join(_filled(word) for word in right.split(" "))
    if right == words or _LEFT.search(right) or _RUINS.search(right):
        return ""
    return right if (_SURE.search(words) and not _CUT.search(words)) or _is_vietnamese(right) else ""


def _filled(word: str) -> str:
    """The word with its dropped bytes back, if one letter alone makes it Vietnamese."""
    word = _GAP_OF_D.sub("Đ", word)
    good = [full for full in (_GAP.sub(letter, word) for letter in _DROPPED) if _is_vietnamese(full)]
    return good[0] if len(good) == 1 else word


def is_old_page(words: str, around: str) -> bool:
    """Whether words are of Windows-1258 and no slip of the keyboard: beyond doubt, or others around them are too."""
    return bool(_CLEAR_OLD.search(words)) or len(_ANY_OLD.findall(around)) > 1


def from_old_page(words: str) -> str:
    """Words of Windows-1258 read as Windows-1252 as they were (ngýõÌi: người); "" where no syllable comes out."""

    def one(match: re.Match[str]) -> str:
        right = unicodedata.normalize("NFC", match.group().translate(_OLD_PAGE))
        wrong = _CLEAR_OLD.search(match.group()) or not _is_spelt_right(match.group().lower())
        return right if wrong and is_syllable(right) else match.group()

    right = _LETTERS.sub(one, words)
    return "" if right == words else right


def from_mac(words: str) -> str:
    """Words of UTF-8 read as Mac Roman as they were (Vi·ªát: Việt); "" where that fails."""
    try:
        return unicodedata.normalize("NFC", words.encode("mac_roman").decode())
    except UnicodeError:
        return ""


def _is_spelt_right(word: str) -> bool:
    return is_syllable(word) and word in placements(word)


def _bytes_of(sequence: re.Match[str]) -> str:
    found = sequence.group()
    if found == "Ã":
        return "à"
    try:
        return b"".join(_byte(character) for character in found).decode()
    except UnicodeError:
        return found


def _byte(character: str) -> bytes:
    if character == "Ă":
        return b"\xc3"
    return character.encode("latin-1") if ord(character) < 0x100 else character.encode("cp1252")


def _is_vietnamese(words: str) -> bool:
    return any(VIETNAMESE_LETTER.search(word) for word in _LETTERS.findall(words)) and all(
        is_syllable(word) for word in _LETTERS.findall(words)
    )
