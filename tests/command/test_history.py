"""``rasoat history`` and ``rasoat diff`` as a person or a script meets them."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from rasoat.cli import main
from rasoat.finding import Finding, Place
from rasoat.report import AgencyReport, FactsVersion, Report
from rasoat.report_json import encode
from rasoat.store import Store
from rasoat.trends import recorded
from tests.scoring.builders import agency, finding, profile, rules, scored_report

FIRST, SECOND, THIRD = (f"2026-{month}-01T08:30:00+07:00" for month in ("09", "10", "11"))


def seen(article: int, number: int, **changes: object) -> Finding:
    return replace(finding("K04", article, number), essence=f"e{article}-{number}", **changes)  # type: ignore[arg-type]


def report(created: str, *agencies: AgencyReport, **changes: object) -> Report:
    return replace(scored_report(), created=created, agencies=agencies, **changes)  # type: ignore[arg-type]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Three runs: two mended and one new in October; in November other facts, and page 3 not read."""
    with Store(tmp_path / "rasoat.db") as store:
        recorded(store, report(FIRST, agency(40, *(seen(n, 1) for n in range(5)))), profile=profile())
        hostile = seen(7, 1, quote="\u202e\x1b[31m<script>", place=Place(url="https://cong.example/7"))
        recorded(store, report(SECOND, agency(40, *(seen(n, 1) for n in range(2, 5)), hostile)), profile=profile())
        third = replace(
            agency(40, seen(2, 1), seen(4, 1), hostile), articles=tuple(a for a in agency(40).articles if a.id != "3")
        )
        recorded(store, report(THIRD, third, facts=FactsVersion("2026-11-01", "1" * 64)), profile=profile())
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = main([str(one) for one in arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_history_tells_every_run_and_marks_new_facts(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "history", "--workspace", workspace)
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == "Sở Mẫu (so-mau)"
    assert [line.split()[0] for line in lines[2:5]] == ["01/09/2026", "01/10/2026", "01/11/2026"]
    assert lines[3].split()[-3:] == ["1", "2", "3"]
    assert lines[4].split()[-1] == "*"
    assert "Dữ kiện đối chiếu đã đổi" in lines[5]


def test_history_as_json(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "history", "--workspace", workspace, "--format", "json", "--agency", "so-mau")
    told = json.loads(out)
    assert code == 0
    assert told["schema"] == "rasoat-history/1"
    runs = told["agencies"][0]["runs"]
    assert [(one["new"], one["fixed"], one["open"]) for one in runs] == [(5, 0, 0), (1, 2, 3), (0, 0, 4)]
    assert [one["notices"] for one in runs] == [[], [], ["facts"]]
    assert runs[0]["low"] < runs[0]["points"] < runs[0]["high"]


def test_history_in_english(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "history", "--workspace", workspace, "--lang", "en")
    assert "The reference facts changed" in out
    assert "Lần" not in out


def test_diff_tells_new_and_fixed_and_exits_with_1(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "diff", "2026-09", "01/10/2026", "--workspace", workspace)
    assert code == 1
    assert "1 chỗ mới, 2 chỗ đã sửa, 3 chỗ còn lại." in out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert run(capsys, "diff", "2026-09", "2026-10", "--workspace", workspace, "--exit-zero")[0] == 0


@pytest.mark.parametrize("name", ["2026-10-01T08", "2026-10-01 08:30", "01/10/2026 08:30", "1/10/2026", "latest~1"])
def test_ways_to_name_a_run(workspace: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    told = json.loads(run(capsys, "diff", name, "latest", "--workspace", workspace, "--format", "json")[1])
    assert told["before"]["created"] == SECOND


def test_what_was_not_looked_at_again_is_not_fixed(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "diff", "latest~1", "latest", "--workspace", workspace)
    assert code == 0
    assert "0 chỗ mới, 0 chỗ đã sửa, 3 chỗ còn lại." in out
    assert "1 chỗ chưa xem lại" in out
    assert "Dữ kiện đối chiếu đã đổi" in out
    told = json.loads(run(capsys, "diff", "latest~1", "latest", "--workspace", workspace, "--format", "json")[1])
    assert told["notices"][0]["code"] == "facts"
    only = told["agencies"][0]
    assert [one["place"] for one in only["not_looked_at_again"]] == ["https://cong.example/3"]
    assert {one["first_seen"] for one in only["not_looked_at_again"]} == {FIRST}
    assert len(only["open"]) == 3


def test_runs_in_the_wrong_order_are_turned_round_and_told(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    right = run(capsys, "diff", "latest~2", "latest", "--workspace", workspace)
    wrong = run(capsys, "diff", "latest", "latest~2", "--workspace", workspace)
    assert wrong[:2] == right[:2]
    assert "đổi thứ tự" in wrong[2]


def test_markdown_is_not_markup_of_the_portal(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "diff", "latest~2", "latest~1", "--workspace", workspace, "--format", "markdown")
    assert out.startswith("# So sánh")
    assert "<script>" not in out
    assert "\\<script\\>" in out


def test_saved_reports_are_compared_also_with_other_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "a.json", tmp_path / "b.json"
    old.write_bytes(encode(report(FIRST, agency(40, seen(1, 1)), agency(40, id="khac"))))
    few = rules(("K14", "K04"))
    new.write_bytes(encode(report(SECOND, agency(40), agency(40, id="moi"), rules=few)))
    code, out, _ = run(capsys, "diff", old, new)
    assert code == 0
    assert "0 chỗ đã sửa" in out
    assert "Không còn kiểm 1 quy tắc: RU004." in out
    assert "Chỉ có ở lần trước, không so sánh được: khac." in out
    assert "Chỉ có ở lần sau, không so sánh được: moi." in out


def test_a_long_list_is_cut_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "a.json", tmp_path / "b.json"
    old.write_bytes(encode(report(FIRST, agency(40))))
    new.write_bytes(encode(report(SECOND, agency(40, *(seen(n, 1) for n in range(40))))))
    out = run(capsys, "diff", old, new)[1]
    assert out.count("+ RU004") == 10
    assert "… và 30 chỗ nữa" in out
    assert run(capsys, "diff", old, new, "--limit", "0")[1].count("+ RU004") == 40


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("latest~9", "chỉ có 3 lần"),
        ("2025", "Không có lần kiểm tra"),
        ("2026", "chỉ 3 lần"),
        ("", "Không có lần kiểm tra"),
        ("mat.json", "Không có tệp"),
    ],
)
def test_a_run_that_is_not_there(workspace: Path, capsys: pytest.CaptureFixture[str], name: str, words: str) -> None:
    code, out, err = run(capsys, "diff", name, "latest", "--workspace", workspace)
    assert (code, out) == (2, "")
    assert words in err
    assert "→" in err


def test_no_workspace_is_made_by_looking_for_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (("history",), ("diff", "latest~1", "latest")):
        code, _, err = run(capsys, *command, "--workspace", tmp_path)
        assert code == 2
        assert "Không có kho" in err
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_agency_is_told_with_those_known(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (("history",), ("diff", "latest~1", "latest")):
        code, _, err = run(capsys, *command, "--workspace", workspace, "--agency", "so-khac")
        assert code == 2
        assert "so-khac" in err
        assert "so-mau" in err


@pytest.mark.parametrize("content", [b"khong phai", b"{}", b'{"schema": "rasoat-report/9"}', b"\xff\xfe"])
def test_a_damaged_report_is_told(workspace: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    broken = workspace / "x.json"
    broken.write_bytes(content)
    code, _, err = run(capsys, "diff", broken, "latest", "--workspace", workspace)
    assert code == 3
    assert "x.json" in err


def test_a_damaged_workspace_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rasoat.db").write_bytes(b"SQLite format 3\x00" + b"\xff" * 4096)
    code, _, err = run(capsys, "history", "--workspace", tmp_path)
    assert code == 3
    assert "đã hỏng" in err


def test_a_workspace_that_may_only_be_read_is_read(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = workspace / "rasoat.db"
    path.chmod(0o444)
    assert run(capsys, "history", "--workspace", path)[0] == 0


def test_a_run_whose_findings_are_not_kept_is_told(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = sqlite3.connect(workspace / "rasoat.db")
    raw.execute("DELETE FROM findings WHERE run = 1")
    raw.execute("DELETE FROM pages WHERE run = 1")
    raw.commit()
    raw.close()
    code, _, err = run(capsys, "diff", "latest~2", "latest", "--workspace", workspace)
    assert code == 3
    assert "12 lần kiểm tra gần nhất" in err
