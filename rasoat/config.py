"""rasoat.toml: found upward from the input, or ``[tool.rasoat]`` of a pyproject.toml; unknown keys are refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec

from rasoat import toml_file
from rasoat.catalogue import N_, _, language
from rasoat.errors import ConfigError

FILE_NAME = "rasoat.toml"
LEAST_CONFIDENCE = 0.5
"""What is less likely right than wrong is shown only to whoever asks for it."""
Level = Literal["error", "warning", "info", "never", "new", "new:error", "new:warning", "new:info"]
SUPPRESSIONS = "rasoat-suppressions.toml"
"""Beside the configuration file it is used without being named."""


class Word(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """An entry of the agency's own word list."""

    wrong: str
    right: str
    reason: str = ""


class CheckTable(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """``[check]``: which rules, which files, what fails."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    min_confidence: float = LEAST_CONFIDENCE
    fail_on: Level = "warning"
    max_warnings: int | None = None
    exclude: tuple[str, ...] = ()
    per_file_ignores: dict[str, tuple[str, ...]] = {}
    severity: dict[str, Literal["error", "warning", "info"]] = {}
    baseline: str = ""
    """The file of ``rasoat baseline write``: what it knows is not shown."""
    suppressions: str = ""
    """The file of findings set aside with a reason (``rasoat.suppression_file``)."""
    language: Literal["vi", "en"] = "vi"
    """Of messages."""


class AgencyTable(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """``[agency]``: whose texts these are; its own contacts are not personal data."""

    name: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


class EnglishTable(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """``[english]``: a LanguageTool server (``http://127.0.0.1:8081``); without one English is not checked."""

    server: str = ""


class StyleTable(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """``[style]``: the house style; "" leaves a choice to each text, which then must only agree with itself."""

    tone_placement: Literal["old", "new", ""] = ""
    """hòa, thủy (old) or hoà, thuỷ (new)."""
    i_y: Literal["y", "i", ""] = ""
    """kỹ, lý, tỷ (y) or kĩ, lí, tỉ (i)."""
    quotation_marks: Literal["curly", "straight", ""] = ""
    numbers: Literal["vietnamese", ""] = "vietnamese"
    """1.000,5: a dot between thousands, a comma before decimals."""


class SpellingTable(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """``[spelling]``: tables made by ``rasoat learn`` of the agency's own texts, whose words and phrases are then known."""

    own_tables: tuple[str, ...] = ()


class FactsTable(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """``[facts]``: the agency's own facts, TOML files of the shape of ``rules/facts/*.toml``."""

    files: tuple[str, ...] = ()


class CrawlTable(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """``[crawl]``: how portals are walked. ``delay`` in seconds between two requests to one host."""

    portals: str = ""
    delay: float | None = None
    contact: str = ""
    limit_pages: int | None = None


class Config(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """The whole file."""

    check: CheckTable = CheckTable()
    agency: AgencyTable = AgencyTable()
    english: EnglishTable = EnglishTable()
    style: StyleTable = StyleTable()
    spelling: SpellingTable = SpellingTable()
    facts: FactsTable = FactsTable()
    crawl: CrawlTable = CrawlTable()
    words: tuple[Word, ...] = ()


def find(start: Path) -> Path | None:
    """The nearest rasoat.toml, or pyproject.toml with ``[tool.rasoat]``, in ``start`` (a file or folder) or above."""
    here = start.resolve()
    for folder in (here, *here.parents) if here.is_dir() else here.parents:
        own = folder / FILE_NAME
        if own.is_file():
            return own
        project = folder / "pyproject.toml"
        if project.is_file() and "rasoat" in toml_file.parse(toml_file.read(project), str(project)).get("tool", {}):
            return project
    return None


def load(path: Path) -> Config:
    """ConfigError names file, line and column of every mistake. Paths of other files are made absolute."""
    text = toml_file.read(path)
    document = toml_file.parse(text, str(path))
    if path.name == "pyproject.toml":
        own = document.get("tool", {}).get("rasoat", {})
        config = toml_file.convert(own, Config, text, str(path), ("tool", "rasoat"))
    else:
        config = toml_file.convert(document, Config, text, str(path))
    home = path.resolve().parent
    tables = tuple(str(home / table) for table in config.spelling.own_tables)
    own = tuple(str(home / name) for name in config.facts.files)
    check = _with_files(config.check, home)
    return msgspec.structs.replace(config, check=check, spelling=SpellingTable(tables), facts=FactsTable(own))


def _with_files(check: CheckTable, home: Path) -> CheckTable:
    """Paths made absolute; a suppressions file of the usual name is found by itself."""
    usual = SUPPRESSIONS if (home / SUPPRESSIONS).is_file() else ""
    named = {"baseline": check.baseline, "suppressions": check.suppressions or usual}
    return msgspec.structs.replace(check, **{key: str(home / name) for key, name in named.items() if name})


def effective(start: Path, explicit: Path | None = None, *, isolated: bool = False) -> tuple[Config, Path | None]:
    """The configuration that holds for an input, and its file; the defaults without one."""
    if isolated:
        return Config(), None
    path = explicit or find(start)
    return (Config(), None) if path is None else (load(path), path)


def own_facts(files: Sequence[str]) -> list[tuple[str, str]]:
    """(name, text) of each file of ``[facts]``; ConfigError where one cannot be read."""
    found = []
    for path in map(Path, files):
        if path.suffix.lower() != ".toml":
            remedy = _("Chuyển bảng tính thành TOML trước: {command}").format(
                command=f"rasoat facts add {path.name} --to {path.stem}.toml"
            )
            raise ConfigError(_("[facts] files: {file} không phải tệp .toml.").format(file=path), remedy)
        found.append((path.name, toml_file.read(path)))
    return found


def options(config: Config) -> Mapping[str, Any]:
    """What rules may ask for, as plain data that goes to worker processes."""
    return {
        "language": config.check.language,
        "english": {"server": config.english.server},
        "phones": list(config.agency.phones),
        "emails": list(config.agency.emails),
        "style": msgspec.to_builtins(config.style),
        "tables": list(config.spelling.own_tables),
        "facts": own_facts(config.facts.files),
    }


def show(config: Config) -> str:
    """The effective configuration as TOML."""
    return "\n".join(_tables("", msgspec.to_builtins(config))).strip() + "\n"


def _tables(name: str, table: Mapping[str, Any]) -> list[str]:
    lines = [f"[{name}]"] if name else []
    for key, value in table.items():
        if not isinstance(value, dict) and value is not None and not _is_list_of_tables(value):
            lines.append(f"{_key(key)} = {_value(value)}")
    if name:
        lines.append("")
    for key, value in table.items():
        path = f"{name}.{_key(key)}" if name else _key(key)
        if isinstance(value, dict):
            lines += _tables(path, value)
        elif _is_list_of_tables(value):
            for entry in value:
                lines += [f"[[{path}]]", *_tables("", entry), ""]
    return lines


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, (list, tuple)) and bool(value) and isinstance(value[0], dict)


def _key(key: str) -> str:
    return key if key.replace("-", "").replace("_", "").isalnum() and key.isascii() else _value(key)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    if isinstance(value, str):
        return msgspec.json.encode(value).decode()
    return str(value)


def template() -> str:
    """What ``rasoat init`` writes."""
    say = ["", *(f"# {line}" for line in map(_, _TOLD))]
    return _TEMPLATE.format(*say, spoken=language())


_TOLD = (
    N_("Cấu hình rasoat của đơn vị. Khóa lạ bị từ chối; xem giá trị có hiệu lực: rasoat config"),
    N_('Chỉ kiểm một số quy tắc: ["SP", "DT002"]. Để trống là kiểm tất cả.'),
    N_(
        'Mức thấp nhất làm lệnh trả mã thoát 1: "error", "warning", "info", "never"; '
        'chỉ tính lỗi mới: "new", "new:error", "new:info".'
    ),
    N_('Ngôn ngữ của lệnh và báo cáo: "vi" hoặc "en".'),
    N_(
        "Nợ cũ: lỗi ghi trong tệp này không được nêu nữa. Lập: rasoat baseline write; bỏ mục đã sửa: rasoat baseline prune"
    ),
    N_(
        "Lỗi bỏ qua có lý do ở nơi không ghi chú được (Word, PDF, trang đang chạy); "
        "rasoat-suppressions.toml cạnh tệp này tự được dùng."
    ),
    N_("Số điện thoại, thư điện tử công khai của đơn vị: không bị coi là dữ liệu cá nhân."),
    N_(
        "Quy ước của đơn vị; để trống thì chỉ nhắc bài nào viết lẫn hai kiểu. Đề xuất từ bài đã đăng: rasoat learn --style"
    ),
    N_('Dấu thanh: "old" (hòa, thủy) hoặc "new" (hoà, thuỷ).'),
    N_('"y" (kỹ, lý, tỷ) hoặc "i" (kĩ, lí, tỉ).'),
    N_('Dấu nháy: "curly" (“ ”) hoặc "straight" (" ").'),
    N_('Số: "vietnamese" (1.000,5); để trống thì không xét.'),
    N_("từ ngữ của đơn vị, lập bằng: rasoat learn VĂN-BẢN… --out don-vi.table"),
    N_("dữ kiện của đơn vị (văn bản, cơ quan, người giữ chức): rasoat facts --help"),
    N_("LanguageTool kiểm tra phần tiếng Anh"),
    N_("từ riêng của đơn vị"),
)
_TEMPLATE = """\
{1}
[check]
{2}
select = []
ignore = []
{3}
fail-on = "warning"
{4}
language = "{spoken}"
exclude = []
{5}
# baseline = ".rasoat-baseline.json"
{6}
# suppressions = "rasoat-suppressions.toml"

[agency]
{7}
name = ""
phones = []
emails = []

[style]
{8}
{9}
tone-placement = ""
{10}
i-y = ""
{11}
quotation-marks = ""
{12}
numbers = "vietnamese"

# [spelling]                         {13}
# own-tables = ["don-vi.table"]

# [facts]                            {14}
# files = ["co-quan.toml"]

# [english]                          {15}
# server = "http://127.0.0.1:8081"

# [[words]]                          {16}
# wrong = "Uỷ ban"
# right = "Ủy ban"
# reason = ""
"""
