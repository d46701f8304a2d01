"""Writes the table of contents that a file brings along, and that which it brings when it comes again."""

import hashlib
import json
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Max

from testimonies.ingest.description import is_address
from testimonies.ingest.lines import lines_of
from testimonies.ingest.planned import PlannedFile
from testimonies.models import IndexPoint, Recording, Testimony, Transcript
from testimonies.transcripts.document import IndexPoint as Point
from testimonies.transcripts.document import TranscriptDocument

LONGEST = 500
OTHER_CONTENTS = "its table of contents is not the archive's, which was left as it is: compare them by hand"
HIDDEN_CONTENTS = (
    "its table of contents says words that are hidden in the text; that of the archive was left as it is: compare them "
    "by hand"
)
SAID = (
    "language", "start_ms", "title", "synopsis", "partial_transcript", "keywords", "place", "latitude", "longitude",
    "hyperlinks",
)  # fmt: skip

Kept = dict[str, Any]  # what the audit keeps of a file's entries: `points` (key, position, recording), `seal` and `was`


def points_of(document: TranscriptDocument) -> list[Point]:
    """The entries in every language that the file has."""
    return [*document.index_points, *(document.translation.index_points if document.translation else ())]


def write_contents(
    testimony: Testimony,
    file: PlannedFile,
    document: TranscriptDocument,
    *,
    tapes: Sequence[Recording],
    former: Iterable[IndexPoint] = (),
) -> list[int]:
    """Put the file's entries in place of its former ones, and others after all that the testimony has; their keys.

    Each language is counted for itself.
    """
    rows: list[IndexPoint] = []
    spare: dict[str, deque[IndexPoint]] = defaultdict(deque)
    for entry in former:
        spare[entry.language].append(entry)
    taken = _taken(testimony)
    for point in points_of(document):
        rows.append(_row(testimony, point, tapes[0] if tapes else None))
        if spare[point.language]:
            entry = spare[point.language].popleft()
            rows[-1].pk, rows[-1].position = entry.pk, entry.position
        else:
            rows[-1].position = taken[point.language] = taken[point.language] + 1
        for address, _words in point.hyperlinks:
            if not is_address(address):
                file.warn(f'the link "{address}" of “{point.title}” leads to no http or https address and was left out')
    IndexPoint.objects.filter(pk__in=[entry.pk for left in spare.values() for entry in left]).delete()
    for row in rows:
        if row.pk:
            row.save()
    IndexPoint.objects.bulk_create([row for row in rows if not row.pk])
    return [row.pk for row in rows]


def restore_contents(testimony: Testimony, was: Sequence[Sequence[Any]], document: TranscriptDocument) -> None:
    """The entries of the former file, which has them in this order, under their keys and at their places."""
    for (key, position, recording), point in zip(was, points_of(document), strict=False):
        row = _row(testimony, point, None)
        others = IndexPoint.objects.filter(testimony=testimony, language=row.language).exclude(pk=key)
        is_free = not others.filter(position=position).exists()
        row.pk, row.recording_id = key, recording
        row.position = position if is_free else _taken(testimony)[row.language] + 1
        row.save()


def kept_of(points: Iterable[int], *, salt: str, was: Sequence[Sequence[Any]] = ()) -> Kept:
    """What the audit keeps of these entries (keys), and of those in whose place they are."""
    rows = entries(points)
    kept: Kept = {"points": [[row.pk, row.position, row.recording_id] for row in rows], "was": list(was)}
    return kept | {"seal": _seal(rows, salt=salt)}


def is_edited(kept: Kept, *, salt: str) -> bool:
    """Whether somebody changed the entries since, or took one away."""
    return bool(kept["seal"] != _seal(entries(key for key, *_place in kept["points"]), salt=salt))


def brought_by(transcript: Transcript) -> tuple[Kept, bool] | None:
    """The entries that its file brought when it came last, and whether somebody edited them since."""
    for line in reversed(lines_of(transcript.testimony.identifier)):
        kept: Kept | None = line.change["contents"].get(str(transcript.pk))
        if kept is not None:
            return kept, is_edited(kept, salt=line.change["batch"])
    return None


def entries(points: Iterable[int]) -> list[IndexPoint]:
    """Those of these keys that are there, in this order."""
    wanted = list(points)
    found = IndexPoint.objects.prefetch_related("authorities").in_bulk(wanted) if wanted else {}
    return [found[key] for key in wanted if key in found]


def is_rewritten(transcript: Transcript, document: TranscriptDocument) -> bool:
    """Whether the file has other entries than it brought before, and nobody edited those."""
    brought = brought_by(transcript)
    return brought is not None and not brought[1] and _is_other(brought[0], transcript.testimony, document)


def is_other(transcript: Transcript, document: TranscriptDocument) -> bool:
    """Whether the table of contents of the transcript's file is not the one that the archive has."""
    brought = brought_by(transcript)
    if brought is not None:
        return _is_other(brought[0], transcript.testimony, document)
    has = [_said(entry) for entry in IndexPoint.objects.filter(testimony=transcript.testimony)]
    return any(_said(_row(transcript.testimony, point, None)) not in has for point in points_of(document))


def _is_other(kept: Kept, testimony: Testimony, document: TranscriptDocument) -> bool:
    has = [_said(entry) for entry in entries(key for key, *_place in kept["points"])]
    return has != [_said(_row(testimony, point, None)) for point in points_of(document)]


def words_in(document: TranscriptDocument) -> str:
    """Everything that the file's entries say."""
    return words_of(_row(Testimony(), point, None) for point in points_of(document))


def words_of(rows: Iterable[IndexPoint]) -> str:
    """Everything that entries say."""
    said: list[str] = []
    for row in rows:
        linked = (words for _address, words in row.hyperlinks)
        said += (row.title, row.synopsis, row.partial_transcript, row.place, *row.keywords, *linked)
    return "\n".join(said)


def _said(entry: IndexPoint) -> list[Any]:
    return [getattr(entry, name) for name in SAID]


def _seal(rows: Iterable[IndexPoint], *, salt: str) -> str:
    """What tells whether they are still as they were left, and not what they say."""
    said = [
        [
            row.pk,
            row.position,
            row.recording_id,
            *_said(row),
            sorted(authority.pk for authority in row.authorities.all()),
        ]
        for row in rows
    ]
    return hashlib.sha256(json.dumps([salt, said]).encode()).hexdigest()


def _taken(testimony: Testimony) -> defaultdict[str, int]:
    """The last place in each language."""
    last = IndexPoint.objects.filter(testimony=testimony).order_by().values_list("language").annotate(Max("position"))
    return defaultdict(int, dict(last))


def _row(testimony: Testimony, point: Point, tape: Recording | None) -> IndexPoint:
    latitude, longitude = point.coordinates or (None, None)
    return IndexPoint(
        testimony=testimony, language=point.language, start_ms=point.start_ms,
        recording=tape if point.start_ms is not None else None, title=_cut(point.title),
        synopsis="\n".join(_overlong(point)), partial_transcript=point.partial_transcript,
        keywords=list(dict.fromkeys((*point.keywords, *point.subjects))), place=_cut(point.place),
        latitude=latitude, longitude=longitude,
        hyperlinks=[[address, words] for address, words in point.hyperlinks if is_address(address)],
    )  # fmt: skip


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _overlong(point: Point) -> Iterator[str]:
    """What has no room in its own column stands whole in the synopsis."""
    yield from (words for words in (point.title, point.place) if len(words) > LONGEST)
    yield point.synopsis
