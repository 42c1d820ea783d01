"""What a page asserts about something of the public's interest, small enough to be kept for every page of a city."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from rasoat.catalogue import N_


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
    Kind.FEE: N_("lệ phí"),
    Kind.TIME_LIMIT: N_("thời hạn giải quyết"),
    Kind.HOTLINE: N_("đường dây nóng"),
    Kind.PHONE: N_("điện thoại"),
    Kind.EMAIL: N_("thư điện tử"),
    Kind.ADDRESS: N_("địa chỉ"),
    Kind.RECEPTION: N_("lịch tiếp công dân"),
    Kind.HOLDER: N_("người giữ chức vụ"),
    Kind.DOCUMENT_DATE: N_("ngày của văn bản"),
    Kind.DOCUMENT_TITLE: N_("tên của văn bản"),
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
