"""The sample portals on loopback: one small web server an agency."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from rasoat.agency import Agency
from rasoat.samples.portal_data import AGENCIES, portal
from rasoat.samples.portal_site import Response, answer, pages

HOST = "127.0.0.1"
FIRST_PORT = 8870
"""Addresses stay the same from run to run where this port and the next ones are free."""


@dataclass(frozen=True, slots=True)
class Samples:
    """The agencies that are being served, with the name of their city and the classes in which they are compared."""

    agencies: tuple[Agency, ...]
    urls: tuple[str, ...]
    title: str = "Các cơ quan của thành phố Sông Mai"
    groups: dict[str, str] = field(default_factory=lambda: {"so": "Sở, ngành", "phuong-xa": "Phường, xã"})


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True
    known: dict[str, Response]

    @property
    def base(self) -> str:
        return f"http://{HOST}:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A visitor who hangs up is no fault of the server."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        found = answer(self.server.known, self.path)
        self.send_response(found.status)
        self.send_header("Content-Type", found.type)
        self.send_header("Content-Length", str(len(found.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(found.body)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Requests are not told."""


@contextmanager
def serve() -> Iterator[Samples]:
    """The four portals, each on a port of its own, until the block is left."""
    with ExitStack() as stack:
        servers = [_start(agency_id, FIRST_PORT + place, stack) for place, agency_id in enumerate(AGENCIES)]
        agencies = tuple(_agency(agency_id, server.base) for agency_id, server in zip(AGENCIES, servers, strict=True))
        yield Samples(agencies, tuple(agency.start[0] for agency in agencies))


def _start(agency_id: str, port: int, stack: ExitStack) -> _Server:
    try:
        server = _Server((HOST, port), _Handler)
    except OSError:
        server = _Server((HOST, 0), _Handler)
    stack.callback(server.server_close)
    server.known = pages(agency_id, server.base)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    stack.callback(server.shutdown)
    return server


def _agency(agency_id: str, base: str) -> Agency:
    site = portal(agency_id)
    return Agency(
        id=site.id,
        name=site.name,
        group=site.group,
        hosts=(base.removeprefix("http://"),),
        start=(f"{base}/",),
        verified=True,
        phones=site.phones,
        emails=site.emails,
    )
