"""What machines leave in a text, as patterns: language models, Word, HTML, Markdown, servers."""

from __future__ import annotations

from typing import NamedTuple

from rasoat.catalogue import N_

ANSWER = N_("lời của công cụ AI")
TAG = N_("thẻ HTML hiện thành chữ")
SCRIPT = N_("mã của trang web hiện thành chữ")
FAILURE = N_("thông báo lỗi của máy chủ")
MARKDOWN = N_("dấu định dạng Markdown")
_START = r"(?<![^\n])"
"""The start of a block."""
_TAGS = (
    "p|br|b|i|u|em|strong|span|div|a|img|font|table|tbody|thead|tr|td|th|ul|ol|li|h[1-6]|iframe|script|style|blockquote"
    r"|center|sup|sub|hr|o:p|st1:\w+|section|figure|input|button|video|object|embed|param"
)


class Kind(NamedTuple):
    """``regex`` finds what ``what`` names; ``confidence`` is its expected precision."""

    what: str
    confidence: float
    regex: str


KINDS = (
    Kind(
        N_("mã trích dẫn của công cụ AI"),
        0.98,
        r"turn\d+(?:search|news|view|image|file|fetch)\d+"
        r"|:{0,2}contentReference\[[^\]\n]{0,200}\](?:\{[^}\n]{0,200}\})?|oaicite:?\d*"
        r"|【\d+(?::\d+)?†[^】\n]{0,200}】|\[cite(?:_start|_end|: ?[\d, ]+)\]|sandbox:/mnt/data\S*"
        r"|utm_source=(?:chatgpt|openai)\S*"
        r"|</?think>|\[oai_citation\S*",
    ),
    Kind(
        ANSWER,
        0.95,
        rf"(?:{_START}|(?<=[.!?] ))[“\"]?(?:"
        r"(?:Là|Với tư cách là) (?:một )?(?:mô hình ngôn ngữ|trợ lý (?:AI|ảo)|AI\b|trí tuệ nhân tạo)[^.\n]{0,60}?, (?:tôi|mình) "
        r"|As an AI (?:language )?(?:model|assistant)\b"
        r"|Bạn có muốn (?:tôi|mình) (?:viết|soạn|rút gọn|tóm tắt|chỉnh|dịch|định dạng|chuyển thành)"
        r"|(?:Nếu|Khi) (?:bạn|anh/chị|quý vị) (?:cần|muốn)[^.\n]{0,80}?, (?:tôi|mình) (?:có thể|sẽ|sẵn sàng) (?:giúp )?"
        r"(?:viết|soạn|rút gọn|tóm tắt|chỉnh|tinh chỉnh|điều chỉnh|dịch)"
        r"|(?:Chắc chắn rồi|Tất nhiên rồi|Được thôi)[,!.] (?:[Dd]ưới đây là|[Đđ]ây là (?:bản|bài|phiên bản|nội dung|đoạn))"
        r"|(?:Chắc chắn|Tất nhiên)! (?:Dưới đây|Đây) là|(?:Sure|Certainly)[,!] [Hh]ere(?:'s|’s| is| are) (?:a|the|your|some)\b"
        r"|Dưới đây là (?:một )?(?:phiên bản|bản|bài viết|bài|đoạn văn|đoạn|nội dung|tiêu đề|caption)[^.:\n]{0,60}?"
        r"(?:theo (?:đúng )?yêu cầu của bạn|(?:được|đã) viết lại|viết lại (?:theo|cho|với)|chuẩn SEO|(?:mượt mà|trang trọng) hơn)"
        r"|Here(?:'s|’s| is) (?:a|the|your) (?:revised|rewritten|polished|improved) (?:version|text|article)"
        r")[^.!?:\n]{0,60}",
    ),
    Kind(
        N_("mã còn lại từ Word"),
        0.97,
        r"<!--\[if [^\n]{0,60}|\[if (?:gte|lte|gt|lt|!)[^\]\n]{0,200}\]|<!\[endif\]-*>?|Normal 0 (?:false )+false"
        r"|/\* Style Definitions \*/|table\.MsoNormalTable"
        r"|(?<![\w-])mso-[a-z][a-z-]+ ?:[^;\n]{0,40};?|(?:Start|End)Fragment|MicrosoftInternetExplorer4"
        r"|X-NONE|class=\"?Mso\w+\"?|Error! (?:Bookmark|Reference source|Hyperlink reference) not[^.\n]{0,12}\.?"
        r"|HYPERLINK (?:\\l )?[\"“][^\"”\n]{0,80}[\"”]?|PAGEREF _\w+(?: \\h)?|TOC \\o [^\n]{0,30}|MERGEFIELD \w+",
    ),
    Kind(
        TAG,
        0.95,
        rf"(?:<|&(?:amp;)*lt;)/?(?:{_TAGS})(?:\s[^<>\n]{{0,200}}?)?\s?/?(?:>|&(?:amp;)*gt;)|<!--"
        r"|\[/?(?:caption|gallery|embed|url|img|IMG|URL|vc_\w+|et_pb_\w+)(?:[ =][^\]\n]{0,200})?\]|\[/[bui]\]",
    ),
    Kind(
        SCRIPT,
        0.95,
        r"(?<![\w-])(?:font-family|font-size|text-align|line-height|margin-(?:left|right|top|bottom)|text-indent|background-color)"
        r" ?: ?[^;\n]{1,60};|\{\{ ?[\w.|]+ ?\}\}|\[object Object\]|document\.(?:write|getElementById)\(|\$\(document\)"
        r"|(?<!\w)UNIQ--\w+-[0-9A-Fa-f]{8}-QINU|@font-face",
    ),
    Kind(
        FAILURE,
        0.96,
        r"(?:Warning|Notice|Fatal error|Parse error|Deprecated): [^\n]{3,150}? on line \d+|Uncaught \w*(?:Error|Exception)\b"
        r"|SQLSTATE\[\w+\]|You have an error in your SQL syntax|ORA-\d{5}: |Traceback \(most recent call last\)"
        r"|java\.lang\.\w+(?:Exception|Error)|System\.[\w.]{1,80}Exception\b|Object reference not set to an instance"
        r"|com\.liferay\.\S*Exception",
    ),
    Kind(
        MARKDOWN,
        0.94,
        r"(?<![\w*])\*\*(?![\s*])[^*\n]{1,300}?(?<![\s*])\*\*(?!\*)"
        rf"|{_START}#{{2,6}} (?=\w)[^\n]{{1,120}}|\[[^\]\n]{{1,150}}\]\(https?://[^)\s]{{1,300}}\)|```\w*"
        rf"|\|(?: ?:?-{{3,}}:? ?\|)+",
    ),
)
