"""Referrals and reference groups of the demonstration, through the doors of the work itself: one in every situation."""

from datetime import datetime, timedelta

from config.demo.people import Team
from trygvej.access.public import Who, command, of
from trygvej.referral.public import (
    Group,
    Meeting,
    Order,
    Referral,
    accept,
    add_member,
    add_task,
    ask,
    decline,
    keep_group,
    plan_meeting,
    receive,
    remind,
    send,
)
from trygvej.screening.public import Tip

_SHARED = frozenset({"called", "contact", "language", "wishes", "situation"})
_HAVLY, _CENTRE, _HOTLINE = "Krisecenter Havly", "Det opdigtede videnscenter", "Hotline Broen"
_TEAM, _TOWN, _OFFICE = "Opsøgende team Fyrlyset", "Lindeby Kommune", "Det opdigtede afgørelseskontor"


def fill(team: Team, *, at: datetime) -> None:
    """Let referrals have gone between the organisations for two weeks, and two groups meet."""
    who = {address.split("@")[0]: of(user) for address, user in team.users.items()}
    _referrals(team, who, at)
    remind(by=command("demo"), at=at)
    _groups(team, who["konsulent"], at)


def _referrals(team: Team, who: dict[str, Who], at: datetime) -> None:
    provider, consultant = who["udbyder"], who["konsulent"]

    def sent(by: str, sender: str, receiver: str, hours: float, purpose: str, *, child: bool = False, tip: int = 0,
             **parts: str) -> Referral:  # fmt: skip
        organisations = team.organisations
        what = Order(
            sender=organisations[sender], receiver=organisations[receiver], purpose=purpose, parts=parts,
            shared=_SHARED & set(parts), how="spoken", child=child,
            origin="tip" if tip else "outside", origin_id=tip or None,
        )  # fmt: skip
        return send(what=what, by=who[by], at=at - timedelta(hours=hours))

    briefed = Tip.objects.filter(country="DK").order_by("pk")[
        2
    ]  # the hotline wrote what is passed on of the first three
    sent("hotline", _HOTLINE, _HAVLY, 3, "shelter", tip=briefed.pk, called="Mira",
         situation="Et sted, hvor nogen måske arbejder uden løn. Ønsker et sikkert sted i nat.")  # fmt: skip
    sent("screener", _TOWN, _CENTRE, 5, "local-team", child=True, called="Den unge",
         situation="Under 18, eller i tvivl. Mødt alene på centret.", language="Arabisk, tolk nødvendig")  # fmt: skip
    taken = sent("konsulent", _CENTRE, _HAVLY, 60, "shelter", called="Ana", language="Rumænsk",
                 wishes="Et værelse med lås, og ro til at tænke.", health="Sover dårligt.")  # fmt: skip
    receive(referral=taken, by=provider, at=at - timedelta(hours=58))
    accept(referral=taken, by=provider, at=at - timedelta(hours=57), text="Anne ringer i dag klokken 15.")
    asked = sent("opsoegende", _TEAM, _CENTRE, 26, "legal", called="Lin", language="Engelsk",
                 wishes="Vil vide, hvad der sker, hvis hun rejser hjem.")  # fmt: skip
    ask(referral=asked, by=consultant, at=at - timedelta(hours=20), text="Hvornår er det sikkert at ringe?")
    back = sent("konsulent", _CENTRE, _HAVLY, 30, "therapy", called="Oleh", language="Ukrainsk",
                wishes="Nogen at tale med på ukrainsk.")  # fmt: skip
    decline(referral=back, by=provider, at=at - timedelta(hours=22), text="Vi har ingen, der taler ukrainsk lige nu.")
    sent("opsoegende", _TEAM, _OFFICE, 24 * 14, "travel-papers", called="Sam", wishes="Hjælp til et nyt pas.")


def _groups(team: Team, by: Who, at: datetime) -> None:
    centre = team.organisations[_CENTRE]
    national = keep_group(
        group=Group(name="National referencegruppe", level="national", country="DK", model="reference-system",
                    organisation=centre, about="Deler erfaringer og ser efter, om hjælpen hænger sammen."),
        by=by, at=at,
    )  # fmt: skip
    regional = keep_group(
        group=Group(name="Referencegruppe Lindeby", level="regional", country="DK", area="Lindeby og omegn",
                    model="county", organisation=centre, reports_to=national, about="Mødes hver anden måned."),
        by=by, at=at,
    )  # fmt: skip
    for name, address, task in ((_TOWN, "screener", "Kommunens tilbud"), (_HAVLY, "udbyder", "Et sikkert sted at bo")):
        user = team.users[f"{address}@demo.example"]
        add_member(group=regional, organisation=team.organisations[name], user=user, task=task, by=by, at=at)
    meeting = Meeting(
        group=regional, starts_at=at + timedelta(days=6), place="Lindeby Rådhus", agenda="Pladser i vinter"
    )
    plan_meeting(meeting=meeting, by=by, at=at)
    member = regional.members.get(organisation=team.organisations[_TOWN])
    until = (at + timedelta(days=20)).date()
    add_task(
        group=regional, what="Skriv ned, hvem der kan kaldes i weekenden.", member=member, until=until, by=by, at=at
    )
