"""The manual of the rules, from their declarations: ``rasoat explain`` and docs/rules (``python -m rules.manual DIR``)."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from rasoat.catalogue import N_, _, language, translator
from rasoat.finding import Safety, Severity
from rules.precision import ledger
from rules.registry import FAMILIES, all_rules
from rules.rule import Example, Rule

SEVERITY = {Severity.ERROR: N_("lỗi"), Severity.WARNING: N_("cảnh báo"), Severity.INFO: N_("góp ý")}
_SAFETY = {
    Safety.SAFE: N_("có, áp dụng ngay được"),
    Safety.UNSAFE: N_("có, cần người xem trước"),
    Safety.NONE: N_("không, người biên tập quyết định"),
}
_FAMILY_NAMES = {
    "AG": N_("Cơ quan, địa danh, thuật ngữ"),
    "AX": N_("Khả năng tiếp cận"),
    "CA": N_("Viết hoa"),
    "DT": N_("Ngày tháng"),
    "EN": N_("Tiếng Anh"),
    "LG": N_("Viện dẫn văn bản"),
    "LK": N_("Liên kết"),
    "NU": N_("Số liệu"),
    "PO": N_("Trách nhiệm của cổng"),
    "PR": N_("Dữ liệu cá nhân"),
    "RD": N_("Dễ đọc"),
    "RS": N_("Ghi chú bỏ qua"),
    "SF": N_("An toàn và toàn vẹn"),
    "SO": N_("Nguồn tin"),
    "SP": N_("Chính tả"),
    "ST": N_("Cấu trúc bài"),
    "TY": N_("Trình bày và mã hóa"),
    "XP": N_("Giữa các cổng"),
}


def explain(rule: Rule) -> str:
    """A rule for a person: meaning, authority, examples, how to silence it. Markdown that reads well as plain text."""
    say = translator(language())
    reading = ledger().get(rule.code)
    measured = (
        _("{right}/{read} chỗ đọc lại là đúng ({corpus}, {date})").format(
            right=reading.right, read=reading.read, corpus=reading.corpus, date=reading.date
        )
        if reading and reading.read
        else _("chưa đo trên trang thật")
    )
    facts = [
        _("Tên: `{name}`").format(name=rule.name),
        _("mức: {severity}").format(severity=_(SEVERITY[rule.severity])),
        _("từ bản {version}").format(version=rule.since),
        *([_("đang thử nghiệm")] if rule.preview else ()),
        *([_("điểm liệt khi được xác nhận")] if rule.veto else ()),
    ]
    told = {
        _("Vì sao."): say(rule.why),
        _("Cách sửa."): say(rule.hint),
        _("Căn cứ."): say(rule.source) if rule.source else _("Quy ước biên tập; không viện dẫn văn bản."),
        _("Gợi ý sửa tự động."): f"{_(_SAFETY[rule.safety])}.",
        _("Độ chính xác đã đo."): f"{measured}.",
    }
    lines = [f"# {rule.code} · {say(rule.title)}", "", " · ".join(facts), ""]
    for heading, words in told.items():
        lines += [f"**{heading}** {words}", ""]
    for example in rule.examples:
        lines += _example(example)
    comment = f'`<!-- rasoat: ignore {rule.code} reason="{_("lý do")}" until=2027-01-31 -->`'
    lines += [
        f"## {_('Bỏ qua một chỗ')}",
        "",
        _("Trong tệp HTML hoặc Markdown, ngay trước đoạn văn: {comment}").format(comment=comment),
        "",
        _("Trong rasoat.toml: {setting} ở bảng `[check]`, hoặc `per-file-ignores` cho từng tệp.").format(
            setting=f'`ignore = ["{rule.code}"]`'
        ),
        "",
    ]
    return "\n".join(lines)


def listing(rules: Sequence[Rule], *, as_json: bool, detailed: bool) -> str:
    """One line a rule, with ``detailed`` what data it was learnt from as well; or JSON."""
    say = translator(language())
    if as_json:
        keys = ("code", "name", "severity", "title", "source", "since", "preview")
        rows = [{key: getattr(rule, key) for key in keys} for rule in rules]
        for row, rule in zip(rows, rules, strict=True):
            row |= {"title": say(rule.title), "source": say(rule.source) if rule.source else None}
            if rule.rests_on:
                row["rests_on"] = list(rule.rests_on())
        return json.dumps(rows, ensure_ascii=False, indent=1)
    lines = []
    for rule in rules:
        stage = f"  ({_('thử nghiệm')})" if rule.preview else ""
        lines.append(f"{rule.code}  {_(SEVERITY[rule.severity]):<8}  {say(rule.title)}{stage}")
        if rule.rests_on and detailed:
            lines += [f"       {line}" for line in rule.rests_on()]
    return "\n".join(lines)


def _example(example: Example) -> list[str]:
    lines = []
    for title, text, pages in (
        (_("Sai"), example.bad, example.bad_pages),
        (_("Đúng"), example.good, example.good_pages),
    ):
        shown = text or "\n\n".join(f"{url}\n{html}" for url, html in pages)
        if shown:
            lines += [f"## {title}", "", "```", *shown.split("\n"), "```", ""]
    return lines


def index() -> str:
    """The table of all rules, by family."""
    say = translator(language())
    lines = [
        f"# {_('Các quy tắc của rasoat')}",
        "",
        _("Trang này do `make docs` tạo từ chính các quy tắc; không sửa tay."),
        "",
    ]
    head = f"| {_('Mã')} | {_('Tìm gì')} | {_('Mức')} |"
    for family in sorted({rule.family for rule in all_rules()}):
        lines += [f"## {family} · {_(_FAMILY_NAMES[family])}", "", head, "|---|---|---|"]
        for rule in all_rules():
            if rule.family == family:
                stage = f" ({_('thử nghiệm')})" if rule.preview else ""
                severity = _(SEVERITY[rule.severity])
                lines.append(f"| [{rule.code}]({rule.code}.md) | {say(rule.title)} | {severity}{stage} |")
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
