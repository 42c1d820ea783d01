"""Words for what the report holds as closed lists: severities, parts of a page, states of a veto item, classes of agencies."""

from __future__ import annotations

from datetime import date, timedelta

from rasoat import figures
from rasoat.catalogue import N_, _, _n
from rasoat.changes import Changes
from rasoat.finding import Finding, Severity
from rasoat.report import AgencyReport, AgencyScore, VetoItem

CLASS = {Severity.ERROR: "s2", Severity.WARNING: "s1", Severity.INFO: "s0"}
"""Style class of a severity's label and mark."""
BLOCK = {
    "title": N_("ở tiêu đề"),
    "lead": N_("ở lời dẫn"),
    "heading": N_("ở tiêu đề mục"),
    "caption": N_("ở chú thích ảnh"),
    "alt": N_("ở mô tả ảnh"),
    "byline": N_("ở dòng tác giả"),
    "meta": N_("ở thông tin trang"),
    "frame": N_("ở khuôn trang"),
    "cell": N_("trong bảng"),
    "link": N_("ở liên kết"),
}
DASH = " · "
TURNING = 1.5
"""Points by which a score has to move before an arrow is drawn (formula 2026.1, hysteresis)."""
_TELLING = 0.05


def confirmed(score: AgencyScore | None) -> tuple[VetoItem, ...]:
    """Veto items that two people have confirmed."""
    return tuple(v for v in score.vetoes if v.status == "confirmed") if score else ()


def suspected(score: AgencyScore | None) -> tuple[VetoItem, ...]:
    return tuple(v for v in score.vetoes if v.status == "suspected") if score else ()


def state(score: AgencyScore | None) -> str:
    """Column of the unit chart: a grade letter, ``liet`` or ``chua`` (no grade, or too little read for a rank)."""
    if confirmed(score):
        return "liet"
    if score is None or score.grade is None or score.points is None or score.provisional:
        return "chua"
    return score.grade


def published(score: AgencyScore | None) -> bool:
    """Whether points and a grade, if only in brackets, may be shown."""
    return score is not None and not confirmed(score) and score.grade is not None and score.points is not None


def veto_status(item: VetoItem) -> str:
    """What is known of a veto item, in words."""
    if item.status == "confirmed":
        return _n("✕ Đã xác nhận: {n} chỗ", item.count).format(n=figures.number(item.count))
    if item.status == "suspected":
        return _n("Nghi vấn, chờ xác nhận: {n} chỗ", item.count).format(n=figures.number(item.count))
    if item.status == "not measured":
        return _("Chưa đo")
    return _("Không thấy")


def move(agency: AgencyReport) -> tuple[str, str]:
    """Arrow with figure, and words, against the period before; a move inside the other's interval is none."""
    score, changes = agency.score, agency.changes
    if confirmed(score):
        return _("✕ điểm liệt"), _("xử lý trước, chưa công bố điểm")
    if changes is None or changes.previous is None:
        return _("· kỳ đầu"), _("chưa có kỳ trước")
    did = since_before(changes)
    moved = delta(agency)
    if moved is None:
        return _("· chưa so được"), did
    turn = changes.turn if changes.turn is not None else _turn(agency, moved)
    if not turn:
        return f"= {figures.signed(moved)}", _("không đổi đáng kể; {did}").format(did=did)
    return f"{'▲' if turn > 0 else '▼'} {figures.signed(moved)}", "; ".join((*_parts(changes), did))


def delta(agency: AgencyReport) -> float | None:
    """Points won or lost since the run before, by one formula where that run could be reckoned anew."""
    score, changes = agency.score, agency.changes
    if score is None or score.points is None or score.grade is None or changes is None:
        return None
    if changes.delta is not None:
        return changes.delta
    return None if changes.points_before is None else score.points - changes.points_before


def _turn(agency: AgencyReport, moved: float) -> int:
    score, changes = agency.score, agency.changes
    if score is None or changes is None or changes.points_before is None or abs(moved) < TURNING:
        return 0
    if _inside(agency, changes.points_before, score):
        return 0
    return 1 if moved > 0 else -1


def _parts(changes: Changes) -> tuple[str, ...]:
    """Where a move comes from, as far as it is known: pages that both runs read, and others."""
    told = (
        (changes.by_fix, _("sửa trang cũ {points} điểm")),
        (changes.by_pages, _("trang mới {points} điểm")),
    )
    return tuple(
        words.format(points=figures.signed(value)) for value, words in told if value is not None and abs(value) >= 0.05
    )


def since_before(changes: Changes) -> str:
    """What was mended and what is new, as one phrase."""
    return _("sửa xong {fixed} chỗ, thêm {new} chỗ mới").format(
        fixed=figures.number(changes.fixed), new=figures.number(changes.new)
    )


def other_changes(agency: AgencyReport) -> str:
    """What changed since the run before other than the portal, with what it did to the points; "" if nothing did."""
    changes = agency.changes
    if changes is None or not changes.notices:
        return ""
    subjects = ", ".join(notice.subject for notice in changes.notices)
    if changes.by_rules is None or abs(changes.by_rules) < _TELLING:
        return _("Từ kỳ trước đã đổi: {subjects}.").format(subjects=subjects)
    words = _("Từ kỳ trước đã đổi: {subjects} ({points} điểm, để ngoài so sánh).")
    return words.format(subjects=subjects, points=figures.signed(changes.by_rules))


def a_year_before(iso: str) -> str:
    """The ISO date 365 days before; "" where ``iso`` is none."""
    try:
        return (date.fromisoformat(iso[:10]) - timedelta(days=365)).isoformat()
    except ValueError:
        return ""


def where(finding: Finding) -> str:
    """Where a finding stands, for people: part of the page, paragraph, or line and column of a file."""
    place = finding.place
    parts = [_(BLOCK[finding.block]) if finding.block in BLOCK else ""]
    if place.where:
        parts.append(place.where)
    elif place.line is not None:
        told = _("dòng {line}") if place.column is None else _("dòng {line}, cột {column}")
        parts.append(told.format(line=place.line, column=place.column))
    return DASH.join(part for part in parts if part)


def _inside(agency: AgencyReport, before: float, score: AgencyScore) -> bool:
    """Whether one of the two scores lies inside the other's interval, as far as the intervals are known."""
    if score.low <= before <= score.high:
        return True
    if len(agency.trend) < 2 or score.points is None:
        return False
    earlier = agency.trend[-2]
    return earlier.low <= score.points <= earlier.high
