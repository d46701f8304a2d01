"""How the testimony, or the passage that was asked for, is cited; and what became of one that was cited before."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.conf import settings
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from testimonies.access.viewer import Viewer
from testimonies.interchange.citations import STYLES, Cited, cited
from testimonies.models import Segment, Testimony, Transcript, TranscriptRevision
from testimonies.portal.addresses import testimony_url
from testimonies.portal.reading import Reading
from testimonies.values.timecode import format_ms


@dataclass(frozen=True, slots=True)
class Form:
    """A citation in one style, to copy or to take home."""

    title: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Citation:
    """The citation of a testimony, or of a passage (then with its time)."""

    address: str
    passage: str
    time: str
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """What can be cited within a testimony."""

    key: str
    start_ms: int | None
    transcript: Transcript


def entry_of(testimony: Testimony, passage: Passage | None, *, site: str, media: Iterable[str]) -> Cited:
    """What a citation says. `site` is the address of the archive; the passage's link pins the revision of its text."""
    page = f"{site.rstrip('/')}{testimony_url(testimony.identifier)}"
    entry = cited(testimony, address=page, archive=settings.ARCHIVE_NAME, accessed=timezone.localdate(), media=media)
    if passage is None:
        return entry
    revision = passage.transcript.revision
    return replace(
        entry,
        address=f"{page}/{passage.key}?r={revision}",
        passage=passage.key,
        passage_ms=passage.start_ms,
        revision=revision,
        language=passage.transcript.language,
    )


def passage_called(testimony: Testimony, key: str, *, viewer: Viewer) -> Passage | None:
    """The passage of that key, if the viewer may read its text; its words are for `copies_of` to give."""
    readable = Transcript.objects.readable_by(viewer).filter(testimony=testimony)
    found = Segment.objects.filter(key=key, transcript__in=readable).select_related("transcript")
    segment = found.only("key", "start_ms", "transcript__language", "transcript__revision").first()
    return Passage(segment.key, segment.start_ms, segment.transcript) if segment else None


def citation_of(entry: Cited) -> Citation:
    """In every style."""
    asked = f"?passage={entry.passage}" if entry.passage else ""
    return Citation(
        address=entry.address,
        passage=entry.passage,
        time="" if entry.passage_ms is None else format_ms(entry.passage_ms),
        forms=tuple(
            Form(str(style.title), style.write(entry), _file_url(entry.identifier, style.name) + asked)
            for style in STYLES
        ),
    )


def was_said_once(testimony: Testimony, key: str) -> bool:
    """Whether a passage of that key stood in an earlier revision."""
    return _is_altered(key, TranscriptRevision.objects.filter(transcript__testimony=testimony))


def what_is_gone(testimony: Testimony, reading: Reading) -> str:
    """A sentence for whoever follows a citation of a passage that was taken out, or whose words wait for a review."""
    waiting = Transcript.objects.filter(testimony=testimony, reviewed_at=None)
    if Segment.objects.filter(key=reading.passage, transcript__in=waiting).exists():
        return _("The passage that you follow a citation of is being corrected; it returns when it has been reviewed.")
    if not was_said_once(testimony, reading.passage):
        return ""
    return _("The passage that you follow a citation of is no longer part of the text.")


def what_became(reading: Reading, transcript: Transcript) -> str:
    """A sentence for whoever follows a citation of an earlier revision; empty when it is the present one."""
    cited_then, now = reading.revision, transcript.revision
    if cited_then is None or not 0 < cited_then < now:
        return ""
    revisions = {"then": cited_then, "now": now}
    since = TranscriptRevision.objects.filter(transcript=transcript, number__gt=cited_then)
    if _is_altered(reading.passage, since):
        became = _(
            "You follow a citation of revision %(then)s. In revision %(now)s, here, this passage reads differently."
        )
    else:
        became = _(
            "You follow a citation of revision %(then)s. In revision %(now)s, here, this passage reads the same."
        )
    return became % revisions


def _is_altered(key: str, revisions: QuerySet[TranscriptRevision]) -> bool:
    """Whether one of the revisions changed or removed the segment.

    The database only narrows them down, for they can be long. What decides is the key itself: the words beside it may
    have been taken from the public, and no address that somebody guesses may tell whether they were said.
    """
    told = revisions.annotate(former_text=Cast("former", TextField())).filter(former_text__contains=f'"{key}"')
    return any(row["key"] == key for former in told.values_list("former", flat=True).iterator() for row in former)


def _file_url(identifier: str, style: str) -> str:
    return reverse("testimony_citation_file", args=[identifier, style])
