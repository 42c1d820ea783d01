"""The sheets of the heads as PDF, one of each agency, printed by a Chromium that is there already; nothing is downloaded.

The browser gets no way to any host: names resolve to nothing, its own services are off, and the page's policy forbids requests.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from rasoat.catalogue import _
from rasoat.errors import RasoatError, UsageError
from rasoat.report import Report
from reporters.cells import moment
from reporters.scorecard.plan import SHEET, make_plan
from reporters.scorecard.sheet import write_sheet

VARIABLE = "RASOAT_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge")
SECONDS = 60.0
"""That one sheet may take; it takes about one."""
_AT_ONCE = 2
_DATE = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}")
_INSIDE = re.compile(rb' href="(?!https?:|#|data:)[^"]*"')
"""Links into the site, which a PDF by itself does not have around it."""
_OFFLINE = (
    "--headless=new",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=direct://",
    "--no-pdf-header-footer",
)


def browser() -> str:
    """The browser that prints: what ``RASOAT_CHROMIUM`` names, or one on the path. UsageError where there is none."""
    wanted = os.environ.get(VARIABLE, "")
    found = next(filter(None, map(shutil.which, (wanted,) if wanted else NAMES)), None)
    if found:
        return found
    remedy = _(
        "Mở phiếu trong bất kỳ trình duyệt nào rồi in (Ctrl+P): trang đã dàn sẵn cho khổ A4. "
        "Muốn rasoat tự in, cài Chromium hoặc đặt {variable} bằng đường dẫn tới trình duyệt."
    ).format(variable=VARIABLE)
    if wanted:
        raise UsageError(_("Không chạy được trình duyệt {name} ghi ở {variable}.").format(
            name=wanted, variable=VARIABLE
        ), remedy)  # fmt: skip
    raise UsageError(_("Không thấy trình duyệt Chromium để in phiếu ra PDF."), remedy)


def write_pdfs(report: Report, folder: Path) -> None:
    """``<agency>.pdf`` of every agency of an audit. Raises RasoatError where the browser fails, and OSError."""
    plan = make_plan(report)
    if plan.files or not plan.agencies:
        words = _("Không có phiếu nào để in: đây là kết quả kiểm tệp, không phải đợt kiểm cổng.")
        raise UsageError(words, _("Kiểm cả cổng: rasoat audit, hoặc rasoat check với bản lưu .warc.gz."))
    program = browser()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="rasoat-pdf-", ignore_cleanup_errors=True) as made:
        home = Path(made)
        for place in plan.agencies:
            (home / place.folder).mkdir()
            write_sheet(plan, place, home / place.folder)
            page = home / place.folder / SHEET
            page.write_bytes(_INSIDE.sub(b"", page.read_bytes()))

        def printed(name: str) -> None:
            data = print_page(program, home / name / SHEET, report.created)
            (folder / f"{name}.pdf").write_bytes(data)

        with ThreadPoolExecutor(_AT_ONCE) as pool:
            list(pool.map(printed, [place.folder for place in plan.agencies]))


def command(program: str, page: Path, target: Path, profile: Path) -> list[str]:
    """What prints one page; ``profile`` is a folder of its own for the browser. Root alone has no sandbox."""
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return [
        program,
        *_OFFLINE,
        *as_root,
        f"--user-data-dir={profile}",
        f"--print-to-pdf={target}",
        page.resolve().as_uri(),
    ]


def print_page(program: str, page: Path, created: str, seconds: float = SECONDS) -> bytes:
    """The PDF of a page, with the date of the report for the date of the file. Raises RasoatError."""
    with tempfile.TemporaryDirectory(prefix="rasoat-pdf-", ignore_cleanup_errors=True) as made:
        target = Path(made) / "page.pdf"
        words = command(program, page, target, Path(made) / "profile")
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        try:
            with subprocess.Popen(words, start_new_session=True, **quiet) as process:  # type: ignore[call-overload]
                try:
                    process.wait(seconds)
                except subprocess.TimeoutExpired:
                    _end(process)
                    raise _failed(_("quá {n} giây").format(n=f"{seconds:g}")) from None
                except BaseException:
                    _end(process)
                    raise
        except OSError as error:
            raise _failed(error.strerror or str(error)) from error
        if process.returncode or not target.is_file():
            raise _failed(_("mã thoát {n}").format(n=process.returncode))
        data = target.read_bytes()
    day = moment(created).strftime("%Y%m%d%H%M%S").encode()
    return _DATE.sub(lambda found: found[1] + day, data)


def _end(process: subprocess.Popen[bytes]) -> None:
    """The browser and what it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _failed(why: str) -> RasoatError:
    return RasoatError(
        _("Trình duyệt không in được phiếu ra PDF ({why}).").format(why=why),
        _("Mở phiếu trong trình duyệt rồi in (Ctrl+P); trang đã dàn sẵn cho khổ A4."),
    )
