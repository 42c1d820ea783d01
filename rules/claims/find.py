"""All claims of one article."""

from __future__ import annotations

from itertools import islice

from rules.claims.claim import Claim
from rules.claims.contacts import contact_claims
from rules.claims.documents import document_claims
from rules.claims.holders import holder_claims
from rules.claims.procedures import procedure_claims
from rules.claims.reading import Reading
from rules.claims.reception import reception_claims
from rules.document import Document

MOST = 300
"""Claims kept of one page."""
_FINDERS = (procedure_claims, contact_claims, reception_claims, holder_claims, document_claims)


def find_claims(doc: Document, masked: str) -> tuple[Claim, ...]:
    """In reading order by kind, each once; ``masked`` is ``doc.text`` without personal data. Nothing of English articles."""
    if doc.in_english:
        return ()
    reading = Reading(doc, masked)
    found = (claim for finder in _FINDERS for claim in finder(reading))
    return tuple(dict.fromkeys(islice(found, MOST)))
