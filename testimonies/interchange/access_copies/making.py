"""Makes the copies that are due, one at a time on an archive; what is due is read from the database each time."""

import datetime as dt
import fcntl
import hashlib
import logging
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from testimonies.access.silence import Stretch, widened
from testimonies.interchange.access_copies import ffmpeg
from testimonies.interchange.access_copies.ffmpeg import FfmpegFailed, FfmpegTooLong, Job
from testimonies.interchange.access_copies.keeping import making_folder, sweep
from testimonies.interchange.access_copies.shapes import Shape, reader_of, shape_for
from testimonies.interchange.access_copies.wav import NotReadableWav, copy_wav
from testimonies.interchange.portraits import sweep_portraits
from testimonies.models import AccessCopy, Recording, Silence
from testimonies.models.hearing import SilentEnough, attempted_q, hidden_in
from testimonies.models.paths import derivatives
from testimonies.vocabulary import WhyNot
from testimonies.workflow import changes

# A time that was written down by ear is off by a quarter of a second, and sound that was compressed and is encoded anew
# shifts and smears by some hundredths.
MARGIN_MS = 250
logger = logging.getLogger(__name__)


class NotCopied(Exception):
    """No copy can be made; `why` is kept for the curator."""

    def __init__(self, why: WhyNot) -> None:
        super().__init__(str(why.label))
        self.why = why


@dataclass(frozen=True, slots=True)
class Made:
    """A recording (identifier) and why no copy could be made of it, if none could."""

    recording: str
    why_not: str = ""


def make_due(*, again: bool = False) -> list[Made]:
    """Sweep, then make every copy that is due; `again`: also those that could not be made before.

    Waits while another process is at it. Killed at any moment it leaves the database right and only files to sweep.
    """
    made = []
    with _only_maker():
        sweep()
        sweep_portraits()
        for recording in due(at=timezone.now(), again=again):
            why_not = make_copy(recording)
            if why_not is not None:
                made.append(Made(recording.identifier, why_not))
    return made


def sweep_derivatives() -> int:
    """Remove what was made of records that are gone, once no maker is at work; how many."""
    with _only_maker():
        return sweep() + sweep_portraits()


def due(*, at: dt.datetime, again: bool = False) -> list[Recording]:
    """Recordings without a copy of what they are now, or whose copy hides too little or too much; the small first."""
    wanted = Recording.objects.for_the_public(at=at).select_related("access_copy")
    silences = Silence.objects.filter(copy__recording=OuterRef("pk"))
    doubtful = ~attempted_q() | ~Q(SilentEnough(at=at)) | Q(Exists(silences)) | Q(access_copy__file="")
    found = list(wanted.filter(doubtful).prefetch_related("access_copy__silences").order_by("byte_size", "pk"))
    hidden = hidden_in([recording.pk for recording in found], at=at)
    return [recording for recording in found if _is_due(recording, hidden[recording.pk], again=again)]


def make_copy(recording: Recording) -> str | None:
    """Make the copy of one recording; why it could not be made, "" if it could, None when it was changed meanwhile."""
    silent = hidden_in([recording.pk], at=timezone.now())[recording.pk]
    copy = AccessCopy(recording=recording, made_of=str(recording.file.name), medium=recording.medium)
    with tempfile.TemporaryDirectory(dir=making_folder()) as folder:
        try:
            written, shape = _written(recording, widened(silent, by_ms=MARGIN_MS), folder=Path(folder))
        except NotCopied as refused:
            copy.why_not = refused.why
        else:
            _take_in(copy, written, shape)
    return copy.why_not if _put_in_place(copy, silent) else None


def _is_due(recording: Recording, hidden: Sequence[Stretch], *, again: bool) -> bool:
    copy = getattr(recording, "access_copy", None)
    if copy is None or (copy.made_of, copy.medium) != (recording.file.name, recording.medium):
        return True
    silences = {(silence.start_ms, silence.end_ms) for silence in copy.silences.all()}
    return silences != set(hidden) or (again and not copy.file)


@contextmanager
def _only_maker() -> Iterator[None]:
    """One process at a time; one that is killed lets go by dying."""
    with Path(settings.ARCHIVE_VAR, "access-copies.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _written(recording: Recording, silent: Sequence[Stretch], *, folder: Path) -> tuple[Path, Shape]:
    """The copy's file and what it is. Raises NotCopied."""
    reader = reader_of(recording)
    if reader is None:
        raise NotCopied(WhyNot.UNREADABLE)
    if not recording.file.storage.exists(str(recording.file.name)):
        logger.error("The file of recording %s is missing.", recording.identifier)
        raise NotCopied(WhyNot.MISSING)
    shape = shape_for(reader, medium=recording.medium)
    place = folder / f"copy{shape.suffix}"
    if not (shape.suffix == ".wav" and _copied_as_wav(recording, place, silent)):
        place.unlink(missing_ok=True)
        _convert(Job(Path(recording.file.path), reader, place, shape, silent), recording)
    return place, shape


def _copied_as_wav(recording: Recording, place: Path, silent: Sequence[Stretch]) -> bool:
    try:
        with recording.file.storage.open(str(recording.file.name)) as original, place.open("wb") as copy:
            copy_wav(original, copy, silent=silent)
    except NotReadableWav:
        return False
    return True


def _convert(job: Job, recording: Recording) -> None:
    if not ffmpeg.is_there():
        raise NotCopied(WhyNot.NO_FFMPEG)
    try:
        ffmpeg.make(job)
    except FfmpegFailed as error:
        logger.warning("No copy of recording %s for the public: %s.", recording.identifier, error)
        raise NotCopied(WhyNot.TOO_LONG if isinstance(error, FfmpegTooLong) else WhyNot.UNREADABLE) from error


def _take_in(copy: AccessCopy, written: Path, shape: Shape) -> None:
    """Among the derivatives, whole and synced."""
    with written.open("rb") as content:
        copy.sha256 = hashlib.file_digest(content, "sha256").hexdigest()
        content.seek(0)
        copy.file.save(written.name, File(content), save=False)
    copy.media_type, copy.byte_size = shape.media_type, written.stat().st_size


def _put_in_place(copy: AccessCopy, silent: Sequence[Stretch]) -> bool:
    """Instead of the former copy, whose bytes go; not if the recording changed or went while the copy was made."""
    with transaction.atomic():
        recordings = Recording.objects.select_for_update().filter(pk=copy.recording_id)
        is_current = recordings.filter(file=copy.made_of, medium=copy.medium).exists()
        if is_current:
            AccessCopy.objects.filter(recording=copy.recording_id).delete()
            copy.save(force_insert=True)
            Silence.objects.bulk_create(Silence(copy=copy, start_ms=start, end_ms=end) for start, end in silent)
            changes.note_changed([copy.recording.testimony_id])
        elif copy.file:
            transaction.on_commit(partial(derivatives().delete, str(copy.file.name)))
    return is_current
