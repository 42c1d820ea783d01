"""Personal data in a page comes out masked in every field of every finding, of whatever rule, and in the kept text."""

from __future__ import annotations

import dataclasses
import re

import pytest

from rasoat.content import Article, Block, BlockKind, Image, Link, Page, Segment, SourceMap, Span
from rasoat.readers.source_html import read_html_file
from rules.engine import Engine, PageCheck
from rules.registry import all_rules

CITIZEN = "001085023456"
PHONE = "0912345671"
SPELLINGS = {
    "plain": (CITIZEN, PHONE),
    "spaced": ("001 085 023 456", "0912 345 671"),
    "dotted": ("001.085.023.456", "0912.345.671"),
    "no-break": ("001\u00a0085\u00a0023\u00a0456", "0912\u00a0345\u00a0671"),
    "abroad": ("001085023456", "+84 912 345 671"),
}
KEPT = 2
"""So many digits may stay."""


def texts(value: object) -> list[str]:
    """Every string in a finding, however deep."""
    if isinstance(value, str):
        return [value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [text for field in dataclasses.fields(value) for text in texts(getattr(value, field.name))]
    if isinstance(value, tuple | list | dict | frozenset):
        items = list(value.items()) if isinstance(value, dict) else value
        return [text for item in items for text in texts(item)]
    return []


def survivors(text: str, number: str) -> list[str]:
    """Runs of this number's digits longer than may stay, however they are parted."""
    digits = "".join(c for c in number if c.isdigit())
    bare = re.sub(r"(?<=\d)(?:[\s.()-]|%20)+(?=\d)", "", text)
    runs = {digits[start : start + KEPT + 2] for start in range(len(digits) - KEPT - 1)}
    return [run for run in re.findall(r"\d+", bare) if any(part in run for part in runs) and len(run) > KEPT + 1]


def assert_masked(checked: PageCheck, *numbers: str) -> None:
    for number in numbers:
        assert not survivors(checked.text, number), checked.text
        for finding in checked.findings:
            for text in texts(finding):
                if text != finding.fingerprint:
                    assert not survivors(text, number), f"{finding.code} shows {text!r}"


def lines(citizen: str, phone: str) -> list[str]:
    """Faults of many rules, close to and across the numbers."""
    return [
        f"Ông  Trần Văn Mẫu , số căn cước {citizen} ,sinh ngày 31/02/1985 nộp hồ sơ tại tại phường.",
        f"Bà Nguyễn Thị Dụ, điện thoại {phone} , bổ xung giấy tờ ; căn cước công dân số:{citizen}.",
        f"Số {citizen} nêu trên (CCCD) được ghi trong hồ sơ.Người nộp hoàn toàn chịu trách nhiệm",
    ]


def text_page(citizen: str, phone: str, *, source: bool = False, nfd: bool = False) -> Page:
    kinds = (BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.ALT)
    written = lines(citizen, phone)
    text, blocks = "\n".join(written), []
    start = 0
    for kind, line in zip(kinds, written, strict=True):
        blocks.append(Block(kind, Span(start, start + len(line))))
        start += len(line) + 1
    head = "<html><body><p>"
    mapped = SourceMap((Segment(0, len(text), len(head), len(head) + len(text)),))
    article = Article(
        id="1", text=text, found=text, blocks=tuple(blocks), source_map=mapped if source else None, selector="p"
    )
    links = (
        Link(f"tel:{phone}", f"tel:{phone}", "tại đây", in_article=True),
        Link(
            f"http://phuong.gov.vn/{citizen}.pdf",
            f"http://phuong.gov.vn/{citizen}.pdf",
            f"CCCD {citizen}",
            in_article=True,
        ),
        Link("http://a.gov.vn/x", "http://a.gov.vn/x", f"bà Dụ, điện thoại {phone}"),
    )
    images = (Image(f"/anh/{citizen}.jpg", None, in_article=True), Image(f"/anh/{phone}-chan-trang.jpg", None))
    frame = (f"Thường trực: bà Trần Thị Thí, điện thoại {phone}", f"Chủ trang: CCCD {citizen} , ông Mẫu")
    return Page(
        url="" if source else "https://phuong.gov.vn/tin/1.html",
        path="tin.html" if source else "",
        source=f"{head}{text}</p><footer>{frame[1]}</footer></body></html>" if source else None,
        article=article,
        links=links,
        images=images,
        frame=frame,
    )


@pytest.fixture(scope="module")
def every_rule() -> Engine:
    return Engine(all_rules())


@pytest.mark.parametrize("source", [False, True], ids=["live", "file"])
@pytest.mark.parametrize(("citizen", "phone"), SPELLINGS.values(), ids=SPELLINGS.keys())
def test_no_digit_run_of_personal_data_survives(every_rule: Engine, citizen: str, phone: str, source: bool) -> None:
    checked = every_rule.check(text_page(citizen, phone, source=source))
    assert {"PR001", "PR003"} <= {finding.code for finding in checked.findings}
    assert len({finding.code for finding in checked.findings}) >= 4, "other rules must meet the numbers too"
    assert_masked(checked, citizen, phone)


def test_other_rules_mask_even_where_the_privacy_rules_are_not_chosen() -> None:
    chosen = [rule for rule in all_rules() if rule.family != "PR"]
    checked = Engine(chosen).check(text_page(CITIZEN, PHONE))
    assert checked.findings
    assert not any(finding.code.startswith("PR") for finding in checked.findings)
    assert_masked(checked, CITIZEN, PHONE)


def test_numbers_in_the_frame_only_are_masked(every_rule: Engine) -> None:
    frame = (f"Người phụ trách có căn cước số {CITIZEN}",)
    page = Page(url="https://phuong.gov.vn/", frame=frame, links=(Link(f"/{CITIZEN}", f"/{CITIZEN}", "tại đây"),))
    checked = every_rule.check(page)
    assert {"PR001", "AX005"} <= {finding.code for finding in checked.findings}
    assert_masked(checked, CITIZEN)


def test_a_text_that_is_not_nfc_is_masked_at_the_right_place(every_rule: Engine) -> None:
    found = f"Ông Trần Văn Mẫu, số căn cước {CITIZEN}, nộp hồ sơ tại tại phường."
    import unicodedata

    nfd = unicodedata.normalize("NFD", found)
    article = Article(id="1", text=found, found=nfd, blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(found))),))
    checked = every_rule.check(Page(url="https://phuong.gov.vn/tin/2.html", article=article))
    assert "PR001" in {finding.code for finding in checked.findings}
    assert_masked(checked, CITIZEN)


def test_the_masked_number_keeps_its_length_and_last_two_digits(every_rule: Engine) -> None:
    checked = every_rule.check(text_page(CITIZEN, PHONE))
    quotes = {finding.quote for finding in checked.findings if finding.code == "PR001"}
    assert quotes == {"••••••••••56"}
    assert "căn cước ••••••••••56" in checked.text


def test_the_helper_of_this_test_sees_a_number_that_was_left() -> None:
    assert survivors("xem 001.085.023.456", CITIZEN)
    assert survivors("tel:0912345671", PHONE)
    assert not survivors("••••••••••56", CITIZEN)


@pytest.mark.parametrize("citizen", ["001085023456", "001&nbsp;085&nbsp;023&nbsp;456", "001 085<b> 023</b> 456"])
def test_a_file_of_html_is_masked_in_its_source_too(every_rule: Engine, citizen: str) -> None:
    html = (
        '<!DOCTYPE html><html lang="vi"><head><title>Tin</title></head><body><article><h1>Trả kết quả</h1>'
        f"<p>Ông Trần Văn Mẫu , số căn cước {citizen} ,nộp hồ sơ tại tại phường.</p>"
        f'<p>Xem <a href="/ho-so/{CITIZEN}.pdf">tại đây</a> <img src="/anh/{CITIZEN}.jpg"></p></article></body></html>'
    )
    checked = every_rule.check(read_html_file(html, "tin.html"))
    assert {"PR001", "AX001", "AX005"} <= {finding.code for finding in checked.findings}
    assert_masked(checked, CITIZEN)
