"""SP009: a word (or a phrase of up to three syllables) typed twice. Silent where the first ends one word and the second begins
another ("hành vi vi phạm", "hàng không không"), for reduplication ("song song"), numbers and titles ("năm năm")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from rasoat.content import PROSE, Article, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import ERROR, WARNING, EveryArticle, Example, rule
from rules.text.folding import fold
from rules.text.lexicon import bound_syllables, compounds, said_twice, syllable_counts
from rules.text.neighbours import syllable_after, syllable_before
from rules.text.syllables import is_syllable
from rules.text.words import word_counts

_RUN = re.compile(r"\S+")
_REMEMBERED = 400_000
"""Distinct runs whose code is kept."""
_LONGEST = 3
"""Syllables of a phrase that is looked for."""
_WORDS = {size: r"\s+".join([r"[^\W\d_]+"] * size) for size in range(1, _LONGEST + 1)}
_TWICE = {size: re.compile(rf"(?P<one>{words})\s+(?P<two>{words})(?![\w-])") for size, words in _WORDS.items()}
_FREE = frozenset("từng mỗi rất từ càng cứ luôn cùng vẫn mãi hết đi vô".split())
"""Words that begin phrases said twice on purpose: từng bước từng bước."""
_ON_AND_ON = frozenset("dần mãi nữa hoài ra lên xuống".split())
"""Words that end such phrases: mờ dần mờ dần."""
_LOOSE = frozenset("mình xem vừa đó sao gì vợ chồng xấu đông tầm khá kỳ kì thân xoa vỗ lại".split())
"""Common words that speech doubles, or that end a thought and begin the next."""
_VERBS = frozenset(
    """bị ký học dạy thi bán mua lái đạt thu giải đi ở làm gửi dự trình kéo nhận sinh có tiếp không cấp lại vượt bơm hút nổ sơn
    xay lọc mới nữ bằng đầu""".split()
)
"""Last syllables of words that may be followed by themselves as a verb: thiết bị bị hỏng, chương trình trình Thủ tướng."""
_GAINED = frozenset("nhìn nghe nhặt đạt thu nhận tìm mua làm lấy bắt thấy biết đọc hiểu".split())
"""Verbs whose result (được) may be followed by a passive (được): tài liệu nghe được được coi là chứng cứ."""
_DOERS = frozenset(fold("ban đoàn tổ đội phòng quan vị viên người nhóm trạm hội bộ trung công nhà").split())
"""Words before a phrase that make it a body which then does the same: Ban tổ chức tổ chức, đoàn kiểm tra kiểm tra."""
_BEFORE_THAT = frozenset("theo trong trước sau do khi tại".split())
_ASKED = frozenset("hay để được có tay".split())
"""Words before a "không" that closes what it belongs to: họ đến hay không không quan trọng."""
_GRAMMAR = frozenset(
    """của các và với tại đã là được trong cho những để khi từ có này về theo trên như do ở sẽ vì cũng nhưng hoặc nhằm
    đến vào cùng bởi thì mà đang cần phải một thuộc việc sự""".split()
)
"""Words that nobody doubles for a shade of meaning."""
_COMMON = 3000
"""A word seldom met, doubled, is a reduplication that no list has (khum khum, gù gù)."""
_TERM = 6
"""Unless it is what the article is about."""
_COUNTED = {
    "năm": re.compile(r"\s+(?:19|20)\d\d(?!\d)"),
    "ngày": re.compile(r"\s+\d{1,2}\s?[/-]\s?\d"),
    "tháng": re.compile(r"\s+\d{1,2}(?!\d)"),
    "tỷ": re.compile(r"\s+(?:đồng|usd|đô)"),
    "tỉ": re.compile(r"\s+(?:đồng|usd|đô)"),
}
"""Words that may stand twice, but not before this."""


@rule(
    code="SP009",
    name="repeated-word",
    severity=ERROR,
    trigger=EveryArticle(),
    title="Từ bị gõ hai lần",
    passes="Không có từ gõ thừa",
    message="“{quote}” bị lặp từ.",
    hint="Chỉ giữ “{right}”.",
    why="Từ lặp làm câu vấp, cho thấy bài chưa được đọc lại.",
    since="0.1",
    confidence=0.97,
    safety=Safety.UNSAFE,
    examples=[
        Example(bad="Theo quy định ⟦tại tại⟧ khoản 2 Điều 5.", good="Hành vi vi phạm bị xử phạt.", suggestion="tại"),
        Example(bad="Quyền lợi ⟦của của⟧ người dân.", good="Hai bên song song triển khai, dần dần hoàn thiện."),
        Example(bad="Lễ ⟦kỷ niệm Kỷ niệm⟧ 80 năm.", good="Giấy phép xuất bản bản tin; sau năm năm thực hiện."),
        Example(
            bad="Các hộ ⟦trên địa bàn trên địa bàn⟧ phường.", good="Từng bước, từng bước một; năm này qua năm khác."
        ),
    ],
)
def repeated_word(article: Article, doc: Document) -> Iterator[Hit]:
    end = 0
    doubled = _doubled(doc.runs)
    for (_, size), start in zip(doubled, _starts(doc.text, [index for index, _ in doubled]), strict=True):
        match = _TWICE[size].match(doc.folded, start)
        block = doc.block_at(start)
        if (
            match
            and start >= end
            and block is not None
            and block.kind in PROSE
            and match.end() <= block.span.end
            and not doc.is_english(block)
            and (hit := _hit(match, doc))
        ):
            end = match.end()
            yield hit


class _Codes(dict[str, int]):
    """A number 1 … 255 for each distinct run, the same where letter case, tone placement or marks behind differ."""

    def __missing__(self, run: str) -> int:
        if len(self) > _REMEMBERED:
            self.clear()
        bare = run
        while bare and not bare[-1].isalnum():
            bare = bare[:-1]
        self[run] = code = hash(fold(bare)) % 255 + 1
        return code


_CODES = _Codes()


def _doubled(runs: Sequence[str]) -> list[tuple[int, int]]:
    """Places in the list of runs, in order, and sizes of what stands twice in a row: words, and phrases of two or three.

    The last may carry a mark (công chức chức,). A phrase of n words said twice has the same word at a distance of n in n
    places in a row.
    """
    codes = bytes(map(_CODES.__getitem__, runs))
    found = []
    for size in range(1, _LONGEST + 1):
        for start in _repeated(codes, size):
            words = [fold(run) for run in runs[start : start + 2 * size]]
            if _is_doubled(words[:size], words[size:]):
                found.append((start, size))
    return sorted(found)


def _repeated(codes: bytes, size: int) -> Iterator[int]:
    """Places at which ``size`` codes stand twice in a row: so many zeros in all codes xor the codes moved by so many."""
    number = int.from_bytes(codes, "little")
    differing = (number ^ number >> 8 * size).to_bytes(len(codes), "little")
    same = bytes(size)
    place = differing.find(same)
    while place >= 0:
        yield place
        place = differing.find(same, place + 1)


def _is_doubled(first: list[str], second: list[str]) -> bool:
    if first[:-1] != second[:-1] or not _follows(first[-1], second[-1]):
        return False
    if len(first) == 1:
        return _may_be_slip(first[0])
    return len(set(first)) > 1 and all(map(is_syllable, first))


def _starts(text: str, numbers: Sequence[int]) -> Iterator[int]:
    """Offsets of the runs with these numbers, which ascend."""
    runs, read = _RUN.finditer(text), 0
    start = 0
    for number in numbers:
        for run in islice(runs, number - read, number - read + 1):
            start, read = run.start(), number + 1
        yield start


def _follows(first: str, second: str) -> bool:
    """Whether the second is the first, marks behind it aside."""
    return first.isalpha() and second.startswith(first) and not any(map(str.isalnum, second[len(first) :]))


def _may_be_slip(word: str) -> bool:
    return is_syllable(word) and (word not in said_twice() or word in _COUNTED)


def _hit(match: re.Match[str], doc: Document) -> Hit | None:
    first = doc.text[slice(*match.span("one"))]
    second = doc.text[slice(*match.span("two"))]
    if "\n" in match.group() or not _same_case(first, second, doc, match.start()):
        return None
    words = match["one"].split()
    confidence = _of_word(words[0], match, doc) if len(words) == 1 else _of_phrase(words, first, second, doc, match)
    if not confidence:
        return None
    return Hit(
        Span(*match.span()),
        {"right": first},
        (first,),
        severity=WARNING if confidence < 0.95 else None,
        confidence=confidence,
    )


def _same_case(first: str, second: str, doc: Document, start: int) -> bool:
    """A capital only on the second word begins a name; unless it is a phrase said again, or the first begins a sentence."""
    if first == second or " " in first:
        return first == second or first[1:] == second[1:]
    if first[0].isupper() and second.islower():
        return doc.sentence_at(start).start == start
    return False


def _of_phrase(words: list[str], first: str, second: str, doc: Document, match: re.Match[str]) -> float:
    """How sure it is that the phrase is typed twice; 0 where it may be said on purpose."""
    if first[0].isupper() and second[0].isupper() and not first.isupper():
        return 0.0
    before = syllable_before(doc, match.start())
    if words[0] in _FREE or words[-1] in _ON_AND_ON or before in _DOERS:
        return 0.0
    if f"{before} {words[0]}" in compounds() and " ".join(words) not in compounds():
        return 0.0
    return 0.85 if second[0].isupper() and first[0].islower() else 0.97


_NEXT_PAIR = re.compile(r"[\s,;]+([^\W\d_]+)\s+\1(?![^\W_])")
_PAIR_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]+)\s+\1[\s,;]+$")


def _of_word(word: str, match: re.Match[str], doc: Document) -> float:
    """How sure it is that the word is typed twice; 0 where both have their place."""
    first = doc.text[slice(*match.span("one"))]
    if first[0].isupper() and doc.text[match.start("two")].isupper() and not (first.isupper() and len(first) > 1):
        return 0.0
    if word in said_twice():
        return 0.9 if _COUNTED[word].match(doc.folded, match.end()) else 0.0
    around = doc.folded[max(0, match.start() - 24) : match.start()]
    if _NEXT_PAIR.match(doc.folded, match.end()) or _PAIR_BEFORE.search(around):
        return 0.0
    before, after = syllable_before(doc, match.start()), syllable_after(doc, match.end())
    if (word == "được" and before in _GAINED) or (word == "không" and before in _ASKED):
        return 0.0
    if word == "số" and doc.folded[match.end() :].lstrip()[:1].isdigit():
        return 0.0
    closes, opens = f"{before} {word}" in compounds(), f"{word} {after}" in compounds()
    if f"{before} {word}" in said_twice() or (closes and (opens or word in _VERBS)):
        return 0.0
    if (
        word in _GRAMMAR
        or (word == "đó" and before in _BEFORE_THAT)
        or (word in bound_syllables() and (closes or opens))
    ):
        return 0.97
    if closes or opens:
        return 0.9
    common = syllable_counts().get(word, 0) >= _COMMON or word_counts(doc.folded)[word] >= _TERM
    return 0.9 if common and word not in _LOOSE | _VERBS else 0.0
