"""Reads the support scheme and the other code lists of the room from the catalogue. A bad entry is an error."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from trygvej.indicators.public import catalogue

SCHEME, PEOPLE, LANGUAGES = "support-scheme", "people-helped", "languages"


class _Named(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    da: str
    sv: str
    en: str

    def in_(self, lang: str) -> str:
        """Return the words in `lang`; English for a language that the catalogue does not have."""
        return str(getattr(self, lang, self.en))


class Activity(BaseModel):
    """One thing that can be offered. `where`: in the country the person comes from, the one she is in, or unsaid."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    label: _Named
    where: tuple[str, ...] = ()


class Step(BaseModel):
    """One form of help: what it consists of, and who usually carries it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    label: _Named
    activities: tuple[Activity, ...]
    actors: tuple[_Named, ...]


@cache
def steps() -> tuple[Step, ...]:
    """Return the steps in the order of the scheme. Raises ValueError that names the key that is wrong."""
    terms = catalogue().terms[SCHEME].terms
    return tuple(
        Step.model_validate(
            {
                "code": one.code,
                "label": {lang: one.called(lang) for lang in ("da", "sv", "en")},
                "activities": one.extra("activities"),
                "actors": one.extra("actors"),
            }
        )
        for one in terms
    )


@cache
def needs() -> dict[str, Activity]:
    """Return every activity by its code. Raises ValueError if one code stands twice."""
    every = [activity for step in steps() for activity in step.activities]
    found = {one.code: one for one in every}
    if len(found) != len(every):
        raise ValueError("A code stands twice among the activities of the support scheme.")
    return found


def need_name(code: str, lang: str) -> str:
    """Return what people call the need `code`; the code itself if the catalogue no longer has it."""
    return needs()[code].label.in_(lang) if code in needs() else code


def need_choices(lang: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the needs under their steps, for a list to choose from."""
    return [(one.label.in_(lang), [(a.code, a.label.in_(lang)) for a in one.activities]) for one in steps()]


def step_choices(lang: str) -> list[tuple[str, str]]:
    """Return the steps with their names."""
    return [(one.code, one.label.in_(lang)) for one in steps()]


def names(terms: str, lang: str) -> dict[str, str]:
    """Return the code list `terms` with names in `lang`, in alphabetical order of the names."""
    found = ((one.code, one.called(lang)) for one in catalogue().terms[terms].terms)
    return dict(sorted(found, key=lambda pair: pair[1].casefold()))
