"""The command line: sub-commands and their options. No heavy imports: ``rasoat --help`` must be quick."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from rasoat import __version__
from rasoat.baseline import arguments as baseline
from rasoat.catalogue import _
from rasoat.facts import arguments as facts
from rasoat.history import arguments as history
from rasoat.spoken_arguments import Parser, translate
from rasoat.triage import arguments as triage
from reporters.formats import ALIASES, BY_SUFFIX, FORMATS, Target

LEVELS = ("error", "warning", "info", "never")


def build() -> argparse.ArgumentParser:
    """The parser of ``rasoat``; every sub-command sets ``command``."""
    translate()
    parser = Parser(
        prog="rasoat",
        description=_(
            "Rà soát chất lượng nội dung cổng thông tin điện tử: chính tả, ngày tháng, số liệu, viện dẫn văn bản, "
            "dữ liệu cá nhân, liên kết, khả năng tiếp cận."
        ),
        epilog=_(
            "Mã thoát: 0 không có lỗi, 1 có lỗi ở mức --fail-on trở lên, 2 sai lệnh hoặc cấu hình, 3 chưa kiểm trọn vẹn."
        ),
    )
    parser.add_argument("--version", action="version", version=f"rasoat {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar=_("LỆNH"), parser_class=Parser)
    _check(commands.add_parser("check", help=_("kiểm tra tệp, thư mục hoặc bản lưu WARC")))
    _audit(commands.add_parser("audit", help=_("tải cổng của các cơ quan, kiểm tra và lập phiếu chất lượng")))
    _report(commands.add_parser("report", help=_("dựng lại báo cáo từ tệp JSON đã lưu")))
    _explain(commands.add_parser("explain", help=_("giải thích một quy tắc")))
    _rules(commands.add_parser("rules", help=_("liệt kê các quy tắc")))
    _config(commands.add_parser("config", help=_("in cấu hình đang có hiệu lực")))
    _init(commands.add_parser("init", help=_("tạo tệp rasoat.toml mẫu")))
    _learn(commands.add_parser("learn", help=_("học cách viết của đơn vị từ bài đã đăng")))
    facts.build(
        commands.add_parser("facts", help=_("dữ kiện của đơn vị: liệt kê, kiểm tra, thêm từ bảng tính, đề xuất")), _day
    )
    baseline.build(commands.add_parser("baseline", help=_("nợ cũ: ghi nhận lỗi đang có, bỏ mục đã sửa")), _choosing)
    history.history(commands.add_parser("history", help=_("điểm và số lỗi qua các lần kiểm tra đã lưu")))
    history.diff(commands.add_parser("diff", help=_("so sánh hai lần kiểm tra: đã sửa, mới, còn lại")))
    triage.build(commands.add_parser("triage", help=_("đọc lại bảng sửa đã điền: đã sửa, bỏ qua có lý do, ai xử lý")))
    _demo(commands.add_parser("demo", help=_("chạy thử trọn vẹn trên bốn cổng mẫu ngay tại máy này")))
    return parser


def _choosing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", type=Path, metavar=_("TỆP"), help=_("dùng tệp cấu hình này"))
    parser.add_argument("--isolated", action="store_true", help=_("bỏ qua mọi tệp cấu hình"))
    parser.add_argument("--select", type=_codes, metavar=_("MÃ,…"), help=_("chỉ kiểm các quy tắc này (SP, DT002 …)"))
    parser.add_argument("--ignore", type=_codes, metavar=_("MÃ,…"), help=_("không kiểm các quy tắc này"))
    parser.add_argument("--extend-select", type=_codes, metavar=_("MÃ,…"), help=_("kiểm thêm các quy tắc này"))
    parser.add_argument("--preview", action="store_true", help=_("kiểm cả các quy tắc đang thử nghiệm"))
    parser.add_argument(
        "--confidence",
        "--min-confidence",
        dest="min_confidence",
        type=_share,
        metavar="0…1",
        help=_("chỉ báo khi độ tin cậy từ mức này (mặc định: 0.5)"),
    )
    parser.add_argument(
        "--processes", type=int, default=0, metavar="N", help=_("số tiến trình (mặc định: số nhân máy)")
    )


def _judging(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--fail-on",
        choices=(*LEVELS, *baseline.FAIL_ON_NEW),
        metavar=_("MỨC"),
        help=_(
            "mức thấp nhất làm mã thoát bằng 1: error, warning (mặc định), info, never; new, new:error, new:info: chỉ tính lỗi "
            "mới so với nợ cũ, với dòng đã đổi hoặc với lần kiểm trước"
        ),
    )
    parser.add_argument("--max-warnings", type=int, metavar="N", help=_("cho phép nhiều nhất N cảnh báo"))
    parser.add_argument("--exit-zero", action="store_true", help=_("thoát 0 dù có lỗi"))


def _showing(parser: argparse.ArgumentParser, default: str) -> None:
    parser.add_argument(
        "--format",
        action="append",
        type=_format,
        metavar=_("DẠNG[=NƠI]"),
        help=_("{formats}; ghi ra tệp hoặc thư mục với =NƠI; dùng được nhiều lần (mặc định: {default})").format(
            formats=", ".join(FORMATS), default=default
        ),
    )
    parser.add_argument("--statistics", action="store_true", help=_("thêm bảng đếm theo quy tắc"))
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help=_("tô màu ở cửa sổ lệnh"))
    parser.add_argument("--quiet", "-q", action="store_true", help=_("không hiện tiến độ"))
    _debug(parser)


def _debug(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--debug", action="store_true", help=_("hiện vết lỗi chi tiết cho người phát triển"))


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", metavar=_("ĐƯỜNG-DẪN"), help=_(".html .md .docx .txt .pdf .warc.gz, thư mục, hoặc -")
    )
    parser.add_argument(
        "--stdin-filename", metavar=_("TÊN"), help=_("tên tệp của nội dung đưa vào bằng - (quyết định định dạng)")
    )
    parser.add_argument(
        "--published", type=_day, metavar=_("NGÀY"), help=_("ngày đăng cho tệp không ghi ngày (2026-11-24)")
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help=_("sửa ngay trong tệp những lỗi sửa được an toàn (.html .md .txt); với - in bản đã sửa"),
    )
    parser.add_argument(
        "--unsafe-fixes", action="store_true", help=_("cùng --fix hoặc --diff: sửa cả chỗ cần người xem lại")
    )
    parser.add_argument(
        "--diff", action="store_true", help=_("chỉ cho xem --fix sẽ sửa gì, không ghi; thoát 1 nếu có chỗ sửa")
    )
    baseline.comparing(parser)
    parser.add_argument(
        "--annotate",
        type=Path,
        metavar=_("TỆP.docx"),
        help=_("ghi bản sao của tệp Word có ghi chú ở từng chỗ (nhiều tệp: ghi tên thư mục)"),
    )
    _choosing(parser)
    _judging(parser)
    _showing(parser, "console")


def _audit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("portals", metavar=_("DANH-SÁCH"), help=_("tên danh sách có sẵn (hanoi) hoặc tệp .toml"))
    parser.add_argument("--agency", action="append", metavar=_("MÃ"), help=_("chỉ cơ quan này; dùng được nhiều lần"))
    parser.add_argument("--limit-pages", type=_positive, metavar="N", help=_("nhiều nhất N trang mỗi cơ quan"))
    parser.add_argument("--since", type=_day, metavar=_("NGÀY"), help=_("chỉ bài từ ngày này (2026-01-01)"))
    parser.add_argument(
        "--delay", type=float, metavar=_("GIÂY"), help=_("khoảng nghỉ giữa hai yêu cầu tới một máy chủ")
    )
    parser.add_argument(
        "--contact", metavar=_("ĐỊA-CHỈ"), help=_("thư điện tử hoặc trang liên hệ ghi trong tên tác nhân")
    )
    parser.add_argument(
        "--out", type=Path, default=Path(".rasoat"), metavar=_("THƯ-MỤC"), help=_("nơi lưu (mặc định: .rasoat)")
    )
    parser.add_argument("--no-crawl", action="store_true", help=_("không tải, chỉ kiểm lại bản lưu đã có"))
    _choosing(parser)
    _judging(parser)
    _showing(parser, "html")


def _report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "report", type=Path, metavar=_("TỆP.json"), help=_("báo cáo đã lưu bằng --format json=TỆP.json")
    )
    _judging(parser)
    _showing(parser, "console")


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", metavar=_("MÃ"), help=_("mã hoặc tên quy tắc (DT002, weekday-mismatch)"))
    _debug(parser)


def _rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("codes", nargs="*", metavar=_("MÃ"), help=_("chỉ các mã bắt đầu như vậy"))
    parser.add_argument("--json", action="store_true", help=_("in dạng JSON"))
    _debug(parser)


def _config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", nargs="?", type=Path, default=Path(), metavar=_("ĐƯỜNG-DẪN"), help=_("xem cấu hình cho nơi này")
    )
    parser.add_argument("--config", type=Path, metavar=_("TỆP"), help=_("dùng tệp cấu hình này"))
    parser.add_argument("--isolated", action="store_true", help=_("bỏ qua mọi tệp cấu hình"))
    _debug(parser)


def _init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", nargs="?", type=Path, default=Path(), metavar=_("THƯ-MỤC"), help=_("nơi tạo rasoat.toml")
    )
    _debug(parser)


def _learn(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar=_("VĂN-BẢN"),
        help=_(".warc.gz .txt .jsonl (cả .xz, .gz), thư mục hoặc tệp bài"),
    )
    parser.add_argument("--style", action="store_true", help=_("đề xuất [style] và [[words]] cho rasoat.toml"))
    parser.add_argument(
        "--out", type=Path, metavar=_("TỆP"), help=_("ghi ra tệp mới (với --style, mặc định: in ra màn hình)")
    )
    parser.add_argument(
        "--date", type=_day, metavar=_("NGÀY"), help=_("ngày ghi trong bảng (mặc định: ngày sửa của tệp mới nhất)")
    )
    _debug(parser)


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, default=Path("demo-out"), metavar=_("THƯ-MỤC"), help=_("nơi lưu kết quả"))
    parser.add_argument("--quiet", "-q", action="store_true", help=_("không hiện tiến độ"))
    _debug(parser)


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in text.split(",") if code.strip())


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("“{text}” không phải ngày dạng 2026-11-24").format(text=text)) from None


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(_("“{text}” không phải số nguyên dương").format(text=text))
    return int(text)


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(_("“{text}” không phải số từ 0 đến 1").format(text=text))
    return share


def _format(text: str) -> tuple[str, Path | None]:
    """Name of a format and its target; ``-`` and no target at all are standard output."""
    given, equals, target = text.partition("=")
    name = ALIASES.get(given, given)
    if name not in FORMATS:
        raise argparse.ArgumentTypeError(
            _("không có dạng “{name}” (chọn trong: {formats})").format(name=given, formats=", ".join(FORMATS))
        )
    if equals and not target:
        raise argparse.ArgumentTypeError(_("sau “{name}=” thiếu nơi ghi").format(name=given))
    if target in ("", "-") and FORMATS[name].target is Target.FOLDER:
        raise argparse.ArgumentTypeError(_("{name} cần thư mục: --format {name}=THƯ-MỤC").format(name=name))
    if target in ("", "-") and FORMATS[name].target is Target.FILE:
        raise argparse.ArgumentTypeError(_("{name} cần tệp: --format {name}=TỆP").format(name=name))
    if kinds := BY_SUFFIX.get(name):
        name = kinds.get(Path(target).suffix.lower(), "")
        if not name:
            told = _("{name} cần tên tệp có đuôi: {suffixes}").format(name=given, suffixes=", ".join(kinds))
            raise argparse.ArgumentTypeError(told)
    return name, None if target in ("", "-") else Path(target)
