"""What became of a request: the failures of Scrapy and Twisted as the closed list of ``FetchStatus``."""

from __future__ import annotations

from rasoat.report import FetchStatus

_FAILURES = {
    "CannotResolveHostError": FetchStatus.DNS_FAILED,
    "DNSLookupError": FetchStatus.DNS_FAILED,
    "DownloadConnectionRefusedError": FetchStatus.REFUSED,
    "ConnectionRefusedError": FetchStatus.REFUSED,
    "NoRouteError": FetchStatus.REFUSED,
    "ConnectError": FetchStatus.REFUSED,
    "DownloadTimeoutError": FetchStatus.TIMEOUT,
    "TimeoutError": FetchStatus.TIMEOUT,
    "TCPTimedOutError": FetchStatus.TIMEOUT,
    "DownloadCancelledError": FetchStatus.TOO_LARGE,
    "ResponseDataLossError": FetchStatus.TRUNCATED,
    "UnsupportedURLSchemeError": FetchStatus.NOT_FETCHED,
}
_IGNORED = {
    "robots.txt": FetchStatus.ROBOTS_DENIED,
    "max redirections": FetchStatus.CLIENT_ERROR,
    "off site": FetchStatus.REDIRECTED_OFF_SITE,
    "DOWNLOAD_MAXSIZE": FetchStatus.TOO_LARGE,
}
SILENT = frozenset(
    {
        FetchStatus.TIMEOUT,
        FetchStatus.REFUSED,
        FetchStatus.DNS_FAILED,
        FetchStatus.TLS_ERROR,
        FetchStatus.CONNECTION_LOST,
        FetchStatus.RATE_LIMITED,
    }
)
"""A portal that gives these one after another is not there, or does not want to be asked."""


def of_failure(error: BaseException) -> FetchStatus:
    """Of an exception that ended a request."""
    names = [kind.__name__ for kind in type(error).__mro__]
    text = f"{error!r} {error}"
    if "IgnoreRequest" in names:
        return next((status for sign, status in _IGNORED.items() if sign in text), FetchStatus.NOT_FETCHED)
    if "SSL" in text or "TLS" in text or "certificate" in text:
        return FetchStatus.TLS_ERROR
    return next((_FAILURES[name] for name in names if name in _FAILURES), FetchStatus.CONNECTION_LOST)
