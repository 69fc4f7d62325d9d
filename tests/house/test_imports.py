"""Who may import whom: the contracts of .importlinter, and that they forget no room."""

import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NO_ROOMS = {"migrations"}  # of the one Django application
ROOMS = sorted({one.parent.name for one in (ROOT / "src" / "trygvej").glob("*/__init__.py")} - NO_ROOMS)


@pytest.fixture(scope="module")
def contracts() -> ConfigParser:
    parser = ConfigParser()
    parser.read(ROOT / ".importlinter", encoding="utf-8")
    return parser


def test_all_contracts_are_kept() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_one_door_and_a_contract_for_it(room: str, contracts: ConfigParser) -> None:
    assert (ROOT / "src" / "trygvej" / room / "public.py").exists()
    door = contracts[f"importlinter:contract:door-of-{room}"]
    assert door["protected_modules"].split() == [f"trygvej.{room}.*"]
    assert door["allowed_importers"].split() == [f"trygvej.{room}"]


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_a_floor(room: str, contracts: ConfigParser) -> None:
    layers = contracts["importlinter:contract:floors"]
    assert room in layers["layers"].replace("|", " ").split()
    assert layers["exhaustive"] == "True"


def test_every_folder_with_code_is_a_package() -> None:
    """A folder without __init__.py is neither installed nor looked at by any contract."""
    folders = {one.parent for one in (ROOT / "src").rglob("*.py")}
    assert [str(one) for one in folders if not (one / "__init__.py").exists()] == []


def test_the_pure_rooms_load_neither_django_nor_settings() -> None:
    code = (
        "import sys, trygvej.records.public, trygvej.indicators.public\n"
        "print([m for m in sys.modules if m.split('.')[0] in ('django', 'config')])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
