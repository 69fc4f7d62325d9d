"""The language of phrases, and finding all phrases in one pass."""

import pickle
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trygvej.indicators import phrases as module
from trygvej.indicators.phrases import GAP, MOST_VARIANTS, PhraseError, variants
from trygvej.indicators.public import Match, PhraseBook


def book(*phrases: str) -> PhraseBook:
    made = PhraseBook()
    for phrase in phrases:
        made.add(phrase, phrase)
    return made


def found(phrase: str, text: str) -> list[tuple[int, int]]:
    return [(match.first, match.last) for match in book(phrase).find(text.split())]


@pytest.mark.parametrize(
    ("phrase", "text", "where"),
    [
        ("ny", "jeg er ny her", [(2, 2)]),
        ("ny", "nyt nyere", []),
        ("ny i byen", "ny i byen ny i byen", [(0, 2), (3, 5)]),
        ("ny i byen", "ny i", []),
        ("ny i byen", "ny byen", []),
        ("ny i (byen|området)", "ny i området", [(0, 2)]),
        ("ny i (byen|området)", "ny i landet", []),
        ("(ny|lige ankommet) her", "lige ankommet her", [(0, 2)]),
        ("(ny|lige ankommet) her", "lige her", []),
        ("(helt|) ny her", "ny her", [(0, 1)]),
        ("(helt|) ny her", "helt ny her", [(0, 2), (1, 2)]),
        ("(massage*|spa) her", "massagen her spa her", [(0, 1), (2, 3)]),
        ("massage*", "massage massager tantramassage", [(0, 0), (1, 1)]),
        ("ny (her|byen*)", "ny byens ny her", [(0, 1), (2, 3)]),
        ("ankommet til *  nu", "ankommet til herning nu", [(0, 3)]),
        ("ankommet til * nu", "ankommet til nu", []),
        ("til (*|) nu", "til nu til dig nu", [(0, 1), (2, 4)]),
        ("til (*|her) nu", "til ham nu", [(0, 2)]),
        ("a ... b", "a b", [(0, 1)]),
        ("a ... b", "a x y z b", [(0, 4)]),
        ("a ... b", "a x y z w b", []),
        ("a ... b", "a x b b", [(0, 2)]),  # the shortest reading
        ("a ... b c", "a b x b c", [(0, 4)]),  # goes on looking when the first b does not fit
        ("a ... b ... c", "a x b y y c", [(0, 5)]),
        ("🌹 kys", "🌹 kys", [(0, 1)]),
    ],
)
def test_phrases_stand_where_they_should(phrase: str, text: str, where: list[tuple[int, int]]) -> None:
    assert found(phrase, text) == where


def test_three_words_fit_into_a_gap() -> None:
    assert GAP == 3


@pytest.mark.parametrize(
    ("phrase", "what"),
    [
        ("", "begin or end with a wildcard, or be empty"),
        ("Ny i byen", '"Ny i byen" has capital letters: write it in lower case.'),
        ("ny i (byen", '"ny i \\(byen" has brackets that do not match.'),
        ("ny i byen)", "brackets that do not match"),
        ("ny )i( byen", "brackets that do not match"),
        ("((ny)) i byen", "brackets that do not match"),
        ("(ny)e i byen", '"\\(ny\\)e": put a space after the bracket, or the whole word inside it'),
        ("ny(e|) i byen", "is not one word"),
        ("(ny)(e) her", "is not one word"),
        ("* i byen", '"\\* i byen" may not begin or end with a wildcard, or be empty.'),
        ("ny i *", "begin or end with a wildcard"),
        ("... byen", "begin or end with a wildcard"),
        ("ny ...", "begin or end with a wildcard"),
        ("(*|ny) her", "begin or end with a wildcard"),
        ("her (*|ny)", "begin or end with a wildcard"),
        ("(her|)", "begin or end with a wildcard, or be empty"),
        ("ny,her", '"ny,her" is not one word: write words with spaces, without punctuation.'),
        ("ny … her", "is not one word"),  # what editors make of three dots
        ("ny - her", "is not one word"),
        ("ny* her*en", "is not one word"),
        ("don't* go", "is not one word"),
        ("ny_i_byen", "is not one word"),
        ("** her", "is not one word"),
    ],
)
def test_a_phrase_that_could_never_be_found_is_an_error(phrase: str, what: str) -> None:
    with pytest.raises(PhraseError, match=what):
        variants(phrase)


def test_readings_are_counted_before_they_are_spelled_out() -> None:
    two = "(a a|b b)"
    assert len(variants(" ".join(["(c c|d d|e e|f f|g g)"] * 3 + ["(h h|i i|j j|k k)"]))) == MOST_VARIANTS
    with pytest.raises(PhraseError, match=f"has 512 readings, more than {MOST_VARIANTS}: write several phrases"):
        variants(" ".join([two] * 9))
    with pytest.raises(PhraseError, match=f"has {2**60} readings"):
        variants(" ".join([two] * 60))


def test_words_that_may_replace_each_other_are_one_reading() -> None:
    assert len(variants("(a|b|c*) (d|e)")) == 1
    assert len(variants("(a|b|c d|) (e|f)")) == 3


def test_matches_stand_in_the_order_of_the_text_with_their_keys() -> None:
    made = book("ny i byen", "i*", "byen nu")
    matches = made.find(["ny", "i", "byen", "nu"])
    assert matches == [Match("ny i byen", 0, 2), Match("i*", 1, 1), Match("byen nu", 2, 3)]


@pytest.mark.parametrize(
    ("phrases", "text"),
    [
        (["ny i byen", "ny i området"], "ny i byen ny i området"),  # the same beginning
        (["ny * a", "ny ... b"], "ny x a b"),
        (["by* a", "by* b", "byen a"], "byen a byens b"),
        (["by*", "bye*", "byen"], "byen"),
        (["ny (her|byen*)", "ny byens (liv|dag*)"], "ny byens dage ny her"),
        (["ny", "ny her", "ny (her|)"], "ny her"),
    ],
)
def test_phrases_that_begin_alike_are_all_found(phrases: list[str], text: str) -> None:
    together = {(match.key, match.first, match.last) for match in book(*phrases).find(text.split())}
    one_by_one = {(phrase, *where) for phrase in phrases for where in found(phrase, text)}
    assert together == one_by_one
    assert {key for key, _, _ in together} == set(phrases)


def test_one_key_may_have_several_phrases() -> None:
    made = PhraseBook()
    made.add("new", "ny her")
    made.add("new", "ny i byen")
    assert made.find(["ny", "her", "ny", "i", "byen"]) == [Match("new", 0, 1), Match("new", 2, 4)]


def test_a_phrase_added_later_is_found_in_words_seen_before() -> None:
    made = book("ny her")
    assert made.find(["byen"]) == []
    made.add("late", "byen")
    made.add("stem", "by*")
    assert {match.key for match in made.find(["byen"])} == {"late", "stem"}


def test_the_memory_for_words_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    made = book("by*")
    monkeypatch.setattr(module, "_MOST_REMEMBERED", 2)
    for word in ["a", "byen", "c", "by", "a", "byen"]:
        assert len(made.find([word])) == word.startswith("by")
        assert len(made._shelf) <= 2


def test_a_book_is_sent_to_another_process_without_its_memory() -> None:
    made = book("ny i byen", "by*")
    made.find(["byen", "ny"])
    sent = pickle.loads(pickle.dumps(made))
    assert len(sent._shelf) == 0
    assert sent.find(["ny", "i", "byen"]) == made.find(["ny", "i", "byen"])


def test_a_word_as_long_as_a_book_is_read_once() -> None:
    word = "a" * 1_000_000
    assert book("aa*", "ab*").find([word]) == [Match("aa*", 0, 0)]


WORDS = st.sampled_from(["ny", "i", "byen", "og", "x", "å", "byens"])
PLANTED = [
    ("ny ... byen", ["ny", "byen"], lambda mid: len(mid) <= GAP),
    ("ny * byen", ["ny", "byen"], lambda mid: len(mid) == 1),
]


@given(st.lists(WORDS), st.lists(WORDS))
def test_a_phrase_is_found_wherever_it_is_planted(before: list[str], after: list[str]) -> None:
    text = [*before, "ny", "i", "byen", *after]
    assert Match("ny i byen", len(before), len(before) + 2) in book("ny i byen").find(text)


@pytest.mark.parametrize(("phrase", "ends", "fits"), PLANTED)
@given(middle=st.lists(st.sampled_from(["a", "b", "c"]), max_size=6))
def test_a_gap_is_never_wider_than_it_says(
    phrase: str, ends: list[str], fits: Callable[[list[str]], bool], middle: list[str]
) -> None:
    matches = book(phrase).find([ends[0], *middle, ends[1]])
    assert matches == ([Match(phrase, 0, len(middle) + 1)] if fits(middle) else [])


@given(st.lists(WORDS, max_size=30))
def test_what_is_found_is_what_a_search_by_hand_finds(text: list[str]) -> None:
    by_hand = [i for i in range(len(text) - 2) if text[i : i + 3] == ["ny", "i", "byen"]]
    assert [match.first for match in book("ny i byen").find(text)] == by_hand
