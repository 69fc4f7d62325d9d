"""What workers add to an advert: comments, the x-factor, answers to the matrix, judgements of links, where it is."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from trygvej.access.public import MoveRefused, Who, log, require
from trygvej.directory.public import READ, Place
from trygvej.outreach.advert.judgements import contradicts
from trygvej.outreach.models import Advert, Comment, Judgement, MatrixAnswer, Presence
from trygvej.outreach.permissions import ADVERT_WORK, LINK_JUDGE


@transaction.atomic
def comment(*, advert: Advert, text: str, x_factor: str, by: Who, at: datetime) -> Comment:
    """Keep a worker's own words on `advert`. A concern that no sign names needs words. Raises Denied, MoveRefused."""
    require(by, ADVERT_WORK, advert)
    if not text.strip():
        raise MoveRefused(_("Write some words: others must be able to follow your thought."))
    made: Comment = Comment.objects.create(advert=advert, user=by.person, at=at, x_factor=x_factor, text=text.strip())
    log.write(by, ADVERT_WORK, of=advert, detail={"comment": made.pk, "x_factor": x_factor})
    return made


@transaction.atomic
def answer(*, advert: Advert, said: Mapping[str, tuple[str, str]], by: Who, at: datetime) -> int:
    """Keep what `by` says of signs of the matrix: indicator -> value and note. Return how many answers are new.

    What was said before and is said again is no new answer; nothing is overwritten. Raises Denied.
    """
    require(by, ADVERT_WORK, advert)
    before: dict[str, MatrixAnswer] = {}
    for one in MatrixAnswer.objects.filter(advert=advert):
        before.setdefault(one.indicator, one)
    new = {
        indicator: (value, note)
        for indicator, (value, note) in said.items()
        if indicator not in before or (before[indicator].value, before[indicator].note) != (value, note)
    }
    for indicator, (value, note) in new.items():
        MatrixAnswer.objects.create(
            advert=advert, indicator=indicator, value=Presence(value), note=note, user=by.person, at=at
        )
    if new:
        log.write(by, ADVERT_WORK, of=advert, detail={"answered": sorted(new)})
    return len(new)


@transaction.atomic
def judge(*, advert: Advert, other: Advert, verdict: str, note: str, by: Who, at: datetime) -> Judgement:
    """Keep what `by` says of two adverts. The newest stands, and the pipeline obeys it. Raises Denied;
    MoveRefused for an advert and itself, and for what contradicts other judgements.
    """
    require(by, LINK_JUDGE, advert)
    require(by, LINK_JUDGE, other)
    if advert.pk == other.pk:
        raise MoveRefused(_("An advert always belongs to itself."))
    a, b = sorted((advert.pk, other.pk))
    if contradicts(a=a, b=b, verdict=verdict, country=advert.country):
        raise MoveRefused(
            _("It contradicts what was said of other adverts before. Say of one of those first that it cannot be told.")
        )
    made: Judgement = Judgement.objects.create(
        a_id=a, b_id=b, verdict=verdict, note=note.strip(), user=by.person, at=at
    )
    log.write(by, LINK_JUDGE, of=[advert, other], detail={"verdict": verdict})
    return made


@transaction.atomic
def locate(*, advert: Advert, place: Place, by: Who, at: datetime) -> Advert:
    """Say that `advert` is at `place`; no later run changes it. Raises Denied; MoveRefused in another country."""
    require(by, ADVERT_WORK, advert)
    require(by, READ, place)
    if place.country != advert.country:
        raise MoveRefused(_("The place lies in another country than the advert."))
    newest = Advert.objects.select_for_update(of=("self",)).get(pk=advert.pk)
    newest.place, newest.changed_at = place, at
    newest.save(update_fields=["place", "changed_at"])
    log.write(by, ADVERT_WORK, of=newest, detail={"place": place.pk})
    return newest
