"""The engine: a rule that throws, languages, frames, order, the same findings with and without RE2."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest

from rasoat.content import Article, Block, BlockKind, Page, Span
from rasoat.finding import Hit
from rules import engine as engine_module
from rules.engine import Engine, merge_templates
from rules.gate import Gate
from rules.registry import all_rules, by_code
from rules.rule import EveryBlock, NotChecked, Pattern, Rule


def page(*blocks: str, kind: BlockKind = BlockKind.PARAGRAPH, frame: tuple[str, ...] = ()) -> Page:
    text = "\n".join(blocks)
    made, start = [], 0
    for block in blocks:
        made.append(Block(kind, Span(start, start + len(block))))
        start += len(block) + 1
    return Page(path="a.txt", article=Article(id="a", text=text, found=text, blocks=tuple(made)), frame=frame)


def rule(check, trigger=None, **changes: object) -> Rule:
    return dataclasses.replace(
        by_code("RS001"),
        code="ZZ001",
        name="zz",
        trigger=trigger or EveryBlock(),
        check=check,
        message="{quote}",
        hint="",
        **changes,
    )


def test_rule_that_throws_is_reported_and_the_others_go_on() -> None:
    def broken(block: Block, doc: object) -> Iterator[Hit]:
        yield Hit(block.span)
        raise ZeroDivisionError("hỏng")

    def whole(block: Block, doc: object) -> Hit:
        return Hit(block.span)

    other = dataclasses.replace(rule(whole), code="ZZ002")
    checked = Engine([rule(broken), other]).check(page("Một câu."))
    assert [f.code for f in checked.findings] == ["ZZ002"]
    assert [(f.code, f.where) for f in checked.failures] == [("ZZ001", "a.txt")]
    assert "ZeroDivisionError" in checked.failures[0].message


def test_rule_that_cannot_judge_says_so() -> None:
    def unable(block: Block, doc: object) -> None:
        raise NotChecked("Không có máy chủ.")

    checked = Engine([rule(unable)]).check(page("Một câu."))
    assert checked.not_checked == (("ZZ001", "Không có máy chủ."),)
    assert not checked.failures


def test_vietnamese_rule_skips_english_blocks() -> None:
    seen = []

    def note(block: Block, doc: object) -> None:
        seen.append(doc.block_text(block))  # type: ignore[attr-defined]

    english = "The committee of the city has approved the plan for the year and will publish it."
    Engine([rule(note)]).check(page("Ủy ban nhân dân thành phố đã phê duyệt kế hoạch năm nay.", english))
    assert seen == ["Ủy ban nhân dân thành phố đã phê duyệt kế hoạch năm nay."]


def test_hit_never_crosses_a_block() -> None:
    found = Engine([rule(lambda m, d: Hit(Span(*m.span())), Pattern("a\\s+b"))]).check(page("xa", "bx"))
    assert not found.findings


def test_frame_is_read_only_by_rules_that_ask_and_merges_over_pages() -> None:
    asking = rule(lambda b, d: Hit(b.span), reads=frozenset({BlockKind.FRAME}))
    engine = Engine([asking])
    findings = [f for _ in range(3) for f in engine.check(page("x", frame=("Đấu thấu", "Đấu thấu"))).findings]
    merged = merge_templates(findings)
    assert [(f.quote, f.pages, f.scope.value) for f in merged] == [("Đấu thấu", 3, "template")]


def test_without_re2_the_findings_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    samples = [
        e.bad.replace("⟦", "").replace("⟧", "") for r in all_rules() for e in r.examples if e.bad and e.bad[0] != "<"
    ]
    pages = [page(text) for text in samples]
    gated = [Engine(all_rules()).check(p).findings for p in pages[:1]]
    engine = Engine(all_rules())
    gated = [engine.check(p).findings for p in pages]
    monkeypatch.setattr(Gate, "open_for", lambda self, text: self._all)
    assert [engine.check(p).findings for p in pages] == gated


def test_fingerprint_survives_moved_lines_and_tells_equal_findings_apart() -> None:
    asking = rule(lambda m, d: Hit(Span(*m.span())), Pattern("sai"))
    engine = Engine([asking])
    first = [f.fingerprint for f in engine.check(page("Câu sai và sai.", "Câu khác.")).findings]
    second = [f.fingerprint for f in engine.check(page("Thêm một dòng.", "Câu sai và sai.")).findings]
    assert first == second
    assert len(set(first)) == 2


def test_every_trigger_is_served() -> None:
    assert {type(r.trigger).__name__ for r in all_rules()} >= {
        "Phrases",
        "Pattern",
        "EveryBlock",
        "EveryPage",
        "Portal",
    }
    assert engine_module.Engine(all_rules()).rules == all_rules()
