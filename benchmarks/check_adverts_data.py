"""Checks the generator itself: truth occurs, texts are unique, no minors, numbers valid, runs repeat.

    python -m benchmarks.check_adverts_data

The check of the numbers needs the package `phonenumbers` and is left out, saying so, without it.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import time
import unicodedata
from collections import Counter
from itertools import islice

from benchmarks.advertdata.compose import PACKS
from benchmarks.adverts_data import DEV_SEED, HELD_OUT_SEED, Labelled, bulk, labelled, us_disguised
from benchmarks.extraction_accuracy import score, truth_of

VOICED = "jeg jag i'm she hun hon vi we our my me mig meg vores vår oss os mit hendes"
# Ways of writing in which some digits stand as words or letters.
WORDY = {"words", "words_pairs", "words_mixed", "letters", "chaos"}


def main() -> None:
    """Run every check on both seeds and on the stream for speed tests."""
    check_neutral()
    kept: set[str] = set()
    for seed in (DEV_SEED, HELD_OUT_SEED):
        adverts = labelled(4000, seed) + us_disguised(1000, seed)
        check_truth(adverts)
        check_numbers(adverts)
        assert all(each.text not in kept for each in adverts), "the two seeds share a text"
        kept |= {each.text for each in adverts}
        check_perfect(adverts)
    assert labelled(300, 7) == labelled(300, 7), "two runs differ"
    check_bulk()
    print("all checks passed")


def check_truth(adverts: list[Labelled]) -> None:
    """What the truth says stands in the advert."""
    assert len({each.text for each in adverts}) == len(adverts), "a text occurs twice"
    sizes = [len(each.text.split()) for each in adverts]
    print(f"{len(adverts)} adverts, words {min(sizes)}-{max(sizes)}, mean {sum(sizes) / len(sizes):.1f}")
    for each in adverts:
        whole = f"{each.title}\n{each.text}".lower()
        assert each.age is None or (each.age >= 18 and str(each.age) in whole), each.id
        assert all(_has_amount(whole, amount) for amount, _, _ in each.prices), each.id
        assert all(item.lower() in whole for item in [*each.emails, *each.handles, *each.urls]), each.id
        assert bool(each.phones) == (each.disguise != "no_phone"), each.id
        assert not (each.hours and each.open_always), each.id
        if each.disguise.removeprefix("us_") not in WORDY:
            assert all(_digits_occur(whole, phone) for phone in each.phones), (each.id, each.text)


def _has_amount(text: str, amount: float) -> bool:
    return f"{amount:.0f}" in text.replace(".", "").replace(",", "").replace(" ", "")


def _digits_occur(text: str, phone: str) -> bool:
    """The last seven digits, in order, once look-alike digits are read as digits."""
    digits = "".join(str(unicodedata.digit(sign)) for sign in text if unicodedata.digit(sign, -1) >= 0)
    return phone[-7:] in digits


def check_neutral() -> None:
    """Sentences without a voice have none: no I, we or she in fillers and traps."""
    voiced = set(re.findall("[a-zåøö']+", VOICED))
    for pack in PACKS.values():
        for text in [*pack.fillers, *pack.digit_traps, *pack.traps, *pack.titles, *pack.no_price]:
            words = set(re.findall(r"[\w']+", text.lower()))
            assert not words & voiced, text
            assert pack.lang != "en" or not words & {"i", "her"}, text
        assert len(pack.fillers) == len(set(pack.fillers)) >= 60, pack.lang


def check_numbers(adverts: list[Labelled]) -> None:
    """Every number is valid in form."""
    if importlib.util.find_spec("phonenumbers") is None:
        print("phonenumbers is not installed: numbers not checked")
        return
    library = importlib.import_module("phonenumbers")
    phones = {phone for each in adverts for phone in each.phones}
    wrong = [phone for phone in phones if not library.is_valid_number(library.parse(phone, None))]
    assert not wrong, wrong[:20]
    print(f"{len(phones)} numbers valid")


def check_perfect(adverts: list[Labelled]) -> None:
    """An extractor that knows the truth scores 1 everywhere; one that finds nothing has recall 0."""
    known = {each.id: truth_of(each) for each in adverts}
    best = score(lambda record, _country: known[record["id"]], adverts)["fields"]
    assert all(row["f1"] == 1 for row in best.values()), best
    none = score(lambda _record, _country: {}, adverts)["fields"]
    assert none["phones"]["recall"] == none["prices"]["recall"] == 0


def check_bulk(n: int = 100_000) -> None:
    """The stream is fast, varied, and shares numbers as it says."""
    start = time.perf_counter()
    records = list(bulk(n, DEV_SEED))
    rate = n / (time.perf_counter() - start)
    users = Counter(each["user_id"] for each in records)
    shared = sum(count for count in users.values() if count > 1) / n
    words = sum(len(each["text"].split()) for each in records) / n
    unique = len({each["text"] for each in records}) / n
    absent = sum("phones" not in each for each in records) / n
    assert all(each["age"] >= 18 for each in records)
    assert list(islice(bulk(50, 3, "sv"), 50)) == list(bulk(50, 3, "sv"))
    print(
        f"bulk: {rate:,.0f} a second (kept in a list), {words:.0f} words, {unique:.2%} unique texts, "
        f"{shared:.0%} share a user, {absent:.0%} without phone, largest user {max(users.values())}"
    )


if __name__ == "__main__":
    main()
