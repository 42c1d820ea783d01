"""CA014: a title with a capital on every syllable ("Hướng Dẫn Sử Dụng"), an import from English.

Annex II of Decree 30/2020/NĐ-CP gives capitals to the start of a sentence and to names only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rasoat.content import Article, BlockKind
from rasoat.finding import Hit
from rules.document import Document
from rules.rule import INFO, EveryArticle, Example, rule
from rules.text.lexicon import is_compound, lower_case_share

_KINDS = (BlockKind.TITLE, BlockKind.HEADING)
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_WORDS, _LEAST_COMMON = 5, 2
_SHARE = 0.8
"""Of the words, with a capital; acronyms are left out."""
_COMMON = 0.97


@rule(
    code="CA014",
    name="title-case",
    severity=INFO,
    trigger=EveryArticle(),
    title="Tiêu đề Viết Hoa Mọi Chữ",
    passes="Tiêu đề chỉ viết hoa đầu câu và tên riêng",
    message="Tiêu đề viết hoa chữ đầu của mọi tiếng.",
    hint="Chỉ viết hoa chữ đầu tiêu đề và tên riêng.",
    why="Viết hoa mọi tiếng là lối tiếng Anh; người đọc không phân biệt được đâu là tên riêng.",
    source="Nghị định 30/2020/NĐ-CP, Phụ lục II",
    since="0.1",
    confidence=0.92,
    examples=[
        Example(
            bad="⟦Hướng Dẫn Người Dân Sử Dụng Dịch Vụ Công Trực Tuyến⟧",
            good="Hướng dẫn người dân sử dụng dịch vụ công trực tuyến",
            block=BlockKind.TITLE,
        ),
        Example(good="Nguyễn Ái Quốc, Trần Phú, Lê Hồng Phong, Hà Huy Tập", block=BlockKind.TITLE),
    ],
)
def title_case(article: Article, doc: Document) -> Iterator[Hit]:
    for block in article.blocks:
        if block.kind not in _KINDS:
            continue
        text = doc.block_text(block)
        if sum(map(str.istitle, text.split())) < _LEAST_WORDS:
            continue
        words = [word for word in _WORD.findall(text) if not (word.isupper() and len(word) > 1)]
        if len(words) < _LEAST_WORDS or sum(word[0].isupper() for word in words) < _SHARE * len(words):
            continue
        common = sum(
            first[0].isupper()
            and second.istitle()
            and is_compound(first, second)
            and lower_case_share(first, second) >= _COMMON
            for first, second in pairwise(words)
        )
        if common >= _LEAST_COMMON:
            yield Hit(block.span)
