"""Cases as data: ``tests/cases/<family>/<code>-<name>.toml``. A false alarm met in the field is added there first.

``facts`` of a file: an agency's own (TOML) for all its cases. ``[[bad]]``: ``text`` with ⟦⟧ round the exact words, optional ``suggestion``; ``[[good]]``: ``text`` that stays silent.
Both may have ``published`` (a date, default 2026-11-20; false for none), ``block`` (default paragraph), ``why``.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from rasoat.content import BlockKind

from .marked import composed_spans, findings_of, page_of, place, unmark

CASES = Path(__file__).resolve().parents[1] / "cases"


def cases():
    for path in sorted(CASES.rglob("*.toml")):
        code = path.stem.split("-")[0].upper()
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        facts = content.pop("facts", "")
        for kind, entries in content.items():
            for number, given in enumerate(entries):
                entry = {"facts": facts, **given}
                yield pytest.param(code, kind, entry, id=f"{path.stem}-{kind}-{number}")


@pytest.mark.parametrize(("code", "kind", "entry"), list(cases()))
def test_case(code: str, kind: str, entry: dict[str, object]) -> None:
    text, spans = unmark(str(entry["text"]))
    published = entry.get("published", dt.date(2026, 11, 20)) or None
    block = BlockKind(str(entry.get("block", "paragraph")))
    found = findings_of(
        code, page_of(text, kind=block, published=published, url=str(entry.get("url", ""))), str(entry["facts"])
    )
    if kind == "good":
        assert not found, f"{code} cries wolf on {text!r}: {[f.quote for f in found]}"
        return
    if block is BlockKind.FRAME:
        assert [f.quote for f in found] == [text[a:b] for a, b in spans]
        return
    assert [place(f) for f in found] == composed_spans(text, spans), (
        f"{code} on {text!r} found {[f.quote for f in found]}"
    )
    if "suggestion" in entry:
        assert found[0].suggestions[:1] == (entry["suggestion"],)
