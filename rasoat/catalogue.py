"""Texts for editors in another language: Vietnamese is what the code says, ``locale/<language>.po`` holds the translations.

The files are gettext PO (what Babel and every translation tool read and write), read here without compiling them.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.resources import files

SOURCE = "vi"
LANGUAGES = (SOURCE, "en")
FIXED = "Đã sửa {fixed} lỗi; {left} lỗi cần người xem."
DOUBTFUL = "Trong đó {count} lỗi có thể sửa bằng --unsafe-fixes; xem lại từng chỗ sau khi sửa."
NO_TEXT_FILE = (
    "Tệp .docx, .pdf, bản lưu WARC và trang đang chạy không sửa tự động được: sửa trong tệp gốc theo báo cáo."
)
OF_FIXES = (FIXED, DOUBTFUL, NO_TEXT_FILE)
OWN_FACTS = "Đã đối chiếu với dữ kiện riêng của đơn vị: {file}."
OF_REPORTS = (OWN_FACTS,)
"""What no rule says."""


def parse(text: str) -> dict[str, str]:
    """Source text to translation; entries without one, comments and the header are left out."""
    entries: dict[str, str] = {}
    parts = {"msgid": "", "msgstr": ""}
    current = ""
    for line in (*text.splitlines(), "msgid"):
        keyword, _, rest = line.partition(" ")
        if keyword in parts:
            if keyword == "msgid":
                if parts["msgid"] and parts["msgstr"]:
                    entries[parts["msgid"]] = parts["msgstr"]
                parts = {"msgid": "", "msgstr": ""}
            current = keyword
            parts[current] = ast.literal_eval(rest) if rest else ""
        elif line.startswith('"') and current:
            parts[current] += ast.literal_eval(line)
    return entries


@lru_cache(maxsize=4)
def entries(language: str) -> Mapping[str, str]:
    """All translations of a language; empty for the source language."""
    if language == SOURCE:
        return {}
    return parse(files("rasoat").joinpath("locale", f"{language}.po").read_text(encoding="utf-8"))


def translator(language: str) -> Callable[[str], str]:
    """Gives the translation of a text, or the text itself where there is none."""
    known = entries(language)
    return lambda text: known.get(text, text)
