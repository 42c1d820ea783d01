"""Jinja2 with the site's templates, and the head of every page: style and script in the page, allowed by their hashes alone."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from reporters.scorecard import hostile, vietnamese, wording

if TYPE_CHECKING:
    import jinja2

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Shell:
    """Style, script and Content-Security-Policy of one kind of page."""

    kind: str
    style: Markup
    script: Markup
    policy: str


@cache
def environment() -> jinja2.Environment:
    """One for the process: templates are compiled once. Every expression is made harmless, then escaped."""
    import jinja2

    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        finalize=hostile.finalize,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters |= {
        "number": vietnamese.number,
        "signed": vietnamese.signed,
        "percent": vietnamese.percent,
        "day": vietnamese.day,
        "month": vietnamese.month,
        "capital": vietnamese.capital,
        "words": vietnamese.in_words,
        "short": hostile.short,
        "exact": hostile.exact,
        "defang": hostile.defang,
        "link": hostile.link,
        "gridline": lambda x: f"M{x:g} 2v20",
    }
    env.globals |= {"state": wording.state, "published": wording.published, "veto_status": wording.veto_status}
    return env


@cache
def shell(kind: str, script: bool = False) -> Shell:
    """``kind`` names the style sheet that is added to the base one."""
    style = _small((_HERE / "style" / "base.css").read_text("utf-8"))
    own = _HERE / "style" / f"{kind}.css"
    if own.is_file():
        style += _small(own.read_text("utf-8"))
    code = (_HERE / "style" / "site.js").read_text("utf-8").strip() if script else ""
    policy = [f"default-src 'none'; style-src {_hash(style)}; img-src data:; base-uri 'none'; form-action 'none'"]
    if code:
        policy.append(f"script-src {_hash(code)}")
    return Shell(kind, Markup(style), Markup(code), "; ".join(policy))  # noqa: S704 - our own files


def render(template: str, kind: str, root: str, script: bool = False, **values: object) -> str:
    """A whole page. ``root`` is the way back to the site's folder: "", "../" or "../../"."""
    return environment().get_template(template).render(shell=shell(kind, script), root=root, **values)


def write(path: Path, text: str) -> None:
    """UTF-8 with line feeds on every system."""
    path.write_bytes(text.encode("utf-8", "replace"))


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _small(css: str) -> str:
    """Without comments and needless blanks."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{};,>]) ?", r"\1", css).replace(";}", "}").strip()
