"""Options of ``rasoat baseline``, and those of ``rasoat check`` that say what is new."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from rasoat.catalogue import _
from rasoat.spoken_arguments import Parser

FAIL_ON_NEW = ("new", "new:error", "new:warning", "new:info")
"""Of ``--fail-on``; ``new`` is ``new:warning``."""


def comparing(parser: argparse.ArgumentParser) -> None:
    """What ``rasoat check`` compares with."""
    parser.add_argument(
        "--baseline",
        type=Path,
        metavar=_("TỆP"),
        help=_("không nêu nợ cũ ghi trong tệp này (lập bằng: rasoat baseline write)"),
    )
    since = parser.add_mutually_exclusive_group()
    since.add_argument(
        "--since",
        metavar=_("PHIÊN-BẢN"),
        help=_("chỉ kiểm các tệp đã đổi kể từ điểm chung với phiên bản git này, kể cả chưa lưu (commit)"),
    )
    since.add_argument("--changed", action="store_true", help=_("như --since với nhánh chính của kho git"))
    parser.add_argument(
        "--changed-lines", action="store_true", help=_("cùng --since hoặc --changed: chỉ nêu lỗi ở những dòng đã đổi")
    )


def build(parser: argparse.ArgumentParser, choosing: Callable[[argparse.ArgumentParser], None]) -> None:
    """Adds the sub-commands; each sets ``action``."""
    parser.description = _(
        "Nợ cũ: ghi nhận các lỗi đang có vào một tệp để từ đó chỉ nêu lỗi mới. Điểm liệt không bao giờ được coi là nợ cũ."
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar=_("VIỆC"), parser_class=Parser)
    for name, words in (
        ("write", _("ghi các lỗi đang có; mục của những tệp không kiểm lần này được giữ nguyên")),
        ("prune", _("bỏ các mục đã sửa trong số những gì kiểm lần này")),
    ):
        action = actions.add_parser(name, help=words)
        action.add_argument(
            "paths", nargs="*", metavar=_("ĐƯỜNG-DẪN"), help=_("tệp, thư mục hoặc bản lưu (mặc định: thư mục hiện tại)")
        )
        action.add_argument(
            "--baseline",
            type=Path,
            metavar=_("TỆP"),
            help=_("mặc định: tệp ghi ở [check] baseline, nếu không thì .rasoat-baseline.json cạnh rasoat.toml"),
        )
        choosing(action)
        action.add_argument("--quiet", "-q", action="store_true", help=_("không hiện tiến độ"))
        action.add_argument("--debug", action="store_true", help=_("hiện vết lỗi chi tiết cho người phát triển"))
