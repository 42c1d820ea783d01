"""What a page asserts about something of the public's interest, small enough to be kept for every page of a city."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What is asserted. The value of each is comparable with others of its kind only."""

    FEE = "fee"
    TIME_LIMIT = "time-limit"
    HOTLINE = "hotline"
    PHONE = "phone"
    EMAIL = "e-mail"
    ADDRESS = "address"
    RECEPTION = "reception"
    HOLDER = "holder"
    DOCUMENT_DATE = "document-date"
    DOCUMENT_TITLE = "document-title"


WORDS = {
    Kind.FEE: "lệ phí",
    Kind.TIME_LIMIT: "thời hạn giải quyết",
    Kind.HOTLINE: "đường dây nóng",
    Kind.PHONE: "điện thoại",
    Kind.EMAIL: "thư điện tử",
    Kind.ADDRESS: "địa chỉ",
    Kind.RECEPTION: "lịch tiếp công dân",
    Kind.HOLDER: "người giữ chức vụ",
    Kind.DOCUMENT_DATE: "ngày của văn bản",
    Kind.DOCUMENT_TITLE: "tên của văn bản",
}
"""As editors read them."""


class Claim(NamedTuple):
    """``subject`` and ``scope`` are normalised: two claims speak of one thing only where kind, subject and scope are equal.

    ``scope`` holds the conditions met ("trực tuyến", "hằng tuần"). ``value`` is normalised, several values of one claim (two
    numbers of one hotline) are joined by "|"; ``name`` and ``shown`` are subject and value as a person reads them; ``quote``
    is the words round it, personal data masked.
    """

    kind: Kind
    subject: str
    scope: str
    value: str
    name: str
    shown: str
    quote: str
