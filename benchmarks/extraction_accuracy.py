"""How well the advert extraction finds what invented adverts say: precision, recall and F1 per field.

    python -m benchmarks.extraction_accuracy [--seed 1] [--errors FIELD] [--json]

Without --seed both seeds are printed, development and held out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from benchmarks.adverts_data import (
    DEV_SEED,
    HELD_OUT_SEED,
    NORDIC_SIZE,
    US_SIZE,
    WEEK,
    Labelled,
    labelled,
    us_disguised,
)

Extract = Callable[[dict[str, Any], str], dict[str, Any]]
Items = Counter[Any]

SCALARS = ("age", "pronoun")
OPTIONAL = ("emails", "handles", "urls")
FIELDS = (
    "phones", "obscured_phone", "prices", "price_amounts", "hours", "hour_times", "open_always", "age",
    "stated_origin", "pronoun", *OPTIONAL,
)  # fmt: skip


class Tally:
    """True positives, false positives and false negatives."""

    def __init__(self) -> None:
        self.tp = self.fp = self.fn = 0

    def count(self, truth: Items, found: Items) -> None:
        """Compare two bags of items."""
        hit = sum((truth & found).values())
        self.tp += hit
        self.fp += sum(found.values()) - hit
        self.fn += sum(truth.values()) - hit

    def measures(self) -> dict[str, float]:
        """Precision, recall and F1; 1 where there was nothing to find and nothing was found."""
        given, wanted = self.tp + self.fp, self.tp + self.fn
        precision = self.tp / given if given else float(not wanted)
        recall = self.tp / wanted if wanted else float(not given)
        total = precision + recall
        f1 = 2 * precision * recall / total if total else 0.0
        return {
            "precision": precision, "recall": recall, "f1": f1, "tp": self.tp, "fp": self.fp, "fn": self.fn,
        }  # fmt: skip


def score(extract: Extract, adverts: Iterable[Labelled]) -> dict[str, Any]:
    """Measures per field, per language and field, and of phones per disguise.

    Micro over items: an item counts when it is equal as a whole (price with currency and minutes, hours with
    days). A wrong scalar is both a false positive and a false negative. `price_amounts` and `hour_times` look
    at the amount with currency, and the clock times, alone. Optional fields count only where the extractor
    gives the key. For `no_phone` adverts read `fp`: there is nothing to find.
    """
    fields = {name: Tally() for name in FIELDS}
    langs: dict[str, dict[str, Tally]] = {}
    disguises: dict[str, Tally] = {}
    hidden: dict[str, Tally] = {}
    for advert in adverts:
        found = extract(record_of(advert), advert.country)
        for name, (truth, given) in _both(advert, found).items():
            fields[name].count(truth, given)
            langs.setdefault(advert.lang, {}).setdefault(name, Tally()).count(truth, given)
            if name == "phones":
                disguises.setdefault(advert.disguise, Tally()).count(truth, given)
            if name == "obscured_phone":
                hidden.setdefault(advert.disguise, Tally()).count(truth, given)
    return {
        "fields": _measured(fields),
        "langs": {lang: _measured(tallies) for lang, tallies in langs.items()},
        "disguises": _measured(disguises),
        "obscured": _measured(hidden),
    }


def record_of(advert: Labelled) -> dict[str, Any]:
    """The plain record that the extractor is given: no language, no truth."""
    return {"id": advert.id, "title": advert.title, "text": advert.text}


def _measured(tallies: dict[str, Tally]) -> dict[str, dict[str, float]]:
    return {name: tally.measures() for name, tally in tallies.items()}


def _both(advert: Labelled, found: dict[str, Any]) -> dict[str, tuple[Items, Items]]:
    """Truth and finding of every field as bags of comparable items."""
    truth = truth_of(advert)
    names = [name for name in FIELDS if name not in OPTIONAL or name in found]
    wanted, given = _bags(truth), _bags(found)
    return {name: (wanted[name], given[name]) for name in names}


def truth_of(advert: Labelled) -> dict[str, Any]:
    """The truth in the shape that an extractor gives, so that a perfect extractor can be played."""
    return {
        "phones": sorted(advert.phones),
        "obscured_phone": advert.obscured_phone,
        "prices": [{"amount": a, "currency": c, "minutes": m} for a, c, m in advert.prices],
        "hours": [{"days": sorted(d) if d else None, "opens": o, "closes": c} for d, o, c in advert.hours],
        "open_always": advert.open_always,
        "age": advert.age,
        "stated_origin": sorted(advert.stated_origin),
        "pronoun": advert.pronoun,
        "emails": sorted(advert.emails),
        "handles": sorted(advert.handles),
        "urls": sorted(advert.urls),
    }


def _bags(found: dict[str, Any]) -> dict[str, Items]:
    prices, hours = found.get("prices") or [], found.get("hours") or []
    bags: dict[str, Items] = {
        "phones": Counter(set(found.get("phones") or [])),
        "prices": Counter((float(each["amount"]), each["currency"], each["minutes"]) for each in prices),
        "price_amounts": Counter((float(each["amount"]), each["currency"]) for each in prices),
        "hours": Counter((_days(each["days"]), *_times(each)) for each in hours),
        "hour_times": Counter(_times(each) for each in hours),
        "stated_origin": Counter(set(_listed(found.get("stated_origin")))),
    }
    for name in ("obscured_phone", "open_always"):
        bags[name] = Counter([True] if found.get(name) else [])
    for name in SCALARS:
        bags[name] = Counter([] if found.get(name) is None else [found[name]])
    for name in OPTIONAL:
        bags[name] = Counter({_address(each) for each in found.get(name) or []})
    return bags


def _listed(value: Any) -> list[Any]:
    return [value] if isinstance(value, str) else list(value or [])


def _days(days: Iterable[str] | None) -> frozenset[str] | None:
    """No days and all seven say the same."""
    chosen = frozenset(days or [])
    return None if len(chosen) in {0, len(WEEK)} else chosen


def _times(row: dict[str, Any]) -> tuple[str, str]:
    return row["opens"].replace("24:", "00:"), row["closes"].replace("24:", "00:")


def _address(text: str) -> str:
    """Addresses and handles without what people leave out: case, @, scheme, www and a last slash."""
    bare = text.lower().lstrip("@").removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return bare.rstrip("/")


def table(title: str, rows: dict[str, dict[str, float]]) -> str:
    """A table for the terminal."""
    out = [f"{title:<22} {'prec':>6} {'recall':>6} {'F1':>6} {'tp':>6} {'fp':>6} {'fn':>6}"]
    for name, row in rows.items():
        out.append(
            f"{name:<22} {row['precision']:6.3f} {row['recall']:6.3f} {row['f1']:6.3f}"
            f" {row['tp']:6.0f} {row['fp']:6.0f} {row['fn']:6.0f}"
        )
    return "\n".join(out) + "\n"


def report(result: dict[str, Any], heading: str) -> str:
    """All tables of one result."""
    parts = [
        f"== {heading} ==",
        table("field", _present(result["fields"])),
        table("phones by disguise", result["disguises"]),
    ]
    by_lang = {
        f"{name} {lang}": rows[name]
        for name in FIELDS
        for lang, rows in result["langs"].items()
        if name in rows and len(result["langs"]) > 1
    }
    return "\n".join([*parts, table("field and language", by_lang)] if by_lang else parts)


def _present(rows: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    return {name: row for name, row in rows.items() if row["tp"] + row["fp"] + row["fn"]}


def errors(extract: Extract, adverts: Iterable[Labelled], field: str, limit: int) -> str:
    """The first adverts on which a field is wrong, with text, truth and finding."""
    out: list[str] = []
    for advert in adverts:
        pair = _both(advert, extract(record_of(advert), advert.country)).get(field)
        if pair and pair[0] != pair[1]:
            missed, extra = list((pair[0] - pair[1]).elements()), list((pair[1] - pair[0]).elements())
            out.append(f"[{advert.id} {advert.lang} {advert.disguise}] missed {missed} extra {extra}\n"
                       f"{advert.title}\n{advert.text}\n")  # fmt: skip
        if len(out) >= limit:
            break
    return "\n".join(out)


def _sets(seed: int) -> dict[str, list[Labelled]]:
    return {"Nordic": labelled(NORDIC_SIZE, seed), "United States": us_disguised(US_SIZE, seed)}


def main(arguments: list[str] | None = None) -> None:
    """Print the tables of both seeds, or of one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, help="one seed only")
    parser.add_argument("--errors", metavar="FIELD", choices=FIELDS, help="show wrong adverts (development seed)")
    parser.add_argument("--limit", type=int, default=20)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(arguments)
    from trygvej.adverts.public import extract_fields

    if args.errors:
        for adverts in _sets(DEV_SEED).values():
            print(errors(extract_fields, adverts, args.errors, args.limit))
        return
    names = {DEV_SEED: "development", HELD_OUT_SEED: "held out"}
    for seed in [args.seed] if args.seed is not None else list(names):
        for name, adverts in _sets(seed).items():
            result, heading = score(extract_fields, adverts), f"{name}, {names.get(seed, 'seed')} ({seed})"
            print(json.dumps({"set": heading, **result}) if args.json else report(result, heading))


if __name__ == "__main__":
    main()
