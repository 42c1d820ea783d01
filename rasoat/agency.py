"""An agency whose portal is checked, as ``crawler/portals/*.toml`` describes it. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agency:
    """``group`` is the class inside which agencies are compared (``so``, ``ubnd``, ``phuong-xa`` …)."""

    id: str
    name: str
    group: str
    hosts: tuple[str, ...]
    start: tuple[str, ...]
    """Absolute URLs from which the crawl starts; the first is the home page."""
    verified: bool = False
    """Whether a person has confirmed the host names."""
    phones: tuple[str, ...] = ()
    """The agency's own public numbers; never personal data."""
    emails: tuple[str, ...] = ()
    note: str = ""
