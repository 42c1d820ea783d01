"""Every regular expression of the rules, by the place where it stands, with how it is put to use."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from types import ModuleType

import rules
from rules.registry import all_rules
from rules.rule import EveryWord, Pattern

WHOLE, WINDOW, PLACE = "whole", "window", "place"
"""Sought in a text of any length; between two given places; tried at one place."""
_AT_A_PLACE = {"match", "fullmatch"}
_METHODS = {*_AT_A_PLACE, "finditer", "search", "sub", "subn", "split", "findall"}


def modules() -> list[ModuleType]:
    """All modules of the rules, imported."""
    all_rules()
    return [importlib.import_module(each.name) for each in pkgutil.walk_packages(rules.__path__, "rules.")]


@lru_cache(maxsize=1)
def expressions() -> dict[str, tuple[re.Pattern[str], str]]:
    """By name: the expression and the widest of its uses that the source shows; one of no known use counts as WHOLE."""
    found: dict[str, re.Pattern[str]] = {}
    uses: dict[int, set[str]] = {}
    for module in modules():
        own = {name: list(_patterns(name, value, module)) for name, value in vars(module).items()}
        for listed in own.values():
            for name, pattern in listed:
                if all(pattern is not other for other in found.values()):
                    found[f"{module.__name__}.{name}"] = pattern
        for name, use in _uses(module):
            for _, pattern in own.get(name, ()):
                uses.setdefault(id(pattern), set()).add(use)
    named = {name: (pattern, _widest(uses.get(id(pattern), set()))) for name, pattern in found.items()}
    for rule in all_rules():
        if isinstance(rule.trigger, Pattern | EveryWord):
            named[rule.code] = (rule.trigger.compiled(), WHOLE)
    return named


def _widest(uses: set[str]) -> str:
    return next((use for use in (WHOLE, WINDOW, PLACE) if use in uses), WHOLE)


def _patterns(name: str, value: object, module: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Those in a value of a module: itself, in its containers, or made by a cached function without parameters."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield name, value
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _patterns(f"{name}[{index}]", item, module)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _patterns(f"{name}[{key}]", item, module)
    elif hasattr(value, "cache_info") and getattr(value, "__module__", "") == module.__name__:
        signature = inspect.signature(value)
        if not signature.parameters and "re.Pattern" in str(signature.return_annotation):
            yield from _patterns(f"{name}()", value(), module)


def _uses(module: ModuleType) -> Iterator[tuple[str, str]]:
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    containers = dict(_loops(tree))
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute) or call.func.attr not in _METHODS:
            continue
        if name := _root(call.func.value):
            use = PLACE if call.func.attr in _AT_A_PLACE else WINDOW if _bounded(call.args) else WHOLE
            yield containers.get(name, name), use


def _loops(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Names of loops with the name of what they run over."""
    for loop in ast.walk(tree):
        if isinstance(loop, ast.For | ast.comprehension) and (over := _root(loop.iter)):
            yield from ((each.id, over) for each in ast.walk(loop.target) if isinstance(each, ast.Name))


def _root(node: ast.expr) -> str:
    """The name at the root of ``name``, ``name[0]``, ``name()``, ``name.items()``; "" for anything else."""
    while isinstance(node, ast.Call | ast.Subscript | ast.Attribute):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def _bounded(arguments: list[ast.expr]) -> bool:
    """Whether the text is given with both its ends."""
    if not arguments or any(isinstance(each, ast.Starred) for each in arguments):
        return False
    first = arguments[0]
    cut = isinstance(first, ast.Subscript) and isinstance(first.slice, ast.Slice)
    return len(arguments) >= 3 or (cut and first.slice.lower is not None and first.slice.upper is not None)
