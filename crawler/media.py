"""Which answers are kept: pages, and PDF and DOCX attachments; told by address, header and first bytes."""

from __future__ import annotations

import re
from enum import StrEnum

_OTHER_SUFFIX = re.compile(
    r"\.(?:jpe?g|png|gif|svg|webp|bmp|ico|css|js|json|xml|rss|ics|woff2?|ttf|eot|mp[34]|m4[av]|avi|mov|wmv|flv|webm"
    r"|zip|rar|7z|gz|exe|msi|apk|xlsx?|pptx?|doc|rtf|odt|ods)$",
    re.IGNORECASE,
)
_ATTACHMENT = re.compile(r"\.(?:pdf|docx)$", re.IGNORECASE)
_MARKUP = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)", re.IGNORECASE | re.DOTALL
)
_UNSURE = frozenset(
    {"", "text/plain", "application/octet-stream", "application/x-download", "application/force-download"}
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Media(StrEnum):
    """What an answer is to the checker."""

    PAGE = "page"
    ATTACHMENT = "attachment"
    OTHER = "other"


def of_address(url: str) -> Media:
    """By the suffix of its path; PAGE where none tells otherwise."""
    path = url.split("?", 1)[0]
    if _ATTACHMENT.search(path):
        return Media.ATTACHMENT
    return Media.OTHER if _OTHER_SUFFIX.search(path) else Media.PAGE


def of_header(content_type: str) -> Media | None:
    """By the media type a server declares; None where it says too little."""
    declared = content_type.split(";", 1)[0].strip().lower()
    if declared in _UNSURE:
        return None
    if declared in ("text/html", "application/xhtml+xml"):
        return Media.PAGE
    return Media.ATTACHMENT if declared in ("application/pdf", _WORD) else Media.OTHER


def of_answer(url: str, content_type: str, body: bytes) -> Media:
    """By the declared type; where that says too little, by the first bytes; an empty one is an empty page."""
    declared = of_header(content_type)
    if declared is not None:
        return declared
    if body.startswith(b"%PDF-") or (body.startswith(b"PK\x03\x04") and of_address(url) is Media.ATTACHMENT):
        return Media.ATTACHMENT
    return Media.PAGE if not body or _MARKUP.match(body[:2048]) else Media.OTHER
