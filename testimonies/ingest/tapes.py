"""The recordings of a testimony: files that arrived, addresses elsewhere, and tapes that are only spoken of."""

import mimetypes
from collections.abc import Sequence
from urllib.parse import urlsplit

from testimonies.ingest.media import medium_of
from testimonies.models import Recording, Segment, Testimony
from testimonies.vocabulary import Medium

FILM_HOSTS = ("youtube.com", "youtu.be", "vimeo.com")


def addressed(address: str) -> Recording:
    """A recording that somebody else keeps; linked to, never fetched."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    media_type = mimetypes.guess_type(parts.path)[0] or ""
    medium = Medium.VIDEO if host in FILM_HOSTS else medium_of(media_type)
    return Recording(external_url=address, medium=medium)


def write_recordings(
    testimony: Testimony, arrived: Sequence[Recording], *, tape_count: int
) -> tuple[list[Recording], list[Recording]]:
    """Put those that arrived after the ones that the testimony has; all of them in order, and the new ones.

    Where a transcript speaks of `tape_count` tapes and fewer are here, the others are recorded as known to exist, so
    that times which begin anew on each tape stay apart.
    """
    has = list(Recording.objects.filter(testimony=testimony).order_by("position"))
    addresses = {tape.external_url for tape in has}
    new = [tape for tape in arrived if not tape.external_url or tape.external_url not in addresses]
    new += [Recording() for _ in range(tape_count - len(has) - len(new))]
    last = has[-1].position if has else 0
    for position, tape in enumerate(new, start=last + 1):
        tape.testimony, tape.position = testimony, position
    Recording.objects.bulk_create(new)
    if not has and len(new) == 1:
        _bind_times(testimony, new[0])
    return [*has, *new], new


def _bind_times(testimony: Testimony, tape: Recording) -> None:
    """Times that stood without a recording are those of the only one."""
    timed = Segment.objects.filter(transcript__testimony=testimony, recording=None, start_ms__isnull=False)
    timed.update(recording=tape)
