"""Maps of levels give back what was put in, and hardly ever anything else; tables refuse what is damaged."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.context import table
from rules.context.fuse import LevelMap, pack
from rules.context.keys import quantised
from rules.context.table import SHIPPED, Corpus, TableError, load, parse
from rules.registry import files


@pytest.mark.parametrize("check_bits", [8, 12])
@settings(max_examples=60, deadline=None)
@given(entries=st.dictionaries(st.integers(0, 2**48 - 1), st.integers(1, 15), max_size=300))
def test_every_level_is_given_back(check_bits: int, entries: dict[int, int]) -> None:
    keys = np.array(list(entries), np.uint64)
    levels = np.array(list(entries.values()), np.uint8)
    assert LevelMap(*pack(keys, levels, check_bits)).levels(keys).tolist() == levels.tolist()


@pytest.mark.parametrize(("check_bits", "most"), [(8, 0.006), (12, 0.0006)])
def test_absent_keys_are_rarely_taken_for_present_ones(check_bits: int, most: float) -> None:
    keys = np.arange(50_000, dtype=np.uint64)
    filled = LevelMap(*pack(keys, np.full(len(keys), 7, np.uint8), check_bits))
    assert np.mean(filled.levels(keys + np.uint64(1 << 40)) > 0) < most


def test_the_same_entries_make_the_same_bytes() -> None:
    keys, levels = np.arange(1000, dtype=np.uint64), np.full(1000, 3, np.uint8)
    assert pack(keys, levels, 8)[1].tobytes() == pack(keys, levels, 8)[1].tobytes()


def test_levels_rise_with_counts_and_stay_in_four_bits() -> None:
    counts = np.array([2, 3, 4, 10, 100, 10**6, 10**9])
    levels = quantised(counts, 2, 1.8)
    assert levels[0] == 1
    assert levels[-1] == 15
    assert (np.diff(levels.astype(int)) >= 0).all()


@pytest.fixture
def small(tmp_path):
    keys = np.arange(1, 40, dtype=np.uint64)
    packed = {name: pack(keys, np.full(39, 5, np.uint8), 12) for name in table.MAPS}
    path = tmp_path / "small.table"
    weights = np.arange(10, dtype=np.int16)
    corpus = Corpus("văn bản.txt", 12, "ab" * 32)
    table.write(path, packed, ("một", "hai"), weights, date="2026-11-24", corpora=(corpus,), tokens=99)
    return path


def test_a_table_is_read_back(small) -> None:
    found = table.read(small)
    assert found.targets == ("một", "hai")
    assert found.corpora == (Corpus("văn bản.txt", 12, "ab" * 32),)
    assert (found.date, found.tokens) == ("2026-11-24", 99)
    assert found.pairs.levels(np.array([1, 39, 40 << 8], np.uint64)).tolist() == [5, 5, 0]
    assert found.weights is not None
    assert found.weights[4] == 4 * table.WEIGHT_UNIT


def test_a_damaged_table_is_refused_wherever_it_is_damaged(small) -> None:
    content = small.read_bytes()
    for place in range(0, len(content), 7):
        changed = bytearray(content)
        changed[place] ^= 0x55
        if bytes(changed[8:16]) == content[8:16] and _is_padding(content, place):
            continue
        with pytest.raises(TableError):
            parse(bytes(changed), "changed")


def _is_padding(content: bytes, place: int) -> bool:
    """Whether no section holds this byte: padding between sections is not checked."""
    import json

    length = int.from_bytes(content[8:12], "little")
    start = 16 + length
    if place < start:
        return False
    sections = json.loads(content[16:start])["sections"].values()
    return not any(start + at <= place < start + at + size for at, size, _ in sections)


@pytest.mark.parametrize("content", [b"", b"RASOATCT", b"\x1f\x8b" * 40, b"RASOATCT" + b"\xff" * 100])
def test_what_is_no_table_is_refused(content: bytes) -> None:
    with pytest.raises(TableError):
        parse(content, "foreign")


def test_a_cut_table_is_refused(small) -> None:
    content = small.read_bytes()
    for size in (len(content) // 2, len(content) - 200):
        with pytest.raises(TableError):
            parse(content[:size], "cut")


def test_the_table_that_comes_with_rasoat_is_whole_and_small() -> None:
    shipped = load()
    assert shipped.weights is not None
    assert shipped.corpora
    assert files("rules").joinpath(*SHIPPED).stat().st_size < 8 << 20  # type: ignore[attr-defined]
