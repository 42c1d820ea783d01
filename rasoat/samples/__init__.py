"""Sample portals of an invented city: four agencies whose pages are rendered from data and served on loopback.

Nothing here is about a real person or body. What is wrong on purpose stands in ``manifest.toml``.
"""

from pathlib import Path

FACTS = Path(__file__).with_name("facts.toml")
"""Own facts of the invented city."""
