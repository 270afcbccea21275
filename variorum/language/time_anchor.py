"""When a reading is: the narrative anchor, which moves with the text, and TIMEX3 values."""

from __future__ import annotations

from dataclasses import replace

from variorum.dates.calendar import Day, add_days, add_months, weekday
from variorum.language.time_context import Context
from variorum.language.time_reading import Reading, gives_year, years_of
from variorum.language.time_value import (
    MASKS,
    SEASON_MONTH,
    Focus,
    Placed,
    century_of,
    century_value,
    day_exists,
    decade_of,
    decade_value,
    nearest_year,
    season_focus,
    shifted,
    value_of,
    week_value,
    year_value,
)

# Where the narrative stands after a part of a year.
_PART_MONTH = {"begin": 1, "end": 12}
# A month without a year lies from BACK months before the time in focus to 11 - BACK months after it: narratives go forward.
_BACK = 5
# A month this many months after the last dated one resumes its year, though another year was named since.
_RESUMES = 0


class Narrative:
    """Works out readings in text order; `focus` moves as it goes.

    `published` is the document's date: the first focus, and the anchor of "ago" and "last year".
    """

    def __init__(self, published: Focus) -> None:
        self.published = published if published.year is not None else None
        self.focus = published
        self.section: tuple[int, int] | None = None
        self._heading: int | None = None
        self._thread = Focus()
        self._attribute = (-1, Focus())  # the sentence and the time of the last date that was a noun's attribute
        self._back = _BACK
        self._decade: int | None = None  # the decade just named, until a year is
        self._fresh = True  # nothing but the document's date has been read so far

    def place(self, reading: Reading, context: Context) -> Placed:
        """The reading with its time; the focus moves unless the context says that it is an aside."""
        undated = self._fresh and context.on is None and not gives_year(reading)
        before, self._back = self.focus, {1: 0, -1: 11}.get(context.lean, _BACK)
        if context.heading is not None and context.heading != self._heading:
            self._heading, self.section = context.heading, None
        if context.same:
            known = self.focus
            return Placed(reading, value_of(known, reading.tod), known, "the date just named")
        if context.on is not None:
            self.place(context.on, Context())
        elif reading.kind == "offset" and reading.shift > 0 and self._attribute[0] == context.sentence:
            self.focus = self._attribute[1]
        placed = _PLACE[reading.kind](self, reading)
        if undated:
            placed.point, self._fresh = None, True  # the text itself gives no year
        if context.counted or context.named:
            placed.point = reading.decade = reading.century = None
        if context.attribute and placed.point is not None:
            self._attribute = (context.sentence, placed.point)
        if context.heading is not None and placed.point is not None and placed.point.year is not None:
            low, high = self.section or (placed.point.year, placed.point.year)
            self.section = (min(low, placed.point.year), max(high, placed.point.year))
        elif context.aside or context.on is not None or context.counted:
            self.focus = before
        elif placed.point is not None and self.focus.month is not None:
            self._thread = self.focus
        return placed

    def _move(self, point: Focus) -> None:
        self.focus, self._decade = point, None
        self._fresh = False

    def _date(self, r: Reading) -> Placed:
        if r.century is not None:
            return Placed(r, century_value(r.century))
        if r.decade is not None:
            self._decade = r.decade
            return Placed(r, decade_value(r.decade))
        if r.short is not None and r.year is None:
            return self._short(r)
        if r.value == "holiday":
            return Placed(r, year_value(r.year) + "-XX-XX" if r.year is not None else "")
        anchor = ""
        year, month = r.year, r.month
        if month is None and r.day is not None:
            year, month, anchor = self.focus.year, self.focus.month, "month in focus"  # "the 17th"
        elif year is None:
            year, anchor = self._year_for(SEASON_MONTH[r.season] if r.season else month)
        point = Focus(year, month, r.day if day_exists(year, month, r.day) else None)
        if r.season:
            self._move(season_focus(year, r.season, explicit=r.year is not None))
            return Placed(r, f"{value_of(Focus(year))}-{r.season}", Focus(year), anchor)
        self._move(Focus(year, _PART_MONTH.get(r.part)) if month is None else point)
        if r.part in ("H1", "H2", "Q1", "Q2", "Q3", "Q4"):
            return Placed(r, f"{value_of(point)}-{r.part}", point, anchor)
        return Placed(r, value_of(point, r.tod), point, anchor)

    def _short(self, r: Reading) -> Placed:
        """ "'68", "the eighties": of the century that puts it nearest the time in focus."""
        assert r.short is not None
        limit = (self.published.year if self.published else None) or 2100
        year = nearest_year(r.short, 2000 if self.focus.year is None else self.focus.year, limit + 10)
        if r.unit == "DE":
            r.decade = year // 10
            return Placed(r, f"{year // 10:03}", None, "decade nearest the year in focus")
        self._move(Focus(year))
        return Placed(r, year_value(year), Focus(year), "year nearest the year in focus")

    def _year_for(self, month: int | None) -> tuple[int | None, str]:
        """The year of a month without one: the partner's in a pair, else by the focus."""
        focus = self.focus
        if focus.year is None:
            return None, ""
        if focus.month is None and month is not None and self._resumes(month):
            focus = self._thread
        assert focus.year is not None
        if month is None or focus.month is None or self._fresh:
            return focus.year, f"{'year of the document' if self._fresh else 'year in focus'} {focus.year}"
        ahead = (month - focus.month + self._back) % 12 - self._back
        year = focus.year + (focus.month - 1 + ahead) // 12
        if self.section is not None and self.section[0] == self.section[1] and abs(year - self.section[0]) == 1:
            return self.section[0], f"year of the heading {self.section[0]}"
        return year, f"nearest to {value_of(Focus(focus.year, focus.month))}"

    def _resumes(self, month: int) -> bool:
        """Whether a month takes up the story where it stood before a year was named in passing."""
        thread = self._thread
        return thread.month is not None and thread.year != self.focus.year and (month - thread.month) % 12 <= _RESUMES

    def _unit(self, r: Reading) -> Placed:
        f, how = self.focus, f"{value_of(self.focus)} {'+' if r.shift >= 0 else '-'} {abs(r.shift)} {r.unit}"
        if r.amount == "X":  # "the third evening", "one night": some day of the month in focus
            base = value_of(replace(f, day=None)) + ("-XX" if f.month else "-XX-XX")
            return Placed(r, base + r.tod if r.unit == "D" else "")
        if f.year is None:
            return Placed(r, "")
        if r.season or (r.month and r.rule != "of_that_year"):
            return self._unit_named(r, how)
        if r.unit == "Y":
            return self._unit_year(r, f.year + r.shift, how)
        if r.unit == "M":
            return self._unit_month(r, how)
        if r.unit == "D":
            return self._unit_day(r, how)
        if r.unit in ("DE", "CE"):
            return self._unit_long(r, f.year, how)
        if r.unit == "W":
            return Placed(r, "P1W" if r.shift and r.rule != "last_unit" else self._week(r.shift))
        return Placed(r, "")

    def _unit_named(self, r: Reading, how: str) -> Placed:
        """ "the following spring", "the previous April", "that summer"."""
        month = SEASON_MONTH[r.season] if r.season else r.month or 1
        f = self.focus
        assert f.year is not None
        here = f.month or (6 if r.shift else month)
        year = f.year
        if r.shift > 0 and month <= here:
            year += 1
        elif r.shift < 0 and month >= here:
            year -= 1
        elif r.shift == 0 and r.season:
            year = self._year_for(month)[0] or year
        if r.season:
            self._move(season_focus(year, r.season))
            return Placed(r, f"{year_value(year)}-{r.season}", Focus(year), how)
        self._move(Focus(year, month))
        return Placed(r, value_of(Focus(year, month)), Focus(year, month), how)

    def _unit_year(self, r: Reading, year: int, how: str) -> Placed:
        point = Focus(year, r.month, r.day if day_exists(year, r.month, r.day) else None)
        if r.shift or r.month:
            self._move(point)
        if r.season:
            return Placed(r, f"{year_value(year)}-{r.season}", Focus(year), how)
        if r.part in ("later", "earlier") and r.rule == "later_that":
            return Placed(r, value_of(point), point, how)
        if r.part[:1] in ("H", "Q"):
            return Placed(r, f"{value_of(point)}-{r.part}", point, how)
        return Placed(r, value_of(point), point, how)

    def _unit_month(self, r: Reading, how: str) -> Placed:
        f = self.focus
        if f.year is None or f.month is None:
            return Placed(r, "")
        moved = add_months(Day(f.year, f.month, 1), r.shift)
        point = Focus(moved.year, moved.month)
        if r.shift:
            self._move(point)
        return Placed(r, value_of(point), point, how)

    def _unit_day(self, r: Reading, how: str) -> Placed:
        f = self.focus
        if f.year is None or f.month is None or f.day is None:
            known = Focus(f.year, f.month)
            return Placed(r, value_of(known) + ("-XX" if f.month else "-XX-XX") + r.tod, known, how)
        moved = add_days(Day(f.year, f.month, f.day), r.shift)
        point = Focus(*moved)
        if r.shift:
            self._move(point)
        return Placed(r, value_of(point, r.tod), point, how)

    def _unit_long(self, r: Reading, year: int, how: str) -> Placed:
        """ "the following decade", counted from the decade just named, else from the year in focus."""
        if r.unit == "CE":
            r.century = century_of(year) + r.shift
            return Placed(r, century_value(r.century), None, how)
        r.decade = (self._decade if self._decade is not None else decade_of(year)) + r.shift
        self._decade = r.decade
        return Placed(r, decade_value(r.decade), None, how)

    def _offset(self, r: Reading) -> Placed:
        f = self.focus
        if r.value == "ago" and self.published:
            f = self.published
        if r.amount == "X":
            return Placed(r, "FUTURE_REF" if r.shift > 0 else "PAST_REF")
        if not r.amount or f.year is None or "." in r.amount:
            return Placed(r, MASKS.get(r.unit, ""))
        count = int(r.amount) * r.shift
        how = f"{value_of(f)} {'+' if r.shift > 0 else '-'} {r.amount} {r.unit}"
        point = shifted(f, count, r.unit)
        if point is None:
            return Placed(r, f"{year_value(f.year)}-XX-XX" if r.unit == "D" else MASKS.get(r.unit, ""))
        if r.value != "ago":
            self._move(point)
        if r.unit == "W" and point.day:
            return Placed(r, week_value(point), Focus(point.year, point.month), how)
        return Placed(r, value_of(point), point, how)

    def _published(self, r: Reading) -> Placed:
        if self.published is None:
            return Placed(r, "")
        before, self.focus = self.focus, self.published
        r.kind = "unit"
        placed = self._unit(r)
        self.focus = before
        return placed

    def _week(self, shift: int) -> str:
        f = self.focus
        if f.year and f.month and f.day:
            return week_value(Focus(*add_days(Day(f.year, f.month, f.day), 7 * shift)))
        return ""

    def _weekday(self, r: Reading) -> Placed:
        f = self.focus
        if f.year is None or f.month is None or f.day is None or r.weekday is None:
            return Placed(r, f"XXXX-WXX-{r.weekday}")
        day = Day(f.year, f.month, f.day)
        moved = add_days(day, (r.weekday - 1 - weekday(day)) % 7)
        self._move(Focus(*moved))
        return Placed(r, str(moved), Focus(*moved), f"after {day}")

    def _clock(self, r: Reading) -> Placed:
        f = self.focus
        known = Focus(f.year, f.month, f.day)
        if f.day is None:
            return Placed(r, f"XXXX-XX-XX{r.tod}")
        return Placed(r, value_of(known, r.tod), known, "day in focus")

    def _stretch(self, r: Reading) -> Placed:
        """ "the next 50 years" run from the year in focus, "the past decade" up to the document's date."""
        years = years_of(r)
        if r.part == "next" and years and self.focus.year is not None and not self._fresh:
            span = (self.focus.year, self.focus.year + years)
            return Placed(r, r.value, None, f"{span[0]} + {years} Y", span)
        if r.part == "past" and years and self.published is not None and self.published.year is not None:
            span = (self.published.year - years, self.published.year)
            return Placed(r, r.value, None, f"{span[1]} - {years} Y", span)
        return Placed(r, r.value)

    def _plain(self, r: Reading) -> Placed:
        """What needs no working out; "the first week of March" lies in its March all the same."""
        if r.kind != "duration":
            return Placed(r, r.value)
        if r.year is None and r.month is None:
            return self._stretch(r)
        year, how = (r.year, "") if r.year is not None else self._year_for(r.month)
        return Placed(r, r.value, Focus(year, r.month), how)


_PLACE = {
    "date": Narrative._date, "unit": Narrative._unit, "offset": Narrative._offset, "published": Narrative._published,
    "weekday": Narrative._weekday, "clock": Narrative._clock, "duration": Narrative._plain, "set": Narrative._plain,
    "fixed": Narrative._plain, "vague": Narrative._plain, "daypart": Narrative._plain,
}  # fmt: skip
