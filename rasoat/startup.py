"""What has to hold before any command runs: streams that can carry Vietnamese, packages that are ours."""

from __future__ import annotations

import sys
from pathlib import Path

from rasoat.catalogue import _
from rasoat.errors import UsageError


def write_utf8() -> None:
    """Vietnamese must not die on a pipe of another encoding."""
    for stream in (sys.stdout, sys.stderr):
        if stream.encoding and stream.encoding.lower().replace("-", "") != "utf8" and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def guard_packages() -> None:
    """``crawler``, ``rules`` and ``reporters`` are common names: another package of such a name must not stand in for ours."""
    from importlib.util import find_spec

    home = Path(__file__).resolve().parents[1]
    for name in ("crawler", "rules", "reporters"):
        spec = find_spec(name)
        origin = Path(spec.origin).resolve() if spec and spec.origin else None
        if origin is None or origin.parents[1] != home:
            raise UsageError(
                _("Gói Python “{name}” đang dùng không phải của rasoat (một gói khác đã ghi đè).").format(name=name),
                _("Cài rasoat vào môi trường riêng: pipx install rasoat"),
            )
