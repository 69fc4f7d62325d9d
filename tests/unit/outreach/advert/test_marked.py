"""The evidence marked in the text: nothing of the text is lost, and each piece knows what rests on it."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from trygvej.outreach.advert.marked import Piece, marked

Said = tuple[str, str, list[tuple[int, dict[str, Any]]]]
_TEXTS = st.text(alphabet="ab æ🍒\n", max_size=30)


@st.composite
def _said(draw: st.DrawFn) -> Said:
    title, text = draw(_TEXTS), draw(_TEXTS)
    whole = len(f"{title}\n{text}" if title and text else title or text)
    spans = draw(st.lists(st.tuples(st.integers(-1, whole), st.integers(-1, whole)), max_size=6))
    return title, text, [(n, {"start": start, "end": end}) for n, (start, end) in enumerate(spans, 1)]


@given(_said())
def test_the_pieces_together_are_the_title_and_the_text(said: Said) -> None:
    title, text, findings = said
    found = marked(title, text, findings)
    assert "".join(piece.text for piece in found.title) == title
    assert "".join(piece.text for piece in found.text) == text


@given(_said())
def test_a_letter_carries_exactly_the_findings_that_rest_on_it(said: Said) -> None:
    title, text, findings = said
    found = marked(title, text, findings)
    letters = [numbers for piece in found.title for numbers in [piece.numbers] * len(piece.text)]
    letters += [()] if title and text else []
    letters += [numbers for piece in found.text for numbers in [piece.numbers] * len(piece.text)]
    between = len(title) if title and text else -1
    for at, numbers in enumerate(letters):
        if at != between:
            resting = [n for n, one in findings if 0 <= one["start"] <= at < one["end"]]
            assert sorted(numbers) == resting


def test_evidence_over_each_other_is_cut_where_it_begins_and_ends() -> None:
    found = marked("", "ung og sød", [(1, {"start": 0, "end": 6}), (2, {"start": 4, "end": 10})])
    assert found.text == [Piece("ung ", (1,)), Piece("og", (1, 2)), Piece(" sød", (2,))]


def test_a_finding_without_a_place_in_the_text_marks_nothing() -> None:
    assert marked("Ny", "Massage", [(1, {})]).text == [Piece("Massage", ())]
