"""One spelling for one page; the patterns were met on a real portal."""

from __future__ import annotations

import gzip
import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rasoat.urls import canonical, host_of, identity, is_trap, same_site

SITE = "https://so.example.gov.vn"
ARTICLE = f"{SITE}/tin-tuc/-/view_content/1463682-hop-giao-ban.html"


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("HTTPS://So.Example.GOV.vn:443", f"{SITE}/"),
        (f"{SITE}/a#muc-2", f"{SITE}/a"),
        (f"{SITE}/a;jsessionid=9F3A?b=1", f"{SITE}/a?b=1"),
        (f"{SITE}/a?b=2&a=1&utm_source=zalo&fbclid=x", f"{SITE}/a?a=1&b=2"),
        (f"{SITE}/a/../b/./c", f"{SITE}/b/c"),
        (f"{SITE}/tin tức", f"{SITE}/tin%20t%E1%BB%A9c"),
        (f"{SITE}/%7Enam/%c3%a1", f"{SITE}/~nam/%C3%A1"),
        (f"{ARTICLE}/en/en/vi", ARTICLE),
        (ARTICLE.replace("view_content/", "view_content/pop_up/") + "?_101_viewMode=print", ARTICLE),
        (f"{SITE}/vb?p_p_id=7&p_p_lifecycle=0&p_p_state=normal&p_p_mode=view&_7_id=3", f"{SITE}/vb?_7_id=3&p_p_id=7"),
        (f"{SITE}/vb?p_p_id=7&p_p_lifecycle=2", f"{SITE}/vb?p_p_id=7&p_p_lifecycle=2"),
        (f"{SITE}/index.php?sid=12", f"{SITE}/index.php?sid=12"),
        (f"{SITE}/index.php?sid=0123456789abcdef0123", f"{SITE}/index.php"),
        ("http://phường.example.vn/", f"http://{'phường'.encode('idna').decode()}.example.vn/"),
        ("mailto:a@b.vn", "mailto:a@b.vn"),
    ],
)
def test_one_page_has_one_spelling(written: str, wanted: str) -> None:
    assert canonical(written) == wanted


@given(
    st.one_of(
        st.text(), st.text(alphabet="aviehtml./?&=%25Ff;:#@[]jsessionid_p ").map(lambda tail: f"http://h.vn/{tail}")
    )
)
@example("http://h.vn/view_content/pop_up/pop_up/1.html/vi")
@example("http://h.vn/%2e%2e/a%")
@example("a #")
def test_canonical_is_idempotent_for_any_text(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once


def test_every_address_of_an_article_has_its_identity() -> None:
    others = [
        f"{ARTICLE}/en/vi/en",
        ARTICLE.replace("/tin-tuc/", "/en/van-hoa/"),
        ARTICLE.replace("view_content/", "view_content/pop_up/") + "?_101_viewMode=print",
    ]
    assert {identity(url) for url in others} == {identity(ARTICLE)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{SITE}/tin/xem.aspx?ItemID=5", f"{SITE}/van-ban/xem.aspx?ItemID=5"),
        (f"{SITE}/tin/12345-hop-bao", f"{SITE}/van-ban/12345-ke-hoach"),
        (f"{SITE}/lich-cong-tac-20240105", f"{SITE}/lich-tiep-dan-20240105"),
        (ARTICLE, ARTICLE.replace("so.example", "khac.example")),
    ],
)
def test_different_articles_keep_different_identities(one: str, other: str) -> None:
    assert identity(one) != identity(other)


@pytest.mark.parametrize(
    "url",
    [
        f"{SITE}/a/b/a/b/a/b/",
        f"{SITE}/vi/vi/vi",
        f"{SITE}/" + "x" * 2000,
        f"{SITE}/" + "/".join(map(str, range(30))),
        f"{SITE}/c/portal/logout",
        f"{SITE}/home?p_p_id=58&_58_struts_action=%2Flogin%2Fview",
        f"{SITE}/home?p_p_id=33&p_p_lifecycle=1",
        f"{SITE}/dang-xuat",
    ],
)
def test_circles_and_actions_are_traps(url: str) -> None:
    assert is_trap(url)


@pytest.mark.parametrize(
    "url",
    [
        f"{SITE}/",
        ARTICLE,
        f"{SITE}/vi/en/tin",
        f"{SITE}/2024/2024/bao-cao",
        f"{SITE}/tin-tuc?p_p_id=581",
        f"{SITE}/dang-nhap-cong-dich-vu.html",
    ],
)
def test_pages_for_readers_are_no_traps(url: str) -> None:
    assert not is_trap(url)


def test_a_site_is_its_hosts_and_nothing_that_looks_like_them() -> None:
    hosts = ("so.example.gov.vn",)
    assert same_site("https://SO.example.gov.vn/a", hosts)
    assert same_site("http://www.so.example.gov.vn/a", hosts)
    assert not same_site("https://so.example.gov.vn.evil.com/", hosts)
    assert not same_site("https://so.example.gov.vn@evil.com/", hosts)
    assert not same_site("https://so.example.gov.vn:8443/", hosts)
    assert not same_site("https://xso.example.gov.vn/", hosts)
    assert not same_site("mailto:so.example.gov.vn", hosts)
    assert host_of("https://a.vn:444/x") == "a.vn:444"


@pytest.mark.shared
def test_a_real_crawl_comes_down_to_its_articles(shared_dir: Path) -> None:
    with gzip.open(shared_dir / "portal" / "frontier_urls.txt.gz", "rt", encoding="utf-8") as stream:
        urls = stream.read().split()
    started = time.process_time()
    identities = {identity(url) for url in urls}
    seconds = time.process_time() - started
    articles = {number for url in urls for number in re.findall(r"/view_content/(?:pop_up/)?(\d+)", url)}
    assert len({one for one in identities if "#" in one}) == len(articles) == 3499
    asked_for = {identity(url) for url in urls if not is_trap(canonical(url))}
    assert len(asked_for) < len(urls) / 6
    assert {one for one in identities if "#" in one} <= asked_for
    assert seconds < 5
