"""What the room keeps."""

from trygvej.outreach.models.adverts import Advert, Band, Batch, Contact, Link, Network, Sign
from trygvej.outreach.models.sealed import SealedRecord
from trygvej.outreach.models.visits import Help, Round, Visit, VisitedAdvert, VisitFinding, VisitRevision
from trygvej.outreach.models.work import FOUND, YES_NO, Comment, Judgement, MatrixAnswer, Presence, SavedView, WeightSet

__all__ = [
    "FOUND", "YES_NO", "Advert", "Band", "Batch", "Comment", "Contact", "Help", "Judgement", "Link", "MatrixAnswer",
    "Network", "Presence", "Round", "SavedView", "SealedRecord", "Sign", "Visit", "VisitFinding", "VisitRevision",
    "VisitedAdvert", "WeightSet",
]  # fmt: skip
