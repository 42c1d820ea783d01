"""The facts: complete, dated, without contradictions; what is wrong is refused with file, line, id and reason."""

from __future__ import annotations

import datetime as dt
import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from rules.facts_loader import FILES, FactsError, check, facts, facts_version, parse

GOOD = """# a comment
[[documents]]
id = "1/2020/NĐ-CP"
kind = "Nghị định"
valid_to = 2026-06-30
successor = "2/2026/NĐ-CP"
source = "toàn văn"
checked_on = 2026-11-23
verified = true

[[documents]]
id = "2/2026/NĐ-CP"
kind = "Nghị định"
valid_from = 2026-07-01
source = "toàn văn"
checked_on = 2026-11-23
verified = true
"""


def refused(text: str) -> str:
    with pytest.raises(FactsError) as caught:
        check(parse("documents.toml", text))
    return str(caught.value)


def test_good_facts_are_taken() -> None:
    read = parse("documents.toml", GOOD)
    check(read)
    assert [fact.id for fact in read] == ["1/2020/NĐ-CP", "2/2026/NĐ-CP"]
    assert read[0].successors == ("2/2026/NĐ-CP",)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kind = "Nghị định"\nvalid_to', 'colour = "red"\nkind = "Nghị định"\nvalid_to', "unknown key 'colour'"),
        (
            'source = "toàn văn"\nchecked_on = 2026-11-23\nverified = true\n\n',
            "checked_on = 2026-11-23\nverified = true\n\n",
            "'source' is missing",
        ),
        ("checked_on = 2026-11-23\nverified = true\n\n", "verified = true\n\n", "'checked_on' is missing"),
        ("verified = true\n\n", "\n", "'verified' is missing"),
        ('source = "toàn văn"\nchecked', 'source = " "\nchecked', "'source' is empty"),
        ("valid_to = 2026-06-30", 'valid_to = "30/6/2026"', "'valid_to' must be a date"),
        ("valid_to = 2026-06-30", "valid_to = 2026-06-30T00:00:00", "'valid_to' must be a date"),
        ("valid_to = 2026-06-30", "valid_from = 2026-07-15\nvalid_to = 2026-06-30", "lies before valid_from"),
        ("verified = true\n\n", 'verified = "yes"\n\n', "'verified' must be true or false"),
        ("valid_to = 2026-06-30", 'repeal = "half"\nvalid_to = 2026-06-30', "must be one of"),
        ("valid_to = 2026-06-30", "aliases = []\nvalid_to = 2026-06-30", "a list of strings"),
        ('successor = "2/2026/NĐ-CP"', 'successor = "3/2026/NĐ-CP"', "no entry for its successor"),
        ('successor = "2/2026/NĐ-CP"', 'successor = "1/2020/NĐ-CP"', "its own successor"),
        ("valid_to = 2026-06-30", "valid_to = 2026-05-30", "contradicts documents.toml, line 11"),
        ("valid_from = 2026-07-01", "valid_from = 2026-01-01\nvalid_to = 2026-03-01", "the successor ended first"),
    ],
)
def test_wrong_fact_is_refused_with_its_place(old: str, new: str, said: str) -> None:
    assert old in GOOD
    message = refused(GOOD.replace(old, new, 1))
    assert said in message
    assert message.startswith("documents.toml, line ")


def test_line_is_that_of_the_table() -> None:
    assert "line 11 [2/2026/NĐ-CP]" in refused(GOOD.replace("valid_from = 2026-07-01", "valid_from = 1"))


def test_double_id_names_both_places() -> None:
    message = refused(GOOD + GOOD.split("\n\n")[1])
    assert "line 18" in message
    assert "line 11" in message


def test_one_name_for_two_bodies_at_one_time_is_a_contradiction() -> None:
    body = '[[bodies]]\nid = "{}"\nname = "Sở X"\nlevel = "city"\nsource = "s"\nchecked_on = 2026-11-23\nverified = true\n{}\n'
    with pytest.raises(FactsError, match="contradicts"):
        check(parse("bodies.toml", body.format("a", "") + body.format("b", "")))
    check(parse("bodies.toml", body.format("a", "valid_to = 2025-02-28") + body.format("b", "valid_from = 2025-03-01")))


def test_text_that_is_not_nfc_is_refused_with_its_line() -> None:
    assert "line 3: text is not NFC" in refused(GOOD.replace("1/2020/NĐ", "1/2020/NĐa\u0301", 1))


def test_unknown_table_and_broken_toml_are_refused() -> None:
    assert "unknown table 'laws'" in refused(GOOD + "\n[[laws]]\nid = 'x'\n")
    assert "not TOML" in refused("[[documents]\n")


def test_facts_are_complete() -> None:
    provinces = [
        one for one in facts("places").values() if one.level == "province" and not one.ended_on(dt.date(2026, 11, 23))
    ]
    communes = [one for one in facts("places").values() if one.level == "commune"]
    assert (len(provinces), len(communes)) == (34, 126)
    assert sum(one.kind == "phường" for one in communes) == 51
    assert len({one.host for one in communes}) == 126
    ministries = [b for b in facts("bodies").values() if b.level == "central" and not b.generic and b.valid_to is None]
    assert len(ministries) == 17


def test_only_verified_and_dated_facts_speak() -> None:
    day = dt.date(2026, 11, 23)
    documents = facts("documents")
    assert documents["42/2022/NĐ-CP"].ended_on(day)
    assert not documents["42/2022/NĐ-CP"].ended_on(dt.date(2026, 6, 30))
    assert not documents["42/2022/NĐ-CP"].ended_on(None)
    assert not documents["72/2013/NĐ-CP"].ended_on(day), "not verified"
    assert not documents["43/2017/NĐ-CP"].ended_on(day), "no day known"


def test_version_is_the_newest_check_and_the_same_in_every_process(root: Path) -> None:
    date, digest = facts_version()
    assert (
        date == max(fact.checked_on for table in ("documents", "bodies") for fact in facts(table).values()).isoformat()
    )
    assert len(digest) == len(hashlib.sha256().hexdigest())
    code = "from rules.facts_loader import facts_version; print(*facts_version())"
    told = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True).stdout
    assert told.split() == [date, digest]


def test_every_facts_file_is_loaded(root: Path) -> None:
    assert {path.name for path in (root / "rules" / "facts").glob("*.toml")} == set(FILES)
