"""SP011: one syllable spelled with i and with y in an article (kĩ, kỹ), or not as the house has it; names stay as they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from rasoat.content import PROSE, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import INFO, WARNING, EveryWord, Example, Words, rule
from rules.text.letters import like
from rules.text.variants import I_FORMS, SETTLED, WITH_I, WITH_Y, WORD, breaks, compared, i_or_y, is_common, spelled

_PART = re.compile(WORD)


@rule(
    code="SP011",
    name="mixed-i-y",
    severity=INFO,
    trigger=EveryWord(WORD, i_or_y, together=True),
    reads=PROSE,
    title="Một chữ viết lúc i lúc y",
    passes="Mỗi chữ viết i hoặc y thống nhất",
    message="Bài viết “{quote}” {count} lần, “{other}” {others} lần.",
    hint="Thống nhất một cách viết trong bài: “{right}”.",
    why="Hai cách viết đều đúng, nhưng trộn lẫn thì tìm trong trang bỏ sót, và bài trông như chép từ nhiều nơi.",
    since="0.2",
    confidence=0.9,
    safety=Safety.UNSAFE,
    examples=[
        Example(
            bad="Bồi dưỡng kỹ năng, tay nghề và kỹ thuật mới; tập huấn ⟦kĩ⟧ năng số.",
            good="Tập huấn kỹ năng số cho bác sĩ; vị trí, tỉ mỉ, công ty, quy định, tháng 5.",
            suggestion="kỹ",
        ),
        Example(
            bad="Đội ngũ y sĩ, bác sĩ và điều dưỡng; biểu dương chiến ⟦sỹ⟧ thi đua.",
            good="Đồng chí Lý quản lí kho; thị xã Kỳ Anh, học kì một.",
            suggestion="sĩ",
        ),
        Example(
            bad="Theo quy định; công bố ⟦qui⟧ trình mới.",
            good="Chiếc bàn quỳ; giá tỷ đồng, tỉ lệ 5%.",
            suggestion="quy",
        ),
    ],
)
def mixed_i_y(words: Words, doc: Document) -> Iterator[Hit]:
    chosen = doc.house("i-y")
    if chosen:
        yield from _against_the_house(words, doc, chosen)
        return
    spellings = frozenset[str]().union(*map(_spellings, words.runs))
    mixed = {word for word in spellings & I_FORMS if spelled(word, WITH_Y) in spellings}
    if not mixed:
        return
    mixed.update([spelled(word, WITH_Y) for word in mixed])
    found: dict[str, dict[str, list[re.Match[str]]]] = defaultdict(lambda: {WITH_I: [], WITH_Y: []})
    for match, key in _common(words, doc, mixed):
        found[key][i_or_y(match.group())].append(match)
    for key, forms in found.items():
        if forms[WITH_I] and forms[WITH_Y]:
            ahead = len(forms[WITH_I]) - len(forms[WITH_Y]) + (0.5 if key in SETTLED else -0.5)
            most = WITH_I if ahead > 0 and not key.startswith("q") else WITH_Y
            fewer, first = forms[WITH_I if most == WITH_Y else WITH_Y], forms[WITH_I if most == WITH_Y else WITH_Y][0]
            right = like(first.group(), spelled(first.group(), most))
            values = {
                "count": str(len(fewer)),
                "others": str(len(forms[most])),
                "other": forms[most][0].group(),
                "right": right,
            }
            yield Hit(Span(*first.span()), values, (right,))


def _against_the_house(words: Words, doc: Document, chosen: str) -> Iterator[Hit]:
    broken = {word for run in words.runs for word in _spellings(run) if breaks(word, chosen)}
    for match, _ in _common(words, doc, broken):
        right = like(match.group(), spelled(match.group(), chosen))
        yield Hit(
            Span(*match.span()),
            {"right": right},
            (right,),
            severity=WARNING,
            message="Theo quy ước của đơn vị, “{quote}” viết là “{right}”.",
            hint="Viết là “{right}”.",
        )


def _common(words: Words, doc: Document, wanted: set[str]) -> Iterator[tuple[re.Match[str], str]]:
    """Those of the wanted syllables that are no names and have two spellings, with what each is compared with."""
    runs = [run for run in words.runs if not wanted.isdisjoint(_spellings(run))]
    for match in words.matches(runs):
        if match.group().lower() in wanted and is_common(doc.text, match):
            key = compared(doc.folded, match)
            if key:
                yield match, key


@lru_cache(maxsize=10_000)
def _spellings(run: str) -> frozenset[str]:
    return frozenset(part.lower() for part in _PART.findall(run) if i_or_y(part))
