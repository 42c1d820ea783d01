"""The one sentence at the head of a scorecard, and why a grade is not published.

Each text is whole in itself, so that every language may order its own words: a frame for the sentence, and clauses that are
set off by a comma or a semicolon.
"""

from __future__ import annotations

from rasoat import figures
from rasoat.catalogue import _, _n
from rasoat.changes import TrendPoint
from rasoat.report import AgencyReport, AgencyScore, FetchStatus
from rasoat.score.grades import next_better
from rasoat.score.scoring_profile import Grade, Profile
from rasoat.score.vetoes import CONFIRMED, SUSPECTED

_LEVEL = 0.05
"""Points that would be shown as 0,0."""


def sentence(
    score: AgencyScore,
    profile: Profile,
    previous: TrendPoint | None = None,
    median: float | None = None,
    turn: int | None = None,
    *,
    incomparable: bool = False,
) -> str:
    """``previous`` is the period before by the same formula; ``median`` that of a class large enough to be compared;
    ``turn`` (``Changes.turn``) says whether it was a real change, None: as the intervals say. ``incomparable``: there was a
    period before, but by another formula."""
    confirmed = sum(1 for veto in score.vetoes if veto.status == CONFIRMED)
    if confirmed:
        words = _n("Cổng có {count} điểm liệt, phải xử lý trước; chưa công bố mức.", confirmed)
        return words.format(count=figures.in_words(confirmed))
    suspected = sum(1 for veto in score.vetoes if veto.status == SUSPECTED)
    lead = _n("Có {count} nghi vấn điểm liệt cần người xem trong 24 giờ.", suspected) if suspected else ""
    return " ".join(filter(None, (lead.format(count=figures.in_words(suspected)), _standing(
        score, profile, _compared(score, profile, previous, turn, incomparable=incomparable), median
    ))))  # fmt: skip


def _standing(score: AgencyScore, profile: Profile, compared: str, median: float | None) -> str:
    if score.points is None or score.grade is None:
        return score.reason
    outlook = _outlook(score, profile)
    name = score.grade_name.lower()
    if score.provisional:
        words = _n("Mới đọc được {count} nội dung: mức tạm {grade} ({name}), chưa xếp hạng; {outlook}.", score.units)
        return words.format(count=figures.number(score.units), grade=score.grade, name=name, outlook=outlook)
    clauses = "".join(f", {clause}" for clause in (compared, _against_peers(score.points, median)) if clause)
    return _("Cổng ở mức {grade} ({name}){clauses}; {outlook}.").format(
        grade=score.grade, name=name, clauses=clauses, outlook=outlook
    )


def turn_of(agency: AgencyReport) -> int | None:
    """Whether the run before is known to be surpassed or not; None where only the intervals can say."""
    return agency.changes.turn if agency.changes else None


def _compared(
    score: AgencyScore, profile: Profile, previous: TrendPoint | None, turn: int | None, *, incomparable: bool
) -> str:
    if score.points is None:
        return ""
    if previous is None:
        return _("chưa so được với kỳ trước vì cách tính đã đổi") if incomparable else ""
    change = score.points - previous.points
    apart = not (previous.low <= score.points <= previous.high) and not (score.low <= previous.points <= score.high)
    real = abs(change) >= profile.limits.arrow and apart if turn is None else bool(turn)
    if not real:
        return _("đi ngang so với kỳ trước")
    words = _("tăng {points} điểm so với kỳ trước") if change > 0 else _("giảm {points} điểm so với kỳ trước")
    return words.format(points=figures.number(abs(change), 1))


def _against_peers(points: float, median: float | None) -> str:
    if median is None:
        return ""
    apart = points - median
    if abs(apart) < _LEVEL:
        return _("ngang trung vị nhóm")
    words = _("cao hơn trung vị nhóm {points} điểm") if apart > 0 else _("thấp hơn trung vị nhóm {points} điểm")
    return words.format(points=figures.number(abs(apart), 1))


def _outlook(score: AgencyScore, profile: Profile) -> str:
    if not score.actions or score.joint_points is None or score.joint_grade is None:
        return _("không có việc nào phải giao")
    after = next(grade for grade in profile.grade if grade.letter == score.joint_grade)
    return _moved(score, after, len(score.actions)).format(
        count=figures.in_words(len(score.actions)),
        points=figures.number(score.joint_points),
        grade=after.letter,
        name=_(after.name).lower(),
    ) + _nearly(score.joint_points, after, profile)


def _moved(score: AgencyScore, after: Grade, count: int) -> str:
    if after.letter == score.grade:
        return _n("làm xong {count} việc dưới đây cổng đạt khoảng {points} điểm, vẫn ở mức {grade} ({name})", count)
    return _n("làm xong {count} việc dưới đây cổng đạt khoảng {points} điểm, lên mức {grade} ({name})", count)


def _nearly(points: float, after: Grade, profile: Profile) -> str:
    better = next_better(after, profile)
    if better is None or points < better.edge - profile.limits.grade_margin:
        return ""
    return ", " + _("sát mức {grade}").format(grade=better.letter)


def unread_reason(unread: float, by_status: dict[str, int]) -> str:
    """Why no grade is published when too much was not read: our own limit is told apart from a locked door."""
    skipped = by_status.get(FetchStatus.NOT_FETCHED, 0)
    others = sum(
        count for status, count in by_status.items() if status not in (FetchStatus.OK, FetchStatus.NOT_FETCHED)
    )
    if skipped > others:
        words = _(
            "Còn {share}% số trang chưa tải nên không công bố mức; việc đầu tiên là chạy lại với giới hạn trang lớn hơn."
        )
    else:
        words = _(
            "Không đọc được {share}% số trang nên không công bố mức; "
            "việc đầu tiên là mở quyền truy cập cho đợt kiểm tra."
        )
    return words.format(share=figures.number(unread * 100))
