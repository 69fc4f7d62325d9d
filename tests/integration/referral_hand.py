"""One pair of hands in a process of its own: waits for the moment, makes one move, says in JSON what came of it.

python -m tests.integration.referral_hand ACT USER NUMBER MOMENT
"""

import json
import sys
import time
from uuid import UUID

import django
from django.utils import timezone

django.setup()  # before the models are imported

from tests.unit.referral.make import order  # noqa: E402
from trygvej.access.public import MoveRefused, Organisation, User, of  # noqa: E402
from trygvej.referral import actions  # noqa: E402
from trygvej.referral.models import Event, Referral  # noqa: E402


def main(act: str, user: str, number: str, moment: str) -> str:
    """Do it at `moment`; return what came of it."""
    by = of(User.objects.get(pk=user))
    time.sleep(max(0.0, float(moment) - time.time()))
    if act == "send":
        sender, receiver = Organisation.objects.order_by("pk")[:2]
        made = actions.send(what=order(sender, receiver, draft=UUID(int=int(number))), by=by, at=timezone.now())
        return f"sent {made.pk}"
    one = Referral.objects.get(pk=number)
    if act == "look":
        moves = list(Event.objects.filter(referral=one).values_list("move", flat=True))
        return json.dumps({"owner": one.owner_id, "state": one.state, "moves": moves, "n": Referral.objects.count()})
    try:
        done = getattr(actions, act)(referral=one, by=by, at=timezone.now(), text="Fordi.")
    except MoveRefused as error:
        return f"refused: {error}"
    return f"won {done.owner_id}"


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(*sys.argv[1:])))
