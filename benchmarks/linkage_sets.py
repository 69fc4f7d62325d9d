"""Sets of made texts whose groups are known, for measuring text grouping.

Every set is described by its sentences, the words that fill them, and how the members of a
group differ. Strangers draw from the same sentences, so stock phrases are everywhere.
"""

import random
from collections.abc import Callable

import polars as pl

ENGLISH = (
    "welcome to my {adj} {place} near {town}|i am {num} and quite {adj}|ask for {name} when you call|"
    "{adj} {thing} and {thing} are ready|no hidden numbers please|i am here until {day}|"
    "my {place} is {adj} and {adj}|from {num} to {num} every {day}|we begin with {thing} and talk|"
    "cash or card as you like|i speak a little {lang} and {lang}|{num} for a {adj} {time}|"
    "write what you wish for and when|my photos are from this year|a {time} with {name} is {adj}|"
    "new in {town} since {day}|free parking behind the {place}|no stress and no rush here|"
    "bring a friend or {thing}|a {adj} {time} or a {adj} {time}|only polite guests|close to the station in {town}"
)
WORDS = {
    "adj": "gentle warm quiet kind playful soft calm honest sunny patient elegant lively natural open careful",
    "place": "flat house salon studio cabin room hotel villa",
    "thing": "tea music flowers oil sauna towels coffee balcony candles juice cake garden",
    "time": "hour evening visit meeting lunch weekend afternoon walk moment break",
    "day": "monday tuesday wednesday thursday friday saturday sunday",
    "lang": "thai german polish spanish russian english danish",
}
TOWNS = [
    "Aarhus",
    "Viborg",
    "Vejle",
    "Odense",
    "Ribe",
    "Skive",
    "Nyborg",
    "Kolding",
    "Randers",
    "Horsens",
    "Malmö",
    "Lund",
    "Bergen",
    "Moss",
    "Oslo",
    "Turku",
]
NAMES = [
    "Anna",
    "Bella",
    "Carmen",
    "Gina",
    "Ulla",
    "Clara",
    "Vera",
    "Ines",
    "Alma",
    "Nina",
    "Petra",
    "Karla",
    "Mia",
    "Frida",
    "Wilma",
    "Bea",
]
NUMBERS = [str(n) for n in range(1, 2501)]
THAI = (
    "นวด ผ่อนคลาย ยินดี ต้อนรับ ใกล้ สถานี บริการ ดี มาก "
    "สะอาด ปลอดภัย ราคา โทร หา ฉัน วันนี้ สุภาพ น่ารัก "
    "ห้อง เงียบ อบอุ่น กาแฟ ดอกไม้ เมือง ใหม่ สวย"
)
CHINESE = (
    "按摩 放松 欢迎 光临 附近 车站 服务 很好 干净 "
    "安全 价格 电话 联系 今天 温柔 可爱 房间 安静 "
    "温暖 咖啡 鲜花 城市 新来 漂亮 技师 周末"
)
RUSSIAN = (
    "массаж отдых приглашаю рядом станция сервис хороший чисто "
    "безопасно цена звоните сегодня вежливая милая комната тихая "
    "тёплая кофе цветы город новая красивая выходные вечер"
)


def _fill(draw: random.Random, sentence: str) -> str:
    """A sentence with the words of its own chosen; towns, names and numbers stay open."""
    out = [draw.choice(WORDS[w[1:-1]].split()) if w[1:-1] in WORDS else w for w in sentence.split()]
    return " ".join(out)


def _slots(draw: random.Random, sentence: str) -> str:
    pools = {"{town}": TOWNS, "{name}": NAMES, "{num}": NUMBERS}
    return " ".join(draw.choice(pools[w]) if w in pools else w for w in sentence.split())


def swap_letters(draw: random.Random, word: str) -> str:
    """Two neighbouring letters exchanged."""
    if len(word) < 4:
        return word
    at = draw.randint(0, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _words(share: float) -> Callable[[random.Random, list[str]], str]:
    pool = " ".join(WORDS.values()).split()

    def change(draw: random.Random, sentences: list[str]) -> str:
        words = " . ".join(sentences).split()
        return " ".join(draw.choice(pool) if draw.random() < share and w != "." else w for w in words)

    return change


def _reorder(draw: random.Random, sentences: list[str]) -> str:
    return " . ".join(draw.sample(sentences, len(sentences)))


def _swapped(draw: random.Random, sentences: list[str]) -> str:
    words = " . ".join(sentences).split()
    return " ".join(swap_letters(draw, w) if draw.random() < 0.2 else w for w in words)


def _plain(draw: random.Random, sentences: list[str]) -> str:
    return " . ".join(sentences)


def _added(draw: random.Random, sentences: list[str]) -> str:
    extra = _slots(draw, _fill(draw, draw.choice(ENGLISH.split("|"))))
    return _reorder(draw, [*sentences, extra])


CHANGES = (_plain, _words(0.1), _words(0.2), _reorder, _swapped, _added)


def adverts(size: int, seed: int, changes: tuple[Callable[..., str], ...] = CHANGES) -> pl.DataFrame:
    """`size` texts, six in ten belonging to nobody, the rest in groups of 3 to 30."""
    draw = random.Random(seed)
    sentences = ENGLISH.split("|")
    rows: list[tuple[str, str]] = []
    while len(rows) < size * 0.6:
        own = [_slots(draw, _fill(draw, draw.choice(sentences))) for _ in range(draw.randint(5, 12))]
        rows.append((" . ".join(own), "-1"))
    while len(rows) < size:
        base = [_fill(draw, draw.choice(sentences)) for _ in range(draw.randint(5, 12))]
        change, members = draw.choice(changes), min(2 + int(draw.paretovariate(1)), 30)
        label = f"g{len(rows)}"
        rows += [(change(draw, [_slots(draw, s) for s in base]), label) for _ in range(members)]
    return _frame(draw, rows[:size])


def invented_words(draw: random.Random, count: int) -> list[str]:
    """Words of two to four syllables; the earlier ones are meant to be used more often."""
    syllables = [a + b for a in "bdfghklmnprstv" for b in "aeiou"]
    return ["".join(draw.choices(syllables, k=draw.randint(2, 4))) for _ in range(count)]


def sites(size: int, seed: int, count: int, share: float) -> pl.DataFrame:
    """Texts of about 60 words, of which `share` is what their site puts into each; a group may use several sites."""
    draw = random.Random(seed)
    pool = invented_words(draw, 4000)
    rare = [1 / (at + 5) for at in range(len(pool))]
    boilerplate = [" ".join(draw.choices(pool, rare, k=int(60 * share))) for _ in range(count)]

    def content() -> list[str]:
        return [" ".join(draw.choices(pool, rare, k=7)) for _ in range(int(60 * (1 - share) / 7))]

    def put(text: str, site: int) -> str:
        return " . ".join(draw.sample([text, boilerplate[site]], 2))

    rows = [(put(" . ".join(content()), draw.randrange(count)), "-1") for _ in range(int(size * 0.6))]
    while len(rows) < size:
        base, change, home, label = content(), draw.choice(CHANGES), draw.randrange(count), f"g{len(rows)}"
        for _ in range(min(2 + int(draw.paretovariate(1)), 30)):
            site = home if draw.random() < 0.7 else draw.randrange(count)
            rows.append((put(change(draw, base), site), label))
    return _frame(draw, rows[:size])


def script(size: int, seed: int, vocabulary: str, joiner: str) -> pl.DataFrame:
    """Texts of 25 words of a small vocabulary; members of a group differ in three words."""
    draw = random.Random(seed)
    pool = vocabulary.split()
    rows = [(joiner.join(draw.choices(pool, k=25)), "-1") for _ in range(size // 2)]
    while len(rows) < size:
        base, label = draw.choices(pool, k=25), f"g{len(rows)}"
        for _ in range(draw.randint(2, 8)):
            own = list(base)
            for at in draw.sample(range(25), 3):
                own[at] = draw.choice(pool)
            rows.append((joiner.join(own), label))
    return _frame(draw, rows[:size])


def addresses(size: int, seed: int) -> pl.DataFrame:
    """Records of name, street, town and phone, written differently and with slips of the pen."""
    draw = random.Random(seed)
    firsts, lasts = (
        NAMES,
        [f"{a}{b}" for a in ("Han", "Niel", "Lar", "Peder", "Ander") for b in ("sen", "strup", "holt")],
    )
    streets = [
        f"{a}{b}"
        for a in ("Kirke", "Skole", "Nørre", "Øster", "Strand", "Park")
        for b in ("gade", "vej", "allé", "torv")
    ]
    rows: list[tuple[str, str]] = []
    while len(rows) < size:
        first, last, street = draw.choice(firsts), draw.choice(lasts), draw.choice(streets)
        number, town, phone = draw.randint(1, 199), draw.choice(TOWNS), f"{draw.randint(20000000, 99999999)}"
        alone = draw.random() < 0.4
        label = "-1" if alone else f"g{len(rows)}"
        for _ in range(1 if alone else draw.randint(2, 5)):
            name = draw.choice([f"{first} {last}", f"{last}, {first}", f"{first[0]}. {last}"])
            place = swap_letters(draw, street) if draw.random() < 0.2 else street
            shown = draw.choice([phone, phone, f"+45 {phone}", ""])
            rows.append((f"{name} {place} {number} {town} {shown}".strip(), label))
    return _frame(draw, rows[:size])


def _frame(draw: random.Random, rows: list[tuple[str, str]]) -> pl.DataFrame:
    draw.shuffle(rows)
    texts, labels = zip(*rows, strict=True)
    return pl.DataFrame({"id": [str(n) for n in range(len(rows))], "text": texts, "label": labels})


def made_sets() -> dict[str, pl.DataFrame]:
    """The sets by name."""
    return {
        "stock_1000": adverts(1000, 11),
        "stock_10000": adverts(10_000, 12),
        "swapped_2000": adverts(2000, 13, (_swapped,)),
        "sites_20_two_5th": sites(3000, 18, 20, 0.4),
        "sites_5_three_5th": sites(3000, 19, 5, 0.6),
        "addresses_2000": addresses(2000, 14),
        "thai_1000": script(1000, 15, THAI, ""),
        "chinese_1000": script(1000, 16, CHINESE, ""),
        "russian_1000": script(1000, 17, RUSSIAN, " "),
    }
