"""Pictures that adverts name: compared by their hashes, where the files are at hand."""

from collections import Counter
from pathlib import Path

import numpy as np
import polars as pl
from click.testing import CliRunner
from PIL import Image, ImageOps

from tests.unit.adverts.runs import advert, jsonl
from trygvej.adverts import output
from trygvej.adverts.pictures import with_hashes
from trygvej.adverts.public import commands, is_hash, read_run


def folder_of_pictures(folder: Path) -> Path:
    """Two forms of one picture, another one, an empty one, and a file that is no picture."""
    folder.mkdir()
    for name, seed in (("one.png", 1), ("other.png", 2)):
        patches = np.random.default_rng(seed).integers(0, 255, (12, 16, 3), dtype=np.uint8)
        Image.fromarray(patches).resize((900, 700), Image.Resampling.BICUBIC).save(folder / name)
    with Image.open(folder / "one.png") as one:
        ImageOps.mirror(one).resize((450, 350)).save(folder / "mirrored.jpg")
    Image.new("RGB", (200, 200), "grey").save(folder / "empty.png")
    (folder / "broken.jpg").write_bytes(b"no picture")
    (folder.parent / "outside.png").write_bytes((folder / "one.png").read_bytes())
    return folder


def test_the_same_picture_links_adverts_mirrored_or_not(tmp_path: Path) -> None:
    pictures = folder_of_pictures(tmp_path / "pictures")
    file = jsonl(
        tmp_path / "rows.jsonl",
        advert("a", images=["one.png"]), advert("b", images=["mirrored.jpg", "empty.png", "gone.png"]),
        advert("c", images=["other.png", "broken.jpg"]),
    )  # fmt: skip
    asked = ["run", file, "--out", str(tmp_path / "out"), "--pictures", str(pictures), "--lang", "en"]
    told = CliRunner().invoke(commands, asked)
    assert "Pictures: 3 compared, 1 not in the folder, 1 not readable, 1 too plain to compare." in told.output
    links = pl.read_parquet(tmp_path / "out" / output.LINKS).filter(pl.col("kind") == "picture")
    assert links.select("a", "b").rows() == [("a", "b")]
    assert read_run(tmp_path / "out").told["pictures"] == {"hashed": 3, "missing": 1, "unread": 1, "plain": 1}


def test_a_name_leads_nowhere_but_to_the_folder(tmp_path: Path) -> None:
    pictures = folder_of_pictures(tmp_path / "pictures")
    (pictures / "link.png").symlink_to(tmp_path / "outside.png")
    counts = Counter[str]()
    names = ["../outside.png", str(tmp_path / "outside.png"), "link.png", "", "a\0b", "."]
    assert with_hashes(names, pictures, counts) == names
    assert counts == {"missing": len(names)}


def test_a_given_hash_stands_and_is_not_looked_for(tmp_path: Path) -> None:
    given, counts = "0F" * 32, Counter[str]()
    assert with_hashes([given], tmp_path, counts) == [given]
    assert not counts
    assert is_hash(given)
    assert not is_hash("one.png")


def test_without_a_folder_nothing_is_opened(tmp_path: Path) -> None:
    file = jsonl(tmp_path / "rows.jsonl", advert("a", images=["one.png"]), advert("b", images=["one.png"]))
    CliRunner().invoke(commands, ["run", file, "--out", str(tmp_path / "out")])
    assert read_run(tmp_path / "out").told["pictures"] is None
