"""Documents that cannot lie."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from config.cli import main
from config.docs import FOLDER, pages

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(
    path
    for path in ROOT.rglob("*.md")
    if not {".venv", "mutants", "node_modules", "out"} & set(path.relative_to(ROOT).parts)
)


@pytest.mark.parametrize("name", sorted(pages(main)))
def test_generated_pages_are_as_the_code_says(name: str) -> None:
    written = (FOLDER / name).read_text(encoding="utf-8")
    assert written == pages(main)[name], f"docs/reference/{name} is out of date. Run: make docs"


def test_docs_check_names_the_page_that_is_out_of_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config.docs.FOLDER", tmp_path)
    runner = CliRunner()
    assert runner.invoke(main, ["docs", "check"]).exit_code == 1
    assert runner.invoke(main, ["docs", "write"]).exit_code == 0
    assert runner.invoke(main, ["docs", "check"]).exit_code == 0
    (tmp_path / "cli.md").write_text("older", encoding="utf-8")
    result = runner.invoke(main, ["docs", "check"])
    assert result.exit_code == 1
    assert "docs/reference/cli.md" in result.output


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?://|#|mailto:)([^)#\s]+)", text)
    missing = [link for link in links if not (document.parent / link).exists()]
    assert not missing


def test_the_readme_shows_only_commands_that_exist() -> None:
    commands = re.findall(
        r"\.venv/bin/trygvej ([a-z ]+?)(?= [^a-z]| [a-z-]*[./=]|$)", (ROOT / "README.md").read_text(encoding="utf-8")
    )
    assert commands
    known = {
        heading.removeprefix("## trygvej ").strip()
        for heading in pages(main)["cli.md"].splitlines()
        if heading.startswith("## trygvej ")
    }
    for command in commands:
        words = command.split()
        assert any(" ".join(words[:n]) in known for n in (2, 1)), command
