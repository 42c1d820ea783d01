"""A small LanguageTool server on loopback: real HTTP, its own handler, a handful of rules. Answers as the real one does."""

from __future__ import annotations

import json
import re
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

SPELLING = "Possible spelling mistake found."
RULES = (
    (re.compile(r"\binformations\b"), ["information"], SPELLING, "TYPOS", "MORFOLOGIK_RULE"),
    (re.compile(r"\brecieve\b"), ["receive"], SPELLING, "TYPOS", "MORFOLOGIK_RULE"),
    (re.compile(r"\bNguyen|Kiem|Phường|Đống|UBND\b"), ["Nguyên"], SPELLING, "TYPOS", "MORFOLOGIK_RULE"),
    (re.compile(r"\borganisation\b"), ["organization"], SPELLING, "TYPOS", "MORFOLOGIK_RULE"),
    (re.compile(r"\ba (?=[aeiou]\w+)"), ["an"], "Use “an” instead of “a”.", "GRAMMAR", "EN_A_VS_AN"),
    (re.compile(r"\bin order to\b"), ["to"], "Consider a shorter alternative.", "REDUNDANCY", "IN_ORDER_TO"),
    (re.compile(r"\.\n\n[A-Z]"), ["."], "Looks odd.", "STYLE", "OVER_A_JOINT"),
)  # fmt: skip


def utf16(text: str, offset: int) -> int:
    """Java counts UTF-16 units."""
    return len(text[:offset].encode("utf-16-le")) // 2


def answer(text: str) -> dict[str, object]:
    matches = []
    for pattern, replacements, message, category, rule in RULES:
        for match in pattern.finditer(text):
            start, end = match.span()
            end -= 1 if match.group().endswith(" ") else 0
            matches.append(
                {
                    "message": message,
                    "replacements": [{"value": word} for word in replacements],
                    "offset": utf16(text, start),
                    "length": utf16(text, end) - utf16(text, start),
                    "context": {
                        "text": text[max(0, start - 20) : end + 20],
                        "offset": min(start, 20),
                        "length": end - start,
                    },
                    "sentence": text,
                    "rule": {"id": rule, "issueType": "misspelling", "category": {"id": category, "name": category}},
                }
            )
    return {"matches": matches}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self._send(json.dumps([{"name": "English (US)", "code": "en", "longCode": "en-US"}]))

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode(), keep_blank_values=True)
        text = form["text"][0]
        server = self.server
        assert isinstance(server, Server)
        server.texts.append(text)
        time.sleep(server.delay)
        self._send(server.garbage or json.dumps(answer(text)))

    def _send(self, body: str) -> None:
        data = body.encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        with suppress(OSError):  # a client that did not wait
            self.wfile.write(data)

    def log_message(self, *args: object) -> None:
        """Silent."""


class Server(ThreadingHTTPServer):
    """``texts`` are those posted; ``delay`` in seconds before an answer; ``garbage`` is sent instead of one."""

    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.texts: list[str] = []
        self.delay = 0.0
        self.garbage = ""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def running() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":  # in place of Java: java -cp JAR CLASS -p PORT
    if "-version" in sys.argv:
        print('openjdk version "17.0.9" 2023-10-17', file=sys.stderr)
    else:
        Server(int(sys.argv[sys.argv.index("-p") + 1])).serve_forever()
