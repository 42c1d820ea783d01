"""``rasoat check bai.docx --annotate out.docx``: a comment at each place, and not a letter or a style changed."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from tests.command import inside
from tests.command.test_bad_input import text
from tests.office.conftest import Convert
from tests.office.papers import bare, marked, parts, rich


def rasoat(*arguments: str) -> tuple[int, str]:
    """Exit code, and what was said on either stream."""
    done = inside.rasoat(*arguments, cwd=Path())
    return done.returncode, "".join(text(done))


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "bai.docx"
    path.write_bytes(rich())
    return path


def annotated(paper: Path, *more: str) -> bytes:
    out = paper.with_name("ra.docx")
    code, told = rasoat("check", str(paper), "--annotate", str(out), *more)
    assert code == 1, told
    assert "ra.docx" in told
    return out.read_bytes()


def test_each_place_has_a_comment_at_its_exact_words(paper: Path) -> None:
    found = marked(annotated(paper))
    told = [words for words, said in found if "bổ sung" in said]
    assert told == ["bổ xung"] * 8 + ["trường cần bổ xung", "trường đơn cần bổ xung"], "a field is marked as a whole"
    assert any(words == "giao giao" for words, _ in found)
    assert any(words == "thứ Hai, ngày 25/11/2026" for words, _ in found)
    assert all(said.count("\n") >= 1 for _, said in found), "what is wrong, and what to write or why"


def test_nothing_but_marks_is_added(paper: Path) -> None:
    before, after = rich(), annotated(paper)
    assert bare(after) == bare(before)
    old, new = parts(before), parts(after)
    changed = {name for name in new if new[name] != old.get(name)}
    assert changed <= {"word/document.xml", "word/comments.xml", "[Content_Types].xml"}
    assert set(old) <= set(new)


def test_comments_of_others_are_kept(paper: Path) -> None:
    comments = list(docx.Document(io.BytesIO(annotated(paper))).comments)
    assert comments[0].author == "Trưởng phòng"
    assert comments[0].text == "Ghi chú của trưởng phòng"
    assert len({comment.comment_id for comment in comments}) == len(comments)


def test_the_same_file_gives_the_same_bytes(paper: Path) -> None:
    first = annotated(paper)
    paper.with_name("ra.docx").unlink()
    assert annotated(paper) == first


def test_what_has_no_place_is_told_once_at_the_first_words(paper: Path) -> None:
    found = marked(annotated(paper, "--select", "AX,SP", "--preview"))
    whole = [(words, said) for words, said in found if said.startswith("Về cả tệp")]
    assert len(whole) == 1
    assert whole[0][0] == "Hướng dẫn bổ xung hồ sơ"


def test_comments_speak_english(paper: Path) -> None:
    told = "\n".join(said for _, said in marked(annotated(paper, "--lang", "en")))
    assert "Why:" in told
    assert "Vì sao" not in told


def test_several_files_go_to_a_folder(paper: Path) -> None:
    folder = paper.parent / "mot" / "hai"
    folder.mkdir(parents=True)
    (folder / "bai.docx").write_bytes(rich())
    code, told = rasoat("check", str(paper), str(folder / "bai.docx"), "--annotate", str(paper.parent / "ra"))
    assert code == 1, told
    assert {str(p.relative_to(paper.parent / "ra")) for p in (paper.parent / "ra").rglob("*.docx")} == {
        "bai.docx",
        "mot/hai/bai.docx",
    }


@pytest.mark.parametrize("target", ["bai.docx", "./bai.docx", "lien-ket.docx"])
def test_the_original_is_never_written_over(paper: Path, target: str) -> None:
    (paper.parent / "lien-ket.docx").symlink_to(paper)
    before = paper.read_bytes()
    code, told = rasoat("check", str(paper), "--annotate", str(paper.parent / target))
    assert code == 2
    assert "không ghi đè" in told
    assert paper.read_bytes() == before


def test_an_annotated_file_is_not_written_over(paper: Path) -> None:
    annotated(paper)
    assert rasoat("check", str(paper), "--annotate", str(paper.with_name("ra.docx")))[0] == 2


@pytest.mark.parametrize(
    ("name", "data", "expected", "words"),
    [
        ("cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 2, ""),
        ("mat-khau.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, 3, "mật khẩu"),
        ("hong.docx", b"PK\x03\x04 hong", 3, ".docx"),
        ("bai.md", "# Cần bổ xung".encode(), 2, ".docx"),
    ],
)
def test_what_is_no_word_file_is_told(tmp_path: Path, name: str, data: bytes, expected: int, words: str) -> None:
    (tmp_path / name).write_bytes(data)
    code, told = rasoat("check", str(tmp_path / name), "--annotate", str(tmp_path / "ra.docx"))
    assert code == expected, told
    assert words in told
    assert "Traceback" not in told
    assert not (tmp_path / "ra.docx").exists()


@pytest.mark.office
def test_libreoffice_reads_the_comments_and_keeps_them(paper: Path, tmp_path: Path, convert: Convert) -> None:
    out = tmp_path / "ra.docx"
    out.write_bytes(annotated(paper))
    again = convert(convert(out, "odt"), "docx")
    kept = docx.Document(str(again)).comments
    ours = marked(out.read_bytes())
    assert {said for _, said in ours} <= {comment.text for comment in kept if comment.author == "rasoat"}
    before = convert(paper, "txt:Text (encoded):UTF8").read_text("utf-8-sig")
    assert convert(out, "txt:Text (encoded):UTF8").read_text("utf-8-sig") == before
