"""YAML as plain data with its lines; what is doubtful is an error, never silence."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from trygvej.indicators.yamlfile import Document, Location, Problem, read


def reading(tmp_path: Path, text: str | bytes) -> tuple[Document, list[Problem]]:
    file = tmp_path / "x.yml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(file, "x.yml")


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 1\nb: [x, 2.5, true, 2024-05-01]\n", {"a": 1, "b": ["x", 2.5, True, date(2024, 5, 1)]}),
        ("no: nej\non: 1\n1: x\n", {"no": "nej", "on": 1, "1": "x"}),  # keys are what is written
        ('"no": nej\n', {"no": "nej"}),
        ("a: &x [1]\nb: *x\n", {"a": [1], "b": [1]}),
        ("\ufeffa: å\n", {"a": "å"}),
        ("- 1\n", [1]),
        ("", {}),
        ("# only a remark\n", {}),
        ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
    ],
)
def test_plain_data(tmp_path: Path, text: str, data: Any) -> None:
    document, problems = reading(tmp_path, text)
    assert (document.data, problems) == (data, [])


LINES = """# a remark
id: x

label:
  da: |
    one
    two
  en: y
list:
  - a
  - key: v
    deep: [1,
      2]
"""


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ((), 2),
        (("id",), 2),
        (("label",), 4),
        (("label", "en"), 8),
        (("label", "sv"), 4),  # the nearest key above
        (("list", 1), 11),
        (("list", 1, "deep"), 12),
        (("list", 1, "deep", 1), 13),
        (("list", 9), 9),
        (("list", 1, "kind-of-rule", "deep", 0), 12),  # a part that is not in the file is passed over
        (("nowhere",), 2),
    ],
)
def test_every_key_has_its_line(tmp_path: Path, where: Location, line: int) -> None:
    assert reading(tmp_path, LINES)[0].line(where) == line


def test_an_empty_document_begins_on_line_one() -> None:
    assert Document("x.yml", {}, {}).line(("a",)) == 1


@pytest.mark.parametrize(
    ("text", "told", "data"),
    [
        (
            "a: 1\nb: 2\na: 3\n",
            'x.yml:3: error: the key "a" stands twice. Keep one. [duplicate-key]',
            {"a": 1, "b": 2},
        ),
        (
            "o:\n  - k: 1\n    k: 2\n",
            'x.yml:3: error: the key "k" stands twice. Keep one. [duplicate-key]',
            {"o": [{"k": 1}]},
        ),
        (
            "a: 1\n[b]: 2\n",
            "x.yml:2: error: a key is not a plain word. Put texts with brackets in quotes. [yaml]",
            {"a": 1},
        ),
        (
            "a: 1\nd: 2024-02-30\n",
            'x.yml:2: error: "2024-02-30" is not readable: day is out of range for month. '
            "Mend it, or put it in quotes. [yaml]",
            {"a": 1, "d": None},
        ),
    ],
)
def test_a_doubtful_key_is_told_of_and_the_rest_is_read(tmp_path: Path, text: str, told: str, data: Any) -> None:
    document, [problem] = reading(tmp_path, text)
    assert (str(problem), document.data) == (told, data)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: 1\nb: [\n", 3, "is not readable YAML: did not find expected node content."),
        ("a: 1\nb: c: d\n", 2, "is not readable YAML: mapping values are not allowed"),
        ("a: 1\n---\nb: 2\n", 2, "is not readable YAML: but found another document."),
        ("a: *x\n", 1, "is not readable YAML: found undefined alias."),
        ("a: 1\nb: !foo 1\n", 2, "is not readable YAML: could not determine a constructor"),
        ("a: &x [*x]\n", 1, "is not readable YAML: maximum recursion depth exceeded"),
        ("a: \x00\n", 1, "is not readable YAML: unacceptable character #x0000"),
        (b"a: 1\nb: x\nc: \xe6\n", 3, "is not readable YAML: it is not UTF-8."),
        (b"\xff\xfea\x00", 1, "is not readable YAML: it is not UTF-8."),
    ],
)
def test_what_cannot_be_read_is_one_problem_with_its_line(
    tmp_path: Path, text: str | bytes, line: int, what: str
) -> None:
    document, [problem] = reading(tmp_path, text)
    assert (document.data, document.lines) == ({}, {})
    assert (problem.file, problem.line, problem.severity, problem.rule) == ("x.yml", line, "error", "yaml")
    assert problem.what.startswith(what)
    assert problem.mend in ("Mend the line, or the one above it.", "Save it as UTF-8.")


def test_a_folder_in_the_place_of_a_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "x.yml").mkdir()
    _, [problem] = read(tmp_path / "x.yml", "x.yml")
    assert "directory" in problem.what
