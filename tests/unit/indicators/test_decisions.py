"""The rules of decision, each against what its source says."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.indicators.small import (
    ABSENT,
    BANDS,
    PALERMO,
    PRESENT,
    SEVERAL,
    SOURCE,
    UNKNOWN,
    Raw,
    assessed,
    in_memory,
    person,
    raw_indicator,
    raw_set,
    said,
    weight,
    words,
)
from trygvej.indicators.assessment import Finding, Outcome
from trygvej.indicators.decisions import Case, Traits, counted, decide, ilo_dimensions, points
from trygvej.indicators.schema import (
    BandRule,
    Combination,
    IloDimensions,
    Line,
    Palermo,
    Reference,
    SeveralTogether,
    WeightedSum,
    Words,
)
from trygvej.records.public import Presence

REFERENCE = Reference.model_validate(SOURCE)
WEIGHTED = WeightedSum(rule="weighted-sum", bands=[BandRule.model_validate(b) for b in BANDS], source=REFERENCE)
TWO = SeveralTogether(rule="several-together", at_least=2, source=REFERENCE)
ELEMENTS = Palermo(rule="palermo", source=REFERENCE)
PLAIN = Traits("means", origin=False, x_factor=False, group=None, strength=None)
ORIGIN = Traits("none", origin=True, x_factor=False, group=None, strength=None)
X = Traits("none", origin=False, x_factor=True, group=None, strength=None)
NO_POINTS = Traits("means", origin=False, x_factor=False, group=None, strength=None, scores=False)
Signs = list[tuple[Traits, int, Presence]]


def case(signs: Signs, child: bool = False) -> Case:
    """Return a case with one finding for each (traits, weight, value)."""
    findings = [Finding(f"s{i}", value, weight) for i, (_, weight, value) in enumerate(signs)]
    return Case(child, findings, {f"s{i}": traits for i, (traits, _, _) in enumerate(signs)})


def here(traits: Traits, *weights: int) -> Signs:
    return [(traits, one, PRESENT) for one in weights]


# Weighted sum and several together ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("signs", "band", "total", "count"),
    [
        ([], "green", 0, 0),
        (here(PLAIN, 3), "green", 3, 1),  # enough points, one sign: never more than green
        (here(PLAIN, 1, 1), "yellow", 2, 2),
        (here(PLAIN, 1) + here(NO_POINTS, 0), "green", 1, 1),
        (here(PLAIN, 2, 2), "yellow", 4, 2),
        (here(PLAIN, 3, 3), "yellow", 6, 2),  # points of red, signs of yellow
        (here(PLAIN, 2, 1, 1), "yellow", 4, 3),  # signs of red, one point short
        (here(PLAIN, 2, 2, 1), "red", 5, 3),
        (here(PLAIN, 3, 3, 3), "red", 9, 3),
        ([(PLAIN, 3, ABSENT), (PLAIN, 3, UNKNOWN)], "green", 0, 0),
        ([*here(PLAIN, 1, 1), (PLAIN, 3, UNKNOWN)], "yellow", 2, 2),
        (here(ORIGIN, 3, 3), "green", 0, 0),  # origin alone
        (here(ORIGIN, 3) + here(X, 0), "green", 0, 1),  # a worry alone gives origin no points
        (here(ORIGIN, 3) + here(PLAIN, 2), "green", 5, 1),  # and never makes two out of one
        (here(ORIGIN, 3) + here(PLAIN, 1, 1), "yellow", 5, 2),
        (here(ORIGIN, 3) + here(NO_POINTS, 0, 0, 0), "green", 0, 0),
        (here(X, 3, 3, 3), "green", 0, 3),  # apart from the sum, whatever its weight
        (here(X, 0) + here(PLAIN, 2), "yellow", 2, 2),  # counts as a sign
        (here(X, 0) + here(PLAIN, 3, 2), "red", 5, 3),
    ],
)
def test_weighted_sum_at_the_edges_of_the_bands(signs: Signs, band: str, total: int, count: int) -> None:
    assert decide(WEIGHTED, case(signs)) == Outcome("weighted-sum", band, {"points": total, "indicators": count})


@pytest.mark.parametrize(
    ("signs", "result", "count", "unknown"),
    [
        ([], "none", 0, 0),
        ([(PLAIN, 1, UNKNOWN), (X, 0, UNKNOWN), (PLAIN, 1, ABSENT)], "none", 0, 2),
        (here(PLAIN, 3), "few", 1, 0),
        ([*here(PLAIN, 3), (PLAIN, 3, UNKNOWN)], "few", 1, 1),
        (here(PLAIN, 1, 1), "several", 2, 0),
        (here(PLAIN, 1) + here(X, 0), "several", 2, 0),
        (here(PLAIN, 1) + here(ORIGIN, 1), "few", 1, 0),
        (here(PLAIN, 1) + here(NO_POINTS, 0), "few", 1, 0),
        (here(PLAIN, 1, 1, 1), "several", 3, 0),
    ],
)
def test_one_alone_is_never_enough(signs: Signs, result: str, count: int, unknown: int) -> None:
    details = {"indicators": count, "at_least": 2, "unknown": unknown}
    assert decide(TWO, case(signs)) == Outcome("several-together", result, details)


ANY_SIGN = st.tuples(st.sampled_from([PLAIN, ORIGIN, X, NO_POINTS]), st.integers(0, 3), st.sampled_from(Presence))
BAND_ORDER = ["green", "yellow", "red"]


@given(st.lists(ANY_SIGN, max_size=8), ANY_SIGN)
def test_one_more_sign_never_lowers_the_band(signs: Signs, more: tuple[Traits, int, Presence]) -> None:
    before, after = case(signs), case([*signs, (more[0], more[1], PRESENT)])
    results = [decide(WEIGHTED, one).result for one in (before, after)]
    assert BAND_ORDER.index(results[1]) >= BAND_ORDER.index(results[0])
    assert points(after) >= points(before)
    assert counted(after) >= counted(before)


@given(st.lists(ANY_SIGN, max_size=8).flatmap(lambda signs: st.tuples(st.just(signs), st.permutations(signs))))
def test_the_order_of_findings_changes_nothing(both: tuple[Signs, Signs]) -> None:
    for rule in (WEIGHTED, TWO, ELEMENTS):
        assert decide(rule, case(both[0])) == decide(rule, case(both[1]))


@given(st.lists(st.sampled_from([ORIGIN, NO_POINTS]), max_size=6), st.integers(0, 3))
def test_origin_alone_is_green_and_no_sign(kinds: list[Traits], value: int) -> None:
    alone = case([(kind, value if kind is ORIGIN else 0, PRESENT) for kind in kinds])
    assert decide(WEIGHTED, alone) == Outcome("weighted-sum", "green", {"points": 0, "indicators": 0})
    assert decide(TWO, alone).result == "none"


# Palermo --------------------------------------------------------------------------------------------------------


def signs_of(**values: Presence) -> Signs:
    return [(Traits(element, False, False, None, None), 1, value) for element, value in values.items()]


@pytest.mark.parametrize(
    ("child", "signs", "result", "elements"),
    [
        (False, signs_of(act=PRESENT, means=PRESENT, purpose=PRESENT), "all", "ppp"),
        (False, signs_of(act=PRESENT, means=ABSENT, purpose=PRESENT), "some", "pap"),
        (False, signs_of(act=PRESENT, means=UNKNOWN, purpose=PRESENT), "some", "pup"),
        (False, signs_of(act=PRESENT, purpose=PRESENT), "some", "pup"),  # nothing to ask about: not known
        (False, signs_of(act=ABSENT, means=ABSENT, purpose=ABSENT), "none", "aaa"),
        (False, signs_of(act=UNKNOWN, means=ABSENT, purpose=UNKNOWN), "none", "uau"),
        (False, [], "none", "uuu"),
        (False, signs_of(vulnerability=PRESENT, none=PRESENT), "none", "uuu"),
        (True, signs_of(act=PRESENT, means=ABSENT, purpose=PRESENT), "all", "p-p"),
        (True, signs_of(act=PRESENT, means=PRESENT, purpose=ABSENT), "some", "p-a"),
        (True, signs_of(means=PRESENT), "none", "u-u"),
        (True, signs_of(act=UNKNOWN, purpose=PRESENT), "some", "u-p"),
    ],
)
def test_palermo_means_are_not_needed_under_eighteen(child: bool, signs: Signs, result: str, elements: str) -> None:
    letters = {"p": PRESENT, "a": ABSENT, "u": UNKNOWN}
    names = zip(("act", "means", "purpose"), elements, strict=True)
    wanted = {name: letters[letter] for name, letter in names if letter != "-"}
    assert decide(ELEMENTS, case(signs, child)) == Outcome("palermo", result, {"elements": wanted})


@pytest.mark.parametrize(
    ("values", "value"),
    [("ppa", PRESENT), ("pu", PRESENT), ("au", UNKNOWN), ("ua", UNKNOWN), ("aa", ABSENT), ("u", UNKNOWN)],
)
def test_an_element_is_unknown_as_long_as_one_of_its_signs_is(values: str, value: Presence) -> None:
    letters = {"p": PRESENT, "a": ABSENT, "u": UNKNOWN}
    act = Traits("act", False, False, None, None)
    outcome = decide(ELEMENTS, case([(act, 1, letters[one]) for one in values]))
    assert outcome.details["elements"]["act"] is value


def test_palermo_of_a_whole_assessment_asks_whether_it_is_a_child() -> None:
    raw = [
        raw_indicator("moved", element="act", subjects=["person-adult", "person-child"]),
        raw_indicator("works", element="purpose", subjects=["person-adult", "person-child"]),
    ]
    chosen = raw_set(["moved", "works"], PALERMO, subjects=["person-adult", "person-child"])
    catalogue, both = in_memory(raw, chosen), (said("moved"), said("works"))
    results = [assessed(catalogue, person(*both, kind=f"person-{kind}")).outcomes[0] for kind in ("adult", "child")]
    assert [one.result for one in results] == ["some", "all"]


# ILO dimensions -------------------------------------------------------------------------------------------------

DIMENSIONS = ("deceptive-recruitment", "coercive-recruitment", "exploitation", "coercion-at-destination")
# reference/ilo_delphi.yaml: positive_if_any, with its own words for the table
LINES = [Line(strong=2), Line(strong=1, medium_or_weak=1), Line(medium=3), Line(medium=2, weak=1)]


def combination(result: str, **when: bool) -> Combination:
    label = Words.model_validate(words(result))
    return Combination(result=result, label=label, when={key.replace("_", "-"): v for key, v in when.items()})


TABLE = [
    combination("nothing", means=False, exploitation=False, coercion_at_destination=False),
    combination("exploited", means=False, exploitation=True, coercion_at_destination=False),
    combination("deceived", deceptive_recruitment=True, exploitation=True, coercion_at_destination=False),
    combination("forced", means=True, exploitation=True, coercion_at_destination=True),
]
RULE = IloDimensions(rule="ilo-dimensions", positive=LINES, combination=TABLE, source=REFERENCE)


def strengths(dimension: str, **values: str) -> Signs:
    """Return signs of one dimension: strong="pu" is a present and an unknown strong one."""
    letters = {"p": PRESENT, "a": ABSENT, "u": UNKNOWN}
    return [
        (Traits("means", False, False, dimension, strength), 1, letters[letter])
        for strength, each in values.items()
        for letter in each
    ]


def dimension(**values: str) -> Presence:
    signs = strengths("exploitation", **values)
    value = ilo_dimensions(RULE, case(signs)).details["dimensions"]["exploitation"]
    assert isinstance(value, Presence)
    return value


@pytest.mark.parametrize(
    ("values", "value"),
    [
        # every line of consequences_for_tests in reference/ilo_delphi.yaml
        ({"strong": "p"}, ABSENT),
        ({"medium": "pp"}, ABSENT),
        ({"medium": "p", "weak": "pppppp"}, ABSENT),
        ({"weak": "pppppp"}, ABSENT),
        ({"strong": "p", "weak": "p"}, PRESENT),
        ({"medium": "pp", "weak": "p"}, PRESENT),
        ({"medium": "ppp"}, PRESENT),
        # and the lines of the rule that it does not spell out
        ({"strong": "pp"}, PRESENT),
        ({"strong": "p", "medium": "p"}, PRESENT),
        ({"strong": "a", "medium": "a"}, ABSENT),
        # what nobody has asked could still reach a line
        ({"strong": "pu"}, UNKNOWN),
        ({"strong": "uu"}, UNKNOWN),
        ({"strong": "p", "weak": "u"}, UNKNOWN),
        ({"strong": "p", "weak": "a"}, ABSENT),
        ({"medium": "ppu"}, UNKNOWN),
        ({"medium": "pp", "weak": "u"}, UNKNOWN),
        ({"medium": "pu", "weak": "p"}, UNKNOWN),
        ({"medium": "p", "weak": "uuu"}, ABSENT),  # not even then
        ({"strong": "u", "weak": "p"}, UNKNOWN),
        ({"strong": "u"}, ABSENT),
        ({"medium": "ppp", "strong": "uu"}, PRESENT),
        ({"weak": "uuuu"}, ABSENT),
    ],
)
def test_a_dimension_is_positive_open_or_not(values: dict[str, str], value: Presence) -> None:
    assert dimension(**values) is value


def by_hand(strong: int, medium: int, weak: int) -> bool:
    """Read the rule of the source word by word."""
    return (
        strong >= 2
        or (strong >= 1 and medium + weak >= 1)
        or medium >= 3
        or (medium >= 2 and weak >= 1)
    )  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(["strong", "medium", "weak"]), st.sampled_from("pau")), max_size=6))
def test_dimensions_are_read_as_by_hand(listed: list[tuple[str, str]]) -> None:
    """Open means: some answers to what is unknown make it positive, others do not."""
    values: dict[str, str] = {}
    for strength, letter in listed:
        values[strength] = values.get(strength, "") + letter
    known = [strength for strength, letter in listed if letter == "p"]
    unknown = [strength for strength, letter in listed if letter == "u"]
    outcomes = set()
    for answers in product([True, False], repeat=len(unknown)):
        counts = Counter(known + [s for s, yes in zip(unknown, answers, strict=True) if yes])
        outcomes.add(by_hand(counts["strong"], counts["medium"], counts["weak"]))
    wanted = UNKNOWN if len(outcomes) > 1 else PRESENT if outcomes == {True} else ABSENT
    assert not listed or dimension(**values) is wanted


FULL = {"strong": "pp"}
EMPTY = {"strong": "aa"}
OPEN = {"strong": "uu"}


@pytest.mark.parametrize(
    ("states", "result"),
    [
        ((EMPTY, EMPTY, EMPTY, EMPTY), "nothing"),
        ((EMPTY, EMPTY, FULL, EMPTY), "exploited"),
        ((FULL, EMPTY, FULL, EMPTY), "deceived"),
        ((FULL, FULL, FULL, EMPTY), "deceived"),
        ((FULL, OPEN, FULL, EMPTY), "deceived"),  # the table does not ask for the open one
        ((FULL, EMPTY, FULL, FULL), "forced"),
        ((EMPTY, FULL, FULL, FULL), "forced"),
        ((OPEN, FULL, FULL, FULL), "forced"),
        ((FULL, OPEN, FULL, FULL), "forced"),
        # where the table is silent
        ((FULL, EMPTY, EMPTY, EMPTY), "undetermined"),
        ((EMPTY, FULL, FULL, EMPTY), "undetermined"),
        ((EMPTY, EMPTY, FULL, FULL), "undetermined"),
        ((FULL, FULL, EMPTY, FULL), "undetermined"),
        ((EMPTY, EMPTY, EMPTY, FULL), "undetermined"),
        # where it asks for what is open
        ((OPEN, EMPTY, FULL, EMPTY), "undetermined"),
        ((EMPTY, OPEN, FULL, EMPTY), "undetermined"),
        ((OPEN, OPEN, FULL, FULL), "undetermined"),
        ((FULL, EMPTY, OPEN, EMPTY), "undetermined"),
        ((FULL, EMPTY, FULL, OPEN), "undetermined"),
        ((OPEN, OPEN, OPEN, OPEN), "undetermined"),
        ((EMPTY, EMPTY, EMPTY, OPEN), "undetermined"),
    ],
)
def test_the_table_joins_dimensions_or_leaves_it_to_a_person(states: tuple[dict[str, str], ...], result: str) -> None:
    signs = [s for name, state in zip(DIMENSIONS, states, strict=True) for s in strengths(name, **state)]
    assert decide(RULE, case(signs)).result == result


def test_a_set_without_a_dimension_does_not_have_it() -> None:
    signs = strengths("exploitation", **FULL) + strengths("coercion-at-destination", **EMPTY)
    assert decide(RULE, case(signs)).result == "exploited"
    asks_more = RULE.model_copy(update={"combination": [combination("never", transport=False)]})
    assert decide(asks_more, case(signs)).result == "undetermined"


def test_dimensions_tell_what_they_rest_on() -> None:
    signs = [*strengths("exploitation", strong="pa", weak="pu"), (PLAIN, 1, PRESENT)]
    signs += [(Traits("means", False, False, "exploitation", None), 1, PRESENT)]
    outcome = decide(RULE, case(signs))
    assert outcome.rule == "ilo-dimensions"
    assert outcome.details == {
        "dimensions": {"exploitation": PRESENT},
        "counts": {"exploitation": {"strong": 1, "weak": 1}},
    }


def test_rules_of_a_set_come_out_in_its_order() -> None:
    rules: list[Raw] = [PALERMO, SEVERAL]
    catalogue = in_memory([raw_indicator("held", weights=[weight(1)])], raw_set(["held"], *rules))
    result = assessed(catalogue, person(said("held")))
    assert [one.rule for one in result.outcomes] == ["palermo", "several-together"]
