"""Asks a LanguageTool server about English text. The only module that imports ``language_tool_python``, and that lazily.

The server is one that the user named, or a local one where Java and an unpacked LanguageTool are there. Nothing is ever
downloaded, and no public service is asked: drafts of a state body do not go to strangers.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from rasoat.catalogue import _

SERVER_VARIABLE = "RASOAT_LANGUAGETOOL"
LANGUAGE = "en-US"
TIMEOUT = 20
"""Seconds for one answer; the library's own limit is 300."""
MAX_CHARACTERS = 15_000
"""Of one request; a LanguageTool server refuses very long texts."""
_PUBLIC = ("languagetool.org", "languagetoolplus.com")
_JARS = ("languagetool-server.jar", "languagetool.jar")
_JOINT = "\n\n"
_PATIENCE = 3


class Unavailable(Exception):
    """English cannot be checked; the text, Vietnamese, says why and what to do."""


@dataclass(frozen=True, slots=True)
class EnglishMatch:
    """What LanguageTool says of ``text[start:end]`` of one of the texts (``index``); offsets are code points."""

    index: int
    start: int
    end: int
    message: str
    replacements: tuple[str, ...]
    category: str
    rule: str


def check(texts: Sequence[str], options: Mapping[str, object]) -> list[EnglishMatch]:
    """Matches in order of their place. One request for all texts (several where they are very long).

    Raises Unavailable where there is no server, or it is down, slow or answers nonsense.
    """
    source = _source(options)
    found: list[EnglishMatch] = []
    for first, batch in _batches(texts):
        found.extend(_placed(_client(source).matches(_JOINT.join(batch)), first, batch))
    return found


def _source(options: Mapping[str, object]) -> str:
    """The server's URL, or "local:<folder>" of an unpacked LanguageTool."""
    table = options.get("english")
    named = table.get("server") if isinstance(table, Mapping) else None
    url = str(named or os.environ.get(SERVER_VARIABLE, "")).strip()
    if url:
        return _checked(url)
    folder = _local_folder()
    if folder is None:
        raise Unavailable(
            _(
                "Tiếng Anh chưa được kiểm: chưa có máy chủ LanguageTool. Khai [english] server trong rasoat.toml, "
                "hoặc cài Java và LanguageTool rồi đặt LTP_PATH."
            )
        )
    return f"local:{folder}"


def _checked(url: str) -> str:
    url = url if "://" in url else f"http://{url}"
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    if not host or not url.startswith(("http://", "https://")):
        raise Unavailable(_("Địa chỉ máy chủ LanguageTool không hợp lệ: {url}").format(url=url))
    if any(host == public or host.endswith(f".{public}") for public in _PUBLIC):
        raise Unavailable(_("Không gửi bài đến dịch vụ LanguageTool công cộng; hãy dùng máy chủ của cơ quan."))
    return url


def _local_folder() -> Path | None:
    """An unpacked LanguageTool (``LanguageTool-6.8``) in LTP_JAR_DIR_PATH or LTP_PATH, if Java is there too."""
    if shutil.which("java") is None:
        return None
    candidates = []
    if jars := os.environ.get("LTP_JAR_DIR_PATH"):
        candidates.append(Path(jars))
    if parent := os.environ.get("LTP_PATH"):
        candidates.extend(sorted(Path(parent).glob("LanguageTool-*"), reverse=True))
    for folder in candidates:
        if folder.name.startswith("LanguageTool-") and any((folder / jar).is_file() for jar in _JARS):
            return folder
    return None


class _Client:
    """One server. One that is down or slow is not asked again, and three unreadable answers are enough: a run over thousands
    of pages does not wait for each.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._lock = threading.Lock()
        self._tool: Any = None
        self._failure: Unavailable | None = None
        self._patience = _PATIENCE

    def matches(self, text: str) -> list[Any]:
        """The library keeps state in its class, hence the lock. Its several kinds of failure become one."""
        with self._lock:
            if self._failure is not None and self._patience <= 0:
                raise self._failure
            try:
                if self._tool is None:
                    self._tool = _start(self._source)
                return list(self._tool.check(text))
            except Exception as error:  # LanguageToolError, ModuleNotFoundError, ConnectionError, KeyError …
                self._failure = _told(error, self._source)
                self._patience -= (
                    1 if self._tool is not None and isinstance(error, KeyError | TypeError | ValueError) else _PATIENCE
                )
                raise self._failure from error

    def close(self) -> None:
        """Ends a local server; a named one goes on."""
        with self._lock:
            if self._tool is not None:
                self._tool.close()
                self._tool = None


@lru_cache(maxsize=8)
def _client(source: str) -> _Client:
    return _Client(source)


def _start(source: str) -> Any:
    from language_tool_python import LanguageTool

    class Tool(LanguageTool):
        _TIMEOUT = TIMEOUT  # type: ignore[assignment]  # the library declares Literal[300]

    if not source.startswith("local:"):
        return Tool(LANGUAGE, remote_server=source, proxies={"http": "", "https": ""})
    folder = Path(source.removeprefix("local:"))
    os.environ["LTP_PATH"] = str(folder.parent)
    os.environ["LTP_JAR_DIR_PATH"] = str(folder)  # its presence is what keeps the library from downloading
    return Tool(LANGUAGE, host="127.0.0.1", language_tool_download_version=folder.name.removeprefix("LanguageTool-"))


def _told(error: Exception, source: str) -> Unavailable:
    where = (
        _("LanguageTool trên máy này")
        if source.startswith("local:")
        else _("máy chủ LanguageTool {source}").format(source=source)
    )
    kind = type(error).__name__
    if "timed out" in str(error).lower():
        reason = _("không trả lời trong {timeout} giây").format(timeout=TIMEOUT)
    elif kind == "ModuleNotFoundError":
        reason = _("thiếu Java hoặc gói language-tool-python")
    elif isinstance(error, OSError) or "connection" in str(error).lower():
        reason = _("không kết nối được")
    else:
        reason = _("trả lời không đọc được ({kind})").format(kind=kind)
    return Unavailable(
        _("Tiếng Anh chưa được kiểm: {where} {reason}. Kiểm tra máy chủ rồi chạy lại.").format(
            where=where, reason=reason
        )
    )


def _batches(texts: Sequence[str]) -> list[tuple[int, list[str]]]:
    """Texts in requests of at most ``MAX_CHARACTERS``, with the index of the first; a longer text goes alone."""
    batches: list[tuple[int, list[str]]] = []
    size = MAX_CHARACTERS
    for index, text in enumerate(texts):
        if size + len(text) > MAX_CHARACTERS:
            batches.append((index, []))
            size = 0
        batches[-1][1].append(text)
        size += len(text) + len(_JOINT)
    return batches


def _placed(matches: Sequence[Any], first: int, batch: Sequence[str]) -> list[EnglishMatch]:
    """Matches mapped back to the texts; one that reaches over a joint is no error of either text."""
    starts, start = [], 0
    for text in batch:
        starts.append(start)
        start += len(text) + len(_JOINT)
    placed = []
    for match in sorted(matches, key=lambda match: (match.offset, match.error_length, match.rule_id)):
        inside = max((i for i, begin in enumerate(starts) if begin <= match.offset), default=None)
        if inside is None:
            continue
        low = match.offset - starts[inside]
        high = low + match.error_length
        if match.error_length > 0 and high <= len(batch[inside]):
            replacements = tuple(str(word) for word in match.replacements[:5])
            placed.append(
                EnglishMatch(first + inside, low, high, match.message, replacements, match.category, match.rule_id)
            )
    return placed
