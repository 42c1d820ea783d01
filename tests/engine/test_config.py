"""rasoat.toml: found upward, refused with file, line and caret."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from rasoat import config
from rasoat.catalogue import LANGUAGES, speaking
from rasoat.errors import ConfigError


def refused(tmp_path: Path, text: str) -> str:
    path = tmp_path / "rasoat.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        config.load(path)
    return caught.value.message


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('[check]\nignor = ["TY"]\n', ":2:1:", "ignor"),
        ("[chek]\na = 1\n", ":1:1:", "chek"),
        ('[check]\nmin-confidence = "x"\n', ":2:1:", "float"),
        ('[check]\n  fail-on = "often"\n', ":2:3:", "often"),
        ('[[words]]\nwrong = "a"\nright = "b"\n[[words]]\nwrong = "a"\nrigt = "b"\n', ":6:1:", "rigt"),
        ('[style]\ntone-placement = "modern"\n', ":2:1:", "modern"),
        ('[style]\ntone = "old"\n', ":2:1:", "tone"),
        ('[style]\ni-y = "Y"\n', ":2:1:", "Y"),
        ("[check\n", ":1:", "TOML"),
        ("[agency]\nname = \n", ":2:", "TOML"),
    ],
)
def test_mistake_is_told_with_line_and_column(tmp_path: Path, text: str, place: str, words: str) -> None:
    message = refused(tmp_path, text)
    assert place in message
    assert words in message
    assert "^" in message


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    message = refused(tmp_path, "[check]\nignor = []\nslect = []\n[agency]\nnam = 1\n")
    assert [name in message for name in ("ignor", "slect", "nam")] == [True] * 3


def test_nearest_file_upward_wins(tmp_path: Path) -> None:
    (tmp_path / "rasoat.toml").write_text('[check]\nignore = ["TY"]\n', encoding="utf-8")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.rasoat.check]\nignore = ["SP"]\n', encoding="utf-8")
    loaded, path = config.effective(inner / "bai.html")
    assert path == tmp_path / "a" / "pyproject.toml"
    assert loaded.check.ignore == ("SP",)
    assert config.effective(inner, isolated=True) == (config.Config(), None)


def test_unknown_key_in_pyproject_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[project]\nname = "x"\n[tool.rasoat.check]\nignor = []\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r":4:1: .*ignor"):
        config.load(path)


def test_shown_configuration_reads_back(tmp_path: Path) -> None:
    made = config.Config(
        check=config.CheckTable(ignore=("TY",), severity={"SP": "info"}), words=(config.Word("a", 'b"'),)
    )
    path = tmp_path / "rasoat.toml"
    path.write_text(config.show(made), encoding="utf-8")
    assert config.load(path) == made


def test_house_style_is_passed_on_to_the_rules(tmp_path: Path) -> None:
    path = tmp_path / "rasoat.toml"
    path.write_text('[style]\ntone-placement = "old"\nquotation-marks = "curly"\n', encoding="utf-8")
    assert config.options(config.load(path))["style"] == {
        "tone-placement": "old",
        "i-y": "",
        "quotation-marks": "curly",
        "numbers": "vietnamese",
    }


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_template_of_init_is_valid(spoken: str, tmp_path: Path) -> None:
    path = tmp_path / "rasoat.toml"
    with speaking(spoken):
        path.write_text(config.template(), encoding="utf-8")
    defaults = msgspec.structs.replace(config.Config(), check=config.CheckTable(language=spoken))  # type: ignore[arg-type]
    assert config.load(path) == defaults
