"""Makes findings of hits: words, place, context, fingerprint; the outer things that a rule cannot get wrong."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from rasoat.catalogue import SOURCE, translator
from rasoat.content import Article, Block, Image, Link, Page, Span
from rasoat.edits import Markup, edit
from rasoat.finding import Finding, Hit, Place, Safety, Scope, fingerprint
from rasoat.masking import mask, mask_spans
from rasoat.urls import canonical
from rules.document import Document
from rules.places import element_address, element_selector, element_words, nfc_offsets, text_fragment
from rules.protection import Protection
from rules.rule import Rule

CONTEXT = 60
"""Code points shown on each side of a finding."""
_FAR = 600
_NUMBER_DIGITS = 9
"""So many last digits give a number away, whatever stands before them."""
_PARTED = r"(?:[\s.()-]|%20){0,2}"
SURE = 0.9
"""Expected precision from which on a correction may be applied without a person."""


class FindingMaker:
    """For one page. ``secrets`` are the spans of personal data in the article's text, ``words`` those found in its frame:
    masked in all that is made here, in any spelling of their digits.
    """

    def __init__(
        self,
        page: Page,
        agency: str,
        secrets: Iterable[Span] = (),
        words: Iterable[str] = (),
        language: str = SOURCE,
    ) -> None:
        """``language``: of messages and hints."""
        self._page = page
        self._translated = translator(language)
        self._agency = agency
        self._spans = sorted(set(secrets))
        self._words = tuple(words)
        self._seen: Counter[tuple[str, str]] = Counter()
        self._protection: Protection | None = None

    @cached_property
    def _where(self) -> str:
        return canonical(self._page.url) if self._page.url else self._page.path

    # -- the texts, masked

    @cached_property
    def text(self) -> str:
        """The article's text, NFC, personal data masked."""
        article = self._page.article
        return "" if article is None else self.hide(mask_spans(article.text, self._spans))

    @cached_property
    def _found_spans(self) -> list[Span]:
        article = self._page.article
        return [] if article is None else [self._found(article, span) for span in self._spans]

    @cached_property
    def _found_text(self) -> str:
        article = self._page.article
        return "" if article is None else self.hide(mask_spans(article.found or article.text, self._found_spans))

    @cached_property
    def _source(self) -> str:
        article, source = self._page.article, self._page.source or ""
        if article is not None and article.source_map is not None:
            places = [article.source_map.to_source(span) for span in self._found_spans]
            source = mask_spans(source, [place for place in places if place])
        return self.hide(source)

    @cached_property
    def _secret(self) -> re.Pattern[str] | None:
        """The personal data of this page, numbers however their digits are parted and with or without the country's code."""
        article = self._page.article
        found = [] if article is None else [article.text[span.start : span.end] for span in self._spans]
        spellings = {spelling for word in (*found, *self._words) for spelling in _spellings(word)}
        return re.compile("|".join(sorted(spellings, key=len, reverse=True))) if spellings else None

    @cached_property
    def _offsets(self) -> list[int] | None:
        """Offset in ``found`` of each code point of ``text``; None where they are the same."""
        article = self._page.article
        if article is None or not article.found or article.found == article.text:
            return None
        return nfc_offsets(article.found, article.text)

    def _found(self, article: Article, span: Span) -> Span:
        offsets = self._offsets
        return span if offsets is None else Span(offsets[span.start], offsets[span.end])

    # -- findings

    def of_text(self, rule: Rule, hit: Hit, doc: Document) -> Finding:
        """A finding in the article's text, at ``hit.span``."""
        span = hit.span or Span(0, 0)
        article = doc.article
        block = doc.block_at(span.start)
        limits = block.span if block else Span(0, len(self.text))
        quote = self.text[span.start : span.end]
        sentence = _near(doc.sentence_at(span.start), span)
        place, written = self._text_place(article, span, quote, block)
        return self._make(
            rule,
            hit,
            quote=quote,
            before=self.text[max(limits.start, span.start - CONTEXT) : span.start],
            after=self.text[span.end : min(limits.end, span.end + CONTEXT)],
            written=written,
            sentence=self.text[sentence.start : sentence.end],
            place=place,
            safety=self._text_safety(rule, hit, doc, span, place),
            scope=Scope.ARTICLE,
            block=block.kind.value if block else "",
            article=article.id,
            span=(span.start, span.end),
        )

    def of_frame(self, rule: Rule, hit: Hit, doc: Document) -> Finding:
        """A finding in a piece of the page's frame: menu, header, footer or sidebar."""
        span = hit.span or Span(0, len(doc.text))
        quote = doc.text[span.start : span.end]
        start = self._page.source.find(doc.text) if self._page.source else -1
        place = self._source_place(Span(start + span.start, start + span.end)) if start >= 0 else self._page_place()
        before, after = doc.text[max(0, span.start - CONTEXT) : span.start], doc.text[span.end : span.end + CONTEXT]
        return self._make(
            rule,
            hit,
            quote=quote,
            before=before,
            after=after,
            written=(before, quote, after),
            sentence=doc.text,
            place=place,
            safety=self._text_safety(rule, hit, doc, span, place),
            scope=Scope.TEMPLATE,
            block="frame",
        )

    def of_page(self, rule: Rule, hit: Hit) -> Finding:
        """A finding about a link, an image or the page itself."""
        article = self._page.article
        element = hit.element
        quote = hit.quote or (element_words(element) if element else "")
        source = hit.source or (element.source if element else None)
        in_article = article is not None and (element.in_article if element else hit.scope is Scope.ARTICLE)
        place = self._source_place(source) if source and self._page.source else self._page_place(element)
        scope = hit.scope or (Scope.ARTICLE if in_article else Scope.TEMPLATE if element else Scope.PAGE)
        written = ("", quote, "")
        if place.offset is not None and place.length is not None:
            end = place.offset + place.length
            written = (
                self._source[max(0, place.offset - CONTEXT) : place.offset],
                self._source[place.offset : end],
                self._source[end : end + CONTEXT],
            )
        return self._make(
            rule,
            hit,
            quote=quote,
            before="",
            after="",
            written=written,
            sentence=f"{quote} {element_address(element)}" if element else quote,
            place=place,
            scope=scope,
            article=article.id if article and scope is Scope.ARTICLE else "",
            span=(element.span.start, element.span.end) if element and element.span and in_article else None,
        )

    def of_portal(self, rule: Rule, hit: Hit) -> Finding:
        """A finding about a whole portal, or about one page of it named by ``hit.url``."""
        return self._make(
            rule,
            hit,
            quote=hit.quote,
            before="",
            after="",
            written=("", hit.quote, ""),
            sentence=hit.quote,
            place=Place(url=hit.url) if "://" in hit.url else Place(path=hit.url),
            scope=hit.scope or Scope.PORTAL,
            where=hit.url,
        )

    def _make(
        self,
        rule: Rule,
        hit: Hit,
        *,
        quote: str,
        before: str,
        after: str,
        written: tuple[str, str, str],
        sentence: str,
        place: Place,
        scope: Scope,
        safety: Safety | None = None,
        block: str = "",
        article: str = "",
        span: tuple[int, int] | None = None,
        where: str | None = None,
    ) -> Finding:
        where = self._where if where is None else canonical(where)
        scope = hit.scope or scope
        key = (rule.code, sentence)
        occurrence = self._seen[key]
        self._seen[key] += 1
        values = {"quote": quote, **hit.values}
        return Finding(
            code=rule.code,
            name=rule.name,
            severity=hit.severity or rule.severity,
            confidence=rule.confidence if hit.confidence is None else hit.confidence,
            message=self.hide(self._translated(hit.message or rule.message).format_map(values)),
            hint=self.hide(self._translated(rule.hint if hit.hint is None else hit.hint).format_map(values)),
            quote=self.hide(quote),
            before=self.hide(before),
            after=self.hide(after),
            suggestions=tuple([self.hide(suggestion) for suggestion in hit.suggestions]),
            safety=_safety(rule, hit) if safety is None else safety,
            place=self._without_secrets(place),
            fingerprint=fingerprint(rule.code, "" if scope is Scope.TEMPLATE else where, sentence, occurrence),
            scope=scope,
            block=block,
            written=(self.hide(written[0]), self.hide(written[1]), self.hide(written[2])),
            article=article,
            span=span,
            agency=self._agency,
            pages=hit.pages,
            preview=rule.preview,
            veto=rule.veto if hit.veto is None else hit.veto,
            essence=fingerprint(rule.code, "", sentence),
        )

    def _text_safety(self, rule: Rule, hit: Hit, doc: Document, span: Span, place: Place) -> Safety:
        safety = _safety(rule, hit)
        if safety is Safety.NONE:
            return safety
        source, words = None, hit.suggestions[0]
        if place.offset is not None and place.length is not None and self._page.source is not None:
            source = Span(place.offset, place.offset + place.length)
            markup = Markup.of(self._page.path, block.kind.value if (block := doc.block_at(span.start)) else "")
            if not edit(self._page.source, source, doc.slice(span), words, markup):
                return Safety.NONE
        return self.most_safety(doc, span, words, source, safety)

    def most_safety(
        self, doc: Document, span: Span, words: str, source: Span | None, wanted: Safety = Safety.SAFE
    ) -> Safety:
        """The highest safety up to ``wanted`` that a correction of this span to ``words`` may have (see ``rules.protection``)."""
        if self._protection is None or self._protection.doc is not doc:
            self._protection = Protection(self._page, doc)
        return self._protection.most(span, words, source, wanted)

    def hide(self, words: str) -> str:
        """``words`` with the personal data of this page masked; same length."""
        return words if self._secret is None else self._secret.sub(lambda match: mask(match.group()), words)

    def _without_secrets(self, place: Place) -> Place:
        """A selector or fragment that spells personal data is left out: masked it would lead nowhere."""
        if self._secret is None or self.hide(place.selector + place.fragment) == place.selector + place.fragment:
            return place
        return replace(place, selector="", fragment="")

    def _touches(self, span: Span) -> bool:
        return any(secret.start < span.end and span.start < secret.end for secret in self._spans)

    # -- places

    def _text_place(
        self, article: Article, span: Span, quote: str, block: Block | None
    ) -> tuple[Place, tuple[str, str, str]]:
        found = self._found(article, span)
        if article.source_map is not None and self._page.source is not None:
            source = article.source_map.to_source(found)
            if source is not None:
                return self._source_place(source), self._written(self._source, source)
        written = self._written(self._found_text, found)
        where = block.where if block else ""
        if not self._page.url:
            return Place(path=self._page.path, where=where), written
        shown = quote.strip() and not self._touches(span)
        fragment = text_fragment(self._page.url, written[0], written[1]) if shown else ""
        return Place(url=self._page.url, selector=article.selector, fragment=fragment, where=where), written

    @staticmethod
    def _written(text: str, span: Span) -> tuple[str, str, str]:
        return (
            text[max(0, span.start - CONTEXT) : span.start],
            text[span.start : span.end],
            text[span.end : span.end + CONTEXT],
        )

    @cached_property
    def _lines(self) -> list[int]:
        source = self._page.source or ""
        return [0, *(match.end() for match in re.finditer("\n", source))]

    def _source_place(self, span: Span) -> Place:
        line, end_line = bisect_right(self._lines, span.start), bisect_right(self._lines, span.end)
        return Place(
            path=self._page.path,
            line=line,
            column=span.start - self._lines[line - 1] + 1,
            offset=span.start,
            length=span.end - span.start,
            end_line=end_line,
            end_column=span.end - self._lines[end_line - 1] + 1,
        )

    def _page_place(self, element: Link | Image | None = None) -> Place:
        if not self._page.url:
            return Place(path=self._page.path, line=1, column=1, offset=0, length=0, end_line=1, end_column=1)
        return Place(url=self._page.url, selector=element_selector(element) if element else "")


def _safety(rule: Rule, hit: Hit) -> Safety:
    """The rule's, where there is a correction; what is not sure needs a person."""
    if not hit.suggestions:
        return Safety.NONE
    confidence = rule.confidence if hit.confidence is None else hit.confidence
    return Safety.UNSAFE if rule.safety is Safety.SAFE and confidence < SURE else rule.safety


def _spellings(word: str) -> Iterator[str]:
    """Patterns for a piece of personal data: as it is, and for a number its digits however parted."""
    yield re.escape(word)
    digits = [character for character in word if character.isdigit()]
    if len(digits) >= _NUMBER_DIGITS:
        yield _PARTED.join(digits)
        yield _PARTED.join(digits[-_NUMBER_DIGITS:])


def _near(sentence: Span, span: Span) -> Span:
    """The sentence cut to what is close: a text without a full stop must not make every finding cost its whole length."""
    return Span(max(sentence.start, span.start - _FAR), min(sentence.end, span.end + _FAR))
