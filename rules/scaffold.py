"""``make rule``: a new rule to fill in, with its cases and its place in the profile (``python -m rules.scaffold``)."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from rules.registry import FAMILIES, all_rules

ROOT = Path(__file__).resolve().parents[1]
_RULE = '''"""{code}: what it finds, and by what authority."""

from __future__ import annotations

import re

from rasoat.content import Span
from rasoat.finding import Hit
from rules.document import Document
from rules.rule import INFO, Example, Pattern, rule


@rule(
    code="{code}",
    name="{name}",
    severity=INFO,
    trigger=Pattern(r"\\bcụm từ sai\\b", ignore_case=True),
    title="Điều sai, nói trong vài chữ",
    passes="Điều đúng, nói trong vài chữ",
    message="“{{quote}}” sai ở chỗ nào.",
    hint="Sửa thành “{{right}}”.",
    why="Hại gì cho người đọc.",
    source=None,
    since="0.1",
    preview=True,
    examples=[
        Example(bad="Câu có ⟦cụm từ sai⟧ ở giữa.", good="Câu có cụm từ đúng ở giữa."),
    ],
)
def {function}(match: re.Match[str], doc: Document) -> Hit:
    right = "cụm từ đúng"
    return Hit(Span(*match.span()), values={{"right": right}}, suggestions=(right,))
'''
_CASES = """# {code}: cases as data. ⟦⟧ marks the exact words; a false alarm met in the field is added under [[good]] first.

[[bad]]
text = "Một câu khác có ⟦cụm từ sai⟧."

[[good]]
text = "Một câu đúng."
"""
_NEXT = """Made:
  {rule}
  {cases}
  {profile} ({code} counts under no criterion yet)
Next:
  1. Fill in the rule and its cases; try it:  .venv/bin/pytest tests/ruleset -q -k {code}
  2. Read its hits on real pages:             .venv/bin/python bench/hits.py {code}
  3. Write what you read into bench/precision/{code}.toml; drop preview=True once it is right often enough.
  4. Move its code in rules/profile.toml from [unscored] to a criterion, if it shall count.
  5. make docs catalogue && make check"""


def scaffold(code: str, name: str, family: str) -> list[Path]:
    """The files written; SystemExit with the reason for a code, name or family that cannot be."""
    if not re.fullmatch(r"[A-Z]{2}\d{3}", code):
        raise SystemExit(f"CODE must look like TY017, not {code!r}")
    if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", name):
        raise SystemExit(f"NAME must look like number-unit-spacing, not {name!r}")
    if family not in FAMILIES:
        raise SystemExit(f"FAMILY must be one of {', '.join(FAMILIES)}")
    if any(rule.code == code or rule.name == name for rule in all_rules()):
        raise SystemExit(f"{code} or {name} exists already; codes are never used twice")
    module = name.replace("-", "_")
    rule = ROOT / "rules" / family / f"{module}.py"
    cases = ROOT / "tests" / "cases" / family / f"{code.lower()}-{name}.toml"
    profile = ROOT / "rules" / "profile.toml"
    rule.write_text(_RULE.format(code=code, name=name, function=module), encoding="utf-8")
    cases.parent.mkdir(parents=True, exist_ok=True)
    cases.write_text(_CASES.format(code=code), encoding="utf-8")
    text = profile.read_text(encoding="utf-8")
    profile.write_text(
        text.replace("[unscored]\n", f'[unscored]\n{code} = "new, not measured yet"\n', 1), encoding="utf-8"
    )
    return [rule, cases, profile]


if __name__ == "__main__":
    written = scaffold(*sys.argv[1:4])
    rule_path, cases_path, profile_path = (path.relative_to(ROOT) for path in written)
    print(_NEXT.format(code=sys.argv[1], rule=rule_path, cases=cases_path, profile=profile_path))
