"""``rasoat history`` and ``rasoat diff``: what to read, how to tell it, and the exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from rasoat.catalogue import _
from rasoat.errors import Exit
from rasoat.history import differing, listing
from rasoat.history.beside import beside
from rasoat.history.runs import chosen, find, opened
from rasoat.store.workspace import moment_of


def history(options: argparse.Namespace) -> int:
    """Exit codes: 0 told; 2 no such workspace or agency; 3 a workspace that can't be read."""
    with opened(options.workspace) as store:
        agencies = chosen(store, options.agency or ())
        if options.shape == "json":
            _write([listing.as_json(store, agencies), b"\n"])
        else:
            _write([listing.as_table(store, agencies).encode()])
    return Exit.CLEAN


def diff(options: argparse.Namespace) -> int:
    """Exit codes: 0 nothing new; 1 new findings; 2 no such run; 3 a file that can't be read."""
    wanted = options.agency or ()
    before, now = (find(name, options.workspace, wanted) for name in (options.before, options.now))
    if moment_of(now.created) < moment_of(before.created):
        print(_("Lưu ý: đã đổi thứ tự để lần cũ đứng trước."), file=sys.stderr)
        before, now = now, before
    both = beside(before, now)
    if options.shape == "json":
        _write([differing.as_json(both), b"\n"])
    else:
        render = differing.as_markdown if options.shape == "markdown" else differing.as_text
        _write([render(both, options.limit).encode()])
    return Exit.FINDINGS if both.new and not options.exit_zero else Exit.CLEAN


def _write(parts: Iterable[bytes]) -> None:
    sys.stdout.flush()
    for part in parts:
        sys.stdout.buffer.write(part)
    sys.stdout.flush()
