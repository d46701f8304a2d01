"""Times of TTML: clock times with fractions or frames, offsets in any metric, and when an element is shown by them."""

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

CLOCK = re.compile(r"(?:([0-9]{1,3}):)?([0-9]{1,3}):([0-9]{2})(?:\.([0-9]{1,9})|:([0-9]{2,3})(?:\.[0-9]+)?)?")
OFFSET = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9})?)(h|ms|m|s|f|t|)")
NUMBER = re.compile(r"[0-9]{1,9}")
MULTIPLIER = re.compile(r"([0-9]{1,6})[ :]([0-9]{1,6})")
DEFAULT_FRAMES = 30.0


class Rates(NamedTuple):
    """Frames and ticks in a second."""

    frames: float = DEFAULT_FRAMES
    ticks: float = 1.0

    @classmethod
    def of(cls, root: Element) -> "Rates":
        """As the root element declares them, or as the standard has it where it does not."""
        declared = NUMBER.fullmatch(root.get("frameRate", "").strip())
        frames = float(declared[0]) if declared and int(declared[0]) else DEFAULT_FRAMES
        if found := MULTIPLIER.fullmatch(root.get("frameRateMultiplier", "").strip()):
            frames *= (int(found[1]) / int(found[2])) if int(found[1]) and int(found[2]) else 1.0
        ticks = NUMBER.fullmatch(root.get("tickRate", "").strip())
        return cls(frames, float(ticks[0]) if ticks and int(ticks[0]) else frames if declared else 1.0)

    def ms(self, written: str) -> int | None:
        """Milliseconds of `00:01:02.5`, `00:01:02:12` (frames), `12.5s`, `300f`, `9000t`; None for anything else."""
        if not written:
            return None
        written = written.strip()
        if found := CLOCK.fullmatch(written):
            hours, minutes, seconds, fraction, frames = found.groups()
            part = float(f"0.{fraction or 0}") + int(frames or 0) / self.frames
            return round((((int(hours or 0) * 60) + int(minutes)) * 60 + int(seconds) + part) * 1000)
        if found := OFFSET.fullmatch(written):
            scale = {"h": 3600.0, "m": 60.0, "ms": 0.001, "f": 1 / self.frames, "t": 1 / self.ticks}
            return round(float(found[1]) * scale.get(found[2], 1.0) * 1000)
        return None


class Shown(NamedTuple):
    """When an element is shown, in milliseconds from the start of the recording; None where nothing says it."""

    start_ms: int | None = None
    end_ms: int | None = None

    def inside(self, begin: int | None, end: int | None, dur: int | None, *, base: int) -> "Shown":
        """When an element within this one is shown: its times count from `base`.

        It ends at the earliest of its `end`, its beginning plus `dur`, and the end of what it stands in.
        """
        start_ms = self.start_ms if begin is None else base + begin
        if start_ms is None and (end is not None or dur is not None):
            start_ms = base
        ends = [self.end_ms] if self.end_ms is not None else []
        ends += [base + end] if end is not None else []
        ends += [(start_ms or 0) + dur] if dur is not None else []
        return Shown(start_ms, min(ends, default=None))
