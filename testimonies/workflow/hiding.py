"""Hides anew what a text that was cut otherwise would show: passages to which hidden words moved are hidden whole."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils import timezone

from testimonies.models import Segment, TextRedaction, Transcript
from testimonies.workflow import audit
from testimonies.workflow.strays import Passage, Secret, strays

if TYPE_CHECKING:
    from django.contrib.auth.models import User


Said = tuple[str, str, tuple[tuple[int, int], ...], tuple[str, ...]]  # key, words, what is hidden of them, footnotes


@dataclass(frozen=True, slots=True)
class Standing:
    """A text with what is hidden of it at one moment: its passages (key, words), the footnotes and the redactions."""

    texts: dict[str, str]
    notes: dict[str, list[str]]
    redactions: dict[int, TextRedaction]
    at: dt.datetime

    @classmethod
    def of(cls, transcript: Transcript, *, at: dt.datetime | None = None) -> "Standing":
        """As the database has it now; without words where nothing is hidden."""
        at = at or timezone.now()
        hidden: QuerySet[Any] = TextRedaction.objects.filter(segment__transcript=transcript).in_force(at=at)
        redactions = {redaction.pk: redaction for redaction in hidden.select_related("segment").order_by("pk")}
        said = Segment.objects.filter(transcript=transcript) if redactions else Segment.objects.none()
        notes: dict[str, list[str]] = defaultdict(list)
        for note in Transcript.objects.values_list("footnotes", flat=True).get(pk=transcript.pk):
            notes[str(note["segment"])].append(str(note["text"]))
        return cls(dict(said.order_by("position").values_list("key", "text")), notes, redactions, at)

    def read_until(self, moment: dt.datetime | None, known: dict[Said, Passage]) -> list[Passage]:
        """The passages as they can be read before that moment: what is hidden for a shorter time counts as open.

        Those that are `known` from another moment, or from the former text, are not taken apart again.
        """
        hidden: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for redaction in self.redactions.values():
            if redaction.until is None or (moment and redaction.until >= moment):
                hidden[redaction.segment.key].append((redaction.start, redaction.end))
        passages = []
        for key, text in self.texts.items():
            said = key, text, tuple(hidden.get(key, ())), tuple(self.notes.get(key, ()))
            if said not in known:
                known[said] = Passage.of(key, text, said[2], notes=said[3])
            passages.append(known[said])
        return passages


def hide_strays(
    transcript: Transcript,
    before: Standing,
    *,
    by: "User | None",
    because: str,
    of: Collection[int] | None = None,
) -> Iterator[TextRedaction]:
    """After other words came: hide each passage whole in which words can be read that `before` hid.

    Each is hidden for the reason, and until the moment, of the redaction whose words they are, and told in the audit.
    `of` are the redactions (keys) that are asked about; without it, all.
    """
    asked = before.redactions.keys() if of is None else before.redactions.keys() & set(of)
    if not asked:
        return
    now = Standing.of(transcript, at=before.at)
    segments = {segment.key: segment for segment in Segment.objects.filter(transcript=transcript)}
    hidden: set[tuple[object, ...]] = set()
    for former, key in _shown(before, now, asked):
        decided = former.reason, former.until, former.by_id
        if (key, *decided) in hidden:
            continue
        hidden.add((key, *decided))
        segment = segments[key]
        made = TextRedaction.objects.create(
            segment=segment, start=0, end=len(segment.text), reason=former.reason, until=former.until, by=former.by
        )
        told = {"textredaction": made.pk, "segment": segment.pk, "of": former.pk}
        audit.record("add", transcript.testimony, by=by, because=because, change=told)
        yield made


def is_uncovered(before: Standing, *, was: str, says: str) -> bool:
    """Whether what stands beside the text, its table of contents, would say words that are hidden, as it `was` not."""
    for until in dict.fromkeys(redaction.until for redaction in before.redactions.values()):
        former = [redaction for redaction in before.redactions.values() if redaction.until == until]
        secrets = [secret for _redaction, secret in _secrets(former, before, before)]
        text = before.read_until(until, {})
        if strays([*text, Passage.of("", was, ())], [*text, Passage.of("", says, ())], secrets):
            return True
    return False


def _shown(before: Standing, now: Standing, asked: Collection[int]) -> Iterator[tuple[TextRedaction, str]]:
    redactions = [redaction for redaction in before.redactions.values() if redaction.pk in asked]
    known: dict[Said, Passage] = {}
    for until in dict.fromkeys(redaction.until for redaction in redactions):
        former = [redaction for redaction in redactions if redaction.until == until]
        secrets = list(_secrets(former, before, now))
        told = [secret for _redaction, secret in secrets]
        for number, key in strays(before.read_until(until, known), now.read_until(until, known), told):
            yield secrets[number][0], key


def _secrets(
    former: Sequence[TextRedaction], before: Standing, now: Standing
) -> Iterator[tuple[TextRedaction, Secret]]:
    """What each hid: its words, and the footnotes on their passage."""
    for redaction in former:
        key, still = redaction.segment.key, now.redactions[redaction.pk]
        stretch = redaction.start, redaction.end
        yield redaction, Secret.of(key, before.texts[key], stretch, now=now.texts[key], still=(still.start, still.end))
        yield from ((redaction, Secret.of_note(key, note)) for note in before.notes.get(key, ()))
