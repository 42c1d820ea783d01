"""Whether a number in a text is that of a known document. Numbers of local bodies name none alone: each province and each year
has its 12/2020/QĐ-UBND, and an agency's own facts hold many such."""

from __future__ import annotations

import re

from rules.agencies.context import other_province_near
from rules.document import Document
from rules.facts_loader import Fact
from rules.parsing.documents import DocumentMention
from rules.parsing.passages import passage_at
from rules.text.folding import fold

_LOCAL = re.compile(r"[-/](?:UBND|HĐND|UB|HU|QU|TU|ĐU|S[A-ZĐ&]{1,6})(?:-[A-ZĐ&]{1,8})?\Z")
"""Symbols of committees, councils, Party committees and departments of a province or below."""
_SHORT = (("ubnd", "ủy ban nhân dân"), ("hđnd", "hội đồng nhân dân"), ("tp.", "thành phố "), ("tp", "thành phố"))
_HEAD_OF = re.compile(r"(?:phó )?(?:chủ tịch|giám đốc|bí thư) ")


def is_local(fact: Fact) -> bool:
    """Whether other bodies may bear the same number."""
    return bool(_LOCAL.search(fact.id))


def is_this(mention: DocumentMention, fact: Fact, doc: Document) -> bool:
    """Whether the text means this document as far as its date and issuer tell; always for numbers of central bodies."""
    if not is_local(fact):
        return True
    day = mention.dated.date if mention.dated else None
    if day and fact.issued and day != fact.issued:
        return False
    if mention.issuer:
        return same_issuer(mention, fact)
    return not other_province_near(doc.slice(passage_at(doc, mention.span)))


def same_issuer(mention: DocumentMention, fact: Fact) -> bool:
    """Whether the issuer that the text names is that of the fact, in full or without its place."""
    if mention.issuer is None or not fact.issuer:
        return False
    told, right = _plain(mention.issuer.text), _plain(fact.issuer)
    return f"{right} ".startswith(f"{told} ") or f"{told} ".startswith(f"{right} ")


def _plain(issuer: str) -> str:
    folded = _HEAD_OF.sub("", fold(" ".join(issuer.split())), count=1)
    for short, full in _SHORT:
        folded = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)" if short.isalpha() else re.escape(short), full, folded)
    return " ".join(folded.split())
