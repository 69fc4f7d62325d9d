"""Addresses of sign-in and of one's own account. What they show is one's own, so they ask for no verb."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator

from tests.house.routes import Made, Route
from tests.house.routes.world import World
from trygvej.access.public import User


def _reset(world: World, state: str, owner: User) -> Made:
    key = default_token_generator.make_token(owner) if state == "new" else "old-key"
    return Made((user_pk_to_url_str(owner), key))


def _passkey(world: World, state: str, owner: User) -> Made:
    kind = Authenticator.Type.WEBAUTHN
    made = Authenticator.objects.create(user=owner, type=kind, data={"name": "Nøgle", "credential": {}})
    return Made((made.pk,))


def _passkeys(world: World, state: str, owner: User) -> Made:
    _passkey(world, state, owner)
    return Made()


def _codes(world: World, state: str, owner: User) -> Made:
    if state == "made":
        codes = {"migrated_codes": ["12345678", "23456789"]}
        Authenticator.objects.update_or_create(
            user=owner, type=Authenticator.Type.RECOVERY_CODES, defaults={"data": codes}
        )
    return Made()


def _second_factor(world: World, state: str, owner: User) -> Made:
    if state == "none yet":
        Authenticator.objects.filter(user=owner).delete()
    else:
        Authenticator.objects.get_or_create(
            user=owner, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "x"}}
        )
    return Made()


def _provider(world: World, state: str, owner: User) -> Made:
    return Made(("unknown",))


ROUTES = (
    Route("account_login", public=True, visitor=200, answers=302),
    Route("account_logout"),
    Route("account_inactive", public=True),
    Route("account_signup", public=True, visitor=200, answers=302),
    Route("account_email", public=True, answers=302, page=False),
    Route("account_reauthenticate"),
    Route("account_change_password"),
    Route("account_set_password", answers=302, page=False),
    Route("account_reset_password", public=True),
    Route("account_reset_password_done", public=True),
    Route("account_reset_password_from_key", public=True, make=_reset, states=("old", "new"), answers={"new": 302}),
    Route("account_reset_password_from_key_done", public=True),
    Route("mfa_index"),
    Route("mfa_authenticate", answers=302, page=False),
    Route("mfa_reauthenticate"),
    Route(
        "mfa_activate_totp", make=_second_factor, states=("none yet", "there"), answers={"there": 302}, personal=True
    ),
    Route(
        "mfa_deactivate_totp",
        make=_second_factor,
        states=("there", "none yet"),
        answers={"none yet": 404},
        personal=True,
    ),
    Route(
        "mfa_view_recovery_codes", make=_codes, states=("made", "not made"), answers={"not made": 404}, personal=True
    ),
    Route("mfa_generate_recovery_codes"),
    Route(
        "mfa_download_recovery_codes",
        make=_codes,
        states=("made", "not made"),
        answers={"not made": 404},
        personal=True,
        page=False,
    ),
    Route("mfa_list_webauthn", make=_passkeys, personal=True),
    Route("mfa_add_webauthn"),
    Route("mfa_reauthenticate_webauthn", answers=302, page=False),
    Route("mfa_remove_webauthn", make=_passkey, personal=True),
    Route("mfa_edit_webauthn", make=_passkey, personal=True),
    Route("mfa_login_webauthn", public=True, answers=302, page=False),
    Route("usersessions_list"),
    Route("socialaccount_login_cancelled", public=True),
    Route("socialaccount_login_error", public=True, answers=401),
    Route("socialaccount_signup", public=True, answers=302, page=False, door=True),
    Route("socialaccount_connections", public=True, answers=302, page=False),
    Route("openid_connect_login", public=True, make=_provider, answers=404),
    Route("openid_connect_callback", public=True, make=_provider, answers=404, page=False),
)
