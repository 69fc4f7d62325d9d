"""Pictures: only when asked for, blurred first, logged, and nothing of the file but what is seen."""

import io
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from tests.unit.outreach import make
from tests.unit.outreach.pages import text
from trygvej.access.public import LogEntry, Role
from trygvej.outreach.advert import pictures
from trygvej.outreach.models import Advert

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored(tmp_path: Path, settings: Any) -> Path:
    """Return a picture in the folder of the installation: two halves, black and white, with a maker's note."""
    settings.HOME = tmp_path
    folder = tmp_path / "pictures"
    folder.mkdir()
    drawn = Image.new("RGB", (1200, 900), "white")
    drawn.paste("black", (0, 0, 600, 900))
    note = Image.Exif()
    note[0x010E] = "Rosenvej 2"
    drawn.save(folder / "one.jpg", exif=note)
    (tmp_path / "secret.jpg").write_bytes((folder / "one.jpg").read_bytes())
    return folder / "one.jpg"


def look(page: Client, one: Advert, how: str, number: int = 1, status: int = 200) -> bytes:
    answer = page.get(reverse("outreach:advert-picture-file", args=[one.pk, number, how]))
    assert answer.status_code == status
    return bytes(answer.content)


def sharpness(drawn: bytes) -> int:
    """Return the largest step of brightness between neighbours."""
    with Image.open(io.BytesIO(drawn)) as picture:
        row = [picture.convert("L").getpixel((x, 300)) for x in range(picture.width)]
    steps = [abs(int(b) - int(a)) for a, b in pairwise(row)]  # type: ignore[arg-type]
    return max(steps)


def test_it_is_blurred_unless_asked_for_clearly(stored: Path) -> None:
    page, one = make.browser(make.worker()), make.advert(pictures=["one.jpg"])
    assert sharpness(look(page, one, "blurred")) < 20
    assert sharpness(look(page, one, "clear")) > 100


def test_the_page_shows_it_blurred_first(stored: Path) -> None:
    page, one = make.browser(make.worker()), make.advert(pictures=["one.jpg"])
    address = reverse("outreach:advert-picture", args=[one.pk, 1])
    assert "blurred.jpg" in text(page, address) and "clear.jpg" not in text(page, address)
    assert "clear.jpg" in text(page, f"{address}?how=clear")


def test_nothing_but_the_picture_leaves(stored: Path) -> None:
    page, one = make.browser(make.worker()), make.advert(pictures=["one.jpg"])
    assert b"Rosenvej" in stored.read_bytes()
    answer = page.get(reverse("outreach:advert-picture-file", args=[one.pk, 1, "clear"]))
    assert b"Rosenvej" not in answer.content
    assert answer.headers["Cache-Control"] == "no-store"
    with Image.open(io.BytesIO(answer.content)) as drawn:
        assert max(drawn.size) == pictures.LONGEST_SIDE


def test_each_look_is_logged(stored: Path) -> None:
    page, one = make.browser(make.worker()), make.advert(pictures=["one.jpg"])
    look(page, one, "blurred")
    look(page, one, "clear")
    rows = LogEntry.objects.filter(verb="outreach.advert.picture").order_by("number")
    assert [(row.ids, row.detail["how"]) for row in rows] == [([one.pk], "blurred"), ([one.pk], "clear")]


@pytest.mark.parametrize("name", ["../secret.jpg", "/etc/hostname", "", ".", "..", "sub/one.jpg", "two.jpg"])
def test_a_name_leads_nowhere_but_to_the_folder(stored: Path, name: str) -> None:
    page, one = make.browser(make.worker()), make.advert(pictures=[name])
    look(page, one, "clear", status=404)
    assert "was not kept here" in text(page, reverse("outreach:advert-picture", args=[one.pk, 1]))


def test_a_link_out_of_the_folder_is_not_followed(stored: Path) -> None:
    (stored.parent / "linked.jpg").symlink_to(stored.parent.parent / "secret.jpg")
    assert pictures.file_of("linked.jpg") is None


def test_what_is_no_picture_is_not_sent(stored: Path) -> None:
    stored.write_bytes(b"<script>")
    look(make.browser(make.worker()), make.advert(pictures=["one.jpg"]), "clear", status=404)


def test_a_file_that_unpacks_to_too_much_is_not_opened(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 1000)
    assert pictures.drawn_anew(stored, blur=False) is None


@pytest.mark.parametrize(("role", "country", "status"), [
    (Role.CONSULTANT, "DK", 403), (Role.OUTREACH, "SE", 404), (Role.COORDINATOR, "DK", 200),
])  # fmt: skip
def test_who_may_look(stored: Path, role: Role, country: str, status: int) -> None:
    look(make.browser(make.worker(role, country)), make.advert(pictures=["one.jpg"]), "blurred", status=status)


def test_a_number_beyond_the_last_is_no_picture(stored: Path) -> None:
    look(make.browser(make.worker()), make.advert(pictures=["one.jpg"]), "blurred", number=2, status=404)
