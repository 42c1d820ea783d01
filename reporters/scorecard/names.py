"""Names of the site's files: ids of agencies and articles come from outside, so a name is a safe id or a slug with a hash."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

_SAFE = re.compile(r"^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$")
_RESERVED = re.compile(r"^(?:con|prn|aux|nul|com\d|lpt\d)$")


def slug(text: str, limit: int = 40) -> str:
    """Lower-case ASCII letters, digits and hyphens; "" where nothing of the text survives."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"[\u0300-\u036f]", "", bare))[:limit].strip("-")


def file_name(key: str) -> str:
    """A name without extension that is safe on every file system and, but for hash collisions, differs where keys differ."""
    if _SAFE.match(key) and not _RESERVED.match(key):
        return key
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"{slug(key)}-{digest}".lstrip("-")


def unique(keys: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """A name for each key, in order; a name met before gets ``-2``, ``-3`` …"""
    used = set(taken)
    names = []
    for key in keys:
        base = name = file_name(key)
        count = 1
        while name in used:
            count += 1
            name = f"{base}-{count}"
        used.add(name)
        names.append(name)
    return names
