"""One pair of hands in a process of its own: waits for the moment, signs a decision, says in JSON what came of it.

python -m tests.integration.decision_hand USER DECISION MOMENT
"""

import json
import sys
import time

import django
from django.utils import timezone

django.setup()  # before the models are imported

from trygvej.access.public import MoveRefused, User, of  # noqa: E402
from trygvej.identification.public import Decision, sign  # noqa: E402


def main(user: str, decision: str, moment: str) -> str:
    """Sign at `moment`; return what came of it."""
    by, one = of(User.objects.get(pk=user)), Decision.objects.get(pk=decision)
    time.sleep(max(0.0, float(moment) - time.time()))
    try:
        return f"signed {sign(decision=one, by=by, at=timezone.now()).signed_by_id}"
    except MoveRefused:
        return "refused"


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(*sys.argv[1:])))
