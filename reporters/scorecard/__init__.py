"""The scorecard site: city overview, agency sheets, lists of work, articles with marks in place, method page."""

from reporters.scorecard.writer import write_site

__all__ = ["write_site"]
