"""Where a correction needs a person (quotations of documents, titles, names) or is never made (code, addresses)."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from rasoat.finding import Finding, Safety
from rasoat.readers.files import read_data
from rules.engine import Engine
from rules.registry import select


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(select(["SP002", "SP004", "TY003", "TY004", "TY007", "TY009"], ()))


def found(engine: Engine, text: str, name: str = "bai.txt") -> list[Finding]:
    if PurePath(name).suffix == ".txt":
        text = f"Tin hoạt động\n\n{text}\n"
    findings = [finding for finding in engine.check(read_data(text.encode(), name)).findings if finding.suggestions]
    assert findings, f"nothing is found in {text!r}"
    return findings


FREE = [
    "Đơn vị bổ xung hồ sơ.",
    "Bổ xung hồ sơ cho Nguyễn Văn An.",
    "Điều 5 Nghị định số 12/2020/NĐ-CP được bổ xung.",
    "Theo Điều 5, đơn vị sử lý “một cửa” rất nhanh.",
    "Thuật ngữ “bổ xung” này cần sửa.",
    "Bà con nói: “Chúng tôi đã bổ xung hồ sơ từ tuần trước”.",
    "Kế hoạch số 5/KH-UBND đã ban hành. Người dân nói: “Chúng tôi bổ xung hồ sơ đầy đủ rồi”.",
    "Nghị định quy định: “Hồ sơ gồm một bộ”. Đơn vị bổ xung hồ sơ.",
    "THÔNG BÁO BỔ XUNG HỒ SƠ",
    "Bổ xung Nghị định số 5.",
    "a) Bổ xung hồ sơ; - Sử lý vi phạm; 2. Cuả công.",
    "Cuả UBND phường.",
    "UBND phường Hà Nội , xã Hòa Bình.",
    "Quận Đống\u200bĐa và ông Nguyễn\u200b Văn An.",
    "Ông Nguyễn Văn An  và bà Trần Thị Bình.",
    "Xem hanoi.gov.vn và bổ xung hồ sơ.",
    "Viết tới a@hanoi.gov.vn , sau đó chờ.",
    'Mức 5" và bổ xung hồ sơ.',
]
UNSAFE = [
    "Điều 5 Nghị định số 12/2020/NĐ-CP quy định: “Cơ quan bổ xung hồ sơ trong 05 ngày”.",
    'Khoản 2 Điều 7 nêu rõ: "Cơ quan bổ xung hồ sơ trong 05 ngày".',
    "Luật Đất đai ghi: «Cơ quan bổ xung hồ sơ trong 05 ngày».",
    "Văn bản nêu rõ “cơ quan , tổ chức phải nộp hồ sơ”.",
    "Công văn số 15/UBND-VP yêu cầu “các đơn vị  rà soát lại hồ sơ”.",
    "“Cơ quan bổ xung hồ sơ trong 05 ngày” (trích Điều 5 Nghị định số 12/2020/NĐ-CP).",
    "Đề án “Bổ xung biên chế” được duyệt.",
    "Kế hoạch số 5/KH-UBND ngày 05/3/2026 của UBND Thành phố về “Sử lý rác thải”.",
    "Cuốn sách “Sử lý số liệu” đã phát hành.",
    "Điều 3 được sửa đổi như sau:\n“Điều 3. Hồ sơ\n1. Cơ quan bổ xung hồ sơ.\n2. Người dân nộp hồ sơ”.",
    "Nghị định ghi rõ “cơ quan bổ xung hồ sơ trong 05 ngày.",
    "Chỉ thị nêu: “Xem “Luật” và bổ xung hồ sơ ngay”.",
    "Bộ luật có câu “ai đựơc giao thì chịu trách nhiệm”.",
    "Chị Sử lý hồ sơ.",
    "Đã gặp Cuả hôm qua.",
    "Cuả Thị Nga đã tới.",
    "Ông NGUYỄN CUẢ đã tới dự và phát biểu ý kiến với bà con.",
    "Hai phim “Hà Nội”, “Sử lý tình huống” và “Mùa thu”.",
    "Chương trình số 01-CTr/TU, ngày 17/3/2021, của Thành ủy về “Sử lý rác thải đô thị”.",
]
NEVER = [
    "Xem https://a.vn/bổ-xung/bổ xung nhé.",
    "Viết tới bổ xung@hanoi.gov.vn nhé.",
]


@pytest.mark.parametrize("text", FREE)
def test_running_text_is_corrected(engine: Engine, text: str) -> None:
    assert {finding.safety for finding in found(engine, text)} == {Safety.SAFE}


@pytest.mark.parametrize("text", UNSAFE)
def test_quotations_titles_and_names_need_a_person(engine: Engine, text: str) -> None:
    assert {finding.safety for finding in found(engine, text)} == {Safety.UNSAFE}


@pytest.mark.parametrize("text", NEVER)
def test_addresses_are_never_changed(engine: Engine, text: str) -> None:
    assert {finding.safety for finding in found(engine, text)} == {Safety.NONE}


@pytest.mark.parametrize(
    ("markup", "name", "safety"),
    [
        ("<h1>Tin hoạt động</h1><p>Gõ <code>bổ xung</code> vào ô.</p>", "a.html", Safety.NONE),
        ("<h1>Tin hoạt động</h1><pre>bổ xung hồ sơ</pre>", "a.html", Safety.NONE),
        ("<h1>Tin hoạt động</h1><blockquote><p>Phải bổ xung hồ sơ.</p></blockquote>", "a.html", Safety.UNSAFE),
        ("<h1>Tin hoạt động</h1><p>Ghi <q>bổ xung</q> ở đây.</p>", "a.html", Safety.UNSAFE),
        ("<h1>Tin hoạt động</h1><pre>x</pre><p>Phải bổ xung hồ sơ.</p><code>y</code>", "a.html", Safety.SAFE),
        ("<h1>Tin hoạt động</h1><p>Phải bổ <b>xung</b> hồ sơ.</p>", "a.html", Safety.NONE),
        ("# Tin hoạt động\n\nGõ `bổ xung` vào ô.\n", "a.md", Safety.NONE),
        ("# Tin hoạt động\n\nGõ ``a ` bổ xung`` vào ô.\n", "a.md", Safety.NONE),
        ("# Tin hoạt động\n\n> Phải bổ xung\n> hồ sơ.\n", "a.md", Safety.UNSAFE),
        ("# Tin hoạt động\n\n```\nx `\n\ny\n```\n\nPhải bổ xung hồ sơ, dấu ` lẻ.\n\n`x`\n", "a.md", Safety.SAFE),
        ("# Tin hoạt động\n\nPhải bổ **xung** hồ sơ.\n", "a.md", Safety.NONE),
    ],
)
def test_markup_says_what_is_code_and_what_is_quoted(engine: Engine, markup: str, name: str, safety: Safety) -> None:
    assert {finding.safety for finding in found(engine, markup, name)} == {safety}


def test_what_is_not_sure_needs_a_person(engine: Engine) -> None:
    doubtful = [finding for finding in found(engine, "Đoàn đi thăm quan mô hình.") if finding.confidence < 0.9]
    assert doubtful
    assert {finding.safety for finding in doubtful} == {Safety.UNSAFE}
