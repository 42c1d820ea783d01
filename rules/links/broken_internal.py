"""LK001: links inside the portal to addresses that were really asked for and are not there, or at which the "
"server fails."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rasoat.catalogue import N_, _
from rasoat.finding import Hit, Scope
from rasoat.report import FetchStatus
from rasoat.urls import canonical
from rules.portals import PageDigest, PortalView
from rules.rule import WARNING, Example, Portal, rule

_BROKEN = {
    FetchStatus.NOT_FOUND: N_("không có trang này (404)"),
    FetchStatus.SERVER_ERROR: N_("máy chủ báo lỗi (5xx)"),
}
_SITE = "https://phuong-mau.example.vn"
_LINKING = (
    f"{_SITE}/tin-tuc/huong-dan-nop-ho-so-31.html",
    "<!DOCTYPE html><html lang='vi'><head><title>Hướng dẫn nộp hồ sơ</title><meta property='og:type' "
    "content='article'></head>"
    "<body><article><h1>Hướng dẫn nộp hồ sơ</h1><p>Người dân tải "
    "<a href='/mau-don/to-khai-khai-sinh.docx'>tờ khai khai sinh</a>, điền đủ các mục rồi nộp tại bộ phận một "
    "cửa của phường trong giờ hành chính.</p></article></body></html>",
)


@rule(
    code="LK001",
    name="broken-internal",
    severity=WARNING,
    trigger=Portal(),
    title="Liên kết trong cổng bị hỏng",
    passes="Không có liên kết hỏng trong cổng",
    message="Liên kết đến {target} bị hỏng: {status}.",
    hint="Sửa thành địa chỉ đúng hoặc gỡ liên kết.",
    why="Người dân bấm vào mà không tới được mẫu đơn, văn bản hoặc dịch vụ cần tìm.",
    since="0.1",
    confidence=0.95,
    examples=[
        Example(
            bad_pages=(_LINKING, (f"{_SITE}/mau-don/to-khai-khai-sinh.docx", "not-found")),
            good_pages=(_LINKING, (f"{_SITE}/mau-don/to-khai-khai-sinh.docx", "timeout")),
        ),
    ],
)
def broken_internal(portal: PortalView) -> Iterator[Hit]:
    broken = {url: told for url, status in portal.statuses.items() if (told := _BROKEN.get(status))}
    if not broken:
        return
    in_frames: Counter[str] = Counter()
    first: dict[str, PageDigest] = {}
    for page in portal.pages:
        for target in dict.fromkeys(canonical(link) for link in page.links):
            if target in broken:
                yield _hit(page, target, broken[target], Scope.PAGE)
        for target in dict.fromkeys(canonical(link) for link in page.frame_links):
            if target in broken:
                in_frames[target] += 1
                first.setdefault(target, page)
    for target in in_frames:
        yield _hit(first[target], target, broken[target], Scope.TEMPLATE)


def _hit(page: PageDigest, target: str, told: str, scope: Scope) -> Hit:
    return Hit(
        quote=target,
        url=page.url,
        values={"target": target, "status": _(told)},
        scope=scope,
    )
