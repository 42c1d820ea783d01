"""The table of a language: how often words, pairs and triples stand in a body of text, and the weights of the scorer.

One file, mapped into memory and shared by all processes: magic, length of a JSON head, the head (shapes, provenance, places of
the sections), the sections, each at a multiple of 64 bytes. Head and sections have check sums: a file that is cut, changed, of
another version or no table at all is refused with what is wrong (``TableError``).
"""

from __future__ import annotations

import json
import mmap
import zlib
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from rasoat.catalogue import N_, _
from rasoat.errors import ReadError, cause
from rules.context.fuse import Bytes, Keys, LevelMap, Shape

MAGIC = b"RASOATCT"
VERSION = 1
_ALIGN = 64
MAPS = ("words", "pairs", "triples")
SHIPPED = ("words", "context.table")


class TableError(ReadError):
    """The file is no table that this version can read."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A text that was counted."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Table:
    """``targets`` are the syllables that may be proposed; ``weights`` is None where the text was too short to train on."""

    words: LevelMap
    pairs: LevelMap
    triples: LevelMap
    targets: tuple[str, ...]
    weights: npt.NDArray[np.float32] | None
    date: str
    corpora: tuple[Corpus, ...]
    tokens: int
    where: str

    def provenance(self) -> tuple[str, ...]:
        """Date and texts, for a person."""
        head = _("Bảng ngữ cảnh ngày {date}, học từ {tokens} từ và dấu của {count} tệp:").format(
            date=self.date, tokens=self.tokens, count=len(self.corpora)
        )
        return (head, *(f"{c.name}  {c.bytes} byte  SHA-256 {c.sha256}" for c in self.corpora))


def write(
    path: Path,
    maps: dict[str, tuple[Shape, Bytes]],
    targets: tuple[str, ...],
    weights: npt.NDArray[np.int16] | None,
    *,
    date: str,
    corpora: tuple[Corpus, ...],
    tokens: int,
) -> int:
    """Writes the file, the same bytes for the same arguments; bytes written."""
    sections = {name: packed.tobytes() for name, (_, packed) in maps.items()}
    sections["targets"] = zlib.compress("\n".join(targets).encode(), 9)
    if weights is not None:
        sections["weights"] = weights.astype("<i2").tobytes()
    places = {}
    at = 0
    for name, content in sections.items():
        places[name] = [at, len(content), zlib.crc32(content)]
        at += -(-len(content) // _ALIGN) * _ALIGN
    head = json.dumps(
        {
            "version": VERSION,
            "shapes": {name: asdict(shape) for name, (shape, _) in maps.items()},
            "sections": places,
            "date": date,
            "corpora": [asdict(corpus) for corpus in corpora],
            "tokens": tokens,
        },
        ensure_ascii=False,
        sort_keys=True,
    ).encode()
    head += b" " * (-(len(MAGIC) + 8 + len(head)) % _ALIGN)
    start = MAGIC + len(head).to_bytes(4, "little") + zlib.crc32(head).to_bytes(4, "little") + head
    body = b"".join(content + b"\0" * (-len(content) % _ALIGN) for content in sections.values())
    path.write_bytes(start + body)
    return len(start) + len(body)


WEIGHT_UNIT = 1 / 256
"""Of a stored weight."""


def read(path: Path) -> Table:
    """Maps a table into memory; TableError says what is wrong with the file."""
    try:
        with path.open("rb") as stream:
            memory: bytes | mmap.mmap = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    except ValueError:
        memory = b""
    except OSError as error:
        raise TableError(
            _("Không mở được bảng ngữ cảnh {file}: {reason}.").format(file=path, reason=cause(error)), _(_ADVICE)
        ) from error
    return parse(memory, str(path))


def parse(memory: bytes | mmap.mmap, where: str) -> Table:
    """The table in this memory, used in place; TableError where it is damaged or foreign."""
    start = len(MAGIC) + 8
    if bytes(memory[: len(MAGIC)]) != MAGIC or len(memory) < start:
        raise TableError(_("{where} không phải bảng ngữ cảnh của rasoat.").format(where=where), _(_ADVICE))
    length = int.from_bytes(memory[len(MAGIC) : len(MAGIC) + 4], "little")
    written = bytes(memory[start : start + length])
    if len(written) != length or zlib.crc32(written) != int.from_bytes(memory[len(MAGIC) + 4 : start], "little"):
        raise TableError(_("Bảng ngữ cảnh {where} bị hỏng ở phần đầu.").format(where=where), _(_ADVICE))
    head: dict[str, Any] = json.loads(written)
    if head["version"] != VERSION:
        raise TableError(
            _("Bảng ngữ cảnh {where} thuộc phiên bản khác ({version}).").format(where=where, version=head["version"]),
            _(_ADVICE),
        )
    end = max(at + size for at, size, _ in head["sections"].values())
    if len(memory) < start + length + end:
        raise TableError(_("Bảng ngữ cảnh {where} bị cắt cụt.").format(where=where), _(_ADVICE))
    body = np.frombuffer(memory, np.uint8, offset=start + length)

    def section(name: str) -> Bytes:
        at, size, check = head["sections"][name]
        content = body[at : at + size]
        if zlib.crc32(content.data) != check:
            raise TableError(
                _("Bảng ngữ cảnh {where} bị hỏng ở phần “{name}”.").format(where=where, name=name), _(_ADVICE)
            )
        return content

    maps = {name: LevelMap(Shape(**head["shapes"][name]), section(name)) for name in MAPS}
    weights = None
    if "weights" in head["sections"]:
        weights = section("weights").view("<i2").astype(np.float32) * np.float32(WEIGHT_UNIT)
    return Table(
        **maps,
        targets=tuple(zlib.decompress(section("targets").tobytes()).decode().split("\n")),
        weights=weights,
        date=head["date"],
        corpora=tuple(Corpus(**corpus) for corpus in head["corpora"]),
        tokens=head["tokens"],
        where=where,
    )


_ADVICE = N_("Lập lại bảng bằng lệnh: rasoat learn VĂN-BẢN… --out TỆP")


@lru_cache(maxsize=4)
def load(where: str = "") -> Table:
    """The table of this path, "" for the one that comes with rasoat; kept open."""
    if where:
        return read(Path(where))
    with as_file(files("rules").joinpath(*SHIPPED)) as path:
        return read(path)


def level(maps: tuple[LevelMap, ...], keys: Keys) -> Bytes:
    """The highest level that any of the maps gives each key."""
    found = maps[0].levels(keys)
    for other in maps[1:]:
        found = np.maximum(found, other.levels(keys))
    return found
