"""Whether a curator decided since about what an import widened or hid: that is kept when the import is taken back."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django.db import models

from testimonies.models import Annotation, AuditEvent, TextRedaction, Transcript

MARKS: dict[str, type[models.Model]] = {"textredaction": TextRedaction, "annotation": Annotation}
DECIDED = ("segment_id", "start", "end", "reason", "until", "note", "authority_id")

Mark = tuple[str, int]  # its kind and key


class Undecided(NamedTuple):
    """What the import widened, as `narrow_again` wants it, and the redactions (keys) that it made."""

    widened: list[list[Any]]
    hidden: list[int]


def seals_of(made: Mapping[str, Any]) -> dict[str, str]:
    """Of every mark that was widened or made, what tells whether it is still as it was left, and not what it says."""
    marks = dict.fromkeys(_marks(made))
    return {f"{kind} {pk}": seal for (kind, pk), seal in _sealed(marks, salt=made["batch"])}


def undecided(line: AuditEvent) -> Undecided:
    """Of what the line of an import says that it widened and made: that about which nobody decided anything since.

    A decision is any change, and any save of the mark's own page, also of one that was left as it is.
    """
    made, decided = line.change, set(_told_since(line))
    marks = _marks(made)
    as_left = {
        mark for mark, seal in _sealed(marks, salt=made["batch"]) if made["seals"].get(f"{mark[0]} {mark[1]}") == seal
    }
    left = as_left - decided
    widened = [each for each in made["widened"] if (each[0], each[1]) in left]
    return Undecided(widened, [pk for kind, pk in _hidden(made) if (kind, pk) in left])


def redactions_decided(line: AuditEvent, transcript: Transcript) -> set[int]:
    """The redactions of words (keys) that somebody made, changed or confirmed since."""
    rows = TextRedaction.objects.filter(segment__transcript=transcript)
    since = set(rows.filter(at__gt=line.at).values_list("pk", flat=True))
    decided = since | {pk for kind, pk in _told_since(line) if kind == "textredaction"}
    by_import = {pk for kind, pk in _marks(line.change) if kind == "textredaction"}
    left = undecided(line)
    as_left = {*left.hidden, *(each[1] for each in left.widened if each[0] == "textredaction")}
    return decided | (by_import - as_left)


def _marks(made: Mapping[str, Any]) -> list[Mark]:
    return [*((str(each[0]), int(each[1])) for each in made["widened"]), *_hidden(made)]


def _hidden(made: Mapping[str, Any]) -> list[Mark]:
    return [("textredaction", pk) for pk in made["hidden"]]


def _sealed(marks: Iterable[Mark], *, salt: str) -> Iterator[tuple[Mark, str]]:
    for kind, pk in marks:
        mark = MARKS[kind]._default_manager.filter(pk=pk).first()
        if mark is not None:
            said = [salt, kind, pk, *(str(getattr(mark, name, "")) for name in DECIDED)]
            yield (kind, pk), hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _told_since(line: AuditEvent) -> Iterator[Mark]:
    """The marks that later lines of the audit name: as their subject, or as rows below a passage."""
    later = AuditEvent.objects.filter(kind="testimony", identifier=line.identifier, pk__gt=line.pk)
    for change in later.values_list("change", flat=True):
        for kind in MARKS:
            told = change.get(kind)
            rows = told.get("changed", ()) if isinstance(told, dict) else [told] if told else ()
            yield from ((kind, int(pk)) for pk in rows)
