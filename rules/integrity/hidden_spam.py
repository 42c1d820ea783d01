"""SF002: text or links hidden from the reader, with words of gambling or other spam."""

from __future__ import annotations

from collections.abc import Iterator

from rasoat.catalogue import N_, _
from rasoat.content import HiddenPart, Page
from rasoat.finding import Hit, Scope
from rules.document import Document
from rules.integrity.gambling import Words, foreign_of, host_sign, path_sign, words_of
from rules.rule import ERROR, WARNING, EveryPage, Example, rule
from rules.text.hosts import host_of

_QUOTE = 80


_HOW = {
    "off-screen": N_("đẩy ra ngoài màn hình"),
    "font-size:0": N_("cỡ chữ bằng 0"),
    "same color": N_("chữ cùng màu nền"),
    "opacity:0": N_("chữ trong suốt"),
    "no size": N_("khung không có kích thước"),
    "hidden": N_("thuộc tính hidden"),
    "noscript": N_("thẻ noscript"),
}
"""How a part is hidden, for editors; CSS declarations stay as they are."""


@rule(
    code="SF002",
    name="hidden-text-or-link",
    severity=ERROR,
    trigger=EveryPage(),
    language="any",
    title="Có chữ hoặc liên kết rác bị giấu trong trang",
    passes="Không có chữ hoặc liên kết rác bị giấu",
    message="Trang giấu người đọc một đoạn có từ của quảng cáo rác ({signs}); cách giấu: {how}.",
    hint="Gỡ đoạn bị giấu, báo quản trị hệ thống tìm mã độc, đổi mật khẩu và kiểm tra các trang dùng chung phần mềm.",
    why="Kẻ xấu giấu chữ để mượn uy tín của cổng nhà nước trên công cụ tìm kiếm; trang có thể đã bị chiếm quyền.",
    source=None,
    since="0.1",
    confidence=0.9,
    veto=True,
    examples=[
        Example(
            bad='<html lang="vi"><body><p>Thông báo lịch cắt nước.</p>'
            '⟦<div style="display:none">⟧nhà cái uy tín, tài xỉu online, nổ hũ <a href="https://a.example/x">game bài đổi thưởng'
            "</a></div></body></html>",
            good='<html lang="vi"><body><p>Thông báo lịch cắt nước.</p>'
            '<div style="display:none">Công an phường cảnh báo: tài xỉu, cá cược trên mạng là đánh bạc trái phép.</div>'
            "</body></html>",
        ),
    ],
)
def hidden_spam(page: Page, doc: Document) -> Iterator[Hit]:
    for part in page.hidden:
        found = _judged(part)
        if found is None:
            continue
        signs, sure = found
        yield Hit(
            quote=" ".join(part.text.split())[:_QUOTE] or part.hrefs[0],
            source=part.source,
            values={"signs": ", ".join(f"“{sign}”" for sign in signs[:4]), "how": _(_HOW.get(part.how, part.how))},
            scope=Scope.TEMPLATE,
            severity=None if sure else WARNING,
            veto=None if sure else False,
        )


def _judged(part: HiddenPart) -> tuple[list[str], bool] | None:
    """The signs in a hidden part and whether two independent ones agree; None for what is not spam."""
    words = words_of(part.text) if part.text else Words()
    houses = sorted({_("tên miền của nhà cái") for href in part.hrefs if host_sign(host_of(href)) == "seen"})
    paths = list(dict.fromkeys(sign for href in part.hrefs if (sign := path_sign(href))))
    foreign = foreign_of(part.text) if part.text else ()
    signs = list(dict.fromkeys([*words.some, *foreign, *houses, *paths]))
    brands = len(words.brands) if len(words.brands) > 1 or words.plain or words.faint or paths else 0
    if words.clear or brands or houses or len(words.plain) >= 2 or (words.plain and (words.faint or paths)):
        return signs, len(signs) + bool(words.faint) >= 2 and not words.reported
    if len(foreign) >= 2:
        return signs, False
    return None
