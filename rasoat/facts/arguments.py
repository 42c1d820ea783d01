"""Options of ``rasoat facts``."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from pathlib import Path

from rasoat.vietnamese_arguments import Parser

TABLES = ("documents", "bodies", "places", "holders", "kinds", "issuers", "symbols")
IN_SPREADSHEETS = TABLES[:4]
_NAMED = "documents (văn bản), bodies (cơ quan), places (địa danh), holders (người giữ chức)"


def build(parser: argparse.ArgumentParser, day: Callable[[str], dt.date]) -> None:
    """Adds the sub-commands; each sets ``action``."""
    parser.description = (
        "Dữ kiện để đối chiếu: văn bản, cơ quan, địa danh, người giữ chức; có sẵn và của riêng đơn vị. "
        'Tệp dữ kiện của đơn vị được dùng khi ghi trong rasoat.toml: [facts] files = ["co-quan.toml"]'
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="VIỆC", parser_class=Parser)
    _list(actions.add_parser("list", help="liệt kê dữ kiện đang dùng, kèm nguồn"), day)
    _check(actions.add_parser("check", help="kiểm tra tệp dữ kiện (.toml .xlsx .csv), nêu mọi chỗ sai"))
    _template(actions.add_parser("template", help="lập bảng tính mẫu để điền"))
    _add(actions.add_parser("add", help="đưa bảng tính đã điền vào tệp dữ kiện .toml"))
    _learn(actions.add_parser("learn", help="đề xuất dữ kiện từ bài đã đăng, để người xem và xác nhận"), day)


def _configured(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", type=Path, metavar="TỆP", help="dùng tệp cấu hình này")
    parser.add_argument("--isolated", action="store_true", help="bỏ qua mọi tệp cấu hình")
    _debug(parser)


def _debug(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--debug", action="store_true", help="hiện vết lỗi chi tiết cho người phát triển")


def _list(parser: argparse.ArgumentParser, day: Callable[[str], dt.date]) -> None:
    parser.add_argument(
        "table", nargs="?", choices=TABLES, metavar="BẢNG", help=f"chỉ bảng này: {_NAMED}, kinds, issuers, symbols"
    )
    parser.add_argument("--at", type=day, metavar="NGÀY", help="chỉ những gì đúng vào ngày này (2026-11-24)")
    parser.add_argument("--json", action="store_true", help="in dạng JSON")
    _configured(parser)


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="TỆP", help=".toml .xlsx .csv (mặc định: các tệp ghi trong rasoat.toml)"
    )
    _configured(parser)


def _template(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("table", choices=IN_SPREADSHEETS, metavar="BẢNG", help=_NAMED)
    parser.add_argument("--out", type=Path, required=True, metavar="TỆP", help="tệp mới, đuôi .xlsx hoặc .csv")
    _debug(parser)


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sheets", nargs="+", type=Path, metavar="BẢNG-TÍNH", help=".xlsx hoặc .csv đã điền theo mẫu")
    parser.add_argument("--to", type=Path, required=True, metavar="TỆP.toml", help="tệp dữ kiện, có sẵn hoặc mới")
    parser.add_argument("--update", action="store_true", help="thay các mục đã có mà bảng tính ghi khác")
    _debug(parser)


def _learn(parser: argparse.ArgumentParser, day: Callable[[str], dt.date]) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="BẢN-LƯU", help=".warc.gz, thư mục hoặc tệp bài đã đăng")
    parser.add_argument("--out", type=Path, metavar="TỆP.toml", help="ghi ra tệp mới (mặc định: in ra màn hình)")
    parser.add_argument(
        "--date", type=day, metavar="NGÀY", help="ngày ghi ở “checked_on” (mặc định: ngày của bài mới nhất)"
    )
    _configured(parser)
