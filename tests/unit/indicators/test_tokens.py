"""Nothing of a text is lost, and every span quotes the text as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trygvej.indicators.public import UNDERSCORE, tokenise

ANY_TEXT = st.text(st.characters(), max_size=60) | st.text("ab_ \n.,åÖ5é\u0e01\u0e31☎️🌹\u200d\u0301\x1f", max_size=40)


@given(ANY_TEXT)
def test_lead_words_and_gaps_are_the_whole_text(text: str) -> None:
    tokens = tokenise(text)
    pairs = zip(tokens.words, tokens.gaps, strict=True)
    rebuilt = tokens.lead + "".join(word + gap for word, gap in pairs)
    assert rebuilt == text.replace("_", UNDERSCORE)
    assert tokens.text == text


@given(ANY_TEXT)
def test_every_span_quotes_the_text(text: str) -> None:
    tokens = tokenise(text)
    for i, word in enumerate(tokens.words):
        start, end = tokens.span(i, i)
        assert text[start:end] == word == tokens.quote(i, i)
        assert tokens.lower[i] == word.lower()
    if tokens.words:
        start, end = tokens.span(0, len(tokens.words) - 1)
        assert (text[:start].replace("_", UNDERSCORE), text[end:].replace("_", UNDERSCORE)) == (
            tokens.lead,
            tokens.gaps[-1],
        )


@pytest.mark.parametrize(
    ("text", "words", "lead"),
    [
        ("", [], ""),
        (" ... ", [], " ... "),
        ("Ny i byen!", ["Ny", "i", "byen"], ""),
        ("– Hej, du", ["Hej", "du"], "– "),
        ("__ny_i_byen__", ["ny", "i", "byen"], UNDERSCORE * 2),
        ("20-30-40 kr", ["20", "30", "40", "kr"], ""),
        ("ÆØÅ åäö", ["ÆØÅ", "åäö"], ""),
        ("สวัสดี ครับ", ["สวัสดี", "ครับ"], ""),  # Thai vowels above the line belong to the word
        ("café", ["café"], ""),  # an accent of its own
        ("🌹🌹hej", ["🌹", "🌹", "hej"], ""),
        ("ring☎12", ["ring", "☎", "12"], ""),
        ("हिन्दी", ["हिन्दी"], ""),
    ],
)
def test_words_of_any_script(text: str, words: list[str], lead: str) -> None:
    tokens = tokenise(text)
    assert (tokens.words, tokens.lead) == (words, lead)


def test_lower_case_is_kept_beside_the_words_as_written() -> None:
    tokens = tokenise("NY i Ålborg")
    assert (tokens.words, tokens.lower) == (["NY", "i", "Ålborg"], ["ny", "i", "ålborg"])


def test_a_letter_that_grows_in_lower_case_moves_no_span() -> None:
    tokens = tokenise("İİİ ny")
    assert tokens.quote(1, 1) == "ny"


def test_a_span_takes_what_stands_between_as_it_is() -> None:
    tokens = tokenise("er NY --_i_\nbyen!")
    assert (tokens.quote(1, 3), tokens.span(1, 3)) == ("NY --_i_\nbyen", (3, 16))
    assert tokens.span(0, 0) == (0, 2)
