"""Dates as sources give them: a year, perhaps a month and day, perhaps doubted, perhaps a stretch with one end unknown.

EDTF levels 0 and 1 (ISO 8601-2) without seasons, clock times and years beyond four digits:
https://www.loc.gov/standards/datetime/
"""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Self

from testimonies.values.errors import InvalidPartialDate

OPEN = ".."
ALLOWED = (
    "1919, 1941-06, 1941-06-22, 194X, 1919? (uncertain), 1919~ (about), 1919% (both), 1941/1943, ../1942 or 1941/.."
)
PHRASES: Mapping[str, str] = MappingProxyType(
    {
        "day": "{day} {month} {year}",
        "month": "{month} {year}",
        "some_day": "a day in {month} {year}",
        "some_month": "a month of {year}",
        "decade": "the {year}s",
        "century": "the years {year} to {last_year}",
        "about": "about {date}",
        "uncertain": "{date} (uncertain)",
        "between": "{start} to {end}",
        "until": "before or in {end}",
        "until_day": "on or before {end}",
        "since": "in or after {start}",
        "since_day": "on or after {start}",
    }
)
MONTHS = tuple(calendar.month_name)
_FORM = re.compile(
    r"(?P<year>[0-9]{2}(?:[0-9]{2}|[0-9]X|XX))(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<doubt>[?~%]?)"
)


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a stretch, or the whole of a simple date; `kind` names its phrase."""

    earliest: date
    latest: date
    kind: str
    doubt: str

    def readable(self, phrases: Mapping[str, str], months: tuple[str, ...], after_day: tuple[str, ...]) -> str:
        year = str(self.earliest.year)
        if self.kind != "year":
            year = phrases[self.kind].format(
                year=self.earliest.year,
                last_year=self.latest.year,
                month=(after_day if self.kind == "day" else months)[self.earliest.month],
                day=self.earliest.day,
            )
        return phrases["about"].format(date=year) if self.doubt in ("~", "%") else year


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with its doubts: `text` is EDTF, `earliest` and `latest` are the first and last day it can mean.

    An open end reaches to `date.min` or `date.max`. Make one with `parse`.
    """

    text: str
    earliest: date
    latest: date
    is_uncertain: bool = False
    is_approximate: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read EDTF; spaces around the parts and a small x are forgiven. Raises InvalidPartialDate."""
        canonical = "/".join(part.strip().upper() for part in text.split("/"))
        ends = [end for end in _ends(canonical, typed=text) if end]
        opens_early, opens_late = canonical.startswith(OPEN), canonical.endswith(OPEN)
        if ends[-1].latest < ends[0].earliest:
            raise InvalidPartialDate(f'"{text}" ends before it starts; write the earlier date first')
        return cls(
            text=canonical,
            earliest=date.min if opens_early else ends[0].earliest,
            latest=date.max if opens_late else ends[-1].latest,
            is_uncertain=any(end.doubt in ("?", "%") for end in ends),
            is_approximate=any(end.doubt in ("~", "%") for end in ends),
        )

    def __str__(self) -> str:
        return self.text

    def readable(
        self,
        phrases: Mapping[str, str] = PHRASES,
        *,
        months: tuple[str, ...] = MONTHS,
        months_after_day: tuple[str, ...] | None = None,
    ) -> str:
        """The date in words ("about 1941"); to translate it, pass these phrases and the months in another language.

        `months_after_day` is for languages that bend a month after its day: "июнь 1941", but "22 июня 1941".
        """
        after_day = months_after_day or months
        start, end = _ends(self.text, typed=self.text)
        first = start.readable(phrases, months, after_day) if start else ""
        last = end.readable(phrases, months, after_day) if end else ""
        if start and end:
            words = first if start == end and "/" not in self.text else phrases["between"].format(start=first, end=last)
        elif end:
            words = phrases["until_day" if end.kind == "day" else "until"].format(end=last)
        else:
            words = phrases["since_day" if start and start.kind == "day" else "since"].format(start=first)
        return phrases["uncertain"].format(date=words) if self.is_uncertain else words


def _ends(canonical: str, *, typed: str) -> tuple[_End | None, _End | None]:
    """Both ends of a date (twice the same when it is not a stretch); None is an open end, and at most one is."""
    parts = canonical.split("/")
    if len(parts) > 2 or (OPEN in parts and parts.count(OPEN) != len(parts) - 1):
        raise InvalidPartialDate(f'"{typed}" is not a date; allowed are {ALLOWED}')
    start, *rest = (None if part == OPEN else _end(part, typed=typed) for part in parts)
    return start, rest[0] if rest else start


def _end(part: str, *, typed: str) -> _End:
    form = _FORM.fullmatch(part)
    if form is None:
        raise InvalidPartialDate(f'"{typed}" is not a date; allowed are {ALLOWED}')
    year, month, day, doubt = form.group("year", "month", "day", "doubt")
    if ("X" in year and month) or (month == "XX" and day not in (None, "XX")):
        raise InvalidPartialDate(
            f'"{typed}" is not a date: what follows an unknown part must be unknown too (194X, 1941-XX, 1941-06-XX)'
        )
    years = int(year.replace("X", "0")), int(year.replace("X", "9"))
    months = (int(month), int(month)) if month and month != "XX" else (1, 12)
    if years[0] == 0 or not 1 <= months[0] <= 12:
        raise InvalidPartialDate(f'"{typed}" is not in the calendar: years run from 0001 to 9999, months from 01 to 12')
    days = (int(day), int(day)) if day and day != "XX" else (1, calendar.monthrange(years[1], months[1])[1])
    try:
        first, last = date(years[0], months[0], days[0]), date(years[1], months[1], days[1])
    except ValueError:
        why = f'"{typed}" is not in the calendar: {MONTHS[months[0]]} {years[0]} has no day {days[0]}'
        raise InvalidPartialDate(why) from None
    return _End(first, last, _kind(year, month, day), doubt)


def _kind(year: str, month: str | None, day: str | None) -> str:
    if "X" in year:
        return "century" if year.endswith("XX") else "decade"
    if month == "XX":
        return "some_month"
    if day:
        return "some_day" if day == "XX" else "day"
    return "month" if month else "year"
