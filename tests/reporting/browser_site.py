"""What tests of pages in a real browser ask of a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
NORMS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def sideways(page: Any) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def axe(page: Any, what: list[str]) -> list[tuple[str, list[str]]]:
    """Violations of axe-core's tags or rules, with the first elements."""
    options = {"runOnly": what, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(options)", options)
    return [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found["violations"]]


def wait_until(page: Any, what: str, arg: Any = None) -> None:
    """Until the expression holds, ten seconds at most: the policy of the pages forbids Playwright's own way of waiting."""
    for _attempt in range(100):
        if page.evaluate(what, arg):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never true: {what}")
