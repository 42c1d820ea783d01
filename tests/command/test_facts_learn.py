"""``rasoat facts learn``: what many articles name is proposed with its evidence; nothing is verified, no private person is named."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rasoat.cli import main
from rasoat.errors import UsageError
from rasoat.facts.learning import learn
from rules.facts_loader import use

HEAD = "Tin số {n} của phường\n\n"
DOCUMENT = "UBND phường triển khai Quyết định số 77/2019/QĐ-UBND ngày {day}/5/2019 của UBND Thành phố về việc quản lý chợ tạm tại phường. "
BODY = "Buổi làm việc thứ {n} có Trung tâm Chuyển đổi số, cùng đại diện nhân dân. "
HOLDER = "Ông Trần Văn Mẫu, Giám đốc Sở Y tế, phát biểu lần thứ {n}. "
CITIZEN = "Bà Lê Thị Dân, chủ hộ kinh doanh, số 012345678901, cho biết đã đăng ký lần thứ {n}. "


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    yield
    use(())


def articles(count: int, text: str, folder: str = "bai", odd: int = 0) -> Path:
    Path(folder).mkdir(exist_ok=True)
    for n in range(count):
        day = 11 if n < odd else 10
        page = (
            f"<!doctype html><html lang='vi'><head><title>Tin</title></head><body><article><h1>Tin số {n} của phường</h1>"
            f"<time datetime='2020-03-{n + 1:02}'>{n + 1:02}/03/2020</time><p>{text.format(n=n, day=day)}</p></article></body></html>"
        )
        Path(folder, f"{n:03}.html").write_text(page, encoding="utf-8")
    return Path(folder)


def proposed(folder: Path) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(learn([folder], (), None).toml)


def test_what_many_articles_name_is_proposed_unverified_with_its_evidence() -> None:
    folder = articles(8, DOCUMENT + BODY + HOLDER + CITIZEN, odd=1)
    proposal = learn([folder], (), None)
    found = tomllib.loads(proposal.toml)
    document = found["documents"][0]
    assert (document["id"], document["kind"], document["issued"].isoformat()) == (
        "77/2019/QĐ-UBND",
        "Quyết định",
        "2019-05-10",
    )
    assert found["bodies"][0]["name"] == "Trung tâm Chuyển đổi số"
    assert found["holders"][0]["person"] == "Trần Văn Mẫu"
    assert found["holders"][0]["body"] == "Sở Y tế"
    assert not any(entry["verified"] for table in found.values() for entry in table)
    assert "8 bài, 8 lần, đăng từ 01/3/2020 đến 08/3/2020" in proposal.toml
    assert "ngày ban hành: 10/5/2019 (7 lần); 11/5/2019 (1 lần)" in proposal.toml
    assert "bai/000.html" in proposal.toml
    assert "Dân" not in proposal.toml
    assert "0123456" not in proposal.toml
    assert learn([folder], (), None) == proposal


def test_too_few_articles_or_one_text_pasted_often_is_no_witness() -> None:
    assert not proposed(articles(4, DOCUMENT + HOLDER, "it"))
    same = articles(9, DOCUMENT.replace("{day}", "10"), "lap")
    for path in same.iterdir():
        path.write_text(
            path.read_text(encoding="utf-8").split("<h1>")[0]
            + "<h1>Một tin của phường</h1><p>Nội dung thông báo của phường nêu Quyết định số 77/2019/QĐ-UBND.</p></article>",
            encoding="utf-8",
        )
    with_date = learn([same], (), dt.date(2020, 1, 1))
    assert "77/2019" not in with_date.toml


def test_what_the_facts_know_is_not_proposed() -> None:
    text = "Thực hiện Nghị định số 42/2022/NĐ-CP ngày 24/6/2022 của Chính phủ, Sở Y tế và Bộ Quốc phòng họp lần {n}. "
    assert not proposed(articles(8, text))
    own = articles(8, DOCUMENT, "khac")
    entry = '[[documents]]\nid = "77/2019/QĐ-UBND"\nkind = "Quyết định"\nsource = "s"\nchecked_on = 2026-11-24\nverified = true\n'
    use([("own.toml", entry)])
    assert not proposed(own)


def test_what_articles_disagree_on_is_told_and_left_out() -> None:
    proposal = learn([articles(8, DOCUMENT, odd=4)], (), None)
    assert "issued" not in tomllib.loads(proposal.toml)["documents"][0]
    assert "10/5/2019 (4 lần); 11/5/2019 (4 lần)" in proposal.toml


def test_two_directors_are_proposed_as_a_contradiction() -> None:
    folder = articles(6, HOLDER)
    articles(6, HOLDER.replace("Trần Văn Mẫu", "Nguyễn Văn Thử").replace("phát biểu", "kết luận"), "bai/sau")
    proposal = learn([folder], (), None)
    assert "holders" not in tomllib.loads(proposal.toml)
    assert "# cùng chức còn có: Trần Văn Mẫu" in proposal.toml
    assert '# person = "Trần Văn Mẫu"' in proposal.toml


def test_former_holders_and_members_are_not_proposed() -> None:
    former = "Ông Trần Văn Mẫu, nguyên Giám đốc Sở Y tế, và bà Lê Thị Thử, Ủy viên Ban Thường vụ Thành ủy, dự lần {n}. "
    assert not proposed(articles(8, former))


def test_the_command_writes_a_file_that_can_be_checked_and_used(capsys: pytest.CaptureFixture[str]) -> None:
    articles(8, DOCUMENT + BODY + HOLDER)
    assert main(["facts", "learn", "bai", "--out", "de-xuat.toml"]) == 0
    assert "1 văn bản, 1 cơ quan, 1 người giữ chức" in capsys.readouterr().out
    assert main(["facts", "learn", "bai", "--out", "de-xuat.toml"]) == 2
    assert main(["facts", "check", "de-xuat.toml"]) == 0
    assert main(["facts", "learn", "bai"]) == 0
    assert capsys.readouterr().out.endswith(Path("de-xuat.toml").read_text(encoding="utf-8"))


def test_nothing_to_learn_and_no_day_are_told() -> None:
    Path("en.txt").write_text(
        "News of the ward\n\nThe council met and agreed that the road is to be closed.\n", encoding="utf-8"
    )
    with pytest.raises(UsageError, match="Không có bài"):
        learn([Path("en.txt")], (), None)
    Path("vi.txt").write_text(
        "Tin của phường\n\nHội nghị triển khai kế hoạch của phường năm tới đã diễn ra.\n", encoding="utf-8"
    )
    with pytest.raises(UsageError, match="ngày đăng"):
        learn([Path("vi.txt")], (), None)
