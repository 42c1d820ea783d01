"""When two requests are for the same page: equal canonical addresses, http or https, www. or not."""

from __future__ import annotations

from hashlib import blake2b

from scrapy import Request

from rasoat.urls import canonical


def fingerprint(url: str) -> bytes:
    """16 bytes."""
    key = canonical(url).split("://", 1)[-1].removeprefix("www.")
    return blake2b(key.encode("utf-8", "replace"), digest_size=16).digest()


class Fingerprinter:
    """For Scrapy's duplicate filter."""

    def fingerprint(self, request: Request) -> bytes:
        return fingerprint(request.url)
