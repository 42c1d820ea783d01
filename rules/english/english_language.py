"""EN000: what LanguageTool finds in English pages and blocks. Without a server the report says that English was not checked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.content import PROSE, Article, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.english.languagetool import EnglishMatch, Unavailable, check
from rules.rule import INFO, WARNING, EveryArticle, Example, NotChecked, rule
from rules.text.language import VIETNAMESE_LETTER

_GRAVE = frozenset({"TYPOS", "GRAMMAR", "CONFUSED_WORDS", "COLLOCATIONS", "NONSTANDARD_PHRASES"})
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvxq])?"
    r"(?:uye|uya|uyu|ieu|yeu|oai|oay|oeo|uoi|uou|uay|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye|[aeiouy])"
    r"(?:ch|nh|ng|[cmnpt])?"
)
_BRITISH = (
    (re.compile(r"is(e|ed|es|ing|er|ation|ations)\b"), r"iz\1"),
    (re.compile(r"yse(d|s)?\b"), r"yze\1"),
    (re.compile(r"our"), "or"),
    (re.compile(r"tre\b"), "ter"),
    (re.compile(r"ogue\b"), "og"),
    (re.compile(r"amme(s)?\b"), r"am\1"),
    (re.compile(r"ll(ed|ing|er)\b"), r"l\1"),
    (re.compile(r"ence\b"), "ense"),
)


@rule(
    code="EN000",
    name="english-language",
    severity=WARNING,
    trigger=EveryArticle(),
    reads=PROSE,
    language="en",
    title="Tiếng Anh có chỗ sai",
    passes="Tiếng Anh không có chỗ sai",
    message="Tiếng Anh, “{quote}”: {told}",
    hint="Đối chiếu gợi ý rồi sửa câu tiếng Anh; tên riêng Việt Nam thì giữ nguyên.",
    why="Bản tiếng Anh là bộ mặt của cơ quan với bạn bè quốc tế; sai ngữ pháp làm mất lòng tin.",
    source=None,
    since="0.1",
    safety=Safety.UNSAFE,
    confidence=0.7,
    examples=[
        Example(
            bad="The People's Committee of the ward have published all ⟦informations⟧ about the new service for the public.",
            good="The People's Committee of the ward has published all the information about the new service for the public.",
            suggestion="information",
        ),
        Example(good="Phường đã đăng đủ thông tin về dịch vụ mới cho người dân trên cổng thông tin điện tử."),
    ],
)
def english_language(article: Article, doc: Document) -> Iterator[Hit]:
    blocks = [block for block in article.of(PROSE) if doc.is_english(block)]
    if not blocks:
        return
    texts = [doc.block_text(block) for block in blocks]
    try:
        matches = check(texts, doc.options)
    except Unavailable as reason:
        raise NotChecked(str(reason)) from reason
    for match in matches:
        words = texts[match.index][match.start : match.end]
        if _is_ours(words, match):
            continue
        shift = blocks[match.index].span.start
        yield Hit(
            Span(shift + match.start, shift + match.end),
            {"told": match.message},
            suggestions=match.replacements,
            severity=None if match.category in _GRAVE else INFO,
        )


def _is_ours(words: str, match: EnglishMatch) -> bool:
    """Vietnamese words and names, acronyms, and British spelling: no errors of English."""
    found = _WORD.findall(words)
    if VIETNAMESE_LETTER.search(words) or (found and all(_is_name_syllable(word) for word in found)):
        return True
    if match.category != "TYPOS":
        return False
    return words.isupper() or not found or any(_american(words) == _american(other) for other in match.replacements)


def _is_name_syllable(word: str) -> bool:
    return word[0].isupper() and bool(_SYLLABLE.fullmatch(word.lower()))


def _american(word: str) -> str:
    word = word.lower()
    for british, american in _BRITISH:
        word = british.sub(american, word)
    return word
