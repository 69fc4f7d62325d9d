"""Where in a text the readers found what it states."""

from hypothesis import given
from hypothesis import strategies as st

from trygvej.adverts.public import stated_where

TEXT = "Ny i byen\nVi er flere. Massage, tantra, escort. Uden kondom. 30min 300 kr. Døgnåbent. Ring 9o oo to nul 2 1"


def _words(field: str) -> list[str]:
    return [TEXT[start:end] for start, end in stated_where(TEXT, "DK")[field]]


def test_what_a_field_was_read_from_is_pointed_at() -> None:
    assert _words("obscured_phone") == ["9o oo to nul 2 1"]
    assert _words("open_always") == ["Døgnåbent"]
    assert _words("price_per_half_hour") == ["30min 300"]
    assert _words("services_count") == ["Massage, tantra, escort", "Uden kondom"]
    assert _words("unprotected_cheap") == ["Uden kondom", "30min 300"]
    assert _words("not_first_person") == ["Vi"]


def test_what_is_refused_is_not_pointed_at() -> None:
    said = "Aldrig uden kondom. Massage."
    assert [said[start:end] for start, end in stated_where(said, "DK")["unprotected_cheap"]] == []


@given(st.text(max_size=300) | st.lists(st.sampled_from(TEXT.split()), max_size=40).map(" ".join))
def test_every_stretch_lies_in_the_text_and_is_not_empty(text: str) -> None:
    for found in stated_where(text, "DK").values():
        for start, end in found:
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()
