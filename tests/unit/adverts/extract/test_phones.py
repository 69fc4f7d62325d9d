"""Telephone numbers: every way to write them, and what is none."""

import pytest

from tests.unit.adverts.extract.reads import Reads
from trygvej.adverts.extract import phones

DK, SE, NO, US = "+4531425364", "+46731425364", "+4741425364", "+12025364758"


@pytest.mark.parametrize(
    ("text", "country", "number"),
    [
        ("Ring 31425364 i dag", "DK", DK),
        ("Ring 31 42 53 64", "DK", DK),
        ("Tlf. 3142 5364", "DK", DK),
        ("Tlf: 314 25 364", "DK", DK),
        ("Tlf: 31-42-53-64.", "DK", DK),
        ("31.42.53.64", "DK", DK),
        ("31/42/53/64", "DK", DK),
        ("+45 31 42 53 64", "DK", DK),
        ("(+45) 31425364", "DK", DK),
        ("0045 31 42 53 64", "DK", DK),
        ("Ring på +46 (0)73 142 53 64", "DK", SE),
        ("Tel 073-142 53 64", "SE", SE),
        ("Tel 0731-425364", "SE", SE),
        ("Tel 073 142 53 64", "SE", SE),
        ("Ring 414 25 364", "NO", NO),
        ("Call (202) 536-4758", "US", US),
        ("Call 202.536.4758", "US", US),
        ("Call (202)(536)(4758)", "US", US),
        ("Call 1 202 536 4758", "US", US),
        ("Call +49 1512 3456789", "DK", "+4915123456789"),
    ],
)
def test_usual_forms_are_found_and_do_not_hide(reads: Reads, text: str, country: str, number: str) -> None:
    found = reads(text, country)
    assert found.phones == [number]
    assert found.obscured_phone is False


@pytest.mark.parametrize(
    ("text", "country", "number"),
    [
        ("Ring 3 1 4 2 5 3 6 4", "DK", DK),
        ("Ring 31*42*53*64", "DK", DK),
        ("Ring 31 * 42 * 53 * 64", "DK", DK),
        ("Ring 31_42_53_64", "DK", DK),
        ("Ring (3)(1)(4)(2)(5)(3)(6)(4)", "DK", DK),
        ("Ring [31][42][53][64]", "DK", DK),
        ("Ring 31❤42❤53❤64", "DK", DK),
        ("Ring 31 🌸 42 🌸 53 🌸 64", "DK", DK),
        ("Ring 3\u200b1\u200b4\u200b2\u200b5\u200b3\u200b6\u200b4", "DK", DK),
        ("Ring ３１４２５３６４", "DK", DK),
        ("Ring 3️⃣1️⃣4️⃣2️⃣5️⃣3️⃣6️⃣4️⃣", "DK", DK),
        ("Ring ③①④②⑤③⑥④", "DK", DK),
        ("Ring tre en fire to fem tre seks fire", "DK", DK),
        ("Ring tre-en-fire-to-fem-tre-seks-fire", "DK", DK),
        ("Ring enogtredive toogfyrre treoghalvtreds fireogtres", "DK", DK),
        ("Ring tre 1 fire 2 fem 3 seks 4", "DK", DK),
        ("Ring 31 42\n53 64", "DK", DK),
        ("Ring 31\n42\n53\n64", "DK", DK),
        ("Ring 31 og 42 så 53 og 64", "DK", DK),
        ("Ring først 31 bagefter 42 herpå 53 omsider 64", "DK", DK),
        ("Ring nul nul fire fem tre en fire to fem tre seks fire", "DK", DK),
        ("Ring noll sju tre ett fyra två fem tre sex fyra", "SE", SE),
        ("Ring noll sjuttiotre fjorton tjugofem trettiosex fyra", "SE", SE),
        ("Ring O7 3I 4Z 53 64", "SE", SE),
        ("Ring fire en fire to fem tre seks fire", "NO", NO),
        ("Call two oh two five three six four seven five eight", "US", US),
        ("Call twozerotwo fivethree6 4 7five8", "US", US),
        ("Call 2O2-S36-47S8", "US", US),
        ("Call two-0-2 5three6 .. 47 five 8", "US", US),
        ("Call 202 afterwards 536 eventually 4758", "US", US),
        ("Call double two 0 five 3 six 4 seven 5 8", "US", "+12205364758"),
    ],
)
def test_disguised_forms_are_found_and_hide(reads: Reads, text: str, country: str, number: str) -> None:
    found = reads(text, country)
    assert found.phones == [number]
    assert found.obscured_phone is True


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("30 min 600 kr, 60 min 1000 kr", "DK"),
        ("600/30 min 1000/60 min", "DK"),
        ("Åben 10.00-22.30 og 12.00-20.30", "DK"),
        ("Fra 22.05.2026 til 24.05.2026", "DK"),
        ("CVR-nr. 31425364", "DK"),
        ("Annonce-id: 31425364", "DK"),
        ("Org.nr 931 425 364", "NO"),
        ("Company no. 31425364", "DK"),
        ("Post ID 2025364758", "US"),
        ("Konto 31425364", "DK"),
        ("Pris 31425364,-", "DK"),
        ("31425364 kr", "DK"),
        ("Jeg er 25 år, 168 cm, 55 kg", "DK"),
        ("en to tre fire", "DK"),
        ("Ring 3142536", "DK"),
        ("Ring 11425364", "DK"),
        ("Tel 0731-42536", "SE"),
    ],
)
def test_other_numbers_are_no_telephone_numbers(reads: Reads, text: str, country: str) -> None:
    found = reads(text, country)
    assert found.phones == []
    assert found.obscured_phone is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Ring 31 42 53 64 eller 21 42 53 64", [DK, "+4521425364"]),
        ("Ring 31*42*53*64 eller 2 1 4 2 5 3 6 4", [DK, "+4521425364"]),
        ("Ring 21 så 42 og 53 så 64 eller 31 så 42 og 53 så 64", ["+4521425364", DK]),
        ("31425364 31425364", [DK]),
        ("31425364\n21425364", [DK, "+4521425364"]),
        ("Ring 31425364 12", [DK]),
        ("Ring 31 42 53 64 2", [DK]),
        ("0045 31425364 eller 0046 731425364", [DK, SE]),
        ("tre en fire to massage fem tre seks fire", []),
    ],
)
def test_several_numbers_stand_in_order_each_once(reads: Reads, text: str, numbers: list[str]) -> None:
    assert reads(text).phones == numbers


def test_a_price_after_a_number_keeps_to_itself(reads: Reads) -> None:
    found = reads("Ring 31 42 53\n64\n30 min 600 kr")
    assert found.phones == [DK]
    assert [one.amount for one in found.prices] == [600]


def test_without_a_country_only_calling_codes_tell(reads: Reads) -> None:
    assert reads("สวัสดี 31425364", None).phones == []
    assert reads("สวัสดี +45 31425364", None).phones == [DK]


def test_the_language_tells_the_country_when_nobody_else_does(reads: Reads) -> None:
    text = "Ring till mig på 073 142 53 64 så pratar vi om när du vill komma"
    assert reads(text, None).phones == [SE]


def test_gaps_of_many_kinds_are_not_usual(reads: Reads) -> None:
    assert phones.plain(reads.begin("31-42 53.64", "da")) == []
    assert reads("Ring 31-42 53.64").phones == [DK]


def test_words_of_a_number_are_marked_as_read(reads: Reads) -> None:
    reading = reads.begin("Ring 31 42 53 64 nu", "da")
    found = phones.plain(reading)
    assert [(one.first, one.last) for one in found] == [(1, 4)]
    assert list(reading.used) == [0, 1, 1, 1, 1, 0]


def test_numbers_of_another_kind_are_marked_as_read(reads: Reads) -> None:
    reading = reads.begin("CVR-nr. 31 42 53 64 pris", "da")
    phones.use_others(reading)
    assert [reading.words[at] for at, used in enumerate(reading.used) if used] == ["31", "42", "53", "64"]
