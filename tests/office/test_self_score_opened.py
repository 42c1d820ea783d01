"""The table by which an agency scores itself, opened by LibreOffice: sums worked out anew agree with the score."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rasoat import figures
from rasoat.catalogue import _, speaking
from tests.office.conftest import Convert
from tests.office.test_opened import CSV, table
from tests.reporting.sample_report import sample_report
from tests.reporting.test_self_score import of

pytestmark = pytest.mark.office


@pytest.mark.parametrize("language", ["vi", "en"])
def test_libreoffice_reads_the_numbers_and_adds_them_up_to_the_score(
    tmp_path: Path, convert: Convert, language: str
) -> None:
    report = replace(sample_report(), language=language)
    score = report.agencies[0].score
    assert score is not None
    assert score.points is not None
    book, document = tmp_path / "bang.xlsx", tmp_path / "bang.docx"
    for path, data in zip((book, document), of(report), strict=True):
        path.write_bytes(data)
    rows = table(convert(convert(book, "ods"), CSV))
    measured = [criterion for criterion in score.criteria if criterion.measured]
    first = next(number for number, row in enumerate(rows) if len(row) > 4 and row[1] == f"{score.criteria[0].max:g}")
    read = [row for row in rows[first : first + len(score.criteria)] if row[1] != "–"]
    assert [float(row[2]) for row in read] == pytest.approx([c.max - c.loss for c in measured], abs=1e-6)
    total, share = rows[first + len(score.criteria)], rows[first + len(score.criteria) + 1]
    assert float(total[2]) == pytest.approx(sum(c.max - c.loss for c in measured), abs=1e-6)
    assert float(share[2]) == pytest.approx(score.points, abs=1e-5)
    told = convert(document, "txt:Text (encoded):UTF8").read_text("utf-8-sig")
    with speaking(language):
        assert _("Quy đổi về thang 100") in told
        assert figures.number(score.points, 1) in told
