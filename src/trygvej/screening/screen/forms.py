"""Forms of screening: the choice of the set, and the set itself as questions."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Country
from trygvej.indicators.public import IndicatorSet, catalogue
from trygvej.records.public import Presence as Value
from trygvej.screening import whom
from trygvej.screening.models import Presence, Screening
from trygvej.screening.said import LONG, reader
from trygvej.screening.screen import choosing
from trygvej.screening.screen.result import Answer
from trygvej.screening.states import ScreeningState

NOTE = 500  # letters of one note


class ChoiceForm(forms.Form):
    """Where, who and how old: what decides which set fits."""

    profession = forms.ChoiceField(label=_("What do you work as?"), required=False)
    setting = forms.ChoiceField(label=_("Where do you meet the person?"))
    country = forms.ChoiceField(
        label=_("Country"), required=False, help_text=_("Whose telephone numbers you are shown.")
    )
    age = forms.ChoiceField(
        label=_("How old is the person?"),
        choices=Screening.Age.choices,
        widget=forms.RadioSelect,
        help_text=_("If you are in doubt, choose doubt. Then the person is treated as a child."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lang = reader()
        profession, setting = self["profession"].value() or "", self.fields["setting"]
        chosen: Any = self.fields["profession"]
        chosen.choices = [("", _("not said")), *choosing.professions(lang)]
        places: Any = setting
        places.choices = choosing.settings(lang, profession)
        lands: Any = self.fields["country"]
        lands.choices = [("", _("as usual")), *((one, Country(one).label) for one in whom.countries())]


class Question(NamedTuple):
    """One sign as it is asked: its field, its note, how to ask, why, and what else it could be."""

    field: forms.BoundField
    note: forms.BoundField
    ask: str
    why: str
    innocent: list[str]


class SetForm(forms.Form):
    """The signs of a set. Everything begins as not known; nothing must be answered."""

    notes = forms.CharField(
        label=_("Anything else"),
        help_text=_("No names. They are not needed here."),
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, chosen: IndicatorSet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.chosen, lang = chosen, reader()
        for name in self._names():
            sign = catalogue().indicators[name]
            self.fields[f"i:{name}"] = forms.ChoiceField(
                label=sign.label.in_(lang),
                choices=Presence.choices,
                initial=Presence.UNKNOWN,
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[f"n:{name}"] = forms.CharField(label=_("Note"), required=False, max_length=NOTE)

    def _names(self) -> list[str]:
        return [one.indicator for one in self.chosen.indicators if one.indicator]

    def groups(self) -> Iterator[tuple[str, list[Question]]]:
        """Give the questions by group, each group with its name."""
        lang = reader()
        for group in self.chosen.groups:
            listed = [one.indicator for one in self.chosen.indicators if one.indicator and one.group == group.id]
            yield group.label.in_(lang), [self._question(name, lang) for name in listed]

    def _question(self, name: str, lang: str) -> Question:
        sign = catalogue().indicators[name]
        innocent = [one.in_(lang) for one in sign.innocent]
        return Question(self[f"i:{name}"], self[f"n:{name}"], sign.question.in_(lang), sign.why.in_(lang), innocent)

    def answers(self) -> dict[str, Answer]:
        """Return what was answered, without what is not known and carries no note."""
        data = self.cleaned_data
        found = {name: Answer(data[f"i:{name}"] or Value.UNKNOWN, data[f"n:{name}"]) for name in self._names()}
        return {name: one for name, one in found.items() if one.value != Value.UNKNOWN or one.note}


class ScreeningFilter(forms.Form):
    """Which screenings."""

    setting = forms.ChoiceField(label=_("Where"), required=False)
    age = forms.ChoiceField(label=_("Age"), required=False, choices=[("", _("all")), *Screening.Age.choices])
    state = forms.ChoiceField(label=_("Stands as"), required=False, choices=[("", _("all")), *ScreeningState.choices])
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places: Any = self.fields["setting"]
        places.choices = [("", _("all")), *choosing.settings(reader())]
