"""What an archive already holds, so that a crawl whose process died goes on without asking for anything twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from fastwarc.warc import ArchiveIterator, WarcRecordType

from crawler.media import Media, of_answer
from rasoat.report import FetchStatus


class Kept(NamedTuple):
    """``page``: the HTML of a page, None for attachments and addresses that gave nothing."""

    url: str
    status: FetchStatus
    page: bytes | None


def kept(path: Path) -> Iterator[Kept]:
    """Each address of the archive, in order."""
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response | WarcRecordType.metadata):
            url = record.headers.get("WARC-Target-URI") or ""
            if record.record_type != WarcRecordType.response:
                yield Kept(url, FetchStatus(json.loads(record.reader.read())["status"]), None)
                continue
            body = record.reader.read()
            media = of_answer(url, record.http_content_type or "", body)
            yield Kept(url, FetchStatus.OK, body if media is Media.PAGE else None)
