"""rasoat: a content-quality linter for government websites. Holds the version and imports nothing."""

__version__ = "0.1.0"
