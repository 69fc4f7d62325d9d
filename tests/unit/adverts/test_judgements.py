"""What people said of two adverts is kept."""

from pathlib import Path

import pytest

from trygvej.adverts.judgements import Judgement, add, check, in_force, read
from trygvej.linkage.public import JudgementsConflictError


def _said(a: str, b: str, verdict: str) -> Judgement:
    return Judgement(a, b, verdict, "Seen at the door.", "anna", "2026-11-25T10:00:00+00:00")


def test_all_are_kept_and_the_newest_of_a_pair_holds(tmp_path: Path) -> None:
    file = tmp_path / "judgements.jsonl"
    for one in (_said("a", "b", "same"), _said("c", "d", "different"), _said("b", "a", "unsure")):
        add(file, one)
    assert [one.verdict for one in read(file)] == ["same", "different", "unsure"]
    assert in_force(read(file)).sort("a").rows() == [("b", "a", "unsure"), ("c", "d", "different")]


def test_one_that_contradicts_the_others_is_refused_and_not_kept(tmp_path: Path) -> None:
    file = tmp_path / "judgements.jsonl"
    add(file, _said("a", "b", "same"))
    add(file, _said("b", "c", "same"))
    with pytest.raises(JudgementsConflictError, match=r"a and c|c and a"):
        add(file, _said("a", "c", "different"))
    assert len(read(file)) == 2
    check(read(file))


def test_a_line_that_was_cut_off_does_not_count_and_is_written_over(tmp_path: Path) -> None:
    file = tmp_path / "judgements.jsonl"
    add(file, _said("a", "b", "same"))
    with file.open("a") as torn:
        torn.write('{"a": "c", "b"')
    assert [one.a for one in read(file)] == ["a"]
    add(file, _said("e", "f", "different"))
    assert [one.a for one in read(file)] == ["a", "e"]


def test_a_line_that_is_no_judgement_is_told_of(tmp_path: Path) -> None:
    file = tmp_path / "judgements.jsonl"
    file.write_text('{"a": "c"}\n')
    with pytest.raises(ValueError, match="line 1: this is no judgement"):
        read(file)
