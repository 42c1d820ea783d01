"""The heads' sheets as PDF by a real Chromium, and in plain words what to do where there is none."""

from __future__ import annotations

import json
import os
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from rasoat.errors import RasoatError, UsageError
from rasoat.report import Report
from reporters import sheet_pdf
from reporters.formats import FORMATS
from reporters.scorecard import write_site
from tests.reporting.odd_reports import ODD
from tests.reporting.sample_report import sample_report


@pytest.fixture
def program() -> str:
    try:
        return sheet_pdf.browser()
    except UsageError:
        pytest.skip("SKIPPED FOR WANT OF A BROWSER")


def two() -> Report:
    return replace(
        sample_report(),
        agencies=(sample_report().agencies[0], sample_report().agencies[4]),
    )


@pytest.mark.browser
def test_every_agency_gets_its_sheet_and_the_criteria_on_two_pages(program: str, tmp_path: Path) -> None:
    report = two()
    FORMATS["pdf"].write(report, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {f"{agency.id}.pdf" for agency in report.agencies}
    for agency in report.agencies:
        document = pypdfium2.PdfDocument(tmp_path / f"{agency.id}.pdf")
        assert len(document) == 2
        first, second = (page.get_textpage().get_text_range() for page in document)
        assert agency.name in first
        assert "Lãnh đạo đơn vị (ký, ghi rõ họ tên)" in first
        assert "Bảng điểm theo tiêu chí" in second
        document.close()
        assert b"file:" not in (tmp_path / f"{agency.id}.pdf").read_bytes()


@pytest.mark.browser
def test_the_same_sheet_gives_the_same_bytes_with_the_date_of_the_report(program: str, tmp_path: Path) -> None:
    write_site(sample_report(), tmp_path)
    page = tmp_path / sample_report().agencies[0].id / "index.html"
    first = sheet_pdf.print_page(program, page, sample_report().created)
    time.sleep(1.1)
    assert sheet_pdf.print_page(program, page, sample_report().created) == first
    assert b"(D:20261124080000" in first


@pytest.mark.browser
def test_the_browser_asks_no_host_for_anything(program: str, tmp_path: Path) -> None:
    page, log = tmp_path / "page.html", tmp_path / "net.json"
    page.write_text("<!doctype html><img src='https://asks.example/x.png'><img src='http://192.0.2.1/y.png'><p>chữ")
    words = sheet_pdf.command(program, page, tmp_path / "page.pdf", tmp_path / "profile")
    subprocess.run([words[0], f"--log-net-log={log}", *words[1:]], check=True, timeout=60, capture_output=True)
    events = json.loads(log.read_text("utf-8"))
    kinds = {number: name for name, number in events["constants"]["logEventTypes"].items()}
    met = {kinds[event["type"]] for event in events["events"]}
    assert "URL_REQUEST_START_JOB" in met
    assert not met & {
        "TCP_CONNECT",
        "UDP_BYTES_SENT",
        "HTTP_TRANSACTION_SEND_REQUEST",
        "QUIC_SESSION",
        "DNS_TRANSACTION",
    }
    assert (tmp_path / "page.pdf").stat().st_size > 500


def test_without_a_browser_the_head_is_told_to_print_the_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(sheet_pdf.VARIABLE, raising=False)
    with pytest.raises(UsageError, match="Không thấy trình duyệt") as caught:
        FORMATS["pdf"].verify()
    assert "in (Ctrl+P)" in caught.value.remedy
    monkeypatch.setenv(sheet_pdf.VARIABLE, "/khong/co")
    with pytest.raises(UsageError, match="/khong/co"):
        FORMATS["pdf"].verify()


@pytest.mark.skipif(os.name != "posix", reason="a shell script stands for the browser")
@pytest.mark.parametrize(("script", "why"), [("exit 7", "7"), ("exit 0", "0"), ("sleep 30 & sleep 30", "quá")])
def test_a_browser_that_fails_or_hangs_is_told_and_ended(tmp_path: Path, script: str, why: str) -> None:
    fake = tmp_path / "chromium"
    fake.write_text(f"#!/bin/sh\n{script}\n")
    fake.chmod(0o700)
    began = time.monotonic()
    with pytest.raises(RasoatError, match=why) as caught:
        sheet_pdf.print_page(str(fake), tmp_path / "x.html", "", seconds=0.5)
    assert time.monotonic() - began < 10
    assert "Ctrl+P" in caught.value.remedy


def test_a_check_of_files_has_no_sheet_to_print(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Không có phiếu nào để in"):
        sheet_pdf.write_pdfs(ODD["one finding in a file"], tmp_path)
