"""The command speaks Vietnamese and English: which one is wanted, and that nothing of the other is left in help and errors."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rasoat.arguments import build
from rasoat.catalogue import LANGUAGES, SOURCE, language, speaking
from rasoat.cli import main
from rasoat.errors import UsageError
from rasoat.spoken_arguments import asked_for

VIETNAMESE = re.compile("[à-ãè-êìíò-õùúýăđĩũơưạ-ỹÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯẠ-Ỹ]")
OF_ARGPARSE = ("usage:", "options:", "positional arguments", "show this", "choose from", "default:", "required")


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from parsers(inner)


def helps(spoken: str) -> list[tuple[str, str]]:
    with speaking(spoken):
        return [(parser.prog, parser.format_help()) for parser in parsers(build())]


COMMANDS = [prog for prog, _help in helps(SOURCE)]


@pytest.mark.parametrize("number", range(len(COMMANDS)), ids=COMMANDS)
def test_help_of_every_command_is_english_throughout(number: int) -> None:
    prog, told = helps("en")[number]
    assert not VIETNAMESE.findall(told), f"{prog}\n{told}"
    assert "--lang" in told


@pytest.mark.parametrize("number", range(len(COMMANDS)), ids=COMMANDS)
def test_help_of_every_command_is_vietnamese_throughout(number: int) -> None:
    told = helps(SOURCE)[number][1]
    assert VIETNAMESE.search(told)
    assert not [words for words in OF_ARGPARSE if words in told], told


@pytest.mark.parametrize(
    ("arguments", "environment", "wanted"),
    [
        ([], {}, None),
        (["--lang", "en", "rules"], {}, "en"),
        (["rules", "--lang=en"], {}, "en"),
        (["rules", "--lang=vi"], {"RASOAT_LANG": "en"}, "vi"),
        (["rules"], {"RASOAT_LANG": "en"}, "en"),
        (["rules"], {"RASOAT_LANG": ""}, None),
        (["check", "--", "--lang", "en"], {}, None),
        (["check", "--lang"], {}, None),
        (["check", "--lang", "fr"], {}, None),
    ],
)
def test_language_wanted(arguments: list[str], environment: dict[str, str], wanted: str | None) -> None:
    assert asked_for(arguments, environment) == wanted


def test_unknown_language_of_the_environment_is_told() -> None:
    with pytest.raises(UsageError, match="RASOAT_LANG"):
        asked_for([], {"RASOAT_LANG": "klingon"})


@pytest.mark.parametrize("arguments", [("--lang", "en", "rules", "TY007"), ("rules", "TY007", "--lang", "en")])
def test_lang_stands_before_or_behind_the_command(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 0
    assert "Needless space" in capsys.readouterr().out
    assert language() == SOURCE


def test_language_of_the_nearest_rasoat_toml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "rasoat.toml").write_text('[check]\nlanguage = "en"\n', encoding="utf-8")
    (tmp_path / "bai.txt").write_text("Phường thông báo , họp.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for arguments, words in ((["explain", "TY007"], "Why."), (["check", "bai.txt"], "Needless space before “,”.")):
        main(arguments)
        assert words in capsys.readouterr().out
        main([*arguments, "--lang", "vi"])
        assert words not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check", "no-such-file"], "There is no no-such-file."),
        (["check", "--select", "ZZ999", "README.md"], "There is no rule “ZZ999”."),
        (["check"], "the following arguments are required: PATH"),
        (["check", "a.txt", "--format", "poem"], "poem"),
        (["audit", "no-such-list"], "There is no list of portals “no-such-list”."),
        (["report", "no-such.json"], "Could not read no-such.json: no such file or folder."),
        (["explain", "ZZ"], "There is no rule “ZZ”."),
        (["learn", "README.md"], "--out FILE"),
        (["facts", "check", "no-such.xlsx"], "no such file or folder"),
        (["facts", "add", "a.csv", "--to", "b.txt"], "is not a .toml file"),
        (["init", "no-such-folder"], "There is no folder no-such-folder."),
    ],
)
def test_errors_are_english_throughout(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", *arguments]) in (2, 3)
    said = capsys.readouterr().err
    assert told in said
    assert not VIETNAMESE.search(said), said


def test_workers_speak_the_language_wanted(tmp_path: Path) -> None:
    """What is said in worker processes: readers' errors there are English, too."""
    for number in range(130):
        (tmp_path / f"{number}.txt").write_bytes(b"\x00\x01\x02 binary")
    command = [
        sys.executable,
        "-m",
        "rasoat",
        "check",
        str(tmp_path),
        "--processes",
        "2",
        "--lang",
        "en",
        "--format",
        "json",
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 3
    assert "is a binary file" in done.stdout
    assert "nhị phân" not in done.stdout


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_help_imports_nothing_of_babel(spoken: str) -> None:
    code = f"import sys; from rasoat.cli import main; main(['--lang', '{spoken}', '--help']); print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.endswith("False\n")
