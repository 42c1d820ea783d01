"""TY006: text in the codes of fonts before Unicode, TCVN3 (ABC) or VNI-Windows: it reads "Hµ Néi" or "Haø Noäi" without the font.

Since 1 January 2003 bodies of the state exchange text in Unicode (TCVN 6909:2001) only: Quyết định 72/2002/QĐ-TTg.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from rasoat.content import PROSE, BlockKind, Span
from rasoat.finding import Hit
from rules.document import Document
from rules.rule import ERROR, EveryWord, Example, rule
from rules.text.folding import fold
from rules.text.legacy import from_tcvn3, from_vni_windows
from rules.text.lexicon import compounds, syllable_counts
from rules.text.syllables import is_syllable
from rules.typography.spacing import in_address

Decoder: TypeAlias = Callable[[str], str]
_CODES = r"A-Za-z\u00a1-\u00a9\u00aa-\u00b1\u00b5-\u00b9\u00bb-\u00fe"
_WORD = rf"(?<![\w'’/@.-])[{_CODES}]{{2,9}}(?![\w'’/@-])"
_TOKEN = re.compile(rf"(?<![^\s(“\"'\[])[{_CODES}]+(?=[\s.,;:!?)”\"'\]]|$)")
_BEFORE, _AFTER = re.compile(r"([^\W\d_]{1,16})\s{1,16}$"), re.compile(r"\s+([^\W\d_]+)")
_SURE: dict[Decoder, re.Pattern[str]] = {
    from_tcvn3: re.compile(r"[A-Za-z][¨©ª«¬®µ¶·¸¹»¼½¾Æ-ÞÐ]|[®§¡¢£¤¥¦¨©ª«¬][a-z]|^[\u00ad][a-zê-ø]|[a-z]\u00ad"),
    from_vni_windows: re.compile(
        r"[aeouyôö][ùøûõï]|[aeo][äåãâ]|a[áàéèêúüë]|[eo][áà]|[AEOUYÔÖ][ÙØÛÕÏ]|[AEO][ÄÅÃÂ]|ñ[aeiouyöôòí]|Ñ[a-zöô]"
    ),
}
"""What words of other languages hardly have: signs or capitals inside a word; a mark behind its vowel."""
_SIGN = re.compile(r"^(?=.{3})[A-Za-z]+[¨©ª«¬®µ¶·¸»¼½¾]")
"""Signs that stand in no word but in one of TCVN3."""
_REACH = 32
"""Code points before a word in which the syllable beside it ends."""
_KNOWN, _COMMON = 50, 1_000
"""Counts of a syllable that may be meant: among others of its code, and alone."""


@lru_cache(maxsize=100_000)
def _decoders(word: str) -> tuple[Decoder, ...]:
    """Those whose codes make a known syllable of a word that is none."""
    if word.isascii() or is_syllable(word):
        return ()
    return tuple(
        decode
        for decode in _SURE
        if syllable_counts().get(fold(decode(word)), 0) >= _KNOWN and is_syllable(decode(word))
    )


@lru_cache(maxsize=100_000)
def _sure(word: str) -> bool:
    return any(_SURE[decode].search(word) for decode in _decoders(word))


@lru_cache(maxsize=8)
def _passages(text: str) -> dict[int, tuple[int, str]]:
    """Runs of coded words with the plain syllables between them: first offset -> (end, decoded text)."""
    return {span.start: (span.end, right) for decode in _SURE for span, right in _runs(text, decode)}


def _runs(text: str, decode: Decoder) -> list[tuple[Span, str]]:
    found: list[tuple[Span, str]] = []
    run: list[re.Match[str]] = []
    for token in [*_TOKEN.finditer(text), None]:
        if token and (not run or not text[run[-1].end() : token.start()].strip(" ,;:.-–()\"'")):
            word = token.group()
            if decode in _decoders(word) or is_syllable(decode(word)):
                run.append(token)
                continue
        coded = [i for i, word in enumerate(run) if decode in _decoders(word.group())]
        if coded and _is_meant(text, run, coded, decode):
            span = Span(run[coded[0]].start(), run[coded[-1]].end())
            found.append((span, decode(text[span.start : span.end])))
        run = [token] if token and is_syllable(decode(token.group())) else []
    return found


def _is_meant(text: str, run: list[re.Match[str]], coded: list[int], decode: Decoder) -> bool:
    """Two coded words of which one is sure, or a sure one that makes a word with the syllable beside or holds a sign."""
    sure = [run[i] for i in coded if _SURE[decode].search(run[i].group())]
    if not sure or len(coded) > 1:
        return bool(sure)
    word = sure[0]
    read = fold(decode(word.group()))
    if _SIGN.search(word.group()) and syllable_counts()[read] >= _COMMON:
        return True
    before, after = _BEFORE.search(text, max(0, word.start() - _REACH), word.start()), _AFTER.match(text, word.end())
    pairs = [f"{fold(before[1])} {read}"] if before else []
    pairs += [f"{read} {fold(after[1])}"] if after else []
    return any(pair in compounds() for pair in pairs)


@rule(
    code="TY006",
    name="legacy-encoding",
    severity=ERROR,
    trigger=EveryWord(_WORD, _sure),
    reads=PROSE | {BlockKind.FRAME},
    title="Chữ còn ở bảng mã cũ (TCVN3, VNI)",
    passes="Chữ đều ở bảng mã Unicode",
    message="“{quote}” còn ở bảng mã cũ, người đọc chỉ thấy ký tự lạ.",
    hint="Chuyển sang Unicode: “{right}”.",
    why="Không có phông chữ cũ thì không đọc được; máy tìm kiếm và máy đọc màn hình không hiểu.",
    source="Quyết định 72/2002/QĐ-TTg; TCVN 6909:2001",
    since="0.1",
    confidence=0.97,
    examples=[
        Example(
            bad="Sở họp tại ⟦Hµ Néi⟧ ngày 5/11.",
            good="Sở họp tại Hà Nội; giá 50 µg/l, 20 °C, © 2026.",
            suggestion="Hà Nội",
        ),
        Example(
            bad="Văn bản ghi “⟦Coäng hoøa xaõ hoäi chuû nghóa Vieät⟧ Nam”.",
            good="Nhà thơ Tomas Tranströmer, Córdoba, São Paulo, Besançon, Genève, où, Noël.",
            suggestion="Cộng hòa xã hội chủ nghĩa Việt",
        ),
    ],
)
def legacy_encoding(match: re.Match[str], doc: Document) -> Hit | None:
    block = doc.block_at(match.start())
    if block is None or in_address(doc.text, match.start()):
        return None
    text = doc.block_text(block)
    place = match.start() - block.span.start
    for start, (end, right) in _passages(text).items():
        if start <= place < end and not any(_sure(word.group()) for word in _TOKEN.finditer(text, start, place)):
            shift = block.span.start
            return Hit(Span(start + shift, end + shift), {"right": right}, (right,))
    return None
