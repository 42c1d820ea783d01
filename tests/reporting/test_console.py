"""What a person reads in a terminal."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasoat.finding import Place, Safety
from rasoat.report import Coverage, Hidden, RuleFailure
from reporters import console
from reporters.excerpt import excerpt
from reporters.formats import FORMATS
from reporters.terminal import head, middle, neutral, tail, wants_color, width
from tests.reporting.odd_reports import ODD, agency, article, finding, live, portal, report


def test_concise_is_place_code_message() -> None:
    first = console.render(report(agency(finding())), full=False).splitlines()[0]
    assert first == "bai.md:3:5: SP002 “bổ xung” viết sai chính tả."


def test_concise_on_a_live_page_begins_with_its_address() -> None:
    first = console.render(report(portal(live())), full=False).splitlines()[0]
    assert first == "https://so-mau.example/tin/1: SP002 “bổ xung” viết sai chính tả."


def test_concise_tells_the_paragraph_where_there_are_no_lines() -> None:
    first = console.render(ODD["a place without lines"], full=False).splitlines()[0]
    assert first.startswith("thu.docx (đoạn 3): SP002 ")


def test_full_shows_the_line_with_carets_under_the_exact_words() -> None:
    assert console.render(report(agency(finding()))) == (
        "bai.md  Hồ sơ cần bổ xung\n"
        "  3:5 nặng SP002 [known-misspelling] “bổ xung” viết sai chính tả.\n"
        "    | Cần bổ xung hồ sơ.\n"
        "    |     ^^^^^^^\n"
        "    = cách sửa: Sửa thành “bổ sung”.\n"
        "    = nên viết: “bổ sung”\n"
        "    = vì sao: Người đọc mất tin cậy. (căn cứ: https://example.org/quy-tac)\n"
        "\n"
        "Tìm thấy 1 chỗ (1 nặng) ở 1 trang; đã đọc 1 trên 1 trang; 1 chỗ máy sửa được an toàn (--fix).\n"
    )


def test_why_is_told_once_for_each_rule() -> None:
    output = console.render(report(agency(finding(), finding(), finding(code="AX001"))))
    assert output.count("vì sao") == 1


def test_english_has_no_vietnamese_but_that_of_the_page() -> None:
    given = report(
        portal(
            live(
                message="M.", hint="H.", pages=3, preview=True, quote="a", before="", after="", suggestions=("b", "c")
            ),
            name="Dept",
            articles=(),
            coverage=Coverage(9, 1, 1, {"ok": 1, "server-error": 8}),
            failures=(RuleFailure("DT002", "x", "KeyError"),),
        ),
        hidden=Hidden(1, 2, 3),
        language="en",
        rules=(),
    )
    for name in ("console", "concise", "github"):
        output = FORMATS[name].render(given).decode()
        assert not re.search("[ạ-ỹđăâêôơư]", output), output


def test_what_the_report_hides_and_what_is_old_is_told() -> None:
    given = report(agency(finding(), finding(new=False)), compared=True, hidden=Hidden(known=1234, suppressed=1))
    output = console.render(given)
    assert output.count(" (nợ cũ) ") == 1
    assert "trong đó 1 chỗ nợ cũ" in output
    notes = "Không kể 1.234 chỗ nợ cũ đã ghi trong mốc so sánh.\nKhông kể 1 chỗ được bỏ qua có lý do.\n"
    assert output.rpartition("\nTìm thấy")[0].endswith(notes.rstrip("\n"))


def test_full_groups_by_article() -> None:
    second = Place(path="khac.md", line=1, column=1, offset=0, length=1, end_line=1, end_column=2)
    output = console.render(
        report(
            agency(
                finding(),
                finding(place=second, article="2"),
                finding(),
                articles=(article(), article(id="2", path="khac.md")),
            )
        )
    )
    headers = [line for line in output.splitlines() if line.startswith(("bai.md", "khac.md"))]
    assert headers == ["bai.md  Hồ sơ cần bổ xung", "khac.md  Hồ sơ cần bổ xung"]


def test_full_points_to_the_spot_on_a_live_page() -> None:
    assert "    = mở đúng chỗ: https://so-mau.example/tin/1#:~:text=b%E1%BB%95%20xung\n" in console.render(
        report(portal(live()))
    )


@pytest.mark.parametrize(
    ("before", "quote", "after", "line", "caret"),
    [
        ("Cần ", "bổ xung", " nhé", "Cần bổ xung nhé", "    ^^^^^^^"),
        (unicodedata.normalize("NFD", "Cần "), unicodedata.normalize("NFD", "bổ"), "", None, "    ^^"),
        ("公告 ", "東", " x", "公告 東 x", "     ^^"),
        ("a\tb ", "c", "", "a b c", "    ^"),
        ("dòng trên\n  dòng ", "này", " đây\ndòng dưới", "dòng này đây", "     ^^^"),
        ("x", "\u200b", "y", "x<U+200B>y", " ^^^^^^^^"),
        ("", "một\nhai", "", "một↵hai", "^^^^^^^"),
        ("hết câu", "", " sau", "hết câu sau", "       ^"),
    ],
)
def test_carets_follow_display_width(before: str, quote: str, after: str, line: str | None, caret: str) -> None:
    shown = excerpt(finding(before=before, quote=quote, after=after), 80)
    assert shown is not None
    assert shown.caret == caret
    assert line is None or shown.line == line


def test_text_is_shown_clean_and_an_element_as_it_stands() -> None:
    in_text = excerpt(finding(written=("<b>Cần ", "bổ&nbsp;xung", "</b>")), 80)
    element = excerpt(finding(before="", quote="anh.jpg", after="", written=("<p>", '<img src="anh.jpg">', "</p>")), 80)
    assert in_text
    assert element
    assert in_text.line == "Cần bổ xung hồ sơ."
    assert element.line == '<p><img src="anh.jpg"></p>'


@given(st.text(max_size=200), st.text(min_size=1, max_size=200), st.text(max_size=200), st.integers(40, 120))
@settings(max_examples=200, deadline=None)
def test_an_excerpt_is_never_wider_than_asked_nor_its_caret_than_its_line(
    before: str, quote: str, after: str, cells: int
) -> None:
    shown = excerpt(finding(before=before, quote=quote, after=after), cells)
    if shown:
        assert width(shown.line) <= cells
        assert width(shown.caret) <= max(width(shown.line), 1) + 1


def test_a_very_long_line_is_windowed_round_the_words() -> None:
    shown = excerpt(finding(before="trước " * 500, after=" sau" * 500), 60)
    assert shown is not None
    start = shown.caret.index("^")
    assert shown.line[start : start + 7] == "bổ xung"
    assert shown.line.startswith("…")
    assert shown.line.endswith("…")
    assert width(shown.line) <= 60


@given(st.text(max_size=80), st.integers(2, 60))
@settings(max_examples=200, deadline=None)
def test_cut_text_fits(text: str, cells: int) -> None:
    text = neutral(text)
    for cut in (head, tail, middle):
        assert width(cut(text, cells)) <= cells
        assert width(text) > cells or cut(text, cells) == text


def test_neutral_text_keeps_vietnamese_and_shows_what_is_hidden() -> None:
    assert neutral("Đường số 5\u00a0km – “ổn”") == "Đường số 5\u00a0km – “ổn”"
    assert neutral("a\x1b[2Jb\r\nc\u202ed") == "a<U+001B>[2Jb↵c<U+202E>d"


def test_statistics_count_rules_most_first() -> None:
    items = [finding(), finding(), finding(code="AX001", name="image-without-alt")]
    output = console.render(report(agency(*items)), full=False, statistics=True)
    assert output.splitlines()[3:6] == [
        "",
        "      2  SP002   known-misspelling  Từ viết sai chính tả",
        "      1  AX001   image-without-alt  Ảnh thiếu mô tả",
    ]


def test_nothing_read_is_never_told_as_nothing_wrong() -> None:
    empty = "Chưa đọc được trang nào, nên chưa kết luận được gì.\n"
    assert console.render(ODD["no pages"]).endswith(empty)
    assert console.render(ODD["no agencies"]) == empty
    assert console.render(ODD["no findings"]) == "Không thấy chỗ nào phải sửa; đã đọc 1 trên 1 trang.\n"


def test_rules_that_broke_and_pages_not_read_are_told() -> None:
    assert "Quy tắc DT002 hỏng ở bai.md: KeyError: 'năm'\n" in console.render(ODD["a rule that broke"])
    output = console.render(ODD["a page not fetched"])
    assert "Sở Mẫu: Không đọc được https://so-mau.example/tin/2?a=1&b=[2] : Máy chủ báo lỗi (5xx) (lần 3)." in output
    assert "Sở Mẫu: và 7 trang khác không đọc được.\n" in output
    assert "Sở Mẫu: Chưa kiểm tiếng Anh: thiếu LanguageTool.\n" in output


def test_unsafe_fixes_are_not_promised() -> None:
    assert "máy sửa được" not in console.render(report(agency(finding(safety=Safety.UNSAFE))))


def test_colour_only_where_it_is_wanted() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    assert wants_color("auto", Terminal(), {})
    assert not wants_color("auto", Terminal(), {"NO_COLOR": "1"})
    assert not wants_color("auto", Terminal(), {"TERM": "dumb"})
    assert not wants_color("auto", io.StringIO(), {})
    assert wants_color("always", io.StringIO(), {"NO_COLOR": "1"})
    assert not wants_color("never", Terminal(), {})
    assert "\x1b[" in console.render(report(agency(finding())), color=True)
    assert "\x1b" not in console.render(report(agency(finding())))


def test_unread_pages_are_told_even_where_all_others_are_clean() -> None:
    half = agency(coverage=Coverage(2, 1, 1, {"ok": 1, "timeout": 1}))
    assert "và 1 trang khác không đọc được." in console.render(report(half))
