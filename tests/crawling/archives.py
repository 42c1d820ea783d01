"""Reads an archive by both libraries."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fastwarc.warc import ArchiveIterator as FastIterator
from warcio.archiveiterator import ArchiveIterator


def responses(path: Path) -> dict[str, bytes]:
    """Bodies by address, as fastwarc reads them; fails on an address that stands twice."""
    found: dict[str, bytes] = {}
    with path.open("rb") as stream:
        for record in FastIterator(stream):
            if record.headers["WARC-Type"] == "response":
                url = record.headers["WARC-Target-URI"]
                assert url not in found, f"{url} was kept twice"
                found[url] = record.reader.read()
    return found


def statuses(path: Path) -> dict[str, dict[str, Any]]:
    """What became of the addresses that gave nothing, as warcio reads it."""
    found: dict[str, dict[str, Any]] = {}
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type == "metadata":
                assert record.content_type == "application/vnd.rasoat.fetch+json"
                found[record.rec_headers.get_header("WARC-Target-URI")] = json.loads(record.content_stream().read())
    return found
