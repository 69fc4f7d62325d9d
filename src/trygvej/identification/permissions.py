"""Who may do what with assessments and decisions."""

from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Role, permit, table
from trygvej.journey.public import takes_part

ASSESSMENT_READ = "identification.assessment.read"
ASSESSMENT_KEEP = "identification.assessment.keep"
DECISION_PROPOSE = "identification.decision.propose"
DECISION_SIGN = "identification.decision.sign"
_DECIDING = (Role.CONSULTANT, Role.AUTHORITY)
_OF_THE_PERSON = takes_part("journey__")

table(
    "identification",
    permit(ASSESSMENT_READ, _("Read assessment talks and decisions"), *_DECIDING, scope=_OF_THE_PERSON),
    permit(ASSESSMENT_KEEP, _("Hold assessment talks, fill in the form"), Role.CONSULTANT, scope=_OF_THE_PERSON),
    permit(DECISION_PROPOSE, _("Propose a decision, tell the person of it"), *_DECIDING, scope=_OF_THE_PERSON),
    permit(DECISION_SIGN, _("Sign a decision, where one is competent"), *_DECIDING, scope=_OF_THE_PERSON),
)
