"""Vietnamese and English: the catalogue of the interface is whole, in step with the source, and is what templates speak."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from rasoat.catalogue import LANGUAGES, N_, SOURCE, _, _n, entries, interface, language, parse_forms, speaking
from rasoat.interface_catalogue import path_of, render, texts
from reporters.scorecard.pages import environment

OTHERS = [spoken for spoken in LANGUAGES if spoken != SOURCE]
_PERCENT = re.compile(r"%\((\w+)\)s")
_TAG = re.compile(r"</?[a-z][^>]*>")


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name} | set(_PERCENT.findall(text))


@pytest.mark.parametrize("spoken", OTHERS)
def test_every_text_is_translated(spoken: str) -> None:
    known = interface(spoken)
    missing = [(place, text) for place, text in texts() if (text if isinstance(text, str) else text[0]) not in known]
    assert not missing, f"fill in {path_of(spoken).name}: {missing[:5]}"


@pytest.mark.parametrize("spoken", OTHERS)
def test_the_file_is_as_rendered(spoken: str) -> None:
    assert path_of(spoken).read_bytes() == render(spoken), "python -m rasoat.interface_catalogue"


@pytest.mark.parametrize("spoken", OTHERS)
def test_translations_keep_placeholders_and_markup(spoken: str) -> None:
    for text, forms in interface(spoken).items():
        for form in forms[-1:]:
            assert placeholders(form) == placeholders(text), form
        for form in forms:
            assert placeholders(form) <= placeholders(text), form
            assert sorted(_TAG.findall(form)) == sorted(_TAG.findall(text)), form


@pytest.mark.parametrize("catalogue", ["interface", "rules"])
def test_english_keeps_to_the_glossary(catalogue: str) -> None:
    """Words that ``docs/decisions/0018-languages.md`` sets aside."""
    forms = interface("en").values() if catalogue == "interface" else [(text,) for text in entries("en").values()]
    unwanted = re.compile(
        r"\b(?:veto|vetoes|mend|mended|severe|under trial|issue found|please be advised)\b", re.IGNORECASE
    )
    assert not [form for all_forms in forms for form in all_forms if unwanted.search(form)]


def test_a_catalogue_with_two_forms_is_read() -> None:
    text = 'msgid "{n} chỗ"\nmsgid_plural "{n} chỗ"\nmsgstr[0] "{n} place"\nmsgstr[1] ""\n"{n} places"\n\n#~ msgid "x"\n#~ msgstr "y"\n'
    assert parse_forms(text) == {"{n} chỗ": ("{n} place", "{n} places")}


def test_the_language_spoken_ends_with_its_block() -> None:
    assert language() == SOURCE
    with speaking("en"):
        assert _("dưới {share}%") == "under {share}%"
        assert _("không có trong danh mục") == _n("không có trong danh mục", 1) == N_("không có trong danh mục")
    assert _("dưới {share}%") == "dưới {share}%"


def test_values_in_texts_of_templates_are_made_harmless_and_escaped() -> None:
    hostile = "<b>\u202e&"
    said = "{{ _('Còn {n} chỗ <', n=x) }}|{{ _n('Còn {n} bài', 3) }}|{% trans n=x %}<i>Còn {{ n }}</i>{% endtrans %}"
    shown = environment().from_string(said).render(x=hostile)
    safe = "&lt;b&gt;⟨U+202E⟩&amp;"
    assert shown == f"Còn {safe} chỗ &lt;|Còn 3 bài|<i>Còn {safe}</i>"
