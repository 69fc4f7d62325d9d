"""What workers add to an advert: kept, logged, and only by those who may."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.unit.outreach import make
from trygvej.access.public import Denied, LogEntry, MoveRefused, Role, command
from trygvej.outreach.advert import actions
from trygvej.outreach.advert.judgements import judgements
from trygvej.outreach.cli import commands
from trygvej.outreach.models import Comment, Judgement

pytestmark = pytest.mark.django_db


def acts() -> dict[str, Any]:
    return {
        "comment": lambda one, by: actions.comment(
            advert=one, text="Samme tone", x_factor="present", by=by, at=make.NOW
        ),
        "answer": lambda one, by: actions.answer(
            advert=one, said={"stim.x-factor": ("present", "")}, by=by, at=make.NOW
        ),
        "judge": lambda one, by: actions.judge(
            advert=one, other=make.advert(one.country), verdict="same", note="Samme stemme", by=by, at=make.NOW
        ),
        "locate": lambda one, by: actions.locate(advert=one, place=make.place(one.country), by=by, at=make.NOW),
    }


@pytest.mark.parametrize("name", acts())
def test_every_act_leaves_one_row_in_the_log_without_what_was_written(name: str) -> None:
    by, one = make.who(), make.advert()
    acts()[name](one, by)
    row = LogEntry.objects.get()
    assert row.user == by.user
    assert one.pk in row.ids
    assert "Samme" not in json.dumps(row.detail) + row.why


@pytest.mark.parametrize("name", acts())
@pytest.mark.parametrize(("role", "country"), [(Role.CONSULTANT, "DK"), (Role.OUTREACH, "SE"), (Role.ANALYST, "DK")])
def test_others_may_not(name: str, role: Role, country: str) -> None:
    with pytest.raises(Denied):
        acts()[name](make.advert("DK"), make.who(role, country))


def test_what_is_written_lies_encrypted() -> None:
    one, by = make.advert(), make.who()
    made = actions.comment(advert=one, text="Kendt fra Vejle", x_factor="absent", by=by, at=make.NOW)
    stored = bytes(Comment.objects.filter(pk=made.pk).values_list("text", flat=True)[0])
    assert b"Vejle" not in stored
    assert Comment.objects.get(pk=made.pk).text == "Kendt fra Vejle"


def test_a_comment_needs_words() -> None:
    with pytest.raises(MoveRefused):
        actions.comment(advert=make.advert(), text="  ", x_factor="present", by=make.who(), at=make.NOW)


def test_a_judgement_is_of_two_adverts_in_whatever_order() -> None:
    by, a, b = make.who(), make.advert(), make.advert()
    for one, other in ((a, b), (b, a)):
        made = actions.judge(advert=one, other=other, verdict="different", note="", by=by, at=make.NOW)
        assert (made.a_id, made.b_id) == (a.pk, b.pk)
    with pytest.raises(MoveRefused):
        actions.judge(advert=a, other=a, verdict="same", note="", by=by, at=make.NOW)


def test_an_advert_of_another_country_cannot_be_judged() -> None:
    with pytest.raises(Denied):
        actions.judge(
            advert=make.advert("DK"), other=make.advert("SE"), verdict="same", note="", by=make.who(), at=make.NOW
        )
    assert not Judgement.objects.exists()


def test_judgements_are_handed_over_without_notes_and_names(tmp_path: Path) -> None:
    by, a, b = make.who(), make.advert(ref="a-x"), make.advert(ref="b-x")
    for verdict in ("same", "unsure"):
        actions.judge(advert=a, other=b, verdict=verdict, note="Samme stemme", by=by, at=make.NOW)
    found = judgements(by=command("test"))
    assert [(one["a"], one["b"], one["verdict"], one["why"]) for one in found] == [
        ("a-x", "b-x", "same", ""),
        ("a-x", "b-x", "unsure", ""),
    ]
    assert by.name not in json.dumps(found)
    with pytest.raises(Denied):
        judgements(by=by)
    out = tmp_path / "judgements.jsonl"
    assert CliRunner().invoke(commands, ["judgements", str(out)]).exit_code == 0
    assert [json.loads(line)["verdict"] for line in out.read_text().splitlines()] == ["same", "unsure"]
    assert LogEntry.objects.filter(verb="outreach.link.export").count() == 2


def test_a_place_in_another_country_is_refused() -> None:
    by = make.who()
    with pytest.raises((MoveRefused, Denied)):
        actions.locate(advert=make.advert("DK"), place=make.place("SE"), by=by, at=make.NOW)
