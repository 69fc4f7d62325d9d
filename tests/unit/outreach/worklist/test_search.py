"""Search: each filter finds what it says, no input breaks it, and list, counts and export always agree."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.outreach import make
from trygvej.access.public import Role, User, Who, of
from trygvej.outreach.models import Advert, Band
from trygvej.outreach.states import AdvertState
from trygvej.outreach.worklist import queries
from trygvej.outreach.worklist.export import lines
from trygvej.outreach.worklist.forms import SearchForm
from trygvej.outreach.worklist.fulltext import phrases
from trygvej.outreach.worklist.search import ALL, Search

pytestmark = pytest.mark.django_db
TODAY = make.NOW.date()


def found(by: Who, query: str) -> list[Advert]:
    """Return what the worklist lists for `query`; the export gives the same, and the counts add up to it."""
    form = SearchForm(QueryDict(query), by=by)
    assert form.is_valid(), form.errors
    listed = queries.listed(by, form.search(), form.numbers, page=1, today=TODAY, lang="en")
    adverts = [line.advert for line in listed.lines]
    assert listed.total == len(adverts) == sum(one.number for one in listed.counts if one.on)
    if by.holds(Role.OUTREACH, Role.COORDINATOR):
        assert queries.exported(by, form.search(), form.numbers, TODAY) == [one.pk for one in adverts]
    return adverts


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("band=0&band=1", {"band": Band.RED}),
        ("town=odense", {"town": "Odense"}),
        ("language=sv", {"language": "sv"}),
        ("new=1", {"arrived_at": datetime(2026, 11, 19, tzinfo=UTC)}),
        ("since=2026-11-10&until=2026-11-12", {"last_seen": datetime(2026, 11, 12, 22, tzinfo=UTC)}),
        ("phone=90 00 20 21", {"phones": ("+4590002021",)}),
        ("phone=%2B4590002021", {"phones": ("+4590002021",)}),
        ("q=tantra", {"text": "Massage, TANTRA og par"}),
        ("q=tantra", {"title": "Tantra"}),
        ("q=%22og par%22", {"text": "Massage, tantra og par"}),
        ("q=tantram*", {"text": "tantramassage"}),
        ("q=Ærø", {"text": "Nu på ærø."}),
        ("q=🍒", {"text": "Søde 🍒 her"}),
        ("indicator=stim.young-word", {"findings": [make.finding("stim.young-word")]}),
        ("state=planned", {"state": AdvertState.PLANNED}),
        ("state=all", {}),
    ],
)
def test_each_filter_finds_what_it_says(query: str, fields: dict[str, Any]) -> None:
    other: dict[str, Any] = {
        "town": "Aarhus", "arrived_at": make.NOW - timedelta(days=9), "last_seen": make.NOW - timedelta(days=30),
        "text": "Par og tantisme", "phones": ("+4590002022",), "findings": [make.finding("adverts.drugs")],
    }  # fmt: skip
    make.place(town="Odense")
    if query != "state=all":
        make.advert(**other)
    wanted = make.advert(**{"phones": (), **other, "findings": [], **fields})
    make.advert("SE", **fields)
    assert found(make.who(), query) == [wanted]


def test_place_network_and_mine() -> None:
    by = make.who()
    place, network = make.place(), make.network()
    make.advert()
    at_place, in_network = make.advert(place=place), make.advert(network=network)
    mine = make.advert(state=AdvertState.TAKEN, taken_by=by.user)
    make.advert(state=AdvertState.TAKEN, taken_by=make.worker())
    assert found(by, f"place={place.pk}") == [at_place]
    assert found(by, f"network={network.pk}") == [in_network]
    assert found(by, "mine=1") == [mine]


def test_what_was_put_off_comes_back_by_its_day() -> None:
    asleep = make.advert(state=AdvertState.SNOOZED, snoozed_until=TODAY)
    woken = make.advert(state=AdvertState.SNOOZED, snoozed_until=TODAY - timedelta(days=1))
    by = make.who()
    assert found(by, "") == found(by, "state=new") == [woken]
    assert found(by, "state=snoozed") == [asleep]


def test_the_most_concerning_come_first_and_the_order_can_be_chosen() -> None:
    old, new = make.NOW - timedelta(days=5), make.NOW
    green = make.advert(band=Band.GREEN, last_seen=new, arrived_at=old - timedelta(days=1))
    red = make.advert(band=Band.RED, score=6, last_seen=old, arrived_at=old)
    redder = make.advert(band=Band.RED, score=9, last_seen=old - timedelta(days=1), arrived_at=new)
    by = make.who()
    assert found(by, "") == [redder, red, green]
    assert found(by, "sort=seen") == [green, red, redder]
    assert found(by, "sort=arrived") == [redder, red, green]


def test_a_page_holds_fifty_and_says_what_follows() -> None:
    for _ in range(queries.PAGE + 1):
        make.advert()
    by = make.who()
    first, second, beyond = (
        queries.listed(by, Search(), [], page=page, today=TODAY, lang="en") for page in (1, 2, 10**9)
    )
    assert (len(first.lines), first.more, first.pages, first.total) == (50, True, 2, 51)
    assert (len(second.lines), second.more, second.previous) == (1, False, 1)
    assert (beyond.lines, beyond.number) == ([], queries.LAST_PAGE)
    assert not {one.advert.pk for one in first.lines} & {one.advert.pk for one in second.lines}


def test_many_are_counted_only_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "MOST_COUNTED", 2)
    for band in (Band.RED, Band.RED, Band.RED, Band.GREEN):
        make.advert(band=band)
    listed = queries.listed(make.who(), Search(), [], page=1, today=TODAY, lang="en")
    assert [(one.number, one.more) for one in listed.counts] == [(2, True), (0, False), (1, False)]
    assert listed.total is None
    assert listed.pages is None


def test_deleted_and_changed_texts_are_found_no_longer() -> None:
    by = make.who()
    gone, changed = make.advert(text="kirsebær"), make.advert(text="kirsebær")
    gone.delete()
    changed.text = "blomme"
    changed.save()
    assert found(by, "q=kirsebær") == []
    assert found(by, "q=blomme") == [changed]


HOSTILE = st.text(alphabet=st.characters(codec="utf-8"), max_size=60) | st.lists(
    st.sampled_from(['"', "'", "*", "(", ")", "AND", "OR", "NOT", "NEAR", "-", "^", ":", "\\", "%", "a", "\0", "&", "|",
                     "!", "<->", "text:", "; DROP TABLE trygvej_advert; --", "½", "²", "ß", "＂"]), max_size=9,
).map(" ".join)  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(written=HOSTILE, name=st.sampled_from(list(SearchForm.base_fields)))
def test_no_input_breaks_the_search(written: str, name: str) -> None:
    by = Who("x", roles={Role.OUTREACH: frozenset({1})}, countries=frozenset({"DK"}))
    data = QueryDict(mutable=True)
    data[name] = written
    form = SearchForm(data, by=by)
    if form.is_valid():
        queries.listed(by, form.search(), form.numbers, page=1, today=TODAY, lang="en")


@given(written=HOSTILE)
def test_words_of_a_search_hold_nothing_but_letters_and_digits(written: str) -> None:
    assert all(word.isalnum() for phrase in phrases(written) for word in phrase.words)


@given(
    search=st.builds(
        Search,
        band=st.lists(st.sampled_from(Band.values), unique=True).map(lambda bands: tuple(sorted(bands))),
        state=st.sampled_from([*AdvertState.values, "to-do", "all"]),
        town=st.sampled_from(["", "Odense", "Å & Ø=?"]),
        place=st.none() | st.integers(1, 9),
        mine=st.booleans(),
        since=st.none() | st.dates(date(2020, 1, 1)),
        q=st.sampled_from(["", 'a "b c" æ*']),
        sort=st.sampled_from(["concern", "seen"]),
    )
)
def test_the_address_holds_the_whole_search(search: Search) -> None:
    form = SearchForm(QueryDict(search.query()), by=Who("x"))
    assert form.is_valid()
    assert form.search() == search


@pytest.fixture
def both_countries() -> dict[tuple[Role, str], User]:
    for country in ("DK", "SE"):
        for state in AdvertState:
            until = TODAY if state == AdvertState.SNOOZED else None
            make.advert(country, state=state, snoozed_until=until, band=Band.RED, text="tantra")
            make.advert(country, state=state, snoozed_until=until)
    return {(role, country): make.worker(role, country) for role in Role for country in ("DK", "SE")}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    role=st.sampled_from(Role),
    country=st.sampled_from(["DK", "SE"]),
    state=st.sampled_from([*AdvertState, ALL, "to-do"]),
    words=st.sampled_from(["", "tantra"]),
)
def test_everybody_sees_those_of_the_own_country_and_the_same_everywhere(
    both_countries: dict[tuple[Role, str], User], role: Role, country: str, state: str, words: str
) -> None:
    by = of(both_countries[role, country])
    listed = found(by, f"state={state}&q={words}")
    if role not in (Role.OUTREACH, Role.COORDINATOR, Role.CONSULTANT):
        assert listed == []
        return
    assert {one.country for one in listed} == {country}
    each = {ALL: 12, "to-do": 6}.get(state, 2)
    assert len(listed) == (each // 2 if words else each)
    if role != Role.CONSULTANT:
        exported = queries.exported(by, Search(state=state, q=words), [], TODAY)
        assert len(list(lines(exported, TODAY, "en"))) == 1 + len(listed)
    else:
        assert queries.exported(by, Search(state=state, q=words), [], TODAY) == []
