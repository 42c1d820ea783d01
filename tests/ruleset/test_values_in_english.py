"""What rules put into their messages: in English only words of the text itself, names and dates of facts, days and years stay
Vietnamese; all that explains is English."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from rasoat.finding import Finding
from rasoat.urls import host_of
from rules.engine import Engine
from rules.facts_loader import facts
from rules.parsing.dates import WEEKDAYS
from rules.portals import CityView
from rules.registry import all_rules
from rules.rule import Rule

from .many_pages import portal
from .marked import page_of, unmark

WORD = re.compile(r"[^\W\d_]+")
VIETNAMESE = re.compile("[à-ãè-êìíò-õùúýăđĩũơưạ-ỹ]")
QUOTED = re.compile(r"“[^”]*”|⟨[^⟩]*⟩|\"[^\"]*\"")
OF_THE_CALENDAR = frozenset(
    " ".join((*WEEKDAYS, "giáp ất bính đinh mậu kỷ canh tân nhâm quý tý sửu dần mão thìn tỵ ngọ mùi thân dậu tuất hợi"))
    .lower()
    .split()
)
OF_OFFICES = frozenset("hà nội việt thủ tướng chính phủ".split())
TABLES = ("documents", "bodies", "places", "holders", "kinds", "issuers")


def words(text: str) -> set[str]:
    return {word for word in WORD.findall(text.casefold()) if VIETNAMESE.search(word)}


@pytest.fixture(scope="module")
def of_facts() -> set[str]:
    told: set[str] = set()
    for table in TABLES:
        for fact in facts(table).values():
            parts = (fact.id, fact.kind, fact.title, fact.about, fact.issuer, fact.person, fact.office, fact.body)
            told |= words(" ".join((*fact.names, *filter(None, parts))))
    return told


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(all_rules(), options={"language": "en"})


def findings(rule: Rule, engine: Engine) -> Iterator[tuple[str, Finding]]:
    """Each finding with the text that it may name."""
    for pages in (example.bad_pages for example in rule.examples if example.bad_pages):
        hosts = dict.fromkeys(host_of(url) for url, _html in pages)
        views = [portal([page for page in pages if host_of(page[0]) == host], host) for host in hosts]
        over_all = [finding for view, _found in views for finding in engine.check_portal(view)[0]]
        city = CityView([view for view, _found in views], [found for _view, found in views])
        told = [finding.message for _view, found in views for finding in found]  # in Vietnamese: ``portal`` checks so
        for finding in (*over_all, *engine.check_city(city)[0]):
            yield " ".join((*(html for _url, html in pages), *told)), finding
    for example in (example for example in rule.examples if example.bad and not example.facts):
        text, _ = unmark(example.bad)
        page = page_of(text, kind=example.block, published=example.published, url=example.url)
        for finding in engine.check(page).findings:
            yield text, finding


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_only_words_of_the_text_and_of_facts_stay_vietnamese(rule: Rule, engine: Engine, of_facts: set[str]) -> None:
    for text, finding in findings(rule, engine):
        for told in (finding.message, finding.hint):
            left = words(QUOTED.sub(" ", told))
            known = words(text) | words(" ".join(finding.suggestions)) | of_facts | OF_THE_CALENDAR | OF_OFFICES
            assert left <= known, f"{told} ({left - known})"


def test_a_value_left_in_vietnamese_is_found() -> None:
    assert words(QUOTED.sub(" ", "The name “Tổ quôc” is misspelt: “quôc” phải là “quốc”.")) == {"phải", "là"}
    assert words("It may be: Sở Y tế") == {"sở", "tế"}
