"""SP003: a valid syllable that does not fit where it stands (đều chỉnh, bình đẳng giơi, người nọp thuế).

A trigram model, the syllables that one slip parts from the word, and a scorer trained on slips put into clean text tell how
likely the word is wrong (``rules.context``); what the article itself writes elsewhere speaks for or against it. Silent on
acronyms, names in a chain of capitals, words glued to others, foreign runs and spellings of which both are in use.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rasoat.content import PROSE, Article, Span
from rasoat.finding import Hit, Safety, Severity
from rules.context.tokens import TOKEN, canonical, is_word
from rules.document import Document
from rules.rule import ERROR, WARNING, EveryArticle, Example, NotChecked, rule
from rules.text.language import VIETNAMESE_LETTER
from rules.text.letters import like
from rules.text.lexicon import lines
from rules.typography.spacing import in_address

if TYPE_CHECKING:
    from rules.context.judge import Doubt, Judge

LEAST = -1.0
"""Log-odds from which a word is told at all."""
_ASKED = LEAST - 2.0
"""Of the scorer, from which a word is looked at: what the article says elsewhere can add so much."""
_SURE_RATE, _MOST_CARELESS = 1e-4, 1.2
"""Words of newspapers that are surely wrong, and the most that other errors of an article add to the odds of a word."""
SURE, LIKELY = 1.3, 0.4
"""Log-odds, with what the article says elsewhere, from which a word is an error and a warning (decision 0011)."""
_GLUE_BEFORE = re.compile(r"[\w\-–/;&@#'’.\\·̀-ͯ]")
_GLUE_AFTER = re.compile(r"[\w\-–/&@'’\\·̀-ͯ]|[.;]\w")
_USUAL, _FAR = 0.16, 0.7
"""Share of words that their neighbours do not vouch for in newspapers, and how far a text's own share moves the odds."""
_ONSET = re.compile(r"[bcdđghklmnpqrstvx]{1,3}\Z")
_IN_NAME = 3.0
"""Log-odds asked of a word between capitals, which is rather a name."""


def _provenance() -> tuple[str, ...]:
    """What the table that comes with rasoat was learnt from."""
    from rules.context.table import TableError, load

    try:
        return load().provenance()
    except TableError as error:
        return (error.message,)


@rule(
    code="SP003",
    name="unlikely-in-context",
    severity=ERROR,
    trigger=EveryArticle(),
    title="Từ không hợp ngữ cảnh, nghi viết sai",
    passes="Các từ đều hợp ngữ cảnh",
    message="“{quote}” không hợp ở đây, có thể là “{right}”.",
    hint="Viết là “{right}” nếu đúng ý; nếu không, xem lại từ này.",
    why="Từ viết đúng chính tả nhưng sai chỗ, máy kiểm lỗi thường không thấy; người đọc hiểu sai hoặc phải đoán.",
    since="0.1",
    confidence=0.97,
    safety=Safety.UNSAFE,
    yields_to=("SP", "TY004", "AG004"),
    rests_on=_provenance,
    examples=[
        Example(
            bad="Tuyên truyền để người ⟦nọp⟧ thuế chấp hành tốt nghĩa vụ.",
            good="Tuyên truyền để người nộp thuế chấp hành tốt nghĩa vụ.",
            suggestion="nộp",
        ),
        Example(
            bad="Thực hiện tốt công tác bình đẳng ⟦giơi⟧ trong cơ quan.",
            good="Xã An Mỹ, ông Trần Văn Mãnh, chợ Đồng Xuân, phố Hàng Mắm.",
            suggestion="giới",
        ),
        Example(
            bad="Lãnh đạo Sở ghi nhận, khen ⟦thướng⟧ kịp thời các tập thể.",
            good="Bánh mè, chè lam, kẹo dồi; cây sưa, cây vối.",
            suggestion="thưởng",
        ),
    ],
)
def unlikely_in_context(article: Article, doc: Document) -> Iterator[Hit]:
    if doc.in_english:
        return
    tables = doc.options.get("tables", ())
    doubts = _judge(tuple(tables) if isinstance(tables, (list, tuple)) else ()).doubts(doc.text, _ASKED)
    if not doubts:
        return
    words = list(TOKEN.finditer(doc.text))
    suspects = [suspect for doubt in doubts if (suspect := _suspect(doubt, words, doc))]
    sure = sum(suspect.odds >= SURE for suspect in suspects)
    for suspect in suspects:
        odds = suspect.odds + _careless(sure - (suspect.odds >= SURE), len(words))
        if odds >= LEAST:
            severity, confidence = _trust(odds)
            right = suspect.meant[0]
            yield Hit(suspect.span, {"right": right}, suspect.meant, severity=severity, confidence=confidence)


@lru_cache(maxsize=4)
def _judge(own: tuple[str, ...]) -> Judge:
    """Imports numpy, which only an article to check is worth."""
    from rules.context.judge import Judge
    from rules.context.table import TableError, load

    try:
        return Judge([load(), *map(load, own)])
    except TableError as error:
        raise NotChecked(error.message) from error


class _Suspect(NamedTuple):
    """A word that none of the silences speaks for. ``odds``: log-odds that it is wrong, with what the article says elsewhere."""

    span: Span
    meant: tuple[str, ...]
    odds: float


def _suspect(doubt: Doubt, words: list[re.Match[str]], doc: Document) -> _Suspect | None:
    match = words[doubt.token]
    block = doc.block_at(match.start())
    if block is None or block.kind not in PROSE or doc.is_english(block):
        return None
    before = words[doubt.token - 1].group() if doubt.token else ""
    after = words[doubt.token + 1].group() if doubt.token + 1 < len(words) else ""
    if _glued(doc.text, *match.span()) or _ONSET.match(before.lower()) or in_address(doc.text, match.start()):
        return None
    word = match.group()
    if _acronym(word, before, after) or _foreign(word, before, after):
        return None
    meant = [right for right in doubt.suggestions if (canonical(word), right) not in _variants()]
    if not meant or meant[0] != doubt.suggestions[0]:
        return None
    odds = doubt.score + (doubt.elsewhere > 0) - min(doubt.repeated, 3) + _settled(doubt.suspects)
    if _in_name(word, before, after) and odds < _IN_NAME:
        return None
    return _Suspect(Span(*match.span()), tuple(like(word, right) for right in meant), odds)


def _careless(sure: int, words: int) -> float:
    """Where other words of an article are surely wrong, one more is likelier: never less than 0."""
    return max(0.0, min(_MOST_CARELESS, math.log((sure + 0.5) / (words * _SURE_RATE + 0.5))))


def _trust(odds: float) -> tuple[Severity, float]:
    """Severity and expected precision, as read (decision 0011); below ``LIKELY`` only for those who ask for it."""
    if odds >= SURE:
        return ERROR, 0.98
    return (WARNING, 0.92) if odds >= LIKELY else (WARNING, 0.4)


def _settled(suspects: float) -> float:
    """In a text of settled phrases (a law, a report) an odd word is rather a slip than in one full of rare words (a poem)."""
    return max(-_FAR, min(_FAR, math.log(_USUAL / max(suspects, 0.01))))


def _glued(text: str, start: int, end: int) -> bool:
    return bool(_GLUE_BEFORE.match(text[start - 1 : start]) or _GLUE_AFTER.match(text, end))


def _acronym(word: str, before: str, after: str) -> bool:
    """Capitals only where the neighbours are not: THPT, TBA."""
    return word.isupper() and not (before.isupper() or after.isupper())


def _foreign(word: str, before: str, after: str) -> bool:
    """Whether a word without Vietnamese letters stands beside one of another language."""
    if VIETNAMESE_LETTER.search(word):
        return False
    return any(
        near.isalpha() and len(near) > 1 and not near.isupper() and not is_word(canonical(near))
        for near in (before, after)
    )


def _in_name(word: str, before: str, after: str) -> bool:
    """Whether a capitalised word stands beside another: a name of a person or a place."""
    return word[0].isupper() and not word.isupper() and (before[:1].isupper() or after[:1].isupper())


@lru_cache(maxsize=1)
def _variants() -> frozenset[tuple[str, str]]:
    return frozenset((canonical(one), canonical(other)) for one, other in map(str.split, lines("variants.txt")))
