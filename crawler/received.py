"""Remembers how a body travelled before Scrapy unpacks it, so that the archive can say so."""

from __future__ import annotations

from scrapy import Request
from scrapy.http import Response

KEY = "travelled"
NAMES = ("Content-Encoding", "Transfer-Encoding", "Content-Length")


class AsReceived:
    """Stands between the downloader and the middleware that unpacks bodies."""

    def process_response(self, request: Request, response: Response) -> Response:
        request.meta[KEY] = [
            (name, value.decode("latin-1")) for name in NAMES for value in response.headers.getlist(name)
        ]
        return response
