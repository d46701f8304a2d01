"""Time lines that count frames, `00:00:01:12 --> 00:00:02;05`: how many make a second, the whole file decides."""

import re
from functools import cached_property

from testimonies.transcripts.clocks import Clock, Reckoning
from testimonies.transcripts.reading import Reading

_FRAMES = r"\d{1,2}:\d\d:\d\d[:;]\d\d"
LINE = re.compile(rf"[ \t]*({_FRAMES})[ \t]*-->[ \t]*({_FRAMES})(?:[ \t][^\n]*|(?=\n|\Z))")
ANY = re.compile(rf"(?<![\d:])({_FRAMES})(?=[ \t]*-->)|(?<=-->)[ \t]*({_FRAMES})")


class Frames:
    """Reads the times of one file that count frames; how they were understood is noted once, where there are any."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def span_ms(self, found: re.Match[str]) -> tuple[int, int] | None:
        """Where a LINE begins and ends, in milliseconds; None where no clock shows one of its times."""
        start, end = Clock.of(found[1]), Clock.of(found[2])
        return (self._reckoning.ms(start), self._reckoning.ms(end)) if start and end else None

    @cached_property
    def _reckoning(self) -> Reckoning:
        clocks = [Clock.of(start or end) for start, end in ANY.findall(self._reading.text)]
        reckoning = Reckoning.over([clock for clock in clocks if clock], characters=0)
        for choice in reckoning.choices:
            self._reading.note(choice)
        return reckoning
