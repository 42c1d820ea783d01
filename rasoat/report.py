"""The report: all that a reporter needs and nothing else. JSON in and out by ``rasoat.report_json``; schema versioned."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from rasoat.changes import Changes, TrendPoint
from rasoat.finding import Finding, Severity
from rasoat.method import MethodInfo

SCHEMA = "rasoat-report/1"


class FetchStatus(StrEnum):
    """What became of an address; a closed list. ``remedy`` says in one line what the agency can do."""

    OK = "ok"
    REDIRECTED_OFF_SITE = "redirected-off-site"
    NOT_FOUND = "not-found"
    FORBIDDEN = "forbidden"
    RATE_LIMITED = "rate-limited"
    CLIENT_ERROR = "client-error"
    SERVER_ERROR = "server-error"
    TIMEOUT = "timeout"
    DNS_FAILED = "dns-failed"
    REFUSED = "refused"
    TLS_ERROR = "tls-error"
    CONNECTION_LOST = "connection-lost"
    ROBOTS_DENIED = "robots-denied"
    TOO_LARGE = "too-large"
    TRUNCATED = "truncated"
    EMPTY = "empty"
    ERROR_PAGE = "error-page"
    LOGIN_PAGE = "login-page"
    UNREADABLE = "unreadable"
    NOT_FETCHED = "not-fetched"

    @property
    def remedy(self) -> str:
        return _REMEDIES[self]

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def read(self) -> bool:
        """Whether the page's content could be checked."""
        return self is FetchStatus.OK

    @classmethod
    def of_code(cls, code: int) -> FetchStatus:
        """Of an HTTP status; a redirect that was not followed leads off the site."""
        if code in _CODES:
            return _CODES[code]
        if 200 <= code < 300:
            return cls.OK
        if 300 <= code < 400:
            return cls.REDIRECTED_OFF_SITE
        return cls.SERVER_ERROR if code >= 500 else cls.CLIENT_ERROR


_CODES = {
    401: FetchStatus.FORBIDDEN,
    403: FetchStatus.FORBIDDEN,
    404: FetchStatus.NOT_FOUND,
    410: FetchStatus.NOT_FOUND,
    429: FetchStatus.RATE_LIMITED,
}
_LABELS = {
    FetchStatus.OK: "Đọc được",
    FetchStatus.REDIRECTED_OFF_SITE: "Chuyển sang trang ngoài cổng",
    FetchStatus.NOT_FOUND: "Không có trang (404, 410)",
    FetchStatus.FORBIDDEN: "Máy chủ từ chối (401, 403)",
    FetchStatus.RATE_LIMITED: "Máy chủ báo truy cập quá nhanh (429)",
    FetchStatus.CLIENT_ERROR: "Yêu cầu không được chấp nhận (4xx)",
    FetchStatus.SERVER_ERROR: "Máy chủ báo lỗi (5xx)",
    FetchStatus.TIMEOUT: "Quá thời gian chờ",
    FetchStatus.DNS_FAILED: "Không tìm thấy tên miền",
    FetchStatus.REFUSED: "Máy chủ không nhận kết nối",
    FetchStatus.TLS_ERROR: "Chứng thư hoặc kết nối HTTPS có lỗi",
    FetchStatus.CONNECTION_LOST: "Kết nối bị ngắt giữa chừng",
    FetchStatus.ROBOTS_DENIED: "robots.txt không cho đọc",
    FetchStatus.TOO_LARGE: "Trang quá lớn",
    FetchStatus.TRUNCATED: "Bản lưu bị cắt cụt",
    FetchStatus.EMPTY: "Trang rỗng",
    FetchStatus.ERROR_PAGE: "Trang báo lỗi nhưng mã trả về là 200",
    FetchStatus.LOGIN_PAGE: "Trang đăng nhập",
    FetchStatus.UNREADABLE: "Nội dung không đọc được",
    FetchStatus.NOT_FETCHED: "Chưa tải (hết giới hạn hoặc bị dừng)",
}
_REMEDIES = {
    FetchStatus.OK: "Không phải làm gì.",
    FetchStatus.REDIRECTED_OFF_SITE: "Kiểm tra xem việc chuyển hướng có chủ ý không; nếu không, báo quản trị hệ thống ngay.",
    FetchStatus.NOT_FOUND: "Gỡ hoặc sửa liên kết dẫn đến trang này.",
    FetchStatus.FORBIDDEN: "Cho phép địa chỉ máy và tên tác nhân của đợt kiểm tra truy cập cổng.",
    FetchStatus.RATE_LIMITED: "Tăng khoảng nghỉ (--delay) hoặc nới giới hạn cho đợt kiểm tra.",
    FetchStatus.CLIENT_ERROR: "Kiểm tra cấu hình máy chủ đối với địa chỉ này.",
    FetchStatus.SERVER_ERROR: "Báo quản trị hệ thống xem nhật ký máy chủ, rồi chạy lại.",
    FetchStatus.TIMEOUT: "Chạy lại lúc vắng hoặc tăng thời gian chờ; nếu lặp lại, báo quản trị hệ thống.",
    FetchStatus.DNS_FAILED: "Kiểm tra tên miền trong tệp danh sách cổng và đường mạng.",
    FetchStatus.REFUSED: "Kiểm tra máy chủ có đang chạy và có mở cổng kết nối không.",
    FetchStatus.TLS_ERROR: "Gia hạn hoặc cài lại chứng thư HTTPS của cổng.",
    FetchStatus.CONNECTION_LOST: "Chạy lại; nếu lặp lại, báo quản trị hệ thống.",
    FetchStatus.ROBOTS_DENIED: "Mở robots.txt cho đợt kiểm tra nếu trang này cần được kiểm.",
    FetchStatus.TOO_LARGE: "Giảm dung lượng trang hoặc tăng giới hạn dung lượng.",
    FetchStatus.TRUNCATED: "Tải lại trang này rồi kiểm tra lại.",
    FetchStatus.EMPTY: "Kiểm tra xem trang có bị mất nội dung không.",
    FetchStatus.ERROR_PAGE: "Cấu hình máy chủ trả đúng mã lỗi và sửa trang hỏng.",
    FetchStatus.LOGIN_PAGE: "Không cần làm gì nếu trang này chỉ dành cho nội bộ.",
    FetchStatus.UNREADABLE: "Kiểm tra bảng mã và định dạng của trang.",
    FetchStatus.NOT_FETCHED: "Chạy lại với giới hạn trang lớn hơn.",
}


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
    """Text offsets before which an image without alternative text stands."""
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
