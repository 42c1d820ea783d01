"""The English catalogue: complete, in step with the rules, and what an editor who asked for English reads."""

from __future__ import annotations

import ast
import datetime as dt
import unicodedata
from string import Formatter

import pytest

from rasoat.catalogue import LANGUAGES, SOURCE, entries
from rasoat.content import BlockKind
from rules.engine import Engine
from rules.house_style import WordPair, house_rules
from rules.registry import all_rules
from rules.translations import FOLDER, literals, render, texts

from .marked import page_of, text_page, unmark

OTHERS = [language for language in LANGUAGES if language != SOURCE]
ASSEMBLED = ["f'{n} bài'", "'Ảnh' + rest", "'{n} bài'.format(n=n)"]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def english() -> Engine:
    return Engine(all_rules(), options={"language": "en"})


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_of_every_rule_is_translated(language: str) -> None:
    missing = [(code, text) for text, code in texts().items() if not entries(language).get(text)]
    assert not missing


@pytest.mark.parametrize("language", OTHERS)
def test_no_entry_is_stale_and_the_file_is_as_rendered(language: str) -> None:
    assert set(entries(language)) == set(texts())
    written = (FOLDER / f"{language}.po").read_text(encoding="utf-8")
    assert written == render(language, dict(entries(language)))


@pytest.mark.parametrize("language", OTHERS)
def test_translations_keep_every_placeholder(language: str) -> None:
    for text, translation in entries(language).items():
        assert placeholders(translation) == placeholders(text), translation


@pytest.mark.parametrize("language", OTHERS)
def test_catalogue_is_composed_unicode_without_loose_spaces(language: str) -> None:
    assert unicodedata.is_normalized("NFC", (FOLDER / f"{language}.po").read_text(encoding="utf-8"))
    for text, translation in entries(language).items():
        assert translation == " ".join(translation.split()), translation
        assert translation.endswith(".") == text.endswith("."), translation


def test_texts_of_single_hits_are_in_the_catalogue() -> None:
    for text in (
        "“{quote}” chưa phải là tiêu đề của bài.",
        "Ảnh {quote} trong bài để mô tả (alt) rỗng, chỉ có chú thích.",
        "Trang viết bằng tiếng Anh nhưng khai {quote}.",
    ):
        assert text in texts()


@pytest.mark.parametrize("source", ASSEMBLED)
def test_text_put_together_at_run_time_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match="XX001"):
        list(literals(ast.parse(source, mode="eval").body, "XX001"))


def test_check_in_english_gives_english_words() -> None:
    page = text_page("Phường thông báo , họp ngày 31/02/2026.", BlockKind.PARAGRAPH, dt.date(2026, 3, 1))
    found = {finding.code: finding for finding in english().check(page).findings}
    assert found["TY007"].message == "Needless space before “,”."
    assert found["TY007"].hint == "Remove the space so that “,” follows the word directly."
    assert found["DT001"].message.startswith("There is no date “31/02/2026”")


def test_every_example_in_english_says_a_text_of_the_catalogue() -> None:
    """No message or hint of a rule on its own examples stays as the code says it in Vietnamese."""
    vietnamese, translated = Engine(all_rules()), english()
    compared = 0
    for rule in all_rules():
        for example in (example for example in rule.examples if example.bad):
            text, _ = unmark(example.bad)
            page = page_of(text, kind=example.block, published=example.published, url=example.url)
            pairs = zip(vietnamese.check(page).findings, translated.check(page).findings, strict=True)
            for before, after in pairs:
                assert (before.code, before.fingerprint) == (after.code, after.fingerprint)
                if before.code != "EN000":
                    assert before.message != after.message, after.message
                    assert before.hint != after.hint, after.hint
                compared += 1
    assert compared > 60


def test_house_style_speaks_english_too() -> None:
    engine = Engine(house_rules([WordPair("Ủy ban", "Uỷ ban")]), options={"language": "en"})
    page = text_page("Ủy ban họp.", BlockKind.PARAGRAPH, None)
    (finding,) = engine.check(page).findings
    assert finding.message == "The house style does not use “Ủy ban”."


def test_check_without_a_language_speaks_vietnamese() -> None:
    page = text_page("Phường thông báo , họp.", BlockKind.PARAGRAPH, None)
    (finding,) = [f for f in Engine(all_rules()).check(page).findings if f.code == "TY007"]
    assert finding.message == "Thừa dấu cách trước dấu “,”."
