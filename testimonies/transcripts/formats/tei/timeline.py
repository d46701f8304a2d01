"""The timelines of a TEI text: `when` with an interval since another one, or an absolute time, in some unit."""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from testimonies.transcripts.accounting import MARKUP, TIMES
from testimonies.transcripts.keeping import Keeping
from testimonies.transcripts.speech.timeline import Timeline, seconds_ms

UNITS = {"": 1.0, "s": 1.0, "ms": 0.001, "min": 60.0, "h": 3600.0}
CLOCK = re.compile(r"([0-9]{1,3}):([0-5]?[0-9]):([0-5]?[0-9](?:\.[0-9]{1,9})?)")
DURATION = re.compile(r"PT([0-9.]+)S")


class Timelines:
    """When the points of one text are, and on which recording; a pointer is `#T1`, or `T1` without its mark."""

    def __init__(self, keeping: Keeping, text: Element, recordings: Mapping[str, int]) -> None:
        self._keeping = keeping
        self._points = Timeline()
        self._recordings: dict[str, int] = {}
        self._since: dict[str, tuple[str, int]] = {}
        self._waits: dict[str, int] = {}
        self._absolute: dict[str, int] = {}
        self._order: list[str] = []
        for timeline in text.iter("timeline"):
            self._read(timeline, recordings)
        origins = {since for since, _ in self._since.values()} - self._since.keys() - self._absolute.keys()
        self._absolute |= dict.fromkeys(origins, 0)
        for name in self._order:
            self._points.add(name, self._reckon(name))
        self.estimated = self._points.estimate()

    def pointed(self, pointers: str) -> tuple[str, str]:
        """The names of the first two points that an attribute points to, "" where there is none."""
        first, second = [*(pointer.lstrip("#") for pointer in pointers.split()), "", ""][:2]
        return first, second

    def recording(self, name: str) -> int:
        """The recording on which a point is."""
        return self._recordings.get(name, 0)

    @property
    def points(self) -> Timeline:
        """Every point by its name."""
        return self._points

    def _read(self, timeline: Element, recordings: Mapping[str, int]) -> None:
        keeping = self._keeping
        recording = recordings.get(timeline.get("corresp", "").lstrip("#"), 0)
        unit, odd = timeline.get("unit", ""), list[Element]()
        for when in timeline.iter("when"):
            name = keeping.attribute(when, "id", kind=MARKUP)
            interval, absolute = when.get("interval", ""), when.get("absolute", "")
            scale = UNITS.get(when.get("unit", unit), 1.0)
            self._order.append(name)
            self._recordings[name] = recording
            ms = _ms(interval or absolute, scale)
            if ms is None and interval:
                odd.append(when)
            elif ms is not None and interval:
                self._since[name] = (when.get("since", "").lstrip("#"), ms)
            elif ms is not None:
                self._absolute[name] = ms
            keeping.book_attributes(when, TIMES)
        keeping.warn_once("an interval of the timeline is no number, so that the time is not known", at=odd)
        keeping.book_attributes(timeline)

    def _reckon(self, name: str) -> int | None:
        """The time of a point after the chain of those since which it counts; None where the chain has no beginning."""
        chain, since = list[str](), name
        while since in self._since:
            chain.append(since)
            since, ms = self._since.pop(since)
            self._waits[chain[-1]] = ms
        if since not in self._absolute and since:
            return None
        total = self._absolute.get(since, 0)
        for link in reversed(chain):
            total += self._waits[link]
            self._absolute[link] = total
        return self._absolute.get(name)


def _ms(written: str, scale: float) -> int | None:
    if clock := CLOCK.fullmatch(written.strip()):
        return round((int(clock[1]) * 60 + int(clock[2])) * 60_000 + float(clock[3]) * 1000)
    duration = DURATION.fullmatch(written.strip())
    ms = seconds_ms(duration[1] if duration else written)
    return ms if ms is None or scale == 1.0 else round(ms * scale)
