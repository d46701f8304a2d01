"""The table of contents as one viewer may read it: what it tells of a passage is hidden together with the passage."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import groupby
from math import inf
from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.utils import timezone

from testimonies.access.viewer import Viewer
from testimonies.models.contents import IndexPoint
from testimonies.models.redaction import TextRedaction


class _Stretch(NamedTuple):
    """When something is said, on which recording; None where that is not known."""

    recording: int | None
    start_ms: float | None
    end_ms: float

    def may_meet(self, other: "_Stretch") -> bool:
        if None not in (self.recording, other.recording) and self.recording != other.recording:
            return False
        if self.start_ms is None or other.start_ms is None:
            return True
        return self.start_ms < other.end_ms and other.start_ms < self.end_ms


def headings_of(
    testimonies: Collection[int], *, reader: Viewer, at: dt.datetime | None = None
) -> dict[int, list[IndexPoint]]:
    """The entries of each testimony (key) in order. `reader` reads these testimonies with those eyes.

    One query, and a second where something is redacted now.

    For the public first words are left out, and of an entry under which something is redacted now all but its title.
    """
    found: dict[int, list[IndexPoint]] = defaultdict(list)
    now = at or timezone.now()
    redacted = TextRedaction.objects.in_force(at=now).filter(segment__transcript__testimony=OuterRef("testimony"))
    rows = IndexPoint.objects.filter(testimony__in=testimonies).order_by("language", "position", "pk")
    for point in rows.annotate(is_redacted_somewhere=Exists(redacted)):
        found[point.testimony_id].append(point)
    if not reader.is_staff:
        hidden = _hidden([key for key, points in found.items() if points[0].is_redacted_somewhere], at=now)
        for testimony, points in found.items():
            _withhold(points, hidden[testimony])
    return found


def _hidden(testimonies: Collection[int], *, at: dt.datetime) -> dict[int, list[_Stretch]]:
    if not testimonies:
        return defaultdict(list)
    redacted = TextRedaction.objects.in_force(at=at).filter(segment__transcript__testimony__in=testimonies)
    columns = (f"segment__{name}" for name in ("transcript__testimony", "recording", "start_ms", "end_ms"))
    hidden: dict[int, list[_Stretch]] = defaultdict(list)
    for testimony, recording, start, end in redacted.values_list(*columns):
        hidden[testimony].append(_Stretch(recording, start, inf if end is None else max(end, start + 1)))
    return hidden


def _withhold(points: Iterable[IndexPoint], hidden: Collection[_Stretch]) -> None:
    for _language, group in groupby(points, key=lambda point: point.language):
        entries = list(group)
        for point in entries:
            point.partial_transcript = ""
            if any(_stretch(point, entries).may_meet(passage) for passage in hidden):
                point.synopsis = point.place = ""
                point.keywords, point.hyperlinks, point.latitude, point.longitude = [], [], None, None


def _stretch(point: IndexPoint, entries: Iterable[IndexPoint]) -> _Stretch:
    """From the start of the entry to the start of the next on the same recording."""
    start = point.start_ms
    beside = (other.start_ms for other in entries if other.recording_id == point.recording_id)
    later = (other for other in beside if start is not None and other is not None and other > start)
    return _Stretch(point.recording_id, start, min(later, default=inf))
