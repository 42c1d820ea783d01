"""ST007: the name of a login account shown as the author ("admin admin"); found once per portal, told with its page count."""

from __future__ import annotations

import re

from rasoat.content import Block, BlockKind, Span
from rasoat.finding import Hit, Scope
from rules.document import Document
from rules.rule import WARNING, EveryBlock, Example, rule
from rules.text.unaccent import unaccented

_LABEL = re.compile(
    r"^\s*(?:(?:tác giả|người đăng|người viết|người gửi|người tạo|đăng bởi|bởi|posted by|by|author|nguồn)\s*(?::\s*)?)?(.*)\Z",
    re.IGNORECASE,
)
_CLOSING = " \t\n\u00a0.,;|/-"
_E_MAIL = re.compile(r"^[^\s@]+@[^\s@]+\.[a-z]{2,}$", re.IGNORECASE)
_LOGIN = re.compile(r"^(?=.*[a-z])[a-z][a-z0-9]*(?:[._][a-z0-9]+)+$|^[a-z]{3,}\d{1,6}$|^[a-z]+_[a-z0-9_]+$")
_ACCOUNT_WORDS = frozenset(
    "admin adm administrator root super superuser user test demo guest host system webmaster web editor moderator mod cms "
    "portal quantri qtv quantrivien bientap btv bbt bientapvien dangbai dangtin ad min default sysadmin".split()
)
_BARE_ROLES = frozenset(
    {
        "ban bien tap",
        "pho ban bien tap",
        "truong ban bien tap",
        "bien tap vien",
        "to thu ky",
        "thu ky",
        "quan tri",
        "quan tri vien",
        "quan tri he thong",
        "quan tri vien he thong",
        "nguoi quan tri",
        "nguoi dung",
        "phong vien",
        "cong tac vien",
        "tai khoan",
        "van thu",
    }
)
_ACCENTED_ACCOUNTS = frozenset(
    {
        "quản trị",
        "quản trị viên",
        "quản trị hệ thống",
        "quản trị viên hệ thống",
        "người quản trị",
        "người dùng",
        "tài khoản",
    }
)


@rule(
    code="ST007",
    name="account-as-byline",
    severity=WARNING,
    trigger=EveryBlock(),
    reads=frozenset({BlockKind.BYLINE}),
    language="any",
    title="Tên tài khoản đứng ở chỗ tên tác giả",
    passes="Chỗ tên tác giả ghi tên người hoặc tên đơn vị",
    message="“{quote}” là tên tài khoản, không phải tên tác giả hay đơn vị chịu trách nhiệm.",
    hint="Đổi tên hiển thị của tài khoản thành tên người viết, “Ban biên tập” hoặc tên đơn vị; sửa một lần cho cả cổng.",
    why="Người đọc cần biết ai chịu trách nhiệm về tin; tên tài khoản quản trị lộ ra còn giúp kẻ xấu dò mật khẩu.",
    since="0.1",
    confidence=0.95,
    examples=[
        Example(bad="⟦admin admin⟧", good="Nguyễn Thu Hà", block=BlockKind.BYLINE),
        Example(bad="⟦Pho Ban bien tap⟧", good="Ban biên tập", block=BlockKind.BYLINE),
        Example(bad="Người đăng: ⟦quantri01⟧", good="Người đăng: Phòng Văn hóa - Xã hội", block=BlockKind.BYLINE),
    ],
)
def account_as_byline(block: Block, doc: Document) -> Hit | None:
    match = _LABEL.match(doc.block_text(block).rstrip())
    if match is None:
        return None
    name = match[1].rstrip(_CLOSING)
    start = block.span.start + match.start(1)
    return Hit(Span(start, start + len(name)), scope=Scope.TEMPLATE) if _is_account(name) else None


def _is_account(name: str) -> bool:
    words = name.lower().split()
    joined = " ".join(words)
    if not words or len(words) > 5:
        return False
    if joined in _ACCENTED_ACCOUNTS or _E_MAIL.match(joined):
        return True
    if joined != unaccented(joined):
        return False
    if all(word.strip("._-0123456789()") in _ACCOUNT_WORDS for word in words) or joined in _BARE_ROLES:
        return joined not in {"bbt", "web", "portal", "editor", "host", "mod", "min"}
    return len(words) == 1 and name == joined and bool(_LOGIN.match(joined))
