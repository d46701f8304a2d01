"""Erases a testimony with all that hangs on it: rows, files, what the audit said. What remains is a tombstone.

Files go when every row is known to go, and before the commit: an erasure that fails loses nothing, and one that was
killed among the files still has the rows that name them, begins again and ends the same.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import Storage, default_storage
from django.db import DEFAULT_DB_ALIAS, connection, models, transaction
from django.db.models.deletion import Collector, ProtectedError
from django.utils.translation import gettext as _

from testimonies.models import (
    AccessRequest,
    Annotation,
    AuditEvent,
    Authority,
    BatchFile,
    Claim,
    FormerIdentifier,
    LifeEvent,
    Question,
    Segment,
    Testimony,
    TextRedaction,
    TimeRedaction,
    Tombstone,
    Witness,
)
from testimonies.vocabulary import State
from testimonies.workflow import audit, changes
from testimonies.workflow.errors import ErasureRefused
from testimonies.workflow.fixity import forget
from testimonies.workflow.originals import ROOMS, files_in, files_of, originals

if TYPE_CHECKING:
    from django.contrib.auth.models import User

AT_ONCE = 500

# What the database would keep in place of the testimony, or leave behind without its passage.
HANGING: dict[type[models.Model], str] = {
    Annotation: "segment__transcript__testimony",
    TextRedaction: "segment__transcript__testimony",
    Claim: "segment__transcript__testimony",
    LifeEvent: "segment__transcript__testimony",
    TimeRedaction: "recording__testimony",
    Segment: "transcript__testimony",
}


@dataclass(frozen=True, slots=True)
class Erased:
    """What went, counted by kind; empty if it was gone.

    Identifiers: `kept_witnesses` stand in other records; `left` are authorities and questions that nothing else speaks
    of now, whose labels and notes may still tell of it; `readers` are names of accounts that hold no other grant.
    """

    identifier: str
    counts: dict[str, int] = field(default_factory=dict)
    files: int = 0
    kept_witnesses: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()


def erase(identifier: str, *, by: "User | None", because: str, with_witnesses: bool = False) -> Erased:
    """Erase the testimony of that identifier, or one it once bore. Once erased, it is no error to ask again.

    `because` remains in tombstone and audit: no names in it. Raises ErasureRefused when there never was such a one.
    """
    now = FormerIdentifier.now("testimony", identifier) or identifier
    with transaction.atomic():
        testimony = Testimony.objects.select_for_update().filter(identifier=now).first()
        if testimony:
            return _Erasing(testimony, by, because[:500], with_witnesses=with_witnesses).run()
    if not Tombstone.objects.filter(kind="testimony", identifier=identifier).exists():
        raise ErasureRefused(_("There is no testimony “%(identifier)s”.") % {"identifier": identifier})
    return Erased(identifier)


class _Gone(NamedTuple):
    """A record that was removed; `identifier` is empty where its kind has none."""

    model: type[models.Model]
    pk: Any
    identifier: str

    @property
    def kind(self) -> str:
        return str(self.model._meta.model_name)

    @classmethod
    def of(cls, record: models.Model) -> "_Gone":
        return cls(type(record), record.pk, str(getattr(record, "identifier", "")))


class _Removed(NamedTuple):
    """What went with one record, and the files that it named."""

    gone: list[_Gone]
    files: list[tuple[Storage, str]]


@dataclass
class _Erasing:
    """One testimony on its way out; `gone` are the records, `files` what they named; `emptied` rows of the ledger stay.

    What a savepoint takes back is in neither.
    """

    testimony: Testimony
    by: "User | None"
    because: str
    with_witnesses: bool
    gone: list[_Gone] = field(default_factory=list)
    emptied: list[_Gone] = field(default_factory=list)
    kept_witnesses: list[str] = field(default_factory=list)
    files: list[tuple[Storage, str]] = field(default_factory=list)

    def run(self) -> Erased:
        changes.note_changed([self.testimony.pk])
        testimony, witnesses = self.testimony, list(self.testimony.witnesses.all())
        spoken_of, readers = _spoken_of(testimony), _readers_of(testimony)
        self._forget_imports()
        for model, path in HANGING.items():
            self._remove_rows(model._default_manager.filter(**{path: testimony}))
        Testimony.objects.filter(pk=testimony.pk).update(state=State.WITHDRAWN, published_under=None)
        testimony = Testimony.objects.get(pk=testimony.pk)
        self._note(self._remove(testimony))
        if self.with_witnesses:
            for witness in witnesses:
                self._remove_person(witness)
        self._forget_log()
        files = self._files()
        forget(name for _storage, name in files)
        self._bury()
        counts = dict(Counter(record.kind for record in self.gone))
        left = tuple(_alone(*spoken_of))
        connection.check_constraints()  # now, since the commit would find it when the files are gone
        _remove_files(files)
        return Erased(testimony.identifier, counts, len(files), tuple(self.kept_witnesses), left, _idle(readers))

    def _forget_imports(self) -> None:
        """The ledger keeps its sums, and no name or finding that tells of the file."""
        theirs = models.Q(testimony=self.testimony) | models.Q(transcript__testimony=self.testimony)
        for row in BatchFile.objects.filter(theirs).select_related("batch"):
            row.path, row.sha256, row.findings = f"erased-{row.pk}", "", []
            row.save(update_fields=["path", "sha256", "findings"])
            self.emptied += (_Gone.of(row), _Gone.of(row.batch))
            row.batch.speakers = {}
            row.batch.save(update_fields=["speakers"])
            if not row.batch.files.exclude(theirs).exists():
                row.batch.source = ""
                row.batch.save(update_fields=["source"])

    def _remove_rows(self, rows: "models.QuerySet[Any]") -> None:
        """Without signals: a testimony has thousands of passages, and the index is told once of all."""
        found = list(rows)
        self.gone += map(_Gone.of, found)
        for start in range(0, len(found), AT_ONCE):
            some = [record.pk for record in found[start : start + AT_ONCE]]
            for bond in rows.model._meta.many_to_many:
                links = bond.remote_field.through._default_manager
                links.filter(**{f"{rows.model._meta.model_name}__in": some}).delete()
            rows.model._default_manager.filter(pk__in=some)._raw_delete(rows.db)

    def _remove(self, record: models.Model) -> _Removed:
        """With everything that goes along; raises ProtectedError if something else holds it."""
        collector = Collector(using=record._state.db or DEFAULT_DB_ALIAS, origin=record)
        collector.collect([record])
        going = list(chain(*collector.data.values(), *collector.fast_deletes))
        removed = _Removed([_Gone.of(record) for record in going], list(files_of(going)))
        collector.delete()
        return removed

    def _note(self, removed: _Removed) -> None:
        self.gone += removed.gone
        self.files += removed.files

    def _remove_person(self, witness: Witness) -> None:
        """And the records that were merged into theirs; unless they have a part in something else."""
        try:
            with transaction.atomic():
                merged = list(witness.merged.all())
                witness.merged.update(merged_into=None)
                removed = [self._remove(person) for person in (*merged, witness)]
        except ProtectedError:
            self.kept_witnesses.append(witness.identifier)
            return
        for each in removed:
            self._note(each)

    def _files(self) -> list[tuple[Storage, str]]:
        """Those that the records named, and in their own folders former ones that no record names any more."""
        owners = [record.identifier for record in self.gone if record.identifier]
        folders = [f"{room}/{name}" for owner in owners for name in (owner, *_former(owner)) for room in ROOMS]
        living = originals()
        former = ((default_storage, name) for name in files_in(*folders) if name not in living)
        return list(dict.fromkeys((*self.files, *former)))

    def _forget_log(self) -> None:
        """What Django's own log says of them."""
        for kind in ContentType.objects.filter(pk__in=LogEntry.objects.order_by().values("content_type")):
            keys = [str(record.pk) for record in chain(self.gone, self.emptied) if record.model is kind.model_class()]
            for start in range(0, len(keys), AT_ONCE):
                LogEntry.objects.filter(content_type=kind, object_id__in=keys[start : start + AT_ONCE]).delete()

    def _bury(self) -> None:
        """Blank what the audit says of them, keep their identifiers from being given again, and tell the audit."""
        borne: dict[str, list[str]] = defaultdict(list)
        for record in self.gone:
            if not record.identifier:
                borne[record.kind].append(str(record.pk))
                continue
            names = [record.identifier, *_former(record.identifier)]
            borne[record.kind] += names
            tombs = (Tombstone(kind=record.kind, identifier=name, by=self.by, because=self.because) for name in names)
            Tombstone.objects.bulk_create(tombs, ignore_conflicts=True)
            FormerIdentifier.objects.filter(kind=record.kind, identifier__in=names).delete()
        seals = [seal for kind, names in borne.items() for seal in _lines_about(kind, names)]
        for start in range(0, len(seals), AT_ONCE):
            AuditEvent.objects.blank(seals[start : start + AT_ONCE])
        audit.record(audit.ERASE, self.testimony, by=self.by, because=self.because, change={audit.BLANKED: seals})


def _remove_files(files: Iterable[tuple[Storage, str]]) -> None:
    """What is not there any more, since an erasure was killed here, is no error."""
    for storage, name in files:
        storage.delete(name)


def _spoken_of(testimony: Testimony) -> tuple[set[int], set[int]]:
    """The authorities and the questions (keys) that records of the testimony point to."""
    claims = Claim.objects.filter(segment__transcript__testimony=testimony)
    points = testimony.index_points.values_list("authorities", flat=True)
    authorities = {*testimony.subjects.values_list("pk", flat=True), *claims.values_list("about", flat=True), *points}
    return authorities - {None}, set(claims.exclude(question=None).values_list("question", flat=True))


def _alone(authorities: set[int], questions: set[int]) -> Iterator[str]:
    """Those of them to which nothing points any more."""
    pointing = ("testimonies", "recorded_here", "claims", "index_points", "annotations", "members", "events_here")
    nothing = {f"{name}__isnull": True for name in (*pointing, "events_within", "born_here", "died_here")}
    for model, keys, unheld in ((Authority, authorities, nothing), (Question, questions, {"claims__isnull": True})):
        left = model._default_manager.filter(pk__in=keys, **unheld).order_by("identifier")
        yield from left.values_list("identifier", flat=True)


def _readers_of(testimony: Testimony) -> list[int]:
    """The accounts (keys) that were ever granted it."""
    granted = AccessRequest.objects.filter(testimony=testimony, reader__isnull=False)
    return list(granted.order_by().values_list("reader", flat=True).distinct())


def _idle(readers: list[int]) -> tuple[str, ...]:
    """The names of those accounts that read nothing else: an address by which somebody can be known."""
    idle = get_user_model().objects.filter(pk__in=readers, is_staff=False, access_requests__isnull=True)
    return tuple(idle.order_by("username").values_list("username", flat=True))


def _former(identifier: str) -> list[str]:
    """Every identifier that led to this one, through as many changes as there were."""
    found = [identifier]
    for name in found:  # the list grows while it is read
        led = FormerIdentifier.objects.filter(leads_to=name).exclude(identifier__in=found)
        found += led.values_list("identifier", flat=True)
    return found[1:]


def _lines_about(kind: str, identifiers: list[str]) -> Iterator[str]:
    for start in range(0, len(identifiers), AT_ONCE):
        lines = AuditEvent.objects.filter(kind=kind, identifier__in=identifiers[start : start + AT_ONCE])
        yield from lines.exclude(verb=audit.ERASE).order_by("pk").values_list("seal", flat=True)
