"""Put on PYTHONPATH of a crawl: every look-up of a name but the loopback's is written down and refused."""

import os
import socket

_LOOPBACK = {"127.0.0.1", "localhost", "::1", None, ""}
_real = socket.getaddrinfo


def _guarded(host, *arguments, **named):
    name = host.decode() if isinstance(host, bytes) else host
    if name not in _LOOPBACK:
        with open(os.environ["LOOKED_UP"], "a", encoding="utf-8") as stream:  # noqa: PTH123
            stream.write(f"{name}\n")
        raise socket.gaierror(socket.EAI_NONAME, "no such host")
    return _real(host, *arguments, **named)


socket.getaddrinfo = _guarded
socket.gethostbyname = lambda host: _guarded(host, None)[0][4][0]
