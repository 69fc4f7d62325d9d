"""Calls, tips, screenings and a planned operation of the demonstration, through the doors of the work itself."""

import random
from datetime import datetime, timedelta
from uuid import UUID

from config.demo.people import Team
from trygvej.access.public import Who, of
from trygvej.screening.public import (
    Answer,
    Caller,
    Found,
    Given,
    Intake,
    Notice,
    Tip,
    Urgency,
    answer,
    give,
    give_notice,
    keep,
    leave_note,
    pass_on,
    take_call,
)

CALLS = (
    ("citizen", "Naboen hører råb om natten, og døren låses udefra.", "Odense", "Ring 112, når det sker igen.", ""),
    ("person", "Vil gerne vide, hvad der sker, hvis hun holder op.", "Aarhus", "Hjælp koster ikke noget.", "Ring igen"),
    ("partner", "En læge har set en patient, som en anden hele tiden taler for.", "Vejle", "Tal alene, med tolk.", ""),
    ("police", "Ønsker en socialrådgiver med i morgen.", "Lindeby", "Besked er givet videre.", "Hvem tager med?"),
    ("citizen", "Mange mænd bor i en lade ved gartneriet.", "Slagelse", "Skriv ned, hvad du ser. Grib ikke ind.", ""),
    ("partner", "En lærer er bekymret for en elev, der er træt hver dag.", "Kolding", "Kommunen får besked.", "Svar"),
)
TIPS = (
    ("da", "Der hentes folk i en hvid varevogn hver morgen klokken fem.", "Ved stationen", "Hver dag"),
    ("uk", "Людей привозять на роботу вночі, вони не мають документів.", "Біля порту", "Щоночі"),
    ("ro", "Un prieten lucrează și nu primește banii.", "La o fermă", "De două luni"),
    ("en", "A woman in the salon never leaves the building.", "Main street", "All summer"),
    ("th", "เพื่อนของฉันถูกเก็บหนังสือเดินทาง", "ร้านนวด", "เดือนที่แล้ว"),
    ("sv", "En kollega får ingen lön och sover på jobbet.", "Restaurangen", "I höstas"),
)
SCREENINGS = (
    ("workplace", "adult", "union", {"cbss-labour.passport-taken": "present", "cmm-general.deceived": "present"}),
    ("health", "adult", "health", {"cmm-general.isolated-watched": "present"}),
    ("asylum", "doubt", "red-cross", {"cmm-children.false-papers-with-unrelated-adult": "present"}),
    ("street", "adult", "police", {"cbss-begging-crime.documents-taken": "absent"}),
)  # fmt: skip


def fill(team: Team, *, seed: int, at: datetime) -> None:
    """Let the hotline and the screener have worked for some days."""
    draw, users = random.Random(seed), team.users
    hotline, screener = of(users["hotline@demo.example"]), of(users["screener@demo.example"])
    _calls(draw, hotline, at)
    _tips(draw, hotline, at)
    for number, (setting, age, profession, signs) in enumerate(SCREENINGS):
        what = Found(
            _draft(draw), setting, age, "", profession, {name: Answer(value) for name, value in signs.items()}
        )  # fmt: skip
        keep(what=what, by=screener, at=at - timedelta(hours=5 + 30 * number))
    begins = at + timedelta(hours=30)
    notice = Notice(begins, begins + timedelta(hours=6), "Gartneriet ved Slagelse", "To socialrådgivere og en tolk")
    named = [users[f"{one}@demo.example"] for one in ("hotline", "konsulent", "opsoegende")]
    give_notice(what=notice, named=named, by=hotline, at=at)


def _draft(draw: random.Random) -> UUID:
    return UUID(int=draw.getrandbits(128), version=4)


def _calls(draw: random.Random, by: Who, at: datetime) -> None:
    for turn in range(24):
        caller, seen, town, advice, follow = CALLS[turn % len(CALLS)]
        when = at - timedelta(hours=3 + 9 * turn)
        what = Intake(
            _draft(draw), Caller(caller), language=draw.choice(["da", "en", "ro", "uk"]), town=town,
            urgency=draw.choice(Urgency.values), danger="present" if turn == 1 else "unknown",
            child="present" if turn in (5, 11) else "unknown", seen=seen, advice=advice, follow_up=follow,
            follow_up_by=when + timedelta(hours=20) if follow else None,
        )  # fmt: skip
        take_call(what=what, earlier=None, by=by, at=when)
    leave_note(text="Lindeby ringer tilbage før middag. Se især på de to opkald fra Aarhus.", by=by, at=at)


def _tips(draw: random.Random, by: Who, at: datetime) -> None:
    for turn, (language, what, where, when) in enumerate(TIPS * 2):
        token = f"demo-{draw.getrandbits(64)}"
        country = "SE" if language == "sv" else "DK"
        if country not in by.countries:
            continue
        child = "present" if turn == 1 else "unknown"
        give(
            what=Given(token, country, language, what, where, when, child=child), at=at - timedelta(hours=2 + 11 * turn)
        )
    for tip in Tip.objects.filter(country__in=by.countries).order_by("pk")[:3]:
        answer(tip=tip, text="Tak. Hvilken dag så du det sidst?", by=by, at=at)
        pass_on(tip=tip, brief="Et sted, hvor nogen måske arbejder uden løn.", by=by, at=at)
