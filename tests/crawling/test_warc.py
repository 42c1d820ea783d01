"""Archives: WARC 1.1, one gzip member a record, read alike by two libraries, whole again after a crash."""

from __future__ import annotations

import gzip
import hashlib
from base64 import b32encode
from collections.abc import Callable
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from warcio.archiveiterator import ArchiveIterator

from crawler.archive import ArchiveWriter, mend
from crawler.run import CrawlResult
from rasoat.report import FetchStatus
from tests.crawling.archives import responses, statuses
from tests.crawling.local_site import Answer, page, serve

BODY = "<p>Ủy ban nhân dân</p>".encode()


def _write(path: Path, first: int, last: int) -> None:
    with ArchiveWriter(path) as archive:
        for number in range(first, last):
            archive.response(
                f"http://h.vn/{number}", 200, [("Content-Type", "text/html")], BODY + bytes(str(number), "ascii")
            )
        archive.status(f"http://h.vn/thieu-{last}", FetchStatus.NOT_FOUND, 404, "không có")


def test_both_libraries_read_the_same_records_at_the_same_offsets(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    _write(path, 0, 20)
    with path.open("rb") as stream:
        slow = ArchiveIterator(stream)
        told = [
            (
                slow.get_record_offset(),
                one.rec_type,
                one.rec_headers.get_header("WARC-Target-URI"),
                one.rec_headers.protocol,
            )
            for one in slow
        ]
    with path.open("rb") as stream:
        read = [
            (one.stream_pos, one.headers["WARC-Type"], one.headers.get("WARC-Target-URI"))
            for one in FastIterator(stream)
        ]
    assert [(offset, kind, url) for offset, kind, url, _ in told] == read
    assert told[0][1] == "warcinfo"
    assert {protocol for *_, protocol in told} == {"WARC/1.1"}
    for offset, _, url in read[1:]:
        with path.open("rb") as stream:
            stream.seek(offset)
            assert next(iter(FastIterator(stream))).headers["WARC-Target-URI"] == url
        member = gzip.decompress(path.read_bytes()[offset : _end(path, offset, [one[0] for one in read])])
        assert member.startswith(b"WARC/1.1\r\n")


def _end(path: Path, offset: int, offsets: list[int]) -> int:
    return min((other for other in offsets if other > offset), default=path.stat().st_size)


def test_digests_are_right(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    _write(path, 0, 3)
    with path.open("rb") as stream:
        for record in FastIterator(stream, parse_http=False):
            assert record.verify_block_digest()
    with path.open("rb") as stream:
        one = next(record for record in FastIterator(stream) if record.headers["WARC-Type"] == "response")
    wanted = b32encode(hashlib.sha1(BODY + b"0", usedforsecurity=False).digest()).decode()
    assert one.headers["WARC-Payload-Digest"] == f"sha1:{wanted}"


@pytest.mark.parametrize("lost", [1, 7, 50, 200])
def test_a_half_written_end_is_cut_off_and_writing_goes_on(tmp_path: Path, lost: int) -> None:
    path = tmp_path / "a.warc.gz"
    _write(path, 0, 10)
    path.write_bytes(path.read_bytes()[:-lost])
    _write(path, 20, 25)
    kept = responses(path)
    assert {f"http://h.vn/{number}" for number in [*range(9), *range(20, 25)]} <= set(kept)
    assert statuses(path)["http://h.vn/thieu-25"] == {"status": "not-found", "http": 404, "note": "không có"}
    with path.open("rb") as stream:
        assert sum(record.rec_type == "warcinfo" for record in ArchiveIterator(stream)) == 1


@pytest.mark.parametrize("content", [b"", b"rubbish", b"\x1f\x8b"])
def test_a_file_that_is_no_archive_becomes_one(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(content)
    assert mend(path) == 0
    _write(path, 0, 1)
    assert list(responses(path)) == ["http://h.vn/0"]


def test_a_whole_archive_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    _write(path, 0, 5)
    before = path.read_bytes()
    assert mend(path) == len(before)
    assert path.read_bytes() == before


def test_a_response_is_kept_as_it_came_and_says_how_it_travelled(
    run: Callable[..., CrawlResult], tmp_path: Path
) -> None:
    body = page(text="Cổng thông tin").encode()
    packed = gzip.compress(body, mtime=0)
    answer = Answer(
        packed,
        status=203,
        headers=(
            ("Content-Encoding", "gzip"),
            ("X-Powered-By", "PHP/5.3"),
            ("Set-Cookie", "a=1"),
            ("Set-Cookie", "b=2"),
        ),
    )
    with serve({"/": answer}) as site:
        archive = run([site.agency()], tmp_path).agencies["so-mau"].archive
    with archive.open("rb") as stream:
        record = next(one for one in ArchiveIterator(stream) if one.rec_type == "response")
        http = record.http_headers
        assert record.content_stream().read() == body
    assert (http.protocol, http.get_statuscode()) == ("HTTP/1.1", "203")
    assert http.get_header("Content-Length") == str(len(body))
    assert http.get_header("Content-Encoding") is None
    assert http.get_header("X-Archive-Orig-Content-Encoding") == "gzip"
    assert http.get_header("X-Archive-Orig-Content-Length") == str(len(packed))
    assert http.get_header("X-Powered-By") == "PHP/5.3"
    assert [value for name, value in http.headers if name == "Set-Cookie"] == ["a=1", "b=2"]
    assert record.rec_headers.get_header("WARC-IP-Address") == "127.0.0.1"
