"""Nothing in the repository tells on which machine, or behind which package server, it was made."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TRACES = {
    "a path of one machine": r"(?<![\w.~:/*-])/(?:work|root|home|Users|mnt|private)/(?!some(?:body|one)\b)\w",
    "a path of one Windows machine": r"\b[A-Z]:\\+Users\b",
    "a link to a local file": r"\bfile:///",
    "a package server in a lock": r"(?<![\w-])--(?:extra-)?index-url|(?<![\w-])--(?:trusted-host|find-links)",
    "a host that is not public": r"https?://(?:[\w.-]*\.)?(?:internal|corp|lan|local)\b"
    r"|https?://[\w.-]*(?:artifactory|nexus|devpi|registry|proxy)[\w.-]*"
    r"|https?://(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d",
}


def tracked() -> list[Path]:
    """Return the files that are, or would be, in the repository."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if run.returncode:
        pytest.skip("not a git repository: nothing is tracked")
    named = (ROOT / name for name in run.stdout.decode().split("\0") if name)
    return [one for one in named if one.is_file()]


def traces(text: str) -> list[str]:
    """Return what `text` tells of a machine, each with its line."""
    return [
        f"{number}: {what}: {found[0]}"
        for number, line in enumerate(text.splitlines(), start=1)
        for what, pattern in TRACES.items()
        if (found := re.search(pattern, line))
    ]


def test_no_file_tells_where_it_was_made() -> None:
    told = []
    for file in tracked():
        data = file.read_bytes()
        if b"\0" not in data[:8000]:
            told += [f"{file.relative_to(ROOT)}:{one}" for one in traces(data.decode(errors="replace"))]
    assert told == []


@pytest.mark.parametrize(
    "line",
    [
        "see /{}/main/x".format("work"),
        "cd '/{}/anna/trygvej'".format("home"),
        "C:\\{}\\x".format("Users"),
        "{}:///x".format("file"),
        "--{} https://x".format("index-url"),
        "--{} x".format("trusted-host"),
        "https://pypi.{}/simple".format("internal"),
        "https://{}.example.org/pypi".format("artifactory"),
        f"http://{10}.1.0.1/",
    ],
)
def test_a_trace_is_seen(line: str) -> None:
    assert len(traces(line)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "https://example.org/home/page",
        "http://localhost:8000/",
        "pip-compile --no-emit-index-url --no-emit-find-links",
        "../work/x and src/work/y",
        "*/home/x",
        "/srv/somebody/out",
        "https://pypi.org/simple",
    ],
)
def test_ordinary_lines_are_left_alone(line: str) -> None:
    assert traces(line) == []
