"""Options of ``rasoat triage``."""

from __future__ import annotations

import argparse
from pathlib import Path

from rasoat.catalogue import _
from rasoat.spoken_arguments import Parser

DAYS = 180
"""How long a finding stays set aside."""


def build(parser: argparse.ArgumentParser) -> None:
    """Adds the sub-commands; each sets ``action``."""
    parser.description = _(
        "Đọc lại bảng sửa đã điền: chỗ nào đã sửa, chỗ nào không sửa và vì sao, ai xử lý, hạn nào. "
        "Một chỗ chỉ được bỏ qua khi hai người khác nhau cùng đồng ý, và có thời hạn."
    )
    parser.epilog = _("Mã thoát: 0 đã làm, 1 có dòng chưa hiểu, 2 sai lệnh hoặc chưa có kho, 3 tệp không đọc được.")
    actions = parser.add_subparsers(dest="action", required=True, metavar=_("VIỆC"), parser_class=Parser)
    _import(actions.add_parser("import", help=_("đọc bảng sửa đã điền (.xlsx, .docx)")))
    _list(actions.add_parser("list", help=_("các quyết định đang có: chờ người thứ hai, đã bỏ qua, đã giao")))
    _approve(actions.add_parser("approve", help=_("người thứ hai đồng ý bỏ qua")))


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar=_("BẢNG"), help=_("bảng sửa .xlsx hoặc .docx đã điền"))
    _person(parser, needed=False)
    _days(parser)
    parser.add_argument("--dry-run", action="store_true", help=_("chỉ cho xem sẽ ghi gì, không ghi"))
    _common(parser)


def _list(parser: argparse.ArgumentParser) -> None:
    _common(parser)


def _approve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("keys", nargs="*", metavar=_("MÃ-CHỖ"), help=_("mã chỗ, hoặc vài ký tự đầu của mã"))
    parser.add_argument("--all", action="store_true", dest="everything", help=_("mọi chỗ đang chờ người thứ hai"))
    _person(parser, needed=True)
    _days(parser)
    _common(parser)


def _person(parser: argparse.ArgumentParser, *, needed: bool) -> None:
    parser.add_argument("--by", metavar=_("TÊN"), default="", required=needed, help=_("người quyết định"))


def _days(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--days",
        type=_count,
        default=DAYS,
        metavar="N",
        help=_("bỏ qua trong N ngày rồi xem lại (mặc định: {days})").format(days=DAYS),
    )


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--workspace",
        type=Path,
        default=Path(".rasoat"),
        metavar=_("THƯ-MỤC"),
        help=_("kho của rasoat audit (mặc định: .rasoat)"),
    )
    parser.add_argument("--debug", action="store_true", help=_("hiện vết lỗi chi tiết cho người phát triển"))


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= 3660:
        raise argparse.ArgumentTypeError(_("“{text}” không phải số ngày từ 1 đến 3660").format(text=text))
    return int(text)
