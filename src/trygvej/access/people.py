"""Inviting people and giving them roles. Accounts are made here and nowhere else."""

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from trygvej.access import log
from trygvej.access.models import Membership, Organisation, User
from trygvej.access.permissions import narrow, require
from trygvej.access.roles import Role
from trygvej.access.table import PEOPLE_CHANGE, PEOPLE_INVITE, PEOPLE_READ
from trygvej.access.who import Who


def people(by: Who) -> QuerySet[User]:
    """Return the people `by` may see, with their roles."""
    return narrow(by, PEOPLE_READ, User.objects.all()).distinct().prefetch_related("memberships__organisation")


def organisations(by: Who) -> QuerySet[Organisation]:
    """Return the organisations in which `by` may give roles: those of the own country; a command sees all."""
    every = Organisation.objects.all()
    return every if by.system else every.filter(country__in=by.countries)


def invite(*, email: str, name: str, language: str, by: Who, at: datetime) -> User:
    """Make an account. The person sets a password by the mail for those who have forgotten theirs. ValidationError."""
    require(by, PEOPLE_INVITE)
    if User.objects.filter(email__iexact=email).exists():
        raise ValidationError(_("There is an account with this address already."))
    with transaction.atomic():
        user = User.objects.create_user(email, name=name, language=language, joined_at=at)
        log.write(by, PEOPLE_INVITE, of=user)
    return user


def give_role(*, user: User, organisation: Organisation, role: Role, since: date, by: Who) -> Membership:
    """Let `user` hold `role` in `organisation` from `since`. Raises ValidationError if she holds it already."""
    require(by, PEOPLE_CHANGE, user)
    if not organisations(by).filter(pk=organisation.pk).exists():
        raise ValidationError(_("This organisation is of another country."))
    held = Membership.objects.filter(user=user, organisation=organisation, role=role, until=None)
    if held.exists():
        raise ValidationError(_("She or he holds this role there already."))
    with transaction.atomic():
        made = Membership.objects.create(user=user, organisation=organisation, role=role, since=since)
        log.write(by, PEOPLE_CHANGE, of=user, detail={"gave": role, "organisation": organisation.pk})
    return made


def end_role(*, membership: Membership, by: Who, at: datetime) -> None:
    """End a role with the day before `at`. Nobody ends her own role of administrator: another one does."""
    require(by, PEOPLE_CHANGE, membership.user)
    if membership.user == by.user and membership.role == Role.ADMINISTRATOR:
        raise ValidationError(_("Your own role as administrator is ended by another administrator."))
    with transaction.atomic():
        membership.until = max(membership.since, at.date()) - timedelta(days=1)
        membership.save()
        log.write(by, PEOPLE_CHANGE, of=membership.user, detail={"ended": membership.role})


def set_active(*, user: User, active: bool, by: Who) -> None:
    """Shut an account, or open it again. A shut one is signed out at its next page."""
    require(by, PEOPLE_CHANGE, user)
    if user == by.user:
        raise ValidationError(_("You cannot shut your own account."))
    with transaction.atomic():
        User.objects.filter(pk=user.pk).update(is_active=active)
        log.write(by, PEOPLE_CHANGE, of=user, detail={"active": active})


def remember_language(*, user: User, language: str) -> None:
    """Keep the language that `user` reads, for her mails."""
    User.objects.filter(pk=user.pk).update(language=language)
