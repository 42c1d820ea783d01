"""AG007: a term for people that the law has replaced, or that hurts (``rules/words/terms.toml``)."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache

from rasoat.content import PROSE, BlockKind, Span
from rasoat.finding import Hit, Safety, Severity
from rules.agencies.context import is_history
from rules.document import Document
from rules.parsing.documents import documents_within
from rules.parsing.passages import in_open_quotation, passage_at
from rules.registry import data
from rules.rule import INFO, WARNING, Example, PhraseMatch, Phrases, rule
from rules.text.folding import fold

_TITLES = re.compile(
    r"(?:\b(?i:luật|pháp lệnh|nghị định|thông tư|công ước|đề án|quyết định|phim|(?<!danh )sách|cuốn|vở|bài hát|ca khúc|truyện)\b|"
    r"\b(?:Trường|Trung tâm|Hội|Quỹ|Câu lạc bộ|CLB|Bệnh viện|Tổ chức|Hiệp hội|Ban|Ủy ban|Làng|Ngày (?=[A-ZĐ]))\b)"
    r"[^.,;:!?\n]{0,40}\Z"
)
"""Names of documents, works and bodies keep their words."""
_PAST = re.compile(
    r"trước đây|thời (?:xưa|trước|phong kiến|thuộc|pháp)|ngày xưa|còn gọi|gọi là|không (?:gọi|dùng|nên)|thay cho|thay vì|nay là"
)


@dataclass(frozen=True, slots=True)
class _Term:
    """``swaps``: folded part -> what to write."""

    swaps: tuple[tuple[str, str], ...]
    severity: Severity
    since: dt.date | None
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


@lru_cache(maxsize=1)
def _terms() -> dict[str, _Term]:
    found: dict[str, _Term] = {}
    for entry in tomllib.loads(data("words", "terms.toml"))["terms"]:
        before, after = entry.get("before"), entry.get("after")
        term = _Term(
            swaps=tuple(entry["use"].items()),
            severity=WARNING if entry["verified"] and entry["level"] == "warning" else INFO,
            since=entry.get("since"),
            before=re.compile(rf"\b(?:{before})[ \u00a0]\Z", re.IGNORECASE) if before else None,
            after=re.compile(rf"[ \u00a0](?:{after})(?!\w)", re.IGNORECASE) if after else None,
        )
        found |= dict.fromkeys(entry["avoid"], term)
    return found


@rule(
    code="AG007",
    name="obsolete-or-hurtful-term",
    severity=WARNING,
    trigger=Phrases(lambda: tuple(_terms())),
    reads=PROSE | {BlockKind.CAPTION},
    title="Từ gọi đã cũ hoặc gây tổn thương",
    passes="Từ gọi tôn trọng và đúng luật hiện hành",
    message="Nên thay “{quote}” bằng từ mà luật đang dùng.",
    hint="Viết “{right}”; giữ nguyên nếu là tên riêng hoặc lời trích.",
    why="Từ gọi cũ có thể làm người được nhắc tới tổn thương và lệch với luật hiện hành.",
    source="Luật số 51/2010/QH12",
    since="0.1",
    safety=Safety.UNSAFE,
    confidence=0.9,
    examples=[
        Example(
            bad="Thành phố hỗ trợ ⟦người tàn tật⟧ học nghề.",
            good="Pháp lệnh về người tàn tật ra đời năm 1998; Thành phố hỗ trợ người khuyết tật học nghề.",
            suggestion="người khuyết tật",
        ),
        Example(
            bad="Phường tuyên truyền để giảm số ⟦con nghiện⟧.",
            good="Phường giúp người nghiện ma túy; con nghiện game cần được tư vấn.",
            suggestion="người nghiện ma túy",
        ),
    ],
)
def obsolete_term(match: PhraseMatch, doc: Document) -> Hit | None:
    term, span, text = _terms()[match.phrase], match.span, doc.text
    if match.phrase.split()[-1][0].isupper() and not match.text.split()[-1][0].isupper():
        return None
    if term.since and (doc.published is None or doc.published < term.since):
        return None
    sentence = passage_at(doc, span)
    before = text[sentence.start : span.start]
    if (term.before and term.before.search(before)) or (term.after and term.after.match(text, span.end)):
        return None
    if _ADDICTED.match(text, span.end) or _is_name(span, sentence, doc, before):
        return None
    right = _right(term, match.text, starts=sentence.start == span.start)
    return Hit(span, {"right": right}, suggestions=(right,), severity=term.severity)


_ADDICTED = re.compile(
    r"[ \u00a0](?:game|thuốc|rượu|facebook|mua sắm|phim|điện thoại|bóng đá|cà phê|công nghệ|tốc độ|mạng|thể thao)(?!\w)",
    re.IGNORECASE,
)
"""After "con nghiện", "người nghiện": not of drugs."""


def _is_name(span: Span, sentence: Span, doc: Document, before: str) -> bool:
    """Whether the term stands in a name, a quotation, or a sentence that looks back or cites a document."""
    if in_open_quotation(before) or is_history(doc.article.title) or _TITLES.search(before):
        return True
    cited = any(one.kind for one in documents_within(doc.text, sentence))
    return cited or bool(_PAST.search(doc.folded[sentence.start : sentence.end]))


def _right(term: _Term, written: str, *, starts: bool) -> str:
    """What to write, in the letter case that stands there."""
    folded = fold(written)
    wrong, right = next((wrong, right) for wrong, right in term.swaps if wrong in folded)
    at = folded.index(wrong)
    if written.isupper():
        right = right.upper()
    elif at == 0 and starts:
        right = right[0].upper() + right[1:]
    return written[:at] + right + written[at + len(wrong) :]
