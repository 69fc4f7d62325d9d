"""What workers add to an advert: kept, logged, and only by those who may."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.unit.outreach import make
from trygvej.access.public import Denied, LogEntry, MoveRefused, Role, command
from trygvej.adverts.judgements import Judgement as Judged
from trygvej.adverts.judgements import add, read
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
    assert [(one.a, one.b, one.verdict, one.why) for one in found] == [
        ("a-x", "b-x", "same", ""),
        ("a-x", "b-x", "unsure", ""),
    ]
    assert by.name not in str(found)
    with pytest.raises(Denied):
        judgements(by=by)
    out = tmp_path / "judgements.jsonl"
    assert CliRunner().invoke(commands, ["judgements", str(out)]).exit_code == 0
    assert [json.loads(line)["verdict"] for line in out.read_text().splitlines()] == ["same", "unsure"]
    assert LogEntry.objects.filter(verb="outreach.link.export").count() == 2


def test_judgements_come_to_the_store_once_and_what_contradicts_is_told_of(tmp_path: Path) -> None:
    by, (a, b, c) = make.who(), [make.advert(ref=name) for name in "abc"]
    file = tmp_path / "judgements.jsonl"
    actions.judge(advert=a, other=b, verdict="same", note="Samme stemme", by=by, at=make.NOW)
    actions.judge(advert=b, other=c, verdict="same", note="", by=by, at=make.NOW)
    actions.judge(advert=make.advert("SE"), other=make.advert("SE"), verdict="same", note="", by=make.who(country="SE"),
                  at=make.NOW)  # fmt: skip
    add(file, Judged("a", "c", "different", "Set i døren", "anna", "2026-11-01T10:00:00+00:00"))
    asked = ["judgements", "--store", str(tmp_path), "--country", "DK"]
    first, again = CliRunner().invoke(commands, asked), CliRunner().invoke(commands, asked)
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert "1 judgements are new" in first.output
    assert "b, c: " in first.output
    assert "0 judgements are new" in again.output
    assert [(one.a, one.b, one.verdict) for one in read(file)] == [("a", "c", "different"), ("a", "b", "same")]
    assert "Samme" not in file.read_text()


def test_one_must_say_where_judgements_go(tmp_path: Path) -> None:
    for asked in (["judgements"], ["judgements", "-", "--store", str(tmp_path)]):
        assert CliRunner().invoke(commands, asked).exit_code == 2


def test_what_contradicts_earlier_judgements_is_refused_until_one_is_taken_back() -> None:
    by, (a, b, c) = make.who(), [make.advert() for _ in range(3)]
    for one, other in ((a, b), (b, c)):
        actions.judge(advert=one, other=other, verdict="same", note="", by=by, at=make.NOW)
    with pytest.raises(MoveRefused):
        actions.judge(advert=a, other=c, verdict="different", note="", by=by, at=make.NOW)
    assert Judgement.objects.count() == 2
    actions.judge(advert=b, other=c, verdict="unsure", note="", by=by, at=make.NOW + timedelta(minutes=1))
    actions.judge(advert=a, other=c, verdict="different", note="", by=by, at=make.NOW + timedelta(minutes=2))
    assert Judgement.objects.count() == 4


def test_a_place_in_another_country_is_refused() -> None:
    by = make.who()
    with pytest.raises((MoveRefused, Denied)):
        actions.locate(advert=make.advert("DK"), place=make.place("SE"), by=by, at=make.NOW)
