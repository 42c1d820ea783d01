"""XP002: copies of one release on several portals of which one has another figure, date or name."""

from __future__ import annotations

from collections.abc import Iterator

from rasoat.catalogue import _, _n
from rasoat.finding import Hit, Scope
from rules.claims.copies import Drift, Text, drifts
from rules.example_page import article_html
from rules.portals import CityView
from rules.rule import WARNING, City, Example, rule

_SHOWN = 12
_TITLE = "Hỗ trợ phí đăng ký xe điện cho người thu nhập thấp"
_BODY = (
    "<p>Thành phố Mẫu hỗ trợ phí đăng ký xe điện cho người có thu nhập thấp theo chương trình giảm phát thải "
    "giao thông. Mức hỗ trợ "
    "là {} đồng một xe, mỗi người được hỗ trợ một lần. Hồ sơ gồm đơn đề nghị, bản sao giấy đăng ký xe và giấy "
    "xác nhận thu nhập của "
    "nơi làm việc hoặc nơi cư trú.</p><p>Người dân nộp hồ sơ trên cổng dịch vụ công hoặc gửi qua bưu chính "
    "công ích đến Trung tâm "
    "Chuyển đổi xanh của Thành phố. Kết quả được trả trong mười ngày làm việc, tiền được chuyển vào tài khoản "
    "của người nộp hồ sơ. "
    "Chương trình kéo dài đến hết năm {} và có thể được gia hạn khi nguồn vốn còn.</p>"
)


def _page(host: str, number: int, amount: str, year: str = "2027", title: str = _TITLE) -> tuple[str, str]:
    html = article_html(title, _BODY.format(amount, year), f"2026-10-{number:02d}")
    return f"https://{host}.example.vn/tin-tuc/-/view_content/{6000 + number}-tin.html", html


@rule(
    code="XP002",
    name="copy-drift",
    severity=WARNING,
    trigger=City(compares=True),
    title="Bài đăng lại ghi khác bản của cổng khác",
    passes="Bài đăng lại khớp nhau giữa các cổng",
    message="Hai bản của một bài giống nhau {share}% nhưng ghi khác: {differences}. Bản A, {count_a} trang: {urls_a}. "
    "Bản B, {count_b} trang: {urls_b}.",
    hint="Đối chiếu với văn bản gốc, sửa bản sai ở mọi trang nêu trên.",
    why="Một con số chép sai lan ra nhiều cổng; người dân làm theo cổng nào cũng có thể sai.",
    since="0.1",
    confidence=0.85,
    examples=[
        Example(
            bad_pages=(
                _page("phuong-mau", 3, "500.000"),
                _page("so-mau", 2, "500.000"),
                _page("phuong-thi-du", 4, "600.000"),
            ),
            good_pages=(
                _page("phuong-mau", 3, "500.000"),
                _page("so-mau", 2, "500.000"),
                _page("phuong-thi-du", 4, "500.000"),
            ),
        ),
        Example(
            good_pages=(
                _page("phuong-mau", 3, "500.000", title=f"{_TITLE} đợt 1"),
                _page("phuong-thi-du", 4, "600.000", title=f"{_TITLE} đợt 2"),
            ),
        ),
    ],
)
def copy_drift(city: CityView) -> Iterator[Hit]:
    if len(city.portals) < 2:
        return
    for drift in drifts(city.portals):
        sides = (drift.other, drift.main) if drift.other.pages == drift.main.pages else (drift.other,)
        for page in [page for side in sides for page in side.firsts.values()][:_SHOWN]:
            yield Hit(quote=page.title, url=page.url, values=_values(drift), pages=drift.other.pages, scope=Scope.PAGE)


def _values(drift: Drift) -> dict[str, str]:
    told = [
        _("“… {before} ⟨{one}⟩” (bản A), “⟨{other}⟩” (bản B)").format(before=d.before, one=d.one, other=d.other)
        for d in drift.differences
    ]
    return {
        "share": f"{min(99.9, 100 * drift.share):.1f}".replace(".", ","),
        "differences": "; ".join(told),
        "count_a": str(drift.main.pages),
        "urls_a": _urls(drift.main),
        "count_b": str(drift.other.pages),
        "urls_b": _urls(drift.other),
    }


def _urls(text: Text) -> str:
    more = _n(" và {n} trang nữa", text.pages - _SHOWN).format(n=text.pages - _SHOWN) if text.pages > _SHOWN else ""
    return ", ".join(text.urls[:_SHOWN]) + more
