"""A rich report of an invented city, thành phố Sông Mai: agencies good, bad, small, hacked and locked. None of it is real."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import quote as percent

from rasoat.finding import Finding, Place, Safety, Scope, Severity, fingerprint
from rasoat.report import (
    SCHEMA,
    AgencyReport,
    ArticleRecord,
    BlockRecord,
    Changes,
    Coverage,
    CriterionInfo,
    FactsVersion,
    FetchStatus,
    PageStatus,
    Report,
    RuleInfo,
    TrendPoint,
)
from rasoat.score.agency import score_city
from rasoat.score.scoring_profile import shipped
from rasoat.score.tally import rule_weights

CREATED = "2026-11-24T08:00:00+07:00"
E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741


def _rule(
    code: str, severity: Severity, title: str, criterion: str, read: int, right: int, why: str, source: str = ""
) -> RuleInfo:
    return RuleInfo(
        code, code.lower(), severity, title, f"Không thấy: {title.lower()}", "", why, source, "0.1", read == 0,
        criterion, veto=code.startswith(("SF", "PR")), hits_read=read, hits_right=right,
    )  # fmt: skip


ND30 = "Nghị định 30/2020/NĐ-CP, phụ lục I và II"
_LEDGER = (
    _rule("LG001", E, "Số, ký hiệu văn bản sai", "K01", 31, 31, "Người đọc không tra được văn bản.", ND30),
    _rule("DT001", E, "Ngày không có trong lịch", "K02", 24, 23, "Người dân đến sai ngày; thông báo mất hiệu lực."),
    _rule("DT002", E, "Thứ trong tuần không khớp với ngày", "K02", 20, 20, "Người dân đến sai ngày."),
    _rule("AG001", E, "Tên cơ quan không còn", "K03", 12, 12, "Người dân tìm sai nơi.", "https://vanban.example/nq-1656"),
    _rule("SP002", W, "Từ viết sai chính tả", "K04", 40, 38, "Người đọc mất tin cậy vào nội dung."),
    _rule("SP009", W, "Lặp từ", "K05", 94, 94, "Câu khó đọc, lộ việc không đọc lại trước khi đăng."),
    _rule("CA008", W, "Chữ hoa lạc chỗ", "K06", 20, 19, "Chữ hoa sai làm câu khó đọc.", ND30),
    _rule("TY004", W, "Ký tự hỏng sau khi chuyển hệ thống", "K08", 25, 25, "Máy đọc màn hình đọc thành tiếng vô nghĩa."),
    _rule("TY007", I, "Khoảng trắng trước dấu câu", "K07", 25, 24, "Dấu câu rơi xuống đầu dòng."),
    _rule("AX001", W, "Ảnh không có mô tả", "K09", 30, 30, "Người khiếm thị không biết ảnh nói gì.", "Thông tư 26/2020/TT-BTTTT"),
    _rule("RD001", I, "Câu quá dài", "K11", 0, 0, "Người đọc phải đọc lại nhiều lần."),
    _rule("ST007", W, "Bài không ghi tác giả", "K12", 15, 15, "Không rõ ai chịu trách nhiệm về bài.", "Nghị định 42/2022/NĐ-CP"),
    _rule("SF001", E, "Liên kết cờ bạc bị chèn", "", 10, 10, "Cổng bị lợi dụng, người dân bị lừa."),
    _rule("PR001", E, "Lộ số định danh cá nhân", "", 12, 12, "Người bị lộ có thể bị lừa đảo.", "Luật Bảo vệ dữ liệu cá nhân 2025"),
    replace(_rule("XP001", W, "Các cổng ghi trái nhau", "", 15, 15, "Người dân không biết tin nơi nào."), city=True),
)  # fmt: skip
_WEIGHTS = rule_weights(_LEDGER, shipped())
RULES = tuple(replace(rule, weight=_WEIGHTS[rule.code] if rule.criterion else 0.0) for rule in _LEDGER)
BY_CODE = {rule.code: rule for rule in RULES}


@dataclass(frozen=True)
class Slip:
    """A sentence with a mistake between ⟦ and ⟧."""

    code: str
    sentence: str
    right: tuple[str, ...]
    message: str
    hint: str = ""


SLIPS = (
    Slip("SP002", "Đơn vị đề nghị tổ dân phố ⟦bổ xung⟧ danh sách trước ngày họp.", ("bổ sung",), "“bổ xung” viết sai chính tả."),
    Slip("SP002", "Phòng Quản lý đô thị đã ⟦sử lý⟧ xong 14 điểm đọng rác ven sông.", ("xử lý",), "“sử lý” viết sai chính tả."),
    Slip("SP009", "Lễ hội là dịp giới thiệu nghề dệt ⟦của của⟧ người dân ven sông Mai.", ("của",), "“của” viết hai lần."),
    Slip("LG001", "Việc này làm theo Quyết định số ⟦1876/QĐ-UBN⟧ của Ủy ban nhân dân thành phố.", ("1876/QĐ-UBND",), "“1876/QĐ-UBN” không phải ký hiệu của cơ quan nào.", "Đối chiếu văn bản gốc trước khi sửa."),
    Slip("DT001", "Hồ sơ nhận đến hết ngày ⟦31/11/2026⟧ tại bộ phận một cửa.", (), "Tháng 11 không có ngày 31.", "Hỏi lại đơn vị soạn thông báo rồi ghi đúng ngày."),
    Slip("DT002", "Buổi đối thoại mở vào ⟦thứ Hai, ngày 25/11/2026⟧ tại hội trường tầng 2.", ("thứ Tư, ngày 25/11/2026", "thứ Hai, ngày 23/11/2026"), "25/11/2026 là thứ Tư, không phải thứ Hai.", "Đối chiếu giấy mời trước khi sửa."),
    Slip("TY004", "Chương trình do Trung tâm Văn hóa ⟦&ndash;⟧ Thông tin tổ chức.", ("–",), "Thực thể HTML hiện ra thành chữ."),
    Slip("CA008", "Bà con thực hành ⟦CHiến⟧ lược giảm rác nhựa từ chợ Bến Đò.", ("Chiến",), "Chữ hoa đứng sai chỗ trong “CHiến”."),
    Slip("TY007", "Ban tổ chức trao 12 giải ⟦ ,⟧ trong đó có 3 giải nhất.", (",",), "Có khoảng trắng trước dấu phẩy."),
    Slip("AG001", "Người dân nộp đơn tại ⟦UBND quận Bến Đò⟧ để được hướng dẫn.", (), "Từ 01/07/2025 không còn cấp quận.", "Ghi tên phường đang nhận hồ sơ."),
)  # fmt: skip
PLAIN = (
    "Sáng nay, thành phố Sông Mai khai mạc tuần lễ đọc sách bên bờ kè phía đông, với hơn 40 gian hàng của các trường học.",
    "Ông Trần Văn Mẫu, trưởng ban tổ chức, cho biết người dân có thể đổi sách cũ lấy cây xanh trong suốt tuần lễ.",
    "Các tuyến phố quanh quảng trường cấm ô tô từ 17 giờ đến 22 giờ; người đi xe máy gửi xe ở bãi phía sau nhà văn hóa.",
    "Thư viện phục vụ miễn phí, mở cửa cả ngày thứ Bảy và Chủ nhật.",
    "Đội tình nguyện hướng dẫn người cao tuổi nộp hồ sơ trực tuyến tại chỗ, không thu bất cứ khoản phí nào.",
    "Kinh phí lấy từ nguồn xã hội hóa và được công khai trên cổng thông tin trước ngày 15 hằng tháng.",
    "Đoàn kiểm tra ghi nhận mực nước sông Mai đã xuống dưới báo động một, các bến đò hoạt động trở lại bình thường.",
)
TITLES = (
    "Tuần lễ đọc sách bên bờ sông Mai",
    "Hướng dẫn nộp hồ sơ trực tuyến cho người cao tuổi",
    "Lịch tiếp công dân tháng 11 của lãnh đạo phường",
    "Đẩy mạnh tuyên truyền phòng cháy, chữa cháy ở khu dân cư",
    "Bến đò hoạt động trở lại sau đợt nước lớn",
    "Công khai danh mục dự án chỉnh trang hè phố năm 2026",
)
SECTIONS = ("Tin tức", "Thông báo", "Cải cách hành chính", "Văn hóa – xã hội")


def found(code: str, agency: str, where: str, quote: str, sentence: str, **more: object) -> Finding:
    """A finding with what its rule says of itself."""
    rule = BY_CODE[code]
    base = Finding(
        code, rule.name, rule.severity, 0.85, "", "", quote, "", "", (), Safety.NONE, Place(url=where),
        fingerprint(code, where, sentence), agency=agency, preview=rule.preview, veto=rule.veto,
    )  # fmt: skip
    return replace(base, **more)  # type: ignore[arg-type]


def make_article(
    agency: str, host: str, number: int, slips: list[Slip], seed: random.Random
) -> tuple[ArticleRecord, list[Finding]]:
    """An article of title, lead, heading, paragraphs, caption and byline, with the slips in it."""
    url = f"https://{host}/tin/{number}"
    title = f"{seed.choice(TITLES)} ({number})"
    sentences = [seed.choice(PLAIN) for _ in range(6)]
    kinds = ["title", "lead", "paragraph", "heading", "paragraph", "item", "item", "paragraph", "caption", "byline"]
    texts = [title, sentences[0], sentences[1], "Người dân cần chuẩn bị gì", f"{sentences[2]} {sentences[3]}",
             "Căn cước hoặc tài khoản định danh;", "Đơn theo mẫu, không cần công chứng.", f"{sentences[4]} {sentences[5]}",
             "Người dân đổi sách lấy cây ở bờ kè phía đông.", "Tổ biên tập"]  # fmt: skip
    marks: list[tuple[int, int, int, Slip]] = []
    for slip in slips:
        block = seed.choice((1, 2, 4, 7))
        start = len(texts[block]) + 1 + slip.sentence.index("⟦")
        quote = slip.sentence[slip.sentence.index("⟦") + 1 : slip.sentence.index("⟧")]
        texts[block] += " " + slip.sentence.replace("⟦", "").replace("⟧", "")
        marks.append((block, start, start + len(quote), slip))
    offsets, text = [], ""
    for part in texts:
        offsets.append(len(text))
        text += part + "\n"
    text = text[:-1]
    blocks = tuple(BlockRecord(kind, at, at + len(part)) for kind, at, part in zip(kinds, offsets, texts, strict=True))
    findings = []
    for order, (block, low, high, slip) in enumerate(marks):
        low, high = low + offsets[block], high + offsets[block]
        quote = text[low:high]
        fragment = f"{url}#:~:text={percent(quote, safe='')}"
        findings.append(
            found(slip.code, agency, url, quote, f"{slip.sentence}{order}", message=slip.message, hint=slip.hint,
                  before=text[max(0, low - 60) : low], after=text[high : high + 60], suggestions=slip.right,
                  safety=Safety.UNSAFE if slip.hint else Safety.SAFE, block=kinds[block], article=str(number),
                  span=(low, high), place=Place(url=url, fragment=fragment), new=number % 7 == 0)
        )  # fmt: skip
    images: tuple[int, ...] = ()
    if seed.random() < 0.2:
        images = (offsets[4],)
        findings.append(found("AX001", agency, url, "", f"ảnh {number}", message="Ảnh trong bài không có mô tả.",
                              hint="Viết một câu nói ảnh cho thấy điều gì.", article=str(number), block="alt"))  # fmt: skip
    published = f"{seed.choice((2024, 2025, 2026))}-{seed.randint(1, 11):02}-{seed.randint(1, 23):02}"
    record = ArticleRecord(
        str(number), url, "", title, published, seed.choice(SECTIONS), "Tổ biên tập", "vi", len(text.split()), number,
        text if findings else "", blocks if findings else (), images, has_images=bool(images) or seed.random() < 0.5,
    )  # fmt: skip
    return record, findings


def make_agency(id_: str, name: str, group: str, articles: int, rate: float, **more: object) -> AgencyReport:
    """``rate``: chance of a slip in an article."""
    seed = random.Random(id_)
    host = f"{id_}.songmai.example"
    records, findings = [], []
    for number in range(1, articles + 1):
        slips = [seed.choice(SLIPS) for _ in range(seed.choice((1, 1, 2, 4)))] if seed.random() < rate else []
        record, some = make_article(id_, host, number, slips, seed)
        records.append(record)
        findings += some
    unread = tuple(
        PageStatus(f"https://{host}/van-ban/{i}?trang=[{i}]", FetchStatus.SERVER_ERROR, 500)
        for i in range(articles // 40)
    )
    coverage = Coverage(
        articles + 3 + len(unread), articles + 3, articles, {"ok": articles + 3, "server-error": len(unread)}, unread,
        ("Chưa kiểm: chữ trong ảnh và trong tệp PDF quét.",), "2024-01-02", "2026-11-23",
    )  # fmt: skip
    base = AgencyReport(
        id_, name, group, {"so": "Sở, ban, ngành", "px": "Phường, xã"}[group], host, True, coverage,
        tuple(records), tuple(findings), page=f"https://{host}/",
    )  # fmt: skip
    return replace(base, **more)  # type: ignore[arg-type]


def frame_findings(id_: str, host: str) -> tuple[Finding, ...]:
    page = f"https://{host}/"
    return (
        found("CA008", id_, page, "THông tin điện tử", "menu", message="Chữ hoa đứng sai chỗ.", suggestions=("Thông tin điện tử",),
              scope=Scope.TEMPLATE, block="frame", pages=228, safety=Safety.SAFE),
        found("SP002", id_, page, "Đấu thấu mua sắm công", "menu 2", message="“Đấu thấu” viết sai chính tả.",
              suggestions=("Đấu thầu mua sắm công",), scope=Scope.TEMPLATE, block="frame", pages=141),
        found("ST007", id_, page, "admin admin", "dòng tác giả", message="Bút danh hệ thống thay cho tác giả.",
              hint="Ghi tên đơn vị hoặc tác giả.", scope=Scope.TEMPLATE, block="byline", pages=312),
    )  # fmt: skip


def contradiction(agency: AgencyReport, number: int, says: str) -> AgencyReport:
    """The agency with a page that says otherwise than a page of another portal."""
    url = f"https://{agency.host}/tin/{number}"
    told = found("XP001", agency.id, url, says, f"trái nhau {number}", scope=Scope.PAGE,
                 message="Các cổng ghi khác nhau về lệ phí (cấp lại thẻ thư viện): 20.000 đồng; 30.000 đồng.",
                 hint="Hỏi cơ quan phụ trách bản nào đúng, rồi sửa mọi trang ghi khác.",
                 place=Place(url=url, fragment=f"{url}#:~:text={percent(says, safe='')}"))  # fmt: skip
    return replace(agency, findings=(*agency.findings, told))


def trend(*points: float) -> tuple[TrendPoint, ...]:
    days = ("2024-05-24", "2024-11-24", "2025-05-24", "2025-11-24", "2026-05-24", "2026-11-24")[-len(points) :]
    return tuple(TrendPoint(day, p, p - 2.5, p + 1.8, None, "2026.1") for day, p in zip(days, points, strict=True))


def _agencies() -> list[AgencyReport]:
    culture = make_agency("so-van-hoa", "Sở Văn hóa và Du lịch thành phố Sông Mai", "so", 420, 0.1)
    culture = replace(culture, findings=culture.findings + frame_findings(culture.id, culture.host), dismissed=3)
    health = make_agency("so-y-te", "Sở Y tế thành phố Sông Mai", "so", 410, 0.015)
    build = make_agency("so-xay-dung", "Sở Xây dựng thành phố Sông Mai", "so", 160, 0.08, verified=False)
    first = build.articles[0]
    leak = found("PR001", build.id, first.url, "0••••••••••89", "lộ số", message="Số định danh cá nhân hiện trong danh sách.",
                 hint="Gỡ danh sách, đăng lại bản đã che.", article=first.id, place=Place(url=first.url))  # fmt: skip
    build = replace(build, findings=(*build.findings, leak))
    small = make_agency("phuong-ben-do", "Ủy ban nhân dân phường Bến Đò", "px", 12, 0.15)
    hacked = make_agency("phuong-hoa-gao", "Ủy ban nhân dân phường Hoa Gạo", "px", 90, 0.05)
    spam = [found("SF001", hacked.id, f"https://{hacked.host}/tin/{n}", "http://nha-cai-m88.example/dang-ky", f"cờ bạc {n}",
                  message="Liên kết cờ bạc ẩn ở cuối bài.", hint="Gỡ liên kết, đổi mật khẩu quản trị, báo đơn vị an toàn thông tin.",
                  article=str(n), place=Place(url=f"https://{hacked.host}/tin/{n}")) for n in (3, 8, 20)]  # fmt: skip
    hacked = replace(hacked, findings=(*hacked.findings, *spam))
    locked = make_agency("xa-cau-may", "Ủy ban nhân dân xã Cầu Mây", "px", 20, 0.1)
    locked = replace(locked, coverage=replace(locked.coverage, pages=60, by_status={"ok": 23, "forbidden": 37}))
    lone = make_agency("phuong-cho-cu", "Ủy ban nhân dân phường Chợ Cũ", "px", 64, 0.1)
    down = make_agency("xa-thuong", "Ủy ban nhân dân xã Sông Mai Thượng", "px", 0, 0)
    down = replace(
        down,
        coverage=Coverage(
            1, 0, 0, {"dns-failed": 1}, (PageStatus("https://xa-thuong.songmai.example/", FetchStatus.DNS_FAILED),)
        ),
    )
    culture, lone = contradiction(culture, 5, "20.000 đồng"), contradiction(lone, 7, "30.000 đồng")
    return [culture, health, build, small, hacked, locked, lone, down]


@cache
def sample_report() -> Report:
    """Eight agencies of two classes, scored by the product's own formula; one veto confirmed, one suspected."""
    agencies = _agencies()
    confirmed = {f.fingerprint for a in agencies for f in a.findings if f.code == "SF001"}
    history = {"so-van-hoa": trend(58.0, 60.4, 61.2, 60.8, 59.9), "so-y-te": trend(90.1, 91.0)}
    scored = score_city(agencies, RULES, history=history, confirmed=confirmed)
    told = []
    for agency in scored:
        score = agency.score
        past = history.get(agency.id, ())
        if past and score and score.points is not None:
            now = TrendPoint("2026-11-24", score.points, score.low, score.high, score.grade, "2026.1")
            agency = replace(agency, trend=(*past, now), changes=Changes("2026-05-24", 14, 120, 430, past[-1].points))
        told.append(agency)
    return make_report(tuple(told))


def make_report(agencies: tuple[AgencyReport, ...], **more: object) -> Report:
    profile = shipped()
    criteria = tuple(CriterionInfo(c.id, c.title, c.group, c.max, c.tau) for c in profile.criterion)
    grades = tuple((g.letter, g.name, g.edge) for g in profile.grade)
    base = Report(
        SCHEMA, "0.1.0", CREATED, "Chất lượng nội dung các cổng thông tin thành phố Sông Mai", RULES, agencies,
        FactsVersion("2026-11-20", "3f" * 32), profile.formula, criteria, grades, method=profile.method,
    )  # fmt: skip
    return replace(base, **more)  # type: ignore[arg-type]
