"""Learning from a text: the same bytes for the same text, slips that are slips, and what was learnt vouches."""

import lzma
import random
from pathlib import Path

import pytest

from rasoat.errors import ReadError, UsageError
from rules.context import slips
from rules.context.candidates import Lexicon
from rules.context.judge import Judge
from rules.context.learning import learn as learning
from rules.context.learning import texts
from rules.context.learning.noise import slipped, spoiled
from rules.context.table import load, read
from rules.context.tokens import TOKEN, canonical, is_word
from rules.registry import data
from rules.text.syllables import split_tone, with_tone

WORDS = [line for line in data("words", "compounds.txt").splitlines() if line and line[0] != "#"][::9]


def text(lines: int, seed: int = 1) -> str:
    """Lines of two-syllable words in a habitual order: enough to be learnt, no language."""
    rng = random.Random(seed)
    made = []
    for _ in range(lines):
        start = rng.randrange(len(WORDS) - 40)
        made.append(" ".join(WORDS[start + step * 3] for step in range(rng.randrange(4, 12))) + ".")
    return "\n".join(made)


def learnt(path: Path, words: str) -> Path:
    source = path.with_suffix(".txt")
    source.write_text(words, encoding="utf-8")
    learning.learn(texts.lines([source]), lambda: texts.corpora([source]), "2026-01-02", path)
    return path


def test_the_same_text_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "LEAST_SLIPS", 50)
    monkeypatch.setattr(learning, "LEAST_TARGET", 5)
    one, other = tmp_path / "one.table", tmp_path / "two" / "one.table"
    other.parent.mkdir()
    learnt(one, text(4000))
    learnt(other, text(4000))
    assert one.read_bytes() == other.read_bytes()
    found = read(one)
    assert found.weights is not None
    assert found.corpora[0].name == "one.txt"
    judge = Judge([found])
    first = " ".join(WORDS[100 + step * 3] for step in range(8)).split()
    wrong = list(first)
    wrong[7] = slipped(first[7], random.Random(3)) or ""
    doubts = {doubt.token: doubt for doubt in judge.doubts(" ".join(wrong), -3.0)}
    assert 7 in doubts
    assert doubts[7].suggestions[0] == canonical(first[7])


def test_a_text_too_short_gives_a_table_without_a_scorer(tmp_path: Path) -> None:
    found = read(learnt(tmp_path / "short.table", "Ủy ban nhân dân phường Bến Dâu tiếp công dân.\n"))
    assert found.weights is None
    assert Judge([found]).doubts("Ủy ban nhân dân", -9) == []


def test_an_own_table_vouches_for_what_stands_in_it(tmp_path: Path) -> None:
    odd = "Tuyên truyền, vận động người nọp thuế chấp hành tốt nghĩa vụ."
    own = read(learnt(tmp_path / "own.table", "\n".join(f"{number} {odd}" for number in range(30))))
    alone = {d.token for d in Judge([load()]).doubts(odd, -9)}
    both = {d.token for d in Judge([load(), own]).doubts(odd, -9)}
    word = TOKEN.findall(odd).index("nọp")
    assert word in alone
    assert word not in both


def test_lines_of_every_kind_of_file_are_read(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text(
        '{"id": "7", "title": "Một tin", "body": "Dòng một đây\\nDòng hai đây"}\n', "utf-8"
    )
    (tmp_path / "a.txt.xz").write_bytes(lzma.compress("Văn bản nén lại\n".encode()))
    (tmp_path / "c.md").write_text("# Tiêu đề\n\nĐoạn văn **đậm** ở đây.\n", "utf-8")
    (tmp_path / "d.bin").write_bytes(b"\0")
    found = texts.gather([tmp_path])
    assert [path.name for path in found] == ["a.txt.xz", "b.jsonl", "c.md"]
    read_lines = [line.strip() for line in texts.lines(found)]
    assert "Văn bản nén lại" in read_lines
    assert "Dòng hai đây" in read_lines
    assert "Đoạn văn đậm ở đây." in read_lines


def test_wrong_inputs_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        texts.gather([tmp_path / "không có.txt"])
    with pytest.raises(UsageError):
        texts.gather([tmp_path])
    (tmp_path / "x.bin").write_bytes(b"1")
    with pytest.raises(UsageError):
        texts.gather([tmp_path / "x.bin"])
    broken = tmp_path / "broken.txt.xz"
    broken.write_bytes(b"no xz at all")
    with pytest.raises(ReadError):
        list(texts.lines([broken]))


def test_slips_are_syllables_that_differ_from_the_word() -> None:
    rng = random.Random(2)
    known = frozenset(canonical(word) for pair in WORDS for word in pair.split())
    tokens = text(400).split()
    made, meant = spoiled(tokens, known, rng)
    assert len(meant) > 20
    for place, word in meant.items():
        assert canonical(made[place]) != word
        assert is_word(canonical(made[place]))
    assert [token for place, token in enumerate(made) if place not in meant] == [
        token for place, token in enumerate(tokens) if place not in meant
    ]


def test_every_slip_of_one_kind_is_among_what_may_be_meant() -> None:
    lexicon: Lexicon = Judge([load()]).lexicon
    missing = 0
    tried = 0
    rng = random.Random(4)
    for word in lexicon.words[::7]:
        slip = slipped(word, rng)
        if slip is None or not is_word(slip):
            continue
        tried += 1
        missing += lexicon.words.index(word) not in lexicon.meant_by(slip).numbers.tolist()
    assert tried > 200
    assert missing < 0.1 * tried


@pytest.mark.parametrize(
    ("written", "meant", "kind"),
    [
        ("giơi", "giới", slips.TONE_CHANGED + 2),
        ("nọp", "nộp", slips.MARK),
        ("tết", "tiết", slips.LEFT_OUT),
        ("phòn", "phòng", slips.CODA_SOUND),
        ("suất", "xuất", slips.ONSET_SOUND),
        ("dành", "giành", slips.ONSET_SOUND + 2),
        ("nhên", "nên", slips.ONE_TOO_MANY),
        ("mứng", "mừng", slips.TONE_CHANGED + 13),
    ],
)
def test_the_kind_of_a_slip_is_told(written: str, meant: str, kind: int) -> None:
    lexicon = Judge([load()]).lexicon
    found = lexicon.meant_by(canonical(written))
    kinds = {lexicon.words[n]: k for n, k in zip(found.numbers.tolist(), found.kinds.tolist(), strict=True)}
    assert kinds[meant] == kind


def test_spellings_that_differ_by_i_and_y_are_never_proposed() -> None:
    lexicon = Judge([load()]).lexicon
    assert "lý" not in {lexicon.words[n] for n in lexicon.meant_by("lí").numbers.tolist()}
    assert "kỹ" not in {lexicon.words[n] for n in lexicon.meant_by("kĩ").numbers.tolist()}


@pytest.mark.parametrize("word", ["hoàn", "hòan", "hoan", "quyển", "thuở", "khuỷu", "giếng"])
def test_canonical_form_does_not_depend_on_where_the_tone_was_typed(word: str) -> None:
    bare, tones = split_tone(word)
    assert canonical(word) == canonical(with_tone(bare, tones[0] if tones else ""))
    assert canonical(canonical(word)) == canonical(word)
