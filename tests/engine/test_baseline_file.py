"""The baseline file as text: what is written is read, whatever a page says."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from rasoat.baseline.entries import Baseline, read, render
from rasoat.identity import Sighting

HEX = st.text("0123456789abcdef", min_size=16, max_size=16)
ODD = st.text(st.characters() | st.sampled_from('\u202e\u2028\u0000\ud800"\\\n{}[]<'), max_size=30)
SIGHTINGS = st.lists(
    st.builds(Sighting, HEX, HEX, st.sampled_from(["SP002", "TY007"]), ODD, ODD), max_size=8, unique_by=lambda s: s[0]
)


@given(SIGHTINGS)
def test_what_is_written_is_read_and_written_again_the_same(sightings: list[Sighting]) -> None:
    text = render(sightings)
    assert text == render(reversed(sightings))
    assert all(line.isprintable() for line in text.split("\n"))
    assert len(text.split("\n")) == (5 if not sightings else 6 + len(sightings) + 2 * len(json.loads(text)["findings"]))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "nợ.json"
        path.write_text(text, encoding="utf-8")
        loaded = read(path)
    assert render(loaded.known) == text
    assert {one.fingerprint for one in loaded.known} == {one.fingerprint for one in sightings}


def test_places_are_relative_to_the_file_wherever_it_is_used(tmp_path: Path) -> None:
    baseline = Baseline(tmp_path / "ci" / "nợ.json")
    assert baseline.relative(str(tmp_path / "ci" / "bai" / "a.md")) == "bai/a.md"
    assert baseline.relative(str(tmp_path / "b.md")) == "../b.md"
    assert baseline.relative(str(tmp_path / "ci" / "e\u0302.md")) == "ê.md"
