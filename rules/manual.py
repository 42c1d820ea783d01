"""The manual of the rules, from their declarations: ``rasoat explain`` and docs/rules (``python -m rules.manual DIR``)."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from rasoat.finding import Safety, Severity
from rules.precision import ledger
from rules.registry import FAMILIES, all_rules
from rules.rule import Example, Rule

SEVERITY = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.INFO: "góp ý"}
_SAFETY = {
    Safety.SAFE: "có, áp dụng ngay được",
    Safety.UNSAFE: "có, cần người xem trước",
    Safety.NONE: "không, người biên tập quyết định",
}
_FAMILY_NAMES = {
    "AG": "Cơ quan, địa danh, thuật ngữ",
    "AX": "Khả năng tiếp cận",
    "CA": "Viết hoa",
    "DT": "Ngày tháng",
    "EN": "Tiếng Anh",
    "LG": "Viện dẫn văn bản",
    "LK": "Liên kết",
    "NU": "Số liệu",
    "PO": "Trách nhiệm của cổng",
    "PR": "Dữ liệu cá nhân",
    "RD": "Dễ đọc",
    "RS": "Ghi chú bỏ qua",
    "SF": "An toàn và toàn vẹn",
    "SO": "Nguồn tin",
    "SP": "Chính tả",
    "ST": "Cấu trúc bài",
    "TY": "Trình bày và mã hóa",
    "XP": "Giữa các cổng",
}


def explain(rule: Rule) -> str:
    """A rule for a person: meaning, authority, examples, how to silence it. Markdown that reads well as plain text."""
    reading = ledger().get(rule.code)
    measured = (
        f"{reading.right}/{reading.read} chỗ đọc lại là đúng ({reading.corpus}, {reading.date})"
        if reading and reading.read
        else "chưa đo trên trang thật"
    )
    lines = [
        f"# {rule.code} · {rule.title}",
        "",
        f"Tên: `{rule.name}` · mức: {SEVERITY[rule.severity]} · từ bản {rule.since}"
        + (" · đang thử nghiệm" if rule.preview else "")
        + (" · điểm liệt khi được xác nhận" if rule.veto else ""),
        "",
        f"**Vì sao.** {rule.why}",
        "",
        f"**Cách sửa.** {rule.hint}",
        "",
        f"**Căn cứ.** {rule.source or 'Quy ước biên tập; không viện dẫn văn bản.'}",
        "",
        f"**Gợi ý sửa tự động.** {_SAFETY[rule.safety]}.",
        "",
        f"**Độ chính xác đã đo.** {measured}.",
        "",
    ]
    for example in rule.examples:
        lines += _example(example)
    lines += [
        "## Bỏ qua một chỗ",
        "",
        "Trong tệp HTML hoặc Markdown, ngay trước đoạn văn: "
        f'`<!-- rasoat: ignore {rule.code} reason="lý do" until=2027-01-31 -->`',
        "",
        f'Trong rasoat.toml: `ignore = ["{rule.code}"]` ở bảng `[check]`, hoặc `per-file-ignores` cho từng tệp.',
        "",
    ]
    return "\n".join(lines)


def listing(rules: Sequence[Rule], *, as_json: bool, detailed: bool) -> str:
    """One line a rule, with ``detailed`` what data it was learnt from as well; or JSON."""
    if as_json:
        keys = ("code", "name", "severity", "title", "source", "since", "preview")
        rows = [{key: getattr(rule, key) for key in keys} for rule in rules]
        for row, rule in zip(rows, rules, strict=True):
            if rule.rests_on:
                row["rests_on"] = list(rule.rests_on())
        return json.dumps(rows, ensure_ascii=False, indent=1)
    lines = []
    for rule in rules:
        lines.append(
            f"{rule.code}  {SEVERITY[rule.severity]:<8}  {rule.title}{'  (thử nghiệm)' if rule.preview else ''}"
        )
        if rule.rests_on and detailed:
            lines += [f"       {line}" for line in rule.rests_on()]
    return "\n".join(lines)


def _example(example: Example) -> list[str]:
    lines = []
    for title, text, pages in (("Sai", example.bad, example.bad_pages), ("Đúng", example.good, example.good_pages)):
        shown = text or "\n\n".join(f"{url}\n{html}" for url, html in pages)
        if shown:
            lines += [f"## {title}", "", "```", *shown.split("\n"), "```", ""]
    return lines


def index() -> str:
    """The table of all rules, by family."""
    lines = [
        "# Các quy tắc của rasoat",
        "",
        "Trang này do `make docs` tạo từ chính các quy tắc; không sửa tay.",
        "",
    ]
    for family in sorted({rule.family for rule in all_rules()}):
        lines += [f"## {family} · {_FAMILY_NAMES[family]}", "", "| Mã | Tìm gì | Mức |", "|---|---|---|"]
        for rule in all_rules():
            if rule.family == family:
                stage = " (thử nghiệm)" if rule.preview else ""
                lines.append(f"| [{rule.code}]({rule.code}.md) | {rule.title} | {SEVERITY[rule.severity]}{stage} |")
        lines.append("")
    return "\n".join(lines)


def pages() -> dict[str, str]:
    """File name and text of every page of docs/rules."""
    return {"README.md": index(), **{f"{rule.code}.md": explain(rule) for rule in all_rules()}}


def main(folder: Path) -> None:
    """Writes every page and removes those of rules that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    made = pages()
    for old in folder.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")
    print(f"{folder}: {len(made) - 1} rules of {len(FAMILIES)} families")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
