"""What there is to hear and see: the recordings this viewer may play, and those that lie elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from testimonies.models import Recording
from testimonies.portal.addresses import web_address
from testimonies.portal.presenters.words import length_in_words
from testimonies.portal.reading import Reading, seconds
from testimonies.vocabulary import Medium


@dataclass(frozen=True, slots=True)
class Tape:
    """A recording on the page. `source` carries the moment to start at, which players understand without script."""

    number: int
    title: str
    length: str
    is_film: bool
    source: str
    preload: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A recording at another address: linked to, never loaded."""

    title: str
    url: str


def tapes_of(recordings: Sequence[Recording], reading: Reading) -> list[Tape]:
    """Those kept here, in order; the one that is asked for is made ready, the others wait."""
    kept = kept_here(recordings)
    wanted = reading.tape if reading.tape and reading.tape <= len(kept) else 1
    return [
        _tape(recording, number, wanted=wanted, reading=reading, several=len(kept) > 1)
        for number, recording in enumerate(kept, start=1)
    ]


def elsewhere_of(recordings: Sequence[Recording]) -> list[Elsewhere]:
    """Those at another address of the web."""
    return [Elsewhere(_title(one, 0), one.external_url) for one in recordings if web_address(one.external_url)]


def kept_here(recordings: Sequence[Recording]) -> list[Recording]:
    """Those with a file of ours."""
    return [recording for recording in recordings if recording.file]


def _tape(recording: Recording, number: int, *, wanted: int, reading: Reading, several: bool) -> Tape:
    is_wanted = number == wanted
    moment = f"#t={seconds(reading.at_ms)}" if is_wanted and reading.at_ms else ""
    return Tape(
        number=number,
        title=_title(recording, number if several else 0),
        length=length_in_words(recording.duration_ms) if recording.duration_ms else "",
        is_film=recording.medium == Medium.VIDEO,
        source=reverse("recording", args=[recording.identifier]) + moment,
        preload="metadata" if is_wanted else "none",
    )


def _title(recording: Recording, number: int) -> str:
    if recording.label:
        return recording.label
    return _("Recording %(number)s") % {"number": number} if number else str(recording.get_medium_display())
