"""Review comments in a Word document: runs are split where a comment begins or ends, and nothing else is touched.

ECMA-376 part 1, 17.13.4: a comment is a range between two marks, and a run that refers to it. A range stands inside hyperlinks,
insertions and content controls; the run that refers is put beside them, so that it is no part of them.
"""

from __future__ import annotations

import copy
import datetime as dt
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rasoat.readers.word import letters, paragraphs

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
AUTHOR, INITIALS = "rasoat", "rs"


@dataclass(frozen=True, slots=True)
class Mark:
    """``span`` lies in the article's text as the reader gives it (NFC)."""

    span: tuple[int, int]
    text: str


def annotate(document: Any, marks: Sequence[Mark], loose: str, day: dt.datetime) -> int:
    """Adds a comment for each mark, and one at the first words for ``loose`` if that is not ""; gives their number.

    ``document`` is python-docx's and is changed.
    """
    pieces = list(paragraphs(document))
    starts, at = [], 0
    for piece, _ in pieces:
        starts.append(at)
        at += len(unicodedata.normalize("NFC", piece.text)) + 1
    by_piece: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_piece[bisect_right(starts, mark.span[0]) - 1].append(mark)
    if loose and 0 not in by_piece:
        by_piece[0] = []
    added = 0
    for number in sorted(by_piece):
        piece, paragraph = pieces[number]
        ranges = [(*_found(piece.text, paragraph, mark.span, starts[number]), mark.text) for mark in by_piece[number]]
        if loose and number == 0:
            ranges.insert(0, (0, 1 << 30, loose))
        added += _comment(document, paragraph, sorted(ranges, key=lambda r: (r[0], -r[1])), day)
    return added


def _found(composed: str, paragraph: Any, span: tuple[int, int], start: int) -> tuple[int, int]:
    """The span as offsets in the paragraph as it is written: decomposed letters and white space at its head count."""
    raw = "".join(words for _, words in letters(paragraph))
    lead = len(raw) - len(raw.lstrip())
    begins, ends = _composed(composed)
    low = min(max(span[0] - start, 0), len(begins) - 1)
    high = min(max(span[1] - start, low + 1), len(begins))
    return lead + begins[low], lead + ends[high - 1]


def _composed(text: str) -> tuple[list[int], list[int]]:
    """For each letter of the NFC text, where in ``text`` it begins and ends."""
    begins: list[int] = []
    ends: list[int] = []
    index = 0
    while index < len(text):
        stop = index + 1
        while stop < len(text) and unicodedata.combining(text[stop]):
            stop += 1
        count = len(unicodedata.normalize("NFC", text[index:stop]))
        begins += [index] * count
        ends += [stop] * count
        index = stop
    return begins, ends


def _comment(document: Any, paragraph: Any, ranges: Sequence[tuple[int, int, str]], day: dt.datetime) -> int:
    for cut in sorted({edge for low, high, _ in ranges for edge in (low, high)}, reverse=True):
        _split(paragraph, cut)
    runs = [run for node, words in letters(paragraph) for run in [_run(paragraph, node)] * len(words)]
    fields = _fields(paragraph)
    for low, high, text in ranges:
        first, last = runs[low], runs[min(high, len(runs)) - 1]
        comment = document.comments.add_comment(text=text, author=AUTHOR, initials=INITIALS)
        comment._comment_elm.date = day
        first, last = fields.get(first, (first, first))[0], fields.get(last, (last, last))[1]
        number = str(comment.comment_id)
        first.addprevious(_element(paragraph, "commentRangeStart", id=number))
        end = _element(paragraph, "commentRangeEnd", id=number)
        last.addnext(end)
        while end.getparent() is not paragraph:
            end = end.getparent()
        end.addnext(_reference(paragraph, number))
    return len(ranges)


def _element(paragraph: Any, name: str, **attributes: str) -> Any:
    return paragraph.makeelement(f"{_W}{name}", {f"{_W}{key}": value for key, value in attributes.items()})


def _reference(paragraph: Any, number: str) -> Any:
    """The run by which Word finds the comment of a range."""
    run, form = _element(paragraph, "r"), _element(paragraph, "rPr")
    form.append(_element(paragraph, "rStyle", val="CommentReference"))
    run.extend((form, _element(paragraph, "commentReference", id=number)))
    return run


def _fields(paragraph: Any) -> dict[Any, tuple[Any, Any]]:
    """For each run inside a field, where the field begins and ends: LibreOffice takes a comment inside one for its words."""
    found: dict[Any, tuple[Any, Any]] = {}
    inside: list[Any] = []
    depth = 0
    for run in paragraph.iter(f"{_W}r"):
        simple = next(run.iterancestors(f"{_W}fldSimple"), None)
        if simple is not None:
            found[run] = simple, simple
        for mark in run.findall(f"{_W}fldChar"):
            kind = mark.get(f"{_W}fldCharType")
            depth = max(0, depth + {"begin": 1, "end": -1}.get(kind, 0))
            if kind == "end" and not depth and inside:
                found.update(dict.fromkeys((*inside, run), (inside[0], run)))
                inside = []
        if depth:
            inside.append(run)
    return found


def _split(paragraph: Any, cut: int) -> None:
    """Makes a run begin at an offset, if that lies inside one and the run is the paragraph's own."""
    at = 0
    found = None
    for node, words in letters(paragraph):
        if at <= cut < at + len(words):
            found = node, words
            break
        at += len(words)
    if found is None:
        return
    node, words = found
    run = node.getparent()
    if run.tag != f"{_W}r" or run is not _run(paragraph, node):
        return
    if cut > at:
        rest = copy.copy(node)
        node.text, rest.text = words[: cut - at], words[cut - at :]
        for half in (node, rest):
            half.set(_SPACE, "preserve")
        node.addnext(rest)
        node = rest
    following = [node, *node.itersiblings()]
    if all(before.tag == f"{_W}rPr" for before in node.itersiblings(preceding=True)):
        return
    second = run.makeelement(run.tag, dict(run.attrib))
    properties = run.find(f"{_W}rPr")
    if properties is not None:
        second.append(copy.deepcopy(properties))
    run.addnext(second)
    for child in following:
        second.append(child)


def _run(paragraph: Any, node: Any) -> Any:
    """The outermost run that holds an element: that of a text box where the element stands in one."""
    found = node
    for up in node.iterancestors():
        if up is paragraph:
            break
        if up.tag == f"{_W}r":
            found = up
    return found
