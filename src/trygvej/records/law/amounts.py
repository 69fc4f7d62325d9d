"""Lengths of time as laws say them: in days or in months."""

import calendar
from datetime import date, timedelta
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Amount(BaseModel):
    """A number of days or a number of months, never both."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    days: int | None = Field(default=None, gt=0)
    months: int | None = Field(default=None, gt=0)

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.days is None) == (self.months is None):
            raise ValueError("say days or months, one of them")
        return self

    def after(self, day: date) -> date:
        """Return the last day of a period that begins on `day`. The first day is not counted.

        Months end on the same day of the month, or on its last day where it is shorter.
        """
        if self.days is not None:
            return day + timedelta(days=self.days)
        months = day.year * 12 + day.month - 1 + (self.months or 0)
        year, month = divmod(months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(day.day, last))
