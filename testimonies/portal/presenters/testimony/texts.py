"""The texts of a testimony, which of them are shown, and the part of a long one that is on the page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from testimonies.access.viewer import Viewer
from testimonies.models import Recording, Segment, Testimony, Transcript
from testimonies.portal.presenters.words import language_in_words
from testimonies.portal.reading import Reading
from testimonies.vocabulary import TranscriptKind

PART = 1500  # segments; more would make a phone wait
KINDS = (TranscriptKind.VERBATIM, TranscriptKind.TRANSLATION, TranscriptKind.SUMMARY)


@dataclass(frozen=True, slots=True)
class Choice:
    """A text, or a text beside its translation, that the page can show."""

    title: str
    url: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on the page: a text, perhaps another beside it, and which of how many parts."""

    text: Transcript
    beside: Transcript | None
    part: int
    parts: int

    @property
    def transcripts(self) -> list[Transcript]:
        """The text, and the one beside it."""
        return [self.text, *([self.beside] if self.beside else [])]

    def stretch(self) -> Q:
        """The condition for the segments of this part."""
        if self.parts == 1:
            return Q()
        found = Q(transcript=self.text, position__range=bounds(self.text, self.part, of=self.parts))
        if self.beside:
            found |= Q(transcript=self.beside, position__range=bounds(self.beside, self.part, of=self.parts))
        return found


def texts_of(testimony: Testimony, *, viewer: Viewer) -> list[Transcript]:
    """What the viewer may read with words: what was said first, then translations, then summaries; two queries."""
    last = Segment.objects.filter(transcript=OuterRef("pk")).order_by("-position").values("position")[:1]
    readable = Transcript.objects.readable_by(viewer).filter(testimony=testimony)
    texts = readable.annotate(last_position=Subquery(last))
    found = texts.filter(last_position__isnull=False).defer("metadata").prefetch_related("speakers")
    return sorted(found, key=lambda text: (KINDS.index(TranscriptKind(text.kind)), text.pk))


def shown_of(texts: Sequence[Transcript], reading: Reading, *, recordings: Sequence[Recording]) -> Shown | None:
    """What the page shows; a long text at the part that holds the moment (of a recording) or passage asked for."""
    if not texts:
        return None
    text = texts[reading.text - 1] if reading.text <= len(texts) else texts[0]
    beside = _beside(texts, text, reading)
    parts = parts_of(text)
    wanted = 1 if parts == 1 else reading.part or _part_at(text, reading, recordings=recordings)
    return Shown(text=text, beside=beside, part=min(max(wanted, 1), parts), parts=parts)


def choices(texts: Sequence[Transcript], shown: Shown, reading: Reading) -> list[Choice]:
    """Each text alone and each translation beside its original; nothing where there is nothing to choose."""
    if len(texts) < 2:
        return []
    offered: list[tuple[Transcript, Transcript | None]] = [(text, None) for text in texts]
    offered += [(text, other) for text in texts for other in companions(texts, text)]
    return [_choice(texts, text, other, shown=shown, reading=reading) for text, other in offered]


def parts(shown: Shown, reading: Reading) -> list[Choice]:
    """The parts of a long text; nothing where there is one."""
    if shown.parts == 1:
        return []
    return [
        Choice(str(part), replace(reading.unplaced(), part=part).query() or "?", is_shown=part == shown.part)
        for part in range(1, shown.parts + 1)
    ]


def companions(texts: Sequence[Transcript], text: Transcript) -> list[Transcript]:
    """The translations that can stand beside a text, that in the visitor's language first."""
    if text.kind != TranscriptKind.VERBATIM:
        return []
    translations = [other for other in texts if other.kind == TranscriptKind.TRANSLATION]
    fitting = [other for other in translations if other.translation_of_id in (None, text.pk)]
    return sorted(fitting, key=lambda other: other.language.partition("-")[0] != get_language())


def bounds(text: Transcript, part: int, *, of: int) -> tuple[int, int]:
    """First and last position of a part. Texts of different length are divided alike, so that they stay together."""
    size = -(-last_position(text) // of)
    return (part - 1) * size + (part > 1), part * size


def parts_of(text: Transcript) -> int:
    """In how many parts it is shown."""
    return -(-last_position(text) // PART)


def part_of(text: Transcript, position: int, *, of: int) -> int:
    """The part in which a segment stands."""
    size = -(-last_position(text) // of)
    return min(max(1, -(-position // size)), of)


def last_position(text: Transcript) -> int:
    """The position of its last segment, as `texts_of` found it."""
    last: int = text.last_position  # type: ignore[attr-defined]
    return max(1, last)


def title_of(text: Transcript) -> str:
    """What a text is called: "Russian", "English (translation)"."""
    language = language_in_words(text.language)
    if text.kind == TranscriptKind.VERBATIM:
        return language
    return _("%(language)s (%(kind)s)") % {"language": language, "kind": str(text.get_kind_display()).lower()}


def _choice(
    texts: Sequence[Transcript], text: Transcript, other: Transcript | None, *, shown: Shown, reading: Reading
) -> Choice:
    has_companion = bool(companions(texts, text))
    beside = texts.index(other) + 1 if other else 0 if has_companion else None
    title = title_of(text)
    if other:
        title = _("%(text)s beside %(other)s") % {"text": title, "other": title_of(other)}
    url = replace(reading.unplaced(), text=texts.index(text) + 1, beside=beside).query() or "?"
    return Choice(title=title, url=url, is_shown=(text, other) == (shown.text, shown.beside))


def _beside(texts: Sequence[Transcript], text: Transcript, reading: Reading) -> Transcript | None:
    fitting = companions(texts, text)
    if reading.beside is None:
        return fitting[0] if fitting else None
    asked = texts[reading.beside - 1] if 0 < reading.beside <= len(texts) else None
    return asked if asked in fitting else None


def _part_at(text: Transcript, reading: Reading, *, recordings: Sequence[Recording]) -> int:
    spoken = Segment.objects.filter(transcript=text)
    if reading.passage:
        found = spoken.filter(key=reading.passage)
    elif reading.at_ms is not None:
        tape = recordings[(reading.tape or 1) - 1 :][:1]
        spoken = spoken.filter(Q(recording__in=tape) | Q(recording__isnull=True))
        found = spoken.filter(start_ms__lte=reading.at_ms).order_by("-start_ms", "-position")
    else:
        return 1
    position = found.values_list("position", flat=True).first()
    return part_of(text, position, of=parts_of(text)) if position else 1
