"""Keeps ``rasoat/locale/<language>.po`` in step with the rules: ``python -m rules.translations en`` adds what is missing,
drops what is gone, and leaves the translation of a new text empty for a person to fill in."""

from __future__ import annotations

import ast
import inspect
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from rasoat.catalogue import parse
from rules.house_style import WordPair, house_rules
from rules.registry import all_rules
from rules.rule import Rule

FOLDER = Path(__file__).resolve().parents[1] / "rasoat" / "locale"
FIELDS = ("title", "passes", "message", "hint", "why", "source")
_NAME = re.compile(r"^(?:message|hint)$|_(?:MESSAGE|HINT)S?$")
_HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: {language}\\n"\n'


def texts() -> dict[str, str]:
    """Every text of every rule, with the rule's code, those of single hits too."""
    found: dict[str, str] = {}
    for rule in (*all_rules(), *house_rules([WordPair("a", "b")])):
        for text in (*(getattr(rule, field) for field in FIELDS), *_of_hits(rule)):
            if text:
                found.setdefault(text, rule.code)
    return found


def _of_hits(rule: Rule) -> Iterator[str]:
    """Messages and hints of single hits in the module of a rule: what ``message=`` and ``hint=`` say in a call, what is
    assigned to a variable of such a name, and constants named …_MESSAGE(S), …_HINT(S). ValueError for a text put together
    while the rule runs: no catalogue could hold it.
    """
    module = inspect.getmodule(rule.check)
    if module is None:
        return
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if any(_NAME.search(name) for name in _named(node)):
            yield from literals(node.value, rule.code)  # type: ignore[attr-defined]


def _named(node: ast.AST) -> list[str]:
    """The names that a keyword or an assignment gives to its value."""
    if isinstance(node, ast.keyword):
        return [node.arg or ""]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]


def literals(value: ast.expr | None, code: str) -> Iterator[str]:
    """The texts an expression can give; a name or an entry of a table is found where it is assigned."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from (*literals(value.body, code), *literals(value.orelse, code))
    elif isinstance(value, ast.Dict):
        for entry in value.values:
            yield from literals(entry, code)
    elif isinstance(value, ast.JoinedStr | ast.BinOp | ast.Call):
        raise ValueError(f"{code}: {ast.unparse(value)} is put together at run time; use placeholders and Hit.values")


def render(language: str, known: dict[str, str]) -> str:
    """The PO file, ordered by rule."""
    blocks = [_HEADER.format(language=language)]
    for text, code in sorted(texts().items(), key=lambda item: item[1]):
        quoted = [json.dumps(words, ensure_ascii=False) for words in (text, known.get(text, ""))]
        blocks.append(f"#. {code}\nmsgid {quoted[0]}\nmsgstr {quoted[1]}\n")
    return "\n".join(blocks)


def main(language: str) -> None:
    path = FOLDER / f"{language}.po"
    known = parse(path.read_text(encoding="utf-8")) if path.exists() else {}
    path.write_text(render(language, known), encoding="utf-8")
    wanted = texts()
    print(f"{path.name}: {len(wanted)} texts, {sum(text not in known for text in wanted)} to translate")


if __name__ == "__main__":
    main(sys.argv[1])
