"""Times in a recording as people and players write them; inside the archive they are whole milliseconds."""

import re

from testimonies.values.errors import InvalidMediaTime

_CLOCK = re.compile(
    r"(?:(?:(?P<hours>[0-9]{1,3}):)?(?P<minutes>[0-9]{1,3}):)?(?P<seconds>[0-9]{1,7})(?:[.,](?P<part>[0-9]{1,9}))?"
)
_LETTERS = re.compile(
    r"(?:(?P<hours>[0-9]{1,3})h)?(?:(?P<minutes>[0-9]{1,5})m)?(?:(?P<seconds>[0-9]{1,7})(?:\.(?P<part>[0-9]{1,9}))?s)?"
)


def format_ms(ms: int) -> str:
    """Hours, minutes, seconds as a reader sees them: `1:02:03`; hours always stand, so that 2:03 is not misread."""
    hours, minutes, seconds, _ = _split(ms)
    return f"{hours}:{minutes:02}:{seconds:02}"


def format_vtt(ms: int) -> str:
    """The time of a WebVTT cue, exact to the millisecond: `01:02:03.450`."""
    hours, minutes, seconds, part = _split(ms)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{part:03}"


def parse_media_time(text: str) -> int:
    """Milliseconds from the time of a link: `1:02:03`, `2:03`, `63`, `63.5` or `1h2m3s`. Raises InvalidMediaTime."""
    typed = text.strip().lower()
    form = _CLOCK.fullmatch(typed) or _LETTERS.fullmatch(typed)
    if form is None or not typed:
        raise InvalidMediaTime(f'"{text}" is not a time in a recording; write 1:02:03, 63 (seconds) or 1h2m3s')
    hours, minutes, seconds = (int(form[name] or 0) for name in ("hours", "minutes", "seconds"))
    if ":" in typed and (seconds > 59 or (form["hours"] and minutes > 59)):
        raise InvalidMediaTime(
            f'"{text}" is not a time in a recording: after a colon minutes and seconds run from 00 to 59'
        )
    part = int((form["part"] or "0").ljust(3, "0")[:3])
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + part


def _split(ms: int) -> tuple[int, int, int, int]:
    if ms < 0:
        raise InvalidMediaTime(f"a recording has no time before zero: {ms} ms")
    seconds, part = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return hours, minutes, seconds, part
