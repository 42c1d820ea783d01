"""LG001: a document number that breaks the forms of Decree 30/2020/NĐ-CP: letters lost, no year, spaces, wrong strokes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.catalogue import _
from rasoat.content import Block, Span
from rasoat.finding import Hit, Severity
from rules.citations.symbols import (
    all_type_codes,
    codes_of,
    is_state,
    loose,
    meant_issuer,
    meant_type,
    parts_of,
    party_issuers,
    state_issuers,
    type_code,
)
from rules.document import Document
from rules.parsing.documents import DocumentMention, documents_within
from rules.rule import ERROR, WARNING, EveryBlock, Example, rule

_OLD = 2004
"""Before this year numbers had other forms."""
_FIRST_YEAR = 1945
_SO = re.compile(r"[sS]ố[ \u00a0:]{1,8}(?=[/\d-])")
_KIND_BEFORE = re.compile(
    r"(?:Nghị định|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Nghị quyết|Thông báo|Công điện|Tờ trình|Báo cáo|Kết luận|Hướng dẫn|"
    r"Chương trình(?: hành động)?)[ \u00a0]\Z",
    re.IGNORECASE,
)
_NO_NUMBER = re.compile(
    r"[/-](?:\d{4}/)?(?:NĐ|QĐ|TT|CT|KH|NQ|TB|CĐ|TTr|BC)[-/][A-ZĐ][A-Za-zĐ]{1,9}(?!\w)",
    re.IGNORECASE,
)
_NO_STROKE = re.compile(
    r"(?P<number>\d{1,5})(?P<year>/\d{4})?[ \u00a0]?(?P<code>NĐ|ND|QĐ|QD|TT|CT|KH|NQ|TB|TTr|BC|CTr|KL|HD|VBHN)"
    r"[-/](?P<issuer>[A-ZĐ][A-Za-zĐƯ]{1,9})(?![\w-])"
)
_BLANK_FORM = re.compile(r"[ \u00a0,]{0,3}ngày(?:[ \u00a0]{2,}|[ \u00a0]{0,2}[.…_]|[ \u00a0]tháng)")
"""A form to be filled in: its date is blank too."""
_DROPPED_BAR = {"ND": "NĐ", "QD": "QĐ"}


@rule(
    code="LG001",
    name="malformed-number",
    severity=ERROR,
    trigger=EveryBlock(),
    title="Số, ký hiệu văn bản viết sai",
    passes="Số, ký hiệu văn bản viết đúng thể thức",
    message="Số, ký hiệu “{quote}” {problem}.",
    hint="Đối chiếu văn bản gốc{right}.",
    why="Người đọc không tra được văn bản; số sai có thể dẫn tới văn bản khác.",
    source="Nghị định số 30/2020/NĐ-CP, phụ lục I và III",
    since="0.1",
    confidence=0.92,
    examples=[
        Example(
            bad="Thực hiện Chỉ thị số ⟦09/T-TTg⟧ của Thủ tướng Chính phủ.",
            good="Thực hiện Chỉ thị số 09/CT-TTg của Thủ tướng Chính phủ.",
            suggestion="09/CT-TTg",
        ),
        Example(
            bad="Căn cứ Nghị định số ⟦30/NĐ-CP⟧ ngày 05/3/2020 của Chính phủ.",
            good="Căn cứ Nghị quyết số 66.7/2025/NQ-CP, Nghị quyết số 30/NQ-CP và Hướng dẫn số 36-HD/VPTW.",
            suggestion="30/2020/NĐ-CP",
        ),
        Example(
            bad="Quyết định số ⟦15/2024/QĐ - UBND⟧ của UBND Thành phố.",
            good="Quyết định số 15/2024/QĐ-UBND của UBND Thành phố.",
            suggestion="15/2024/QĐ-UBND",
        ),
    ],
)
def malformed_number(block: Block, doc: Document) -> Iterator[Hit]:
    for mention in documents_within(doc.text, block.span):
        found = _problem(mention, doc, shouted=doc.block_text(block).isupper())
        if found:
            problem, right, severity = found
            values = {"problem": problem, "right": _(": có thể là “{right}”").format(right=right) if right else ""}
            yield Hit(mention.span, values, suggestions=(right,) if right else (), severity=severity)
    for start in _numbered(block, doc.text):
        if match := _NO_NUMBER.match(doc.text, start, block.span.end):
            if not _BLANK_FORM.match(doc.text, match.end()):
                yield Hit(Span(*match.span()), {"problem": _("không có số"), "right": ""}, confidence=0.85)
        elif match := _NO_STROKE.match(doc.text, start, block.span.end):
            right = _with_strokes(match)
            values = {
                "problem": _("thiếu dấu nối"),
                "right": _(": có thể là “{right}”").format(right=right) if right else "",
            }
            yield Hit(Span(*match.span()), values, suggestions=(right,) if right else ())


def _numbered(block: Block, text: str) -> Iterator[int]:
    """Where a number should begin: behind the word for a kind of document and "số"."""
    for match in _SO.finditer(text, block.span.start, block.span.end):
        if _KIND_BEFORE.search(text[max(block.span.start, match.start() - 24) : match.start()]):
            yield match.end()


def _with_strokes(match: re.Match[str]) -> str:
    """The number with its strokes; "" for a decree without a year."""
    code = _DROPPED_BAR.get(match["code"], match["code"])
    year, issuer = match["year"] or "", match["issuer"]
    if code == "NĐ" and not year:
        return ""
    joined = match.group().endswith(f"/{issuer}")
    if not year and issuer not in state_issuers() and (joined or issuer in party_issuers()):
        return f"{match['number']}-{code}/{issuer}"
    return f"{match['number']}{year}/{code}-{issuer}"


def _problem(mention: DocumentMention, doc: Document, *, shouted: bool) -> tuple[str, str, Severity] | None:
    """What is wrong, the right form ("" where it is not certain), how grave; None for a number in order or not known."""
    parts = parts_of(mention.symbol)
    code, issuer = meant_type(type_code(mention.symbol), mention.kind), meant_issuer(parts[-1])
    if len(parts) != 2 or code not in all_type_codes():
        return (
            _year_problem(mention, doc)
            or _assembly_problem(mention)
            or _joint_problem(mention)
            or _glued_problem(mention)
        )
    if issuer not in state_issuers() | party_issuers() and not issuer.isupper():
        return None
    return (
        _year_problem(mention, doc)
        or _letters_problem(mention, (code, issuer), shouted=shouted)
        or _missing_year(mention, (code, issuer))
        or _strokes_problem(mention, (code, issuer))
    )


def _glued_problem(mention: DocumentMention) -> tuple[str, str, Severity] | None:
    """ "06/QĐTTg": kind and issuer without the hyphen between them."""
    symbol = mention.symbol
    for code in codes_of(mention.kind) if symbol.isalpha() else ():
        rest = symbol[len(code) :]
        if loose(symbol).startswith(loose(code)) and rest in state_issuers():
            return _("thiếu dấu nối"), _written(mention, (code, rest)), ERROR
    return None


def _letters_problem(
    mention: DocumentMention, meant: tuple[str, str], *, shouted: bool
) -> tuple[str, str, Severity] | None:
    written = tuple(parts_of(mention.symbol))
    if written == meant or (shouted and mention.symbol.upper() == mention.symbol):
        return None
    right = _written(mention, meant)
    if "".join(written).lower() == "".join(meant).lower():
        return _("viết hoa, viết thường sai ký hiệu"), right, WARNING
    if written[0] != meant[0] and meant[0] not in codes_of(mention.kind) and not mention.numbered:
        return None
    return _("sai chữ trong ký hiệu"), right, ERROR


def _missing_year(mention: DocumentMention, meant: tuple[str, str]) -> tuple[str, str, Severity] | None:
    """A decree always bears its year; a circular since 2004 does."""
    if mention.year or mention.separators[0] != "/" or mention.kind not in {"Nghị định", "Thông tư", ""}:
        return None
    year = mention.dated.year if mention.dated else None
    decree = meant == ("NĐ", "CP") and (year is None or year >= _OLD)
    circular = meant[0] == "TT" and meant[1] in state_issuers() and year is not None and year >= _OLD
    if not (decree or circular):
        return None
    return _("thiếu năm ban hành"), f"{mention.number}/{year}/{'-'.join(meant)}" if year else "", ERROR


def _strokes_problem(mention: DocumentMention, meant: tuple[str, str]) -> tuple[str, str, Severity] | None:
    """Spaces, and strokes where hyphens belong. Papers of the Party are N-<type>/<body>."""
    right = _written(mention, meant)
    if ((mention.dated and mention.dated.year) or _OLD) < _OLD or (mention.year and int(mention.year) < _OLD):
        return None
    if mention.name.lower() != right.lower() and meant[0] not in {"TTLT", "TTLB", "L"}:
        official = mention.separators[0] == "-" and meant == ("NQ", "CP")
        known = meant[1] in state_issuers() or meant[1] in party_issuers()
        return None if official or not known else (_("sai dấu nối trong ký hiệu"), right, WARNING)
    if mention.spaced and (is_state(mention) or mention.kind or mention.numbered):
        return _("thừa dấu cách"), mention.name, WARNING
    return None


def _written(mention: DocumentMention, meant: tuple[str, str]) -> str:
    """The number in its right form; separators as they are where the body is not known."""
    code, issuer = meant
    if issuer in party_issuers() and not mention.year and code != "CĐ":
        return f"{mention.number}-{code}/{issuer}"
    if issuer in state_issuers():
        return (
            f"{mention.number}/{mention.year}/{code}-{issuer}" if mention.year else f"{mention.number}/{code}-{issuer}"
        )
    between = "/" if "/" in mention.symbol else "-"
    return mention.name[: len(mention.name) - len(mention.symbol)] + code + between + issuer


def _year_problem(mention: DocumentMention, doc: Document) -> tuple[str, str, Severity] | None:
    if not mention.year or not (mention.kind or mention.numbered) or mention.separators != ("/", "/"):
        return None
    year = int(mention.year)
    if len(mention.year) == 2:
        return (
            None
            if year >= 80 or type_code(mention.symbol) not in all_type_codes()
            else (_("viết tắt năm ban hành"), "", WARNING)
        )
    last = doc.published.year + 1 if doc.published else 2100
    if len(mention.year) == 4 and _FIRST_YEAR <= year <= last:
        return None
    return _("có năm “{year}” không thể đúng").format(year=mention.year), "", ERROR


def _assembly_problem(mention: DocumentMention) -> tuple[str, str, Severity] | None:
    """ "24/2018/QH 14" and "24/2018/QH-14"."""
    parts = parts_of(mention.symbol)
    if mention.year and parts[0] == "QH" and len(parts) == 2 and parts[1].isdigit():
        return _("thừa dấu trong ký hiệu"), f"{mention.number}/{mention.year}/QH{parts[1]}", WARNING
    if mention.spaced and mention.year and type_code(mention.symbol) == "QH" and len(parts) == 1:
        return _("thừa dấu cách"), mention.name, WARNING
    return None


def _joint_problem(mention: DocumentMention) -> tuple[str, str, Severity] | None:
    """Spaces in the symbol of a joint circular."""
    if mention.spaced and mention.year and type_code(mention.symbol) == "TTLT":
        return _("thừa dấu cách"), mention.name, WARNING
    return None
