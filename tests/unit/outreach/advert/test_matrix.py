"""The matrix: what the program found is filled in, the newest answer stands, people go before the program."""

from typing import Any

import pytest

from tests.unit.outreach import make
from trygvej.outreach.advert import actions, queries
from trygvej.outreach.advert.matrix import matrix, together
from trygvej.outreach.models import Advert, Band, MatrixAnswer

pytestmark = pytest.mark.django_db
YOUNG, PICTURE, CHEAP = "stim.young-word", "stim.very-young-picture", "stim.unprotected-cheap"


def advert(*findings: dict[str, Any]) -> Advert:
    return make.advert(findings=list(findings))


def test_automatic_findings_are_filled_in_and_the_human_ones_are_open() -> None:
    one = advert(make.finding(YOUNG, 2, evidence="ung", start=0, end=3, by="text"), make.finding(PICTURE, 0, "unknown"))
    rows = {row.indicator: row for row in matrix(one, [], "da").rows}
    found = rows[YOUNG].found
    assert found and found.value == "present"
    assert rows[YOUNG].shown == "“ung”"
    assert not rows[YOUNG].open
    assert rows[PICTURE].open
    assert rows[CHEAP].found is None  # the set of this advert did not look for it


def test_every_place_that_the_source_does_not_name_is_told_of() -> None:
    found = matrix(advert(), [], "da")
    assert (len(found.rows), found.empty) == (11, 15)
    assert found.chosen.count == 26


def test_the_newest_answer_stands_and_the_older_one_is_kept() -> None:
    one, by = advert(), make.who()
    for value in ("present", "absent"):
        assert actions.answer(advert=one, said={PICTURE: (value, "")}, by=by, at=make.NOW) == 1
    row = next(row for row in matrix(one, queries.answers(one), "da").rows if row.indicator == PICTURE)
    assert row.answer and row.answer.value == "absent"
    assert row.earlier == 1
    assert MatrixAnswer.objects.count() == 2


def test_the_same_answer_again_is_no_new_one() -> None:
    one, by = advert(), make.who()
    assert actions.answer(advert=one, said={PICTURE: ("present", "Set")}, by=by, at=make.NOW) == 1
    assert actions.answer(advert=one, said={PICTURE: ("present", "Set")}, by=by, at=make.NOW) == 0
    assert actions.answer(advert=one, said={PICTURE: ("present", "Set igen")}, by=by, at=make.NOW) == 1


def test_what_people_say_goes_before_the_program() -> None:
    one = advert(
        make.finding(YOUNG, 2), make.finding("adverts.obscured-phone", 2), make.finding("cmm-adverts.always-open", 2)
    )
    assert together(one, {}) is None
    said = together(one, {YOUNG: "absent"})
    assert said and (said.points, said.signs, said.band) == (4, 2, Band.YELLOW)


def test_that_people_do_not_know_hides_nothing() -> None:
    one = advert(make.finding(YOUNG, 2))
    said = together(one, {YOUNG: "unknown"})
    assert said and (said.points, said.signs) == (2, 1)


def test_a_set_that_is_gone_comes_to_nothing() -> None:
    one = make.advert(set_id="gone", findings=[make.finding(YOUNG, 2)])
    assert together(one, {YOUNG: "present"}) is None
