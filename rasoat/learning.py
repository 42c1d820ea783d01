"""``rasoat learn``: a table of context from texts (SP003), or with ``--style`` a proposal of ``[style]`` and ``[[words]]`` of a
rasoat.toml from what an agency has published."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rasoat.catalogue import N_, _, _n
from rasoat.content import Page
from rasoat.errors import Exit, ReadError, UsageError, cause
from rasoat.inputs import gather
from rules.document import Document
from rules.style_survey import FOREIGN, I_Y, NUMBERS, QUOTATION_MARKS, TONE_PLACEMENT, VIETNAMESE, StyleSurvey, variants

ENOUGH = 30
SHARE = 0.9
"""A form is proposed where it has this share of so many places or more."""
_CHOICES = {
    TONE_PLACEMENT: (N_("Dấu thanh"), {"old": "hòa, thủy", "new": "hoà, thuỷ"}),
    I_Y: (N_("i hay y"), {"y": "kỹ, lý, tỷ", "i": "kĩ, lí, tỉ"}),
    QUOTATION_MARKS: (N_("Dấu nháy"), {"curly": "“ ”", "straight": '" "'}),
    NUMBERS: (N_("Số"), {VIETNAMESE: "1.000,5", FOREIGN: "1,000.5"}),
}
"""Name of each key of ``[style]``, and what its values stand for."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """``toml`` is a piece of rasoat.toml; ``problems`` are inputs that could not be read."""

    toml: str
    articles: int
    problems: tuple[ReadError, ...]


def run(options: argparse.Namespace) -> int:
    """The sub-command; its exit code."""
    if options.out and options.out.exists():
        raise UsageError(_("{file} đã có.").format(file=options.out), _("Chọn tên khác, hoặc xóa tệp này trước."))
    if not options.style:
        if not options.out:
            raise UsageError(
                _("Chưa nói ghi bảng ngữ cảnh vào đâu."), _("Thêm --out TỆP, hoặc --style để học cách viết.")
            )
        print(learn_table(options.paths, options.out, options.date))
        return Exit.CLEAN
    proposal = learn_style(options.paths)
    if options.out:
        try:
            options.out.write_text(proposal.toml, encoding="utf-8")
        except OSError as error:
            raise UsageError(
                _("Không ghi được {file}: {reason}.").format(file=options.out, reason=cause(error)),
                _("Chọn nơi khác."),
            ) from error
        print(_("Đã ghi {file}. Xem lại rồi chép vào rasoat.toml.").format(file=options.out))
    else:
        print(proposal.toml, end="")
    for problem in proposal.problems:
        print(f"rasoat: {problem.message}\n  → {problem.remedy}", file=sys.stderr)
    return Exit.INCOMPLETE if proposal.problems else Exit.CLEAN


def learn_style(paths: Sequence[Path], exclude: Sequence[str] = ()) -> Proposal:
    """Reads files, folders and archives. UsageError where there is no article; the same for the same input."""
    survey, problems = StyleSurvey(), list[ReadError]()
    for doc in documents(paths, exclude, problems):
        survey.add(doc)
    if not survey.articles:
        raise nothing_to_learn()
    return Proposal(_toml(survey), survey.articles, tuple(problems))


def nothing_to_learn() -> UsageError:
    return UsageError(
        _("Không có bài tiếng Việt nào để học."), _("Đưa vào bản lưu .warc.gz, thư mục hoặc tệp bài đã đăng.")
    )


def learn_table(paths: Sequence[Path], out: Path, date: dt.date | None) -> str:
    """Learns a table of these texts into ``out``, the same bytes for the same texts; a summary for a person."""
    from rules.context.learning import texts
    from rules.context.learning.learn import learn

    found = texts.gather(paths)
    day = (date or texts.newest(found)).isoformat()
    try:
        made = learn(texts.lines(found), lambda: texts.corpora(found), day, out)
    except OSError as error:
        raise UsageError(
            _("Không ghi được {file}: {reason}.").format(file=out, reason=cause(error)), _("Chọn nơi khác.")
        ) from error
    summary = _("Đã ghi {file} ({size:.1f} MB): {tokens} từ và dấu, {pairs} cặp, {triples} bộ ba.").format(
        file=out, size=made.bytes / 1e6, tokens=made.tokens, pairs=made.pairs, triples=made.triples
    )
    if made.slips:
        return _("{summary} Bộ chấm điểm luyện trên {slips} lỗi.").format(summary=summary, slips=made.slips)
    return _(
        "{summary} Văn bản ngắn, chưa đủ luyện bộ chấm điểm: dùng làm own-tables trong [spelling] của rasoat.toml."
    ).format(summary=summary)


def documents(paths: Sequence[Path], exclude: Sequence[str], problems: list[ReadError]) -> Iterator[Document]:
    """The Vietnamese articles of files, folders and archives, each text once; what cannot be read is added to ``problems``."""
    seen = set()
    for page in _pages(paths, exclude):
        if isinstance(page, ReadError):
            problems.append(page)
        elif page.article is not None and page.article.text not in seen:
            seen.add(page.article.text)
            doc = Document(page, page.article)
            if doc.language == "vi":
                yield doc


def _pages(paths: Sequence[Path], exclude: Sequence[str]) -> Iterator[Page | ReadError]:
    from rasoat.readers.archive import index, read
    from rasoat.readers.files import read_file

    files, archives = gather(paths, exclude)
    for path in files:
        try:
            yield read_file(path)
        except ReadError as error:
            yield error
    for path in archives:
        try:
            captures = index(path)
        except ReadError as error:
            yield error
            continue
        yield from (page for _, page in read(path, captures))


def _toml(survey: StyleSurvey) -> str:
    lines = [
        _("# Cách viết trong {articles} bài. Chỗ đạt {share:.0%} của ít nhất {enough} lần được đề xuất.").format(
            articles=grouped(survey.articles), share=SHARE, enough=ENOUGH
        ),
        "[style]",
    ]
    chosen: dict[str, str] = {}
    for key, (name, values) in _CHOICES.items():
        counts = survey.choices[key]
        told = ", ".join(
            _n("{n} lần {shown}", counts[value]).format(n=grouped(counts[value]), shown=shown)
            for value, shown in values.items()
        )
        most = max(values, key=lambda value: counts[value])
        share = counts[most] / counts.total() if counts else 0.0
        lines.append(
            f"# {_(name)}: {told} ({_percent(share)} {values[most]})"
            if counts
            else _("# {name}: không gặp").format(name=_(name))
        )
        if counts.total() >= ENOUGH and share >= SHARE:
            chosen[key] = most
        lines.append(f'{"" if key in chosen else "# "}{key} = "{most if counts else ""}"')
    for wrong, right, counts in variants(survey, chosen, enough=ENOUGH, share=SHARE):
        told = _forms(counts)
        doubt = "# " if wrong[1:] == right[1:] else ""
        told += _(" (chỉ khác chữ hoa: có thể là tên riêng)") if doubt else ""
        lines += ["", f"# {told}", f"{doubt}[[words]]", f'{doubt}wrong = "{wrong}"', f'{doubt}right = "{right}"']
    return "\n".join(lines) + "\n"


def _forms(counts: Counter[str]) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(_n("{n} lần {form}", count).format(n=grouped(count), form=form) for form, count in ordered)


def grouped(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _percent(share: float) -> str:
    """Rounded down: 89.9 % is not yet 90 %."""
    return f"{int(1000 * share) / 10:.1f}".replace(".", ",") + "%"
