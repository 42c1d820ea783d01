"""What rules over a city cost on pathological input: one sentence everywhere, a body with endless hotlines, endless variants."""

from __future__ import annotations

import datetime as dt
import time
import zlib
from dataclasses import replace

from rasoat.score.units import signatures
from rules.claims.claim import Claim, Kind
from rules.portals import CityView, PageDigest, PortalView
from rules.text.folding import fold

from .many_pages import portal
from .marked import engine
from .test_across_portals import RELEASE, of, page


def digests(count: int, portals: int, claim: Claim | None = None, body: str = "") -> list[PortalView]:
    (view, _) = portal((page("hoa-mai", 1, "Tin", "Phường trồng cây."),))
    base = view.pages[0]
    made: list[list[PageDigest]] = [[] for _ in range(portals)]
    for n in range(count):
        text = body.format(n=n)
        made[n % portals].append(
            replace(
                base,
                url=f"https://h{n % portals}.example.vn/{n}",
                identity=f"{n}",
                claims=(claim._replace(value=claim.value.format(n=n)),) if claim else (),
                sketch=signatures([text])[0] if n < 2 or "{n}" in body else made[0][0].sketch,
                packed=zlib.compress(text.encode()),
                body_hash=hash(text),
                words=len(text.split()),
                published=dt.date(2026, 10, 1),
            )
        )
    return [PortalView(None, pages, {}, {}) for pages in made]


def test_ten_thousand_hotlines_of_one_body_are_counted_not_listed() -> None:
    claim = Claim(Kind.HOTLINE, "phường hoa mai", "", "0{n:09d}", "phường Hoa Mai", "số", "Đường dây nóng")
    started = time.process_time()
    findings, failures = engine().check_city(CityView(digests(10_000, 10, claim), [[]] * 10))
    assert not failures
    told = of("XP001", findings)
    assert 0 < len(told) <= 12
    assert all(len(finding.message) < 6_000 for finding in told)
    assert "cách ghi khác" in told[0].message
    assert told[0].severity.value == "info"
    assert time.process_time() - started < 30


def test_one_sentence_on_many_pages_costs_no_square() -> None:
    claim = Claim(Kind.FEE, "cấp lại thẻ", "", "5", "cấp lại thẻ", "5 đồng", "Lệ phí 5 đồng")
    body = fold(RELEASE).format(amount="1", day="2", name="a")
    views = digests(20_000, 20, claim, body)
    odd = replace(
        views[3].pages[0], url="https://h20.example.vn/1", claims=(claim._replace(value="6", shown="6 đồng"),)
    )
    views.append(PortalView(None, [odd], {}, {}))
    started = time.process_time()
    findings, failures = engine().check_city(CityView(views, [[]] * 21))
    assert not failures
    (told,) = of("XP001", findings)
    assert told.place.url == odd.url
    assert "20.000 trang" in told.message
    assert len(told.message) < 6_000
    assert time.process_time() - started < 20


def test_many_variants_of_one_form_cost_no_square() -> None:
    views = digests(2_000, 20, None, RELEASE.format(amount="{n}", day="2/3", name="A"))
    started = time.process_time()
    findings, failures = engine().check_city(CityView(views, [[]] * 20))
    assert not failures
    assert not of("XP002", findings)
    assert time.process_time() - started < 20
