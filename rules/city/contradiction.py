"""XP001 and XP005: pages that cannot both be right about a fee, a time limit, a contact, a reception day, an office-holder or the
date of a document: between portals of the city, and inside one portal. Decision 14 says what is compared and what is refused."""

from __future__ import annotations

from collections.abc import Iterator

from rasoat.finding import Hit
from rules.claims.claim import Kind
from rules.claims.compare import Contradiction, Source, contradictions
from rules.claims.telling import hit_at
from rules.example_page import article_html
from rules.portals import CityView, PortalView
from rules.rule import WARNING, City, Example, Portal, rule

_OF_DOCUMENTS = (Kind.DOCUMENT_DATE, Kind.DOCUMENT_TITLE)
"""Told by LG009 inside a portal."""
_TOLD = 12
"""Portals that get a finding of one contradiction; its message names the pages of all."""


def _page(host: str, number: int, title: str, words: str, day: str = "2026-10-12") -> tuple[str, str]:
    body = (
        f"<p>{words}</p><p>Người dân mang theo giấy tờ gốc để đối chiếu và nhận kết quả tại quầy "
        "theo giờ ghi trên giấy hẹn của bộ phận tiếp nhận hồ sơ.</p>"
    )
    return f"https://{host}.example.vn/tin-tuc/-/view_content/{9000 + number}-tin.html", article_html(title, body, day)


_FEE = "Thủ tục cấp lại giấy phép kinh doanh vận tải: lệ phí {} đồng; thời hạn 05 ngày làm việc."
_HOTLINE = "Người dân gọi đường dây nóng của UBND phường Thí Dụ: {} để phản ánh."


@rule(
    code="XP001",
    name="contradiction",
    severity=WARNING,
    trigger=City(compares=True),
    title="Các cổng ghi trái nhau",
    passes="Các cổng ghi thống nhất",
    message="Các cổng ghi khác nhau về {what} ({name}): {versions}.",
    hint="{majority}{newer}Hỏi cơ quan phụ trách bản nào đúng, rồi sửa mọi trang ghi khác.",
    why="Người dân đọc hai cổng thấy hai điều trái nhau thì không biết tin nơi nào, phải đi lại nhiều lần.",
    since="0.1",
    confidence=0.9,
    examples=[
        Example(
            bad_pages=(
                _page("phuong-mau", 1, "Cấp lại giấy phép vận tải", _FEE.format("50.000")),
                _page("phuong-thi-du", 2, "Nhận hồ sơ vận tải", _FEE.format("60.000")),
            ),
            good_pages=(
                _page("phuong-mau", 1, "Cấp lại giấy phép vận tải", _FEE.format("50.000")),
                _page("phuong-thi-du", 2, "Nhận hồ sơ vận tải", _FEE.format("50 nghìn")),
            ),
        ),
        Example(
            bad_pages=(
                _page("phuong-thi-du", 1, "Kênh phản ánh", _HOTLINE.format("024.3999.1234")),
                _page("so-mau", 2, "Danh sách kênh phản ánh", _HOTLINE.format("024.3999.1243")),
            ),
            good_pages=(
                _page("phuong-thi-du", 1, "Kênh phản ánh", _HOTLINE.format("024.3999.1234")),
                _page("so-mau", 2, "Kênh phản ánh", _HOTLINE.format("024.3999.5678").replace("Thí Dụ", "Mẫu")),
            ),
        ),
        Example(
            good_pages=(
                _page("phuong-mau", 1, "Cấp lại giấy phép", _FEE.format("50.000"), "2024-10-12"),
                _page("so-mau", 2, "Cấp lại giấy phép từ nay", _FEE.format("60.000")),
            ),
        ),
    ],
)
def contradiction(city: CityView) -> Iterator[Hit]:
    if len(city.portals) < 2:
        return
    for found in contradictions(city.portals, tuple(Kind)):
        for source in _firsts(found)[:_TOLD]:
            yield hit_at(source, found)


def _firsts(found: Contradiction) -> list[Source]:
    """The first page of each portal that gives a doubtful version; one that gives the version of most pages too is told of
    itself (XP005)."""
    firsts: list[Source] = []
    told: set[int] = set()
    for version in found.doubtful:
        others = set().union(*(other.portals for other in found.versions if other is not version))
        for source in version.sources:
            itself = source.portal in found.versions[0].portals and version is not found.versions[0]
            if source.portal not in told and others - {source.portal} and not itself:
                told.add(source.portal)
                firsts.append(source)
    return firsts


@rule(
    code="XP005",
    name="contradiction-in-portal",
    severity=WARNING,
    trigger=Portal(compares=True),
    title="Các trang của cổng ghi trái nhau",
    passes="Các trang của cổng ghi thống nhất",
    message="Các trang của cổng ghi khác nhau về {what} ({name}): {versions}.",
    hint="{majority}{newer}Xác định bản đúng, sửa mọi trang ghi khác; trang đã hết giá trị thì ghi rõ hoặc gỡ.",
    why="Người dân đọc hai trang của một cơ quan thấy hai điều trái nhau thì không biết làm theo trang nào.",
    since="0.1",
    confidence=0.85,
    examples=[
        Example(
            bad_pages=(
                _page("phuong-mau", 1, "Cấp lại giấy phép vận tải", _FEE.format("50.000")),
                _page("phuong-mau", 2, "Nhận hồ sơ vận tải", _FEE.format("60.000")),
            ),
            good_pages=(
                _page("phuong-mau", 1, "Cấp lại giấy phép vận tải", _FEE.format("50.000")),
                _page(
                    "phuong-mau",
                    2,
                    "Nhận hồ sơ vận tải trực tuyến",
                    _FEE.replace("lệ phí", "nộp trực tuyến lệ phí").format("25.000"),
                ),
            ),
        ),
        Example(
            good_pages=(
                _page("phuong-mau", 1, "Cấp lại giấy phép vận tải", _FEE.format("50.000"), "2025-03-01"),
                _page(
                    "phuong-mau", 2, "Lệ phí mới", _FEE.replace("lệ phí", "từ ngày 01/7/2026, lệ phí").format("60.000")
                ),
            ),
        ),
    ],
)
def contradiction_in_portal(portal: PortalView) -> Iterator[Hit]:
    for found in contradictions([portal], [kind for kind in Kind if kind not in _OF_DOCUMENTS]):
        yield hit_at(found.versions[-1].sources[0], found)
