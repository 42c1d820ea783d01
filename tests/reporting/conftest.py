"""A browser for the tests of pages."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api")
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_api.sync_playwright() as play:
        options: dict[str, Any] = {"args": ["--no-sandbox"] if os.geteuid() == 0 else []}
        if executable:
            options["executable_path"] = executable
        try:
            running = play.chromium.launch(**options)
        except sync_api.Error as error:
            pytest.skip(f"SKIPPED FOR WANT OF A BROWSER: {str(error).splitlines()[0]}")
        yield running
        running.close()


@pytest.fixture
def visit(browser: Any) -> Iterator[Any]:
    """Opens a page and gives it with what went wrong: console messages, errors, requests for anything but files."""
    contexts = []

    def go(path: Path, width: int = 1280, **options: Any) -> tuple[Any, list[str]]:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        wrong: list[str] = []
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: None if request.url == path.as_uri() else wrong.append(request.url))
        page.goto(path.as_uri())
        return page, wrong

    yield go
    for context in contexts:
        context.close()
