"""Words that only hold the place of a content, as patterns."""

from __future__ import annotations

PHRASES = (
    "lorem ipsum",
    "dolor sit amet",
    *(
        f"đang {passive}{verb}"
        for passive in ("", "được ", "chờ ")
        for verb in ("cập nhật", "xây dựng", "hoàn thiện", "biên soạn")
    ),
    *(
        "under construction",
        "coming soon",
        "to be updated",
        "text here",
        "your text",
        "sample text",
        "hello world",
        "sample page",
    ),
    *(
        f"{verb} {noun}"
        for verb in ("nhập", "chèn", "điền", "gõ")
        for noun in ("nội dung", "tiêu đề", "mô tả", "văn bản", "tóm tắt")
    ),
    *(
        f"{noun} ở đây"
        for noun in ("nội dung", "tiêu đề", "bài viết", "tin bài", "mô tả", "tóm tắt", "mô tả ngắn", "chi tiết")
    ),
    *("tiêu đề", "tên bài viết", "test", "testing", "bài thử", "viết thử", "tin thử", "trang thử", "đăng thử"),
    *(
        "asdf",
        "asdfgh",
        "asdfghjkl",
        "asdasd",
        "sdfsdf",
        "dsfsdf",
        "fsdf",
        "sdf",
        "asd",
        "qwe",
        "qwerty",
        "xxx",
        "xxxx",
        "bla",
    ),
    *(f"{lead} {blank}" for lead in ("ngày", "số", "số:") for blank in ("..", "…", "_", "xx", "xxx", "x")),
    *(
        f"[{thing}"
        for thing in ("tên", "số", "địa chỉ", "địa điểm", "họ", "ngày", "tháng", "thời gian", "chức", "người", "email")
    ),
    *(
        f"[{thing}"
        for thing in (
            "đơn vị",
            "cơ quan",
            "link",
            "đường dẫn",
            "ảnh minh họa",
            "trích dẫn",
            "chữ ký",
            "logo",
            "xx",
            "xxx",
        )
    ),
    *(
        f"{mark}{verb}"
        for mark in "[<"
        for verb in ("chèn", "điền", "nhập", "thêm", "ghi", "bổ sung", "insert", "enter", "your")
    ),
    "<tên",
)
"""Words that may belong to one of the patterns below."""
_DOTS = r"(?:[.…_]{2,}|…)"
_LEFT_OPEN = rf"(?:[xX]{{1,4}}|{_DOTS})"
_TYPE = "(?:QĐ|NQ|KH|TB|CV|BC|CT|TTr|HD|UBND|HĐND|NĐ|GM|GP|PA)"
LATIN = r"(?i:lorem ipsum|dolor sit amet|consectetur adipiscing)(?:[ ,]+[a-z]+){0,3}"
WAITING = (
    r"(?i:(?:(?:nội dung|thông tin|dữ liệu|bài viết|trang|chuyên mục|mục|danh sách|tin|website)(?: [^\W\d_]+){0,3} )?"
    r"(?:hiện |vẫn )?đang (?:được |trong quá trình |chờ )?(?:cập nhật|xây dựng|hoàn thiện|biên soạn)"
    r"(?: (?:nội dung|thông tin|dữ liệu|thêm))?|under construction|coming soon|to be updated)"
)
ASKED = (
    r"(?i:(?:nhập|chèn|điền|gõ|viết) (?:nội dung|tiêu đề|mô tả|văn bản|tóm tắt|chữ)(?: [^\W\d_]+){0,3} (?:tại|ở|vào) đây"
    r"|(?:nội dung|tiêu đề|tóm tắt|mô tả)(?: (?:bài viết|tin bài|tin|ngắn|chi tiết))? ở đây"
    r"|(?:your|sample|insert|enter|add|placeholder) (?:text|title|content|heading)(?: goes)?(?: here)?|hello world!?"
    r"|sample page)"
)
MASHED = (
    r"(?i:(?:[asdf]{3,6}|asdfgh(?:jkl)?|qwe(?:rty)?)(?: [asdf]{3,6})*"
    r"|test(?:[ ,.]+test)+|x{3,}|(?:bla ?){2,})"
)
IN_TITLE = (
    r"(?i:tiêu đề(?: (?:bài viết|tin|bài))?|tên bài viết|test(?:ing)? ?\d{0,3}"
    r"|(?:bài|tin|trang|đăng)(?: viết| tin| bài)? (?:test|thử)(?: \d+)?)"
)
"""Placeholders in a title alone: elsewhere they may head a column or a form."""
OPEN_NUMBER = (
    rf"(?i:số ?:? ?)(?:[xX]{{2,5}}|{_DOTS}) ?/(?:20\d\d/)?{_TYPE}(?:-\w+)?(?!\w)"
    rf"|(?i:ngày) {_LEFT_OPEN} ?/ ?(?:{_LEFT_OPEN}|\d{{1,2}}) ?/ ?(?:20(?:\d\d|[xX.…]{{1,3}})|[xX]{{2,4}}|{_DOTS})"
    rf"|(?i:ngày) {_LEFT_OPEN} ?(?i:tháng) (?:{_LEFT_OPEN}|\d{{1,2}})(?: (?i:năm) ?(?:\d{{4}}|{_DOTS}))?"
)
_THING = (
    "(?:tên|số điện thoại|số liệu|số văn bản|địa chỉ|địa điểm|họ (?:và )?tên|ngày|tháng|thời gian|chức (?:vụ|danh)"
    "|người phát ngôn|email|đơn vị|cơ quan|link|đường dẫn|ảnh minh họa|trích dẫn|chữ ký|logo)"
)
_ORDER = "(?:chèn|điền|nhập|thêm|ghi|bổ sung|insert|enter|add|your)"
BRACKETED = (
    rf"\[(?i:{_THING}(?:[ /,][^\[\]\d\n]{{0,40}})?|{_ORDER} [^\[\]\n]{{1,60}}|x{{2,}})\]"
    r"|<(?i:(?:tên|chèn|điền|nhập|ghi) [^<>\d\n]{2,40})>"
)
