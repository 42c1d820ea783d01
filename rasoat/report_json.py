"""The report as JSON and back, and its JSON Schema. Same report, same bytes; no text of a portal can make it fail."""

from __future__ import annotations

import re
from typing import Any, Literal, cast

import msgspec

from rasoat.catalogue import N_, _
from rasoat.errors import ReadError
from rasoat.report import SCHEMA, Report

_SURROGATE = re.compile("[\ud800-\udfff]")
_RERUN = N_("Tạo lại báo cáo bằng phiên bản rasoat đang dùng, rồi mở lại.")


class _Header(msgspec.Struct):
    schema: str = ""


def to_json(value: object, order: Literal["deterministic"] | None = None) -> bytes:
    """Compact UTF-8 JSON of dataclasses and plain values; a lone surrogate becomes U+FFFD instead of an error.

    Keys of mappings stand as given, or sorted with ``order="deterministic"``.
    """
    try:
        return msgspec.json.encode(value, order=order)
    except UnicodeEncodeError:
        return msgspec.json.encode(_without_surrogates(msgspec.to_builtins(value)), order=order)


def encode(report: Report) -> bytes:
    """The whole report in one line of UTF-8 JSON."""
    return to_json(report, "deterministic")


def decode(data: bytes) -> Report:
    """The report that ``encode`` wrote. Raises ReadError if it is no report, or one of another schema version."""
    try:
        header = msgspec.json.decode(data, type=_Header)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ReadError(
            _("Tệp không phải là báo cáo JSON của rasoat ({error}).").format(error=error), _(_RERUN)
        ) from error
    if header.schema != SCHEMA:
        found = f"“{header.schema[:40]}”" if header.schema else _("không ghi")
        raise ReadError(
            _("Báo cáo có phiên bản cấu trúc {found}; bản rasoat này đọc “{schema}”.").format(
                found=found, schema=SCHEMA
            ),
            _(_RERUN),
        )
    try:
        return msgspec.json.decode(data, type=Report)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ReadError(_("Báo cáo JSON bị hỏng hoặc bị sửa tay: {error}.").format(error=error), _(_RERUN)) from error


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of what ``encode`` writes."""
    made = msgspec.json.schema(Report)
    made["$defs"]["Report"]["properties"]["schema"] = {"const": SCHEMA}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA, **made}


def _without_surrogates(value: object) -> object:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {cast(str, _without_surrogates(key)): _without_surrogates(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_surrogates(item) for item in value]
    return value
