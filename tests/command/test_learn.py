"""``rasoat learn --style``: what an agency has published becomes a proposal that rasoat.toml takes as it is."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from crawler.archive import ArchiveWriter
from rasoat import config
from rasoat.cli import main
from rasoat.errors import UsageError
from rasoat.learning import ENOUGH, learn_style

BODY = (
    "Sáng nay, Thành ủy họp về văn hóa đọc, hòa giải ở cơ sở và xử lý kỷ luật; cấp ủy giao Ủy ban phường {n}.000 đồng. "
    "Cuộc thi “Sáng tạo trẻ {n}” trao giải trên website và mạng Internet của phường."
)
PAGE = (
    '<!doctype html><html lang="vi"><head><title>Tin {n}</title></head><body><article><h1>Tin số {n} của phường</h1>'
    "<time datetime='2026-11-20T08:00'>20/11/2026</time><p>{body}</p></article></body></html>"
)


def articles(folder: Path, count: int, odd: int = 0, body: str = BODY) -> Path:
    """``count`` articles, the first ``odd`` of them in the other style."""
    for n in range(1, count + 1):
        text = body.format(n=n)
        if n <= odd:
            for one, other in (("hóa", "hoá"), ("ủy", "uỷ"), ("Ủy", "Uỷ"), ("hòa", "hoà"), ("lý", "lí"), ("kỷ", "kỉ")):
                text = text.replace(one, other)
            text = text.replace("“", '"').replace("”", '"').replace("website", "web-site")
        (folder / f"bai-{n:03}.txt").write_text(f"Tin số {n} của phường\n\n{text}\n", encoding="utf-8")
    return folder


def test_every_choice_of_a_uniform_house_is_proposed(tmp_path: Path) -> None:
    proposal = learn_style([articles(tmp_path, ENOUGH)])
    assert tomllib.loads(proposal.toml) == {
        "style": {"tone-placement": "old", "i-y": "y", "quotation-marks": "curly", "numbers": "vietnamese"}
    }
    assert proposal.articles == ENOUGH


def test_the_proposal_is_a_valid_rasoat_toml(tmp_path: Path) -> None:
    path = tmp_path / "rasoat.toml"
    path.write_text(learn_style([articles(tmp_path, 60, odd=3)]).toml, encoding="utf-8")
    loaded = config.load(path)
    assert loaded.style == config.StyleTable(tone_placement="old", i_y="y", quotation_marks="curly")
    assert loaded.words == (config.Word("web-site", "website"),)


def test_what_is_not_uniform_or_too_rare_is_told_with_its_counts_but_not_proposed(tmp_path: Path) -> None:
    proposal = learn_style([articles(tmp_path, 30, odd=8)])
    assert tomllib.loads(proposal.toml) == {"style": {"numbers": "vietnamese"}}
    assert '# quotation-marks = "curly"' in proposal.toml
    assert "22 lần “ ”, 8 lần" in proposal.toml
    few = tmp_path / "few"
    few.mkdir()
    assert tomllib.loads(learn_style([articles(few, 3)]).toml) == {"style": {}}


def test_words_of_an_undecided_house_are_proposed_one_by_one(tmp_path: Path) -> None:
    body = "Tin {n}: Ủy ban họp, Ủy ban quyết định; lúc viết hòa giải, lúc viết hoà giải, văn hoá, xoá bỏ, khoẻ mạnh, thoả thuận."
    folder = articles(tmp_path, 40, body=body)
    (folder / "khac.txt").write_text(
        "Tin khác của phường\n\nUỷ ban họp, Uỷ ban quyết định, có nhiều nội dung.\n", "utf-8"
    )
    tables = tomllib.loads(learn_style([folder]).toml)
    assert "tone-placement" not in tables["style"]
    assert {"wrong": "uỷ ban", "right": "ủy ban"} in tables["words"]
    assert not [pair for pair in tables["words"] if "giải" in pair["wrong"]]


def test_a_word_with_a_capital_only_now_and_then_is_shown_and_not_proposed(tmp_path: Path) -> None:
    folder = articles(tmp_path, 40)
    (folder / "khac.txt").write_text("Tin khác của phường\n\nXem trên Website và Website này của phường.\n", "utf-8")
    proposal = learn_style([folder])
    assert '# wrong = "Website"' in proposal.toml
    assert "words" not in tomllib.loads(proposal.toml)


def test_an_archive_is_read_and_an_article_met_twice_counts_once(tmp_path: Path) -> None:
    path = tmp_path / "phuong.warc.gz"
    with ArchiveWriter(path) as writer:
        for number in range(40):
            html = PAGE.format(n=1 + number // 2, body=BODY.format(n=1 + number // 2)).encode()
            head = [("Content-Type", "text/html; charset=utf-8")]
            writer.response(f"http://phuong.gov.vn/tin/{number}.html", 200, head, html)
    proposal = learn_style([path])
    assert proposal.articles == 20
    assert 'tone-placement = "old"' in proposal.toml
    assert learn_style([path]) == proposal


def test_command_prints_or_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "bai"
    folder.mkdir()
    articles(folder, ENOUGH)
    assert main(["learn", "--style", str(folder)]) == 0
    printed = capsys.readouterr().out
    target = tmp_path / "de-xuat.toml"
    assert main(["learn", "--style", str(folder), "--out", str(target)]) == 0
    assert target.read_text(encoding="utf-8") == printed
    assert main(["learn", "--style", str(folder), "--out", str(target)]) == 2
    assert "đã có" in capsys.readouterr().err


def test_mistakes_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", str(tmp_path)]) == 2
    assert "--style" in capsys.readouterr().err
    (tmp_path / "en.txt").write_text("News of the ward\n\nThe council met and it was agreed that the road is closed.\n")
    with pytest.raises(UsageError):
        learn_style([tmp_path])
    (tmp_path / "hong.pdf").write_bytes(b"%PDF-1.4 broken")
    articles(tmp_path, 2)
    assert main(["learn", "--style", str(tmp_path)]) == 3
    assert "hong.pdf" in capsys.readouterr().err
