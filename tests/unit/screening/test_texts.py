"""The texts of the public pages: every language has every text, with the words that the page fills in."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from trygvej.screening import texts, whom

ENGLISH = vars(texts.texts("en"))
LANGUAGES = [one.code for one in texts.tongues()]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_every_text_and_its_blanks(lang: str) -> None:
    found = vars(texts.texts(lang))
    assert found.keys() == ENGLISH.keys()
    for key, text in ENGLISH.items():
        assert sorted(re.findall(r"{\w+}", found[key])) == sorted(re.findall(r"{\w+}", text)), key


@pytest.mark.django_db
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_says_what_nobody_has_reviewed(lang: str) -> None:
    tongue = next(one for one in texts.tongues() if one.code == lang)
    for name in ("tip-give", "tip-back", "check", "check-card"):
        shown = Client().get(reverse(f"screening:{name}", args=[lang])).content.decode()
        assert f'<html lang="{lang}">' in shown
        assert (texts.texts(lang).not_reviewed in shown) == (not tongue.reviewed)


@pytest.mark.parametrize(
    ("accepted", "lang"), [("sv-SE,sv;q=0.9", "sv"), ("xx, da;q=0.5", "da"), ("", "en"), ("en-GB", "en"), ("<x>", "en")]
)
def test_the_language_of_the_browser_is_taken_if_there_is_one(accepted: str, lang: str) -> None:
    assert texts.best(accepted) == lang


@pytest.mark.django_db
def test_a_language_without_texts_is_not_found() -> None:
    for name in ("tip-give", "tip-back", "check", "check-card"):
        assert Client().get(reverse(f"screening:{name}", args=["xx"])).status_code == 404


def test_every_country_has_somebody_to_call() -> None:
    for country in whom.countries():
        assert any(one.dial for one in whom.numbers(country, "da", whom.FOR_PEOPLE))
    assert [one.number for one in whom.numbers("ZZ", "da")] == ["112"]
