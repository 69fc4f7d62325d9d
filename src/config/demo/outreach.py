"""Clinics, rounds, visits, comments and judgements of the demonstration, through the actions of the work itself."""

import random
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from config.demo.people import Team
from trygvej.access.public import Organisation, User, Who, of
from trygvej.directory.public import Place, add_place
from trygvej.outreach.public import (
    Advert,
    Band,
    Help,
    Judgement,
    Presence,
    Record,
    Round,
    answer,
    comment,
    end,
    judge,
    locate,
    plan_round,
    plan_visit,
    propose_weights,
    record,
    set_aside,
    snooze,
    start,
    take,
)  # fmt: skip

ROUNDS, STOPS, BETWEEN = 15, 5, timedelta(days=11)
CLINICS = 24
DESK = 5  # adverts of each kind of act at the desk
STREETS = ("Rosenvej", "Lindegade", "Havnegade", "Kirkestræde", "Elmevej", "Møllegade", "Skolegade", "Parkvej")
NAMES = ("Klinik Rosen", "Klinik Syd", "Wellness Linden", "Klinik Havn", "Studio Elm", "Klinik Park", "Massage Nord")
HOLDS = {
    2: 0.7,
    1: 0.45,
    0: 0.3,
}  # how often a sign holds at a visit, by its points: so that there is something to learn
TOLD = ("cmm-talk.debt", "cmm-talk.lured-by-promises", "cmm-talk.documents-taken")  # signs that only a talk brings out
NOTES = (
    "Talte sammen i døren.",
    "Vil gerne høre mere en anden dag.",
    "Arbejder for sig selv og bestemmer selv tiderne.",
)
NEEDS = ("En læge uden spørgsmål.", "Hjælp til at læse et brev.", "Et sted at sove i weekenden.")


class _Field(NamedTuple):
    """One outreach team: who leads, who goes along, who stays behind."""

    organisation: Organisation
    leader: User
    along: User
    home: User


def fill(team: Team, *, seed: int, at: datetime) -> None:
    """Let the teams do their work of the last half year, and plan that of this evening."""
    draw = random.Random(seed)
    users, organisations = team.users, team.organisations
    danish = _Field(
        organisations["Opsøgende team Fyrlyset"],
        users["opsoegende@demo.example"],
        users["opsoegende2@demo.example"],
        users["koordinator@demo.example"],
    )
    swedish = _Field(
        organisations["Uppsökande team Fyren"],
        users["uppsokande@demo.example"],
        users["uppsokande2@demo.example"],
        users["koordinator.se@demo.example"],
    )
    for field, rounds in ((danish, ROUNDS), (swedish, 4)):
        by = of(field.leader)
        found = list(Advert.objects.filter(country=field.organisation.country, band__lt=Band.GREEN).order_by("pk"))
        calm = list(Advert.objects.filter(country=field.organisation.country, band=Band.GREEN).order_by("pk")[:300])
        _clinics(draw, found, by, at)
        draw.shuffle(found)
        chosen = iter(found[: -(4 * DESK + 3)])
        for number in range(rounds, 0, -1):
            stops = [next(chosen, None) if turn else draw.choice(calm) for turn in range(STOPS)]
            _evening(draw, field, list(filter(None, stops)), at - number * BETWEEN)
        _tonight(field, found[-3:], at)
        _at_the_desk(draw, field, found, at)
    _weights(danish.home, at)


def _weights(coordinator: User, at: datetime) -> None:
    """Leave other points for one sign waiting for a second person."""
    propose_weights(
        country="DK", weights={"stim.third-person-or-we": 0}, valid_from=at.date() + timedelta(days=7),
        reason="Ved besøgene holdt tegnet kun hver tredje gang. Se under Det har vi lært.", by=of(coordinator), at=at,
    )  # fmt: skip


def _clinics(draw: random.Random, found: list[Advert], by: Who, at: datetime) -> None:
    """Find the address of some adverts: those with the same person in the same town are at the same clinic."""
    groups: dict[tuple[str, str], list[Advert]] = {}
    for one in found:
        groups.setdefault((one.person, one.town), []).append(one)
    largest = sorted((key for key in groups if all(key)), key=lambda key: (-len(groups[key]), key))[:CLINICS]
    for number, key in enumerate(largest):
        street = f"{draw.choice(STREETS)} {draw.randint(2, 98)}"
        name = f"{NAMES[number % len(NAMES)]} {number + 1}"
        place = add_place(
            name=name, kind=Place.Kind.CLINIC, street=street, postcode="", town=key[1], country=groups[key][0].country,
            by=by, at=at,
        )  # fmt: skip
        for one in groups[key]:
            one.place = locate(advert=one, place=place, by=by, at=at).place


def _round(field: _Field, begins: datetime, name: str) -> Round:
    return plan_round(
        organisation=field.organisation, name=name, starts_at=begins, check_in_by=begins + timedelta(hours=3),
        leader=field.leader, members=[field.along], alarm_to=field.home, alone_because="", by=of(field.leader),
        at=begins - timedelta(hours=5),
    )  # fmt: skip


def _evening(draw: random.Random, field: _Field, adverts: list[Advert], at: datetime) -> None:
    """Plan, go, record and come home."""
    by, begins = of(field.leader), at.replace(hour=17, minute=0, second=0, microsecond=0)
    round_ = _round(field, begins, f"{adverts[0].town} {begins:%d.%m}")
    planned = begins - timedelta(hours=4)
    stops = {
        plan_visit(round_=round_, place=one.place, adverts=[one], by=by, at=planned): one
        for one in adverts
        if one.place
    }  # two adverts at one place are one stop
    round_ = start(round_=round_, by=by, at=begins)
    for turn, (visit, advert) in enumerate(stops.items()):
        said = _found(draw, advert, begins.date())
        record(visit=visit, what=said, by=by, at=begins + timedelta(minutes=25 * (turn + 1)))
    end(round_=round_, by=by, at=begins + timedelta(hours=3))


def _found(draw: random.Random, advert: Advert, day: date) -> Record:
    """Return what a visit found: nobody at home one time in five, and then nothing is known."""
    draft = UUID(int=draw.getrandbits(128), version=4)
    if draw.random() < 0.2:
        return Record(draft=draft, met=Presence.ABSENT)
    findings = {
        one["indicator"]: Presence.UNKNOWN
        if draw.random() < 0.25
        else Presence.PRESENT
        if draw.random() < HOLDS.get(one["weight"], 0.6)
        else Presence.ABSENT
        for one in advert.findings
        if one["value"] == Presence.PRESENT
    }
    concern = draw.random() < {Band.RED: 0.55, Band.YELLOW: 0.35}.get(Band(advert.band), 0.25)
    if concern and draw.random() < 0.5:  # what no advert tells
        findings |= dict.fromkeys(draw.sample(TOLD, draw.randint(1, 2)), Presence.PRESENT)
    offered = draw.sample(["talk", "hotline", "health", "social", "interpreter"], draw.randint(1, 3))
    return Record(
        draft=draft,
        met=Presence.PRESENT,
        concern=Presence.PRESENT if concern else Presence.ABSENT,
        persons_met=draw.randint(1, 3),
        language=draw.choice(["da", "en", "ro", "es", "th"]),
        consent=draw.choice(Presence.values),
        needs=draw.choice(NEEDS) if concern else "",
        notes=draw.choice(NOTES),
        follow_up_on=day + timedelta(days=draw.randint(7, 240)) if concern else None,
        findings=findings,
        help={code: draw.choice(Help.Answer.values) for code in offered},
    )


def _tonight(field: _Field, adverts: list[Advert], at: datetime) -> None:
    """Plan a round that has not set out yet."""
    round_ = _round(field, at + timedelta(hours=4), adverts[0].town)
    for one in adverts:
        if one.place:
            plan_visit(round_=round_, place=one.place, adverts=[one], by=of(field.leader), at=at)


def _at_the_desk(draw: random.Random, field: _Field, found: list[Advert], at: datetime) -> None:
    """Take, put off, set aside, comment, answer and judge some of what is left."""
    by, colleague = of(field.leader), of(field.along)
    left = iter(found[-(4 * DESK + 3) : -3])
    for taken, put_off, aside, one in zip(left, left, left, left, strict=False):
        take(advert=taken, by=draw.choice([by, colleague]), at=at)
        later = at.date() + timedelta(days=draw.randint(2, 20))
        snooze(advert=put_off, until=later, reason="Afventer svar fra politiet", by=by, at=at)
        set_aside(advert=aside, reason="Kendt klinik; vi har talt med dem, der arbejder der", by=by, at=at)
        comment(advert=one, text="Samme tone som i sagen fra foråret.", x_factor=Presence.PRESENT, by=by, at=at)
        said = {"stim.anxious-expression": (draw.choice(Presence.values), "Set i de to billeder")}
        answer(advert=one, said=said, by=colleague, at=at)
    network = next((one.network_id for one in found if one.network_id), None)
    pair = list(Advert.objects.filter(network=network).order_by("pk")[:2])
    if len(pair) == 2:
        note = "Samme stemme i telefonen"
        judge(advert=pair[0], other=pair[1], verdict=Judgement.Verdict.SAME, note=note, by=by, at=at)
