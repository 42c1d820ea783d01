"""An agency's own facts: beside the shipped ones, in place of them only where they say so, never against them."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from rules.fact_contradictions import seat
from rules.fact_tables import Fact, parse
from rules.facts_loader import FactsError, facts, facts_version, from_facts, use

PROOF = 'source = "Sổ văn bản của đơn vị"\nchecked_on = 2026-11-24\nverified = true\n'
HEAD = '[[holders]]\nid = "{}"\nperson = "{}"\noffice = "{}"\nbody = "Sở Ví dụ"\n'
DOCUMENT = f'[[documents]]\nid = "12/2024/QĐ-UBND"\nkind = "Quyết định"\ntitle = "Quy định ví dụ"\nissuer = "UBND Thành phố"\nissued = 2024-02-20\n{PROOF}'


@pytest.fixture(autouse=True)
def _shipped_again() -> Iterator[None]:
    yield
    use(())


def refused(text: str) -> str:
    with pytest.raises(FactsError) as caught:
        use([("co-quan.toml", text)])
    return caught.value.message


def holder(key: str, person: str, office: str, life: str = "") -> str:
    return HEAD.format(key, person, office) + life + PROOF


def test_own_facts_stand_beside_those_shipped() -> None:
    before, version = len(facts("documents")), facts_version()
    use([("co-quan.toml", DOCUMENT)])
    own = facts("documents")["12/2024/QĐ-UBND"]
    assert (own.title, own.issuer, own.issued, own.own) == (
        "Quy định ví dụ",
        "UBND Thành phố",
        dt.date(2024, 2, 20),
        True,
    )
    assert len(facts("documents")) == before + 1
    assert facts_version()[1] != version[1]
    use(())
    assert facts_version() == version
    assert len(facts("documents")) == before


def test_what_is_derived_is_made_again_for_other_facts() -> None:
    made = []

    @from_facts
    def count() -> int:
        made.append(1)
        return len(facts("holders"))

    assert (count(), count(), len(made)) == (0, 0, 1)
    use([("a.toml", holder("gd", "Nguyễn Văn Thử", "Giám đốc"))])
    assert (count(), len(made)) == (1, 2)


def test_a_shipped_fact_is_replaced_only_on_purpose() -> None:
    entry = '[[bodies]]\nid = "bo-quoc-phong"\nname = "Bộ Quốc phòng"\nlevel = "central"\n' + PROOF
    message = refused(entry)
    assert "co-quan.toml:1" in message
    assert "bodies.toml:" in message
    assert "replaces = true" in message
    use([("co-quan.toml", entry + "replaces = true\n")])
    assert facts("bodies")["bo-quoc-phong"].source == "Sổ văn bản của đơn vị"
    assert "không có mục đi kèm" in refused(DOCUMENT + "replaces = true\n")


def test_a_name_of_a_shipped_body_is_a_contradiction() -> None:
    entry = '[[bodies]]\nid = "bqp"\nname = "Bộ Quốc phòng"\nlevel = "central"\n' + PROOF
    assert "[bqp] mâu thuẫn với bodies.toml:" in refused(entry)


def test_facts_stay_as_they_were_after_a_refusal() -> None:
    use([("co-quan.toml", DOCUMENT)])
    refused("[[documents]]\n")
    assert "12/2024/QĐ-UBND" in facts("documents")


def test_all_mistakes_are_told_at_once() -> None:
    message = refused(
        DOCUMENT.replace("title", "tittle") + DOCUMENT.replace("issued = 2024", "issued = 1024") + "[[laws]]\n"
    )
    assert "không có khóa “tittle”" in message
    assert "năm 1024 không thể có" in message
    assert "không có bảng “laws”" in message
    assert "\n  tittle = " in message
    assert "  ^" in message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("issued = 2024-02-20", "issued = 2023-02-20", "ban hành năm 2023 nhưng số hiệu ghi năm 2024"),
        ("issued = 2024-02-20", "issued = 2024-02-20\nvalid_to = 2024-01-01", "trước ngày ban hành"),
        ("2024-02-20", "2023-02-29", "ngày không có thật"),
        ("2024-02-20", "0000-02-20", "ngày không có thật"),
        ("2024-02-20", "99999-02-20", "không đúng cú pháp"),
        ("Quy định ví dụ", "x" * 100_000, "dài hơn"),
        ("Quy định ví dụ", "Quy\\nđịnh", "ký tự ẩn hoặc xuống dòng"),
        ("Quy định ví dụ", " Quy định", "thừa dấu cách"),
        ("[[documents]]", "[documents]", "không có bảng"),
    ],
)
def test_wrong_own_documents(old: str, new: str, said: str) -> None:
    message = refused(DOCUMENT.replace(old, new))
    assert said in message
    assert len(message) < 3000


def test_decomposed_letters_are_read_as_composed_ones() -> None:
    import unicodedata

    use([("co-quan.toml", unicodedata.normalize("NFD", DOCUMENT))])
    assert facts("documents")["12/2024/QĐ-UBND"].title == "Quy định ví dụ"


def test_two_directors_at_one_time_are_a_contradiction() -> None:
    one = holder("a", "Nguyễn Văn Thử", "Giám đốc", "valid_from = 2020-01-01\n")
    later = holder("b", "Trần Thị Mẫu", "Giám đốc Sở Ví dụ", "valid_from = 2024-05-01\n")
    assert "hai người giữ một chức" in refused(one + later)
    use([("a.toml", one.replace("valid_from", "valid_to = 2024-04-30\nvalid_from") + later)])
    use([("a.toml", one + later.replace('"Giám đốc', '"Phó Giám đốc'))])


def test_a_body_has_two_heads_only_one_after_the_other_whatever_the_order() -> None:
    lives = ["valid_to = 2015-12-31\n", "valid_from = 2016-01-01\nvalid_to = 2020-06-30\n", "valid_from = 2020-07-01\n"]
    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0)):
        use([("a.toml", "".join(holder(str(n), f"Người {n}", "Chủ tịch", lives[n]) for n in order))])
    assert "cùng lúc" in refused(
        holder("x", "X", "Quyền Chủ tịch", lives[1])
        + "".join(holder(str(n), "N", "Chủ tịch", lives[n]) for n in range(3))
    )


@pytest.mark.parametrize(
    ("office", "body", "single"),
    [
        ("Giám đốc", "Sở Ví dụ", True),
        ("Quyền Giám đốc", "Sở Ví dụ", True),
        ("Bí thư Đảng ủy", "Đảng ủy phường Ví dụ", True),
        ("Chủ tịch UBND", "UBND phường Ví dụ", True),
        ("Trưởng phòng", "Phòng Văn hóa", True),
        ("Trưởng Ban", "Ban Ví dụ", True),
        ("Trưởng phòng", "Sở Ví dụ", False),
        ("Phó Giám đốc", "Sở Ví dụ", False),
        ("Phó Chủ tịch", "UBND Thành phố", False),
        ("Thứ trưởng", "Bộ Ví dụ", False),
        ("Ủy viên", "UBND Thành phố", False),
    ],
)
def test_seats(office: str, body: str, single: bool) -> None:
    fact = Fact(
        table="holders",
        id="x",
        source="s",
        checked_on=dt.date(2026, 1, 1),
        verified=True,
        place="",
        office=office,
        body=body,
    )
    assert (seat(fact) is not None) is single


def test_a_succession_in_a_circle_is_told_once() -> None:
    entry = '[[documents]]\nid = "{}"\nkind = "Quyết định"\nsuccessor = "{}"\n' + PROOF
    message = refused(entry.format("a", "b") + entry.format("b", "c") + entry.format("c", "a") + entry.format("d", "a"))
    assert message.count("vòng tròn") == 1
    assert "a → b → c → a" in message


def test_thousands_of_facts_of_one_seat_are_judged_quickly() -> None:
    text = "".join(holder(str(n), f"Người {n}", "Chủ tịch") for n in range(5_000))
    start = time.process_time()
    refused(text)
    assert time.process_time() - start < 20


def _told(own: list[tuple[str, str]]) -> tuple[str, str]:
    use(own)
    return facts_version()


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_a_worker_process_has_the_same_facts(method: str) -> None:
    own = [("co-quan.toml", DOCUMENT)]
    with ProcessPoolExecutor(1, mp_context=get_context(method)) as pool:
        assert pool.submit(_told, own).result() == _told(own)


@pytest.mark.parametrize(
    "text", ["a = " + "[" * 50_000, "a = " + "9" * 10_000, "[[documents]]\n" * 20_000, "\ufeff", "a.b = 1", "[a]\n" * 9]
)
def test_odd_toml_is_refused_in_a_moment(text: str) -> None:
    start = time.process_time()
    found, mistakes = parse("x.toml", text)
    assert not found
    assert mistakes
    assert all(mistake.place.startswith("x.toml:") for mistake in mistakes)
    assert time.process_time() - start < 5


def test_places_are_those_of_the_keys() -> None:
    text = (
        DOCUMENT
        + "\n"
        + DOCUMENT.replace("12/2024", "13/2024").replace("issued =", "  issued =").replace("2024-02-20", "1024-02-20")
    )
    (mistake,) = parse("x.toml", text)[1]
    row = text.split("\n").index("  issued = 1024-02-20") + 1
    assert mistake.place == f"x.toml:{row}:3"
    assert mistake.shown == "    issued = 1024-02-20\n    ^"


def test_a_hostile_file_cannot_steer_the_terminal() -> None:
    for text in ('a = "\x1b[2J\u202e"', '[[documents]]\nid = "\\u001b[2J"\n"\\u001b]0;x" = 1\n', "[[\x1b]]"):
        told = "\n".join(map(str, parse("x.toml", text)[1]))
        assert told
        assert not set(told) & set("\x1b\u202e\x07")
