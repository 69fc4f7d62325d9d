"""What in the text each finding rests on: words that the pipeline kept, or where the field it derived from shows."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from trygvej.adverts.public import stated_where
from trygvej.indicators.public import catalogue
from trygvej.outreach.advert.explained import Explained
from trygvej.outreach.models import Advert
from trygvej.records.public import Presence

LONGEST = 20_000  # letters; beyond them only the words that the pipeline kept are marked


def evidence(advert: Advert, findings: Iterable[Explained]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Give for each stretch of the text the number of the finding that rests on it, with start and end."""
    whole = "\n".join(filter(None, (advert.title, advert.text)))
    shown = stated_where(whole, advert.country) if len(whole) <= LONGEST else {}
    signs = catalogue().indicators
    for one in findings:
        if one.finding.value is not Presence.PRESENT:
            continue
        if one.finding.start >= 0:
            yield one.number, one.stored
        elif (sign := signs.get(one.finding.indicator)) and sign.derive:
            for start, end in shown.get(sign.derive.field, ()):
                yield one.number, {"start": start, "end": end}
