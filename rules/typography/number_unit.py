"""TY017: a unit of measure that sticks to its number or is written in the wrong case (7903KHz, 10 Km).

SI brochure of the BIPM, 5.4.3: a space between number and unit; k is kilo, K is kelvin. m2 stays m2: the page may show
the 2 raised.
"""

from __future__ import annotations

import re

from rasoat.content import Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import INFO, WARNING, EveryWord, Example, rule
from rules.typography.spacing import before_blanks, in_address

_CASED = "Hz kHz MHz GHz kW kWh kV kVA km kg".split()
"""Units whose name in another case means nothing else."""
_EXACT = "MW MWh mg ml mm cm dB dBm GB TB Mbps Gbps kbps km2 m2 m3 ha".split()
_OF_POWER_AND_FREQUENCY = frozenset("Hz kHz MHz GHz kW kWh".split())
_UNITS = {unit.lower(): unit for unit in (*_CASED, *_EXACT)}
_NUMBER = re.compile(r"(?<![\w.,/+-])\d+(?:[.,]\d+)*$")
_HEIGHT = re.compile(r"\d[ \u00a0]?m[23]")


@rule(
    code="TY017",
    name="number-unit-spacing",
    severity=INFO,
    trigger=EveryWord(rf"(?<![^\W\d])(?:(?i:{'|'.join(_CASED)})|{'|'.join(_EXACT)})(?![\w+²³])"),
    language="any",
    title="Đơn vị đo viết sai quy cách",
    passes="Số và đơn vị đo viết đúng quy cách",
    message="Thiếu dấu cách giữa số và đơn vị ở “{quote}”.",
    hint="Viết là “{right}”.",
    why="Quy tắc viết đại lượng: giữa số và ký hiệu đơn vị có một dấu cách; k là kilo, K là kelvin.",
    source="Tài liệu về hệ SI của BIPM, mục 5.4.3",
    since="0.2",
    confidence=0.85,
    safety=Safety.UNSAFE,
    examples=[
        Example(bad="Tần số ⟦7903KHz⟧ và 7906 kHz.", good="Tần số 7903 kHz; mạng 5G, khổ A4.", suggestion="7903 kHz"),
        Example(bad="Tuyến đường dài ⟦10km⟧.", good="Tuyến đường dài 10 km, tại Km 14+500.", suggestion="10 km"),
    ],
)
def number_unit(match: re.Match[str], doc: Document) -> Hit | None:
    text, (at, end) = doc.text, match.span()
    start = before_blanks(text, at)
    number = _NUMBER.search(text, max(0, start - 20), start)
    block = doc.block_at(at)
    if number is None or block is None or number.start() < block.span.start or in_address(text, at):
        return None
    written, unit = match.group(), _UNITS[match.group().lower()]
    quote = text[number.start() : end]
    if start != at and (written == unit or text[end : end + 2].lstrip()[:1].isdigit()):
        return None  # the second: Quốc lộ 5 Km 14
    if _HEIGHT.fullmatch(quote) or text[max(0, number.start() - 5) : number.start()].strip().isupper():
        return None  # 1m2 may be the height of a child
    right = f"{number.group()} {unit}"
    if written == unit:
        return Hit(Span(number.start(), end), {"right": right}, (right,))
    return Hit(
        Span(number.start(), end),
        {"right": right},
        (right,),
        severity=WARNING if unit in _OF_POWER_AND_FREQUENCY else None,
        confidence=0.92,
        message="Ký hiệu đơn vị viết sai chữ hoa, chữ thường ở “{quote}”.",
    )
