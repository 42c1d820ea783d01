"""The main job from end to end on the sample portals: every seeded error found, nothing on the clean agency, a second run compared."""

from __future__ import annotations

import os
import re
import socket
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from rasoat import pipeline
from rasoat.finding import Finding, Severity
from rasoat.report import Report
from rasoat.samples import portal_data, server
from tests.golden.update import FILE, lines

pytestmark = pytest.mark.xdist_group("demo")
CLEAN = "phuong-hoa-mai"
MANIFEST = Path(portal_data.__file__).with_name("manifest.toml")
_CITIZEN = re.compile(r"(?<!\d)0\d{11}(?!\d)")
"""Citizen numbers (invented) as they stand in the sample texts."""
SEEDS = tomllib.loads(MANIFEST.read_text(encoding="utf-8"))["seed"]


@pytest.fixture(scope="module", autouse=True)
def ports() -> Iterator[None]:
    """Four neighbouring ports of our own: addresses must be the same in the second run.

    Processes with neighbouring numbers share none, and none is of those that the system gives out (from 32768).
    """
    usual = server.FIRST_PORT
    first = 10_000 + os.getpid() % 5_600 * 4
    server.FIRST_PORT = next(base for base in range(first, 32_760, 4) if all(map(free, range(base, base + 4))))
    yield
    server.FIRST_PORT = usual


def free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((server.HOST, port)) != 0


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def report(out: Path) -> Report:
    return pipeline.demo(out, quiet=True)


def fits(finding: Finding, seed: dict[str, str]) -> bool:
    """Whether a finding is the seeded one: its code, its page (template and portal findings stand for all) and its words."""
    if finding.code != seed["code"]:
        return False
    wide = finding.scope.value in {"template", "portal"}
    if not wide and not finding.place.url.split("?")[0].endswith(seed["path"].split("?")[0]):
        return False
    quote = " ".join(seed.get("quote", "").split())
    found = " ".join(finding.quote.split())
    return (
        not quote
        or wide
        or quote in finding.place.selector
        or quote in found
        or found in quote
        or found in " ".join(finding.message.split())
    )


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"{seed['agency']}-{seed['code']}-{seed['path'][-30:]}")
def test_every_seeded_error_is_found(report: Report, seed: dict[str, str]) -> None:
    agency = next(agency for agency in report.agencies if agency.id == seed["agency"])
    assert any(fits(finding, seed) for finding in agency.findings), [
        (f.code, f.quote, f.place.url) for f in agency.findings if f.code == seed["code"]
    ]


def test_manifest_seeds_every_rule_of_the_catalogue() -> None:
    from rules.registry import all_rules

    not_seedable = {"RS001", "RS002", "EN000"}
    assert {rule.code for rule in all_rules()} - not_seedable <= {seed["code"] for seed in SEEDS}


def test_clean_agency_has_no_error_or_warning(report: Report) -> None:
    agency = next(agency for agency in report.agencies if agency.id == CLEAN)
    assert [f.message for f in agency.findings if f.severity is not Severity.INFO] == []
    assert agency.score is not None
    assert agency.score.grade == "A"


def test_everything_served_was_read_and_what_was_not_is_told(report: Report) -> None:
    pages = sum(agency.coverage.read for agency in report.agencies)
    assert 65 <= pages <= 105
    statuses = {status for agency in report.agencies for status in agency.coverage.by_status}
    assert {"ok", "robots-denied", "not-found", "server-error", "error-page", "login-page"} <= statuses


def test_findings_are_the_golden_ones(report: Report) -> None:
    assert lines(report) == FILE.read_text(encoding="utf-8").splitlines(), "run: make golden, and read the diff"


def test_site_is_written_and_named(report: Report, out: Path) -> None:
    assert (out / "phieu" / "index.html").is_file()
    line = pipeline.verdict(report, out)
    assert str(out / "phieu" / "index.html") in line
    assert all(agency.name in line for agency in report.agencies)


def test_second_run_tells_what_is_new_fixed_and_open(report: Report, out: Path) -> None:
    again = pipeline.demo(out, quiet=True)
    for agency in again.agencies:
        assert agency.changes is not None
        assert agency.changes.previous is not None
        assert agency.changes.new == 0
        assert agency.changes.fixed == 0
        assert not any(finding.new for finding in agency.findings)


def test_personal_data_stands_in_no_output(report: Report, out: Path) -> None:
    portals = MANIFEST.with_name("portals").glob("*.toml")
    secrets = {number for path in portals for number in _CITIZEN.findall(path.read_text(encoding="utf-8"))}
    assert secrets
    outputs = [path for path in out.rglob("*") if path.is_file() and "luu" not in path.parts]
    assert len(outputs) > 20
    for path in outputs:
        data = path.read_bytes()
        for secret in secrets:
            assert secret.encode() not in data, path
