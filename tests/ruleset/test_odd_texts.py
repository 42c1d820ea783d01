"""Texts that no editor writes: every rule on writing goes through them without a failure, and hardly finds anything."""

import time
import unicodedata

import pytest

from rasoat.content import Article, Block, BlockKind, Page, Span
from rules.engine import Engine
from rules.registry import select
from rules.spelling import unlikely_in_context

LANGUAGES = {
    "Afrikaans": "Die vinnige bruin jakkals spring oor die lui hond in die tuin.",
    "Albanian": "Të gjithë njerëzit lindin të lirë dhe të barabartë në dinjitet.",
    "Amharic": "የሰው ልጅ ሁሉ ሲወለድ ነጻና በክብርና በመብትም እኩልነት ያለው ነው።",
    "Arabic": "يولد جميع الناس أحراراً متساوين في الكرامة والحقوق.",
    "Armenian": "Բոլոր մարդիկ ծնվում են ազատ ու հավասար։",
    "Basque": "Gizon-emakume guztiak aske jaiotzen dira, duintasun eta eskubide berberak dituztela.",
    "Bengali": "সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা এবং অধিকার নিয়ে জন্মগ্রহণ করে।",
    "Bulgarian": "Всички хора се раждат свободни и равни по достойнство и права.",
    "Burmese": "လူတိုင်းသည် တူညီ လွတ်လပ်သော ဂုဏ်သိက္ခာဖြင့် မွေးဖွားလာသူများ ဖြစ်သည်။",
    "Catalan": "Tots els éssers humans neixen lliures i iguals en dignitat i en drets.",
    "Chinese": "人人生而自由，在尊严和权利上一律平等。",
    "Croatian": "Sva ljudska bića rađaju se slobodna i jednaka u dostojanstvu i pravima.",
    "Czech": "Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv.",
    "Danish": "Alle mennesker er født frie og lige i værdighed og rettigheder.",
    "Dutch": "Alle mensen worden vrij en gelijk in waardigheid en rechten geboren.",
    "English": "All human beings are born free and equal in dignity and rights.",
    "Estonian": "Kõik inimesed sünnivad vabadena ja võrdsetena oma väärikuselt ja õigustelt.",
    "Filipino": "Ang lahat ng tao ay isinilang na malaya at pantay-pantay sa karangalan.",
    "Finnish": "Kaikki ihmiset syntyvät vapaina ja tasavertaisina arvoltaan ja oikeuksiltaan.",
    "French": "Tous les êtres humains naissent libres et égaux en dignité et en droits.",
    "Georgian": "ყველა ადამიანი იბადება თავისუფალი და თანასწორი თავისი ღირსებითა და უფლებებით.",
    "German": "Alle Menschen sind frei und gleich an Würde und Rechten geboren.",
    "Greek": "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια.",
    "Hebrew": "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם.",
    "Hindi": "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता प्राप्त है।",
    "Hungarian": "Minden emberi lény szabadon születik és egyenlő méltósága és joga van.",
    "Icelandic": "Hver maður er borinn frjáls og jafn öðrum að virðingu og réttindum.",
    "Indonesian": "Semua orang dilahirkan merdeka dan mempunyai martabat dan hak yang sama.",
    "Irish": "Saolaítear na daoine uile saor agus comhionann ina ndínit agus ina gcearta.",
    "Italian": "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti.",
    "Japanese": "すべての人間は、生まれながらにして自由であり、尊厳と権利について平等である。",
    "Khmer": "មនុស្សទាំងអស់កើតមកមានសេរីភាពនិងភាពស្មើៗគ្នា។",
    "Korean": "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.",
    "Lao": "ມະນຸດເກີດມາມີສິດເສລີພາບ ແລະ ສະເໝີໜ້າກັນ.",
    "Latvian": "Visi cilvēki piedzimst brīvi un vienlīdzīgi savā pašcieņā un tiesībās.",
    "Lithuanian": "Visi žmonės gimsta laisvi ir lygūs savo orumu ir teisėmis.",
    "Malay": "Semua manusia dilahirkan bebas dan samarata dari segi kemuliaan.",
    "Mongolian": "Хүн бүр төрж мэндлэхэд эрх чөлөөтэй, адилхан нэр төртэй байдаг.",
    "Nepali": "सबै व्यक्तिहरू जन्मजात स्वतन्त्र हुन्।",
    "Norwegian": "Alle mennesker er født frie og med samme menneskeverd og menneskerettigheter.",
    "Persian": "تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند.",
    "Polish": "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw.",
    "Portuguese": "Todos os seres humanos nascem livres e iguais em dignidade e em direitos.",
    "Romanian": "Toate ființele umane se nasc libere și egale în demnitate și în drepturi.",
    "Russian": "Все люди рождаются свободными и равными в своём достоинстве и правах.",
    "Slovak": "Všetci ľudia sa rodia slobodní a sebe rovní, čo sa týka ich dôstojnosti a práv.",
    "Spanish": "Todos los seres humanos nacen libres e iguales en dignidad y derechos.",
    "Swahili": "Watu wote wamezaliwa huru, hadhi na haki zao ni sawa.",
    "Swedish": "Alla människor är födda fria och lika i värde och rättigheter.",
    "Thai": "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ",
    "Turkish": "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar.",
    "Ukrainian": "Всі люди народжуються вільними і рівними у своїй гідності та правах.",
    "Welsh": "Genir pawb yn rhydd ac yn gydradd â'i gilydd mewn urddas a hawliau.",
}
GOOD = "Ủy ban nhân dân phường tổ chức tiếp công dân vào thứ Năm hằng tuần. Người dân nộp hồ sơ tại bộ phận một cửa."


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(select(["SP", "TY", "CA"], (), preview=True))


def page(*blocks: str, found: str = "") -> Page:
    spans, start = [], 0
    for text in blocks:
        spans.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(text))))
        start += len(text) + 1
    return Page(path="x.txt", article=Article(id="1", text="\n".join(blocks), found=found, blocks=tuple(spans)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_language_is_not_misspelt_vietnamese(engine: Engine, language: str) -> None:
    checked = engine.check(page(LANGUAGES[language]))
    assert not checked.failures
    spelling = [f"{f.code} {f.quote}" for f in checked.findings if f.code.startswith("SP") and f.confidence >= 0.5]
    assert not spelling


def test_fifty_languages_in_one_article_do_not_break_a_rule(engine: Engine) -> None:
    checked = engine.check(page(GOOD, *LANGUAGES.values()))
    assert not checked.failures
    assert not [f.quote for f in checked.findings if f.code == "SP003"]


@pytest.mark.parametrize(
    "text",
    [GOOD.upper(), "uy ban nhan dan phuong to chuc tiep cong dan vao thu nam hang tuan", GOOD.lower(), GOOD.title()],
    ids=["capitals", "no marks", "no capitals", "title case"],
)
def test_text_without_case_or_marks_holds_no_unlikely_word(engine: Engine, text: str) -> None:
    checked = engine.check(page(text))
    assert not checked.failures
    assert not [f.quote for f in checked.findings if f.code == "SP003"]


def test_loose_marks_are_told_once_and_hide_nothing(engine: Engine) -> None:
    wrong = "Tuyên truyền để người nọp thuế chấp hành tốt nghĩa vụ."
    loose = unicodedata.normalize("NFD", wrong)
    checked = engine.check(page(wrong, found=loose))
    assert not checked.failures
    assert {f.code for f in checked.findings} >= {"TY001", "SP003"}


@pytest.mark.parametrize(
    "text",
    [
        "\ud800 người nọp thuế \udfff",
        "\x00\x01\x02",
        " ",
        "\u0301\u0323",
        "ﬁ",
        "İıİ",
        "ß",
        "\u200b" * 50,
        "٣٤٥ một",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿 cờ",
    ],
)
def test_odd_characters_break_no_rule(engine: Engine, text: str) -> None:
    assert not engine.check(page(text, GOOD, text)).failures


def test_blocks_without_text_break_no_rule(engine: Engine) -> None:
    assert not engine.check(page("", "", GOOD, "", "")).failures
    assert not engine.check(page()).failures


@pytest.mark.slow
def test_ten_megabytes_without_a_space_are_read_in_seconds(engine: Engine) -> None:
    started = time.process_time()
    checked = engine.check(page("Ủybannhândân" * 700_000))
    assert not checked.failures
    assert time.process_time() - started < 60


def test_a_broken_table_silences_one_rule_with_a_reason(engine: Engine, tmp_path, monkeypatch) -> None:
    bad = tmp_path / "bad.table"
    bad.write_bytes(b"no table")
    own = Engine(select(["SP003", "SP002"], ()), options={"tables": [str(bad)]})
    checked = own.check(page("Đề nghị sử lý nghiêm người nọp thuế."))
    assert not checked.failures
    assert {f.code for f in checked.findings} == {"SP002"}
    assert [code for code, _ in checked.not_checked] == ["SP003"]
    assert str(bad) in checked.not_checked[0][1]
    unlikely_in_context._judge.cache_clear()
