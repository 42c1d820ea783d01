"""Rules over several portals, on three invented wards and a department: what is found, what is left."""

from __future__ import annotations

import pytest

from rasoat.finding import Finding

from .many_pages import over_city, over_portal

TAIL = (
    "<p>Người dân mang theo giấy tờ gốc để đối chiếu, lấy số tại quầy và nhận kết quả theo giờ ghi trên giấy hẹn; ai cần hướng dẫn thêm "
    "thì gặp cán bộ trực ở bàn số một trong giờ hành chính các ngày làm việc.</p>"
)


def page(
    host: str, number: int, title: str, *words: str, day: str = "2026-10-12", lang: str = "vi", head: str = ""
) -> tuple[str, str]:
    body = "".join(f"<p>{one}</p>" for one in words)
    html = (
        f"<!DOCTYPE html><html lang='{lang}'><head><title>{title}</title><meta property='og:type' content='article'>{head}"
        f"<meta property='article:published_time' content='{day}T08:00:00+07:00'></head>"
        f"<body><article><h1>{title}</h1>{body}{TAIL if lang == 'vi' else ''}</article></body></html>"
    )
    return f"https://{host}.example.vn/tin/-/view_content/{number}-tin.html", html


def of(code: str, findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.code == code]


FEE = "Thủ tục cấp lại thẻ hội viên: lệ phí {} đồng; thời hạn 05 ngày làm việc."


def test_a_contradiction_names_both_pages_and_quotes_both() -> None:
    pages = (
        page("hoa-mai", 1, "Cấp lại thẻ", FEE.format("50.000")),
        page("hoa-lan", 2, "Nhận hồ sơ thẻ", FEE.format("60.000")),
    )
    found = of("XP001", over_city(pages))
    assert {finding.place.url for finding in found} == {pages[0][0], pages[1][0]}
    for finding in found:
        assert pages[0][0] in finding.message
        assert pages[1][0] in finding.message
        assert "lệ phí 50.000 đồng" in finding.message
        assert "lệ phí 60.000 đồng" in finding.message


def test_one_wrong_page_among_many_is_told_with_counts_and_not_asserted() -> None:
    pages = [page(f"hoa-{n}", n, f"Tin {n}", FEE.format("50.000")) for n in range(5)] + [
        page("sai", 9, "Tin 9", FEE.format("60.000"))
    ]
    (found,) = of("XP001", over_city(pages))
    assert found.place.url == pages[-1][0]
    assert "5 trang" in found.message
    assert "Nhiều trang hơn (5) ghi “50.000 đồng”" in found.hint
    assert not found.suggestions


def test_all_wrong_copies_are_listed() -> None:
    right = [page(f"hoa-{n}", n, f"Tin {n}", FEE.format("50.000")) for n in range(9)]
    wrong = [page(f"sai-{n}", 20 + n, f"Bài {n}", FEE.format("60.000")) for n in range(3)]
    found = of("XP001", over_city(right + wrong))
    assert {finding.place.url for finding in found} == {url for url, _ in wrong}
    assert all(url in found[0].message for url, _ in wrong)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FEE.format("50.000"), FEE.format("50 nghìn")),
        (FEE.format("50.000"), "Thủ tục cấp mới thẻ hội viên: lệ phí 60.000 đồng."),
        (FEE.format("50.000"), "Thủ tục cấp lại thẻ hội viên nộp qua dịch vụ công: lệ phí 25.000 đồng."),
        (FEE.format("50.000"), "Thủ tục cấp lại thẻ hội viên: lệ phí từ 40.000 đến 60.000 đồng."),
        (FEE.format("50.000"), "Năm 2019, thủ tục cấp lại thẻ hội viên: lệ phí 60.000 đồng."),
        (FEE.format("50.000"), "Thủ tục cấp lại thẻ hội viên đối với hộ nghèo: lệ phí 10.000 đồng."),
        (
            "Thời hạn giải quyết thủ tục đăng ký kết hôn là 03 ngày.",
            "Thời hạn giải quyết thủ tục đăng ký kết hôn là không quá 3 ngày.",
        ),
        (
            "Đường dây nóng của UBND phường Hoa Mai: 024.3999.1234.",
            "Đường dây nóng của UBND phường Hoa Lan: 024.3999.1243.",
        ),
        (
            "Đường dây nóng của UBND phường Hoa Mai: 024.3999.1234.",
            "Đường dây nóng của phường Hoa Mai: (024) 3999 1234.",
        ),
        ("Đường dây nóng của phường: 024.3999.1234.", "Đường dây nóng của phường: 024.3999.1243."),
        (
            "Chủ tịch UBND phường Hoa Mai tiếp công dân vào thứ Năm hằng tuần.",
            "Chủ tịch UBND phường Hoa Mai tiếp công dân vào ngày 15 hằng tháng.",
        ),
        (
            "Chủ tịch UBND phường Hoa Mai tiếp công dân vào thứ Năm hằng tuần.",
            "Bí thư Đảng ủy phường Hoa Mai tiếp công dân vào thứ Tư hằng tuần.",
        ),
        (
            "Quyết định số 15/2026/QĐ-UBND ngày 10/3/2026 của UBND thành phố Mẫu, quy định phí chợ.",
            "Quyết định số 15/2026/QĐ-UBND ngày 02/4/2026 của UBND tỉnh Thí Dụ, quy định phí chợ.",
        ),
        ("Trụ sở UBND phường Hoa Mai: số 12 phố Hàng Mẫu, quận Mẫu.", "Trụ sở UBND phường Hoa Mai: 12 Hàng Mẫu."),
    ],
)
def test_what_may_both_be_true_is_silent(one: str, other: str) -> None:
    assert not of(
        "XP001", over_city((page("hoa-mai", 1, "Tin của phường", one), page("so-mau", 2, "Tin của sở", other)))
    )


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "Thời hạn giải quyết thủ tục đăng ký kết hôn là 03 ngày.",
            "Thời hạn giải quyết thủ tục đăng ký kết hôn là 05 ngày.",
            "thời hạn",
        ),
        (
            "Chủ tịch UBND phường Hoa Mai tiếp công dân vào thứ Năm hằng tuần.",
            "Chủ tịch UBND phường Hoa Mai tiếp công dân vào thứ Sáu hằng tuần.",
            "lịch tiếp công dân",
        ),
        (
            "Trụ sở UBND phường Hoa Mai: số 12 phố Hàng Mẫu.",
            "Trụ sở UBND phường Hoa Mai: số 21 phố Hàng Mẫu.",
            "địa chỉ",
        ),
        (
            "Thư điện tử của UBND phường Hoa Mai: vanthu_hoamai@example.vn.",
            "Thư điện tử của UBND phường Hoa Mai: vanthu.hoamai@example.vn.",
            "thư điện tử",
        ),
        (
            "Quyết định số 15/2026/QĐ-TTg ngày 10/3/2026 của Thủ tướng Chính phủ.",
            "Quyết định số 15/2026/QĐ-TTg ngày 10/4/2026 của Thủ tướng Chính phủ.",
            "ngày của văn bản",
        ),
        (
            "Ông Trần Văn Phong, Chủ tịch UBND phường Hoa Mai, trao quà.",
            "Ông Trần Văn Phòng, Chủ tịch UBND phường Hoa Mai, trao quà.",
            "người giữ chức vụ",
        ),
    ],
)
def test_every_kind_of_claim_is_compared(one: str, other: str, words: str) -> None:
    found = of("XP001", over_city((page("hoa-mai", 1, "Tin của phường", one), page("so-mau", 2, "Tin của sở", other))))
    assert found
    assert words in found[0].message
    assert found[0].severity.value == "warning"


def test_two_different_hotlines_of_one_body_are_advice_only() -> None:
    one, other = (
        "Đường dây nóng của UBND phường Hoa Mai: 024.3999.1234.",
        "Đường dây nóng của UBND phường Hoa Mai: 0912 888 777.",
    )
    found = of("XP001", over_city((page("hoa-mai", 1, "Tin", one), page("so-mau", 2, "Tin", other))))
    assert {finding.severity.value for finding in found} == {"info"}


def test_a_change_over_the_years_is_silent_and_a_guide_left_standing_is_not() -> None:
    old = page("hoa-mai", 1, "Tin cấp lại thẻ", FEE.format("50.000"), day="2024-03-01")
    new = page("hoa-lan", 2, "Tin thẻ hội viên", FEE.format("60.000"))
    guide = page("hoa-mai", 3, "Thủ tục cấp lại thẻ hội viên", FEE.format("50.000"), day="2024-03-01")
    assert not of("XP001", over_city((old, new)))
    found = of("XP001", over_city((guide, new)))
    assert found
    assert "Bài mới nhất (12/10/2026) ghi “60.000 đồng”" in found[0].hint


def test_another_holder_later_is_a_change_and_one_between_is_not() -> None:
    def pages(*names: str) -> list[tuple[str, str]]:
        return [
            page(
                f"hoa-{n}",
                n,
                f"Tin {n}",
                f"Ông {name}, Chủ tịch UBND phường Hoa Mai, dự lễ.",
                day=f"2026-0{2 * n + 1}-10",
            )
            for n, name in enumerate(names)
        ]

    assert not of("XP001", over_city(pages("Trần Văn Mẫu", "Trần Văn Mẫu", "Lê Thị Dụ", "Lê Thị Dụ")))
    assert of("XP001", over_city(pages("Trần Văn Mẫu", "Lê Thị Dụ", "Trần Văn Mẫu", "Trần Văn Mẫu")))


def test_rules_over_a_city_are_silent_on_one_portal() -> None:
    pages = (page("hoa-mai", 1, "Tin", FEE.format("50.000")), page("hoa-mai", 2, "Tin thẻ", FEE.format("60.000")))
    assert not over_city(pages)
    (inside,) = of("XP005", over_portal(pages))
    assert pages[0][0] in inside.message
    assert pages[1][0] in inside.message


def test_a_contradiction_inside_one_portal_is_not_told_twice() -> None:
    pages = (
        page("hoa-mai", 1, "Tin", FEE.format("50.000")),
        page("hoa-mai", 2, "Tin thẻ", FEE.format("60.000")),
        page("hoa-lan", 3, "Tin lan", "Phường tổ chức trồng cây xanh tại vườn hoa."),
    )
    assert not of("XP001", over_city(pages))


def test_hostile_text_in_a_quote_stays_text() -> None:
    evil = "{versions} {0} %s &lt;script&gt;alert(1)&lt;/script&gt;"
    words = FEE.replace("; thời hạn", f" {evil}; thời hạn").replace("{versions} {0}", "{{versions}} {{0}}")
    pages = (
        page("hoa-mai", 1, "Tin {name}", words.format("50.000")),
        page("hoa-lan", 2, "Tin {what}", words.format("60.000")),
    )
    found = of("XP001", over_city(pages))
    assert found
    assert "{versions} {0} %s <script>alert(1)</script>" in found[0].message


def test_personal_data_is_in_no_finding_over_portals() -> None:
    private = "Gia đình bà Nguyễn Thị Thí Dụ, điện thoại 0912 345 671, được nhận hỗ trợ theo thủ tục cấp lại thẻ hội viên: lệ phí {} đồng."
    pages = (page("hoa-mai", 1, "Tin", private.format("50.000")), page("hoa-lan", 2, "Tin", private.format("60.000")))
    told = " ".join(f"{f.message} {f.hint} {f.quote} {f.written}" for f in over_city(pages))
    assert "lệ phí 50.000 đồng" in told
    assert "0912 345 671" not in told
    assert "345671" not in told


RELEASE = (
    "Thành phố Mẫu hỗ trợ phí đăng ký xe điện cho người có thu nhập thấp theo chương trình giảm phát thải. Mức hỗ trợ là {amount} đồng một "
    "xe, mỗi người được hỗ trợ một lần, bắt đầu từ ngày {day}. Hồ sơ gồm đơn đề nghị, bản sao giấy đăng ký xe và giấy xác nhận thu nhập. "
    "Bà Lê Thị {name}, người phụ trách chương trình, cho biết người dân nộp hồ sơ trên cổng dịch vụ công hoặc gửi qua bưu chính công ích; "
    "kết quả được trả trong mười ngày làm việc, tiền được chuyển vào tài khoản của người nộp hồ sơ cho tới khi nguồn vốn hết."
)


def release(
    host: str,
    number: int,
    *,
    amount: str = "500.000",
    day: str = "15/10/2026",
    name: str = "Phương",
    title: str = "Hỗ trợ phí xe điện",
    more: str = "",
) -> tuple[str, str]:
    return page(host, number, title, RELEASE.format(amount=amount, day=day, name=name) + more)


@pytest.mark.parametrize(
    ("changed", "both"),
    [
        ({"amount": "600.000"}, ("500.000 đồng", "600.000 đồng")),
        ({"day": "16/10/2026"}, ("15/10/2026", "16/10/2026")),
        ({"name": "Phượng"}, ("Phương", "Phượng")),
    ],
)
def test_a_drifted_copy_lists_what_differs_and_all_copies(changed: dict[str, str], both: tuple[str, str]) -> None:
    pages = (release("hoa-mai", 1), release("so-mau", 2), release("hoa-lan", 3, **changed))
    (found,) = of("XP002", over_city(pages))
    assert found.place.url == pages[2][0]
    assert all(words in found.message for words in both)
    assert all(url in found.message for url, _ in pages)


@pytest.mark.parametrize(
    "changed",
    [
        {"day": "16/10/2026", "amount": "600.000"},
        {"name": "Hồng", "amount": "600.000"},
        {"name": "Hồng"},
        {"amount": "600.000", "title": "Hỗ trợ phí xe điện đợt 2"},
        {"amount": "600.000", "title": "Trợ giá vé tàu cho học sinh các trường ngoại thành"},
        {"more": " Tin do cổng thông tin đăng lại."},
        {"amount": "500 000"},
        {"day": "15/10/2026 và 16/10/2026"},
    ],
)
def test_two_things_and_mere_editing_are_no_drift(changed: dict[str, str]) -> None:
    assert not of("XP002", over_city((release("hoa-mai", 1), release("hoa-lan", 2, **changed))))


def test_each_wards_own_notice_is_no_drift() -> None:
    own = "UBND phường thông báo lịch phun thuốc diệt muỗi trên địa bàn phường cho {} hộ dân ở các ngõ. " + RELEASE
    words = [own.format(count, amount="1", day="2/10/2026", name="Hà") for count in ("320", "415")]
    assert not of(
        "XP002",
        over_city((page("hoa-mai", 1, "Lịch phun thuốc", words[0]), page("hoa-lan", 2, "Lịch phun thuốc", words[1]))),
    )


def test_a_form_that_every_ward_fills_in_is_no_drift() -> None:
    assert not of("XP002", over_city([release(f"hoa-{n}", n, amount=f"{n + 2}00.000") for n in range(9)]))


def test_one_error_lists_all_its_copies() -> None:
    wrong = "Từ tháng này, người dân được bổ xung giấy tờ ngay tại nhà mà không phải đến quầy giao dịch của bưu điện."
    pages = [page(f"hoa-{n}", n, f"Tin {n}", wrong) for n in range(4)]
    (found,) = of("XP003", over_city(pages))
    assert all(url in found.message for url, _ in pages)
    assert "4 trang của 4 cổng" in found.message
    assert "SP002" in found.message


def english(
    day: str = "October 24, 2026", amount: str = "VND 1,500,000", share: str = "15.5%", **more: str
) -> tuple[str, str]:
    words = (
        f"From {day}, the ward will pay {amount} of the fee for every motorbike of people with a low income, which is {share} of the fee. "
        f"Residents can hand in their papers at the service desk or on the portal and call {more.get('phone', '+84 24 3999 1234')}."
    )
    url, html = page("hoa-mai", 70, "Support for the fee", words, lang="en")
    return url.replace("/tin/", "/en/tin/"), html


VIETNAMESE = page(
    "hoa-mai",
    70,
    "Hỗ trợ phí xe điện",
    "Từ ngày 24/10/2026, phường hỗ trợ 1,5 triệu đồng phí đăng ký cho mỗi xe của người thu nhập thấp, bằng 15,5% phí phải nộp. "
    "Người dân nộp hồ sơ tại bộ phận một cửa hoặc trên cổng và gọi 024.3999.1234.",
)


def test_a_true_translation_is_silent() -> None:
    assert not of("XP004", over_portal((VIETNAMESE, english())))
    assert not of(
        "XP004", over_portal((VIETNAMESE, english(day="24 Oct 2026", amount="1.5 million dong", share="15.5 percent")))
    )


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"day": "October 26, 2026"}, "October 26, 2026"),
        ({"amount": "VND 1,000,000"}, "1,000,000"),
        ({"share": "25.5%"}, "25.5%"),
        ({"phone": "+84 24 3999 4321"}, "+84 24 3999 4321"),
    ],
)
def test_a_drifted_translation_tells_what_each_side_has(changed: dict[str, str], words: str) -> None:
    (found,) = of("XP004", over_portal((VIETNAMESE, english(**changed))))
    assert found.severity.value == "warning"
    assert words in found.message
    assert VIETNAMESE[0] in found.message


def test_a_figure_that_a_summary_leaves_out_is_silent() -> None:
    short = page(
        "hoa-mai",
        70,
        "Support",
        "The ward supports people with a low income who buy an electric motorbike from October on. " * 2,
        lang="en",
    )
    long = page(
        "hoa-mai",
        70,
        "Hỗ trợ",
        "Từ ngày 24/10/2026, phường hỗ trợ 1,5 triệu đồng cho mỗi xe. "
        + RELEASE.format(amount="1", day="2/3/2026", name="A"),
    )
    assert not of("XP004", over_portal((long, (short[0].replace("/tin/", "/en/tin/"), short[1]))))
