"""Who is who among the findings of two runs: what must keep its identity, and what must not."""

from __future__ import annotations

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from rasoat.identity import Matching, Sighting, match


def seen(place: str, sentence: str, quote: str = "bổ xung", code: str = "SP001", occurrence: int = 0) -> Sighting:
    """As the engine makes them; sentence "" is a finding about the page as a whole."""
    return Sighting(f"{code}|{place}|{sentence}|{occurrence}", f"{code}|{sentence}", code, place, quote)


def known(matching: Matching) -> dict[str, str]:
    """By place and sentence."""
    return {new.partition("|")[2][:-2]: old.partition("|")[2][:-2] for new, old in matching.known.items()}


def test_the_same_finding_is_the_same() -> None:
    one = seen("/a", "Cần bổ xung.")
    assert match([one], [one]) == Matching({one.fingerprint: one.fingerprint}, frozenset(), frozenset())


def test_a_renamed_page_keeps_its_findings_also_those_without_words() -> None:
    before = [
        seen("/a", "Cần bổ xung."),
        seen("/a", "Sẽ bổ xung sau."),
        seen("/a", "", "", "ST001"),
        seen("/b", "Khác."),
    ]
    now = [one._replace(fingerprint=f"moi:{one.fingerprint}", place="/moi") for one in before[:3]]
    found = match(before, [*now, before[3]])
    assert all(new.removeprefix("moi:") == old for new, old in found.known.items())
    assert not found.new
    assert not found.gone


def test_a_moved_sentence_keeps_its_finding() -> None:
    found = match(
        [seen("/a", "Cần bổ xung."), seen("/a", "Câu khác.")], [seen("/b", "Cần bổ xung."), seen("/a", "Câu khác.")]
    )
    assert known(found) == {"/b|Cần bổ xung.": "/a|Cần bổ xung.", "/a|Câu khác.": "/a|Câu khác."}


def test_mending_one_of_two_errors_of_a_sentence_leaves_the_other_known() -> None:
    before = [seen("/a", "Bổ xung và xử lý xai.", "Bổ xung"), seen("/a", "Bổ xung và xử lý xai.", "xai", occurrence=1)]
    now = [seen("/a", "Bổ sung và xử lý xai.", "xai")]
    found = match(before, now)
    assert found.known == {now[0].fingerprint: before[1].fingerprint}
    assert found.gone == {before[0].fingerprint}


def test_two_errors_of_one_sentence_are_not_taken_for_each_other_on_a_renamed_page() -> None:
    before = [seen("/a", "Câu.", quote, occurrence=n) for n, quote in enumerate(["một", "hai", "ba"])]
    now = [one._replace(fingerprint=f"{9 - n}", place="/b") for n, one in enumerate(before)]
    assert match(before, now).known == {str(9 - n): one.fingerprint for n, one in enumerate(before)}


def test_a_long_sentence_as_a_whole_is_known_after_a_word_of_it_was_mended() -> None:
    words = [f"tiếng{n}" for n in range(60)]
    before = seen("/a", " ".join(words), " ".join(words), "PL001")
    for at in (0, 30, 59):
        edited = " ".join([*words[:at], "khác", *words[at + 1 :]])
        assert not match([before], [seen("/a", edited, edited, "PL001")]).new


def test_a_renamed_page_is_known_though_a_sentence_was_edited() -> None:
    before = [seen("/a", "Câu giữ nguyên."), seen("/a", "Câu này xẽ sửa.", "xẽ")]
    now = [seen("/b", "Câu giữ nguyên."), seen("/b", "Câu này xẽ được sửa.", "xẽ")]
    assert not match(before, now).new


def test_a_copy_in_a_new_article_is_new_while_the_old_one_stands() -> None:
    old, copy = seen("/a", "Cần bổ xung."), seen("/moi", "Cần bổ xung.")
    found = match([old], [old, copy])
    assert found.new == {copy.fingerprint}
    edited = seen("/a", "Nay cần bổ xung.")
    assert match([old], [edited, copy]).new == {copy.fingerprint}


def test_a_copy_is_new_while_the_old_page_could_not_be_read() -> None:
    old, copy = seen("/a", "Cần bổ xung."), seen("/moi", "Cần bổ xung.")
    found = match([old], [copy], unseen={"/a"})
    assert (found.new, found.gone) == ({copy.fingerprint}, {old.fingerprint})
    assert match([old], [old], unseen={"/a"}).known == {old.fingerprint: old.fingerprint}


def test_a_sentence_moved_on_does_not_lend_its_identity_to_another_of_the_same_words() -> None:
    before = [seen("/a", "Câu một bổ xung."), seen("/a", "Câu hai bổ xung.")]
    now = [seen("/b", "Câu một bổ xung."), seen("/a", "Câu hai đã sửa bổ xung.")]
    assert known(match(before, now)) == {
        "/b|Câu một bổ xung.": "/a|Câu một bổ xung.",
        "/a|Câu hai đã sửa bổ xung.": "/a|Câu hai bổ xung.",
    }


def test_findings_without_words_are_not_carried_from_page_to_page() -> None:
    before, now = [seen("/a", "", "", "ST001")], [seen("/b", "", "", "ST001")]
    assert match(before, now).new == {now[0].fingerprint}
    moved = [seen("/a", "Cần bổ xung.")], [seen("/b", "Cần bổ xung.")]
    found = match(before + moved[0], now + moved[1], standing={"/a"})
    assert found.new == {now[0].fingerprint}
    assert not match(before, now, moved={"/a": "/b"}).new


def test_another_rule_is_another_finding() -> None:
    assert match([seen("/a", "Câu.", "x", "SP001")], [seen("/a", "Câu.", "x", "SP002")]).new


def test_findings_of_old_workspaces_without_essence_are_matched_by_page_and_words() -> None:
    old = seen("/a", "Cần bổ xung.")._replace(essence="")
    assert not match([old], [seen("/a", "Nay cần bổ xung.")]).new
    assert match([old], [seen("/b", "Cần bổ xung.")]).new


_SIGHTINGS = st.lists(
    st.builds(
        seen,
        st.sampled_from(["/a", "/b", "/c", "/d"]),
        st.sampled_from(["", "Một.", "Hai.", "Ba."]),
        st.sampled_from(["", "x", "y", "một hai ba bốn năm sáu bảy tám chín mười mốt hai ba"]),
        st.sampled_from(["SP001", "ST001"]),
        st.integers(0, 2),
    ),
    max_size=30,
)
_PLACES = st.frozensets(st.sampled_from(["/a", "/b", "/c"]))


@given(_SIGHTINGS, _SIGHTINGS, _PLACES, _PLACES)
def test_every_finding_has_one_place_in_the_result(
    before: list[Sighting], now: list[Sighting], standing: frozenset[str], unseen: frozenset[str]
) -> None:
    found = match(before, now, standing=standing, unseen=unseen)
    old, new = {one.fingerprint for one in before}, {one.fingerprint for one in now}
    assert found.known.keys() | found.new == new
    assert not found.known.keys() & found.new
    assert set(found.known.values()) | found.gone == old
    assert not set(found.known.values()) & found.gone
    assert len(set(found.known.values())) == len(found.known)
    assert all(found.known[same] == same for same in old & new)


@given(_SIGHTINGS, _SIGHTINGS, st.randoms(use_true_random=False))
def test_the_order_of_findings_does_not_matter(
    before: list[Sighting], now: list[Sighting], dice: random.Random
) -> None:
    before, now = list(set(before)), list(set(now))
    first = match(before, now)
    dice.shuffle(before)
    dice.shuffle(now)
    assert match(before, now) == first


@given(_SIGHTINGS)
def test_renaming_every_page_makes_nothing_new_where_words_tell(before: list[Sighting]) -> None:
    before = [one for one in before if one.quote]
    now = [one._replace(fingerprint="/moi" + one.fingerprint, place="/moi" + one.place) for one in before]
    assert not match(before, now).new


def test_the_cost_grows_no_faster_than_the_findings() -> None:
    def cost(count: int) -> float:
        before = [seen(f"/{n % 500}", f"Câu {n % 97}.", occurrence=n) for n in range(count)]
        now = [one._replace(fingerprint=f"x{one.fingerprint}", place=f"/moi{one.place}") for one in before]
        started = time.process_time()
        match(before, now)
        return time.process_time() - started

    cost(2_000)
    assert cost(40_000) < 60 * cost(4_000), "quadratic would be a hundred times"
