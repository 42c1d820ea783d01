"""docs/rules is what the rules say today, and every code has a place in the profile."""

from __future__ import annotations

import tomllib
from pathlib import Path

from rasoat.score.scoring_profile import shipped
from rules.manual import explain, pages
from rules.precision import ledger
from rules.registry import all_rules


def test_docs_are_fresh(root: Path) -> None:
    folder = root / "docs" / "rules"
    written = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    assert written == pages(), "run: make docs"


def test_every_code_is_in_the_profile() -> None:
    assert {rule.code for rule in all_rules()} == shipped().codes


def test_no_retired_code_is_used(root: Path) -> None:
    retired = tomllib.loads((root / "rules" / "retired.toml").read_text(encoding="utf-8"))["retired"]
    assert not {rule.code for rule in all_rules()} & set(retired)


def test_ledger_speaks_of_rules_that_exist() -> None:
    assert set(ledger()) <= {rule.code for rule in all_rules()}


def test_stable_rules_are_right_four_times_out_of_five_where_they_were_read() -> None:
    stable = {rule.code for rule in all_rules() if not rule.preview}
    low = {code: r for code, r in ledger().items() if code in stable and r.read and r.right < 0.8 * r.read}
    assert not low


def test_explanation_names_the_code_the_authority_and_how_to_silence_it() -> None:
    for rule in all_rules():
        text = explain(rule)
        assert rule.code in text
        assert (rule.source or "không viện dẫn văn bản") in text
        assert f"rasoat: ignore {rule.code}" in text
