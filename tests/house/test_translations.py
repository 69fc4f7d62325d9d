"""Strings for people: Danish and Swedish are complete, and say the same things as the code."""

import re
import string
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "src" / "trygvej" / "locale"
KEYWORDS = re.findall(r"--keywords=\S+", (ROOT / "Makefile").read_text(encoding="utf-8"))  # what `make messages` takes


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Return the messages that stand in the code now."""
    target = tmp_path_factory.mktemp("messages") / "now.pot"
    command = [
        sys.executable,
        "-m",
        "babel.messages.frontend",
        "--quiet",
        "extract",
        "--mapping",
        "babel.cfg",
        *KEYWORDS,
        "--output",
        str(target),
        "src",
    ]
    subprocess.run(command, cwd=ROOT, check=True)
    return _read(target)


def _ids(catalog: Catalog) -> set[object]:
    return {message.id for message in catalog if message.id}


def test_the_template_has_what_the_code_says(extracted: Catalog) -> None:
    assert _ids(_read(LOCALE / "django.pot")) == _ids(extracted), "Run: make messages"


@pytest.mark.parametrize("lang", ["da", "sv"])
def test_every_message_is_translated(lang: str, extracted: Catalog) -> None:
    translated = {message.id: message for message in _read(LOCALE / lang / "LC_MESSAGES" / "django.po") if message.id}
    missing = [one for one in _ids(extracted) if one not in translated or not _filled(translated[one])]
    assert not missing
    assert not [message.id for message in translated.values() if message.fuzzy]


def _filled(message: Message) -> bool:
    strings = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
    return all(strings)


def _slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("lang", ["da", "sv"])
def test_translations_keep_the_slots(lang: str) -> None:
    for message in _read(LOCALE / lang / "LC_MESSAGES" / "django.po"):
        if not message.id:
            continue
        said = message.id[-1] if isinstance(message.id, (list, tuple)) else message.id
        strings = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
        for translated in strings:
            assert _slots(translated or "") == _slots(said), said
