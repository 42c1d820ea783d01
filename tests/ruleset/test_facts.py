"""The facts: complete, dated, without contradictions; what is wrong is refused with file, line, id and reason."""

from __future__ import annotations

import datetime as dt
import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from rules.fact_contradictions import contradictions
from rules.fact_tables import Mistake, parse
from rules.facts_loader import FILES, facts, facts_version

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


def mistakes(text: str, name: str = "documents.toml") -> list[Mistake]:
    found, wrong = parse(name, text)
    return wrong or list(contradictions(found))


def refused(text: str) -> str:
    return "\n".join(map(str, mistakes(text)))


def test_good_facts_are_taken() -> None:
    assert not mistakes(GOOD)
    read, _ = parse("documents.toml", GOOD)
    assert [fact.id for fact in read] == ["1/2020/NĐ-CP", "2/2026/NĐ-CP"]
    assert read[0].successors == ("2/2026/NĐ-CP",)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kind = "Nghị định"\nvalid_to', 'colour = "red"\nkind = "Nghị định"\nvalid_to', "không có khóa “colour”"),
        (
            'source = "toàn văn"\nchecked_on = 2026-11-23\nverified = true\n\n',
            "checked_on = 2026-11-23\nverified = true\n\n",
            "thiếu “source”",
        ),
        ("checked_on = 2026-11-23\nverified = true\n\n", "verified = true\n\n", "thiếu “checked_on”"),
        ("verified = true\n\n", "\n", "thiếu “verified”"),
        ('source = "toàn văn"\nchecked', 'source = " "\nchecked', "“source” để trống"),
        ("valid_to = 2026-06-30", 'valid_to = "30/6/2026"', "“valid_to” phải là ngày"),
        ("valid_to = 2026-06-30", "valid_to = 2026-06-30T00:00:00", "“valid_to” phải là ngày"),
        ("valid_to = 2026-06-30", "valid_from = 2026-07-15\nvalid_to = 2026-06-30", "trước valid_from"),
        ("verified = true\n\n", 'verified = "yes"\n\n', "“verified” phải là true hoặc false"),
        ("valid_to = 2026-06-30", 'repeal = "half"\nvalid_to = 2026-06-30', "phải là một trong"),
        ("valid_to = 2026-06-30", "aliases = []\nvalid_to = 2026-06-30", "danh sách chữ"),
        ('successor = "2/2026/NĐ-CP"', 'successor = "3/2026/NĐ-CP"', "không có mục nào cho “3/2026/NĐ-CP” kế tục"),
        ('successor = "2/2026/NĐ-CP"', 'successor = "1/2020/NĐ-CP"', "kế tục chính mình"),
        ("valid_to = 2026-06-30", "valid_to = 2026-05-30", "mâu thuẫn với documents.toml:11"),
        ("valid_from = 2026-07-01", "valid_from = 2026-01-01\nvalid_to = 2026-03-01", "mục kế tục hết trước"),
    ],
)
def test_wrong_fact_is_refused_with_its_place(old: str, new: str, said: str) -> None:
    assert old in GOOD
    message = refused(GOOD.replace(old, new, 1))
    assert said in message
    assert message.startswith("documents.toml:")


def test_line_is_that_of_the_key() -> None:
    assert "documents.toml:14:1: [2/2026/NĐ-CP]" in refused(GOOD.replace("valid_from = 2026-07-01", "valid_from = 1"))


def test_double_id_names_both_places() -> None:
    message = refused(GOOD + GOOD.split("\n\n")[1])
    assert ":18" in message
    assert ":11" in message


def test_one_name_for_two_bodies_at_one_time_is_a_contradiction() -> None:
    body = '[[bodies]]\nid = "{}"\nname = "Sở X"\nlevel = "city"\nsource = "s"\nchecked_on = 2026-11-23\nverified = true\n{}\n'
    assert "mâu thuẫn" in refused(body.format("a", "") + body.format("b", ""))
    assert not mistakes(body.format("a", "valid_to = 2025-02-28") + body.format("b", "valid_from = 2025-03-01"))


def test_text_that_is_not_nfc_is_refused_with_its_line() -> None:
    assert "documents.toml:3:1: chữ tổ hợp" in refused(GOOD.replace("1/2020/NĐ", "1/2020/NĐa\u0301", 1))


def test_unknown_table_and_broken_toml_are_refused() -> None:
    assert "không có bảng “laws”" in refused(GOOD + "\n[[laws]]\nid = 'x'\n")
    assert "không đúng cú pháp TOML" in refused("[[documents]\n")


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
        date
        == max(
            fact.checked_on for table in ("documents", "bodies", "places") for fact in facts(table).values()
        ).isoformat()
    )
    assert len(digest) == len(hashlib.sha256().hexdigest())
    code = "from rules.facts_loader import facts_version; print(*facts_version())"
    told = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True).stdout
    assert told.split() == [date, digest]


def test_every_facts_file_is_loaded(root: Path) -> None:
    assert {path.name for path in (root / "rules" / "facts").glob("*.toml")} == set(FILES)
