"""Law 5 on the scorecard site: what a portal wrote is never markup, never a live link to a bad place, never a file name."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from rasoat.finding import Place, Scope
from rasoat.report import BlockRecord, Report
from reporters.scorecard import hostile, names, write_site
from tests.reporting import odd_reports as odd
from tests.reporting.sample_report import sample_report

NASTY = "</script></style><img src=x onerror=alert(1)>\"'><a href='javascript:alert(1)'>{{7*7}}\u202egpj.exe\u2066\x00\x1b[31m"
ALLOWED = {
    "html", "head", "meta", "title", "link", "style", "body", "a", "header", "div", "p", "b", "nav", "ul", "li", "main", "h1",
    "h2", "h3", "svg", "path", "rect", "text", "circle", "polyline", "section", "span", "bdi", "small", "table", "caption",
    "thead", "tbody", "tfoot", "tr", "th", "td", "dl", "dt", "dd", "footer", "details", "summary", "article", "aside", "ol",
    "mark", "del", "ins", "button", "label", "input", "form", "select", "option", "kbd", "script", "br", "i", "sup", "code", "q", "dialog",
}  # fmt: skip


class Audit(HTMLParser):
    """Collects tags, event attributes, style attributes, links and the pieces that the policy has to allow."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.blocks: dict[str, str] = {}
        self.policy = ""
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.add(tag)
        self.attributes.update(values)
        self._open = tag
        if tag == "a":
            self.links.append(values.get("href") or "")
        if values.get("id"):
            self.ids.append(values["id"] or "")
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values.get("content") or ""

    def handle_data(self, data: str) -> None:
        if self._open in ("style", "script"):
            self.blocks[self._open] = self.blocks.get(self._open, "") + data

    def handle_endtag(self, tag: str) -> None:
        self._open = ""


def hostile_report() -> Report:
    """Every text of an agency, its articles, findings and score is an attack."""
    base = sample_report().agencies[0]
    assert base.score
    texts = dict.fromkeys(("message", "hint", "quote", "before", "after", "name", "fingerprint", "code"), NASTY)
    record = replace(
        base.articles[0], id=NASTY, url=f"javascript:{NASTY}", title=NASTY, section=NASTY, byline=NASTY, published=NASTY,
        text=NASTY * 3, blocks=(BlockRecord(NASTY, 0, len(NASTY)), BlockRecord("title", len(NASTY), 3 * len(NASTY))),
    )  # fmt: skip
    place = Place(url=f"https://x.example/{NASTY}", fragment=f"JavaScript:{NASTY}", where=NASTY)
    found = odd.finding(**texts, place=place, suggestions=(NASTY, NASTY), article=NASTY, span=(3, 30), block=NASTY)
    findings = (
        found,
        replace(found, article="", place=Place(path=NASTY)),
        replace(found, scope=Scope.TEMPLATE, article=""),
    )
    score = replace(
        base.score,
        sentence=NASTY, reason=NASTY, grade_name=NASTY,
        actions=tuple(replace(a, title=NASTY, examples=(NASTY,), effort=NASTY, role=NASTY) for a in base.score.actions),
        vetoes=tuple(replace(v, title=NASTY, status="suspected") for v in base.score.vetoes),
        criteria=tuple(replace(c, title=NASTY, group=NASTY, note=NASTY) for c in base.score.criteria),
    )  # fmt: skip
    coverage = replace(base.coverage, unread=(replace(odd.UNREAD, url=NASTY, note=NASTY),), not_checked=(NASTY,))
    agency = replace(
        base,
        id=NASTY,
        name=NASTY,
        group_name=NASTY,
        host=NASTY,
        articles=(record,),
        findings=findings,
        score=score,
        coverage=coverage,
    )
    rules = tuple(replace(r, title=NASTY, why=NASTY, source=f"javascript:{NASTY}") for r in sample_report().rules)
    return replace(
        sample_report(), title=NASTY, notes=(NASTY,), agencies=(agency, replace(agency, id="../../etc")), rules=rules
    )


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    out = tmp_path_factory.mktemp("hostile")
    write_site(hostile_report(), out)
    return {str(p.relative_to(out)): p.read_text("utf-8") for p in out.rglob("*.html") if p.is_file()}


def test_hostile_text_makes_no_element_attribute_or_script(hostile_site: dict[str, str]) -> None:
    for name, text in hostile_site.items():
        audit = Audit(text)
        assert audit.tags <= ALLOWED, name
        assert not {a for a in audit.attributes if a.startswith("on") or a == "style"}, name
        assert "<img" not in text, name
    assert any("{{7*7}}" in text for text in hostile_site.values())


def test_controls_that_reverse_or_break_text_are_named_instead(hostile_site: dict[str, str]) -> None:
    for name, text in hostile_site.items():
        assert not set(text) & set("\u202e\u2066\x00\x1b"), name
    assert any("&#8238;" in text for text in hostile_site.values())
    assert any("⟨U+202E⟩" in text for text in hostile_site.values())


def test_links_lead_into_the_site_or_to_http_only(hostile_site: dict[str, str]) -> None:
    for name, text in hostile_site.items():
        for href in Audit(text).links:
            assert re.match(r"(https?://|#|(\.\./)*[a-z0-9-]+(/[a-z0-9-]+)*\.(html|xlsx|docx)(#.*)?$)", href), (
                name,
                href,
            )


def test_file_names_are_plain_and_stay_in_the_site(hostile_site: dict[str, str]) -> None:
    assert len(hostile_site) >= 7
    for name in hostile_site:
        assert re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+){0,2}\.html", name), name


def test_policy_allows_exactly_the_style_and_script_of_the_page(hostile_site: dict[str, str]) -> None:
    for name, text in hostile_site.items():
        audit = Audit(text)
        assert audit.policy.startswith("default-src 'none'; style-src 'sha256-"), name
        assert "unsafe" not in audit.policy, name
        for block in audit.blocks.values():
            digest = base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in audit.policy, name
        assert ("script" in audit.tags) == ("script-src" in audit.policy), name


def test_nothing_of_a_veto_finding_can_be_clicked(tmp_path: Path) -> None:
    bad = "https://nha-cai.example/dang-ky"
    page = "https://so-mau.example/tin/1"
    found = odd.live(
        veto=True,
        quote=bad,
        message=f"Chèn {bad}",
        place=Place(url=page, fragment=f"{page}#:~:text=x"),
        suggestions=("x",),
    )
    write_site(odd.report(odd.portal(found)), tmp_path)
    text = (tmp_path / "so-mau" / "viec-can-sua.html").read_text("utf-8")
    assert "hxxps://nha-cai[.]example" in text
    assert not [href for href in Audit(text).links if href.startswith("http") and "quy-tac" not in href]
    assert 'data-c="' not in text


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//so.example/", "https://so.example@bad.example/", "http://[", "https://a b/",
     "https://so.example/\u202e", "", "ftp://so.example/", "https:///x", "http://so.example:x/"],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_no_link(url: str) -> None:
    assert hostile.link(url) == ""


def test_web_addresses_with_vietnamese_paths_and_fragments_are_links() -> None:
    url = "https://so.example/tin/thông-báo?a=1&b=2#:~:text=x"
    assert hostile.link(url) == url


@pytest.mark.parametrize("key", ["..", "a/b", "CON", "con", "nul", "Bài số 1", "x" * 500, "\ud800", "", "a b", "-"])
def test_names_of_pages_are_safe_on_every_file_system(key: str) -> None:
    name = names.file_name(key)
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,70}", name)
    assert name not in {"con", "nul"}


def test_names_of_pages_are_unique_even_where_letter_case_is_lost() -> None:
    made = names.unique(["a", "A", "a", "a-2", "á", "bai"], taken=("bai",))
    assert len({name.lower() for name in made}) == 6
    assert "bai" not in made


def test_invisible_words_are_made_visible() -> None:
    assert hostile.exact("a\u00a0b") == "a⟨cách cứng⟩b"
    assert hostile.exact(" ,") == "␣,"
    assert hostile.exact("tại  tại") == "tại␣␣tại"
    assert hostile.exact("\u200b") == "⟨cách rỗng⟩"
    assert hostile.exact("") == "⟨trống⟩"
