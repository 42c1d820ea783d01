"""Several archives in one run: what contradicts across portals is told to the agency whose page it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.archive import ArchiveWriter
from rasoat import pipeline
from rasoat.config import Config
from rasoat.report_json import encode

PAGE = (
    '<!doctype html><html lang="vi"><head><title>Cấp lại thẻ hội viên {n}</title></head><body><nav><a href="/">Trang chủ</a></nav>'
    "<article><h1>Cấp lại thẻ hội viên {n}</h1><time datetime='2026-11-20T08:00'>20/11/2026</time>"
    "<p>{words}</p>"
    "<p>Người dân nộp hồ sơ tại bộ phận một cửa, mang theo giấy tờ gốc và nhận kết quả theo giấy hẹn.</p>"
    "</article><footer>Cổng thông tin</footer></body></html>"
)


FEE = "Thủ tục cấp lại thẻ hội viên: lệ phí {} đồng; thời hạn 05 ngày làm việc."
OTHER = "Phường {} mời người dân đến xem triển lãm ảnh tại nhà văn hóa."


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("luu")
    paths = []
    for host, fee in (("hoa-mai.gov.vn", "50.000"), ("hoa-lan.gov.vn", "50.000"), ("hoa-sen.gov.vn", "60.000")):
        paths.append(folder / f"{host}.warc.gz")
        with ArchiveWriter(paths[-1]) as writer:
            for number in range(70):
                words = FEE.format(fee) if number == 3 else OTHER.format(number)
                html = PAGE.format(n=number, words=words).encode()
                writer.response(
                    f"http://{host}/tin/{number}.html", 200, [("Content-Type", "text/html; charset=utf-8")], html
                )
    return paths


def test_a_finding_over_the_city_goes_to_the_owner_of_its_page(archives: list[Path]) -> None:
    report = pipeline.check_paths(archives, Config(), processes=1)
    told = {agency.id: [f for f in agency.findings if f.code == "XP001"] for agency in report.agencies}
    assert {agency: [f.place.url for f in found] for agency, found in told.items()} == {
        "hoa-mai.gov.vn": [],
        "hoa-lan.gov.vn": [],
        "hoa-sen.gov.vn": ["http://hoa-sen.gov.vn/tin/3.html"],
    }
    assert told["hoa-sen.gov.vn"][0].agency == "hoa-sen.gov.vn"
    assert "http://hoa-mai.gov.vn/tin/3.html" in told["hoa-sen.gov.vn"][0].message


def test_same_bytes_whatever_the_number_of_processes(archives: list[Path]) -> None:
    one, *others = (encode(pipeline.check_paths(archives, Config(), processes=n)) for n in (1, 2, 3))
    assert all(other == one for other in others)


def test_rules_over_the_city_do_not_apply_to_one_portal(archives: list[Path]) -> None:
    [alone] = pipeline.check_paths(archives[:1], Config(), processes=1).agencies
    [*several] = pipeline.check_paths(archives[:2], Config(), processes=1).agencies
    assert {o.not_applicable for o in alone.outcomes if o.code in ("XP001", "XP002", "XP003")} == {1}
    assert {o.passed + o.failed for agency in several for o in agency.outcomes if o.code == "XP001"} == {1}


def test_files_without_an_address_are_compared_too(tmp_path: Path) -> None:
    for number, fee in enumerate(("50.000", "60.000")):
        (tmp_path / f"bai-{number}.html").write_text(PAGE.format(n=number, words=FEE.format(fee)), encoding="utf-8")
    [report] = pipeline.check_paths([tmp_path], Config(), processes=1).agencies
    (found,) = [f for f in report.findings if f.code == "XP005"]
    assert found.place.path.endswith("bai-1.html")
    assert "bai-0.html" in found.message
