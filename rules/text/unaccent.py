"""Vietnamese without its marks ("tài xỉu" -> "tai xiu"), as it stands in addresses, file names and login names."""

from __future__ import annotations

import unicodedata


def unaccented(text: str) -> str:
    """Lower case, no tone or vowel marks, đ -> d. The length may differ from the text's."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))
