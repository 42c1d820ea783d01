"""Keeps ``rasoat/locale/interface.<language>.po`` in step with the source: ``python -m rasoat.interface_catalogue``.

Every ``_()``, ``_n()``, ``N_()`` of Python files, ``{% trans %}`` of Jinja2 templates, and the texts of ``rules/profile.toml``.
What is new stands there with an empty translation for a person to fill in; what is gone is dropped. A tool for those who build
rasoat: needs Babel.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from rasoat.catalogue import LANGUAGES, SOURCE
from rasoat.score.scoring_profile import NAME, shipped

HOME = Path(__file__).resolve().parents[1]
PACKAGES = ("rasoat", "crawler", "reporters", "rules")
KEYWORDS = {"_": None, "N_": None, "gettext": None, "_n": (1, 1), "ngettext": (1, 2)}
_OPTIONS = {
    "trimmed": "true",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "silent": "false",
    "newstyle_gettext": "true",
}

_HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: {language}\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)


def texts() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """File (from the top of the project) and message of every text for people; both forms where there are two."""
    for package in PACKAGES:
        for path in sorted((HOME / package).rglob("*")):
            found = _of_python(path) if path.suffix == ".py" else _of_template(path) if path.suffix == ".html" else ()
            for message in found:
                yield path.relative_to(HOME).as_posix(), message
    for text in shipped().texts:
        yield NAME, text


def _of_python(path: Path) -> Iterator[str | tuple[str, ...]]:
    """By the syntax tree: Babel's own reader does not look into f-strings. ValueError for a text that is not a plain string."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "_n", "N_"):
            text = node.args[0]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield (text.value, text.value) if node.func.id == "_n" else text.value
            elif not isinstance(text, ast.Name | ast.Attribute | ast.Subscript | ast.Call):
                raise ValueError(
                    f"{path}:{node.lineno}: {ast.unparse(text)} cannot be in a catalogue; use placeholders"
                )


def _of_template(path: Path) -> Iterator[str | tuple[str, ...]]:
    with path.open("rb") as file:
        for _, message, _, _ in extract("jinja2.ext:babel_extract", file, KEYWORDS, (), _OPTIONS):
            yield message


def path_of(language: str) -> Path:
    return HOME / "rasoat" / "locale" / f"interface.{language}.po"


def render(language: str) -> bytes:
    """The catalogue with the translations that its file has now, ordered by text."""
    path = path_of(language)
    known = read_po(path.open("rb"), locale=language) if path.exists() else Catalog(locale=language)
    catalogue = Catalog(locale=language)
    for place, message in texts():
        one = message if isinstance(message, str) else message[0]
        before = known.get(one)
        catalogue.add(message, before.string if before and _fits(before, message) else None, [(place, 0)])
    lines = io.BytesIO()
    write_po(lines, catalogue, width=0, sort_output=True, omit_header=True, include_lineno=False)
    header = _HEADER.format(language=language)
    return header.encode() + lines.getvalue()


def _fits(before: Message, message: str | tuple[str, ...]) -> bool:
    """Whether a translation has as many forms as the text asks for."""
    return isinstance(before.string, str) == isinstance(message, str)


def main() -> None:
    for language in LANGUAGES:
        if language != SOURCE:
            path_of(language).write_bytes(render(language))
            missing = sum(not message.string for message in read_po(path_of(language).open("rb")) if message.id)
            print(f"{path_of(language).name}: {missing} texts to translate")


if __name__ == "__main__":
    main()
