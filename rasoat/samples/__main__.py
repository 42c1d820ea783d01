"""``python -m rasoat.samples``: serve the sample portals until Ctrl-C."""

from __future__ import annotations

import signal

from rasoat.catalogue import _
from rasoat.samples.server import serve


def main() -> None:
    """Print the home pages and wait."""
    with serve() as samples:
        for agency, url in zip(samples.agencies, samples.urls, strict=True):
            print(f"{agency.name}: {url}", flush=True)
        print(_("Dừng bằng Ctrl-C."), flush=True)
        try:
            signal.pause()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
