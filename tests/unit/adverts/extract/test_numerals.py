"""Which digits a word stands for."""

import pickle

import pytest

from trygvej.adverts.extract.numerals import Numeral, Numerals, figures

KNOWN = {"one": "1", "two": "2", "nine": "9", "seven": "7", "oh": "0", "twenty": "20"}


@pytest.fixture(scope="module")
def numerals() -> Numerals:
    return Numerals(KNOWN, frozenset({"one", "oh"}))


@pytest.mark.parametrize(
    ("word", "numeral"),
    [
        ("12", Numeral("12", hidden=False)),
        ("１２", Numeral("12", hidden=True)),
        ("①", Numeral("1", hidden=True)),
        ("𝟙𝟚", Numeral("12", hidden=True)),
        ("٣", Numeral("3", hidden=True)),
        ("Nine", Numeral("9", hidden=True)),
        ("TWENTY", Numeral("20", hidden=True)),
        ("one", Numeral("1", hidden=True, doubtful=True)),
        ("2O", Numeral("20", hidden=True)),
        ("S6", Numeral("56", hidden=True)),
        ("lO", Numeral("10", hidden=True)),
        ("O", Numeral("0", hidden=True, doubtful=True)),
        ("nine1seven", Numeral("917", hidden=True)),
        ("20x12", Numeral("2012", hidden=True)),
        ("ninetwo", Numeral("92", hidden=True)),
        ("Nineseven", Numeral("97", hidden=True)),
        ("nineI", Numeral("91", hidden=True)),
        ("ohnine", Numeral("09", hidden=True)),
    ],
)
def test_numerals(numerals: Numerals, word: str, numeral: Numeral) -> None:
    assert numerals[word] == numeral


@pytest.mark.parametrize(
    "word", ["massage", "m2", "2nd", "hello5", "BOLLLO", "ohoh", "", "❤", "9" * 21, "a" * 100, "x"]
)
def test_other_words_are_none(numerals: Numerals, word: str) -> None:
    assert numerals[word] is None


def test_a_word_is_remembered_and_pickled_without_what_was_remembered(numerals: Numerals) -> None:
    assert numerals["nine"] is numerals["nine"]
    again = pickle.loads(pickle.dumps(numerals))
    assert len(again) == 0
    assert again["nine"] == Numeral("9", hidden=True)
    assert again["one"] == Numeral("1", hidden=True, doubtful=True)


def test_memory_has_a_bound(numerals: Numerals, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trygvej.adverts.extract.numerals._MOST_REMEMBERED", 50)
    for number in range(500):
        assert numerals[str(number)] == Numeral(str(number), hidden=False)
    assert len(numerals) <= 50


def test_figures_of_any_script_become_plain() -> None:
    assert figures("４２٣") == "423"
