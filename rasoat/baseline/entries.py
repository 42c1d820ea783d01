"""The baseline file: findings that were there when it was written, so that a check tells only what is new.

JSON, one finding a line, sorted, grouped by file (relative to the baseline, with ``/``) or address, so that a change of one file
changes its lines and no other. Quotes are short and masked as in every output; no day, no version, no absolute path.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from rasoat.catalogue import _
from rasoat.errors import ConfigError
from rasoat.finding import Finding, fingerprint
from rasoat.identity import Sighting
from rasoat.report import Report
from rasoat.urls import canonical

FILE_NAME = ".rasoat-baseline.json"
SCHEMA = "rasoat-baseline/1"
_QUOTE = 100
"""Code points kept of a quote."""


class _Entry(msgspec.Struct, frozen=True):
    code: str
    quote: str
    essence: str
    fingerprint: str


class _File(msgspec.Struct, frozen=True):
    schema: str
    findings: dict[str, tuple[_Entry, ...]]


@dataclass(frozen=True, slots=True)
class Baseline:
    """``home`` is the folder that places of files are relative to."""

    path: Path
    known: tuple[Sighting, ...] = ()

    @property
    def home(self) -> Path:
        return Path(os.path.abspath(self.path)).parent  # noqa: PTH100 - links are not followed: names stay as people know them

    def place(self, finding: Finding) -> str:
        """Of a finding: its file relative to the baseline, or its address; "" where it has none."""
        if finding.place.path:
            return self.relative(finding.place.path)
        return _printable(canonical(finding.place.url)) if finding.place.url else ""

    def relative(self, path: str) -> str:
        try:
            found = os.path.relpath(path, self.home)
        except ValueError:  # another drive
            found = os.path.basename(path)  # noqa: PTH119
        return _printable(unicodedata.normalize("NFC", found.replace(os.sep, "/")))

    def sightings(self, report: Report) -> Iterator[tuple[Sighting, Finding]]:
        """What the report shows that a baseline may know. A suspected veto is never old debt: it has to be dealt with."""
        seen: Counter[tuple[str, str]] = Counter()
        for agency in report.agencies:
            for finding in agency.findings:
                if finding.veto:
                    continue
                place = self.place(finding)
                key = (place, finding.essence)
                of_file = fingerprint(finding.code, place, finding.essence, seen[key])
                seen[key] += 1
                own = of_file if finding.place.path else finding.fingerprint
                quote = _printable(" ".join(finding.quote.split())[:_QUOTE])
                yield Sighting(own, finding.essence, finding.code, place, quote), finding


def read(path: Path) -> Baseline:
    """ConfigError where there is none or it is none of ours."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ConfigError(
            _("Không có tệp nợ cũ {path}.").format(path=path),
            _("Lập tệp này: rasoat baseline write --baseline {path}").format(path=path),
        ) from error
    except OSError as error:
        raise ConfigError(
            _("Không đọc được {path}: {error}.").format(path=path, error=error.strerror),
            _("Kiểm tra đường dẫn và quyền đọc."),
        ) from error
    again = _("Lập lại tệp này: rasoat baseline write --baseline {path}").format(path=path)
    try:
        found = msgspec.json.decode(data, type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ConfigError(
            _("{path} không phải tệp nợ cũ của rasoat ({error}).").format(path=path, error=error), again
        ) from error
    if found.schema != SCHEMA:
        raise ConfigError(
            _("{path} có dạng “{schema}”, bản rasoat này chỉ đọc “{own}”.").format(
                path=path, schema=found.schema[:40], own=SCHEMA
            ),
            again,
        )
    known = (
        Sighting(one.fingerprint, one.essence, one.code, place, one.quote)
        for place, entries in found.findings.items()
        for one in entries
    )
    return Baseline(path, tuple(known))


def render(known: Iterable[Sighting]) -> str:
    """The text of a baseline file."""
    places: dict[str, list[Sighting]] = {}
    shown = (one._replace(place=_printable(one.place), quote=_printable(one.quote)) for one in known)
    for one in sorted(shown, key=lambda one: (one.place, one.code, one.quote, one.fingerprint)):
        places.setdefault(one.place, []).append(one)
    if not places:
        return f'{{\n  "schema": "{SCHEMA}",\n  "findings": {{}}\n}}\n'
    groups = ",\n".join(f"    {_json(place)}: [\n{_lines(found)}\n    ]" for place, found in places.items())
    return f'{{\n  "schema": "{SCHEMA}",\n  "findings": {{\n{groups}\n  }}\n}}\n'


def _lines(found: Iterable[Sighting]) -> str:
    rows: list[Mapping[str, str]] = [
        {"code": one.code, "quote": one.quote, "essence": one.essence, "fingerprint": one.fingerprint} for one in found
    ]
    return ",\n".join(f"      {_json(row)}" for row in rows)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _printable(text: str) -> str:
    """What JSON in UTF-8 takes and an editor shows on one line: no lone surrogates, no control or direction characters."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
