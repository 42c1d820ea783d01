"""The one sentence at the head of a scorecard, and why a grade is not published."""

from __future__ import annotations

from rasoat.changes import TrendPoint
from rasoat.report import AgencyReport, AgencyScore, FetchStatus
from rasoat.score.grades import next_better
from rasoat.score.scoring_profile import Profile
from rasoat.score.vetoes import CONFIRMED, SUSPECTED

_COUNTS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")


def sentence(
    score: AgencyScore,
    profile: Profile,
    previous: TrendPoint | None = None,
    median: float | None = None,
    turn: int | None = None,
) -> str:
    """``previous`` is the period before by the same formula; ``median`` that of a class large enough to be compared;
    ``turn`` (``Changes.turn``) says whether it was a real change, None: as the intervals say."""
    confirmed = sum(1 for veto in score.vetoes if veto.status == CONFIRMED)
    if confirmed:
        return f"Cổng có {_count(confirmed)} điểm liệt, phải xử lý trước; chưa công bố mức."
    suspected = sum(1 for veto in score.vetoes if veto.status == SUSPECTED)
    lead = f"Có {_count(suspected)} nghi vấn điểm liệt cần người xem trong 24 giờ. " if suspected else ""
    if score.points is None or score.grade is None:
        return lead + score.reason
    name = f"{score.grade} ({score.grade_name.lower()})"
    if score.provisional:
        start = f"Mới đọc được {score.units} nội dung: mức tạm {name}, chưa xếp hạng"
    else:
        start = f"Cổng ở mức {name}{_compared(score, profile, previous, turn)}{_against_peers(score.points, median)}"
    return f"{lead}{start}{_outlook(score, profile)}."


def turn_of(agency: AgencyReport) -> int | None:
    """Whether the run before is known to be surpassed or not; None where only the intervals can say."""
    return agency.changes.turn if agency.changes else None


def _compared(score: AgencyScore, profile: Profile, previous: TrendPoint | None, turn: int | None) -> str:
    if previous is None or score.points is None:
        return ""
    change = score.points - previous.points
    apart = not (previous.low <= score.points <= previous.high) and not (score.low <= previous.points <= score.high)
    real = abs(change) >= profile.limits.arrow and apart if turn is None else bool(turn)
    if not real:
        return ", đi ngang so với kỳ trước"
    return f", {'tăng' if change > 0 else 'giảm'} {decimal(abs(change))} điểm so với kỳ trước"


def _against_peers(points: float, median: float | None) -> str:
    if median is None:
        return ""
    apart = points - median
    if abs(apart) < 0.05:
        return ", ngang trung vị nhóm"
    return f", {'cao' if apart > 0 else 'thấp'} hơn trung vị nhóm {decimal(abs(apart))} điểm"


def _outlook(score: AgencyScore, profile: Profile) -> str:
    if not score.actions or score.joint_points is None or score.joint_grade is None:
        return "; không có việc nào phải giao"
    after = next(grade for grade in profile.grade if grade.letter == score.joint_grade)
    move = "vẫn ở" if after.letter == score.grade else "lên"
    better = next_better(after, profile)
    near = (
        f", sát mức {better.letter}"
        if better and score.joint_points >= better.edge - profile.limits.grade_margin
        else ""
    )
    words = f"làm xong {_count(len(score.actions))} việc dưới đây cổng đạt khoảng {score.joint_points:.0f} điểm"
    return f"; {words}, {move} mức {after.letter} ({after.name.lower()}){near}"


def unread_reason(unread: float, by_status: dict[str, int]) -> str:
    """Why no grade is published when too much was not read: our own limit is told apart from a locked door."""
    percent = f"{unread * 100:.0f}%"
    skipped = by_status.get(FetchStatus.NOT_FETCHED, 0)
    others = sum(
        count for status, count in by_status.items() if status not in (FetchStatus.OK, FetchStatus.NOT_FETCHED)
    )
    if skipped > others:
        return f"Còn {percent} số trang chưa tải nên không công bố mức; việc đầu tiên là chạy lại với giới hạn trang lớn hơn."
    return (
        f"Không đọc được {percent} số trang nên không công bố mức; việc đầu tiên là mở quyền truy cập cho đợt kiểm tra."
    )


def decimal(value: float) -> str:
    """One decimal, with the Vietnamese comma."""
    return f"{value:.1f}".replace(".", ",")


def _count(number: int) -> str:
    return _COUNTS[number] if number < len(_COUNTS) else str(number)
