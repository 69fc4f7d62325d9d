"""How accounts come to be: an administrator invites; nobody signs up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest

from trygvej.access.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Keeps the sign-up page shut."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: accounts are made by an administrator."""
        return False


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Lets an organisation's own sign-in open the account that an administrator made, by e-mail; makes no new ones."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Return False: an unknown person stays outside."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Connect the sign-in with the account of the same verified address, if there is one."""
        if sociallogin.is_existing:
            return
        verified = {one.email.lower() for one in sociallogin.email_addresses if one.verified}
        user = User.objects.filter(email__in=verified, is_active=True).first()
        if user:
            sociallogin.connect(request, user)
