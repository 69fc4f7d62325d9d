"""Opening hours, days, dates, always open."""

import pytest

from tests.unit.adverts.extract.reads import Reads
from trygvej.adverts.extract import times

WEEKDAYS = ("mo", "tu", "we", "th", "fr")


def _hours(reads: Reads, text: str) -> list[tuple[tuple[str, ...] | None, str, str]]:
    return [(one.days, one.opens, one.closes) for one in reads(text).hours]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Åben 10-22", (None, "10:00", "22:00")),
        ("Åben kl. 10 til 22", (None, "10:00", "22:00")),
        ("Åbent kl. 10.00 til kl. 22.30", (None, "10:00", "22:30")),
        ("Öppet mellan 10 och 22", (None, "10:00", "22:00")),
        ("Åpent fra 12 til 2", (None, "12:00", "02:00")),
        ("Tager imod 11–2", (None, "11:00", "02:00")),
        ("10:00-20:00", (None, "10:00", "20:00")),
        ("Open 1000-2030", (None, "10:00", "20:30")),
        ("Open 10-24", (None, "10:00", "00:00")),
        ("Open 9:30am-6pm", (None, "09:30", "18:00")),
        ("Open 10-6pm", (None, "10:00", "18:00")),
        ("Open 1-6pm", (None, "13:00", "18:00")),
        ("12pm to 12am", (None, "12:00", "00:00")),
        ("open 10 to midnight", (None, "10:00", "00:00")),
        ("between 8am and 9pm", (None, "08:00", "21:00")),
        ("Mandag-fredag 10-20", (WEEKDAYS, "10:00", "20:00")),
        ("man - fre kl. 10-20", (WEEKDAYS, "10:00", "20:00")),
        ("mandag til fredag mellem 10 og 20", (WEEKDAYS, "10:00", "20:00")),
        ("Hverdage: 10-20", (WEEKDAYS, "10:00", "20:00")),
        ("Helger 12-18", (("sa", "su"), "12:00", "18:00")),
        ("man, ons og fre 10-20", (("mo", "we", "fr"), "10:00", "20:00")),
        ("lørdag til mandag 10-20", (("mo", "sa", "su"), "10:00", "20:00")),
        ("Alla dagar 10-20", (None, "10:00", "20:00")),
        ("10-20 mandag til fredag", (WEEKDAYS, "10:00", "20:00")),
        ("Open Tuesday to Saturday: 10-20", (("tu", "we", "th", "fr", "sa"), "10:00", "20:00")),
        ("to 10-20", (None, "10:00", "20:00")),
    ],
)
def test_one_span(reads: Reads, text: str, hours: tuple[tuple[str, ...] | None, str, str]) -> None:
    assert _hours(reads, text) == [hours]


def test_several_spans_keep_their_days(reads: Reads) -> None:
    assert _hours(reads, "Man-fre 10-14 og 16-20, lørdag 12-18") == [
        (WEEKDAYS, "10:00", "14:00"),
        (WEEKDAYS, "16:00", "20:00"),
        (("sa",), "12:00", "18:00"),
    ]
    assert _hours(reads, "10-14 mandag, 16-20 tirsdag") == [
        (("mo",), "10:00", "14:00"),
        (("tu",), "16:00", "20:00"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1-2 gange",
        "Gæster mellem 18 og 24 år",
        "10-20 min",
        "500-600 kr",
        "10-20 %",
        "I byen fra 9.8 til 14.8",
        "I byen fra 3.10 til 7.10",
        "fra 01.04.2026 til 06.04.2026",
        "31-42-53-64",
        "Open 25-30",
        "10-10",
        "Rum 2-3",
    ],
)
def test_other_pairs_are_no_hours(reads: Reads, text: str) -> None:
    assert _hours(reads, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "24/7", "Open 24/7!", "Døgnåben", "Åben hele døgnet", "Dygnet runt", "Åpent 24 timer i døgnet",
        "Open 24 hours", "24 hours a day", "Massage\n24 timer\nRing", "Tager imod 24 timer",
        "day and night", "Postnummer 4999.\n24/7",
    ],
)  # fmt: skip
def test_always_open(reads: Reads, text: str) -> None:
    assert reads(text).open_always is True


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Svar kan tage 24 timer", None),
        ("Bestil 24 timer i forvejen", None),
        ("24 timer 9000 kr", None),
        ("I byen fra 24/7 til 28/7", None),
        ("Kom 24/7-2026", None),
        ("Åben 10-22", False),
        ("Velkommen", None),
    ],
)
def test_not_always_open(reads: Reads, text: str, known: bool | None) -> None:
    assert reads(text).open_always is known


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("den 12.05.2026 kom", "12.05.2026"),
        ("den 12/5-26 kom", "12/5-26"),
        ("on 5/14/2026 come", "5/14/2026"),
        ("den 12/5 kom", "12/5"),
        ("den 9.8 kom", "9.8"),
        ("den 1/5 kom", "1/5"),
        ("den 3/2 kom", "3/2"),
        ("fra 3.10 til 7.10", "3.10 til 7.10"),
        ("den 12. maj kom", "12. maj"),
    ],
)
def test_dates_are_used_up(reads: Reads, text: str, date: str) -> None:
    reading = reads.begin(text, "da")
    times.use_dates(reading)
    used = [at for at, mark in enumerate(reading.used) if mark]
    first = reads(text).tokens
    assert first.quote(used[0], used[-1]) == date


@pytest.mark.parametrize(
    "text", ["1/2 time", "1.5 hours", "12.05.20.26", "40/50", "0/5", "12/5/9999", "den 32.13.2026"]
)
def test_other_numbers_are_no_dates(reads: Reads, text: str) -> None:
    reading = reads.begin(text, "da")
    times.use_dates(reading)
    assert not any(reading.used)
