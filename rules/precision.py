"""The precision ledger: what a person read of each rule's hits on real pages (``bench/precision/<CODE>.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True)
class Reading:
    """``right`` of ``read`` hits were true errors."""

    read: int
    right: int
    corpus: str
    date: str


def _folder() -> Traversable:
    """Inside the wheel, or beside the packages in a checkout."""
    shipped = files("rules").joinpath("precision")
    return shipped if shipped.is_dir() else files("rules").joinpath("..", "bench", "precision")


@lru_cache(maxsize=1)
def ledger() -> dict[str, Reading]:
    """By rule code; ValueError where an entry contradicts itself."""
    readings = {}
    folder = _folder()
    entries = sorted((entry for entry in folder.iterdir()), key=lambda e: e.name) if folder.is_dir() else []
    for entry in entries:
        if not entry.name.endswith(".toml"):
            continue
        table = tomllib.loads(entry.read_text(encoding="utf-8"))
        reading = Reading(int(table["read"]), int(table["right"]), str(table["corpus"]), str(table["date"]))
        if not 0 <= reading.right <= reading.read or table["rule"] != entry.name.removesuffix(".toml"):
            raise ValueError(f"bench/precision/{entry.name} contradicts itself")
        readings[str(table["rule"])] = reading
    return readings
