"""Vietnamese letters as parts of regular-expression classes (a range as À-ỹ mixes the cases), and the case of words."""

from __future__ import annotations

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"


def like(found: str, right: str) -> str:
    """``right`` in the letter case of what was found."""
    if found.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if found[0].isupper() else right
