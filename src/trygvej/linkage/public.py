"""The door of the room."""

from trygvej.linkage.agglomerate import JudgementsConflictError
from trygvej.linkage.hashes import near_pairs
from trygvej.linkage.network import Linked, link, movement, waterfall
from trygvej.linkage.partners import partners
from trygvej.linkage.pdq import LEAST_QUALITY, pdq
from trygvej.linkage.store import LinkStore, StoreError
from trygvej.linkage.template import template
from trygvej.linkage.text_group import TextState, grow, text_group
from trygvej.linkage.words import word_counts, words

__all__ = [
    "LEAST_QUALITY", "JudgementsConflictError", "LinkStore", "Linked", "StoreError", "TextState", "grow", "link",
    "movement", "near_pairs", "partners", "pdq", "template", "text_group", "waterfall", "word_counts", "words",
]  # fmt: skip
