"""Names of the site's files: ids of agencies and articles come from outside, so a name is a safe id or a slug with a hash."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

_SAFE = re.compile(r"^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$")
_PLAIN_KEY = re.compile(r"^[0-9a-f]{16}$")
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


def anchor(prefix: str, key: str) -> str:
    """An id for a link to lead to: ``prefix`` and a fingerprint as it is, or a hash of whatever else stands for one."""
    if not _PLAIN_KEY.match(key):
        key = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return f"{prefix}-{key}"


class Anchors:
    """Ids of one page or one list: what comes again gets ``-2``, ``-3`` …, so that no id stands twice."""

    def __init__(self) -> None:
        self._met: dict[str, int] = {}

    def give(self, prefix: str, key: str) -> str:
        """``anchor(prefix, key)`` the first time."""
        name = anchor(prefix, key)
        count = self._met[name] = self._met.get(name, 0) + 1
        return name if count == 1 else f"{name}-{count}"
