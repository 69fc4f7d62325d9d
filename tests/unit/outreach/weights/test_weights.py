"""Weights: tried before anybody decides, proposed by one, decided by another, and used from their day on."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import IntegrityError, transaction
from django.utils import translation

from tests.unit.outreach import make
from tests.unit.outreach.learnt.past import visited
from trygvej.access.models import Notice
from trygvej.access.public import Denied, LogEntry, MoveRefused, Role, Who, command, of
from trygvej.adverts.public import commands as adverts_commands
from trygvej.outreach.cli import commands
from trygvej.outreach.models import Advert, Band, Sign, VisitedAdvert, WeightSet
from trygvej.outreach.public import bring
from trygvej.outreach.states import WeightState
from trygvej.outreach.weights import actions
from trygvej.outreach.weights.standing import as_file, assessor, standing
from trygvej.outreach.weights.trial import tried

pytestmark = pytest.mark.django_db
NOW, TODAY = make.NOW, make.NOW.date()
TOMORROW = TODAY + timedelta(days=1)
YOUNG, UNSAFE, CHEAP, ALWAYS = (
    "stim.young-word", "stim.unprotected-cheap", "cmm-adverts.low-prices", "cmm-adverts.always-open",
)  # fmt: skip


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def by() -> Who:
    return make.who(Role.COORDINATOR)


def proposed(by: Who, weights: dict[str, int] | None = None, **fields: Any) -> WeightSet:
    return actions.propose(
        **{
            "country": "DK", "weights": {YOUNG: 0} if weights is None else weights, "reason": "Holdt ved 3 af 40.",
            "valid_from": TOMORROW, "by": by, "at": NOW, **fields,
        }
    )  # fmt: skip


def decided(by: Who, weights: dict[str, int] | None = None) -> WeightSet:
    made = proposed(by, weights)
    return actions.decide(proposed=made, answer="", by=make.who(Role.ANALYST), at=NOW)


def weighed(*signs: str, **fields: Any) -> Advert:
    """Return an advert that shows `signs`, with the points and the band that the catalogue gives it."""
    ready = assessor("DK", TODAY)
    outcome = ready.outcome_of(set(signs))
    return make.advert(
        findings=[make.finding(one, ready.weights[one]) for one in signs],
        score=outcome.details["points"], signs=outcome.details["indicators"],
        band=Band[outcome.result.upper()], **fields,
    )  # fmt: skip


def test_one_proposes_and_another_decides(by: Who) -> None:
    made = proposed(by)
    with pytest.raises(MoveRefused, match="Another person"):
        actions.decide(proposed=made, answer="", by=by, at=NOW)
    assert standing("DK", TOMORROW) is None
    other = make.who(Role.COORDINATOR)
    done = actions.decide(proposed=made, answer="Enig.", by=other, at=NOW)
    assert (done.state, done.decided_by) == (WeightState.STANDS, other.user)
    assert LogEntry.objects.filter(verb="outreach.weights.decide", why="Enig.").exists()
    assert Notice.objects.filter(user=by.user, text="Your weights were decided on").exists()


def test_the_database_itself_wants_four_eyes(by: Who) -> None:
    made = proposed(by)
    with pytest.raises(IntegrityError), transaction.atomic():
        WeightSet.objects.filter(pk=made.pk).update(state=WeightState.STANDS, decided_by=by.user)


def test_weights_hold_from_their_day_and_not_before(by: Who) -> None:
    decided(by)
    before, after = assessor("DK", TODAY).weights, assessor("DK", TOMORROW).weights
    assert before[YOUNG] > 0
    assert after == {**before, YOUNG: 0}
    assert assessor("SE", TOMORROW).weights == before


def test_a_decision_that_comes_late_holds_from_its_own_day(by: Who) -> None:
    made = proposed(by)
    late = NOW + timedelta(days=9)
    done = actions.decide(proposed=made, answer="", by=make.who(Role.ANALYST), at=late)
    assert done.valid_from == late.date()


def test_a_version_that_stands_is_followed_and_never_changed(by: Who) -> None:
    first = decided(by)
    second = actions.decide(
        proposed=proposed(by, {YOUNG: 1}, at=NOW + timedelta(days=1), valid_from=TODAY + timedelta(days=2)),
        answer="", by=make.who(Role.ANALYST), at=NOW + timedelta(days=1),
    )  # fmt: skip
    assert (first.version, second.version) == (1, 2)
    assert standing("DK", TOMORROW) == first
    assert standing("DK", TODAY + timedelta(days=5)) == second
    with pytest.raises(MoveRefused, match="decided on it already"):
        actions.refuse(proposed=first, answer="Nej", by=make.who(Role.ANALYST), at=NOW)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"reason": "  "}, "Say why"), ({"valid_from": TODAY}, "tomorrow at the earliest"),
        ({"country": "SE"}, "own country"), ({"weights": {YOUNG: 4}}, "from 0 to 3"),
        ({"weights": {"no.such-sign": 1}}, "sign of the set"), ({"weights": {}}, "hold already"),
    ],
)  # fmt: skip
def test_what_nobody_could_follow_is_refused(by: Who, wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(MoveRefused, match=said):
        proposed(by, **wrong)


def test_only_one_proposal_waits_and_it_can_be_taken_back(by: Who) -> None:
    made = proposed(by)
    with pytest.raises(MoveRefused, match="waits"):
        proposed(by, {UNSAFE: 3})
    with pytest.raises(MoveRefused, match="Say why not"):
        actions.refuse(proposed=made, answer=" ", by=by, at=NOW)
    actions.refuse(proposed=made, answer="Jeg regner igen.", by=by, at=NOW)
    assert proposed(by, {UNSAFE: 3}).version == 2


@pytest.mark.parametrize("role", [Role.OUTREACH, Role.ANALYST])
def test_who_may_not_propose_is_denied(role: Role) -> None:
    with pytest.raises(Denied):
        proposed(make.who(role))


def test_another_country_decides_nothing_here(by: Who) -> None:
    with pytest.raises(Denied):
        actions.decide(proposed=proposed(by), answer="", by=make.who(Role.COORDINATOR, "SE"), at=NOW)


@pytest.fixture
def many() -> list[Advert]:
    """Return adverts of each band, near its limits and far from them."""
    sets = [
        (),
        (YOUNG,),
        (YOUNG, UNSAFE),
        (YOUNG, UNSAFE, CHEAP),
        (UNSAFE, CHEAP, ALWAYS),
        (YOUNG, UNSAFE, CHEAP, ALWAYS),
    ]
    return [weighed(*signs) for signs in sets for _ in range(2)]


@pytest.mark.parametrize("weights", [{YOUNG: 0}, {UNSAFE: 0, CHEAP: 3}, {YOUNG: 3, ALWAYS: 0}])
def test_what_was_tried_is_what_happens_when_the_weights_are_used(
    by: Who, many: list[Advert], weights: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "AT_ONCE", 5)
    before = dict(Advert.objects.values_list("pk", "band"))
    foreseen = tried(by, "DK", weights, TODAY)
    assert dict(Advert.objects.values_list("pk", "band")) == before  # nothing was changed by looking
    decided(by, weights)
    system, later = command("outreach reweigh"), NOW + timedelta(days=1)
    assert actions.use(country="DK", by=system, at=NOW) == 0  # their day has not come
    assert actions.use(country="DK", by=system, at=later) > 0
    after = dict(Advert.objects.values_list("pk", "band"))
    moved = sum(before[pk] != after[pk] for pk in before)
    assert moved == foreseen.moves > 0
    assert foreseen.total == len(many)
    assert actions.use(country="DK", by=system, at=later) == 0


def test_points_of_findings_sums_and_the_search_follow_together(by: Who) -> None:
    advert = weighed(YOUNG, UNSAFE)
    score = advert.score
    decided(by, {YOUNG: 0})
    actions.use(country="DK", by=command("outreach reweigh"), at=NOW + timedelta(days=1))
    advert.refresh_from_db()
    assert advert.score == score - assessor("DK", TODAY).weights[YOUNG]
    assert {one["indicator"]: one["weight"] for one in advert.findings}[YOUNG] == 0
    assert Sign.objects.get(advert=advert, indicator=YOUNG).weight == 0


def test_what_was_visited_keeps_what_it_said_that_day(by: Who) -> None:
    visited(3, shown=[YOUNG, UNSAFE], band=Band.YELLOW)
    before = list(VisitedAdvert.objects.values())
    decided(by)
    actions.use(country="DK", by=command("outreach reweigh"), at=NOW + timedelta(days=1))
    assert list(VisitedAdvert.objects.values()) == before


def test_a_trial_tells_what_it_would_have_done_to_what_was_visited(by: Who) -> None:
    visited(3, serious=True, shown=[YOUNG, UNSAFE])
    visited(2, serious=False, shown=[YOUNG, UNSAFE])
    visited(4, serious=None, shown=[YOUNG, UNSAFE])  # nobody was met: nothing can be held against it
    visited(5, serious=True, shown=[YOUNG, UNSAFE], country="SE")
    found = tried(by, "DK", {YOUNG: 0, UNSAFE: 0}, TODAY)
    ((pair, serious),) = found.serious.items()
    assert (serious, found.fine[pair]) == (3, 2)
    assert pair[1] == Band.GREEN != pair[0]


TEXT = "Hun er ung og sød og taler kun lidt engelsk. Uden kondom muligt. 30 min 300 kr. Døgnåbent. Ring 90 00 20 21."


def run(folder: Path, *arguments: str) -> Path:
    rows, out = folder / "rows.jsonl", folder / f"run-{len(arguments)}"
    rows.write_text(json.dumps({"id": "a1", "source": "eksempel-a.example", "text": TEXT, "seen_at": "2026-11-20"}))
    asked = ["run", str(rows), "--out", str(out), "--on", TOMORROW.isoformat(), "--country", "DK", "--workers", "1",
             "--top", "0", *arguments]  # fmt: skip
    done = CliRunner().invoke(adverts_commands, asked)
    assert done.exit_code == 0, done.output
    return out


def stands() -> tuple[int, int, int, dict[str, int]]:
    one = Advert.objects.get()
    return one.band, one.score, one.signs, {it["indicator"]: it["weight"] for it in one.findings}


def test_a_run_with_the_file_and_adverts_that_are_weighed_here_come_out_the_same(by: Who, tmp_path: Path) -> None:
    later, system = NOW + timedelta(days=1), command("test")
    bring(run=run(tmp_path), by=system, at=NOW)
    usual = stands()
    decided(by, {YOUNG: 0, UNSAFE: 1})
    actions.use(country="DK", by=system, at=later)
    here = stands()
    assert here != usual
    file = tmp_path / "weights.json"
    done = CliRunner().invoke(
        commands, ["weights", "--country", "DK", "--on", TOMORROW.isoformat(), "--out", str(file)]
    )
    assert done.exit_code == 0, done.output
    assert json.loads(file.read_text()) == as_file("DK", TOMORROW)
    bring(run=run(tmp_path, "--weights", str(file)), by=system, at=later)
    assert stands() == here


def test_a_run_that_was_made_without_the_file_gets_the_points_when_it_is_brought(by: Who, tmp_path: Path) -> None:
    decided(by, {YOUNG: 0})
    batch = bring(run=run(tmp_path), by=make.who(Role.COORDINATOR), at=NOW + timedelta(days=1))
    band, _score, _signs, points = stands()
    assert points[YOUNG] == 0
    assert batch.counts["red"] == (band == Band.RED)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "no file of weights"),
        ({"set": "stim", "version": 1, "from": "2026-11-01", "weights": {}}, 'for the set "stim"'),
        ({"set": "adverts-default", "version": 1, "from": "2027-11-01", "weights": {}}, "holds from 2027-11-01"),
        ({"set": "adverts-default", "version": 1, "from": "2026-11-01", "weights": {"x.y": 1}}, "no indicator"),
        ({"set": "adverts-default", "version": 1, "from": "2026-11-01", "weights": {YOUNG: 9}}, "9 points"),
    ],
)  # fmt: skip
def test_a_file_that_does_not_fit_is_refused_before_anything_is_read(tmp_path: Path, content: Any, said: str) -> None:
    file, rows = tmp_path / "weights.json", tmp_path / "rows.jsonl"
    file.write_text(content if isinstance(content, str) else json.dumps(content))
    rows.write_text("{}")
    out = tmp_path / "out"
    asked = ["run", str(rows), "--out", str(out), "--weights", str(file), "--on", date(2026, 11, 20).isoformat()]
    done = CliRunner().invoke(adverts_commands, asked)
    assert done.exit_code == 2
    assert said in " ".join(done.output.split())
    assert not out.exists()


def test_of_two_who_decide_at_once_the_second_is_told(by: Who) -> None:
    made = proposed(by)
    actions.decide(proposed=made, answer="", by=make.who(Role.ANALYST), at=NOW)
    with pytest.raises(MoveRefused, match="decided on it already"):
        actions.decide(proposed=made, answer="", by=of(make.worker(Role.ANALYST)), at=NOW)
