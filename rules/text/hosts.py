"""Host names of links: whose they are."""

from __future__ import annotations

from rasoat import urls


def host_of(url: str) -> str:
    """Lower-case host without ``www.`` and port; "" for what is no http(s) address."""
    return urls.host_of(url).removeprefix("www.").partition(":")[0]


def within(host: str, domain: str) -> bool:
    """Whether ``host`` is ``domain`` or stands below it."""
    return host == domain or host.endswith("." + domain)


def is_official(host: str) -> bool:
    """Hosts of state bodies end in gov.vn (Nghị định 224/2026/NĐ-CP, Điều 11)."""
    return within(host, "gov.vn")
