"""Matters that no score may hide. The machine only suspects; two people confirm."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from rasoat.catalogue import N_, _
from rasoat.report import AgencyReport, RuleInfo, VetoItem
from rasoat.score.scoring_profile import Profile

SUSPECTED = "suspected"
CONFIRMED = "confirmed"
NONE_SEEN = "none seen"
NOT_MEASURED = "not measured"
_OTHER = ("V0", N_("Việc khác phải xử lý trước"))


def vetoes(
    agency: AgencyReport, rules: Iterable[RuleInfo], profile: Profile, confirmed: Collection[str] = ()
) -> tuple[VetoItem, ...]:
    """All items of the profile; ``confirmed`` holds fingerprints that two people have confirmed."""
    found: dict[str, list[str]] = {}
    for finding in agency.findings:
        if finding.veto and not finding.preview:
            found.setdefault(profile.veto_of(finding.code) or _OTHER[0], []).append(finding.fingerprint)
    broken = {outcome.code for outcome in agency.outcomes if outcome.error} | {f.code for f in agency.failures}
    able = {profile.veto_of(rule.code) for rule in rules if not rule.preview and rule.code not in broken}
    hurt = {profile.veto_of(code) for code in broken}
    items = [(veto.id, veto.title) for veto in profile.veto] + ([_OTHER] if _OTHER[0] in found else [])
    return tuple(
        _item(id_, _(title), found.get(id_, []), confirmed, measured=id_ in able and id_ not in hurt and _read(agency))
        for id_, title in items
    )


def _read(agency: AgencyReport) -> bool:
    return agency.coverage.read > 0


def _item(id_: str, title: str, found: list[str], confirmed: Collection[str], *, measured: bool) -> VetoItem:
    sure = sorted({print_ for print_ in found if print_ in confirmed})
    if sure:
        return VetoItem(id_, title, CONFIRMED, len(sure), tuple(sure))
    if found:
        return VetoItem(id_, title, SUSPECTED, len(found), tuple(sorted(set(found))))
    return VetoItem(id_, title, NONE_SEEN if measured else NOT_MEASURED, 0)
