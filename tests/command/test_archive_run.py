"""Archives through the whole pipeline: the same bytes whatever the number of processes, and nothing lost where a page is bad."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from crawler.archive import ArchiveWriter
from rasoat import pipeline
from rasoat.config import CheckTable, Config
from rasoat.errors import Exit
from rasoat.judgement import exit_code
from rasoat.report import FetchStatus, Report
from rasoat.report_json import encode

PAGE = (
    '<!doctype html><html lang="vi"><head><title>Tin số {n} của phường</title></head><body><nav><a href="/">Trang chủ</a></nav>'
    "<article><h1>Tin số {n} của phường</h1><time datetime='2026-11-20T08:00'>20/11/2026</time>"
    "<p>Sáng nay, phường tổ chức hội nghị số {n} về công tác vệ sinh môi trường trên địa bàn; {error} có hơn một trăm người dự.</p>"
    "<p>Kết thúc hội nghị, lãnh đạo phường đề nghị các tổ dân phố tiếp tục phối hợp, giữ gìn đường phố sạch đẹp.</p>"
    "<img src='/anh{n}.jpg'></article><footer>Cổng thông tin phường</footer></body></html>"
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("luu") / "phuong.warc.gz"
    with ArchiveWriter(path) as writer:
        for number in range(150):
            error = ("công tác công tác", "kế hoạch bổ xung", "việc", "ngày 31/02/2026")[number % 4]
            html = PAGE.format(n=number, error=error).encode()
            writer.response(
                f"http://phuong.gov.vn/tin/{number}.html", 200, [("Content-Type", "text/html; charset=utf-8")], html
            )
        writer.status("http://phuong.gov.vn/cham", FetchStatus.TIMEOUT, 0, "")
        writer.status("http://phuong.gov.vn/mat", FetchStatus.NOT_FOUND, 404, "")
    return path


def check(archive: Path, processes: int) -> Report:
    return pipeline.check_paths([archive], Config(), processes=processes)


def test_same_bytes_whatever_the_number_of_processes(archive: Path) -> None:
    assert encode(check(archive, 1)) == encode(check(archive, 2)) == encode(check(archive, 3))


def test_statuses_scores_and_findings_are_told(archive: Path) -> None:
    report = check(archive, 1)
    [agency] = report.agencies
    assert agency.name == "phuong.gov.vn"
    assert agency.coverage.read == len(agency.articles) == 150
    assert agency.coverage.by_status["timeout"] == agency.coverage.by_status["not-found"] == 1
    codes = {finding.code for finding in agency.findings}
    assert {"SP009", "SP002", "DT001", "AX001"} <= codes
    assert agency.score is not None
    assert agency.score.points is not None
    assert exit_code(report, "warning", None) is Exit.FINDINGS
    assert exit_code(report, "never", None) is Exit.CLEAN


def test_copies_are_one_unit(archive: Path) -> None:
    [agency] = check(archive, 1).agencies
    assert len({article.unit for article in agency.articles}) < 150


def test_rule_that_breaks_makes_the_run_incomplete(archive: Path, tmp_path: Path) -> None:
    from rules import rule as declared
    from rules.registry import all_rules, by_code

    broken = by_code("DT001")
    index = declared.DECLARED.index(broken)
    import dataclasses

    def explode(*subject: object) -> None:
        raise ZeroDivisionError("hỏng")

    declared.DECLARED[index] = dataclasses.replace(broken, check=explode)
    all_rules.cache_clear()
    try:
        report = check(archive, 1)
    finally:
        declared.DECLARED[index] = broken
        all_rules.cache_clear()
    [agency] = report.agencies
    assert {failure.code for failure in agency.failures} == {"DT001"}
    assert exit_code(report, "never", None) is Exit.INCOMPLETE
    assert any(finding.code == "SP002" for finding in agency.findings)
    criterion = next(c for c in agency.score.criteria if c.id == "K02") if agency.score else None
    assert criterion is not None
    assert not criterion.measured


def test_configuration_reaches_the_workers(archive: Path) -> None:
    config = Config(check=CheckTable(ignore=("SP",), severity={"DT": "info"}))
    [agency] = pipeline.check_paths([archive], config, processes=2).agencies
    assert not any(f.code.startswith("SP") for f in agency.findings)
    assert {f.severity.value for f in agency.findings if f.code == "DT001"} == {"info"}


def test_report_is_dated_by_the_archive(archive: Path) -> None:
    os.utime(archive, (1_800_000_000, 1_800_000_000))
    assert check(archive, 1).created.startswith("2027-01-15T")


def test_findings_set_aside_by_two_people_leave_the_score(archive: Path, tmp_path: Path) -> None:
    entry = 'code = "SP002"\nurl = "http://phuong.gov.vn/tin/*"\nreason = "tên riêng"\nowner = "An"\n'
    (tmp_path / "rasoat-suppressions.toml").write_text(
        f'[[suppress]]\n{entry}approved-by = "Bình"\nuntil = 2999-01-01\n', encoding="utf-8"
    )
    plain = check(archive, 1)
    config = Config(check=CheckTable(suppressions=str(tmp_path / "rasoat-suppressions.toml")))
    settled = pipeline.check_paths([archive], config, processes=1)
    [before], [after] = plain.agencies, settled.agencies
    count = sum(finding.code == "SP002" for finding in before.findings)
    assert count > 0
    assert (after.dismissed, settled.hidden.suppressed) == (count, count)
    assert len(after.findings) == len(before.findings) - count
    assert before.score is not None
    assert after.score is not None
    assert (after.score.points or 0) > (before.score.points or 0)


def test_old_debt_of_an_archive_is_not_shown_and_still_costs_points(archive: Path, tmp_path: Path) -> None:
    from rasoat.baseline.comparing import compared
    from rasoat.baseline.entries import Baseline, render

    report = check(archive, 1)
    path = tmp_path / "no-cu.json"
    path.write_text(render(one for one, _ in Baseline(path).sightings(report)), encoding="utf-8")
    hidden = compared(report, path, None)
    assert [agency.findings for agency in hidden.agencies] == [()]
    assert hidden.hidden.known == len(report.agencies[0].findings)
    assert hidden.agencies[0].score == report.agencies[0].score
    assert exit_code(hidden, "new", None) is Exit.CLEAN
