"""What became of a request: HTTP codes and Twisted failures as the closed list of ``FetchStatus``."""

from __future__ import annotations

from rasoat.report import FetchStatus

_CODES = {
    401: FetchStatus.FORBIDDEN,
    403: FetchStatus.FORBIDDEN,
    404: FetchStatus.NOT_FOUND,
    410: FetchStatus.NOT_FOUND,
    429: FetchStatus.RATE_LIMITED,
}


def of_code(code: int) -> FetchStatus:
    """Of an HTTP status; redirects that were not followed lead off the site."""
    if code in _CODES:
        return _CODES[code]
    if 200 <= code < 300:
        return FetchStatus.OK
    if 300 <= code < 400:
        return FetchStatus.REDIRECTED_OFF_SITE
    return FetchStatus.SERVER_ERROR if code >= 500 else FetchStatus.CLIENT_ERROR


def of_failure(error: BaseException) -> FetchStatus:
    """Of an exception that ended a request."""
    names = {kind.__name__ for kind in type(error).__mro__}
    text = f"{type(error).__name__} {error} {getattr(error, 'reasons', '')}"
    if "IgnoreRequest" in names:
        return FetchStatus.ROBOTS_DENIED if "robots" in text.lower() else FetchStatus.NOT_FETCHED
    if names & {"DNSLookupError", "CannotResolveHostError"}:
        return FetchStatus.DNS_FAILED
    if "SSL" in text or "certificate" in text or "TLS" in text:
        return FetchStatus.TLS_ERROR
    if names & {"TimeoutError", "TCPTimedOutError", "DownloadTimeoutError", "UserTimeoutError"}:
        return FetchStatus.TIMEOUT
    if names & {"ConnectionRefusedError", "ConnectError", "NoRouteError", "DownloadConnectionRefusedError"}:
        return FetchStatus.REFUSED
    if "maxsize" in text or "larger than download" in text or "Cancelled" in text:
        return FetchStatus.TOO_LARGE
    return FetchStatus.CONNECTION_LOST
