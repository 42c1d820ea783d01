"""XP003: one error of another rule stands in the same words on several portals; one finding lists all copies."""

from __future__ import annotations

from collections.abc import Iterator

from rasoat.catalogue import _n
from rasoat.finding import Finding, Hit, Scope
from rules.portals import CityView
from rules.rule import INFO, City, Example, rule
from rules.text.folding import fold

_CONTEXT = 60
"""Code points on each side that must be the same."""
_WORDS = 8
"""Words round an error that make it a copied sentence; shorter ones anybody writes anew."""
_ERRORS, _PAGES = 4, 20
_OWN = "XP"


def _page(host: str, number: int, words: str) -> tuple[str, str]:
    html = (
        "<!DOCTYPE html><html lang='vi'><head><title>Tin dịch vụ công</title><meta property='og:type' content='article'></head>"
        f"<body><article><h1>Tin dịch vụ công số {number}</h1><p>{words}</p></article></body></html>"
    )
    return f"https://{host}.example.vn/tin-tuc/-/view_content/{5000 + number}-tin.html", html


_WRONG = "Từ tháng này, người dân nhận kết quả qua bưu chính công ích và được bổ xung giấy tờ tại nhà mà không phải đến quầy."


@rule(
    code="XP003",
    name="same-error-elsewhere",
    severity=INFO,
    trigger=City(),
    title="Cùng một lỗi ở nhiều cổng",
    passes="Không có lỗi chép giữa các cổng",
    message="Cùng một câu có lỗi đăng ở {pages} trang của {portals} cổng: {errors}. Các trang: {urls}.",
    hint="Sửa ở bản gốc, rồi báo các cổng đăng lại sửa theo danh sách này.",
    why="Lỗi của một bài gốc lan theo mỗi lần đăng lại; sửa một nơi thì các nơi khác vẫn sai.",
    since="0.1",
    confidence=0.95,
    examples=[
        Example(
            bad_pages=(_page("phuong-mau", 1, _WRONG), _page("so-mau", 2, _WRONG)),
            good_pages=(_page("phuong-mau", 1, _WRONG), _page("so-mau", 2, "Hồ sơ được bổ xung tại nhà.")),
        ),
    ],
)
def same_error(city: CityView) -> Iterator[Hit]:
    groups: dict[tuple[str, ...], list[Finding]] = {}
    portals: dict[tuple[str, ...], int] = {}
    for copies in _copied(city):
        urls = tuple(dict.fromkeys(_address(finding) for _, finding in copies))
        groups.setdefault(urls, []).append(copies[0][1])
        portals[urls] = len({portal for portal, _ in copies})
    for urls, errors in groups.items():
        more = (
            _n(" và {n} lỗi khác", len(errors) - _ERRORS).format(n=len(errors) - _ERRORS)
            if len(errors) > _ERRORS
            else ""
        )
        rest = _n(" và {n} trang nữa", len(urls) - _PAGES).format(n=len(urls) - _PAGES) if len(urls) > _PAGES else ""
        yield Hit(
            quote=errors[0].quote,
            url=urls[0],
            values={
                "pages": str(len(urls)),
                "portals": str(portals[urls]),
                "errors": "; ".join(f"“{error.quote}” ({error.code}: {error.message})" for error in errors[:_ERRORS])
                + more,
                "urls": ", ".join(urls[:_PAGES]) + rest,
            },
            pages=len(urls),
            scope=Scope.PAGE,
        )


def _copied(city: CityView) -> list[list[tuple[int, Finding]]]:
    """The findings of each error that stands on several portals, in the order of the portals. Two passes: the words of most
    errors stand once, and only their hash is kept."""
    first: dict[int, int] = {}
    several: set[int] = set()
    for portal, findings in enumerate(city.findings):
        for finding in findings:
            if (key := _key(finding)) and first.setdefault(key, portal) != portal:
                several.add(key)
    found: dict[int, list[tuple[int, Finding]]] = {}
    for portal, findings in enumerate(city.findings if several else ()):
        for finding in findings:
            if (key := _key(finding)) in several:
                found.setdefault(key, []).append((portal, finding))
    return list(found.values())


def _key(finding: Finding) -> int:
    """Of the rule, the words and what stands round them; 0 for what is no copied error of a text."""
    if (
        finding.scope is not Scope.ARTICLE
        or not finding.severity.rank
        or finding.preview
        or finding.code.startswith(_OWN)
    ):
        return 0
    before, after = finding.before[-_CONTEXT:], finding.after[:_CONTEXT]
    if len(f"{before} {after}".split()) < _WORDS:
        return 0
    return hash((finding.code, fold(f"{before}\x1f{finding.quote}\x1f{after}")))


def _address(finding: Finding) -> str:
    return finding.place.url or finding.place.path
