"""The lines of the texts that a table is learnt from: plain text, JSON lines, articles of pages, and archives of portals."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
import lzma
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from rasoat.content import PROSE, Page
from rasoat.errors import ReadError, UsageError
from rasoat.readers import archive, files
from rules.context.table import Corpus

_PACKED = {".xz": lzma.open, ".gz": gzip.open}
_ARCHIVES = (".warc", ".warc.gz")
_PLAIN = (".txt", ".txt.xz", ".txt.gz")
_ROWS = (".jsonl", ".jsonl.xz", ".jsonl.gz")
SUFFIXES = (*_PLAIN, *_ROWS, *_ARCHIVES, *(suffix for suffix in files.SUFFIXES if suffix != ".txt"))
"""Of the names of files that can be learnt from."""


def gather(paths: Sequence[Path]) -> list[Path]:
    """The files among these paths and in these folders, sorted within a folder; UsageError where one is not there or none is."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(sorted(p for p in path.rglob("*") if p.is_file() and _known(p))))
        elif not path.is_file():
            raise UsageError(f"Không có {path}.", "Kiểm tra lại đường dẫn.")
        elif not _known(path):
            raise UsageError(f"Không biết học từ {path}.", f"Các dạng học được: {' '.join(SUFFIXES)}")
        else:
            found[path] = None
    if not found:
        raise UsageError("Không có văn bản nào để học.", f"Đưa vào tệp hoặc thư mục có: {' '.join(SUFFIXES)}")
    return list(found)


def _known(path: Path) -> bool:
    return path.name.lower().endswith(SUFFIXES)


def newest(paths: Sequence[Path]) -> dt.date:
    """The last day on which one of the files was changed (UTC): the date of a table, the same for the same files."""
    return dt.datetime.fromtimestamp(max(path.stat().st_mtime for path in paths), dt.UTC).date()


def corpora(paths: Sequence[Path]) -> tuple[Corpus, ...]:
    """Name, size and SHA-256 of each file, as it is."""
    described = []
    for path in paths:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        described.append(Corpus(path.name, path.stat().st_size, digest))
    return tuple(described)


def lines(paths: Sequence[Path]) -> Iterator[str]:
    """All lines in order; ReadError names a file that cannot be read."""
    for path in paths:
        name = path.name.lower()
        try:
            if name.endswith(_ARCHIVES):
                for _, page in archive.read(path, archive.index(path)):
                    yield from [] if isinstance(page, ReadError) else _article(page)
            elif name.endswith(_PLAIN):
                with _open(path) as stream:
                    yield from stream
            elif name.endswith(_ROWS):
                with _open(path) as stream:
                    for row in stream:
                        yield from _texts(json.loads(row))
            else:
                yield from _article(files.read_file(path))
        except (UnicodeDecodeError, json.JSONDecodeError, lzma.LZMAError, EOFError, OSError) as error:
            raise ReadError(f"Không đọc được {path}: {error}.", "Văn bản để học phải là UTF-8.") from error


def _open(path: Path) -> IO[str]:
    opener = _PACKED.get(path.suffix.lower(), open)
    return opener(path, "rt", encoding="utf-8")  # type: ignore[no-any-return, operator]


def _article(page: Page) -> Iterator[str]:
    article = page.article
    if article is not None:
        yield from (article.text[block.span.start : block.span.end] for block in article.blocks if block.kind in PROSE)


def _texts(value: Any) -> Iterator[str]:
    """Strings of a JSON value that are running text (with a space in them), line by line."""
    if isinstance(value, str):
        yield from (line for line in value.split("\n") if " " in line.strip())
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
