"""Numbers of a worksheet as Excel shows them: a time is a share of 24 hours, and its format says what is seen."""

import datetime as dt
import math
import re

BUILT_IN = {
    14: "yyyy-mm-dd",
    15: "yyyy-mm-dd",
    16: "yyyy-mm-dd",
    17: "yyyy-mm-dd",
    18: "h:mm",
    19: "h:mm:ss",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy-mm-dd h:mm",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
}  # ECMA-376 part 1, 18.8.30
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]|am/pm|a/p')
TIME = re.compile(r"\[?[hs]+\]?|\[m+\]")
DAY_MS = 86_400_000
FIRST_DAY = dt.datetime(1899, 12, 30, tzinfo=dt.UTC)
LAST_DAY = 2_958_466


def shown(written: str, pattern: str) -> str:
    """A number of a cell as its format shows it; what is no number is shown as it is written."""
    try:
        number = float(written)
    except ValueError:
        return written
    if not math.isfinite(number):
        return written
    pattern = LITERAL.sub("", pattern.partition(";")[0].lower())
    if "y" in pattern or "d" in pattern:
        return _date(number, pattern) if 0 <= number < LAST_DAY else written
    if TIME.search(pattern) and 0 <= number < LAST_DAY:
        return _time(round(number * DAY_MS), pattern)
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def _date(days: float, pattern: str) -> str:
    moment = FIRST_DAY + dt.timedelta(milliseconds=round(days * DAY_MS))
    return f"{moment:%Y-%m-%d %H:%M:%S}" if "h" in pattern else moment.date().isoformat()


def _time(ms: int, pattern: str) -> str:
    """Hours, minutes and seconds as far as the pattern has them; in brackets they go on beyond a day or an hour."""
    seconds, part = divmod(ms, 1000)
    if "h" not in pattern and "s" in pattern:
        minutes = seconds // 60 if "[" in pattern else seconds // 60 % 60
        clock = f"{minutes:02}:{seconds % 60:02}"
    else:
        hours = seconds // 3600 if "[h" in pattern else seconds // 3600 % 24
        clock = f"{hours}:{seconds // 60 % 60:02}" + (f":{seconds % 60:02}" if "s" in pattern else "")
    return f"{clock}.{part:03}" if part and "s" in pattern else clock
