"""What hangs on segments when words change: annotations, redactions, claims, life events, notes; carried or refused."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from testimonies.models import Annotation, Claim, LifeEvent, TextRedaction, Transcript
from testimonies.workflow.carrying import carried_place, carried_stretch
from testimonies.workflow.errors import NotCarried

STRETCHES: tuple[type[models.Model], ...] = (Annotation, TextRedaction)
POINTERS: tuple[type[models.Model], ...] = (*STRETCHES, Claim, LifeEvent)


class Widened(NamedTuple):
    """A redaction or annotation (its model's name, its key) that covers a whole passage now, and what it covered."""

    kind: str
    pk: int
    start: int
    end: int
    segment: str


def _hanging(model: type[models.Model], transcript: Transcript) -> Iterable[Any]:
    return model._default_manager.filter(segment__transcript=transcript).select_related("segment")


def refuse_orphans(transcript: Transcript, removed: Mapping[int, str], *, without: Collection[int] = ()) -> None:
    """Raises NotCarried if anything hangs on a segment that is about to go; `removed` maps keys to shown ones.

    `without` are redactions of text (keys) that go before.
    """
    orphans = [
        f"{model._meta.verbose_name} {hanger.pk} ({removed[hanger.segment_id]})"
        for model in POINTERS
        for hanger in _hanging(model, transcript)
        if hanger.segment_id in removed and not (model is TextRedaction and hanger.pk in without)
    ]
    if orphans:
        why = _("These hang on passages that the new text no longer has; move or remove them first:")
        raise NotCarried(why, *orphans)


def carry_hangers(transcript: Transcript, reworded: Mapping[int, tuple[str, str]]) -> None:
    """Move stretches along with their words; `reworded` maps a segment's key to its text before and after.

    Raises NotCarried if the words of a stretch were themselves changed.
    """
    for model, hangers in carried_hangers(transcript, reworded).items():
        model._default_manager.bulk_update(hangers, ["start", "end"])


def carried_hangers(
    transcript: Transcript, reworded: Mapping[int, tuple[str, str]], *, without: Collection[int] = ()
) -> dict[type[models.Model], list[Any]]:
    """The stretches as they are to be saved. Raises NotCarried as `carry_hangers`; `without` as in `refuse_orphans`."""
    lost: list[str] = []
    carried: dict[type[models.Model], list[Any]] = {}
    for model in STRETCHES:
        gone = without if model is TextRedaction else ()
        hangers = [
            hanger for hanger in _hanging(model, transcript) if hanger.segment_id in reworded and hanger.pk not in gone
        ]
        for hanger in hangers:
            before, after = reworded[hanger.segment_id]
            stretch = _carried(hanger, before, after)
            if stretch is None:
                words = (
                    "" if model is TextRedaction else f": {before[hanger.start : hanger.end]!r}"
                )  # which stay hidden
                lost.append(f"{model._meta.verbose_name} {hanger.pk}{words}")
            else:
                hanger.start, hanger.end = stretch
        carried[model] = hangers
    if lost:
        raise NotCarried(_("These mark words that the new text changed; move or remove them first:"), *lost)
    return carried


def _carried(hanger: Any, before: str, after: str) -> tuple[int, int] | None:
    """What covers the whole passage goes on doing so."""
    if hanger.start == 0 and hanger.end >= len(before):
        return 0, len(after)
    return carried_stretch(before, after, start=hanger.start, end=hanger.end)


def widen_touched(transcript: Transcript, reworded: Mapping[str, tuple[str, str]]) -> list[Widened]:
    """Before words change that nobody can be asked about: what could not be carried takes in its whole passage.

    So nothing that is hidden comes to light, and no mark is lost. `reworded` maps keys to their text before and after.
    """
    widened: list[Widened] = []
    for model in STRETCHES:
        for hanger in _hanging(model, transcript):
            texts = reworded.get(hanger.segment.key)
            if texts and _carried(hanger, *texts) is None:
                name = str(model._meta.model_name)
                widened.append(Widened(name, hanger.pk, hanger.start, hanger.end, hanger.segment.key))
                model._default_manager.filter(pk=hanger.pk).update(start=0, end=len(texts[0]))
    return widened


def narrow_again(widened: Iterable[Sequence[Any]]) -> None:
    """After the former words came back: what was widened for their sake covers what it covered before."""
    known = {str(model._meta.model_name): model for model in STRETCHES}
    for kind, pk, start, end, _segment in widened:
        whole: Any = known[kind]._default_manager.filter(pk=pk, start=0).select_related("segment").first()
        if whole and end <= len(whole.segment.text) == whole.end:
            known[kind]._default_manager.filter(pk=pk).update(start=start, end=end)


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
