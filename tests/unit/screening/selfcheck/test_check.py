"""The self-check mirrors, ends with rights and whom to call, and stores nothing."""

from django.apps import apps
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from trygvej.screening import texts
from trygvej.screening.selfcheck.views import SIGNS


def _rows() -> int:
    return sum(model._default_manager.count() for model in apps.get_app_config("trygvej").get_models())


class TestCheck(TestCase):
    """Whatever is marked."""

    @given(st.lists(st.sampled_from(SIGNS), unique=True), st.sampled_from(["DK", "SE", "xx", ""]))
    def test_it_mirrors_what_is_marked_and_stores_nothing(self, marked: list[str], country: str) -> None:
        before, client, t = _rows(), Client(), texts.texts("en")
        answer = client.post(reverse("screening:check", args=["en"]), {"s": marked, "country": country})
        shown = answer.content.decode()
        for sign in SIGNS:
            assert (getattr(t, f"s_{sign}") in shown) == (sign in marked)
        assert t.r_police in shown
        assert "112" in shown
        assert (t.res_child in shown) == ("age" in marked)
        assert (t.res_none in shown) == (not marked)
        assert _rows() == before
        assert not client.cookies


def test_no_page_calls_anybody_a_victim() -> None:
    for lang in ("en", "da", "sv"):
        whole = " ".join(vars(texts.texts(lang)).values()).lower()
        assert not any(word in whole for word in ("victim", "offer ", "brottsoffer", "ofre"))
