"""Writes what a crawl met as WARC 1.1, one gzip member a record: responses, and a metadata record for what gave none."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from http.client import responses
from io import BytesIO
from pathlib import Path
from types import TracebackType

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from rasoat import __version__
from rasoat.readers.archive import FETCH_TYPE
from rasoat.report import FetchStatus

_LEVEL = 6
_OF_THE_WIRE = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""Bodies are stored unpacked; their length is written anew."""


class ArchiveWriter:
    """Appends to ``path``; what a crash left half-written at its end is cut off first."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = not path.exists() or mend(path) == 0
        self._file = path.open("ab")
        self._record = BytesIO()
        self._writer = WARCWriter(self._record, gzip=False, warc_version="WARC/1.1")
        if fresh:
            information = {"software": f"rasoat/{__version__}", "format": "WARC File Format 1.1"}
            self._write(self._writer.create_warcinfo_record(path.name, information))

    def __enter__(self) -> ArchiveWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._file.close()

    def response(
        self,
        url: str,
        code: int,
        headers: Iterable[tuple[str, str]],
        body: bytes,
        *,
        travelled: Iterable[tuple[str, str]] = (),
        protocol: str = "HTTP/1.1",
        address: str = "",
    ) -> None:
        """A response as it came, its body unpacked; how it ``travelled`` (encodings, length) stays under ``X-Archive-Orig-``."""
        kept = [(name, value) for name, value in headers if name.lower() not in _OF_THE_WIRE]
        kept += [(f"X-Archive-Orig-{name}", value) for name, value in travelled]
        kept.append(("Content-Length", str(len(body))))
        http = StatusAndHeaders(f"{code} {responses.get(code, '')}".strip(), kept, protocol=protocol)
        named = {"WARC-IP-Address": address} if address else {}
        self._write(
            self._writer.create_warc_record(
                url, "response", payload=BytesIO(body), http_headers=http, warc_headers_dict=named
            )
        )

    def status(self, url: str, status: FetchStatus, http: int = 0, note: str = "") -> None:
        """An address that gave nothing readable."""
        data = json.dumps({"status": status.value, "http": http, "note": note}, ensure_ascii=False).encode()
        record = self._writer.create_warc_record(
            url, "metadata", payload=BytesIO(data), length=len(data), warc_content_type=FETCH_TYPE
        )
        self._write(record)

    def _write(self, record: object) -> None:
        """One gzip member, in one piece, so that a crash leaves at most one broken record, at the end."""
        self._writer.write_record(record)
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS | 16)
        self._file.write(packer.compress(self._record.getvalue()) + packer.flush())
        self._file.flush()
        self._record.seek(0)
        self._record.truncate()


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
