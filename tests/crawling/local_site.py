"""A real portal on the loopback: pages given as a table, every request written down."""

from __future__ import annotations

import http.server
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from rasoat.agency import Agency


@dataclass(frozen=True)
class Answer:
    """``seconds`` to wait before it; ``reset`` breaks the connection; ``promised`` is a Content-Length that is not kept."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    type: str = "text/html; charset=utf-8"
    seconds: float = 0.0
    reset: bool = False
    promised: int | None = None


@dataclass(frozen=True)
class Seen:
    path: str
    start: float
    end: float
    headers: Mapping[str, str]


@dataclass
class Site:
    """``answer`` gives the page of a path; what has none is a 404."""

    answer: Callable[[str], Answer | str | None]
    seen: list[Seen] = field(default_factory=list)
    host: str = ""
    most_at_once: int = 0
    _now: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        return f"http://{self.host}"

    @property
    def paths(self) -> list[str]:
        """Asked for, in order, without robots.txt and sitemap.xml."""
        return [one.path for one in self.seen if one.path not in ("/robots.txt", "/sitemap.xml")]

    def agency(self, name: str = "so-mau", start: str = "/") -> Agency:
        return Agency(id=name, name=f"Cơ quan {name}", group="so", hosts=(self.host,), start=(self.url + start,))

    @contextmanager
    def serving(self, path: str, headers: Mapping[str, str]) -> Iterator[None]:
        with self._lock:
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
        start = time.monotonic()
        try:
            yield
        finally:
            with self._lock:
                self._now -= 1
                self.seen.append(Seen(path, start, time.monotonic(), headers))


@contextmanager
def serve(pages: Callable[[str], Answer | str | None] | Mapping[str, Answer | str]) -> Iterator[Site]:
    site = Site(pages.get if isinstance(pages, Mapping) else pages)

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            with site.serving(self.path, dict(self.headers)):
                given = site.answer(self.path)
                answer = Answer(given.encode()) if isinstance(given, str) else given or Answer(b"khong co", 404)
                time.sleep(answer.seconds)
                if answer.reset:
                    self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    self.connection.close()
                    self.close_connection = True
                    return
                try:
                    self._send(answer)
                except OSError:
                    self.close_connection = True

        def _send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.type)
            self.send_header("Content-Length", str(len(answer.body) if answer.promised is None else answer.promised))
            for name, value in answer.headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)
            if answer.promised is not None:
                self.close_connection = True

        def log_message(self, *args: object) -> None:
            pass

    class Server(http.server.ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    site.host = f"127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def page(*links: str, title: str = "Trang", text: str = "Nội dung.") -> str:
    """A page with these links."""
    anchors = "".join(f'<a href="{link}">liên kết</a>' for link in links)
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body><p>{text}</p>{anchors}</body></html>"
