"""The lexicon and the beginning of a reading."""

import pickle
import time

import pytest

from tests.unit.adverts.extract.reads import Reads
from trygvej.adverts.extract.lexicon import lexicon, phrase_of, split_words
from trygvej.indicators.public import catalogue


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("24h", ["24", "h"]),
        ("1½", ["1", "½"]),
        ("½time", ["½", "time"]),
        ("1h30", ["1", "h", "30"]),
        ("kr500", ["kr", "500"]),
        ("KR500", ["KR", "500"]),
        ("mt20168", ["mt20168"]),
        ("massage", ["massage"]),
        ("500", ["500"]),
        ("❤", ["❤"]),
    ],
)
def test_numbers_are_cut_from_their_units(word: str, parts: list[str]) -> None:
    assert split_words(word, frozenset({"kr"})) == parts


def test_phrases_are_written_as_texts_are_read() -> None:
    assert phrase_of("Kgs. Lyngby") == "kgs lyngby"
    assert phrase_of("24h") == "24 h"
    assert phrase_of("twenty-one") == "twenty one"
    assert phrase_of("(a|b) ... c*") == "(a|b) ... c*"


def test_the_lexicon_is_pickled_whole(reads: Reads) -> None:
    again = Reads(pickle.loads(pickle.dumps(reads.lexicon)))
    text = "Thailandsk pige, 25 år, åben 10-22, 30 min 600 kr, ring tre en fire to fem tre seks fire"
    one, two = reads(text), again(text)
    assert (one.phones, one.age, one.stated_origin, one.prices, one.hours) == (
        two.phones, two.age, two.stated_origin, two.prices, two.hours,
    )  # fmt: skip


def test_the_lexicon_is_made_quickly() -> None:
    terms = catalogue()
    started = time.process_time()
    lexicon(terms)
    assert time.process_time() - started < 2  # about 0.3 s on a free core


def test_a_language_that_was_never_read_before_is_read_as_itself(reads: Reads) -> None:
    fresh = Reads(lexicon(catalogue()))
    assert fresh.begin("to", "en").numerals == [None]
    assert fresh.begin("to", "da").numerals[0] is not None
    assert fresh.begin("to", "xx").numerals[0] is not None


def test_a_reading_cuts_words_and_keeps_gaps(reads: Reads) -> None:
    reading = reads.begin("Åben 24h, kr500! ❤ x/kr500", "da")
    assert reading.words == ["Åben", "24", "h", "kr", "500", "❤", "x", "kr500"]
    assert reading.lower[0] == "åben"
    assert reading.gaps == [" ", "", ", ", "", "! ", " ", "/", ""]
    assert reading.numbers == [1, 4]
    assert len(reading.used) == len(reading.words)


def test_a_reading_may_look_over_its_edges(reads: Reads) -> None:
    reading = reads.begin("jeg", "da")
    assert reading.has(0, "first")
    assert not reading.has(-3, "first")
    assert not reading.has(5, "first")


@pytest.mark.parametrize(
    ("text", "ends"),
    [("a. B", True), ("a. b", False), ("a\nb", True), ("a! b", True), ("a, b", False), ("a|b", True), ("a", True)],
)
def test_where_a_thought_ends(reads: Reads, text: str, ends: bool) -> None:
    assert reads.begin(text, "da").ends(0) is ends
