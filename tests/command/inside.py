"""The command run in this process: quicker than a new one for each of many small runs."""

from __future__ import annotations

import contextlib
import io
import subprocess
from pathlib import Path

from rasoat.catalogue import SOURCE, speak
from rasoat.cli import main


def rasoat(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """As the function of this name in ``test_bad_input``; progress and colours are off, for nobody looks."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with contextlib.chdir(cwd), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(arguments)
    speak(SOURCE)
    written = [stream.detach().getvalue() for stream in (out, err)]  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(arguments, code, *written)
