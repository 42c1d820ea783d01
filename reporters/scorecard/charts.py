"""Geometry of the charts: numbers of the report in, coordinates out.

What is drawn is in ``templates/charts.html``, every colour in ``style/*.css``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Grades = tuple[tuple[str, str, float], ...]
"""Letter, name, lower edge; best first, as in ``Report.grades``."""
ROW_LOW = 40.0
"""Left end of the axis of a ranking row; said in words above the table."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A grade's stretch of an axis."""

    letter: str
    name: str
    x: float
    width: float
    edge: float
    current: bool


@dataclass(frozen=True, slots=True)
class BandScale:
    """The flat scale of an agency's sheet, ``width`` wide; ``label_x`` keeps the figure inside."""

    width: int
    segments: tuple[Segment, ...]
    dot: float
    low: float
    high: float
    label_x: float
    wide: bool


def band_scale(grades: Grades, points: float, low: float, high: float, grade: str, width: int) -> BandScale:
    """0 to 100 over ``width`` units with 8 free at each end."""
    at = _axis(0, 100, 8, width - 8)
    return BandScale(
        width=width,
        segments=_segments(grades, at, 0, grade),
        dot=at(points),
        low=at(low),
        high=at(high),
        label_x=min(max(at(points), 26), width - 26),
        wide=width > 500,
    )


@dataclass(frozen=True, slots=True)
class RankRow:
    """A dot with its interval on the axis ``ROW_LOW`` … 100, 190 wide."""

    dot: float
    low: float
    high: float


RANK_WIDTH = 208
_rank_axis_ends = (9, RANK_WIDTH - 9)


def rank_row(points: float, low: float, high: float) -> RankRow:
    at = _axis(ROW_LOW, 100, *_rank_axis_ends)
    return RankRow(at(points), at(low), at(high))


def rank_axis(grades: Grades) -> tuple[Segment, ...]:
    """Grid and letters above the ranking rows."""
    return _segments(grades, _axis(ROW_LOW, 100, *_rank_axis_ends), ROW_LOW, "")


@dataclass(frozen=True, slots=True)
class Dot:
    """``label`` under the axis, "" where its neighbours would touch it; ``hollow`` for a point reckoned anew."""

    x: float
    y: float
    low: float
    high: float
    label: str
    hollow: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """A run in the course of time, as charts need it."""

    label: str
    points: float
    low: float
    high: float
    formula: str
    rescored: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A series over time; ``edges`` are the grade borders in view: y, figure, letter above. The line is cut where the formula
    changed: a path for each stretch, and ``breaks`` between them."""

    paths: tuple[str, ...]
    dots: tuple[Dot, ...]
    edges: tuple[tuple[float, str, str], ...]
    breaks: tuple[float, ...]


LABELS = 7
"""Most labels under the axis of a trend."""


def trend(grades: Grades, series: Sequence[Moment], width: int, height: int) -> Line:
    """Oldest first. The y axis holds all intervals, to the next ten."""
    floor = max(0, 10 * math.floor(min(moment.low for moment in series) / 10))
    floor = min(floor, 50)
    top = 100 if max(moment.high for moment in series) > 90 else 90
    at = _axis(floor, top, height - 24, 8)
    last = len(series) - 1
    across = _axis(0, max(last, 1), 48, width - 68)
    step = -(-len(series) // LABELS)
    dots = tuple(
        Dot(
            across(i), at(moment.points), at(moment.low), at(moment.high),
            "" if (last - i) % step else moment.label, moment.rescored,
        )
        for i, moment in enumerate(series)
    )  # fmt: skip
    cuts = [i for i in range(1, len(series)) if series[i].formula != series[i - 1].formula]
    stretches = zip([0, *cuts], [*cuts, len(series)], strict=True)
    return Line(
        tuple(" ".join(f"{dot.x:g},{dot.y:g}" for dot in dots[start:end]) for start, end in stretches),
        dots,
        _apart([(at(edge), f"{edge:.0f}", letter) for letter, _, edge in grades if floor <= edge <= top]),
        tuple(round((dots[i - 1].x + dots[i].x) / 2, 1) for i in cuts),
    )


def _apart(edges: Sequence[tuple[float, str, str]]) -> tuple[tuple[float, str, str], ...]:
    """Borders whose figures would touch the one above lose their figure; the line stays."""
    told: list[tuple[float, str, str]] = []
    lowest = -math.inf
    for y, figure, letter in edges:
        clear = y - lowest >= 13
        lowest = y if clear else lowest
        told.append((y, figure if clear else "", letter if clear else ""))
    return tuple(told)


@dataclass(frozen=True, slots=True)
class Caterpillar:
    """All agencies of one class in one picture; ``rows``: y, dot, low, high, ranked; ``edges`` as segments."""

    height: float
    rows: tuple[tuple[float, float, float, float, bool], ...]
    segments: tuple[Segment, ...]
    median: float
    labels: tuple[tuple[float, int], ...]
    """y, rank."""


CATERPILLAR_WIDTH = 720


def caterpillar(grades: Grades, scores: Sequence[tuple[float, float, float, bool, int | None]]) -> Caterpillar:
    """``scores``: points, low, high, ranked, rank; best first."""
    pitch = 6.4
    at = _axis(ROW_LOW, 100, 76, CATERPILLAR_WIDTH - 12)
    rows = tuple(
        (round(36 + i * pitch, 1), at(points), at(low), at(high), ranked)
        for i, (points, low, high, ranked, _) in enumerate(scores)
    )
    ranks = [(y, rank) for (y, *_), (*_, rank) in zip(rows, scores, strict=True) if rank is not None]
    labels: list[tuple[float, int]] = []
    for y, rank in ranks:
        if not labels or (y - labels[-1][0] >= 25 * pitch):
            labels.append((y, rank))
    middle = at(median([points for points, *_ in scores]))
    return Caterpillar(round(44 + len(rows) * pitch), rows, _segments(grades, at, ROW_LOW, ""), middle, tuple(labels))


@dataclass(frozen=True, slots=True)
class Histogram:
    """The agencies of a class by points, one dot each, stacked; ``median`` None in a class too small for one."""

    height: float
    radius: float
    dots: tuple[tuple[float, float, bool], ...]
    """x, y, ranked."""
    segments: tuple[Segment, ...]
    median: float | None


HISTOGRAM_WIDTH = 640
HISTOGRAM_HEIGHT = 150.0
"""Of the tallest column; many dots are drawn smaller."""
BIN = 1.5
"""Points to a column of dots."""


def histogram(grades: Grades, scores: Sequence[tuple[float, bool]], middle: float | None) -> Histogram:
    """``scores``: points, ranked. The axis goes from ``ROW_LOW`` to 100; what lies below stands at its left end."""
    at = _axis(ROW_LOW, 100, 10, HISTOGRAM_WIDTH - 10)
    columns: dict[float, list[bool]] = {}
    for points, ranked in sorted(scores, key=lambda pair: (pair[0], not pair[1])):
        column = BIN * math.floor(max(points, ROW_LOW) / BIN)
        columns.setdefault(min(column, 100 - BIN), []).append(ranked)
    tallest = max(map(len, columns.values()), default=1)
    pitch = min(12.0, HISTOGRAM_HEIGHT / tallest)
    height = round(pitch * tallest + 8, 1)
    dots = tuple(
        (at(column + BIN / 2), round(height - 1 - pitch * (level + 0.5), 1), ranked)
        for column, members in sorted(columns.items())
        for level, ranked in enumerate(members)
    )
    return Histogram(
        height, round(pitch * 0.42, 1), dots, _segments(grades, at, ROW_LOW, ""), None if middle is None else at(middle)
    )


def curve(maximum: float, tau: float, reach: float, width: int, height: int) -> str:
    """``maximum · (1 − e^(−p/tau))`` for p from 0 to ``reach`` as the points of a polyline; 12 points of loss fill the height."""
    across = _axis(0, reach, 46, width - 12)
    down = _axis(0, 12, 12, height - 40)
    steps = [reach * i / 60 for i in range(61)]
    return " ".join(f"{across(p):g},{down(maximum * (1 - math.exp(-p / tau))):g}" for p in steps)


def _axis(low: float, high: float, start: float, end: float) -> Callable[[float], float]:
    """The function from values to coordinates, held inside the ends, to a tenth."""

    def at(value: float) -> float:
        share = (min(max(value, low), high) - low) / (high - low)
        return round(start + share * (end - start), 1)

    return at


def _segments(grades: Grades, at: Callable[[float], float], floor: float, current: str) -> tuple[Segment, ...]:
    segments = []
    upper = 100.0
    for letter, name, edge in grades:
        lower = max(edge, floor)
        if upper > lower:
            x = at(lower)
            segments.append(Segment(letter, name, x, round(at(upper) - x, 1), edge, letter == current))
        upper = min(upper, edge)
    return tuple(reversed(segments))


def median(values: Sequence[float]) -> float:
    """The middle one, the mean of the two middle ones, or 0 for none."""
    ordered = sorted(values)
    half = len(ordered) // 2
    if not ordered:
        return 0.0
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
