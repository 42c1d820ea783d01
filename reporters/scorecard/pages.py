"""Jinja2 with the site's templates, and the head of every page: style and script in the page, allowed by their hashes alone."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from rasoat import figures
from rasoat.catalogue import SOURCE, _, _n, language
from reporters.scorecard import hostile, wording

if TYPE_CHECKING:
    import jinja2

    from rasoat.report import RuleInfo
    from reporters.scorecard.items import Item

_HERE = Path(__file__).parent
PARTS = {
    "overview": ("base", "data", "overview"),
    "sheet": ("base", "data", "sheet"),
    "worklist": ("base", "data", "find", "worklist"),
    "article": ("base", "find", "article"),
    "method": ("base", "data", "method"),
}
"""Style sheets of each kind of page: a page carries only what it uses."""
SCRIPTS = {
    "overview": ("overview",),
    "worklist": ("copy", "keys", "worklist"),
    "article": ("copy", "keys", "article"),
}


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
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        finalize=hostile.finalize,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters |= {
        "number": figures.number,
        "short_number": figures.short_number,
        "signed": figures.signed,
        "percent": figures.percent,
        "day": figures.day,
        "month": figures.month,
        "capital": figures.capital,
        "words": figures.in_words,
        "short": hostile.short,
        "exact": hostile.exact,
        "defang": hostile.defang,
        "link": hostile.link,
        "sentence": lambda text: text.split(". ")[0].rstrip(".") + ".",
        "gridline": lambda x: f"M{x:g} 2v20",
    }
    env.policies["ext.i18n.trimmed"] = True
    env.newstyle_gettext = True  # type: ignore[attr-defined]
    env.globals |= {
        "_": _say,
        "_n": _say_count,
        "gettext": _say_markup,
        "language": language,
        "vi": _of_portals,
        "published": wording.published,
        "veto_status": wording.veto_status,
        "reason": lambda code, rule: _reason(language(), code, rule),
        "head": _head,
        "change": _change,
    }
    return env


@cache
def shell(kind: str) -> Shell:
    """``kind`` is a key of ``PARTS``."""
    style = "".join(_small((_HERE / "style" / f"{part}.css").read_text("utf-8")) for part in PARTS[kind])
    code = "\n".join((_HERE / "style" / f"{part}.js").read_text("utf-8").strip() for part in SCRIPTS.get(kind, ()))
    policy = [f"default-src 'none'; style-src {_hash(style)}; img-src data:; base-uri 'none'; form-action 'none'"]
    if code:
        policy.append(f"script-src {_hash(code)}")
    return Shell(kind, Markup(style), Markup(code), "; ".join(policy))  # noqa: S704 - our own files


def render(template: str, kind: str, root: str, **values: object) -> str:
    """A whole page. ``root`` is the way back to the site's folder: "", "../" or "../../"."""
    return environment().get_template(template).render(shell=shell(kind), root=root, **values)


class Frame:
    """A page rendered once around two holes, for the many pages that differ in title and main part only."""

    def __init__(self, template: str, kind: str, root: str, **values: object) -> None:
        holes = {"title": Markup("\x00title\x00"), "main": Markup("\x00main\x00")}
        whole = render(template, kind, root, **values, **holes).replace("\x00main\x00", "\x00title\x00")
        self._parts = [part.encode("utf-8", "replace") for part in whole.split("\x00title\x00")]

    def fill(self, title: str, main: str) -> bytes:
        """UTF-8. ``title`` is escaped here, ``main`` comes from a template."""
        before, between, after = self._parts
        name = escape(hostile.plain(title)).encode("utf-8", "replace")
        return b"".join((before, name, between, main.encode("utf-8", "replace"), after))


def _say(text: str, **values: object) -> Markup:
    """``{{ _("Còn {n} chỗ", n=…) }}``: values are made harmless and escaped, the text is."""
    return _filled(escape(_(text)), values) if values else _said(language(), text)


@cache
def _said(spoken: str, text: str) -> Markup:
    return escape(_(text))


def _say_count(text: str, count: int, **values: object) -> Markup:
    """As ``_say`` in the form for ``count``, which stands for ``{n}`` where that is not given."""
    return (
        _filled(escape(_n(text, count)), {"n": figures.number(count), **values})
        if values
        else _counted(language(), text, count)
    )


@lru_cache(20_000)
def _counted(spoken: str, text: str, count: int) -> Markup:
    return escape(_n(text, count)).format(n=figures.number(count))


def _say_markup(text: str, **values: object) -> Markup:
    """``{% trans %}``: the text is markup of ours, values are made harmless and escaped."""
    safe = {key: hostile.finalize(value) for key, value in values.items()}
    return Markup(_(text)) % safe  # noqa: S704 - our own text


def _filled(text: Markup, values: dict[str, object]) -> Markup:
    return text.format(**{key: hostile.finalize(value) for key, value in values.items()})


def _of_portals() -> Markup:
    """Marks words of a portal on a page in another language (WCAG 2.1, success criterion 3.1.2)."""
    return Markup("") if language() == SOURCE else Markup(' lang="vi"')


def _head(item: Item) -> Markup:
    return _told(language(), "head", item.title, item.severity, item.veto, item.flags, item.message)


def _change(item: Item) -> Markup:
    return _told(language(), "change", item.quote, item.fixes, item.hint)


@lru_cache(20_000)
def _told(spoken: str, macro: str, *values: object) -> Markup:
    """The list and the article page tell a finding in the same words, and so do many findings: rendered once a language."""
    module = environment().get_template("item.html").make_module()
    return Markup(getattr(module, macro)(*values))  # noqa: S704 - the macro has escaped


@cache
def _reason(spoken: str, code: str, rule: RuleInfo | None) -> Markup:
    """Why, and by what right: the same for every finding of a rule, so rendered once."""
    return Markup(environment().get_template("reason.html").render(code=code, rule=rule))  # noqa: S704


def write(path: Path, text: str | bytes) -> None:
    """UTF-8 with line feeds on every system."""
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123 - tens of thousands of files, each one write
        file.write(text if isinstance(text, bytes) else text.encode("utf-8", "replace"))


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _small(css: str) -> str:
    """Without comments and needless blanks."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{};,>]) ?", r"\1", css).replace(";}", "}").strip()
