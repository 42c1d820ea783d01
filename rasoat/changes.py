"""What a report tells of the runs before: the course of the points, what changed, and what may be the reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rasoat.catalogue import N_, _


class Notice(StrEnum):
    """Why two runs may differ though the portal did not change; a closed list. ``label`` is a sentence for people."""

    FORMULA = "formula"
    RULES = "rules"
    FACTS = "facts"
    VERSION = "version"
    COVERAGE = "coverage"

    @property
    def label(self) -> str:
        return _(_NOTICES[self])

    @property
    def subject(self) -> str:
        """What changed, in two or three words inside a sentence."""
        return _(_SUBJECTS[self])


_NOTICES = {
    Notice.FORMULA: N_("Cách tính điểm đã đổi giữa hai lần kiểm tra."),
    Notice.RULES: N_("Bộ quy tắc đã đổi giữa hai lần kiểm tra."),
    Notice.FACTS: N_("Dữ kiện đối chiếu đã đổi giữa hai lần kiểm tra."),
    Notice.VERSION: N_("Phiên bản rasoat đã đổi giữa hai lần kiểm tra."),
    Notice.COVERAGE: N_("Lần này đọc được ít trang hơn: chỗ ở trang chưa đọc lại vẫn tính là chưa sửa."),
}
_SUBJECTS = {
    Notice.FORMULA: N_("cách tính điểm"),
    Notice.RULES: N_("bộ quy tắc"),
    Notice.FACTS: N_("dữ kiện đối chiếu"),
    Notice.VERSION: N_("phiên bản rasoat"),
    Notice.COVERAGE: N_("số trang đọc được"),
}


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A run in the course of time. Only points of one ``formula`` may be compared."""

    date: str
    points: float
    low: float
    high: float
    grade: str | None
    """As published then."""
    formula: str
    rescored: bool = False
    """Reckoned anew, with the formula and the rules of the newest run."""
    notices: tuple[Notice, ...] = ()
    """What changed since the run before it, other than the portal and how much of it was read."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Against the run before; None counts are not zero but unknown (first run).

    A finding keeps its identity on a renamed page, in a moved sentence and where another word of its sentence was mended
    (``rasoat.identity``). What was not looked at again is open, not fixed.
    """

    previous: str | None
    new: int
    fixed: int
    open: int
    points_before: float | None = None
    """As published then; compare by ``delta`` and ``turn``."""
    new_by_rules: int = 0
    """Of ``new``: found by rules that did not run before."""
    by_fix: float | None = None
    """Points won or lost on pages that both runs read. None, as those below, where the run before can't be reckoned anew."""
    by_pages: float | None = None
    """By pages that only one of the runs read."""
    by_rules: float | None = None
    """The rest of ``points - points_before``: formula, rules and their weights, findings set aside by people."""
    turn: int | None = None
    """1 better, -1 worse, 0 no real change: |by_fix| or |delta| of 1.5 points and more, the latter with each run outside
    the interval of the other."""
    notices: tuple[Notice, ...] = ()

    @property
    def delta(self) -> float | None:
        """Points won or lost, by the formula and the rules of today in both runs."""
        return None if self.by_fix is None or self.by_pages is None else self.by_fix + self.by_pages
