"""SP002: pairs of wrong and right words of formal Vietnamese (``rules/words/misspellings.toml``), with the neighbours that make
the "wrong" words right as part of each pair."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from rasoat.content import PROSE, BlockKind
from rasoat.finding import Hit, Safety, Severity
from rules.document import Document
from rules.registry import data
from rules.rule import ERROR, Example, PhraseMatch, Phrases, rule
from rules.text.folding import fold
from rules.text.letters import like
from rules.text.lexicon import compounds
from rules.text.neighbours import syllable_after, syllable_before


@dataclass(frozen=True, slots=True)
class Pair:
    """``never_after`` and ``never_before`` are folded syllables."""

    right: str
    never_after: frozenset[str]
    never_before: frozenset[str]
    sure: bool
    verified: bool


@lru_cache(maxsize=1)
def pairs() -> dict[str, Pair]:
    """By the wrong words as listed; ValueError where one stands twice."""
    found: dict[str, Pair] = {}
    for table in tomllib.loads(data("words", "misspellings.toml"))["pair"]:
        wrong = table["wrong"]
        if wrong in found:
            raise ValueError(f"misspellings.toml: {wrong!r} stands twice")
        after = frozenset(fold(word) for word in table.get("never_after", ()))
        before = frozenset(fold(word) for word in table.get("never_before", ()))
        found[wrong] = Pair(table["right"], after, before, table["sure"], table["verified"])
    return found


@rule(
    code="SP002",
    name="known-misspelling",
    severity=ERROR,
    trigger=Phrases(tuple(pairs())),
    reads=PROSE | {BlockKind.FRAME},
    title="Từ viết sai chính tả",
    passes="Không có từ hay viết sai",
    message="“{quote}” là lỗi chính tả thường gặp.",
    hint="Viết là “{right}”.",
    why="Từ này hay bị viết sai; văn bản của cơ quan nhà nước cần đúng chính tả.",
    since="0.1",
    confidence=0.96,
    safety=Safety.SAFE,
    examples=[
        Example(bad="Kế hoạch được ⟦bổ xung⟧ kịp thời.", good="Kế hoạch được bổ sung kịp thời.", suggestion="bổ sung"),
        Example(bad="Đề nghị ⟦sử lý⟧ nghiêm vi phạm.", good="Bảo tàng lịch sử lý giải nguồn gốc làng nghề."),
        Example(
            bad="⟦Chia sẽ⟧ khó khăn với người dân.", good="Thuế xuất khẩu gạo; cảm xúc tích cực.", suggestion="Chia sẻ"
        ),
    ],
)
def known_misspelling(match: PhraseMatch, doc: Document) -> Hit | None:
    pair = pairs()[match.phrase]
    before, after = syllable_before(doc, match.span.start), syllable_after(doc, match.span.end)
    if before in pair.never_after or after in pair.never_before:
        return None
    if _is_name(match.text) or _seam(doc, match, before, after):
        return None
    right = like(match.text, pair.right)
    severity = None if pair.verified and pair.sure else Severity.INFO
    confidence = None if pair.verified and pair.sure else 0.6
    return Hit(match.span, {"right": right}, (right,), severity=severity, confidence=confidence)


def _is_name(words: str) -> bool:
    """Whether a later syllable is capitalised (a name begins there), unless all letters are, as in a heading."""
    return not words.isupper() and any(part[0].isupper() for part in words.split()[1:])


def _seam(doc: Document, match: PhraseMatch, before: str, after: str) -> bool:
    """Whether the first or last syllable rather belongs to the word before or after ("vẫn | đề nghị", "lịch sử | lý giải")."""
    syllables = doc.folded[match.span.start : match.span.end].split()
    return len(syllables) > 1 and (
        f"{before} {syllables[0]}" in compounds() or f"{syllables[-1]} {after}" in compounds()
    )
