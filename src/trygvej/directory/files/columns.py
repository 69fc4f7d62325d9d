"""The columns of the file: one row for each service; what is said of the organisation may stand in its first row."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Column(NamedTuple):
    """One column: its name in the file, what it holds, how many letters at most."""

    name: str
    meaning: str | Promise
    longest: int = 200


COLUMNS = (
    Column("organisation", _("Name of the organisation. Required.")),
    Column(
        "kind", _("authority, region, municipality, association, shelter, health, union, employer, embassy, other.")
    ),
    Column("country", _("DK, SE, NO, FI ... Required.")),
    Column("about", _("What the organisation does."), 2000),
    Column("phone", _("Its telephone."), 40),
    Column("email", _("Its e-mail address."), 254),
    Column("web", _("Its web address.")),
    Column("town", _("Its town."), 100),
    Column("protected", _("yes: the address is protected and stays empty."), 5),
    Column("address", _("Street and number.")),
    Column("steps", _("Steps of the support scheme it answers for, by code, with commas between.")),
    Column("contact", _("Whom to ask for."), 150),
    Column("contact_function", _("What that person works as."), 150),
    Column("contact_phone", _("Telephone at work."), 40),
    Column("contact_email", _("E-mail address at work."), 254),
    Column("need", _("What is offered, by code or name. Empty: the row is about the organisation alone.")),
    Column("service", _("What the service is called."), 150),
    Column("terms", _("On which terms."), 400),
    Column("hours", _("When."), 150),
    Column("round_the_clock", _("yes: day and night."), 5),
    Column("service_phone", _("Telephone of the service."), 40),
    Column("for", _("For whom, by code or name, with commas between. Empty: for everybody.")),
    Column("languages", _("Languages, by code or name, with commas between.")),
    Column("areas", _("Towns or regions, with commas between. Empty: everywhere."), 1000),
    Column("places", _("Places in all, a number."), 5),
    Column("free", _("Free places now, a number."), 5),
)
NAMES = tuple(one.name for one in COLUMNS)
LONGEST = {one.name: one.longest for one in COLUMNS}
