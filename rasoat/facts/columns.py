"""The columns of a spreadsheet of facts: their Vietnamese headings, what stands in them, and how a heading is recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rasoat.catalogue import LANGUAGES, N_, SOURCE, _, language, speaking
from rules.fact_tables import DATE, FLAG, TEXT, TEXTS
from rules.text.unaccent import unaccented

TITLES = {
    "documents": N_("Văn bản"),
    "bodies": N_("Cơ quan"),
    "places": N_("Địa danh"),
    "holders": N_("Người giữ chức"),
    "kinds": N_("Loại văn bản"),
    "issuers": N_("Ký hiệu cơ quan"),
    "symbols": N_("Ký hiệu có thời hạn"),
}
"""What each table is called; the name of its sheet."""
ENDED = "ended"
"""A column for the first day on which a fact no longer holds: ``valid_to`` is the day before."""
GUIDE = N_("Hướng dẫn")
"""Name of the sheet that tells how to fill in the others."""
YES = ("có", "x", "true", "1", "rồi", "đã", "yes", "y")
NO = ("không", "", "false", "0", "chưa", "no", "n")
_GLUE = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Column:
    """``key`` of the fact; ``others``: headings that people also use; ``words``: what a cell may say, and what it means."""

    key: str
    heading: str
    note: str
    shape: str = TEXT
    others: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    example: str = ""
    needed: bool = False

    @property
    def title(self) -> str:
        """The heading in the language spoken."""
        return _(self.heading)

    @property
    def choices(self) -> tuple[str, ...]:
        """What a cell may say, in the language spoken; names of Vietnamese things have no other."""
        return tuple(self.words) if language() == SOURCE else tuple(dict.fromkeys(self.words.values()))


_PROOF = (
    Column(
        "source",
        N_("Nguồn"),
        N_("Nơi đã đọc được điều này: văn bản, trang, ngày."),
        others=("căn cứ", "nguồn thông tin"),
        example="Công báo Thành phố số 15",
        needed=True,
    ),
    Column(
        "checked_on",
        N_("Ngày đối chiếu"),
        N_("Ngày có người đối chiếu với nguồn."),
        DATE,
        others=("ngày kiểm tra", "đối chiếu ngày"),
        example="24/11/2026",
        needed=True,
    ),
    Column(
        "verified",
        N_("Đã kiểm chứng"),
        N_("“có” khi đã đối chiếu với nguồn. Để trống là chưa: khi ấy không dùng để báo lỗi."),
        FLAG,
        others=("kiểm chứng", "đã đối chiếu"),
        example="có",
    ),
    Column(
        "replaces",
        N_("Thay mục có sẵn"),
        N_("“có” khi mục này thay mục cùng mã đi kèm rasoat."),
        FLAG,
        others=("thay mục đi kèm",),
    ),
    Column("note", N_("Ghi chú"), N_("Cho người giữ tệp; không dùng để kiểm tra.")),
)
_ALIASES = Column(
    "aliases",
    N_("Tên gọi khác"),
    N_("Cách nhau bằng dấu chấm phẩy."),
    TEXTS,
    others=("tên khác", "tên viết tắt", "bí danh"),
)
_ID = Column(
    "id",
    N_("Mã"),
    N_("Mã riêng của mục, không dấu cách; để trống thì được đặt theo tên."),
    others=("id", "mã mục", "mã số"),
)
_FROM = Column(
    "valid_from", N_("Từ ngày"), N_("Ngày đầu tiên đúng như vậy."), DATE, others=("ngày bắt đầu", "bắt đầu từ ngày")
)
_TO = Column(
    "valid_to",
    N_("Đến hết ngày"),
    N_("Ngày cuối cùng còn đúng; để trống nếu vẫn đúng."),
    DATE,
    others=("ngày kết thúc", "đến ngày"),
)
_LEVELS = {
    "trung ương": "central",
    "thành phố": "city",
    "tỉnh": "province",
    "xã": "commune",
    "phường": "commune",
    "huyện": "district",
    "quận": "district",
}
COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "documents": (
        Column(
            "id",
            N_("Số hiệu"),
            N_("Như in trên văn bản: 42/2022/NĐ-CP."),
            others=("số ký hiệu", "số, ký hiệu", "số văn bản", "số hiệu văn bản", "ký hiệu", "mã", "id"),
            example="12/2024/QĐ-UBND",
            needed=True,
        ),
        Column(
            "kind",
            N_("Loại văn bản"),
            N_("Nghị định, Quyết định, Thông tư …"),
            others=("loại", "hình thức văn bản", "hình thức"),
            example="Quyết định",
            needed=True,
        ),
        Column(
            "title",
            N_("Trích yếu"),
            N_("Tên văn bản, không kèm loại và số hiệu."),
            others=("tên văn bản", "tiêu đề", "trích yếu nội dung"),
            example="Quy định về quản lý ví dụ trên địa bàn Thành phố",
        ),
        Column(
            "about",
            N_("Về việc"),
            N_("Nói gọn trong vài chữ, để nêu trong thông báo."),
            others=("về", "tóm tắt", "nội dung tóm tắt"),
            example="quản lý ví dụ",
        ),
        Column(
            "issuer",
            N_("Cơ quan ban hành"),
            N_("Tên đầy đủ."),
            others=("nơi ban hành", "đơn vị ban hành"),
            example="Ủy ban nhân dân Thành phố Hà Nội",
        ),
        Column(
            "issued",
            N_("Ngày ban hành"),
            N_("Ngày ghi trên văn bản."),
            DATE,
            others=("ngày ký", "ngày văn bản", "ngày tháng văn bản"),
            example="20/02/2024",
        ),
        Column(
            "valid_from",
            N_("Ngày có hiệu lực"),
            N_("Ngày đầu tiên có hiệu lực."),
            DATE,
            others=("hiệu lực từ", "hiệu lực từ ngày", "ngày hiệu lực", "có hiệu lực từ ngày"),
            example="01/03/2024",
        ),
        Column(
            ENDED,
            N_("Hết hiệu lực từ ngày"),
            N_("Ngày đầu tiên không còn hiệu lực (01/7/2026: hiệu lực đến hết 30/6/2026)."),
            DATE,
            others=("ngày hết hiệu lực", "hết hiệu lực kể từ ngày", "hết hiệu lực"),
            example="01/07/2026",
        ),
        Column(
            "repeal",
            N_("Phạm vi hết hiệu lực"),
            N_("toàn bộ, hoặc một phần."),
            words={"toàn bộ": "whole", "một phần": "partial"},
            others=("phạm vi",),
            example="toàn bộ",
        ),
        Column("parts", N_("Phần hết hiệu lực"), N_("Khi chỉ một phần hết hiệu lực: Điều 5; khoản 2 Điều 7."), TEXTS),
        Column(
            "successor",
            N_("Văn bản thay thế"),
            N_("Số hiệu của văn bản thay thế; văn bản ấy cũng phải có trong bảng hoặc trong dữ kiện có sẵn."),
            others=("bị thay thế bởi", "thay thế bằng"),
        ),
        _ALIASES,
        Column(
            "valid_to",
            N_("Hiệu lực đến hết ngày"),
            N_("Ngày cuối cùng còn hiệu lực."),
            DATE,
            others=("đến hết ngày", "ngày cuối còn hiệu lực", "còn hiệu lực đến hết ngày"),
        ),
        *_PROOF,
    ),
    "bodies": (
        _ID,
        Column(
            "name",
            N_("Tên cơ quan"),
            N_("Tên chính thức."),
            others=("cơ quan", "tên đơn vị"),
            example="Sở Ví dụ",
            needed=True,
        ),
        Column(
            "level",
            N_("Cấp"),
            N_("trung ương, thành phố, tỉnh, xã, huyện."),
            words=_LEVELS,
            others=("cấp cơ quan",),
            example="thành phố",
            needed=True,
        ),
        _ALIASES,
        _FROM,
        _TO,
        Column(
            "successors",
            N_("Cơ quan kế tục"),
            N_("Tên hoặc mã, cách nhau bằng dấu chấm phẩy."),
            TEXTS,
            others=("cơ quan tiếp nhận", "kế tục"),
        ),
        *_PROOF,
    ),
    "places": (
        _ID,
        Column(
            "name",
            N_("Tên đơn vị hành chính"),
            N_("Không kèm loại: Ba Đình."),
            others=("địa danh", "tên"),
            example="Ví Dụ",
            needed=True,
        ),
        Column(
            "kind",
            N_("Loại"),
            N_("phường, xã, quận, huyện, thị xã, tỉnh, thành phố."),
            words={one: one for one in ("phường", "xã", "đặc khu", "quận", "huyện", "thị xã", "tỉnh", "thành phố")},
            others=("loại đơn vị", "loại hình"),
            example="phường",
            needed=True,
        ),
        Column("level", N_("Cấp"), N_("xã, huyện, tỉnh."), words=_LEVELS, example="xã", needed=True),
        Column(
            "code",
            N_("Mã hành chính"),
            N_("Theo danh mục, gõ dạng chữ để giữ số 0 ở đầu."),
            others=("mã đơn vị hành chính",),
        ),
        _ALIASES,
        _FROM,
        _TO,
        Column(
            "successors",
            N_("Đơn vị kế tục"),
            N_("Mã, cách nhau bằng dấu chấm phẩy."),
            TEXTS,
            others=("kế tục", "sáp nhập vào"),
        ),
        Column(
            "predecessors",
            N_("Hợp thành từ"),
            N_("Các đơn vị cũ, cách nhau bằng dấu chấm phẩy."),
            TEXTS,
            others=("đơn vị cũ", "sáp nhập từ"),
        ),
        *_PROOF,
    ),
    "holders": (
        _ID,
        Column(
            "person",
            N_("Họ và tên"),
            N_("Đầy đủ, không kèm ông, bà."),
            others=("họ tên", "tên"),
            example="Nguyễn Văn Ví Dụ",
            needed=True,
        ),
        Column(
            "office",
            N_("Chức vụ"),
            N_("Giám đốc, Phó Giám đốc, Chủ tịch …"),
            others=("chức danh",),
            example="Giám đốc",
            needed=True,
        ),
        Column(
            "body",
            N_("Cơ quan"),
            N_("Tên cơ quan nơi giữ chức."),
            others=("đơn vị", "tên cơ quan"),
            example="Sở Ví dụ",
            needed=True,
        ),
        Column(
            "valid_from",
            N_("Từ ngày"),
            N_("Ngày nhận chức."),
            DATE,
            others=("ngày bổ nhiệm", "ngày bắt đầu", "ngày nhận chức"),
            example="01/03/2025",
        ),
        Column(
            "valid_to",
            N_("Đến hết ngày"),
            N_("Ngày cuối còn giữ chức; để trống nếu vẫn giữ chức."),
            DATE,
            others=("đến ngày", "ngày kết thúc", "ngày thôi giữ chức"),
        ),
        _ALIASES,
        *_PROOF,
    ),
}
"""In the order of the spreadsheet."""
IGNORED = frozenset({"stt", "tt", "so tt", "so thu tu"})
"""Headings whose columns are passed over."""
NOT_IN_TEMPLATE = frozenset({("documents", "valid_to")})


def plain(text: str) -> str:
    """A heading as it is compared: no marks, no punctuation, no asterisk, what stands in brackets left out."""
    return _GLUE.sub(" ", unaccented(text.split("(")[0])).strip()


def in_every_language(text: str) -> Iterator[str]:
    """A text of the catalogue as each language says it."""
    for spoken in LANGUAGES:
        with speaking(spoken):
            said = _(text)
        yield said


def recognised(table: str) -> Mapping[str, Column]:
    """Plain headings -> columns of a table; the English key is a heading too."""
    found: dict[str, Column] = {}
    for column in COLUMNS[table]:
        for heading in (*in_every_language(column.heading), column.key, *column.others):
            found.setdefault(plain(heading), column)
    return found


def heading_of(table: str, key: str) -> str:
    """The heading of a key, the key itself for one that no spreadsheet has."""
    return next((column.title for column in COLUMNS[table] if column.key == key), key)
