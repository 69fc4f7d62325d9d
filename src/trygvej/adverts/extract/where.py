"""Where in a text the readers found what an advert states: so that people can see it, never to judge by.

What was read is told by the words that each reader took, so this cannot say anything else than the readers do.
"""

from itertools import accumulate

from trygvej.adverts.extract import voice
from trygvej.adverts.extract.extract import extract
from trygvej.adverts.extract.lexicon import Lexicon
from trygvej.adverts.extract.reading import Reading

PHONES, ALWAYS, PRICES = "phones", "open_always", "prices"
SERVICES, UNPROTECTED, OTHERS_VOICE = "services", "unprotected", "others_voice"
_BETWEEN = ",/+&·| "  # with nothing else between them, two stretches are one


class _Taken:
    """Listens to the readers: which words did each take?"""

    def __init__(self) -> None:
        self.reading: Reading | None = None
        self.words: dict[str, list[int]] = {}
        self._before = b""

    def __call__(self, kind: str, reading: Reading) -> None:
        self.reading, now = reading, bytes(reading.used)
        before = self._before or bytes(len(now))
        self.words.setdefault(kind, []).extend(at for at, used in enumerate(now) if used and not before[at])
        self._before = now


def stretches(text: str, lexicon: Lexicon, *, country: str | None = None) -> dict[str, list[tuple[int, int]]]:
    """Return by kind where in `text` (title and text, with a line break between) it stands: start and end offset."""
    taken = _Taken()
    extract(text, lexicon, country=country, note=taken)
    reading = taken.reading
    if reading is None:
        return {}
    words = {kind: sorted(taken.words.get(kind, [])) for kind in (PHONES, ALWAYS, PRICES)}
    offered = voice.offered(reading)
    words[SERVICES] = sorted({at for one in offered for at in range(one.first, one.last + 1)})
    words[UNPROTECTED] = sorted(
        {at for one in offered if voice.code(one) == UNPROTECTED for at in range(one.first, one.last + 1)}
    )
    words[OTHERS_VOICE] = voice.of_others(reading)
    lengths = (len(word) + len(gap) for word, gap in zip(reading.words, reading.gaps, strict=True))
    starts = list(accumulate(lengths, initial=len(reading.lead)))
    return {kind: _joined(text, reading, starts, found) for kind, found in words.items() if found}


def _joined(text: str, reading: Reading, starts: list[int], words: list[int]) -> list[tuple[int, int]]:
    """Return the stretches of `words`, those beside each other as one."""
    found: list[tuple[int, int]] = []
    for at in words:
        start, end = starts[at], starts[at] + len(reading.words[at])
        if found and not text[found[-1][1] : start].strip(_BETWEEN):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
