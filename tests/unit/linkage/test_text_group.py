"""Near-duplicate texts."""

import random
from itertools import pairwise

import polars as pl
import pytest
from benchmarks.grouping import measure
from benchmarks.linkage_sets import adverts, script, sites
from hypothesis import given, settings
from hypothesis import strategies as st

from trygvej.linkage.public import TextState, grow, template, text_group, word_counts, words
from trygvej.linkage.text_group import EMPTY, milestone
from trygvej.linkage.wordhash import word_hashes

POOL = [
    f"{a}{b}"
    for a in ["ba", "ke", "lo", "mi", "nu", "po", "ra", "se"]
    for b in ["dan", "fel", "gor", "hum", "jis", "kat"]
]


def texts_of(seed: int, count: int) -> list[str]:
    draw = random.Random(seed)
    bases = [draw.choices(POOL, k=25) for _ in range(6)]
    out = []
    for _ in range(count):
        base = draw.choice([*bases, draw.choices(POOL, k=25)])
        out.append(" ".join(draw.choice(POOL) if draw.random() < 0.08 else w for w in base))
    return out


def groups(texts: list[str]) -> list[str]:
    ids = pl.Series([str(n) for n in range(len(texts))], dtype=pl.String)
    return text_group(ids, pl.Series(texts, dtype=pl.String))["text_group"].to_list()


def test_filled_slots_belong_together_and_strangers_do_not() -> None:
    draw = random.Random(1)
    base = draw.choices(POOL, k=30)
    members = [" ".join([*base[:10], f"name{n}", *base[10:], str(n * 7919)]) for n in range(4)]
    strangers = [" ".join(draw.choices(POOL, k=30)) for _ in range(30)]
    found = groups(members + strangers)
    assert found[:4] == ["0"] * 4
    assert found[4:] == [str(n) for n in range(4, 34)]


@pytest.mark.parametrize("change", ["emoji", "reorder", "upper"])
def test_emoji_order_and_capitals_do_not_matter(change: str) -> None:
    draw = random.Random(2)
    base = draw.choices(POOL, k=40)
    other = {
        "emoji": [w + " 🌹!" for w in base],
        "reorder": base[20:] + base[:20],
        "upper": [w.upper() for w in base],
    }[change]
    found = groups([" ".join(base), " ".join(other), *[" ".join(draw.choices(POOL, k=40)) for _ in range(20)]])
    assert found[0] == found[1]


def test_no_text_and_empty_texts() -> None:
    assert groups([]) == []
    assert groups(["", "", "🌹"]) == ["0", "1", "2"]
    assert groups(["one text alone"]) == ["0"]


def test_ids_and_texts_must_fit() -> None:
    with pytest.raises(ValueError, match="give one id a text"):
        text_group(pl.Series(["1"]), pl.Series(["a", "b"]))


@pytest.mark.parametrize(("text", "found"), [
    ("Hej, Ǆ! 2.500 kr", ["hej", "ǆ", "2", "500", "kr"]),
    ("ＡＢ １２", ["ab", "12"]),
    ("东京都", ["东京", "京都"]),
    ("กาแฟ", ["กาแฟ"]),
    ("тихая 🌹 комната", ["тихая", "комната"]),
])  # fmt: skip
def test_words_of_any_script(text: str, found: list[str]) -> None:
    assert words(text) == found


@given(st.lists(st.one_of(st.text(), st.sampled_from(["กาแฟ ＡＢ", "东京都 2", "İ ﬁ", None])), max_size=5))
def test_words_are_counted_as_they_are_cut(texts: list[str | None]) -> None:
    counted = word_counts(pl.Series(texts, dtype=pl.String)).to_list()
    assert counted == [len(words(text or "")) for text in texts]


def test_chinese_without_spaces() -> None:
    frame = script(200, 3, "按摩 放松 欢迎 附近 车站 服务 干净 安全 价格 电话 今天 温柔 房间 安静 咖啡 鲜花 城市", "")
    found = text_group(frame["id"], frame["text"])
    joined = found.join(frame, on="id").filter(pl.col("label") != "-1")
    assert joined.group_by("text_group").agg(pl.col("label").n_unique())["label"].mean() < 1.1  # type: ignore[operator]
    assert joined["text_group"].n_unique() < 1.5 * joined["label"].n_unique()


def test_stock_phrases_make_no_giant_group() -> None:
    frame = adverts(600, 5)
    found = text_group(frame["id"], frame["text"])
    assert found.group_by("text_group").len()["len"].max() <= 33  # type: ignore[operator]


def test_what_a_site_puts_into_every_text_joins_no_strangers() -> None:
    found = measure(sites(1000, 6, 5, 0.6))
    assert found["precision"] > 0.95
    assert found["recall"] > 0.9


def test_a_template_of_many_texts_is_no_boilerplate() -> None:
    draw = random.Random(3)
    pool = [a + b for a in POOL for b in POOL]
    base = [draw.choices(pool, k=9) for _ in range(4)]
    members = [" ".join(" ".join([*part, f"slot{draw.randrange(900)}"]) for part in base) for _ in range(60)]
    strangers = [" ".join(draw.choices(pool, k=40)) for _ in range(200)]
    assert groups(members + strangers)[:60] == ["0"] * 60


def test_texts_of_a_site_added_by_days_are_as_in_one_run() -> None:
    texts = sites(600, 7, 3, 0.6)["text"]
    state: TextState = EMPTY
    for start, end in pairwise([0, 250, 380, 385, 520, 600]):
        state = grow(state, texts[start:end])
    assert state.group.tolist() == grow(EMPTY, texts).group.tolist()


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), cuts=st.lists(st.integers(0, 90), max_size=4))
def test_added_by_days_is_as_in_one_run(seed: int, cuts: list[int]) -> None:
    texts = pl.Series(texts_of(seed, 90), dtype=pl.String)
    state: TextState = EMPTY
    edges = [0, *sorted(cuts), 90]
    for start, end in pairwise(edges):
        state = grow(state, texts[start:end])
    once = grow(EMPTY, texts)
    assert state.group.tolist() == once.group.tolist()
    assert len(set(once.group.tolist())) < 90


@pytest.mark.parametrize("texts", range(1, 40))
def test_milestones_count_nearly_all_texts(texts: int) -> None:
    assert 15 / 16 * texts <= milestone(texts) <= texts
    assert milestone(milestone(texts)) == milestone(texts)


def hashes(text: str) -> list[int]:
    numbers, counts = word_hashes(pl.Series([text]))
    assert counts.tolist() == [len(numbers)]
    return numbers.tolist()


@pytest.mark.parametrize(("one", "other"), [
    ("session today", "s3ss10n tdoay"), ("Ærlig – HYGGE! 🌹", "ærlig hygge"), ("don\u200bt", "dont"),
    ("ＡＢ １２", "ab 12"), ("Тихая", "тихая"), ("东京都", "东京 京都"),
])  # fmt: skip
def test_words_that_are_written_otherwise_are_the_same(one: str, other: str) -> None:
    assert hashes(one) == hashes(other) != []


@pytest.mark.parametrize(("one", "other"), [("12345678", "87654321"), ("010", "100"), ("anna", "bea"), ("1", "11")])
def test_other_words_and_numbers_are_told_apart(one: str, other: str) -> None:
    assert hashes(one) != hashes(other)


@given(st.lists(st.text(), max_size=5))
def test_each_text_has_its_own_words(texts: list[str]) -> None:
    numbers, counts = word_hashes(pl.Series(texts, dtype=pl.String))
    alone = [hashes(text) for text in texts]
    assert counts.tolist() == [len(one) for one in alone]
    assert numbers.tolist() == [word for one in alone for word in one]


def test_template_marks_slots_and_keeps_digits() -> None:
    texts = [
        f"Hi I am {name} in room 7, call {n}" for name, n in [("Anna", 11), ("Bea", 22), ("Carla", 33), ("Dorte", 44)]
    ]
    assert template(texts) == "Hi I am ‹Anna|Bea|Carla|…› in room 7, call ‹11|22|33|…›"
    assert template(["just one"]) == "just one"
    assert template([]) == ""
