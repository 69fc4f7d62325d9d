"""The text of an advert with the evidence marked in it."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any, NamedTuple


class Piece(NamedTuple):
    """A stretch of text, and the numbers of the findings that rest on it (none: plain text)."""

    text: str
    numbers: tuple[int, ...]


class Marked(NamedTuple):
    """Title and text in pieces; put together again they are what the advert says."""

    title: list[Piece]
    text: list[Piece]


def marked(title: str, text: str, findings: Iterable[tuple[int, Mapping[str, Any]]]) -> Marked:
    """Return title and text cut where evidence begins or ends. `findings`: number and stored finding.

    Places are counted as the pipeline counts them: in the title, a line break and the text.
    """
    whole = f"{title}\n{text}" if title and text else title or text
    spans = [
        (one["start"], one["end"], number) for number, one in findings if 0 <= one.get("start", -1) < one.get("end", -1)
    ]
    if not title or not text:
        pieces = _pieces(whole, 0, len(whole), spans)
        return Marked(pieces, []) if title else Marked([], pieces)
    end = len(title)
    return Marked(_pieces(whole, 0, end, spans), _pieces(whole, end + 1, len(whole), spans))


def _pieces(whole: str, begin: int, end: int, spans: list[tuple[int, int, int]]) -> list[Piece]:
    cuts = sorted({begin, end, *(min(max(at, begin), end) for start, stop, _ in spans for at in (start, stop))})
    return [
        Piece(whole[left:right], tuple(n for start, stop, n in spans if start <= left and right <= stop))
        for left, right in pairwise(cuts)
    ]
