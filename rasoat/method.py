"""The numbers of the formula as a report carries them, for whoever doubts a score."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MethodInfo:
    """The numbers of the formula beside criteria and grades. Shares are parts of 1, margins points of 100."""

    error: float
    warning: float
    info: float
    """Weights of a finding by severity."""
    unmeasured: float
    """Confidence of a rule whose precision is not measured."""
    hint_below: float
    """A rule trusted less than this costs nothing."""
    template_share: float
    """A fault of the template costs at most this part of tau, times severity and confidence."""
    unread: float
    """Larger part of pages not read: no grade."""
    ranked_from: int
    """Units from which a grade is more than provisional."""
    grade_margin: float
    arrow: float
    peers: int
    """Agencies from which a class has a median that is told."""
    similar: float
    """Articles at least so alike are one unit."""
    enough_read: int = 0
    """Hits read from which the lower bound of a rule's precision is its confidence."""
    nothing_to_read: tuple[str, ...] = ()
    """Values of ``FetchStatus`` that are no unread pages: addresses with nothing of the agency to read."""
    vetoes: tuple[str, ...] = ()
    """Matters that no score may hide."""
    unscored: dict[str, str] = field(default_factory=dict)
    """Why a rule costs no points, by code."""
