"""All rules: imports every rule module of every family once and hands them out by code."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from rasoat.catalogue import _
from rasoat.errors import UsageError
from rules.rule import DECLARED, Rule

FAMILIES = (
    "spelling",
    "typography",
    "capitalisation",
    "dates",
    "numbers",
    "citations",
    "agencies",
    "sourcing",
    "structure",
    "plain_language",
    "privacy",
    "integrity",
    "accessibility",
    "links",
    "english",
    "portal",
    "city",
    "suppressions",
)
"""Folders of rules in the order of the catalogue."""
PRIVACY = "PR"
"""The family whose hits are masked in every output; its rules run even where they are not selected."""


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """Every rule, sorted by code; ValueError where a code or a name stands twice."""
    for family in FAMILIES:
        package = importlib.import_module(f"rules.{family}")
        for module in pkgutil.iter_modules(package.__path__):
            importlib.import_module(f"rules.{family}.{module.name}")
    ordered = tuple(sorted(DECLARED, key=lambda rule: rule.code))
    for what in ("code", "name"):
        values = [getattr(rule, what) for rule in ordered]
        double = {value for value in values if values.count(value) > 1}
        if double:
            raise ValueError(f"rules with the same {what}: {sorted(double)}")
    return ordered


def by_code(code: str) -> Rule:
    """The rule of this code or name; UsageError names the nearest ones."""
    wanted = code.strip()
    for rule in all_rules():
        if wanted.upper() == rule.code or wanted.lower() == rule.name:
            return rule
    import difflib

    close = difflib.get_close_matches(wanted.upper(), [rule.code for rule in all_rules()], n=3)
    advice = (
        _("Có phải bạn muốn: {codes}?").format(codes=", ".join(close))
        if close
        else _("Xem các mã bằng lệnh: rasoat rules")
    )
    raise UsageError(_("Không có quy tắc “{wanted}”.").format(wanted=wanted), advice)


def select(chosen: Iterable[str], ignored: Iterable[str], *, preview: bool = False) -> tuple[Rule, ...]:
    """Rules whose code begins with an entry of ``chosen`` (all if empty) and with none of ``ignored``.

    A longer entry wins over a shorter one (``ignore = ["TY"]``, ``select = ["TY003"]`` keeps TY003). Preview rules come in
    with ``preview`` or when chosen by their whole code. UsageError for an entry that fits no rule.
    """
    wanted, unwanted = [c.upper() for c in chosen], [c.upper() for c in ignored]
    codes = [rule.code for rule in all_rules()]
    for entry in (*wanted, *unwanted):
        if not any(code.startswith(entry) for code in codes):
            by_code(entry)
    kept = []
    for rule in all_rules():
        plus = max((len(entry) for entry in wanted if rule.code.startswith(entry)), default=-1 if wanted else 0)
        minus = max((len(entry) for entry in unwanted if rule.code.startswith(entry)), default=-1)
        if plus > minus and (not rule.preview or preview or rule.code in wanted):
            kept.append(rule)
    return tuple(kept)


def data(*path: str) -> str:
    """The text of a data file of this package (``data("words", "pairs.toml")``)."""
    return files("rules").joinpath(*path).read_text(encoding="utf-8")
