"""Writes the table of contents that a file brings along."""

from collections.abc import Iterator, Sequence

from testimonies.ingest.description import is_address
from testimonies.ingest.planned import PlannedFile
from testimonies.models import IndexPoint, Recording, Testimony
from testimonies.transcripts.document import IndexPoint as Point
from testimonies.transcripts.document import TranscriptDocument

LONGEST = 500
OTHER_CONTENTS = "its table of contents is not the archive's, which was left as it is: compare them by hand"


def points_of(document: TranscriptDocument) -> list[Point]:
    """The entries in every language that the file has."""
    return [*document.index_points, *(document.translation.index_points if document.translation else ())]


def write_contents(
    testimony: Testimony, file: PlannedFile, document: TranscriptDocument, *, tapes: Sequence[Recording]
) -> list[int]:
    """Put the file's entries after those that the testimony has already, each language for itself; their keys."""
    points = points_of(document)
    if not points:
        return []
    taken: dict[str, int] = {}
    for language, position in IndexPoint.objects.filter(testimony=testimony).values_list("language", "position"):
        taken[language] = max(position, taken.get(language, 0))
    rows = []
    for point in points:
        taken[point.language] = taken.get(point.language, 0) + 1
        rows.append(_row(testimony, point, taken[point.language], tapes[0] if tapes else None))
        for address, _words in point.hyperlinks:
            if not is_address(address):
                file.warn(f'the link "{address}" of “{point.title}” leads to no http or https address and was left out')
    return [row.pk for row in IndexPoint.objects.bulk_create(rows)]


def is_other(testimony: Testimony, document: TranscriptDocument) -> bool:
    """Whether the file's table of contents is not the one that the testimony has."""
    has = set(IndexPoint.objects.filter(testimony=testimony).values_list("title", "start_ms", "synopsis"))
    brings = {(_cut(point.title), point.start_ms, "\n".join(_overlong(point))) for point in points_of(document)}
    return not brings <= has


def _row(testimony: Testimony, point: Point, position: int, tape: Recording | None) -> IndexPoint:
    latitude, longitude = point.coordinates or (None, None)
    return IndexPoint(
        testimony=testimony, position=position, language=point.language, start_ms=point.start_ms,
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
