"""The wire format of files: the quote is what stands at the offset, before and after are what stands around it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rasoat import pipeline
from rasoat.config import CheckTable, Config
from rasoat.samples.portal_data import AGENCIES
from rasoat.samples.portal_site import pages
from reporters.jsonl import render

FIELDS = (
    "code name severity confidence message hint block quote before after suggestions path line column offset length article agency "
    "fingerprint preview"
).split()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trang")
    for agency in AGENCIES:
        for number, answer in enumerate(pages(agency, "http://127.0.0.1:1").values()):
            if answer.type.startswith("text/html") and answer.status == 200:
                (folder / f"{agency}-{number}.html").write_bytes(answer.body)
    text = "Thông báo về việc tiếp dân\n\nNgày 31/02/2026 , đơn vị tại tại phường \u200bbổ xung hồ sơ.\r\nHọ tên: nghành.\n"
    (folder / "a.txt").write_text(text, encoding="utf-8", newline="")
    (folder / "b.md").write_text(
        f"# Thông báo\n\n{text}\n- **bổ xung** và [nghành](http://a.vn)\n", encoding="utf-8", newline=""
    )
    return folder


def test_quotes_stand_where_they_are_said_to_stand(files: Path) -> None:
    report = pipeline.check_paths([files], Config(check=CheckTable(preview=True)))
    rows = [json.loads(line) for line in render(report).decode().splitlines()]
    assert len(rows) > 60
    placed = masked = 0
    for row in rows:
        assert set(FIELDS) <= set(row), set(FIELDS) - set(row)
        if row["offset"] is None:
            continue
        source = Path(row["path"]).read_bytes().decode("utf-8-sig")
        if row["code"].startswith("PR"):
            masked += 1
            assert "•" in row["quote"]
            continue
        start, end = row["offset"], row["offset"] + row["length"]
        around = row["before"] + row["after"]
        if "•" in around:
            continue
        placed += 1
        assert source[start:end] == row["quote"], row
        assert source[max(0, start - 60) : start] == row["before"]
        assert source[end : end + 60] == row["after"]
        line_start = source.rfind("\n", 0, start) + 1
        assert row["line"] == source.count("\n", 0, start) + 1
        assert row["column"] == start - line_start + 1
    assert placed > 50
    assert masked
