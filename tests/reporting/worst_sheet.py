"""The fullest sheet an agency's head can get: everything as long as the report may make it."""

from __future__ import annotations

from dataclasses import replace

from rasoat.report import Report, RuleFailure
from tests.reporting.sample_report import sample_report, trend

LONG = "Trung tâm Xúc tiến đầu tư, thương mại, du lịch và chuyển đổi số trực thuộc Ủy ban nhân dân thành phố Sông Mai mở rộng"


def worst_sheet() -> Report:
    """Long names, five vetoes under suspicion, five actions of two lines with four long examples, many reasons."""
    report = sample_report()
    agency = report.agencies[0]
    score = agency.score
    assert score is not None
    action = replace(
        score.actions[0], title=LONG, examples=(LONG, LONG, LONG, LONG), places=123456, articles=12345, pages=12345,
        effort="khoảng 125 ngày công của cả phòng, chia nhiều đợt", role="quản trị cổng cùng đơn vị cung cấp nền tảng",
    )  # fmt: skip
    full = replace(
        score,
        sentence=f"Có năm nghi vấn điểm liệt cần người xem trong 24 giờ. {score.sentence} {LONG} {LONG}",
        actions=(action,) * 5,
        vetoes=tuple(replace(v, title=f"{v.title}; {LONG}", status="suspected", count=12345) for v in score.vetoes),
    )
    coverage = replace(
        agency.coverage,
        by_status={"ok": 3, "forbidden": 10000, "redirected-off-site": 9000, "timeout": 800},
        not_checked=(f"{LONG}. {LONG}",) * 4,
    )
    worst = replace(
        agency, name=LONG, host="-".join(["cong-thong-tin-dien-tu"] * 6) + ".songmai.example", group_name=LONG, score=full,
        coverage=coverage, trend=trend(9.0, 98.0, 20.0, 70.8, 59.9, 63.0), failures=(RuleFailure("X", "y", "z"),) * 3, dismissed=12,
    )  # fmt: skip
    return replace(report, agencies=(worst,))
