"""Lists of portals: Hanoi's is whole and follows the decree; a mistake is told with its line."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from crawler.portals import find, parse
from rasoat.errors import ConfigError, UsageError

GOOD = """title = "Thử"

[groups]
so = "Sở"

[[agency]]
id = "so-a"
name = "Sở A"
group = "so"
hosts = ["soa.example.gov.vn"]

[[agency]]
id = "so-b"
name = "Sở B"
group = "so"
hosts = ["sob.example.gov.vn", "sob.example.gov.vn:8443"]
start = ["https://sob.example.gov.vn/trang-chu"]
verified = true
"""


def _bare(name: str) -> str:
    """NĐ 224/2026/NĐ-CP art. 11(4)(c): the name without diacritics, as one word."""
    name = re.sub(r"^(?:Phường|Xã) ", "", name).lower().replace("đ", "d")
    return "".join(c for c in unicodedata.normalize("NFD", name) if "a" <= c <= "z")


def test_hanoi_is_whole() -> None:
    listed = find("hanoi")
    assert Counter(agency.group for agency in listed.agencies) == {"thanh-pho": 1, "so": 16, "phuong": 51, "xa": 75}
    assert len({agency.id for agency in listed.agencies}) == len(listed.agencies)
    assert len({host for agency in listed.agencies for host in agency.hosts}) == len(listed.agencies)
    assert all(unicodedata.is_normalized("NFC", agency.name) for agency in listed.agencies)
    assert all(agency.start == (f"https://{agency.hosts[0]}/",) for agency in listed.agencies)


def test_hosts_of_wards_and_communes_follow_the_decree_and_are_not_called_verified() -> None:
    communes = [agency for agency in find("hanoi").agencies if agency.group in ("phuong", "xa")]
    for agency in communes:
        assert agency.name.startswith("Phường " if agency.group == "phuong" else "Xã ")
        assert agency.hosts == (f"{_bare(agency.name)}.hanoi.gov.vn",)
        assert not agency.verified


@pytest.mark.shared
def test_hanoi_names_are_those_of_the_facts(shared_dir: Path) -> None:
    text = (shared_dir / "facts" / "admin_units.yaml").read_text(encoding="utf-8")
    communes = set(re.findall(r"^    name: ((?:Phường|Xã) .+)$", text, re.MULTILINE))
    listed = find("hanoi").agencies
    assert {agency.name for agency in listed if agency.group in ("phuong", "xa")} == communes
    hosts = (shared_dir / "facts" / "agencies.yaml").read_text(encoding="utf-8").split("\nhosts:\n")[1]
    verified = {
        host: flag == "true"
        for host, flag in re.findall(r"host: (\S+)\n  verified: (\w+)", hosts.split("host_pattern")[0])
    }
    for agency in listed:
        if agency.hosts[0] in verified:
            assert agency.verified == verified[agency.hosts[0]], agency.id
        else:
            assert not agency.verified, agency.id


def test_a_good_list_is_read() -> None:
    first, second = parse(GOOD, "x.toml").agencies
    assert first.start == ("https://soa.example.gov.vn/",)
    assert second.hosts[1].endswith(":8443")
    assert (first.verified, second.verified) == (False, True)


@pytest.mark.parametrize(
    ("right", "wrong", "line", "words"),
    [
        ('group = "so"\nhosts = ["soa', 'nhom = "so"\nhosts = ["soa', 9, "nhom"),
        ('"soa.example.gov.vn"', '"https://soa.example.gov.vn/"', 10, "không hợp lệ"),
        ('"soa.example.gov.vn"', '"SoA.example.gov.vn"', 10, "không hợp lệ"),
        ('"soa.example.gov.vn"', '"soa example"', 10, "không hợp lệ"),
        ('"soa.example.gov.vn"', '"soa.vn:port"', 10, "không hợp lệ"),
        ('"soa.example.gov.vn"', '"a@soa.vn"', 10, "không hợp lệ"),
        ('["soa.example.gov.vn"]', "[]", 10, "không có host"),
        ('id = "so-b"', 'id = "so-a"', 13, "đã dùng"),
        ('id = "so-b"', 'id = "sở b"', 13, "không dấu"),
        ('name = "Sở B"\ngroup = "so"', 'name = "Sở B"\ngroup = "xa"', 15, "không có nhóm"),
        ("https://sob.example.gov.vn/trang", "https://khac.vn/trang", 17, "không nằm trên host"),
        ("verified = true", 'verified = "có"', 18, "không hợp lệ"),
        ("[groups]", "[groups", 3, "TOML"),
    ],
)
def test_a_mistake_is_told_with_file_line_and_reason(right: str, wrong: str, line: int, words: str) -> None:
    assert right in GOOD
    with pytest.raises(ConfigError) as caught:
        parse(GOOD.replace(right, wrong), "cua-toi.toml")
    assert caught.value.message.startswith(f"cua-toi.toml:{line}:")
    assert words in caught.value.message
    assert caught.value.remedy


def test_a_list_is_found_by_name_or_path_and_an_unknown_one_says_which_there_are(tmp_path: Path) -> None:
    path = tmp_path / "rieng.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert find(str(path)).title == "Thử"
    with pytest.raises(UsageError) as caught:
        find("ha-noi-2")
    assert "hanoi" in caught.value.remedy
