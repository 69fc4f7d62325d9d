"""Addresses of tips, for the hotline and for those who give them, and of the self-check."""

from tests.house.routes import Ask, Made, Route, verb_alone
from tests.house.routes.world import NOW, World
from trygvej.access.public import User
from trygvej.screening.models import Tip, TipFile, TipMessage
from trygvej.screening.permissions import TIP_READ
from trygvej.screening.states import TipState
from trygvej.screening.tips.files import as_text

_STATES, _LISTS = tuple(TipState.values), ("filled", "empty")


def _tip(world: World, state: str, owner: User, *more: str) -> Made:
    number = Tip.objects.count()
    made = Tip.objects.create(
        receipt=f"receipt-{number}", form=f"form-{number}", country="DK", language="uk", arrived_at=NOW,
        content={"what": "Prøve", "where": "Prøve", "when": "Prøve"}, state=state or TipState.NEW,
    )  # fmt: skip
    TipMessage.objects.create(tip=made, form=f"message-{number}", at=NOW, text="Prøve")
    return Made((made.pk, *more), made, {"text": "Prøve", "brief": "Prøve"})


def _tips(world: World, state: str, owner: User) -> Made:
    if state == "filled":
        _tip(world, "", owner)
    return Made()


def _file(world: World, state: str, owner: User) -> Made:
    made = _tip(world, "", owner)
    file = TipFile.objects.create(
        tip_id=made.args[0], kind="other", size=1, state=state, at=NOW, content=as_text(b"x")
    )  # fmt: skip
    return Made((*made.args, file.pk), made.of)


def _in(lang: str, **said: str) -> Made:
    return Made((lang,), data=said, lang=lang)


ROUTES = (
    Route("screening:tips", (verb_alone(TIP_READ),), make=_tips, states=_LISTS),
    Route("screening:tips-export", (verb_alone(TIP_READ),), make=_tips, states=_LISTS, page=False),
    Route("screening:tip", (Ask(TIP_READ),), make=_tip, states=_STATES),
    Route("screening:tip-answer", (Ask(TIP_READ),), "post", _tip, _STATES),
    Route("screening:tip-brief", (Ask(TIP_READ),), "post", _tip, _STATES),
    *(
        Route("screening:tip-move", (Ask(TIP_READ),), "post",
              lambda *given, act=act: _tip(*given, act), _STATES, label=act)
        for act in ("take", "release", "close", "reopen")
    ),
    Route("screening:tip-file", (Ask(TIP_READ),), make=_file, states=tuple(TipFile.State.values),
          answers={"clean": 200, "sealed": 404, "infected": 404}, page=False),
    Route("screening:tip-begin", public=True, answers=302, page=False),
    Route("screening:tip-give", public=True, make=lambda *_: _in("uk")),
    Route("screening:tip-give", (), "post", lambda *_: _in("uk", what=""), answers=422, public=True,
          label="without a text"),
    Route("screening:tip-back", public=True, make=lambda *_: _in("th")),
    Route("screening:tip-back", (), "post", lambda *_: _in("th", receipt="1"), answers=422, public=True,
          label="a wrong number"),
    Route("screening:check-begin", public=True, answers=302, page=False),
    Route("screening:check", public=True, make=lambda *_: _in("zh")),
    Route("screening:check", (), "post", lambda *_: _in("zh", s="papers"), answers=200, public=True, label="result"),
    Route("screening:check-card", public=True, make=lambda *_: _in("ro")),
)  # fmt: skip
