"""No Vietnamese word that a person sees stands in the source outside the catalogue: Python, templates, scripts, styles."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import nodes

from reporters.scorecard.pages import environment

HOME = Path(__file__).resolve().parents[2]
VIETNAMESE = re.compile(
    "[\u00c0-\u00c3\u00c8-\u00ca\u00cc\u00cd\u00d2-\u00d5\u00d9\u00da\u00dd\u00e0-\u00e3\u00e8-\u00ea\u00ec\u00ed"
    "\u00f2-\u00f5\u00f9\u00fa\u00fd\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
)
MARKS = frozenset({"_", "_n", "N_", "gettext", "ngettext"})
PACKAGES = ("rasoat", "crawler", "reporters")
FILES_OF_RULES = ("engine", "fact_contradictions", "fact_tables", "facts_loader", "manual", "registry", "suppression")
CONTENT = "rasoat/samples/templates/"
"""Pages of the sample portals."""
DATA = {
    "rasoat/config.py": "the sample of an agency's own word list",
    "rasoat/facts/columns.py": "headings that people give their own spreadsheets",
    "rasoat/facts/learning.py": "kinds of bodies",
    "rasoat/figures.py": "small numbers in words, of each language",
    "rasoat/learning.py": "the spellings between which a house chooses",
    "rasoat/samples/portal_data.py": "content of the sample portals",
    "rasoat/samples/server.py": "titles of the sample portals",
    "rasoat/spoken_arguments.py": "argparse speaks English by itself",
    "rules/fact_contradictions.py": "offices that one person holds",
}
LEFT: frozenset[str] = frozenset()
"""Files whose words are still to be taken into the catalogue: only ever fewer."""


def is_mark(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS


def is_pattern(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"


def loose(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of every string with Vietnamese letters that is no documentation, no regular expression, nothing marked."""
    tree = ast.parse(source)
    passed: set[int] = set()
    for node in ast.walk(tree):
        if is_mark(node) or is_pattern(node):
            passed |= {id(inner) for inner in ast.walk(node) if inner is not node}
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(id(node.value))
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in passed else None
        if isinstance(node, ast.Constant) and isinstance(text, str) and len(text) > 1 and VIETNAMESE.search(text):
            yield node.lineno, text


def loose_in_template(source: str) -> Iterator[tuple[int, str]]:
    """The same of a Jinja template: text outside ``{% trans %}``, strings outside ``_()``."""
    tree = environment().parse(source)
    passed = {
        id(inner)
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name in MARKS
        for inner in call.find_all(nodes.Const)
    }
    for node in tree.find_all((nodes.TemplateData, nodes.Const)):
        text = node.data if isinstance(node, nodes.TemplateData) else node.value
        if isinstance(text, str) and id(node) not in passed and VIETNAMESE.search(text):
            yield node.lineno, " ".join(text.split())


def sources() -> Iterator[str]:
    for package in PACKAGES:
        for path in sorted((HOME / package).rglob("*")):
            name = path.relative_to(HOME).as_posix()
            if path.suffix in (".py", ".html", ".js", ".css") and not name.startswith(CONTENT):
                yield name
    yield from (f"rules/{name}.py" for name in FILES_OF_RULES)


def found_in(name: str) -> list[tuple[int, str]]:
    text = (HOME / name).read_text(encoding="utf-8")
    if name.endswith(".py"):
        return list(loose(text))
    if name.endswith(".html"):
        return list(loose_in_template(text))
    return [(number, line) for number, line in enumerate(text.split("\n"), 1) if VIETNAMESE.search(line)]


@pytest.mark.parametrize("name", [name for name in sources() if name not in DATA])
def test_every_vietnamese_word_is_in_the_catalogue(name: str) -> None:
    found = found_in(name)
    assert not found or name in LEFT, f"{name}: _() around {found[:5]}"


def test_files_of_data_exist_and_have_such_words() -> None:
    for name in DATA:
        assert found_in(name), name
    assert set(sources()) >= set(DATA) | LEFT


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("x = 'Việc'", ["Việc"]),
        ("x = f'Việc {n}'", ["Việc "]),
        ("x = {'a': ('Sở', _('Bộ'))}", ["Sở"]),
        ("print('Sai' if y else 'Đúng')", ["Đúng"]),
        ("_('Việc'); _n('{n} việc', 3); N_('Sở'); re.compile('[đ]')", []),
        ("def f():\n    'Việc'", []),
    ],
)
def test_a_loose_word_in_python_is_found(source: str, told: list[str]) -> None:
    assert [text for _line, text in loose(source)] == told


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("<p>Việc</p>", ["<p>Việc</p>"]),
        ("<p>{{ 'Việc' if x else _('Sở') }}</p>", ["Việc"]),
        ("<p title=\"{{ _('Việc {n}', n=1) }}\">{% trans n=x|number %}Còn {{ n }} chỗ{% endtrans %}</p>", []),
        ("{# Việc #}", []),
    ],
)
def test_a_loose_word_in_a_template_is_found(source: str, told: list[str]) -> None:
    assert [text for _line, text in loose_in_template(source)] == told
