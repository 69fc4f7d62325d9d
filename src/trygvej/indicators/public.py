"""The door of the room."""

from trygvej.indicators.assessment import Assessment, Finding, Outcome, Subject
from trygvej.indicators.catalogue import Catalogue, CatalogueError, catalogue, default_path
from trygvej.indicators.cli import commands
from trygvej.indicators.engine import DERIVED_BY, Assessor, assess, holds, prepare
from trygvej.indicators.explain import band_word, evidence_word, explain, presence_word, reason
from trygvej.indicators.phrases import Match, PhraseBook
from trygvej.indicators.schema import Derive, Indicator, IndicatorSet, Term, TermList
from trygvej.indicators.tokens import UNDERSCORE, Tokens, tokenise
from trygvej.indicators.validators import rules_page

__all__ = [
    "DERIVED_BY",
    "UNDERSCORE",
    "Assessment",
    "Assessor",
    "Catalogue",
    "CatalogueError",
    "Derive",
    "Finding",
    "Indicator",
    "IndicatorSet",
    "Match",
    "Outcome",
    "PhraseBook",
    "Subject",
    "Term",
    "TermList",
    "Tokens",
    "assess",
    "band_word",
    "catalogue",
    "commands",
    "default_path",
    "evidence_word",
    "explain",
    "holds",
    "prepare",
    "presence_word",
    "reason",
    "rules_page",
    "tokenise",
]
