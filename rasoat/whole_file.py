"""Files written whole or not at all: a new file takes the place of the old one at the end."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, data: bytes, *, before: Callable[[], None] | None = None) -> None:
    """The file keeps its permissions; links are followed; a device or a pipe is written to as it is;
    a file that is read-only is not replaced.

    ``before`` is called when all is ready and may raise to leave the old file. Raises OSError where it cannot be written.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    if target.exists() and not (target.stat().st_mode & 0o222 and os.access(target, os.W_OK)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    handle, name = tempfile.mkstemp(prefix=".rasoat-", dir=target.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        new.chmod(_mode(target))
        with suppress(OSError, AttributeError):
            status = target.stat()
            os.chown(new, status.st_uid, status.st_gid)
        if before:
            before()
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)


def _mode(target: Path) -> int:
    """Permissions of the file, or those that a new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
