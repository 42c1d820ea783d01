"""Writes what a crawl met as WARC 1.1, one gzip member a record: responses, and a metadata record for what gave none."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from types import TracebackType

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from rasoat import __version__
from rasoat.report import FetchStatus

FETCH_TYPE = "application/vnd.rasoat.fetch+json"
_NOT_KEPT = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""Bodies are stored decoded; their length is written anew."""


class ArchiveWriter:
    """Appends to ``path``; what a crash left half-written at its end is cut off first."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = not path.exists() or mend(path) == 0
        self._file = path.open("ab")
        self._writer = WARCWriter(self._file, gzip=True, warc_version="WARC/1.1")
        if fresh:
            information = {"software": f"rasoat/{__version__}", "format": "WARC File Format 1.1"}
            self._writer.write_record(self._writer.create_warcinfo_record(path.name, information))

    def __enter__(self) -> ArchiveWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._file.close()

    def response(self, url: str, code: int, reason: str, headers: Iterable[tuple[str, str]], body: bytes) -> None:
        """A response as it came, its body decoded."""
        kept = [(name, value) for name, value in headers if name.lower() not in _NOT_KEPT]
        kept.append(("Content-Length", str(len(body))))
        http = StatusAndHeaders(f"{code} {reason}".strip(), kept, protocol="HTTP/1.1")
        self._write(self._writer.create_warc_record(url, "response", payload=BytesIO(body), http_headers=http))

    def status(self, url: str, status: FetchStatus, http: int = 0, note: str = "") -> None:
        """An address that gave nothing readable."""
        data = json.dumps({"status": status.value, "http": http, "note": note}, ensure_ascii=False).encode()
        record = self._writer.create_warc_record(
            url, "metadata", payload=BytesIO(data), length=len(data), warc_content_type=FETCH_TYPE
        )
        self._write(record)

    def _write(self, record: object) -> None:
        self._writer.write_record(record)
        self._file.flush()


def mend(path: Path) -> int:
    """Cuts off an incomplete gzip member at the end of a file; gives the length that is left, in bytes."""
    good = position = 0
    with path.open("rb") as stream:
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        while chunk := stream.read(1 << 20):
            while chunk:
                try:
                    unpacker.decompress(chunk)
                except zlib.error:
                    chunk = b""
                    break
                rest = unpacker.unused_data
                position += len(chunk) - len(rest)
                if unpacker.eof:
                    good = position
                    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
                chunk = rest
            else:
                continue
            break
    if good < path.stat().st_size:
        with path.open("r+b") as stream:
            stream.truncate(good)
    return good
