"""What hangs on segments when words change: annotations, redactions, claims, life events, notes; carried or refused."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from testimonies.models import Annotation, Claim, LifeEvent, TextRedaction, Transcript
from testimonies.workflow.carrying import carried_place, carried_stretch
from testimonies.workflow.errors import NotCarried

STRETCHES: tuple[type[models.Model], ...] = (Annotation, TextRedaction)
POINTERS: tuple[type[models.Model], ...] = (*STRETCHES, Claim, LifeEvent)


def _hanging(model: type[models.Model], transcript: Transcript) -> Iterable[Any]:
    return model._default_manager.filter(segment__transcript=transcript)


def refuse_orphans(transcript: Transcript, removed: Mapping[int, str]) -> None:
    """Raises NotCarried if anything hangs on a segment that is about to go; `removed` maps keys to shown ones."""
    orphans = [
        f"{model._meta.verbose_name} {hanger.pk} ({removed[hanger.segment_id]})"
        for model in POINTERS
        for hanger in _hanging(model, transcript)
        if hanger.segment_id in removed
    ]
    if orphans:
        why = _("These hang on passages that the new text no longer has; move or remove them first:")
        raise NotCarried(why, *orphans)


def carry_hangers(transcript: Transcript, reworded: Mapping[int, tuple[str, str]]) -> None:
    """Move stretches along with their words; `reworded` maps a segment's key to its text before and after.

    Raises NotCarried if the words of a stretch were themselves changed.
    """
    lost: list[str] = []
    for model in STRETCHES:
        hangers = [hanger for hanger in _hanging(model, transcript) if hanger.segment_id in reworded]
        for hanger in hangers:
            before, after = reworded[hanger.segment_id]
            stretch = carried_stretch(before, after, start=hanger.start, end=hanger.end)
            if stretch is None:
                lost.append(f"{model._meta.verbose_name} {hanger.pk}: {before[hanger.start : hanger.end]!r}")
            else:
                hanger.start, hanger.end = stretch
        model._default_manager.bulk_update(hangers, ["start", "end"])
    if lost:
        raise NotCarried(_("These mark words that the new text changed; move or remove them first:"), *lost)


def carried_notes(
    notes: Sequence[Mapping[str, Any]], *, removed: Collection[str], reworded: Mapping[str, tuple[str, str]]
) -> list[dict[str, Any]]:
    """The footnotes where they hang now; `removed` are keys of segments, `reworded` has their texts before and after.

    Raises NotCarried if the segment of one is about to go. Where the words around its place changed, it stays as near
    to the former place as the new words allow.
    """
    lost = [f"{note['text'][:80]!r} ({note['segment']})" for note in notes if note["segment"] in removed]
    if lost:
        raise NotCarried(_("These footnotes hang on passages that the new text no longer has:"), *lost)
    return [
        {**note, "offset": carried_place(*reworded[note["segment"]], place=int(note["offset"]))}
        if note["segment"] in reworded
        else dict(note)
        for note in notes
    ]
