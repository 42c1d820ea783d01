"""The formats of ``--format``: one table. A new format is one line here; its module is imported only when it is wanted.

``maker`` names a function as ``module:function``. It takes a Report and gives text or bytes; of a format for people it takes
a Look too; of a folder it takes the folder and writes into it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rasoat.catalogue import speaking

if TYPE_CHECKING:
    from rasoat.report import Report


class Target(Enum):
    """Where a format can go: standard output or a file, a file only (binary), or a folder."""

    STREAM = "stream"
    FILE = "file"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Look:
    """What a terminal asks of a format for people: ``width`` in cells; ``statistics`` adds a table of findings by rule."""

    color: bool = False
    width: int = 100
    statistics: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    name: str
    maker: str
    target: Target = Target.STREAM
    people: bool = False
    """Made for a person at a terminal: takes a Look and shows the notes of the report."""
    needs: str = ""
    """A function, named as ``maker`` is, that raises UsageError where something outside of rasoat is missing."""

    def render(self, report: Report, look: Look | None = None) -> bytes:
        """UTF-8 text or the bytes of a binary file, in the language of the report. Same report, same look, same bytes."""
        with speaking(report.language):
            made = self._function()(report, look or Look()) if self.people else self._function()(report)
        return made.encode("utf-8", "replace") if isinstance(made, str) else bytes(made)

    def write(self, report: Report, folder: Path) -> None:
        """Of a folder. Raises OSError where it cannot be written."""
        with speaking(report.language):
            self._function()(report, folder)

    def verify(self) -> None:
        """Before any work is done. Raises UsageError."""
        if self.needs:
            _named(self.needs)()

    def _function(self) -> Any:
        return _named(self.maker)


def _named(name: str) -> Any:
    module, _, function = name.partition(":")
    return getattr(import_module(module), function)


FORMATS = {
    made.name: made
    for made in (
        Format("console", "reporters.console:full", people=True),
        Format("concise", "reporters.console:concise", people=True),
        Format("json", "reporters.json_report:render"),
        Format("jsonl", "reporters.jsonl:render"),
        Format("sarif", "reporters.sarif:render"),
        Format("junit", "reporters.junit:render"),
        Format("gitlab", "reporters.gitlab:render"),
        Format("checkstyle", "reporters.checkstyle:render"),
        Format("csv", "reporters.csv_table:render"),
        Format("xlsx", "reporters.xlsx_list:render", Target.FILE),
        Format("github", "reporters.github:render"),
        Format("html", "reporters.scorecard:write_site", Target.FOLDER),
        Format("pdf", "reporters.sheet_pdf:write_pdfs", Target.FOLDER, needs="reporters.sheet_pdf:browser"),
        Format("self-score", "reporters.self_score:write_tables", Target.FOLDER),
        Format("fix-sheet", "reporters.fix_sheet.writer:in_excel", Target.FILE),
        Format("fix-sheet-word", "reporters.fix_sheet.writer:in_word", Target.FILE),
    )
}
ALIASES = {"full": "console"}
"""Other names that stay accepted."""
BY_SUFFIX = {"fix-sheet": {".xlsx": "fix-sheet", ".docx": "fix-sheet-word"}}
"""Formats among which the suffix of the file chooses."""
