"""How the tests of the extractors read a text."""

from dataclasses import dataclass, field

from trygvej.adverts.extract.extract import Extracted, extract
from trygvej.adverts.extract.language import language
from trygvej.adverts.extract.lexicon import Lexicon
from trygvej.adverts.extract.reading import Reading, start
from trygvej.indicators.public import tokenise


@dataclass(frozen=True)
class Reads:
    """Reads a text as an advert, or only begins to."""

    lexicon: Lexicon = field(repr=False)

    def __call__(self, text: str, country: str | None = "DK", location: str = "") -> Extracted:
        """Read all that `text` states."""
        return extract(text, self.lexicon, country=country, location=location)

    def begin(self, text: str, lang: str | None = None, country: str | None = "DK") -> Reading:
        """Begin to read `text`, in `lang` or the language that it seems to be in."""
        return start(tokenise(text), lang or language(text), country, self.lexicon)
