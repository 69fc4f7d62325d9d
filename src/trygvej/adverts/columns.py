"""The columns of adverts.parquet: name, type and meaning in one place. The reference page is made from this."""

from typing import NamedTuple

import pyarrow as pa

PRICE = pa.struct([("amount", pa.float64()), ("currency", pa.string()), ("minutes", pa.int32())])
HOURS = pa.struct([("days", pa.list_(pa.string())), ("opens", pa.string()), ("closes", pa.string())])
FINDING = pa.struct(
    [
        ("indicator", pa.string()),
        ("value", pa.string()),
        ("weight", pa.int8()),
        ("evidence", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("by", pa.string()),
    ]
)


class Column(NamedTuple):
    """One column: name, Arrow type, what it means and when it is empty."""

    name: str
    type: pa.DataType
    meaning: str


_TEXT, _TEXTS = pa.string(), pa.list_(pa.string())
_FINDINGS = (
    "Every indicator of the set: present, absent or unknown, its points, the words or the field it rests on, where "
    "they stand in the title, a line break and the text (-1 if elsewhere), and who noticed it."
)

_PICTURES = (
    "Its pictures, as they came: names of files, or PDQ hashes of 64 hexadecimal signs. With `--pictures` the hashes "
    "of the files follow."
)

COLUMNS = (
    Column("id", _TEXT, "The id of the row, as it came."),
    Column("source", _TEXT, "Where the advert was found, as it came. Null if not said."),
    Column("url", _TEXT, "Its address, as it came. Null if not said."),
    Column("title", _TEXT, "Its title, as it came. Null if it has none."),
    Column("text", _TEXT, "Its text, as it came."),
    Column("images", _TEXTS, _PICTURES),
    Column("posted_at", pa.timestamp("us", "UTC"), "When it was put up; a date is midnight UTC. Null if not said."),
    Column("seen_at", pa.timestamp("us", "UTC"), "When it was last seen. Null if not said."),
    Column("user_id", _TEXT, "Who put it up, by the site's own id. Null if not said."),
    Column("language", _TEXT, "Language of the text, ISO 639-1; `und` if it cannot be told."),
    Column("phones", _TEXTS, "Telephone numbers in E.164, from the text and the field. Empty if none was found."),
    Column("obscured_phone", pa.bool_(), "Whether a number is written so as to hide it. Null without a number."),
    Column("emails", _TEXTS, "E-mail addresses, lower case."),
    Column("handles", _TEXTS, "Names in messaging services, lower case."),
    Column("urls", _TEXTS, "Web addresses in the text."),
    Column("prices", pa.list_(PRICE), "Prices: amount, currency (ISO 4217), minutes (null if not said)."),
    Column("hours", pa.list_(HOURS), "Opening hours: days (`mo` to `su`, null for any day), opens, closes as HH:MM."),
    Column("open_always", pa.bool_(), "Whether it says to be open at any hour. Null if it names no hours."),
    Column("age", pa.int16(), "The age stated in the field or the text. Never guessed. Null if none is."),
    Column("stated_origin", _TEXTS, "Origins the text states: ISO 3166-1, or UN M49 for a region. Never inferred."),
    Column("languages_spoken", _TEXTS, "Languages the text says are spoken, ISO 639."),
    Column("services", _TEXTS, "Services offered, codes of `catalogue/terms/services.yml`."),
    Column("names", _TEXTS, "Given names that the text gives."),
    Column("pronoun", _TEXT, "The voice of the text: `first`, `third` or `plural`. Null if none is heard."),
    Column("place", _TEXT, "Municipality or town. Null if not known."),
    Column("score", pa.int16(), "Points of the signs that are present. It orders the list and is no verdict."),
    Column("signs", pa.int16(), "How many signs stand together."),
    Column("band", _TEXT, "`red`, `yellow` or `green`."),
    Column("findings", pa.list_(FINDING), _FINDINGS),
    Column("text_group", _TEXT, "Adverts with nearly the same text have the same: the id of the first."),
    Column("network", _TEXT, "Adverts that are likely run together have the same: the id of the first."),
    Column("person", _TEXT, "Within a network, adverts that likely speak of the same advertised person."),
)  # fmt: skip

_WHEN = pa.timestamp("us")
STAY = pa.struct([("place", pa.string()), ("first", _WHEN), ("last", _WHEN), ("adverts", pa.int64())])
LINK_COLUMNS = (
    Column("a", _TEXT, "Id of an advert."),
    Column("b", _TEXT, "Id of the next advert, in the order of ids, that holds the same."),
    Column("kind", _TEXT, "`phone`, `user`, `email`, `handle`, `link`, `address`, `text`, `picture` or `name_age`."),
    Column("weight", pa.float64(), "How much likelier two adverts of one hand share it than strangers, in nats."),
    Column("reason", _TEXT, "The same in words."),
)
GROUP_COLUMNS = (
    Column("id", _TEXT, "The id that its adverts carry."),
    Column("kind", _TEXT, "`text`, `network` or `person`."),
    Column("size", pa.int64(), "How many adverts, two at least."),
    Column("template", _TEXT, "For texts: the wording they share, with the slots marked. Else null."),
    Column("places", pa.list_(STAY), "Where its adverts were, in order of time: place, first, last, how many."),
    Column("first_seen", _WHEN, "When the first of them was seen, UTC."),
    Column("last_seen", _WHEN, "When the last of them was seen, UTC."),
)
HUB_COLUMNS = (
    Column("kind", _TEXT, "As in links."),
    Column("value", _TEXT, "What so many share that it joins nobody: a switchboard, a booking site, stock phrases."),
    Column("adverts", pa.int64(), "In how many adverts it stands."),
    Column("users", pa.int64(), "Of how many users; adverts without a user count each."),
)

LINKED = ("text_group", "network", "person")
LINK_SCHEMA = pa.schema([(one.name, one.type) for one in LINK_COLUMNS])
GROUP_SCHEMA = pa.schema([(one.name, one.type) for one in GROUP_COLUMNS])
HUB_SCHEMA = pa.schema([(one.name, one.type) for one in HUB_COLUMNS])
SCHEMA = pa.schema([(one.name, one.type) for one in COLUMNS])
