"""Searching the directory: by need, place and language; what says nothing of a limit is for all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.unit.directory import make
from trygvej.access.public import NOBODY, Role
from trygvej.directory import queries
from trygvej.directory.models import Service, ServiceMark
from trygvej.directory.scheme import needs, steps

pytestmark = pytest.mark.django_db


def found(**asked: object) -> set[str]:
    return {one.name for one in queries.searched(queries.services(make.who(Role.HOTLINE)), asked)}


def test_need_place_and_language_together_find_what_fits() -> None:
    marks = {"language": ["th", "en"], "area": ["Odense"], "group": ["women"]}
    make.service(name="Her", marks=marks)
    make.service(name="Andet sted", marks={**marks, "area": ["Aalborg"]})
    make.service(name="Andet sprog", marks={**marks, "language": ["pl"]})
    make.service("legal", name="Andet behov", marks=marks)
    assert found(need="shelter", area="odense", language="th", group="women") == {"Her"}


def test_without_a_limit_a_service_is_for_all_places_and_people_but_not_for_all_languages() -> None:
    make.service(name="Åben")
    assert found(area="Skive", group="men") == {"Åben"}
    assert found(language="th") == set()


def test_free_places_and_day_and_night() -> None:
    make.service(name="Fuld", places=4, free=0)
    make.service(name="Ledig", places=4, free=2, round_the_clock=True)
    make.service(name="Ukendt", places=4)
    assert found(free=True) == {"Ledig"}
    assert found(open=True) == {"Ledig"}


def test_what_is_no_longer_in_use_is_not_found() -> None:
    one = make.service(name="Lukket")
    one.organisation.entry.active = False
    one.organisation.entry.save()
    assert found() == set()


def test_who_has_not_signed_in_finds_nothing() -> None:
    make.service()
    assert not queries.services(NOBODY).exists()


def test_the_scheme_shows_who_answers_and_where_nobody_does() -> None:
    from trygvej.directory.models import Responsibility

    held = make.organisation(name="Krisecentret")
    Responsibility.objects.create(organisation=held, step="crisis")
    shared = {
        one.step.code: [str(r.organisation) for r in one.held] for one in queries.scheme(make.who(Role.HOTLINE), ["DK"])
    }
    assert shared["crisis"] == ["Krisecentret"]
    assert shared["return"] == []
    assert list(shared) == [one.code for one in steps()]


def test_the_scheme_holds_the_eight_forms_of_help_and_both_lists_of_the_source() -> None:
    codes = [one.code for one in steps() if one.code != "children"]
    assert len(codes) == 8
    for where in ("origin", "destination"):
        assert any(where in one.where for one in needs().values())


class NarrowerIsNeverMore(TestCase):
    @given(
        asked=st.fixed_dictionaries(
            {},
            optional={
                "need": st.sampled_from(["shelter", "legal"]),
                "area": st.sampled_from(["Odense", "Aarhus"]),
                "language": st.sampled_from(["th", "pl"]),
                "group": st.sampled_from(["women", "men"]),
                "free": st.just(True),
            },
        )
    )
    def test_each_filter_only_takes_away(self, asked: dict[str, object]) -> None:
        if not Service.objects.exists():
            for need in ("shelter", "legal"):
                for area in ([], ["Odense"]):
                    make.service(need, marks={"area": area, "language": ["th"]}, places=3, free=len(area))
        by = make.who(Role.HOTLINE)
        whole = set(queries.searched(queries.services(by), asked).values_list("pk", flat=True))
        for name in asked:
            fewer = {key: value for key, value in asked.items() if key != name}
            assert whole <= set(queries.searched(queries.services(by), fewer).values_list("pk", flat=True))
        for one in Service.objects.filter(pk__in=whole):
            areas = {m.code for m in one.marks.all() if m.kind == ServiceMark.Kind.AREA}
            assert not areas or asked.get("area") in {None, *areas}
