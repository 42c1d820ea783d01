"""Options of ``rasoat facts``."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from pathlib import Path

from rasoat.catalogue import N_, _
from rasoat.spoken_arguments import Parser

TABLES = ("documents", "bodies", "places", "holders", "kinds", "issuers", "symbols")
IN_SPREADSHEETS = TABLES[:4]
_NAMED = N_("documents (văn bản), bodies (cơ quan), places (địa danh), holders (người giữ chức)")


def build(parser: argparse.ArgumentParser, day: Callable[[str], dt.date]) -> None:
    """Adds the sub-commands; each sets ``action``."""
    parser.description = _(
        "Dữ kiện để đối chiếu: văn bản, cơ quan, địa danh, người giữ chức; có sẵn và của riêng đơn vị. "
        'Tệp dữ kiện của đơn vị được dùng khi ghi trong rasoat.toml: [facts] files = ["co-quan.toml"]'
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar=_("VIỆC"), parser_class=Parser)
    _list(actions.add_parser("list", help=_("liệt kê dữ kiện đang dùng, kèm nguồn")), day)
    _check(actions.add_parser("check", help=_("kiểm tra tệp dữ kiện (.toml .xlsx .csv), nêu mọi chỗ sai")))
    _template(actions.add_parser("template", help=_("lập bảng tính mẫu để điền")))
    _add(actions.add_parser("add", help=_("đưa bảng tính đã điền vào tệp dữ kiện .toml")))
    _learn(actions.add_parser("learn", help=_("đề xuất dữ kiện từ bài đã đăng, để người xem và xác nhận")), day)


def _configured(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", type=Path, metavar=_("TỆP"), help=_("dùng tệp cấu hình này"))
    parser.add_argument("--isolated", action="store_true", help=_("bỏ qua mọi tệp cấu hình"))
    _debug(parser)


def _debug(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--debug", action="store_true", help=_("hiện vết lỗi chi tiết cho người phát triển"))


def _list(parser: argparse.ArgumentParser, day: Callable[[str], dt.date]) -> None:
    parser.add_argument(
        "table",
        nargs="?",
        choices=TABLES,
        metavar=_("BẢNG"),
        help=_("chỉ bảng này: {named}, kinds, issuers, symbols").format(named=_(_NAMED)),
    )
    parser.add_argument("--at", type=day, metavar=_("NGÀY"), help=_("chỉ những gì đúng vào ngày này (2026-11-24)"))
    parser.add_argument("--json", action="store_true", help=_("in dạng JSON"))
    _configured(parser)


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar=_("TỆP"),
        help=_(".toml .xlsx .csv (mặc định: các tệp ghi trong rasoat.toml)"),
    )
    _configured(parser)


def _template(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("table", choices=IN_SPREADSHEETS, metavar=_("BẢNG"), help=_(_NAMED))
    parser.add_argument("--out", type=Path, required=True, metavar=_("TỆP"), help=_("tệp mới, đuôi .xlsx hoặc .csv"))
    _debug(parser)


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "sheets", nargs="+", type=Path, metavar=_("BẢNG-TÍNH"), help=_(".xlsx hoặc .csv đã điền theo mẫu")
    )
    parser.add_argument("--to", type=Path, required=True, metavar=_("TỆP.toml"), help=_("tệp dữ kiện, có sẵn hoặc mới"))
    parser.add_argument("--update", action="store_true", help=_("thay các mục đã có mà bảng tính ghi khác"))
    _debug(parser)


def _learn(parser: argparse.ArgumentParser, day: Callable[[str], dt.date]) -> None:
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar=_("BẢN-LƯU"), help=_(".warc.gz, thư mục hoặc tệp bài đã đăng")
    )
    parser.add_argument("--out", type=Path, metavar=_("TỆP.toml"), help=_("ghi ra tệp mới (mặc định: in ra màn hình)"))
    parser.add_argument(
        "--date", type=day, metavar=_("NGÀY"), help=_("ngày ghi ở “checked_on” (mặc định: ngày của bài mới nhất)")
    )
    _configured(parser)
