"""The report: all that a reporter needs and nothing else. JSON in and out by ``rasoat.report_json``; schema versioned."""

from __future__ import annotations

from dataclasses import dataclass, field

from rasoat.changes import Changes, TrendPoint
from rasoat.fetch_status import FetchStatus as FetchStatus
from rasoat.finding import Finding, Severity
from rasoat.method import MethodInfo

SCHEMA = "rasoat-report/1"


@dataclass(frozen=True, slots=True)
class ExampleInfo:
    """``bad`` marks the exact words with ⟦⟧; either may be ""."""

    bad: str
    good: str


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule as reporters tell it. ``precision`` is right/read of the ledger, None while unmeasured."""

    code: str
    name: str
    severity: Severity
    title: str
    passes: str
    hint: str
    why: str
    source: str
    since: str
    preview: bool
    criterion: str
    """Id of the scoring criterion it counts under (``K04``), "" if none."""
    veto: bool = False
    hits_read: int = 0
    hits_right: int = 0
    weight: float = 0.0
    """Its confidence in the score, 0 … 1: the lower 95 % bound of its precision; 0 for what costs no points."""
    examples: tuple[ExampleInfo, ...] = ()
    city: bool = False
    """Whether it compares the portals of a city."""


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """How often a rule gave each outcome over the documents of one agency."""

    code: str
    passed: int = 0
    failed: int = 0
    not_applicable: int = 0
    manual: int = 0
    error: int = 0


@dataclass(frozen=True, slots=True)
class RuleFailure:
    """A rule that broke on a document (a defect of the rule; the run is incomplete, exit 3)."""

    code: str
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class PageStatus:
    url: str
    status: FetchStatus
    http: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much was checked. ``unread`` lists addresses not read (capped at 200; ``by_status`` has the full counts)."""

    pages: int
    """Addresses met, read or not."""
    read: int
    articles: int
    by_status: dict[str, int]
    unread: tuple[PageStatus, ...] = ()
    not_checked: tuple[str, ...] = ()
    """What could not be checked and why, in Vietnamese sentences."""
    first_published: str | None = None
    last_published: str | None = None
    """ISO dates."""


@dataclass(frozen=True, slots=True)
class BlockRecord:
    kind: str
    start: int
    end: int
    cell: tuple[int, int, int] | None = None
    """Table of the article, row and column, each from 1, where the source has kept them."""


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article as reporters need it. ``text`` is "" where there is nothing to mark; personal data masked, offsets kept."""

    id: str
    url: str
    path: str
    title: str
    published: str | None
    section: str
    byline: str
    language: str
    """``vi``, ``en`` or ``""`` as judged from the text."""
    words: int
    unit: int
    """Number of its near-duplicate cluster inside the agency: copies share it."""
    text: str = ""
    blocks: tuple[BlockRecord, ...] = ()
    images: tuple[int, ...] = ()
    """Text offsets before which an image without alternative text stands: none, or an empty one where a rule asks for words."""
    has_images: bool = False


@dataclass(frozen=True, slots=True)
class CriterionScore:
    """``loss`` points of ``max`` are lost; all in points of the criterion's own maximum (see ``AgencyScore.scale``)."""

    id: str
    title: str
    group: str
    max: float
    loss: float
    loss_low: float
    loss_high: float
    """Ends of the 90 % interval of ``loss``."""
    measured: bool
    applicable: int
    """Units judged."""
    hit: int
    """Units with at least one counted finding."""
    rate: float
    """``p``: mean harm per unit plus template share, 0 … 1 and more."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class VetoItem:
    """A matter that no score may hide. ``status``: suspected (machine), confirmed (two people), none seen, not measured."""

    id: str
    title: str
    status: str
    count: int
    fingerprints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """A thing to order done; ``gain`` in points of 100 if all its findings are mended, others left."""

    title: str
    criteria: tuple[str, ...]
    examples: tuple[str, ...]
    places: int
    articles: int
    pages: int
    effort: str
    role: str
    gain: float


@dataclass(frozen=True, slots=True)
class AgencyScore:
    """``points`` of 100 with a 90 % interval; ``grade`` None where it may not be published, ``reason`` says why."""

    formula: str
    points: float | None
    low: float
    high: float
    grade: str | None
    grade_name: str
    provisional: bool
    """Fewer than 30 units: grade in brackets, no rank."""
    reason: str
    units: int
    scale: float
    """Factor from criterion points to points of 100 (100 / sum of measured maxima)."""
    criteria: tuple[CriterionScore, ...]
    vetoes: tuple[VetoItem, ...]
    actions: tuple[Action, ...]
    joint_gain: float
    joint_points: float | None
    joint_grade: str | None
    sentence: str
    rank: int | None = None
    rank_of: int = 0
    lost_by_rule: dict[str, float] = field(default_factory=dict)
    """Points of 100 won if all findings of a rule are mended and the others left, by code; only what loses any."""


@dataclass(frozen=True, slots=True)
class AgencyReport:
    id: str
    name: str
    group: str
    group_name: str
    host: str
    verified: bool
    coverage: Coverage
    articles: tuple[ArticleRecord, ...]
    findings: tuple[Finding, ...]
    outcomes: tuple[RuleOutcome, ...] = ()
    failures: tuple[RuleFailure, ...] = ()
    score: AgencyScore | None = None
    trend: tuple[TrendPoint, ...] = ()
    changes: Changes | None = None
    page: str = ""
    """Home page URL."""
    dismissed: int | None = None
    """Findings set aside with a reason by two people; None where no such record is kept."""


@dataclass(frozen=True, slots=True)
class FactsVersion:
    """Newest ``checked_on`` among the facts and the SHA-256 over their files."""

    date: str
    sha256: str
    own: tuple[str, ...] = ()
    """Of each of the agency's own files: name and SHA-256, as one line."""


@dataclass(frozen=True, slots=True)
class CriterionInfo:
    id: str
    title: str
    group: str
    max: float
    tau: float


@dataclass(frozen=True, slots=True)
class Hidden:
    """Findings of a run that its report does not show."""

    known: int = 0
    """Old debt: the baseline has them."""
    suppressed: int = 0
    """Set aside with a reason in the suppressions file."""
    unchanged: int = 0
    """Not on a changed line (``--changed-lines``)."""


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run. Reporters are pure functions of it. For files checked by ``rasoat check`` there is one agency, id ""."""

    schema: str
    version: str
    """Of rasoat."""
    created: str
    """ISO 8601 with zone; from the archive or --now, so that the same input gives the same bytes."""
    title: str
    rules: tuple[RuleInfo, ...]
    agencies: tuple[AgencyReport, ...]
    facts: FactsVersion
    formula: str
    criteria: tuple[CriterionInfo, ...] = ()
    grades: tuple[tuple[str, str, float], ...] = ()
    """Letter, name, lower edge; best first."""
    notes: tuple[str, ...] = ()
    method: MethodInfo | None = None
    language: str = "vi"
    """Of all its texts (``rasoat.catalogue.LANGUAGES``); reporters speak it too."""
    hidden: Hidden = Hidden()
    compared: bool = False
    """Whether it was compared with a baseline or with changed lines, so that ``Finding.new`` tells something."""
