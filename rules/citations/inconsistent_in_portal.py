"""LG009: one document number with two dates or titles on one portal; what most pages say is told with counts, never asserted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rasoat.finding import Hit
from rules.claims.claim import Kind
from rules.claims.compare import contradictions
from rules.claims.telling import hit_at
from rules.example_page import article_html
from rules.portals import PortalView
from rules.rule import WARNING, Example, Portal, rule

_SITE = "https://phuong-mau.example.vn"


def _page(number: int, words: str, day: int = 20) -> tuple[str, str]:
    body = (
        f"<p>{words}</p><p>Người dân liên hệ bộ phận một cửa của phường "
        "trong giờ hành chính để được hướng dẫn lập hồ sơ và nhận kết quả đúng hẹn.</p>"
    )
    html = article_html("Tin phường", body, f"2026-10-{day:02d}", heading=f"Tin số {number} của phường")
    return f"{_SITE}/tin-tuc/-/view_content/{8000 + number}-tin.html", html


_RIGHT = "Thực hiện Nghị định số 42/2022/NĐ-CP ngày 24/6/2022 của Chính phủ về cung cấp thông tin trực tuyến."


@rule(
    code="LG009",
    name="inconsistent-citation-in-portal",
    severity=WARNING,
    trigger=Portal(compares=True),
    title="Một văn bản ghi hai ngày trên cổng",
    passes="Mỗi văn bản được ghi một ngày trên cả cổng",
    message="{name} được ghi ngày khác nhau trên cổng: {versions}.",
    hint="{majority}Đối chiếu với bản gốc của văn bản rồi sửa trang ghi sai.",
    why="Một số hiệu chỉ có một ngày ban hành; ghi hai ngày thì người đọc không biết tra văn bản nào.",
    since="0.1",
    confidence=0.9,
    examples=[
        Example(
            bad_pages=(_page(1, _RIGHT), _page(2, _RIGHT), _page(3, _RIGHT.replace("24/6/2022", "24/6/2021"))),
            good_pages=(_page(1, _RIGHT), _page(2, _RIGHT.replace("24/6/2022", "24 tháng 6 năm 2022"))),
        ),
        Example(
            good_pages=(
                _page(1, "Theo Quyết định số 15/2025/QĐ-UBND ngày 10/3/2025 của UBND tỉnh Bắc Mẫu về phí chợ."),
                _page(2, "Theo Quyết định số 15/2025/QĐ-UBND ngày 02/4/2025 của UBND thành phố Mẫu về phí chợ."),
            ),
        ),
    ],
)
def inconsistent_citation_in_portal(portal: PortalView) -> Iterator[Hit]:
    for found in contradictions([portal], (Kind.DOCUMENT_DATE, Kind.DOCUMENT_TITLE)):
        hit = hit_at(found.versions[-1].sources[0], found)
        if found.topic.key[0] is Kind.DOCUMENT_TITLE:
            hit = replace(hit, message="{name} được ghi tên khác nhau trên cổng: {versions}.", confidence=0.8)
        yield hit
