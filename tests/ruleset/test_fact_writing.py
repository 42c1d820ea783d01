"""Facts written as TOML read back as they were, whatever they say; no spreadsheet and no TOML ends in anything but a mistake told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rasoat.errors import ReadError
from rasoat.facts.rows import gather, slug
from rasoat.facts.writing import ORDER, entry, joined, split, update, values
from rules.fact_tables import SHAPES, Fact, parse, read_entry

WORDS = st.text(st.characters(blacklist_categories=("C",)), min_size=1, max_size=40)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))
ENTRIES = st.fixed_dictionaries(
    {"id": WORDS, "kind": WORDS, "source": WORDS, "checked_on": DAYS, "verified": st.booleans()},
    optional={
        "title": WORDS,
        "about": WORDS,
        "issuer": WORDS,
        "issued": DAYS,
        "valid_from": DAYS,
        "valid_to": DAYS,
        "repeal": st.sampled_from(["whole", "partial"]),
        "parts": st.lists(WORDS, min_size=1, max_size=3),
        "aliases": st.lists(WORDS, min_size=1, max_size=3),
        "successor": WORDS,
        "note": WORDS,
        "replaces": st.booleans(),
    },
)


def test_every_key_is_written() -> None:
    assert {key for shape in SHAPES.values() for keys in shape for key in keys} == set(ORDER)


def made(entries: list[dict[str, object]]) -> list[Fact]:
    found = (read_entry("documents", one, "x:1", own=True)[0] for one in entries)
    return list({fact.id: fact for fact in found if fact}.values())


@given(st.lists(ENTRIES, min_size=1, max_size=5))
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], max_examples=150, deadline=None)
def test_what_is_written_reads_back(entries: list[dict[str, object]]) -> None:
    facts = made(entries)
    text = joined("", [(fact.table, fact.id, entry(fact, ["một\nghi chú"])) for fact in facts])
    read, mistakes = parse("x.toml", text, own=True)
    if not mistakes:
        assert {fact.id: values(fact) for fact in read} == {fact.id: values(fact) for fact in facts}
    assert not mistakes or "NFC" in str(mistakes)
    if read:
        assert update(text, read, []) == text
        assert len(split(text)[1]) == len(read)


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_no_text_is_more_than_a_mistake(text: str) -> None:
    _, mistakes = parse("x.toml", text)
    assert all(str(mistake).startswith("x.toml:") for mistake in mistakes)
    assert slug(text).isascii()


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_are_more_than_a_refusal(tmp_path: Path, data: bytes) -> None:
    for name in ("a.csv", "a.xlsx"):
        path = tmp_path / name
        path.write_bytes(data)
        try:
            made = gather(path)
        except ReadError:
            continue
        assert made.mistakes or made.facts
