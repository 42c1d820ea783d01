"""The page of an article as rules over several pages show it in their examples."""

from __future__ import annotations


def article_html(title: str, body: str, day: str, *, language: str = "vi", head: str = "", heading: str = "") -> str:
    """``body`` is an HTML fragment, ``day`` the day of publication (ISO); ``heading`` stands for a title that differs there."""
    return (
        f"<!DOCTYPE html><html lang='{language}'><head><title>{title}</title><meta property='og:type' content='article'>{head}"
        f"<meta property='article:published_time' content='{day}T08:00:00+07:00'></head>"
        f"<body><article><h1>{heading or title}</h1>{body}</article></body></html>"
    )
