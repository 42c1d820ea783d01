"""Options of ``rasoat history`` and ``rasoat diff``."""

from __future__ import annotations

import argparse
from pathlib import Path

from rasoat.catalogue import _

_SHOWN = 10


def history(parser: argparse.ArgumentParser) -> None:
    parser.description = _(
        "Các lần kiểm tra đã lưu của từng cơ quan: điểm, khoảng tin cậy 90%, mức đã công bố, số trang đọc được, chỗ mới, "
        "chỗ đã sửa, chỗ còn lại; đánh dấu những lần cách tính điểm, bộ quy tắc, dữ kiện hoặc phiên bản đã đổi."
    )
    parser.epilog = _("Mã thoát: 0 đã in, 2 sai lệnh hoặc chưa có kho, 3 kho không đọc được.")
    _common(parser, ("table", "json"))


def diff(parser: argparse.ArgumentParser) -> None:
    parser.description = _(
        "So sánh hai lần kiểm tra: chỗ đã sửa, chỗ mới, chỗ còn lại theo cơ quan và quy tắc; trang mới, trang đổi địa chỉ, "
        "trang không còn. Chỗ ở trang chưa đọc lại không tính là đã sửa."
    )
    parser.epilog = _(
        "Mã thoát: 0 không có chỗ mới, 1 có chỗ mới, 2 sai lệnh hoặc không có lần kiểm tra ấy, 3 tệp không đọc được."
    )
    parser.add_argument(
        "before",
        metavar=_("LẦN-TRƯỚC"),
        help=_("tệp báo cáo JSON đã lưu, ngày giờ (2026-11, 2026-11-24, 24/11/2026), latest, latest~1, latest~2 …"),
    )
    parser.add_argument("now", metavar=_("LẦN-SAU"), help=_("như trên"))
    _common(parser, ("table", "json", "markdown"))
    parser.add_argument(
        "--limit",
        type=_count,
        default=_SHOWN,
        metavar="N",
        help=_("nêu nhiều nhất N chỗ mỗi loại trong mỗi cơ quan, 0 là tất cả (mặc định: {n})").format(n=_SHOWN),
    )
    parser.add_argument("--exit-zero", action="store_true", help=_("thoát 0 dù có chỗ mới"))


def _common(parser: argparse.ArgumentParser, formats: tuple[str, ...]) -> None:
    parser.add_argument(
        "--workspace",
        "--out",
        type=Path,
        default=Path(".rasoat"),
        metavar=_("THƯ-MỤC"),
        help=_("nơi rasoat audit lưu kết quả (mặc định: .rasoat)"),
    )
    parser.add_argument("--agency", action="append", metavar=_("MÃ"), help=_("chỉ cơ quan này; dùng được nhiều lần"))
    parser.add_argument(
        "--format", dest="shape", choices=formats, default="table", help=_("dạng in ra (mặc định: table)")
    )
    parser.add_argument("--debug", action="store_true", help=_("hiện vết lỗi chi tiết cho người phát triển"))


def _count(text: str) -> int:
    if not text.isdigit():
        raise argparse.ArgumentTypeError(_("“{text}” không phải số nguyên từ 0").format(text=text))
    return int(text)
