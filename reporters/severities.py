"""Severities in words, as everything for people says them."""

from __future__ import annotations

from rasoat.catalogue import N_, _
from rasoat.finding import Severity

SEVERITY = {Severity.ERROR: N_("Nặng"), Severity.WARNING: N_("Vừa"), Severity.INFO: N_("Nhẹ")}
"""Most serious first; to be translated where they are shown."""


def in_line(severity: Severity) -> str:
    """Inside a sentence."""
    return _(SEVERITY[severity]).lower()
