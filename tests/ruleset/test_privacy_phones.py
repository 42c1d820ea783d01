"""Whose number it is: the agency's own numbers are published for the public, in whatever way they are written."""

from __future__ import annotations

import pytest

from rasoat.agency import Agency
from rasoat.content import Article, Block, BlockKind, Page, Span
from rules.engine import Engine
from rules.privacy.citizen_number import plausible
from rules.privacy.private_phone import digits, is_mobile
from rules.registry import by_code

TEXT = "Gia đình bà Nguyễn Thị Thí Dụ, số điện thoại {}, ở ngõ 12."


def found(number: str, *, phones: tuple[str, ...] = (), options: dict[str, object] | None = None) -> list[str]:
    text = TEXT.format(number)
    article = Article(id="1", text=text, found=text, blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
    agency = Agency("mau", "Phường Mẫu", "phuong-xa", (), (), phones=phones)
    checked = Engine([by_code("PR003")], options=options).check(Page(path="a.txt", article=article), agency)
    assert not checked.failures
    return [finding.quote for finding in checked.findings]


@pytest.mark.parametrize("number", ["0912345671", "0912 345 671", "0912.345.671", "+84 912 345 671", "84912345671"])
def test_a_private_number_is_found_however_it_is_written(number: str) -> None:
    assert len(found(number)) == 1


@pytest.mark.parametrize("known", ["0912345671", "0912 345 671", "+84912345671", "(+84) 912.345.671"])
def test_a_number_of_the_agency_is_silent_however_it_is_written(known: str) -> None:
    assert found("0912 345 671", phones=(known,)) == []
    assert found("+84 912 345 671", options={"phones": [known]}) == []


@pytest.mark.parametrize("number", ["0162345671", "0512345", "0912 345", "091234567123", "1900 1234", "0912.345.671,5"])
def test_what_is_no_mobile_number_is_silent(number: str) -> None:
    assert found(number) == []


def test_the_country_code_does_not_make_another_number() -> None:
    assert digits("+84 (0)912 345 671") == digits("0912.345.671")
    assert is_mobile("+84 912 345 671")
    assert not is_mobile("0169 123 4567")


def test_a_citizens_number_is_told_by_its_parts() -> None:
    import datetime as dt

    day = dt.date(2026, 11, 24)
    assert plausible("001085023456", day)
    assert plausible("001226023456", day), "born this year"
    assert not plausible("001227023456", day), "born next year"
    assert not plausible("003085023456", day), "no such province"
    assert not plausible("001985023456", day), "no such century"
    assert not plausible("001085000000", day), "no such serial"
