"""Places, bodies and office-holders: what is written one way is read back with its exact words; odd texts break nothing."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.facts_loader import facts
from rules.parsing.localities import KINDS, find_places, place_key
from rules.parsing.names import find_bodies
from rules.parsing.persons import find_offices, find_persons

COMMUNES = sorted(f"{fact.kind} {fact.name}" for fact in facts("places").values() if fact.level == "commune")
BODIES = (
    "Sở Khoa học và Công nghệ",
    "Sở Y tế",
    "Ban Tuyên giáo Thành ủy",
    "UBND phường Láng",
    "Văn phòng UBND Thành phố",
)
OFFICES = ("Giám đốc", "Phó Giám đốc", "Chủ tịch", "Phó Chủ tịch", "Bí thư", "Phó Bí thư")
PERSONS = ("Nguyễn Văn Ví", "Trần Thị Dụ", "Lê Hoàng Mẫu", "Đặng Thị Thử Nghiệm", "Phạm Văn A")
AFTER = (" phát biểu.", ", và các đơn vị.", ".", " (ảnh).", "\nNgày 2/9")
ODD = st.text(
    st.sampled_from("UBNDSở ThànhphốHàNội GiámđốcNguyễnVănA,.;()-–\n\u200e\u00a0phườngxãtỉnhÀỏ1"), max_size=200
)


@pytest.mark.parametrize("written", COMMUNES)
def test_every_commune_is_found_as_it_is_written(written: str) -> None:
    for form in (written, written[0].upper() + written[1:], written.upper()):
        text = f"Cuộc họp tại {form}, Hà Nội, bắt đầu."
        (place,) = find_places(text)
        assert text[place.span.start : place.span.end] == form
        assert place.known
        assert f"{place.kind} {place.key}" == f"{written.split()[0]} {place_key(written.split(' ', 1)[1])}"


@given(st.sampled_from(OFFICES), st.sampled_from(BODIES), st.sampled_from(PERSONS), st.sampled_from(AFTER))
def test_an_office_holder_is_read_back_in_every_order(office: str, body: str, name: str, after: str) -> None:
    for text in (
        f"{office} {body} {name}{after}",
        f"Ông {name}, {office} {body}{after}",
        f"đồng chí {name} - {office} {body}{after}",
        f"Bà {name} ({office} {body}){after}",
        f"{name} là {office} {body}{after}",
    ):
        (person,) = find_persons(text)
        (held,) = person.offices
        assert (person.name, text[slice(*person.span)], held.title, held.former) == (name, name, office, False)
        assert held.body is not None
        assert held.body.name == body
        assert text[slice(*held.span)] == f"{office} {body}"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở Khoa học và Công nghệ Hà Nội tổ chức", ["Sở Khoa học và Công nghệ Hà Nội"]),
        ("Chủ tịch UBND Thành phố Nguyễn Văn A", ["UBND Thành phố"]),
        ("Công an phường Láng, Tòa án nhân dân khu vực 1", ["Công an phường Láng", "Tòa án nhân dân khu vực 1"]),
        ("UBND các phường, các Sở Y tế", []),
        ("Bộ phận một cửa, Hội nghị, Vụ án, Tây Ban Nha, quần đảo Trường Sa", []),
        ("Trường THPT Chu Văn An và Bệnh viện Bạch Mai", ["Trường THPT Chu Văn An", "Bệnh viện Bạch Mai"]),
    ],
)
def test_bodies_end_where_their_names_end(text: str, names: list[str]) -> None:
    assert [body.name for body in find_bodies(text)] == names


@pytest.mark.parametrize(
    ("text", "former"),
    [
        ("ông Nguyễn Văn A, nguyên Giám đốc Sở Y tế, dự", True),
        ("Nguyên Giám đốc Sở Y tế Nguyễn Văn A dự", True),
        ("Cựu Bộ trưởng Bộ Y tế Nguyễn Văn A", True),
        ("Nguyễn Văn A, nguyên Phó Giám đốc, nay là Giám đốc Sở Y tế", False),
        ("Bí thư Đảng ủy, nguyên Chủ tịch UBND phường Láng Nguyễn Văn A", False),
    ],
)
def test_former_offices_are_told(text: str, former: bool) -> None:
    (person,) = find_persons(text)
    assert person.former == former


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "bà Trần Thị B - Giám đốc Sở Y tế, đồng chí Lê Văn C – Phó Giám đốc Sở Tư pháp",
            {"Trần Thị B": 1, "Lê Văn C": 1},
        ),
        ("thay mặt Ban Giám đốc Sở, đồng chí Lê Văn C – Phó Giám đốc Sở", {"Lê Văn C": 1}),
        ("đồng chí Lê Văn C – Phó Chủ tịch UBND phường Láng và Giám đốc Sở Y tế", {"Lê Văn C": 1}),
        ("chỉ đạo của Giám đốc Sở Y tế, các đồng chí Lê Văn C, Trần Thị B", {}),
        ("Bí thư Đảng ủy, Chủ tịch UBND phường Láng Lê Văn C", {"Lê Văn C": 2}),
        ("Giám đốc Công an Thành phố, Trung tướng Lê Văn C", {"Lê Văn C": 1}),
    ],
)
def test_each_person_gets_the_own_offices(text: str, held: dict[str, int]) -> None:
    assert {person.name: len(person.offices) for person in find_persons(text)} == held


@pytest.mark.parametrize(
    "text",
    [
        "Ông Nguyễn Văn A trú tại phường Láng",
        "các Phó Giám đốc: Nguyễn Văn A, Lê B",
        "trưởng thành cùng Nguyễn Văn A",
        "họp ban giám đốc",
    ],
)
def test_who_bears_no_office_is_not_found(text: str) -> None:
    assert find_persons(text) == ()


@given(ODD)
def test_odd_texts_give_ordered_mentions_inside_the_text(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    for found in (find_places(text), find_bodies(text), find_offices(text), find_persons(text)):
        end = 0
        for mention in found:
            assert end <= mention.span.start < mention.span.end <= len(text)
            end = mention.span.end
    assert all(place.kind in KINDS for place in find_places(text))


@pytest.mark.parametrize(
    "part",
    ["Sở ", "Giám đốc Sở Y tế, ", "Nguyễn ", "phường ", "Phó ", "UBND", "các xã A, ", "Chủ tịch UBND ", "A", "("],
)
def test_a_long_text_costs_no_more_than_its_length(part: str) -> None:
    took = []
    for size in (20_000, 80_000):
        text = part * (size // len(part)) + str(size)
        start = time.process_time()
        find_persons(text)
        find_bodies(text)
        find_places(text)
        took.append(time.process_time() - start)
    assert took[1] < 4 * took[0] * 3 + 0.2
