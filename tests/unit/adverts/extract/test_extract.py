"""What holds for every text: nothing raises, nothing is invented, nothing takes longer than its length."""

import re
import time
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.adverts.extract.reads import Reads
from trygvej.adverts.extract.extract import Extracted, extract_all

COUNTRIES = ["DK", "SE", "NO", "FI", "US", "DE", None]
WORDS = [
    "ring", "tlf", "kr", "30", "min", "time", "600", "10-22", "åben", "år", "25", "jeg", "er", "fra", "to", "en",
    "Thailand", "thai", "pige", "+45", "2", "/", "½", "1", "eller", "og", "så", "kl", "mandag", "til", "❤", "$",
    ",-", "(", ")", "\n", ". ", "id", "24", "7", "@rosa", "x.dk", "O", "l", "S", "six", "۳", "①", "3️⃣", "_", "*",
]  # fmt: skip
E164 = re.compile(r"\+[1-9]\d{5,14}")
CLOCK = re.compile(r"[0-2]\d:[0-5]\d")

relaxed = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _is_sound(found: Extracted, text: str) -> None:
    assert all(E164.fullmatch(one) for one in found.phones)
    assert len(set(found.phones)) == len(found.phones)
    assert (found.obscured_phone is None) == (not found.phones)
    assert all(one.amount > 0 and (one.minutes is None or 5 <= one.minutes <= 24 * 60 + 59) for one in found.prices)
    assert all(CLOCK.fullmatch(one.opens) and CLOCK.fullmatch(one.closes) for one in found.hours)
    assert found.age is None or 10 <= found.age <= 99
    assert found.pronoun in (None, "first", "third", "plural")
    assert found.tokens.text == text
    assert all(one.lower() in text.lower() for one in found.names)
    if found.tokens.words:
        last = len(found.tokens.words) - 1
        start, end = found.tokens.span(0, last)
        assert 0 <= start <= end <= len(text)


@relaxed
@given(text=st.text(max_size=300), country=st.sampled_from(COUNTRIES))
def test_any_text_can_be_read(reads: Reads, text: str, country: str | None) -> None:
    _is_sound(reads(text, country), text)


@relaxed
@given(words=st.lists(st.sampled_from(WORDS), max_size=40), glue=st.sampled_from(["", " ", "-"]))
def test_any_words_of_an_advert_can_be_read(reads: Reads, words: list[str], glue: str) -> None:
    text = glue.join(words)
    for country in ("DK", "SE", None):
        _is_sound(reads(text, country), text)


DIGITS = {
    "da": ["nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni"],
    "sv": ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"],
    "en": ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
}
LEAD = {"da": "Ring til mig i dag på", "sv": "Ring mig gärna i dag på", "en": "Please call me today at"}
HOME = {"da": ("DK", "+45", ""), "sv": ("SE", "+46", "0"), "en": ("US", "+1", "")}
GROUPS = {"da": (2, 2, 2, 2), "sv": (3, 3, 2, 2), "en": (3, 3, 4)}


def _number(lang: str, seed: int) -> str:
    rng = Random(seed)
    if lang == "da":
        return rng.choice("23456789") + "".join(rng.choices("0123456789", k=7))
    if lang == "sv":
        return "07" + rng.choice("02369") + "".join(rng.choices("0123456789", k=7))
    return f"{rng.randint(2, 9)}{rng.randint(10, 99)}{rng.randint(2, 9)}" + "".join(rng.choices("0123456789", k=6))


def _cut(digits: str, sizes: tuple[int, ...]) -> list[str]:
    rest = iter(digits)
    return ["".join(next(rest) for _ in range(size)) for size in sizes]


DISGUISES: dict[str, Callable[[str, str], str]] = {
    "plain": lambda digits, lang: digits,
    "groups": lambda digits, lang: " ".join(_cut(digits, GROUPS[lang])),
    "dots": lambda digits, lang: ".".join(_cut(digits, GROUPS[lang])),
    "stars": lambda digits, lang: "*".join(digits),
    "underscores": lambda digits, lang: "_".join(_cut(digits, GROUPS[lang])),
    "spaces": lambda digits, lang: " ".join(digits),
    "brackets": lambda digits, lang: "".join(f"({digit})" for digit in digits),
    "hearts": lambda digits, lang: " ❤ ".join(_cut(digits, GROUPS[lang])),
    "wide": lambda digits, lang: "".join(chr(0xFF10 + int(digit)) for digit in digits),
    "keycaps": lambda digits, lang: "".join(f"{digit}\ufe0f\u20e3" for digit in digits),
    "words": lambda digits, lang: " ".join(DIGITS[lang][int(digit)] for digit in digits),
    "dashed words": lambda digits, lang: "-".join(DIGITS[lang][int(digit)] for digit in digits),
    "mixed": lambda digits, lang: " ".join(
        DIGITS[lang][int(digit)] if at % 2 else digit for at, digit in enumerate(digits)
    ),
    "lines": lambda digits, lang: "\n".join(_cut(digits, GROUPS[lang])),
    "letters": lambda digits, lang: " ".join(_cut(digits, GROUPS[lang])).replace("0", "O"),
}


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("lang", ["da", "sv", "en"])
def test_a_number_is_found_in_every_disguise(reads: Reads, disguise: str, lang: str) -> None:
    country, calling, trunk = HOME[lang]
    for seed in range(25):
        digits = _number(lang, seed)
        text = f"{LEAD[lang]} {DISGUISES[disguise](digits, lang)}."
        assert reads(text, country).phones == [calling + digits.removeprefix(trunk)], text


@relaxed
@given(amount=st.integers(10, 400).map(lambda tens: tens * 10), minutes=st.sampled_from([20, 30, 45, 60, 90, 120]))
def test_a_price_is_read_as_it_is_written(reads: Reads, amount: int, minutes: int) -> None:
    for text in (f"{minutes} min {amount} kr", f"{amount} kr/{minutes} min", f"{amount},- for {minutes} minutter"):
        assert reads(text).prices == [(amount, "DKK", minutes)]


@relaxed
@given(opens=st.integers(6, 14), closes=st.integers(17, 23), minute=st.sampled_from([0, 15, 30]))
def test_hours_are_read_as_they_are_written(reads: Reads, opens: int, closes: int, minute: int) -> None:
    expected = [(None, f"{opens:02d}:{minute:02d}", f"{closes:02d}:00")]
    for text in (
        f"Åben {opens}.{minute:02d}-{closes}.00",
        f"Åbent fra kl. {opens}:{minute:02d} til {closes}:00",
    ):
        assert reads(text).hours == expected, text


@relaxed
@given(age=st.integers(18, 79))
def test_an_age_is_read_as_it_is_written(reads: Reads, age: int) -> None:
    for text in (f"Jeg er {age}", f"{age}-årig kvinde", f"I am {age} years old", f"Jag är {age} år"):
        assert reads(text).age == age


SMALL = ["1 ", "12 34 ", "a ", "1-2-", "to ", "five ", " ", "\n", "30 min 600 kr ", "kl 10-22 ", "1/2 ", "ring 12 ",
         "æ", "9", "I ", "thai ", "fra ", "mandag ", "og ", ". ", "@a", "x.", "1a", "½", "10.", "❤", "year old ",
         "oh", "(1)", "and half ", "snap: "]  # fmt: skip


@pytest.mark.parametrize("piece", SMALL)
def test_time_grows_with_the_length_only(reads: Reads, piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        best = 99.0
        for _ in range(2):
            started = time.process_time()
            reads(text)
            best = min(best, time.process_time() - started)
        return best

    small, big = seconds(2_000), seconds(16_000)
    assert big < 24 * small + 0.1  # 8 for what is linear, 64 for what is square


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "!?-–", "❤❤", "\u200b", "9" * 100_000, "a" * 100_000])
def test_texts_with_nothing_in_them(reads: Reads, text: str) -> None:
    found = reads(text)
    assert not (found.phones or found.prices or found.hours or found.stated_origin or found.names)
    assert found.age is None
    assert found.pronoun is None


def test_letters_and_digits_stay_as_they_are(reads: Reads) -> None:
    text = "Sødt åbent Ærø, ÖRNSKÖLDSVIK är 25 år, 1.200,- kr"
    found = reads(text)
    assert found.tokens.quote(0, len(found.tokens.words) - 1) == text.rstrip(".")
    assert found.prices[0].amount == 1200


@relaxed
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=15).map(" ".join), max_size=6))
def test_texts_read_together_state_what_each_states(reads: Reads, texts: list[str]) -> None:
    together = extract_all([(text, "Odense") for text in texts], reads.lexicon, country="DK")
    assert together == [reads(text, location="Odense") for text in texts]
