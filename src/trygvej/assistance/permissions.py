"""Who may do what with supports. Authorities are not among them: what help a person gets is not their concern."""

from django.utils.translation import gettext_lazy as _

from trygvej.access.public import OWN_ORGANISATION, Role, permit, table
from trygvej.journey.public import takes_part

SUPPORT_READ = "assistance.support.read"
SUPPORT_KEEP = "assistance.support.keep"
CHECKLIST_KEEP = "assistance.checklist.keep"
SUPPORT_REMIND = "assistance.support.remind"
HELPERS = (Role.CONSULTANT, Role.PROVIDER)
_OF_THE_PERSON = takes_part("journey__")

table(
    "assistance",
    permit(SUPPORT_READ, _("Read what help a person gets"), *HELPERS, scope=_OF_THE_PERSON),
    permit(SUPPORT_KEEP, _("Plan and give help"), *HELPERS, scope=_OF_THE_PERSON),
    permit(CHECKLIST_KEEP, _("Write the own organisation's checklists"), *HELPERS, scope=OWN_ORGANISATION),
    permit(SUPPORT_REMIND, _("Remind contact persons of what is due"), system=True),
)
