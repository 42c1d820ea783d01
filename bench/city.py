"""Measures the pass over a whole city on made-up articles: 150 agencies, seeded contradictions, copies that drift, copied errors.

    bench/city.py                      25,000, 50,000 and 100,000 articles, a process each, and whether the cost grew in step
    bench/city.py --articles 5000      one size in this process

The texts are fiction made from templates with one seed. Every article gets what a worker makes of it (claims, sketch, packed
text); then the rules over portals and over the city run. All seeded contradictions must be found, and nothing else.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.corpus import page_of
from rasoat.agency import Agency
from rasoat.content import BlockKind, Page
from rasoat.finding import Finding, Place, Safety, Scope, Severity
from rules.digests import digest
from rules.document import Document
from rules.engine import Engine
from rules.portals import CityView, PageDigest, PortalView
from rules.registry import select

AGENCIES = 150
SIZES = (25_000, 50_000, 100_000)
MOST_SECONDS, MOST_MB = 300, 2_000
GROWTH = 1.6
"""Times that the cost of one article may grow from the smallest size to the largest."""
_CHUNK = 500
_EVERY = 500
"""One seeded contradiction in so many articles."""
_COPIED = (0, 1, 2)
"""Places in each stretch of articles that share one wrong sentence."""
_WARDS = "Hoa Mai|Hoa Lan|Hoa Sen|Hoa Đào|Hoa Nhài|Hoa Cúc|Hoa Huệ|Hoa Hồng|Hoa Sim|Hoa Gạo".split("|")
_PARTS = "Đông|Tây|Nam|Bắc|Trung|Thượng|Hạ|Nội|Ngoại|Tân|Cựu|Phú|Lộc|Thọ|Khang".split("|")
_VERBS = "cấp|cấp lại|cấp đổi|gia hạn|đăng ký|điều chỉnh|xác nhận|thẩm định".split("|")
_THINGS = (
    "giấy phép kinh doanh vận tải|giấy phép xây dựng nhà ở|chứng chỉ hành nghề dược|giấy phép bán lẻ rượu|thẻ "
    "hướng dẫn viên du lịch|"
    "giấy phép quảng cáo ngoài trời|giấy chứng nhận an toàn thực phẩm|giấy phép đào đường đô thị|thẻ người khuyết tật|"
    "giấy phép dạy thêm|chứng chỉ hành nghề thú y|giấy phép nuôi động vật hoang dã|giấy phép xả thải|giấy "
    "phép trồng cây đô thị|"
    "hồ sơ tạm trú|giấy phép cầu bến|giấy phép lưu hành xe chở hàng|thẻ đọc thư viện|giấy phép chợ đêm|giấy phép bãi giữ xe"
).split("|")
_SENTENCES = (
    "Sáng ngày {day}, {who} tổ chức hội nghị {what} với sự tham dự của {n} đại biểu.",
    "Theo báo cáo, trong {m} tháng đầu năm, {who} đã tiếp nhận {n} lượt hồ sơ, giải quyết đúng hạn {k} lượt.",
    "Đại diện {who} cho biết công tác {what} đạt {m} chỉ tiêu, tăng {k} so với cùng kỳ.",
    "Người dân trong khu vực được tuyên truyền về {what}, phát {n} tờ rơi và treo {m} băng rôn.",
    "Kế hoạch {what} được triển khai tại {m} tổ dân phố từ ngày {day} với kinh phí {n} triệu đồng.",
    "Lực lượng chức năng đã kiểm tra {m} cơ sở, nhắc nhở {k} trường hợp chưa thực hiện {what}.",
    "Phát biểu tại buổi lễ, lãnh đạo {who} ghi nhận kết quả {what} và trao quà cho {m} gia đình.",
    "Đợt này có {n} thanh niên, phụ nữ tham gia {what}, trồng được {k} cây xanh dọc tuyến đường.",
    "Chương trình {what} kéo dài {m} ngày, dự kiến đón {n} lượt khách tham quan.",
    "Trong thời gian tới, {who} tiếp tục {what}, phấn đấu hoàn thành trước ngày {day}.",
)
_TOPICS = (
    "chuyển đổi số|giữ gìn vệ sinh môi trường|phòng cháy chữa cháy|xây dựng nếp sống văn minh|cải cách hành "
    "chính|bảo đảm trật tự đô thị|"
    "chăm sóc người cao tuổi|phòng chống dịch bệnh|khuyến học khuyến tài|quản lý lòng đường|thu gom rác tại "
    "nguồn|an toàn giao thông"
).split("|")


def ward(number: int) -> str:
    return f"phường {_WARDS[number % 10]} {_PARTS[number // 10 % 15]}"


def agency(number: int) -> Agency:
    name = f"UBND {ward(number)}"
    return Agency(f"a{number:03d}", name, "phuong-xa", (f"a{number:03d}.example.vn",), ())


def procedure(number: int) -> tuple[str, int, int]:
    """Name, fee and days of a procedure."""
    draw = Random(f"procedure {number}")
    verb, thing = _VERBS[number % len(_VERBS)], _THINGS[number // len(_VERBS) % len(_THINGS)]
    suffix = f" nhóm {number // (len(_VERBS) * len(_THINGS)) + 1}"
    return f"{verb} {thing}{suffix}", draw.randrange(2, 90) * 10_000, draw.randrange(2, 40)


def _filled(draw: Random, who: str) -> str:
    return draw.choice(_SENTENCES).format(
        day=f"{draw.randrange(1, 29)}/{draw.randrange(1, 13)}/2026",
        who=who,
        what=draw.choice(_TOPICS),
        n=draw.randrange(100, 5000),
        m=draw.randrange(2, 60),
        k=draw.randrange(10, 900),
    )


def article(number: int) -> Page:
    """Article ``number`` of the city; the same in every process."""
    draw = Random(number)
    owner = number % AGENCIES
    seed = number // _EVERY
    day = dt.date(2026, 1, 1) + dt.timedelta(days=draw.randrange(0, 300))
    title = f"Tin hoạt động số {number}"
    who = f"UBND {ward(draw.randrange(AGENCIES))}"
    if draw.random() < 0.1 or number % _EVERY < 6:
        copied = Random(f"release {seed}")
        title = f"Toàn thành phố phát động phong trào thi đua đợt {seed}"
        body = [_filled(copied, f"UBND {ward(copied.randrange(AGENCIES))}") for _ in range(9)]
        amount = "350.000" if number % _EVERY == 5 else "250.000"
        body.insert(
            4,
            f"Mỗi hộ gia đình tham gia phong trào được hỗ trợ {amount} đồng từ nguồn vốn xã hội hóa của chương trình.",
        )
        day = dt.date(2026, 6, 1)
    else:
        body = [_filled(draw, who) for _ in range(draw.randrange(6, 16))]
    slipped = number % _EVERY
    if slipped in (10, 11, 12):
        name, fee, days = procedure(seed)
        fee += 10_000 if slipped == 12 else 0
        body.append(f"Thủ tục {name}: lệ phí {fee:,} đồng; thời hạn {days:02d} ngày làm việc.".replace(",", "."))
        day = dt.date(2026, 6, 1)
    elif slipped in (20, 21):
        last = "78" if slipped == 20 else "87"
        of = f"cứu trợ mùa {seed:04d} của UBND {ward(seed % AGENCIES)}"
        body.append(f"Phản ánh xin gọi đường dây nóng {of}: 024.39{seed % 1000:03d}.1{last}.")
        day = dt.date(2026, 6, 1)
    elif slipped in (30, 31, 32, 33):
        month = 5 if slipped == 33 else 4
        decision = f"Quyết định số {seed + 1}/2026/QĐ-TTg ngày 10/{month}/2026 của Thủ tướng Chính phủ"
        body.append(f"Việc hỗ trợ theo {decision} được triển khai.")
    parts = [(BlockKind.TITLE, title), *((BlockKind.PARAGRAPH, line) for line in body)]
    return page_of(str(number), parts, day, f"https://{agency(owner).hosts[0]}/tin/{number}-bai.html")


def seeded(articles: int) -> int:
    """Contradictions that the rules over the city must find: fee, hotline, document date and drift in each full stretch."""
    return 4 * (articles // _EVERY)


def _digests(first: int, last: int) -> list[PageDigest]:
    made = []
    for number in range(first, last):
        page = article(number)
        assert page.article is not None
        doc = Document(page, page.article, agency(number % AGENCIES))
        made.append(digest(doc, doc.text))
    return made


def _findings(articles: int) -> Iterator[tuple[int, Finding]]:
    """A wrong word on every tenth page, the same sentence on each page of a release."""
    for number in range(articles):
        if number % 10 and number % _EVERY not in _COPIED:
            continue
        seed = f"lớn {number // _EVERY}" if number % _EVERY in _COPIED else f"nhỏ {number}"
        around = f"người dân của đợt {seed} được nhận hỗ trợ và nộp hồ sơ tại quầy số {seed}"
        yield (
            number % AGENCIES,
            Finding(
                code="SP002", name="known-misspelling", severity=Severity.ERROR, confidence=0.9, message="Sai chính tả.", hint="",
                quote="bổ xung", before=around, after=around, suggestions=(), safety=Safety.NONE, fingerprint="",
                place=Place(url=f"https://{agency(number % AGENCIES).hosts[0]}/tin/{number}-bai.html"), scope=Scope.ARTICLE,
            ),
        )  # fmt: skip


def measure(articles: int, processes: int) -> dict[str, float]:
    """Seconds until all articles were gathered, of the processor for the pass, peak memory here in MB, and what was found."""
    started = time.perf_counter()
    pages: list[list[PageDigest]] = [[] for _ in range(AGENCIES)]
    starts = range(0, articles, _CHUNK)
    with ProcessPoolExecutor(processes) as pool:
        for part in pool.map(_digests, starts, [min(start + _CHUNK, articles) for start in starts]):
            for page in part:
                pages[int(page.url[9:12])].append(page)
    gathered = time.perf_counter()
    findings: list[list[Finding]] = [[] for _ in range(AGENCIES)]
    for owner, finding in _findings(articles):
        findings[owner].append(finding)
    views = [PortalView(agency(number), own, {}, {}) for number, own in enumerate(pages)]
    engine = Engine(select(["XP", "LG009"], (), preview=True))
    inside = 0
    began = time.process_time()
    for view in views:
        found, failures = engine.check_portal(view)
        assert not failures, failures
        inside += len(found)
    found, failures = engine.check_city(CityView(views, findings))
    assert not failures, failures
    ended = time.process_time()
    told = {(f.code, f.message) for f in found if f.code in ("XP001", "XP002")}
    return {
        "articles": articles,
        "workers_s": round(gathered - started, 1),
        "pass_s": round(ended - began, 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "seeded": seeded(articles),
        "contradictions": len(told),
        "copied_errors": sum(f.code == "XP003" for f in found),
        "inside_portals": inside,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    if options.articles:
        print(json.dumps(measure(options.articles, options.processes)))
        return 0
    results = []
    for size in SIZES:
        command = [sys.executable, __file__, "--articles", str(size), "--processes", str(options.processes)]
        results.append(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
        print(results[-1], flush=True)
    last = results[-1]
    grown = (last["pass_s"] / last["articles"]) / max(1e-9, results[0]["pass_s"] / results[0]["articles"])
    wrong = [r for r in results if r["contradictions"] != r["seeded"] or r["pass_s"] + r["workers_s"] > MOST_SECONDS]
    print(f"cost of an article at {SIZES[-1]:,}: {grown:.2f} of that at {SIZES[0]:,}")
    return int(bool(wrong) or grown > GROWTH or last["peak_mb"] > MOST_MB)


if __name__ == "__main__":
    sys.exit(main())
