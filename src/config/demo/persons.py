"""Persons of the demonstration who are helped, each on another way, through the doors of the work itself."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from config.demo.people import Team
from trygvej.access.public import Organisation, Who, of
from trygvej.assistance import public as help_
from trygvej.directory.public import Service
from trygvej.journey.public import Journey, Opening, let_in, open_journey

CENTRE, SHELTER, TOWN = "Det opdigtede videnscenter", "Krisecenter Havly", "Lindeby Kommune"
SERVICES = (
    (SHELTER, "shelter", "Værelse på Havly", 6),
    (SHELTER, "psychological", "Samtaler med psykolog", None),
    (SHELTER, "child-place", "Børneafdelingen på Havly", 3),
    (TOWN, "language-course", "Dansk for voksne", None),
    (TOWN, "housing", "Boliganvisning", None),
    (TOWN, "job", "Jobkonsulent", None),
    (TOWN, "school", "Modtageklasse", None),
    (CENTRE, "legal", "Juridisk rådgivning", None),
    (CENTRE, "return-plan", "Forberedt hjemsendelse", None),
    (CENTRE, "medical", "Læge og tandlæge", None),
)


class Scene(NamedTuple):
    """Who acts and when; the services by kind of help."""

    by: Who
    at: datetime
    services: dict[str, Service]

    def ago(self, days: int) -> datetime:
        """Return the moment so many days before."""
        return self.at - timedelta(days=days)

    def day(self, days: int) -> date:
        """Return the day so many days from now; negative: before."""
        return timezone.localdate(self.at + timedelta(days=days))


def fill(team: Team, *, at: datetime) -> None:
    """Let the consultant and the shelter have helped some persons."""
    services = {
        need: Service.objects.create(organisation=team.organisations[house], need=need, name=name, places=places)
        for house, need, name, places in SERVICES
    }
    scene = Scene(of(team.users["konsulent@demo.example"]), at, services)
    for tell in STORIES:
        tell(scene, team.organisations[SHELTER])


def _begun(scene: Scene, days: int, shelter: Organisation | None, **said: str) -> help_.Support:
    at = scene.ago(days)
    journey: Journey = open_journey(what=Opening(**said), by=scene.by, at=at)
    if shelter is not None:
        let_in(journey=journey, organisation=shelter, ground="consent", by=scene.by, at=at)
    return help_.begin(journey=journey, by=scene.by, at=at)


def _weighed(scene: Scene, support: help_.Support, days: int, occasion: str, *present: str, said: str = "") -> None:
    help_.weigh(
        support=support, occasion=occasion, answers={one: {"value": "present"} for one in present}, by=scene.by,
        happened=said, at=scene.ago(days),
        plan="Ring til Havly dag og nat. Kodeord aftalt. Ny telefon. Undgå stationen om aftenen.",
    )  # fmt: skip


def _step(scene: Scene, support: help_.Support, days: int, due: int, *said: str) -> None:
    phase, need, step, goal, words, who = said
    what = help_.NewStep(phase, step, goal, words, who, need, scene.day(due))
    made = help_.add_step(support=support, what=what, by=scene.by, at=scene.ago(days))
    if due < -3:
        help_.move_step(step=made, name="done", by=scene.by, at=scene.ago(-due))


def towards_home(scene: Scene, shelter: Organisation) -> None:
    """An adult without lawful stay: reflection period, extended; a prepared return with everything in place."""
    by = scene.by
    one = _begun(scene, 40, shelter, called="Stjerne", language="ro", age="adult")
    _weighed(scene, one, 39, "start", "threats", "debt", "papers-gone")
    wanted = {need: {"wanted": "present"} for need in ("shelter", "psychological", "return-plan", "medical")}
    help_.set_needs(support=one, needs=wanted, path="return", wishes="Jeg vil sove. Så vil jeg hjem til min søster.",
                    by=by, at=scene.ago(38))  # fmt: skip
    stay = help_.reserve(support=one, service=scene.services["shelter"], since=scene.day(-40), by=by, at=scene.ago(40))
    help_.move_place(stay=stay, name="move_in", by=by, at=scene.ago(40))
    use = help_.ask_service(support=one, service=scene.services["psychological"], consent="spoken", by=by,
                            at=scene.ago(36))  # fmt: skip
    help_.move_use(use=use, name="begin", by=by, at=scene.ago(33))
    _step(
        scene, one, 38, -30, "emergency", "medical", "Læge og tandlæge", "Ikke have ondt", "Jeg kan ikke spise", "Karen"
    )
    _step(scene, one, 38, -1, "emergency", "documents", "Nyt pas fra ambassaden", "Kunne rejse", "", "Karen og Stjerne")
    period = help_.begin_period(support=one, kind="reflection", stay="no-lawful-stay", start=scene.day(-38), by=by,
                                at=scene.ago(38))  # fmt: skip
    more = help_.Happened("extended", scene.day(-12), 30, "prepared-return")
    help_.happen(period=period, what=more, by=by, at=scene.ago(12))
    told = help_.Happened("told", scene.day(-12), whom="Stjerne, med tolk, mundtligt og på skrift")
    help_.happen(period=period, what=told, by=by, at=scene.ago(12))
    leaving = help_.offer(support=one, by=by, at=scene.ago(35))
    help_.move_leaving(leaving=leaving, name="want", by=by, at=scene.ago(30))
    help_.write_leaving(
        leaving=leaving, by=by, at=scene.ago(20), consent_language="ro", documents="Pas er bestilt.",
        informed="Frivilligt. Kan fortrydes helt til afrejsen. Hvad der ventes i de første tre måneder.",
        receiver="En forening i hjembyen, som har sagt ja.", receiver_confirmed_on=scene.day(-15),
        reintegration="Værelse i tre måneder, kursus som frisør, samtale hver uge.",
    )  # fmt: skip
    help_.move_leaving(leaving=leaving, name="consent", by=by, at=scene.ago(14))
    _weighed(scene, one, 5, "return", "debt")


def towards_a_life_here(scene: Scene, shelter: Organisation) -> None:
    """An adult with lawful stay: language, home and work; the shelter is left behind."""
    one = _begun(scene, 120, shelter, called="Maj", language="uk", age="adult")
    _weighed(scene, one, 119, "start", "address-known")
    _weighed(scene, one, 60, "event", "address-known", "still-contact", said="Blev ringet op af et ukendt nummer.")
    _weighed(scene, one, 28, "interval")
    wanted = {need: {"wanted": "present"} for need in ("language-course", "housing", "job", "leisure")}
    help_.set_needs(support=one, needs=wanted, path="staying", wishes="Jeg vil arbejde og have min egen dør.",
                    by=scene.by, at=scene.ago(50))  # fmt: skip
    for need, name in (("language-course", "begin"), ("housing", "begin"), ("job", "")):
        use = help_.ask_service(support=one, service=scene.services[need], consent="written", by=scene.by,
                                at=scene.ago(30))  # fmt: skip
        if name:
            help_.move_use(use=use, name=name, by=scene.by, at=scene.ago(25))
    _step(scene, one, 110, -100, "emergency", "food-clothes", "Vintertøj", "", "", "Maj og Anne")
    _step(scene, one, 50, -20, "later", "language-course", "Begynder på dansk", "Kunne tale selv", "Uden tolk", "Maj")
    _step(scene, one, 50, 3, "later", "housing", "Underskriver lejekontrakt", "Egen dør", "Min egen nøgle", "Maj")


def a_child(scene: Scene, shelter: Organisation) -> None:
    """A child in doubt about the age, with a representative, a school and a safe place."""
    by = scene.by
    one = _begun(scene, 21, shelter, called="Fugl", language="ar", age="doubt")
    _weighed(scene, one, 20, "start", "still-contact", "no-network")
    for kind, name in (("representative", "Birgit Aagaard"), ("guardian", "Familieretshuset har udpeget Leif Holst")):
        help_.name_representative(support=one, kind=kind, name=name, since=scene.day(-18), by=by, at=scene.ago(18))
    help_.note_child(support=one, best_interest="Ro, faste voksne og skole. Ingen flytning før sommer.",
                     own_view="Jeg vil gå i skole og spille fodbold.", school="Modtageklasse fra mandag",
                     age_doubt="Siger 16, papirer mangler. Behandles som barn.", by=by, at=scene.ago(15))  # fmt: skip
    stay = help_.reserve(support=one, service=scene.services["child-place"], since=scene.day(-20), by=by,
                         at=scene.ago(20))  # fmt: skip
    help_.move_place(stay=stay, name="move_in", by=by, at=scene.ago(20))
    help_.ask_service(support=one, service=scene.services["school"], consent="spoken", by=by, at=scene.ago(9))
    _step(scene, one, 15, 5, "emergency", "school", "Første skoledag", "Lære dansk", "Jeg vil gå i skole", "Birgit")


def a_no(scene: Scene, shelter: Organisation) -> None:
    """Somebody who said no to everything: nothing follows from it, and the offer stands."""
    one = _begun(scene, 9, None, called="", language="th", age="adult")
    help_.refuse(support=one, need="everything", said="Ikke nu. Vil gerne have nummeret.", by=scene.by, at=scene.ago(9))
    help_.offer(support=one, by=scene.by, at=scene.ago(9))


def come_to_an_end(scene: Scene, shelter: Organisation) -> None:
    """A support that was closed, with the way back left open."""
    one = _begun(scene, 200, shelter, called="Vind", language="pl", age="adult")
    _weighed(scene, one, 199, "start")
    _step(
        scene, one, 190, -150, "later", "compensation", "Krav om løn sendt", "Få sin løn", "Det er mine penge", "Karen"
    )
    help_.move(support=one, name="close", by=scene.by, at=scene.ago(30),
               ending="Har fået sin løn og bor hos en ven. Kan altid ringe til os.")  # fmt: skip


def nobody_begun(scene: Scene, shelter: Organisation) -> None:
    """A person of yesterday, for whom the help has not begun."""
    open_journey(what=Opening(called="Kaffe", language="en"), by=scene.by, at=scene.ago(1))


STORIES: tuple[Callable[[Scene, Organisation], None], ...] = (
    come_to_an_end, towards_a_life_here, towards_home, a_child, a_no, nobody_begun,
)  # fmt: skip
