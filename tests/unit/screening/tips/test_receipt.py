"""The number that the giver keeps: right however it is written, and a slip is found at once."""

from hypothesis import given
from hypothesis import strategies as st

from trygvej.screening.tips.receipt import DRAWN, grouped, read, receipt_of

TOKENS = st.text(min_size=1, max_size=40)


@given(TOKENS)
def test_it_is_24_digits_and_the_same_each_time(token: str) -> None:
    number = receipt_of(token)
    assert len(number) == 24
    assert number == receipt_of(token)
    assert read(grouped(number)) == number


def test_it_holds_more_than_64_bits() -> None:
    assert 10**DRAWN > 2**64


@given(TOKENS, st.integers(0, 23), st.integers(1, 9))
def test_one_wrong_digit_is_found(token: str, place: int, more: int) -> None:
    number = receipt_of(token)
    wrong = number[:place] + str((int(number[place]) + more) % 10) + number[place + 1 :]
    assert read(wrong) is None


@given(TOKENS, st.integers(0, 22))
def test_two_digits_that_changed_places_are_found(token: str, place: int) -> None:
    number = receipt_of(token)
    if number[place] != number[place + 1]:
        assert read(number[:place] + number[place + 1] + number[place] + number[place + 2 :]) is None


@given(
    TOKENS,
    st.sampled_from(["0123456789", "๐๑๒๓๔๕๖๗๘๙", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩"]),
    st.sampled_from(["", " ", "-", " · "]),
)
def test_it_may_be_written_in_any_digits_and_with_any_spaces(token: str, digits: str, between: str) -> None:
    number = receipt_of(token)
    assert read(between.join(digits[int(one)] for one in number)) == number


@given(st.text(max_size=60))
def test_any_other_text_is_no_number_or_a_right_one(text: str) -> None:
    found = read(text)
    assert found is None or (len(found) == 24 and int(found) % 97 == 1)
