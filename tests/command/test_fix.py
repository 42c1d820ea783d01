"""``rasoat check --fix``, ``--unsafe-fixes``, ``--diff``: what is changed, what never is, and that twice is once."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasoat import pipeline
from rasoat.config import CheckTable, Config
from rasoat.errors import FixError
from rasoat.fixing import Fixed, Fixer, write_file
from rasoat.samples.portal_data import AGENCIES
from rasoat.samples.portal_site import pages
from rules.registry import all_rules

from .test_bad_input import CLEAN, assert_told, rasoat, text

TEXT = "Tin hoạt động\r\n\r\nĐơn vị bổ xung hồ sơ ;\tđựơc  tiếp tại phường\u200b Hà Nội , ngày 5/3.\r\nĐiều 5 quy định: “Cơ quan bổ xung hồ sơ ngay”."
FIXED = TEXT.replace("bổ xung hồ sơ ;\tđựơc  ", "bổ sung hồ sơ;\tđược ").replace(
    "phường\u200b Hà Nội ,", "phường Hà Nội,"
)


@pytest.fixture(scope="module")
def fixer() -> Fixer:
    return pipeline.fixer(Config(check=CheckTable(preview=True)), unsafe=False, published=None)


def fix(fixer: Fixer, data: bytes, name: str) -> Fixed:
    """Fixed, and fixed again without a change."""
    fixed = fixer.fix(data, name)
    again = fixer.fix(fixed.data, name)
    assert again.data == fixed.data
    assert again.count == 0
    return fixed


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_encoding_mark_and_line_ends_are_kept(fixer: Fixer, encoding: str, name: str) -> None:
    assert fix(fixer, TEXT.encode(encoding), name).data == FIXED.encode(encoding)


def test_a_declared_encoding_is_kept_and_what_it_lacks_is_a_reference(fixer: Fixer) -> None:
    page = "<html><head><meta charset=windows-1252><title>x</title></head><body><h1>Tin</h1><p>b&#7893; xung, {}</p></body></html>"
    data = page.format("ph;\xe9p \xa0\x93 c&#7911;a\x94").encode("latin-1")
    fixed = fix(fixer, data, "a.html")
    assert fixed.count >= 1
    assert fixed.data.startswith(data[: data.index(b"xung")])
    assert "b&#7893; sung" in fixed.data.decode("cp1252")


def test_edits_keep_the_markup_byte_for_byte(fixer: Fixer) -> None:
    before = (
        "<!DOCTYPE html>\n<HTML lang='vi'><body class=x ><h1>Tin hoạt động</h1>\r\n<p>Đơn vị ⟦b&#7893; xung⟧ hồ sơ&nbsp;và "
        "<A HREF='/bổ xung?a=1&b=2'>⟦sử lý⟧</A> bổ <b>xung</b>; R&D; <code>bổ xung</code> ⟦TTamp;TT⟧</p>"
        "<img ALT='⟦bổ xung⟧ “x”' src=bổ xung.jpg><!-- bổ xung --><script>var a='bổ xung';</script></body></HTML>\n"
    )
    rights = iter(["b&#7893; sung", "xử lý", "TT&amp;TT", "bổ xung"])
    parts = before.replace("⟧", "⟦").split("⟦")
    expected = "".join(next(rights) if number % 2 else part for number, part in enumerate(parts))
    source = before.replace("⟦", "").replace("⟧", "")
    assert fix(fixer, source.encode(), "a.html").after == expected


def test_suppressed_findings_are_not_corrected(fixer: Fixer) -> None:
    page = (
        '<h1>Tin hoạt động</h1><!-- rasoat: ignore SP002 reason="trích" --><p>Phải bổ xung hồ sơ.</p><p>Đã bổ xung.</p>'
    )
    assert fix(fixer, page.encode(), "a.html").after == page.replace("Đã bổ xung", "Đã bổ sung")


def test_all_loose_marks_of_an_article_are_composed_but_not_in_quotations(fixer: Fixer) -> None:
    import unicodedata

    loose = unicodedata.normalize("NFD", "Người dân")
    quoted = f"Điều 5 quy định: “{loose} nộp hồ sơ ngay”."
    page = f"Tin hoạt động\n\n{loose} nộp hồ sơ, {loose} chờ.\n{quoted}\n{loose}"
    fixed = fix(fixer, page.encode(), "a.txt")
    assert fixed.after == f"Tin hoạt động\n\nNgười dân nộp hồ sơ, Người dân chờ.\n{quoted}\nNgười dân"


def test_many_corrections_in_one_file(fixer: Fixer) -> None:
    page = "Tin hoạt động\n\n" + "Phải  bổ xung hồ sơ , đựơc  tiếp.\n" * 60
    fixed = fix(fixer, page.encode(), "a.txt")
    assert fixed.after == "Tin hoạt động\n\n" + "Phải bổ sung hồ sơ, được tiếp.\n" * 60
    assert fixed.count == 300


EXAMPLES = [example.bad for rule in all_rules() for example in rule.examples if example.bad and not example.url]


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.txt"])
@pytest.mark.parametrize("unsafe", [False, True])
def test_fixing_the_examples_of_all_rules_twice_is_fixing_them_once(name: str, unsafe: bool) -> None:
    fixer = pipeline.fixer(Config(check=CheckTable(preview=True)), unsafe=unsafe, published=None)
    for bad in EXAMPLES:
        words = bad.replace("⟦", "").replace("⟧", "")
        if words.startswith("<") and name != "a.html":
            continue
        page = words if words.startswith("<") or name != "a.html" else f"<h1>Tin hoạt động</h1>\n<p>{words}</p>"
        fix(fixer, page.encode("utf-8", "replace"), name)


PIECES = st.sampled_from(
    [
        *(
            "bổ xung",
            "đựơc",
            " ,",
            "  ",
            "\u200b",
            "ph;ép",
            "&ndash;",
            "&amp;",
            "hồ sơ",
            "Điều 5 quy định: ",
            "“",
            "”",
            '"',
            ".",
        ),
        *(
            "\n",
            "\n\n",
            "\r\n",
            "`",
            "**",
            "<b>",
            "</b>",
            "<code>",
            "</code>",
            "<p>",
            "> ",
            "# ",
            "&nbsp;",
            "a\u0323",
            "[a](b)",
            "|",
        ),
        *("http://a.vn/", "Nguyễn Văn An", "tại tại", "\ufeff", "<!-- x -->", "\\", "Ða", " ", " ", "tTôi", "\t"),
    ]
)


@pytest.mark.filterwarnings("ignore:The input passed in")
@pytest.mark.parametrize("name", ["a.html", "a.md", "a.txt"])
def test_fixing_twice_is_fixing_once(name: str, fixer: Fixer) -> None:
    @settings(max_examples=60, deadline=None)
    @given(st.lists(PIECES, min_size=1, max_size=30).map("".join))
    def twice(source: str) -> None:
        if source.strip():
            fix(fixer, source.encode(), name)

    twice()


def test_sample_pages_are_fixed_once_and_only_in_text(fixer: Fixer) -> None:
    count = 0
    for agency in AGENCIES:
        for answer in list(pages(agency, "http://127.0.0.1:1").values())[:12]:
            if answer.type.startswith("text/html") and answer.status == 200:
                fixed = fix(fixer, answer.body, "a.html")
                count += fixed.count
                assert tags(fixed.after) == tags(fixed.before)
    assert count


def tags(page: str) -> list[str]:
    import re

    return re.findall(r"<[^>]*>", page)


# -- the command


def test_fix_writes_the_file_and_reports_what_remains(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    done = rasoat("check", "a.txt", "--fix", cwd=tmp_path)
    assert (tmp_path / "a.txt").read_bytes() == FIXED.encode()
    assert_told(done, 1, "Đã sửa 6 lỗi; 1 lỗi cần người xem.", "--unsafe-fixes", "SP002")
    done = rasoat("check", "a.txt", "--fix", "--unsafe-fixes", "--lang", "en", cwd=tmp_path)
    assert_told(done, 0, "1 correction made; findings that need a person: 0.")
    assert "“Cơ quan bổ sung hồ sơ ngay”" in (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert_told(rasoat("check", "a.txt", "--fix", cwd=tmp_path), 0, "Đã sửa 0 lỗi")


def test_diff_shows_and_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    (tmp_path / "b.txt").write_text(CLEAN, encoding="utf-8")
    done = rasoat("check", "a.txt", "b.txt", "--fix", "--diff", cwd=tmp_path)
    out, err = text(done)
    assert done.returncode == 1
    assert "Sẽ sửa 6 lỗi ở 1 tệp." in err
    assert (tmp_path / "a.txt").read_bytes() == TEXT.encode()
    if subprocess.run(["which", "patch"], capture_output=True, check=False).returncode == 0:
        subprocess.run(["patch", "-p0", "--binary"], input=done.stdout, cwd=tmp_path, check=True, capture_output=True)
        assert (tmp_path / "a.txt").read_bytes() == FIXED.encode()
    assert out.startswith("--- a.txt\n+++ a.txt\n@@ ")
    assert rasoat("check", "b.txt", "--diff", cwd=tmp_path).returncode == 0
    assert rasoat("check", "a.txt", "--diff", "--exit-zero", cwd=tmp_path).returncode == 0


def test_personal_data_is_masked_in_the_diff_and_kept_in_the_file(tmp_path: Path) -> None:
    words = "Tin hoạt động\n\nÔng Nguyễn Văn An, CCCD số 001085012345, bổ xung hồ sơ.\n"
    (tmp_path / "a.txt").write_text(words, encoding="utf-8")
    out, err = text(rasoat("check", "a.txt", "--diff", cwd=tmp_path))
    assert "bổ sung" in out
    assert "001085012345" not in out + err
    rasoat("check", "a.txt", "--fix", cwd=tmp_path)
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == words.replace("bổ xung", "bổ sung")


def test_stdin_gives_the_fixed_text_and_reports_beside_it(tmp_path: Path) -> None:
    done = rasoat("check", "-", "--fix", "--stdin-filename", "bai.txt", cwd=tmp_path, data=TEXT.encode())
    assert done.stdout == FIXED.encode()
    assert done.returncode == 1
    assert "SP002" in text(done)[1]
    assert "Đã sửa 6 lỗi" in text(done)[1]
    broken = rasoat("check", "-", "--fix", cwd=tmp_path, data=b"\xff\xe1\xba")
    assert broken.returncode == 3
    assert broken.stdout == b"\xff\xe1\xba"


def test_what_cannot_be_fixed_is_said(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("Đơn vị bổ xung hồ sơ cho người dân.")
    document.save(str(tmp_path / "a.docx"))
    before = (tmp_path / "a.docx").read_bytes()
    assert_told(rasoat("check", "a.docx", "--fix", cwd=tmp_path), 1, ".docx", "không sửa tự động được")
    assert (tmp_path / "a.docx").read_bytes() == before
    data = rasoat("check", "-", "--fix", "--stdin-filename", "a.docx", cwd=tmp_path, data=before)
    assert data.stdout == before


def test_unsafe_fixes_alone_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    assert_told(rasoat("check", "a.txt", "--unsafe-fixes", cwd=tmp_path), 2, "--fix", "--diff")


# -- writing


def test_permissions_and_links_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    (tmp_path / "a.txt").chmod(0o640)
    (tmp_path / "link.txt").symlink_to("a.txt")
    rasoat("check", "link.txt", "--fix", cwd=tmp_path)
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "a.txt").read_bytes() == FIXED.encode()
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "link.txt"]


def test_a_read_only_file_is_told_and_the_others_are_fixed(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(TEXT.encode())
    (tmp_path / "a.txt").chmod(0o444)
    assert_told(rasoat("check", ".", "--fix", cwd=tmp_path), 3, "a.txt", "chỉ cho đọc", "Đã sửa 6 lỗi")
    assert (tmp_path / "a.txt").read_bytes() == TEXT.encode()
    assert (tmp_path / "b.txt").read_bytes() == FIXED.encode()


def test_a_file_that_changed_meanwhile_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"new")
    with pytest.raises(FixError, match="đã đổi"):
        write_file(path, b"fixed", b"old")
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


def test_pages_of_the_measured_portal_are_fixed_once(shared_dir: Path, fixer: Fixer) -> None:
    from warcio.archiveiterator import ArchiveIterator

    count = 0
    with (shared_dir / "portal" / "sotttt.warc.gz").open("rb") as stream:
        for number, record in enumerate(ArchiveIterator(stream)):
            if record.rec_type != "response" or number % 151:
                continue
            data = record.content_stream().read()
            if b"<html" in data[:2000].lower():
                fixed = fix(fixer, data, "a.html")
                assert tags(fixed.after) == tags(fixed.before)
                count += fixed.count
    assert count


# -- --confidence


def test_what_is_less_likely_right_than_wrong_is_hidden_unless_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Tin hoạt động\n\nĐoàn đi thăm quan mô hình.\n", encoding="utf-8")

    def shown(*arguments: str) -> list[float]:
        done = rasoat("check", "a.txt", "--format", "jsonl", *arguments, cwd=tmp_path)
        return [json.loads(line)["confidence"] for line in text(done)[0].splitlines()]

    assert shown() == shown("--confidence", "0.6") == [0.6]
    assert shown("--confidence", "0.7") == shown("--min-confidence", "0.7") == []
    assert rasoat("check", "a.txt", "--confidence", "2", cwd=tmp_path).returncode == 2
    assert Config().check.min_confidence == 0.5


# -- other ways to the same corrections


def test_the_fixes_of_sarif_can_be_applied(tmp_path: Path) -> None:
    page = "<h1>Tin</h1><p>Ông A: b&#7893; xung bổ <b>xung</b> TTamp;TT. Ghi <code>bổ xung</code> <q>sử lý</q></p>\n"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    done = rasoat("check", "a.html", "--select", "SP002,TY004", "--format", "sarif", cwd=tmp_path)
    results = json.loads(done.stdout)["runs"][0]["results"]
    assert [result["properties"].get("safety") for result in results] == ["safe", None, "safe", None, "unsafe"]
    for result in reversed(results):
        if "fixes" in result:
            change = result["fixes"][0]["artifactChanges"][0]
            assert change["artifactLocation"]["uri"] == "a.html"
            region = change["replacements"][0]["deletedRegion"]
            end = region["charOffset"] + region["charLength"]
            page = page[: region["charOffset"]] + change["replacements"][0]["insertedContent"]["text"] + page[end:]
    expected = "<h1>Tin</h1><p>Ông A: bổ sung bổ <b>xung</b> TT&amp;TT. Ghi <code>bổ xung</code> <q>xử lý</q></p>\n"
    assert page == expected


def test_the_frame_of_a_page_is_corrected_where_it_stands_once(fixer: Fixer) -> None:
    article = f"<article><h1>Phường tổ chức hội nghị tổng kết công tác năm</h1><p>{'Hội nghị bàn việc mới. ' * 20}</p></article>"
    page = "<html lang=vi><body><nav><a href='/bổ xung'>{}</a></nav>" + article + "<footer>{}</footer></body></html>"
    before = page.format("Mục bổ xung", "Bộ phận sử lý")
    assert fix(fixer, before.encode(), "a.html").after == page.format("Mục bổ sung", "Bộ phận xử lý")
    twice = page.format("bổ xung", "bổ xung")
    assert fix(fixer, twice.encode(), "a.html").after == twice
