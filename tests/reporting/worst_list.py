"""Reports whose lists and articles are as long, as many and as hostile as can be; all invented."""

from __future__ import annotations

from dataclasses import replace

from rasoat.finding import Finding, Place, Scope, Severity
from rasoat.report import AgencyReport, ArticleRecord, BlockRecord, Report, RuleInfo
from tests.reporting import odd_reports as odd

WORD = 10_000
WORST = {
    "plain": "q" * WORD,
    "escaped": "&\"'<>" * (WORD // 5),
    "reversed": "\u202e\u2066" * (WORD // 2),
    "wide": "ễ\u0302🀄" * (WORD // 3),
    "spaces": "  \u00a0" * (WORD // 3),
}
"""What a field may be full of: each grows in its own way when it is shown."""


def long_words(word: str, findings: int = 150) -> Report:
    """Every text of agency, article, finding and rule is ``word``; overlapping spans all over three articles and one page."""
    rules = tuple(
        RuleInfo(
            f"X{i}{word[:500]}", word[:500], Severity.ERROR, f"{i}{word[:500]}", "", "", long, long, "0.1", False, ""
        )
        for i, long in enumerate([word] * 4 + [word[:200]] * 56)
    )
    found: list[Finding] = []
    for i in range(findings):
        rule = rules[i % len(rules)]
        found.append(
            odd.finding(
                code=rule.code, name=word, message=word, hint=word, quote=f"{i % 7}{word}", before=word, after=word,
                suggestions=(word[:2000], word[-2000:], word), fingerprint=f"{i}{word}", block=word, article=str(i % 3),
                span=(i * 30, i * 30 + 9_000), place=Place(url=f"https://x.example/{word}", fragment=f"https://x.example/{word[:3000]}"),
                new=i % 2 == 0, confidence=0.5 + i % 5 / 10,
            )
        )  # fmt: skip
    found += [replace(f, article="", span=None, fingerprint=f"p{i}{word}") for i, f in enumerate(found[:90])]
    found += [replace(f, article="", scope=Scope.TEMPLATE, fingerprint=f"t{i}{word}") for i, f in enumerate(found[:90])]
    text = (word + " ") * 8
    blocks = tuple(BlockRecord(kind, i * WORD, (i + 1) * WORD, (1, 1, i + 1) if kind == "cell" else None)
                   for i, kind in enumerate(("title", "lead", "cell", "cell", "item", "caption", "paragraph")))  # fmt: skip
    articles = tuple(
        odd.article(id=str(i), title=word, section=f"{i}{word}", byline=word, text=text, blocks=blocks, url=f"https://x.example/{i}", path="",
                    images=tuple(range(0, 60_000, 500)))
        for i in range(3)
    )  # fmt: skip
    unread = tuple(replace(odd.UNREAD, url=word, note=word) for _ in range(300))
    agency = odd.portal(*found, articles=articles, name=word, host=word)
    agency = replace(agency, coverage=replace(agency.coverage, unread=unread, not_checked=(word,)))
    return odd.report(agency, rules=rules, title=word)


def crowded_article(findings: int = 2_000) -> Report:
    """One article with ``findings`` places, many over the same words, some nested, some crossing."""
    sentence = "Cần bổ xung hồ sơ xin phép tại bộ phận một cửa của phường. "
    text = sentence * findings
    found = tuple(
        odd.live(
            span=(len(sentence) * (i // 2) + 4 + i % 2, len(sentence) * (i // 2) + 11 + 3 * (i % 2)),
            fingerprint=f"{i:016x}",
        )
        for i in range(findings)
    )
    step = len(sentence) * 40
    blocks = tuple(BlockRecord("paragraph", at, min(at + step, len(text))) for at in range(0, len(text), step))
    return odd.report(odd.portal(*found, articles=(odd.article(text=text, blocks=blocks),)))


def crowded_agency(findings: int = 100_000, each: int = 20) -> Report:
    """One agency with ``findings`` places of 40 rules, ``each`` in an article, in 300 sections by 300 authors."""
    rules = tuple(
        RuleInfo(f"QQ{i:03}", f"r{i}", Severity.WARNING, f"Loại lỗi số {i}", "", "", "", "", "0.1", False, "")
        for i in range(40)
    )
    records: list[ArticleRecord] = []
    found: list[Finding] = []
    for i in range(findings // each):
        records.append(odd.article(id=str(i), title=f"Bài số {i}", url=f"https://so-mau.example/tin/{i}", path="",
                                   section=f"Mục {i % 300}", byline=f"Người {i % 301}", published=f"20{10 + i % 15}-03-0{1 + i % 9}"))  # fmt: skip
        found += [
            odd.live(code=rules[(i + j * 7) % 40].code, article=str(i), fingerprint=f"{i * each + j:016x}", span=None, new=j % 3 == 0,
                     severity=tuple(Severity)[(i + j) % 3], quote=f"bổ xung {(i * each + j) % 999}",
                     place=Place(url=f"https://so-mau.example/tin/{i}"))
            for j in range(each)
        ]  # fmt: skip
    agency: AgencyReport = odd.portal(*found, articles=tuple(records))
    return odd.report(agency, rules=rules)
