"""One pair of hands in a process of its own: waits for the moment, reserves a place, says in JSON what came of it.

python -m tests.integration.place_hand USER SUPPORT SERVICE MOMENT
"""

import json
import sys
import time
from datetime import date

import django
from django.utils import timezone

django.setup()  # before the models are imported

from trygvej.access.public import MoveRefused, User, of  # noqa: E402
from trygvej.assistance.public import Support, reserve  # noqa: E402
from trygvej.directory.public import Service  # noqa: E402


def main(user: str, support: str, service: str, moment: str) -> str:
    """Reserve at `moment`; return what came of it."""
    by, one = of(User.objects.get(pk=user)), Support.objects.get(pk=support)
    house = Service.objects.get(pk=service)
    time.sleep(max(0.0, float(moment) - time.time()))
    try:
        reserve(
            support=one, service=house, since=date(2026, 11, 20), until=date(2026, 11, 30), by=by, at=timezone.now()
        )
    except MoveRefused:
        return "refused"
    return "reserved"


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(*sys.argv[1:])))
