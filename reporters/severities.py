"""Severities in words, as every format for people says them."""

from __future__ import annotations

from rasoat.catalogue import N_
from rasoat.finding import Severity

NAMES = {Severity.ERROR: N_("nặng"), Severity.WARNING: N_("vừa"), Severity.INFO: N_("nhẹ")}
"""To be translated where they are shown."""
