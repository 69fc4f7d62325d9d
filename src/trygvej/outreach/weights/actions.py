"""Every write to weights: one person proposes, another decides, and from its day on adverts get the points."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from trygvej.access.public import Membership, MoveRefused, Role, User, Who, log, notify, require
from trygvej.indicators.public import Assessor
from trygvej.outreach.models import Advert, Band, Presence, Sign, WeightSet
from trygvej.outreach.permissions import WEIGHTS_DECIDE, WEIGHTS_SET, WEIGHTS_USE
from trygvej.outreach.states import WEIGHT_MOVES, WeightState
from trygvej.outreach.weights import trial
from trygvej.outreach.weights.standing import MOST, SET, assessor, standing, weighable

_BANDS = {"red": Band.RED, "yellow": Band.YELLOW, "green": Band.GREEN}
AT_ONCE = 1000


@transaction.atomic
def propose(
    *, country: str, weights: Mapping[str, int], reason: str, valid_from: date, by: Who, at: datetime, set_id: str = SET
) -> WeightSet:
    """Propose `weights` (sign -> points, those of the catalogue left out) from a day on. Raises Denied, MoveRefused.

    What they would have done to past data is kept with the proposal, so that the one who decides sees the same.
    """
    today = timezone.localdate(at)
    require(by, WEIGHTS_SET)
    _check(country, weights, reason, valid_from, by, today, set_id)
    found = trial.tried(by, country, weights, today, set_id)
    if not found.changed:
        raise MoveRefused(_("These are the weights that hold already."))
    ours = WeightSet.objects.select_for_update().filter(country=country, set_id=set_id)
    if any(one.state == WeightState.PROPOSED for one in ours):
        raise MoveRefused(_("Another proposal waits for a decision. Decide on it first."))
    made = WeightSet.objects.create(
        set_id=set_id, country=country, version=(ours.aggregate(newest=Max("version"))["newest"] or 0) + 1,
        valid_from=valid_from, weights=dict(weights), tried=found.told(), reason=reason.strip(), user=by.person, at=at,
    )  # fmt: skip
    require(by, WEIGHTS_SET, made)
    log.write(by, WEIGHTS_SET, of=made, why=made.reason, detail={"version": made.version, "signs": len(weights)})
    told = [one for one in _deciders(country, at) if one != by.user]
    notify(told, gettext_noop("New weights wait for a decision"), reverse("outreach:weights"), at=at)
    return made


def _check(
    country: str, weights: Mapping[str, int], reason: str, valid_from: date, by: Who, today: date, set_id: str
) -> None:
    if country not in by.countries:
        raise MoveRefused(_("Weights are proposed for one's own country."))
    if not reason.strip():
        raise MoveRefused(_("Say why: those who come later must be able to follow it."))
    if valid_from <= today:
        raise MoveRefused(_("New weights hold from tomorrow at the earliest: what was ordered by the old ones stands."))
    strange = [one for one in weights if one not in weighable(set_id)]
    if strange or any(not 0 <= points <= MOST for points in weights.values()):
        raise MoveRefused(_("A sign of the set has from 0 to %(most)s points.") % {"most": MOST})


def decide(*, proposed: WeightSet, answer: str, by: Who, at: datetime) -> WeightSet:
    """Let what another proposed hold from its day, or from today if that has passed. Raises Denied, MoveRefused."""
    return _decided(proposed, "decide", answer, by, at)


def refuse(*, proposed: WeightSet, answer: str, by: Who, at: datetime) -> WeightSet:
    """Leave the weights as they are. One's own proposal can be taken back. Raises Denied, MoveRefused."""
    if not answer.strip():
        raise MoveRefused(_("Say why not: the one who proposed it must be able to follow it."))
    return _decided(proposed, "refuse", answer, by, at)


def _decided(proposed: WeightSet, name: str, answer: str, by: Who, at: datetime) -> WeightSet:
    require(by, WEIGHTS_DECIDE, proposed)
    move = WEIGHT_MOVES[name]
    with transaction.atomic():
        newest = WeightSet.objects.select_for_update().get(pk=proposed.pk)
        if newest.state not in move.sources:
            raise MoveRefused(_("A colleague has decided on it already."))
        if name == "decide" and newest.user == by.user:
            raise MoveRefused(_("Another person decides on what one has proposed."))
        newest.state, newest.answer = WeightState(move.target), answer.strip()
        newest.decided_by, newest.decided_at = by.person, at
        newest.valid_from = max(newest.valid_from, timezone.localdate(at))
        newest.save()
        log.write(by, WEIGHTS_DECIDE, of=newest, why=newest.answer, detail={"move": name, "version": newest.version})
        notify([newest.user], gettext_noop("Your weights were decided on"), reverse("outreach:weights"), at=at)
    return newest


def use(*, country: str, by: Who, at: datetime, set_id: str = SET) -> int:
    """Give the adverts of `country` the points that hold today; return how many changed. Raises Denied.

    Goes in batches, each in a transaction with its log row: stopped at any moment, the next call goes on.
    """
    require(by, WEIGHTS_USE)
    return reweigh(adverts=Advert.objects.filter(set_id=set_id), country=country, by=by, at=at, set_id=set_id)


def reweigh(*, adverts: QuerySet[Advert], country: str, by: Who, at: datetime, set_id: str = SET) -> int:
    """Give those of `adverts` that are of `country` the points that hold today; return how many changed.

    Who may is the caller's. What was visited keeps what it said that day.
    """
    today = timezone.localdate(at)
    ready, decided = assessor(country, today, set_id), standing(country, today, set_id)
    done = last = 0
    while True:
        with transaction.atomic():
            ours = adverts.select_for_update().filter(country=country, pk__gt=last)
            batch = list(ours.order_by("pk").only("pk", "findings", "score", "signs", "band")[:AT_ONCE])
            if not batch:
                return done
            last = batch[-1].pk
            changed = [one for one in batch if _weighed(one, ready)]
            if changed:
                Advert.objects.bulk_update(changed, ["findings", "score", "signs", "band"])
                _signs(changed, ready)
                log.write(by, WEIGHTS_USE, of=changed, detail={"version": decided.version if decided else 0})
            done += len(changed)


def _weighed(advert: Advert, ready: Assessor) -> bool:
    """Give `advert` the points of `ready`, not saved; return whether anything is different now."""
    before = advert.findings, advert.score, advert.signs, advert.band
    advert.findings = [{**one, "weight": ready.weights.get(one["indicator"], one["weight"])} for one in advert.findings]
    outcome = ready.outcome_of({one["indicator"] for one in advert.findings if one["value"] == Presence.PRESENT})
    advert.score, advert.signs = outcome.details["points"], outcome.details["indicators"]
    advert.band = _BANDS[outcome.result]
    return before != (advert.findings, advert.score, advert.signs, advert.band)


def _signs(adverts: Iterable[Advert], ready: Assessor) -> None:
    changed = []
    for one in Sign.objects.filter(advert__in=[advert.pk for advert in adverts]).order_by():
        points = ready.weights.get(one.indicator, one.weight)
        if points != one.weight:
            one.weight = points
            changed.append(one)
    Sign.objects.bulk_update(changed, ["weight"], batch_size=AT_ONCE)


def _deciders(country: str, at: datetime) -> list[User]:
    held = Membership.objects.open(timezone.localdate(at)).filter(organisation__country=country)
    held = held.filter(role__in=[Role.COORDINATOR, Role.ANALYST])
    return list(User.objects.filter(memberships__in=held, is_active=True).distinct())


def earliest(at: datetime) -> date:
    """Return the first day from which new weights can hold."""
    return timezone.localdate(at) + timedelta(days=1)
