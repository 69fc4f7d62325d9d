"""Addresses of sign-in and of one's own account: of the library's pages those that are used here, and no other.

Nobody signs up, and the address of an account is its administrator's to change: those pages are left out.
"""

from allauth.account import views as account
from allauth.socialaccount import views as social
from allauth.usersessions import views as sessions
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView

_INDEX = RedirectView.as_view(pattern_name="mfa_index")
_KEY = r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"

urlpatterns: list[URLPattern | URLResolver] = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("signup/", account.signup, name="account_signup"),  # says that accounts are made by an administrator
    path("email/", _INDEX, name="account_email"),  # the library asks for the name
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(_KEY, account.password_reset_from_key, name="account_reset_password_from_key"),
    path("password/reset/key/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", sessions.list_usersessions, name="usersessions_list"),
    path("other/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("other/error/", social.login_error, name="socialaccount_login_error"),
    path("other/unknown/", social.signup, name="socialaccount_signup"),  # likewise
    path("other/", _INDEX, name="socialaccount_connections"),
    path("", include("allauth.socialaccount.providers.openid_connect.urls")),
]
