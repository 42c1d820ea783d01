"""What a page claims: found where it is certain, left where it is a range, a change, another time, a person's or somebody else's."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasoat.agency import Agency
from rasoat.content import BlockKind, Span
from rasoat.masking import mask_spans
from rules.claims.claim import Claim, Kind
from rules.claims.contacts import plain_number
from rules.claims.find import MOST, find_claims
from rules.claims.nearness import FAR, NEAR, SAME, difference, distance
from rules.document import Document

from .marked import text_page

WARD = Agency("mau", "Phường Thí Dụ", "phuong-xa", ("phuong-thi-du.example.vn",), ())


def claims(text: str, *, kind: BlockKind = BlockKind.PARAGRAPH, agency: Agency | None = WARD) -> tuple[Claim, ...]:
    page = text_page(text, kind, dt.date(2026, 11, 1))
    assert page.article is not None
    doc = Document(page, page.article, agency)
    return find_claims(doc, doc.text)


def told(text: str, **more: object) -> list[tuple[str, str, str, str]]:
    return [(claim.kind.value, claim.subject, claim.scope, claim.value) for claim in claims(text, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thủ tục cấp lại thẻ hội viên: lệ phí 50.000 đồng; thời hạn 05 ngày làm việc.",
            [("fee", "cấp lại thẻ hội viên", "", "50000"), ("time-limit", "cấp lại thẻ hội viên", "", "5")],
        ),
        ("Lệ phí cấp lại giấy phép lái xe là 135.000 đồng.", [("fee", "cấp lại giấy phép lái xe", "", "135000")]),
        (
            "Mức thu lệ phí cấp giấy phép xây dựng nhà ở riêng lẻ: 75.000 đồng/giấy phép.",
            [("fee", "cấp giấy phép xây dựng nhà ở riêng lẻ", "", "75000")],
        ),
        ("Lệ phí cấp lại giấy phép lái xe là 135 nghìn đồng.", [("fee", "cấp lại giấy phép lái xe", "", "135000")]),
        (
            "Thời hạn giải quyết thủ tục đăng ký kết hôn là không quá 03 ngày làm việc kể từ ngày nhận đủ hồ sơ.",
            [("time-limit", "đăng ký kết hôn", "", "3")],
        ),
        (
            "Thủ tục đăng ký khai sinh\nHồ sơ gồm tờ khai.\nLệ phí: Không.\nThời hạn giải quyết: 01 ngày làm việc.",
            [("fee", "đăng ký khai sinh", "", "0"), ("time-limit", "đăng ký khai sinh", "", "1")],
        ),
        (
            "1. Cấp đổi thẻ thư viện: lệ phí 20.000 đồng.\n2. Cấp lại thẻ thư viện: lệ phí 30.000 đồng.",
            [("fee", "cấp đổi thẻ thư viện", "", "20000"), ("fee", "cấp lại thẻ thư viện", "", "30000")],
        ),
        (
            "Thủ tục cấp bản sao trích lục khi nộp trực tiếp: lệ phí 8.000 đồng/bản.",
            [("fee", "cấp bản sao trích lục", "trực tiếp; /bản", "8000")],
        ),
    ],
)
def test_fee_and_time_limit_of_a_procedure(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2019, lệ phí cấp lại giấy phép lái xe là 135.000 đồng.",
        "Từ ngày 01/7/2026, lệ phí cấp lại giấy phép lái xe là 160.000 đồng.",
        "Lệ phí cấp lại giấy phép lái xe giảm còn 115.000 đồng.",
        "Lệ phí cấp lại giấy phép lái xe từ 100.000 đến 135.000 đồng.",
        "Trước đây, lệ phí cấp lại giấy phép lái xe là 135.000 đồng.",
        "Trường hợp mất thẻ, lệ phí cấp lại thẻ hội viên là 70.000 đồng.",
        "Lệ phí cấp lại thẻ hội viên dự kiến là 70.000 đồng.",
        "Thủ tục cấp lại thẻ hội viên: lệ phí 50.000 đồng, nộp tại nhà 70.000 đồng.",
        "Thời hạn giải quyết thủ tục đăng ký kết hôn rút ngắn từ 05 ngày xuống 03 ngày làm việc.",
        "Thời hạn giải quyết trung bình thủ tục đăng ký kết hôn là 02 ngày.",
        "Lệ phí là 50.000 đồng.",
        "Mức phạt và lệ phí: 50.000 đồng.",
        "Học phí lớp đàn là 500.000 đồng; lệ phí thi 50.000 đồng.",
        "Thời hạn sử dụng của thẻ hội viên là 10 ngày.",
        "Thời hạn nộp hồ sơ đăng ký kết hôn là 10 ngày.",
    ],
)
def test_what_is_not_certain_is_no_claim(text: str) -> None:
    assert told(text) == []


def test_conditions_keep_two_claims_apart() -> None:
    online = told("Thủ tục cấp lại thẻ hội viên nộp qua dịch vụ công: lệ phí 25.000 đồng.")
    counter = told("Thủ tục cấp lại thẻ hội viên: lệ phí 50.000 đồng.")
    company = told("Thủ tục cấp lại thẻ hội viên đối với doanh nghiệp: lệ phí 90.000 đồng.")
    assert len({(kind, subject, scope) for kind, subject, scope, _ in (*online, *counter, *company)}) == 3


def test_a_table_is_read_by_its_heads() -> None:
    cells = "STT\nTên thủ tục\nThời hạn giải quyết\nLệ phí\n1\nĐăng ký khai sinh\n01 ngày làm việc\nKhông\n2\nĐăng ký lại kết hôn\n05 ngày\n30.000 đồng"
    assert told(cells, kind=BlockKind.CELL) == [
        ("fee", "đăng ký khai sinh", "", "0"),
        ("time-limit", "đăng ký khai sinh", "", "1"),
        ("fee", "đăng ký lại kết hôn", "", "30000"),
        ("time-limit", "đăng ký lại kết hôn", "", "5"),
    ]


@pytest.mark.parametrize("left_out", [3, 6, 9])
def test_a_table_with_a_missing_cell_is_left(left_out: int) -> None:
    cells = "STT\nTên thủ tục\nLệ phí\n1\nĐăng ký khai sinh\nKhông\n2\nĐăng ký lại kết hôn\n30.000 đồng\n3\nCấp bản sao trích lục\n8.000 đồng".split(
        "\n"
    )
    del cells[left_out + 1 if left_out == 3 else left_out]
    assert told("\n".join(cells), kind=BlockKind.CELL) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đường dây nóng của UBND phường Hàng Mẫu: 024.3999.1234.", ("hotline", "phường hàng mẫu", "", "02439991234")),
        (
            "Đường dây nóng của Ủy ban nhân dân phường Hàng Mẫu là (024) 3999 1234.",
            ("hotline", "phường hàng mẫu", "", "02439991234"),
        ),
        ("Phường Hàng Mẫu, đường dây nóng: 024 3999 1234", ("hotline", "phường hàng mẫu", "", "02439991234")),
        ("Đường dây nóng: 024 3999 1234 (UBND phường Hàng Mẫu).", ("hotline", "phường hàng mẫu", "", "02439991234")),
        ("UBND phường Hàng Mẫu. Địa chỉ: số 51 phố Thí Dụ.", ("address", "phường hàng mẫu", "", "51 thí dụ")),
        (
            "Thư điện tử: vt@mau.example.vn của UBND phường Hàng Mẫu.",
            ("e-mail", "phường hàng mẫu", "", "vt@mau.example.vn"),
        ),
        ("Đường dây nóng của phường: 0912345678.", ("hotline", "phường thí dụ", "", "0912345678")),
        (
            "Đường dây nóng phòng cháy của phường Hàng Mẫu: 04.39991234.",
            ("hotline", "phường hàng mẫu", "phòng cháy", "02439991234"),
        ),
        (
            "Trụ sở UBND phường Hàng Mẫu đặt tại số 12 phố Hàng Thí Dụ, Hà Nội.",
            ("address", "phường hàng mẫu", "", "12 hàng thí dụ"),
        ),
        (
            "Chủ tịch UBND phường Hàng Mẫu tiếp công dân vào thứ Năm hằng tuần.",
            ("reception", "chủ tịch phường hàng mẫu", "hằng tuần", "thứ 5"),
        ),
        (
            "Chủ tịch phường tiếp công dân định kỳ vào ngày 10 và 25 hàng tháng.",
            ("reception", "chủ tịch phường thí dụ", "hằng tháng", "ngày 10|ngày 25"),
        ),
        (
            "Ông Trần Văn Mẫu, Chủ tịch UBND phường Hàng Mẫu, dự lễ.",
            ("holder", "chủ tịch phường hàng mẫu", "", "trần văn mẫu"),
        ),
        (
            "Theo Nghị định số 42/2022/NĐ-CP ngày 24 tháng 6 năm 2022 của Chính phủ.",
            ("document-date", "42/2022/nd-cp", "", "2022-06-24"),
        ),
        (
            "Theo Chỉ thị số 16/CT-TTg ngày 31/3/2020 của Thủ tướng.",
            ("document-date", "16/ct-ttg (2020)", "", "2020-03-31"),
        ),
    ],
)
def test_contacts_days_and_documents(text: str, expected: tuple[str, str, str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Đường dây nóng: 024.3999.1234.",
        "Đường dây nóng của Sở Y tế và của Công an phường Hàng Mẫu: 024.3999.1234.",
        "Liên hệ ông Trần Văn Mẫu, điện thoại: 024 3999 1234.",
        "Bà Lê Thị Dụ, UBND phường Hàng Mẫu, email: le.thi.du@example.vn.",
        "Điện thoại: 0912 345 678 (chị Hoa).",
        "Email của UBND phường Hàng Mẫu: mau.thi.du@gmail.com.",
        "Chủ tịch và Bí thư phường tiếp công dân vào thứ Năm hằng tuần.",
        "UBND phường Hàng Mẫu tiếp công dân vào ngày 15/11.",
        "Thay vì thứ Năm hằng tuần, Chủ tịch UBND phường Hàng Mẫu tiếp công dân vào thứ Sáu hằng tuần.",
        "Ông Trần Văn Mẫu, nguyên Chủ tịch UBND phường Hàng Mẫu, dự lễ.",
        "Ông Trần Văn Mẫu, Phó Chủ tịch UBND phường Hàng Mẫu, dự lễ.",
        "Quyết định số 15/QĐ-UBND ngày 10/3/2026 về việc khen thưởng.",
        "Nghị định số 42/2022/NĐ-CP ngày 31/02/2022 của Chính phủ.",
        "Công ty Cổ phần Mẫu, địa chỉ: số 5 phố Thí Dụ.",
    ],
)
def test_what_is_nobodys_or_a_persons_is_no_claim(text: str) -> None:
    assert told(text) == []


def test_contact_lines_belong_to_the_body_that_heads_them() -> None:
    lines = "Trụ sở UBND phường Hàng Mẫu\nĐịa chỉ: số 12 phố Hàng Thí Dụ\nĐiện thoại: 024.3999.1234\nEmail: vanthu@hangmau.example.vn"
    assert {(kind, subject) for kind, subject, _, _ in told(lines)} == {
        ("address", "phường hàng mẫu"),
        ("phone", "phường hàng mẫu"),
        ("e-mail", "phường hàng mẫu"),
    }


def test_nothing_is_claimed_of_what_is_masked() -> None:
    text = "Đường dây nóng của UBND phường Hàng Mẫu: 0912 345 678."
    page = text_page(text, BlockKind.PARAGRAPH, None)
    assert page.article is not None
    doc = Document(page, page.article, WARD)
    start = text.index("0912")
    assert find_claims(doc, doc.text)
    assert not find_claims(doc, mask_spans(doc.text, [Span(start, start + 12)]))


def test_an_english_article_claims_nothing() -> None:
    text = "The hotline of the ward is 024.3999.1234 and residents of this ward can call it at any time of the day or night."
    assert told(text) == []


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("+84 24 3999 1234", "02439991234"),
        ("(024) 3999.1234", "02439991234"),
        ("04.39991234", "02439991234"),
        ("0162 345 6789", "0323456789"),
        ("1900 1234", "19001234"),
        ("(+84) 912.345.678", "0912345678"),
    ],
)
def test_a_number_is_one_however_it_is_written(written: str, plain: str) -> None:
    assert plain_number(written) == plain


@pytest.mark.parametrize(
    ("kind", "one", "other", "expected"),
    [
        (Kind.HOTLINE, "02439991234|0912345678", "0912345678", SAME),
        (Kind.HOTLINE, "02439991234", "02439991243", NEAR),
        (Kind.HOTLINE, "02439991234", "02438887777", FAR),
        (Kind.PHONE, "02439991234", "02439991235", SAME),
        (Kind.PHONE, "02439991234", "02438887777", SAME),
        (Kind.PHONE, "02439991234", "02493991234", NEAR),
        (Kind.ADDRESS, "12 hàng mẫu", "21 hàng mẫu", NEAR),
        (Kind.ADDRESS, "12 hàng mẫu", "12 hàng mẫu đông", SAME),
        (Kind.ADDRESS, "12 hàng mẫu", "7 lý thí dụ", FAR),
        (Kind.RECEPTION, "ngày 10|ngày 25", "ngày 25", SAME),
        (Kind.RECEPTION, "thứ 5", "thứ 6", NEAR),
        (Kind.HOLDER, "trần văn phong", "trần văn phòng", NEAR),
        (Kind.HOLDER, "trần văn mẫu", "lê thị dụ", FAR),
        (Kind.FEE, "50000", "60000", NEAR),
    ],
)
def test_how_values_differ(kind: Kind, one: str, other: str, expected: int) -> None:
    assert difference(kind, one, other) == difference(kind, other, one) == expected


@given(st.text("abđ12", max_size=12), st.text("abđ12", max_size=12))
def test_distance_is_a_distance(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert distance(one, other) <= max(len(one), len(other))


WORDS = st.sampled_from(
    "thủ tục |cấp lại |lệ phí |: |50.000 đồng|; |thời hạn |không |5 ngày|đường dây nóng |của |UBND phường |Hàng Mẫu |024.3999.1234|\n|địa chỉ: |"
    "số 5 |phố |tiếp công dân |thứ Năm |hằng tuần|ngày 31 |. |∞|\u200f|10^30|Nghị định số 1/2020/NĐ-CP |ngày 29/2/2021|@|a@b.vn".split(
        "|"
    )
)


@settings(max_examples=120, deadline=None)
@given(st.lists(WORDS, max_size=30).map("".join))
def test_any_mixture_is_read_without_breaking(text: str) -> None:
    for claim in claims(text):
        assert claim.subject
        assert claim.value
        assert "\n" not in claim.quote


@pytest.mark.slow
def test_long_texts_cost_time_in_step_with_their_length() -> None:
    import time

    line = "Thủ tục cấp lại thẻ hội viên: lệ phí 50.000 đồng; đường dây nóng của UBND phường Hàng Mẫu: 024.3999.1234.\n"

    def seconds(text: str) -> float:
        started = time.process_time()
        assert len(claims(text)) <= MOST
        return time.process_time() - started

    seconds(line * 50)
    assert seconds(line * 2000) < 80 * max(0.02, seconds(line * 100))
    assert seconds("đường dây nóng của " * 6000) < 10
    assert seconds("lệ phí " * 20_000) < 10
    assert seconds("a" * 100_000) < 5
