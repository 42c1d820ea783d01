"""What a rule is: one declaration that is the check, its documentation, its guidance for the editor and its tests."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from rasoat.content import PROSE, BlockKind, Span
from rasoat.finding import Hit, Safety, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


class NotChecked(Exception):
    """Raised by a rule that cannot judge here (a missing service); its text, Vietnamese, goes into the report."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Wakes on whole phrases, found with letter case and tone placement (hoà = hòa) folded, never inside a longer word."""

    words: tuple[str, ...] | Callable[[], tuple[str, ...]]
    """The phrases, or what gives them when an engine is built (from facts, which may be the agency's own)."""
    match_case: bool = False

    def listed(self) -> tuple[str, ...]:
        return self.words() if callable(self.words) else self.words


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """``phrase`` is the entry of the list that matched; ``text`` is what stands in the article."""

    span: Span
    phrase: str
    text: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """Wakes on a regular expression (``re`` syntax), searched block by block; look-behind sees the text before the block."""

    regex: str
    ignore_case: bool = False

    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.regex, re.IGNORECASE if self.ignore_case else 0)


@dataclass(frozen=True, slots=True)
class EveryWord:
    """``check(match, doc)`` for what ``regex`` finds inside a run of characters without white space, where ``test`` says yes.

    The engine cuts a text into such runs once for all rules, and asks ``regex`` and ``test`` once for each distinct run in a
    process: both must depend on the run alone, and neither may look beyond it. ``match`` lies in ``doc.text``.
    """

    regex: str
    test: Callable[[str], object] | None = None
    """Asked with the words matched; None is always yes. What depends on the surroundings belongs in the check."""
    together: bool = False
    """``check(words, doc)`` once a text with a ``Words`` instead, for what is judged by all of them."""

    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.regex)


@dataclass(frozen=True, slots=True)
class Words:
    """What woke a rule in one text. ``runs``: the distinct runs, in no order, some perhaps in blocks that the rule does not read;
    ``matches(runs)`` finds the words in some of them, in reading order, where it does."""

    runs: Sequence[str]
    matches: Callable[[Sequence[str]], Iterator[re.Match[str]]]


@dataclass(frozen=True, slots=True)
class EveryBlock:
    """``check(block, doc)`` for every block whose kind the rule reads."""


@dataclass(frozen=True, slots=True)
class EveryArticle:
    """``check(article, doc)`` once for a page that has an article."""


@dataclass(frozen=True, slots=True)
class EveryLink:
    """``check(link, doc)`` for every link of a page, the frame's too."""


@dataclass(frozen=True, slots=True)
class EveryImage:
    """``check(image, doc)`` for every image of a page."""


@dataclass(frozen=True, slots=True)
class EveryPage:
    """``check(page, doc)`` once for every page read."""


@dataclass(frozen=True, slots=True)
class Portal:
    """``check(portal)`` once all pages of an agency are read; ``portal`` is a ``rules.portals.PortalView``.

    ``compares``: needs claims and texts of the pages, which are gathered only where such a rule is wanted.
    """

    compares: bool = False


@dataclass(frozen=True, slots=True)
class City:
    """``check(city)`` once all agencies are read; ``city`` is a ``rules.portals.CityView``. ``compares``: as for ``Portal``."""

    compares: bool = False


@dataclass(frozen=True, slots=True)
class ByEngine:
    """No check of its own: the engine raises it (suppression comments)."""


Trigger: TypeAlias = (
    Phrases
    | Pattern
    | EveryWord
    | EveryBlock
    | EveryArticle
    | EveryLink
    | EveryImage
    | EveryPage
    | Portal
    | City
    | ByEngine
)


@dataclass(frozen=True, slots=True)
class Example:
    """⟦⟧ in ``bad`` marks the exact words of the finding; ``good`` must stay silent. Both are documentation and tests.

    A text stands as one block of kind ``block`` in an article of the day ``published``. Text that starts with "<" is a
    whole HTML file. Portal rules give ``bad_pages`` and ``good_pages``: (URL, HTML) pairs of one portal; a ``FetchStatus``
    value ("not-found") in place of HTML stands for an address that gave no page. For rules over a city each host is an agency.
    """

    bad: str = ""
    good: str = ""
    suggestion: str | None = None
    """What the first suggestion must be, if it matters."""
    published: dt.date | None = dt.date(2026, 11, 20)
    block: BlockKind = BlockKind.PARAGRAPH
    url: str = ""
    """Given, HTML is read as a live page of this address."""
    bad_pages: tuple[tuple[str, str], ...] = ()
    good_pages: tuple[tuple[str, str], ...] = ()
    facts: str = ""
    """The agency's own facts (TOML) that the example stands on."""


Check: TypeAlias = Callable[..., Iterable[Hit] | Hit | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """See ``rule`` for the fields."""

    code: str
    name: str
    severity: Severity
    trigger: Trigger
    title: str
    passes: str
    message: str
    hint: str
    why: str
    source: str | None
    since: str
    examples: tuple[Example, ...]
    check: Check
    reads: frozenset[BlockKind] = PROSE
    language: str = "vi"
    safety: Safety = Safety.NONE
    confidence: float = 0.9
    preview: bool = False
    veto: bool = False
    yields_to: tuple[str, ...] = ()
    rests_on: Callable[[], tuple[str, ...]] | None = None
    aliases: tuple[str, ...] = field(default=())

    @property
    def family(self) -> str:
        return self.code.rstrip("0123456789")

    def hits(self, *subject: object) -> Iterator[Hit]:
        """Runs the check; one hit, several or none become an iterator."""
        result = self.check(*subject)
        if result is None:
            return iter(())
        return iter((result,)) if isinstance(result, Hit) else iter(result)


DECLARED: list[Rule] = []
"""Every rule whose module has been imported, in order of import; ``rules.registry`` imports them all."""


def rule(
    *,
    code: str,
    name: str,
    severity: Severity,
    trigger: Trigger,
    title: str,
    passes: str,
    message: str,
    hint: str,
    why: str,
    since: str,
    examples: Iterable[Example],
    source: str | None = None,
    reads: frozenset[BlockKind] = PROSE,
    language: str = "vi",
    safety: Safety = Safety.NONE,
    confidence: float = 0.9,
    preview: bool = False,
    veto: bool = False,
    yields_to: tuple[str, ...] = (),
    rests_on: Callable[[], tuple[str, ...]] | None = None,
) -> Callable[[Check], Check]:
    """Declares the decorated function as a rule.

    ``title`` reads as a failure, ``passes`` as a pass; ``message`` and ``hint`` may hold ``{names}`` that each ``Hit.values``
    fills ({quote} is always there). ``language``: "vi" skips blocks told to be of another language, "en" takes only English
    ones, "any" takes all. ``safety`` says whether the first suggestion may be applied without a person. ``confidence`` is the
    expected precision, 0 … 1. ``veto``: what no score may hide. ``yields_to``: codes or their beginnings; where another rule of
    these speaks of the same words, this one is silent. ``rests_on`` gives lines, Vietnamese, on the data it was learnt from.
    The check gets what its trigger says and a ``rules.document.Document``, and yields ``Hit``s.
    """

    def declare(check: Check) -> Check:
        DECLARED.append(
            Rule(
                code=code,
                name=name,
                severity=severity,
                trigger=trigger,
                title=title,
                passes=passes,
                message=message,
                hint=hint,
                why=why,
                source=source,
                since=since,
                examples=tuple(examples),
                check=check,
                reads=reads,
                language=language,
                safety=safety,
                confidence=confidence,
                preview=preview,
                veto=veto,
                yields_to=yields_to,
                rests_on=rests_on,
            )
        )
        return check

    return declare
