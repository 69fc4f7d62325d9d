"""Fills the fresh database of the demonstration, through the same doors as the work itself.

Each room has a module of its own here, which says what it adds. They are called in the order in which the work goes.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from config.demo import outreach, people, persons, referrals, runs, screening

SEED = 7


def fill(adverts: int, *, say: Callable[[str], object], at: datetime | None = None) -> None:
    """Invent people, bring `adverts` adverts through the pipeline, and let visits happen. `say` gets what to tell.

    Days are counted back from `at` (default: now); the same day gives the same data.
    """
    now = at or timezone.now()
    with transaction.atomic():
        team = people.fill(now)
    for line in people.told(team):
        say(line)
    say(f"\n{adverts} invented adverts go through the pipeline ...")
    runs.fill(adverts, seed=SEED, at=now)
    with transaction.atomic():
        outreach.fill(team, seed=SEED, at=now)
    with transaction.atomic():
        screening.fill(team, seed=SEED, at=now)
    with transaction.atomic():
        persons.fill(team, at=now)
    with transaction.atomic():
        referrals.fill(team, at=now)
