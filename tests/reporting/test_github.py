"""Annotations of GitHub Actions."""

from __future__ import annotations

from rasoat.finding import Place, Severity
from reporters import github
from tests.reporting.odd_reports import ODD, URL, agency, finding, live, portal, report


def test_a_finding_in_a_file_is_annotated_at_its_exact_place() -> None:
    assert github.render(report(agency(finding()))) == (
        "::error file=bai.md,line=3,endLine=3,col=5,endColumn=12,title=SP002 known-misspelling"
        "::“bổ xung” viết sai chính tả. Sửa thành “bổ sung”.\n"
    )


def test_severities_become_error_warning_and_notice() -> None:
    output = github.render(report(agency(*(finding(severity=severity) for severity in Severity))))
    assert sorted(line.split()[0] for line in output.splitlines()) == ["::error", "::notice", "::warning"]


def test_a_live_page_has_its_address_in_the_message_and_no_file() -> None:
    output = github.render(report(portal(live())))
    assert "file=" not in output
    assert f"{URL}#:~:text=b%25E1%25BB%2595%2520xung" in output


def test_a_path_or_a_text_cannot_add_properties_or_commands() -> None:
    place = Place(path="a,line=1::b.md", line=2, column=1, offset=0, length=1, end_line=2, end_column=2)
    output = github.render(report(agency(finding(place=place, message="xấu\n::set-output name=x::y"))))
    assert output.count("\n") == 1
    assert "file=a%2Cline=1%3A%3Ab.md,line=2," in output
    for odd in ODD.values():
        assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in github.render(odd).splitlines())


def test_what_was_not_checked_is_annotated_too() -> None:
    assert "::error title=Quy tắc DT002 hỏng::Quy tắc DT002 hỏng ở bai.md: KeyError: 'năm'\n" in github.render(
        ODD["a rule that broke"]
    )
    assert "::warning title=Trang không đọc được::" in github.render(ODD["a page not fetched"])
    assert "::notice title=Chưa kiểm được::Chưa kiểm tiếng Anh" in github.render(ODD["a page not fetched"])


def test_old_debt_is_a_notice() -> None:
    assert github.render(report(agency(finding(new=False)), compared=True)).startswith("::notice file=bai.md")
