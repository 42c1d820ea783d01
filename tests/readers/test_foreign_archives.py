"""Archives made by other tools: packed and cut bodies, heads that do not tell the truth, redirects."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from rasoat.content import Page
from rasoat.readers.archive import read, survey
from rasoat.report import FetchStatus

BODY = "<html><body><p>Thông báo lịch tiếp công dân</p></body></html>".encode()


def chunked(body: bytes) -> bytes:
    parts = [body[start : start + 20] for start in range(0, len(body), 20)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def archive(path: Path, url: str, body: bytes, *headers: tuple[str, str], code: str = "200 OK") -> Path:
    with path.open("ab") as stream:
        writer = WARCWriter(stream, gzip=path.suffix == ".gz", warc_version="1.1")
        head = StatusAndHeaders(code, [("Content-Type", "text/html"), *headers], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=head))
    return path


def frames(path: Path) -> list[tuple[str, ...]]:
    return [page.frame for _, page in read(path, survey(path).captures) if isinstance(page, Page)]


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(BODY, mtime=0), (("Content-Encoding", "gzip"),)),
        (zlib.compress(BODY), (("Content-Encoding", "deflate"),)),
        (chunked(BODY), (("Transfer-Encoding", "chunked"),)),
        (chunked(gzip.compress(BODY, mtime=0)), (("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"))),
        (BODY, (("Content-Encoding", "gzip"),)),
        (BODY, (("Content-Encoding", "br"),)),
        (BODY, (("Transfer-Encoding", "chunked"),)),
    ],
)
def test_packed_bodies_are_unpacked_and_false_heads_forgiven(
    tmp_path: Path, name: str, body: bytes, headers: tuple[tuple[str, str], ...]
) -> None:
    path = archive(tmp_path / name, "http://a.gov.vn/x", body, *headers)
    assert frames(path) == [("Thông báo lịch tiếp công dân",)]


def test_a_record_cut_short_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc.gz", "http://a.gov.vn/x", BODY)
    archive(path, "http://a.gov.vn/y", bytes(range(256)) * 400)
    path.write_bytes(path.read_bytes()[:-90])
    found = survey(path)
    assert [status.status for status in found.statuses] == [FetchStatus.OK, FetchStatus.TRUNCATED]
    assert len(frames(path)) == 1


def test_a_record_with_a_wrong_digest_is_no_page(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc", "http://a.gov.vn/x", BODY)
    path.write_bytes(path.read_bytes().replace(b"<html>", b"<HTML>"))
    found = survey(path)
    assert found.captures == ()
    assert [status.status for status in found.statuses] == [FetchStatus.TRUNCATED]


@pytest.mark.parametrize(
    ("location", "expected"),
    [("/y", []), ("http://a.gov.vn/y", []), ("http://bet.example/", [FetchStatus.REDIRECTED_OFF_SITE])],
)
def test_only_redirects_that_leave_the_host_are_told(
    tmp_path: Path, location: str, expected: list[FetchStatus]
) -> None:
    path = archive(tmp_path / "a.warc", "http://a.gov.vn/x", b"", ("Location", location), code="302 Found")
    assert [status.status for status in survey(path).statuses] == expected


def test_a_later_failure_does_not_hide_the_page_that_was_read(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc", "http://a.gov.vn/x", BODY)
    archive(path, "http://a.gov.vn/x", b"", code="500 Internal Server Error")
    assert [status.status for status in survey(path).statuses] == [FetchStatus.OK]
    assert len(frames(path)) == 1
