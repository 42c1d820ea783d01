"""The sample portals told in English and in Vietnamese, by every reporter: nothing of the other language but what portals say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from rasoat import pipeline
from rasoat.catalogue import LANGUAGES, SOURCE, _, interface, speaking
from rasoat.report import Report
from reporters.formats import FORMATS, Target

VIETNAMESE = re.compile("[à-ãè-êìíò-õùúýăđĩũơưạ-ỹÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯẠ-Ỹ]")
ADDRESS = re.compile(r"https?:\S+")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
KNOWN = re.compile(r"\b(?:NĐ-CP|QĐ-TTg|TT-BTTTT|Hà Nội|Việt Nam|đồng chí|đồng|ông|bà|Điều|khoản)\b", re.IGNORECASE)
"""Vietnamese words that English texts keep: symbols of documents, names, the currency, forms of address."""
TOLD = ("title", "aria-label", "alt", "placeholder")
OF_RULES = {"msg", "mu"}
"""Messages and hints of rules name things of the text; what explains in them is checked with the rules."""
CHUNK = re.compile(r"\{[^}]*\}|%\([^)]*\)s|<[^>]*>")
ENGLISH = re.compile(
    r"\b(?:the|and|of|with|copy|shown|show|hide|page|pages|article|articles|score|grade|new|old|open|next|previous|print|places?|owner|due)\b"
)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Report, Path]]:
    """Report and folder of a run, by language."""
    made = {}
    for spoken in LANGUAGES:
        folder = tmp_path_factory.mktemp(spoken)
        with speaking(spoken):
            made[spoken] = pipeline.demo(folder, quiet=True), folder
    return made


def nodes(path: Path) -> Iterator[tuple[LexborNode, str, bool]]:
    """Each piece of text and each attribute that is read out, with its element and whether it is marked as a portal's words."""
    tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    assert tree.root is not None

    def walk(node: LexborNode, foreign: bool) -> Iterator[tuple[LexborNode, str, bool]]:
        if node.tag in ("script", "style"):
            return
        attributes = node.attributes
        foreign = (
            foreign
            or node.tag in ("bdi", "mark")
            or (node.tag != "html" and attributes.get("lang") not in (None, "en"))
        )
        for name in TOLD:
            if value := attributes.get(name):
                yield node, value, foreign
        child = node.child
        while child is not None:
            if child.tag == "-text":
                yield node, child.text(deep=False), foreign
            elif child.tag and child.tag[0] not in "-!":
                yield from walk(child, foreign)
            child = child.next

    yield from walk(tree.root, False)


def names(report: Report) -> set[str]:
    told = {report.title, *(rule.title for rule in report.rules if "“" in rule.title)}
    for agency in report.agencies:
        told |= {agency.name, agency.group_name}
        told |= {words for article in agency.articles for words in (article.title, article.section, article.byline)}
        told |= {words for finding in agency.findings for words in (finding.quote, *finding.suggestions)}
        told |= {example for action in (agency.score.actions if agency.score else ()) for example in action.examples}
    return {name for name in told if name}


def test_english_site_has_vietnamese_words_of_portals_only(reports: dict[str, tuple[Report, Path]]) -> None:
    report, folder = reports["en"]
    known = sorted(names(report), key=len, reverse=True)
    left: dict[str, str] = {}
    for path in sorted((folder / pipeline.SITE_FOLDER).rglob("*.html")):
        for node, text, foreign in nodes(path):
            if foreign or not VIETNAMESE.search(text) or OF_RULES & set((node.attributes.get("class") or "").split()):
                continue
            bare = QUOTED.sub(" ", text)
            begun, cut, rest = bare.partition("…")
            if cut and any(name.startswith(begun.strip()[:60]) for name in known):
                bare = rest  # a title that was too long
            for name in known:
                bare = bare.replace(name, " ") if VIETNAMESE.search(name) else bare
            if VIETNAMESE.search(KNOWN.sub(" ", bare)):
                left.setdefault(f"{node.tag}: {' '.join(text.split())[:160]}", path.name)
    assert not left


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_pages_say_their_language(spoken: str, reports: dict[str, tuple[Report, Path]]) -> None:
    pages = list((reports[spoken][1] / pipeline.SITE_FOLDER).rglob("*.html"))
    assert len(pages) > 20
    for path in pages:
        assert f'<html lang="{spoken}"' in path.read_text(encoding="utf-8"), path


def test_words_of_portals_on_english_pages_are_marked_as_vietnamese(reports: dict[str, tuple[Report, Path]]) -> None:
    for path in (reports["en"][1] / pipeline.SITE_FOLDER).rglob("viec-can-sua*.html"):
        tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
        for element in tree.css("p.ctx, .fix del, .fix ins, article h3"):
            assert element.attributes.get("lang") == "vi", element.html


def test_vietnamese_site_has_no_english_words_of_the_interface(reports: dict[str, tuple[Report, Path]]) -> None:
    for path in (reports[SOURCE][1] / pipeline.SITE_FOLDER).rglob("*.html"):
        for node, text, foreign in nodes(path):
            if not foreign and not OF_RULES & set((node.attributes.get("class") or "").split()):
                assert not ENGLISH.search(ADDRESS.sub(" ", QUOTED.sub(" ", text)).lower()), f"{path.name}: {text}"


def chunks() -> list[str]:
    """Pieces of two Vietnamese words and more of all texts of the interface."""
    pieces = {piece.strip(" .,:;()·–…") for text in interface("en") for piece in CHUNK.split(text)}
    return [piece for piece in pieces if len(piece) > 12 and piece.count(" ") > 1 and VIETNAMESE.search(piece)]


@pytest.mark.parametrize("name", [name for name, format_ in FORMATS.items() if format_.target is not Target.FOLDER])
def test_every_format_in_english(name: str, reports: dict[str, tuple[Report, Path]], tmp_path: Path) -> None:
    """No text of the interface stays Vietnamese; xlsx is read as its XML parts."""
    report, _folder = reports["en"]
    articles = [replace(agency, articles=()) for agency in report.agencies]
    target = tmp_path / "report"
    pipeline.write(replace(report, agencies=tuple(articles)), [(name, target)])
    said = text_of(target)
    quoted = "\n".join(of_portals(report))
    assert not [piece for piece in chunks() if piece in said and piece not in quoted]


def of_portals(report: Report) -> Iterator[str]:
    """All words of the portals in a report, and the examples of rules."""
    yield from names(report)
    for agency in report.agencies:
        yield from (article.text for article in agency.articles)
        for finding in agency.findings:
            yield from (f"{finding.before}{finding.quote}{finding.after}", *finding.written, finding.message)
    for rule in report.rules:
        yield from (words for example in rule.examples for words in (example.bad, example.good))


def text_of(path: Path) -> str:
    data = path.read_bytes()
    if not data.startswith(b"PK"):
        return data.decode("utf-8")
    import zipfile

    with zipfile.ZipFile(path) as packed:
        return " ".join(
            packed.read(part).decode("utf-8", "replace") for part in packed.namelist() if part.endswith(".xml")
        )


def test_a_piece_left_in_vietnamese_is_found() -> None:
    assert any(piece in _("Báo quản trị hệ thống xem nhật ký máy chủ, rồi chạy lại.") for piece in chunks())
