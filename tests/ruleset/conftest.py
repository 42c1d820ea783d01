"""Examples and cases of English rules need a LanguageTool server: a small one on loopback stands for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rules.english.languagetool import SERVER_VARIABLE

from .languagetool_server import running


@pytest.fixture(scope="module", autouse=True)
def _english_server() -> Iterator[None]:
    with running() as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv(SERVER_VARIABLE, server.url)
        yield
