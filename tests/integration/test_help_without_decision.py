"""Help without a decision: the room of identification is taken away, and everything about help goes on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 900  # seconds: a run that hangs must not hang the suite
pytestmark = pytest.mark.one_database


def test_the_help_goes_on_without_the_room_of_identification(tmp_path: Path) -> None:
    source = shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.rmtree(source / "trygvej" / "identification")
    urls = source / "config" / "urls.py"
    lines = urls.read_text(encoding="utf-8").splitlines(keepends=True)
    urls.write_text("".join(one for one in lines if "trygvej.identification" not in one), encoding="utf-8")
    env = {
        **os.environ, "PYTHONPATH": str(source), "TRYGVEJ_HOME": str(tmp_path / "home"),
        "TRYGVEJ_CATALOGUE": str(ROOT / "catalogue"), "DATABASE_URL": "sqlite:///:memory:",
    }  # fmt: skip
    probe = (
        "import importlib.util, trygvej; print(trygvej.__file__, importlib.util.find_spec('trygvej.identification'))"
    )
    gone = subprocess.run([sys.executable, "-c", probe], env=env, capture_output=True, text=True, check=True)
    assert gone.stdout.split() == [str(source / "trygvej" / "__init__.py"), "None"]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", "tests/unit/journey",
               "tests/unit/assistance/test_support.py", "tests/journeys/test_support.py"]  # fmt: skip
    run = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=LONGEST)
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-1000:]
    assert " passed" in run.stdout or "[100%]" in run.stdout
