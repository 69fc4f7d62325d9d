"""English needs no file; the others say what to do when they are not compiled."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from trygvej.records import languages
from trygvej.records.public import LANGUAGES, translator


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    translator.cache_clear()
    yield
    translator.cache_clear()


def test_danish_swedish_and_english_are_the_languages() -> None:
    assert LANGUAGES == ("da", "sv", "en")


def test_english_is_what_the_code_says() -> None:
    assert translator("en").gettext("Red") == "Red"
    assert translator("en").ngettext("{n} sign", "{n} signs", 2) == "{n} signs"


def test_a_language_without_texts_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "_LOCALE", tmp_path)
    with pytest.raises(FileNotFoundError, match=r'language "da"\. Run "make setup", or choose da, sv or en\.'):
        translator("da")


def test_compiled_texts_of_a_language_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo

    texts = Catalog(locale="da")
    texts.add("Red", "Rød")
    folder = tmp_path / "da" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / f"{languages.DOMAIN}.mo").open("wb") as file:
        write_mo(file, texts)
    monkeypatch.setattr(languages, "_LOCALE", tmp_path)
    assert translator("da").gettext("Red") == "Rød"


def test_texts_are_looked_for_beside_the_rooms() -> None:
    import trygvej

    assert languages._LOCALE.samefile(Path(trygvej.__file__).parent / "locale")
