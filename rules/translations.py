"""Keeps ``rasoat/locale/<language>.po`` in step with the rules: ``python -m rules.translations en`` adds what is missing,
drops what is gone, and leaves the translation of a new text empty for a person to fill in."""

from __future__ import annotations

import inspect
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from rasoat.catalogue import parse
from rules.registry import all_rules
from rules.rule import Rule

FOLDER = Path(__file__).resolve().parents[1] / "rasoat" / "locale"
FIELDS = ("title", "passes", "message", "hint", "why", "source")
_OWN_TEXT = re.compile(r"\b(?:message|hint)=\(?((?:\s*f?\"(?:[^\"\\]|\\.)*\")+)", re.DOTALL)
_HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: {language}\\n"\n'


def texts() -> dict[str, str]:
    """Every text of every rule, with the rule's code; also those that single hits have instead of the rule's own."""
    found: dict[str, str] = {}
    for rule in all_rules():
        for text in (*(getattr(rule, field) for field in FIELDS), *_of_hits(rule)):
            if text:
                found.setdefault(text, rule.code)
    return found


def _of_hits(rule: Rule) -> Iterator[str]:
    """Literal messages and hints inside the module of a rule."""
    module = inspect.getmodule(rule.check)
    if module is None:
        return
    for match in _OWN_TEXT.finditer(inspect.getsource(module)):
        pieces = re.findall(r"\"((?:[^\"\\]|\\.)*)\"", match[1])
        yield "".join(json.loads(f'"{piece}"') for piece in pieces)


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
    missing = sum(text not in known for text in texts())
    print(f"{path.name}: {len(texts())} texts, {missing} to translate")


if __name__ == "__main__":
    main(sys.argv[1])
