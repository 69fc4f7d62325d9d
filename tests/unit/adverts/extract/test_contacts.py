"""E-mail and web addresses, handles."""

import pytest

from tests.unit.adverts.extract.reads import Reads


@pytest.mark.parametrize(
    ("text", "emails"),
    [
        ("Skriv til Sofia.Spa@Example.org.", ["sofia.spa@example.org"]),
        ("sofia(at)example.org", ["sofia@example.org"]),
        ("sofia [at] example.co.uk", ["sofia@example.co.uk"]),
        ("a@example.org a@example.org", ["a@example.org"]),
        ("sofia at example", []),
        ("@sofia", []),
    ],
)
def test_emails(reads: Reads, text: str, emails: list[str]) -> None:
    assert reads(text).emails == emails


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("Se https://example.org/rosa.", ["https://example.org/rosa"]),
        ("www.example.net/x, ring", ["www.example.net/x"]),
        ("på example.dk/mig og example.com", ["example.dk/mig", "example.com"]),
        ("sofia@example.org", []),
        ("10.30 og 1.200 kr.is", ["kr.is"]),
        ("Kom.Nu", []),
        ("10.20.no", []),
    ],
)
def test_urls(reads: Reads, text: str, urls: list[str]) -> None:
    assert reads(text).urls == urls


@pytest.mark.parametrize(
    ("text", "handles"),
    [
        ("Følg @Rosa_Spa.", ["rosa_spa"]),
        ("Snap: rosa_spa", ["rosa_spa"]),
        ("instagram er: rosa", ["rosa"]),
        ("Telegram @rosa_x", ["rosa_x"]),
        ("sofia@example.org", []),
        ("snapshot: rosa", []),
        ("snap mig", []),
    ],
)
def test_handles(reads: Reads, text: str, handles: list[str]) -> None:
    assert reads(text).handles == handles
