"""Text in the fonts' codes that Vietnam used before Unicode, as it looks in Unicode today: TCVN3 (ABC fonts, .VnTime) and
VNI-Windows (VNI-Times). Code tables after TCVN 5712:1993 VN3 and the VNI character map.

TCVN3 has no codes for capitals with a tone: its capital fonts (.VnTimeH) show them with the codes of the small letters, so
"hµ néi" may have been HÀ NỘI. VNI-Windows sets a mark behind the plain letter, of its own case.
"""

from __future__ import annotations

import re

_SMALL = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
_TCVN3_SMALL = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ"
TCVN3 = dict(zip(_TCVN3_SMALL + "¡¢§£¤¥¦", _SMALL + "ĂÂĐÊÔƠƯ", strict=True))
"""Vietnamese letter of each code, codes read as ISO 8859-1."""

_MARKED = {
    "a": ("áàảãạâấầẩẫậăắằẳẵặ", "ùøûõïâáàåãäêéèúüë"),
    "e": ("éèẻẽẹêếềểễệ", "ùøûõïâáàåãä"),
    "o": ("óòỏõọôốồổỗộ", "ùøûõïâáàåãä"),
    "ô": ("ớờởỡợ", "ùøûõï"),
    "u": ("úùủũụ", "ùøûõï"),
    "ö": ("ứừửữự", "ùøûõï"),
    "y": ("ýỳỷỹ", "ùøûõ"),
}
"""By the code of the plain letter: the letters made of it, and the codes of their marks."""
_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_SMALL = {
    base + mark: letter for base, (made, marks) in _MARKED.items() for letter, mark in zip(made, marks, strict=True)
} | _ALONE
VNI_WINDOWS = _VNI_SMALL | {code.upper(): letter.upper() for code, letter in _VNI_SMALL.items()}
"""Vietnamese letter of each sequence of one or two codes, codes read as ISO 8859-1."""

_FROM_TCVN3 = str.maketrans(TCVN3)
_VNI_CODES = re.compile("|".join(sorted(map(re.escape, VNI_WINDOWS), key=len, reverse=True)))


def from_tcvn3(text: str) -> str:
    """Text in TCVN3 codes as Vietnamese ("Hµ Néi" -> "Hà Nội"); letters without a code of their own stay."""
    return text.translate(_FROM_TCVN3)


def from_vni_windows(text: str) -> str:
    """Text in VNI-Windows codes as Vietnamese ("Haø Noäi" -> "Hà Nội"); letters without a code of their own stay."""
    return _VNI_CODES.sub(lambda code: VNI_WINDOWS[code.group()], text)
