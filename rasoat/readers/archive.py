"""Archives of portals (WARC 1.0 or 1.1, gzip or plain), made by our crawler or any other tool: indexed once, read by offset."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from rasoat.catalogue import N_, _
from rasoat.content import Page, PageKind
from rasoat.errors import ReadError
from rasoat.report import FetchStatus, PageStatus
from rasoat.urls import canonical, host_of, identity

FETCH_TYPE = "application/vnd.rasoat.fetch+json"
"""Of the metadata records in which our crawler tells what became of an address that gave nothing readable."""
_READ = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}
_LARGEST = 50 << 20
_SHA1 = re.compile(r"sha1:[A-Z2-7]{32}")
_REMEDY = N_("Tải lại cổng này, hoặc kiểm tra xem tệp có đúng là bản lưu WARC không.")


@dataclass(frozen=True, slots=True)
class Capture:
    """One readable response: where its record begins in the file (bytes), and what it says it is."""

    offset: int
    url: str
    status: int
    media_type: str
    length: int
    day: str
    """ISO 8601 moment of the fetch, UTC."""


@dataclass(frozen=True, slots=True)
class Index:
    """``captures``: to be checked, in the order of the archive; ``statuses``: every address met, by the last that was heard."""

    captures: tuple[Capture, ...]
    statuses: tuple[PageStatus, ...]


def index(path: Path) -> list[Capture]:
    """What is to be checked: the last capture of each address, one address an article (see ``survey``)."""
    return list(survey(path).captures)


def statuses(path: Path) -> list[PageStatus]:
    """What became of every address in the archive."""
    return list(survey(path).statuses)


def survey(path: Path) -> Index:
    """One pass over the archive. ReadError where it is no WARC file. Of several addresses of one article (print view,
    language variants) the shortest Vietnamese one is kept. A record cut short is ``truncated``, not an error."""
    from fastwarc.warc import WarcRecordType

    last: dict[str, Capture] = {}
    met: dict[str, PageStatus] = {}
    records = 0
    for record in _records(path, WarcRecordType.response | WarcRecordType.metadata | WarcRecordType.warcinfo):
        records += 1
        kind = record.headers.get("WARC-Type", "")
        url = record.headers.get("WARC-Target-URI", "").strip("<>")
        if kind == "metadata" and record.headers.get("Content-Type", "") == FETCH_TYPE:
            _heard(met, last, url, record)
        elif kind == "response" and url.startswith(("http://", "https://")):
            _response(met, last, url, record)
    if not records:
        raise ReadError(_("{file} không phải bản lưu WARC hoặc đã hỏng.").format(file=path), _(_REMEDY))
    return Index(tuple(_distinct(last)), tuple(met.values()))


def _heard(met: dict[str, PageStatus], last: dict[str, Capture], url: str, record: Any) -> None:
    try:
        told = json.loads(record.reader.read())
        status = PageStatus(url, FetchStatus(told["status"]), int(told.get("http", 0)), str(told.get("note", "")))
    except (ValueError, KeyError, TypeError):
        return
    if canonical(url) not in last:
        met[canonical(url)] = status


def _response(met: dict[str, PageStatus], last: dict[str, Capture], url: str, record: Any) -> None:
    whole = _is_whole(record)
    http = record.http_headers
    code = (http.status_code if http is not None else 200) or 200
    media = (record.http_content_type or "text/html").lower()
    key = canonical(url)
    status = FetchStatus.of_code(code)
    if status is FetchStatus.REDIRECTED_OFF_SITE and host_of(_target(http, url)) == host_of(url):
        return
    if status is FetchStatus.OK and not whole:
        status = FetchStatus.TRUNCATED
    elif status is FetchStatus.OK and record.content_length == 0:
        status = FetchStatus.EMPTY
    if status is not FetchStatus.OK and key in last:
        return
    met[key] = PageStatus(url, status, code)
    if status is FetchStatus.OK and media in _READ:
        last[key] = Capture(
            record.stream_pos, url, code, media, record.content_length, record.headers.get("WARC-Date", "")
        )
    elif status is FetchStatus.OK:
        met.pop(key)


def _is_whole(record: Any) -> bool:
    """Parses the HTTP head; whether the record holds all that its head and its digest promise."""
    digest = record.headers.get("WARC-Block-Digest", "")
    whole = not record.headers.get("WARC-Truncated", "")
    try:
        if _SHA1.fullmatch(digest):
            whole = record.verify_block_digest() and whole
        record.parse_http()
        promised = record.content_length
        return bool(whole and record.consume() == promised)
    except (OSError, ValueError, EOFError):
        return False


def _target(http: Any, url: str) -> str:
    """Where a redirect leads."""
    location = http.get("Location", "") if http is not None else ""
    try:
        return str(urljoin(url, location))
    except ValueError:
        return ""


def _distinct(last: dict[str, Capture]) -> list[Capture]:
    """One capture an article: the plain Vietnamese view."""
    best: dict[str, Capture] = {}
    for capture in last.values():
        key = identity(capture.url)
        old = best.get(key)
        if old is None or _rank(capture.url) < _rank(old.url):
            best[key] = capture
    return sorted(best.values(), key=lambda capture: capture.offset)


def _rank(url: str) -> tuple[bool, bool, int, str]:
    foreign = "/en/" in url or url.endswith("/en")
    return foreign, "print" in url.lower() or "pop_up" in url, len(url), url


def _records(path: Path, kinds: Any) -> Iterator[Any]:
    """Records until the end or until the file is broken; what was read before a broken place stands."""
    from fastwarc.warc import ArchiveIterator

    try:
        yield from ArchiveIterator(str(path), record_types=kinds, parse_http=False)
    except FileNotFoundError as error:
        raise ReadError(_("Không có tệp {file}.").format(file=path), _(_REMEDY)) from error
    except (OSError, ValueError, EOFError):
        return


def read(path: Path, captures: Iterable[Capture]) -> Iterator[tuple[Capture, Page | ReadError]]:
    """The pages of some captures, by seeking; an unreadable one is given as its error."""
    with path.open("rb") as stream:
        for capture in captures:
            try:
                yield capture, _page(stream, capture)
            except ReadError as error:
                yield capture, error


def _page(stream: Any, capture: Capture) -> Page:
    from fastwarc.warc import ArchiveIterator

    stream.seek(capture.offset)
    try:
        record = next(iter(ArchiveIterator(stream, parse_http=True)))
        body = record.reader.read(_LARGEST + 1)
        headers = tuple((name, value) for name, value in record.http_headers or ())
    except (StopIteration, OSError, ValueError, EOFError) as error:
        raise ReadError(_("Bản ghi trong tệp lưu bị hỏng."), _(_REMEDY)) from error
    if len(body) < capture.length:
        raise ReadError(_("Bản ghi trong tệp lưu bị cắt cụt."), _(_REMEDY))
    body = _decoded(body, headers)
    if len(body) > _LARGEST:
        raise ReadError(_("Trang quá lớn (trên {most} MB).").format(most=_LARGEST >> 20), _("Giảm dung lượng trang."))
    return replace(_read(capture, headers, body), fetched=_date(capture.day))


def _decoded(body: bytes, headers: tuple[tuple[str, str], ...]) -> bytes:
    """Free of the codings its head names; as it stands where that is not true (many tools keep the head and decode the body)."""
    from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader

    said = {name.lower(): value.lower() for name, value in headers}
    readers: list[Any] = [ChunkedReader] if "chunked" in said.get("transfer-encoding", "") else []
    for coding in said.get("content-encoding", "").split(","):
        named = {"gzip": GzipReader, "x-gzip": GzipReader, "deflate": _inflated, "br": BrotliReader}.get(coding.strip())
        readers += [named] if named else []
    for reader in readers:
        try:
            body = _all(reader(io.BytesIO(body))) or body
        except (OSError, ValueError, EOFError):
            continue
    return body


def _all(stream: Any) -> bytes:
    """To its end, or a little beyond the largest page: a small packed page may unpack to a huge one."""
    parts: list[bytes] = []
    size = 0
    while size <= _LARGEST and (part := stream.read(1 << 20)):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _inflated(stream: Any) -> Any:
    from fastwarc.stream_io import GzipReader

    return GzipReader(stream, zlib=True)


def _date(moment: str) -> dt.date | None:
    """The day of an ISO 8601 moment; None where it is none."""
    try:
        return dt.date.fromisoformat(moment[:10])
    except ValueError:
        return None


def _read(capture: Capture, headers: tuple[tuple[str, str], ...], body: bytes) -> Page:
    kind = _READ[capture.media_type]
    if kind == "html":
        from rasoat.readers.webpage import read_page

        return read_page(body, url=capture.url, headers=headers, status=capture.status)
    from rasoat.readers.files import read_data

    page = read_data(body, f"{capture.url.split('?')[0].rsplit('/', 1)[-1] or 'tep'}.{kind}")
    return replace(page, url=capture.url, path="", kind=PageKind.ARTICLE, source=None)
