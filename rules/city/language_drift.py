"""XP004: the Vietnamese and the English page of one article give different dates, sums, shares, telephone or other numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rasoat.catalogue import N_, _, _n
from rasoat.finding import Hit, Scope, Severity
from rasoat.urls import identity
from rules.claims.figures import Figure, figures, numbers_in
from rules.example_page import article_html
from rules.portals import PageDigest, PortalView
from rules.rule import WARNING, Example, Portal, rule

_MOST = 8
"""Figures told of one side."""
_TOO_MANY = 12
"""So many on one side, and the two are no translations of one another."""
_SHORTER = 0.45
"""English words for one Vietnamese syllable below which the English page is a summary."""
_WORDS = 30
_DAYS = dt.timedelta(days=5)
_PARTS = {
    "date": N_("ngày"),
    "phone": N_("số điện thoại"),
    "share": N_("tỷ lệ"),
    "sum": N_("số tiền"),
    "foreign sum": N_("số tiền"),
    "number": N_("số liệu"),
}
_SITE = "https://phuong-mau.example.vn"


def _page(language: str, title: str, body: str) -> tuple[str, str]:
    other = {"vi": "en", "en": "vi"}[language]
    head = f"<link rel='alternate' hreflang='{other}' href='{_SITE}/{other}/tin/phi-xe-dien'>"
    html = article_html(title, body, "2026-10-05", language=language, head=head)
    return f"{_SITE}/{language}/tin/phi-xe-dien", html


_VIETNAMESE = _page(
    "vi",
    "Hỗ trợ phí đăng ký xe điện",
    "<p>Từ ngày 24/10/2026, phường hỗ trợ 1.500.000 đồng phí đăng ký cho mỗi xe điện của người thu nhập thấp. "
    "Mức này bằng 15,5% phí "
    "phải nộp. Người dân nộp hồ sơ tại bộ phận một cửa hoặc trên cổng dịch vụ công và nhận kết quả sau mười ngày làm việc.</p>",
)


def _english(day: str, amount: str) -> tuple[str, str]:
    return _page(
        "en",
        "Support for the registration fee of electric motorbikes",
        f"<p>From {day}, the ward will pay {amount} of the registration fee for every electric motorbike of people "
        f"with a low income. "
        "This is 15.5 percent of the fee. Residents can hand in their papers at the service desk or on the public "
        "service portal and "
        "will have the answer after ten working days.</p>",
    )


@rule(
    code="XP004",
    name="vietnamese-english-drift",
    severity=WARNING,
    trigger=Portal(compares=True),
    title="Bản tiếng Anh lệch bản tiếng Việt",
    passes="Bản tiếng Anh khớp bản tiếng Việt",
    message="Hai bản của một bài ghi khác nhau. {drift}. Bản tiếng Việt: {vietnamese}",
    hint="Đối chiếu hai bản, sửa con số sai hoặc bổ sung chỗ thiếu ở bản tiếng Anh.",
    why="Người nước ngoài làm theo ngày, số tiền, số điện thoại ở bản tiếng Anh; ghi lệch là hướng dẫn sai.",
    since="0.1",
    confidence=0.8,
    examples=[
        Example(
            bad_pages=(_VIETNAMESE, _english("October 26, 2026", "1.5 million VND")),
            good_pages=(_VIETNAMESE, _english("October 24, 2026", "VND 1,500,000")),
        ),
    ],
)
def language_drift(portal: PortalView) -> Iterator[Hit]:
    for vietnamese, english in _pairs(portal):
        drift = _drift(vietnamese, english)
        if drift:
            told, severe = drift
            yield Hit(
                quote=english.title,
                url=english.url,
                values={"drift": told, "vietnamese": vietnamese.url},
                severity=None if severe else Severity.INFO,
                confidence=None if severe else 0.6,
                scope=Scope.PAGE,
            )


def _pairs(portal: PortalView) -> Iterator[tuple[PageDigest, PageDigest]]:
    """Each English article with its Vietnamese page: told by a link, by one identity, or by one image and nearly one day."""
    vietnamese = [page for page in portal.pages if page.packed and page.spoken == "vi"]
    english = [page for page in portal.pages if page.packed and page.spoken == "en"]
    if not english:
        return
    by_identity = {page.identity: page for page in reversed(vietnamese)}
    pointing = {identity(url): page for page in reversed(vietnamese) for url in page.versions}
    by_image: dict[int, list[PageDigest]] = {}
    for page in vietnamese:
        by_image.setdefault(page.image, []).append(page)
    for page in english:
        told = [by_identity[key] for key in (page.identity, *map(identity, page.versions)) if key in by_identity]
        if page.identity in pointing:
            told.append(pointing[page.identity])
        pictured = by_image.get(page.image, []) if page.image else []
        if not told and len(pictured) == 1 and _near(pictured[0], page):
            told = pictured
        if told:
            yield told[0], page


def _near(one: PageDigest, other: PageDigest) -> bool:
    return bool(one.published and other.published) and abs(one.published - other.published) <= _DAYS  # type: ignore[operator]


def _drift(vietnamese: PageDigest, english: PageDigest) -> tuple[str, bool] | None:
    """What only one of them has, in words, and whether both have something of one kind that the other lacks."""
    ours, theirs = _text(vietnamese), _text(english)
    if english.words < _WORDS or vietnamese.words < _WORDS:
        return None
    in_ours, in_theirs = figures(ours, "vi"), figures(theirs, "en")
    only_ours = missing(in_ours, in_theirs, numbers_in(theirs))
    only_theirs = missing(in_theirs, in_ours, numbers_in(ours))
    if max(len(only_ours), len(only_theirs)) > _TOO_MANY:
        return None
    kinds = {figure.kind for figure in only_ours} & {figure.kind for figure in only_theirs}
    if not kinds and english.words < _SHORTER * vietnamese.words:
        only_ours = []
    if not only_ours and not only_theirs:
        return None
    told = [_("Chỉ bản tiếng Việt có: {figures}").format(figures=_listed(only_ours))] if only_ours else []
    told += [_("Chỉ bản tiếng Anh có: {figures}").format(figures=_listed(only_theirs))] if only_theirs else []
    return ". ".join(told), bool(kinds)


def _text(page: PageDigest) -> str:
    return f"{page.title}\n{page.body}"


def missing(one: list[Figure], other: list[Figure], numbers: frozenset[object]) -> list[Figure]:
    """Figures that the other side has in no reading; a date without a year is met by one with any."""
    keys = {key for figure in other for key in figure.keys}
    days = {key[:2] for key in keys if isinstance(key, tuple)}
    unsaid = {key[:2] for key in keys if isinstance(key, tuple) and not key[2]}
    kinds = {figure.kind for figure in other}
    left = []
    for figure in one:
        if figure.kind == "foreign sum" and figure.kind not in kinds:
            continue  # told in dollars for the reader's sake
        if figure.keys & keys or (figure.kind not in ("date", "phone") and figure.keys & numbers):
            continue
        dates = [key for key in figure.keys if isinstance(key, tuple)]
        if any((not key[2] and key[:2] in days) or key[:2] in unsaid for key in dates):
            continue
        left.append(figure)
    return left


def _listed(found: list[Figure]) -> str:
    told = [f"{_(_PARTS[figure.kind])} “{figure.shown}”" for figure in found[:_MOST]]
    return ", ".join(told) + (
        _n(" và {n} chỗ khác", len(found) - _MOST).format(n=len(found) - _MOST) if len(found) > _MOST else ""
    )
