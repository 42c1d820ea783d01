"""RS001 and RS002: suppression comments that silence nothing or are not in order. Raised by ``rules.suppression``."""

from __future__ import annotations

from collections.abc import Iterator

from rasoat.finding import Hit
from rules.rule import WARNING, ByEngine, Example, rule


@rule(
    code="RS001",
    name="unused-suppression",
    severity=WARNING,
    trigger=ByEngine(),
    title="Ghi chú bỏ qua không còn tác dụng",
    passes="Mọi ghi chú bỏ qua đều có tác dụng",
    message="Ghi chú bỏ qua {codes} nhưng ở đây không có lỗi nào loại này.",
    hint="Xóa ghi chú hoặc bỏ mã {codes} khỏi ghi chú.",
    why="Ghi chú thừa có thể che một lỗi thật về sau.",
    since="0.1",
    confidence=1.0,
    examples=[
        Example(
            bad='<p>⟦<!-- rasoat: ignore TY007 reason="tên riêng" -->⟧Hội nghị diễn ra đúng kế hoạch.</p>',
            good='<p><!-- rasoat: ignore TY007 reason="tên riêng" -->Hội nghị diễn ra , đúng kế hoạch.</p>',
        )
    ],
)
def unused_suppression() -> Iterator[Hit]:
    return iter(())


@rule(
    code="RS002",
    name="invalid-suppression",
    severity=WARNING,
    trigger=ByEngine(),
    title="Ghi chú bỏ qua không hợp lệ",
    passes="Mọi ghi chú bỏ qua đều hợp lệ",
    message="Ghi chú bỏ qua không có hiệu lực: {problem}.",
    hint='Viết đủ: <!-- rasoat: ignore MÃ reason="lý do" until=2027-01-31 -->',
    why="Bỏ qua một lỗi phải có lý do và thời hạn để người sau kiểm tra lại được.",
    since="0.1",
    confidence=1.0,
    examples=[
        Example(
            bad="<p>⟦<!-- rasoat: ignore TY007 -->⟧Hội nghị diễn ra đúng kế hoạch.</p>",
            good="<p><!-- ghi chú thường -->Hội nghị diễn ra đúng kế hoạch.</p>",
        )
    ],
)
def invalid_suppression() -> Iterator[Hit]:
    return iter(())
