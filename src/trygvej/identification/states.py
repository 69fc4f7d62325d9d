"""The states of a decision, and every move between them."""

from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DecisionState(TextChoices):
    """Where a decision stands."""

    PROPOSED = "proposed", _("Proposed by a person, not signed")
    SIGNED = "signed", _("Signed")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REPLACED = "replaced", _("Replaced after a review")


class Move(NamedTuple):
    """One move: what it is called, from which states, to which."""

    name: str
    sources: frozenset[str]
    target: str


_D = DecisionState
MOVES = {
    name: Move(name, frozenset(sources), target)
    for name, target, sources in (
        ("sign", _D.SIGNED, (_D.PROPOSED,)),
        ("withdraw", _D.WITHDRAWN, (_D.PROPOSED,)),
        ("replace", _D.REPLACED, (_D.SIGNED,)),
    )
}
