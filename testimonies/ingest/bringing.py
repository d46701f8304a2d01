"""Brings in one testimony: its files are kept on disk, then everything is written in one transaction, or nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from django.core.files.storage import default_storage
from django.db import DataError, IntegrityError, transaction

from testimonies.ingest import media, texts
from testimonies.ingest.description import Description, merged, of_document, of_row
from testimonies.ingest.errors import FileRefused
from testimonies.ingest.planned import Part, PlannedFile, PlannedTestimony
from testimonies.ingest.readers import Readers
from testimonies.ingest.writing import Kept, write_testimony
from testimonies.models import Batch, Collection, Recording, Testimony, Transcript
from testimonies.transcripts.zip_package import UNSEEN
from testimonies.vocabulary import Openness

DESCRIBED = ("summary", "provenance", "recorded_date", "languages")
CHANGED_MEANWHILE = "it changed while it was brought in; run the import again"


def bring_in_testimony(group: PlannedTestimony, *, batch: Batch, collection: Collection, readers: Readers) -> None:
    """Write the testimony's new and changed files; a file that cannot be is refused, and leaves nothing behind."""
    bringing = _Bringing(group, batch, collection, readers)
    try:
        bringing.run()
    finally:
        bringing.forget_what_is_not_entered()


@dataclass
class _Bringing:
    group: PlannedTestimony
    batch: Batch
    collection: Collection
    readers: Readers
    kept: Kept = field(default_factory=Kept)

    def run(self) -> None:
        self._attempt(self._read, *self.group.at_work(Part.TRANSCRIPT, Part.TRANSLATION))
        if not self.group.has_work:
            return
        testimony = self._testimony()
        self._attempt(lambda file: self._keep(file, testimony), *self.group.at_work())
        try:
            with transaction.atomic():
                write_testimony(self.group, testimony, self.kept, batch=self.batch)
        except FileRefused as refusal:
            self._refuse_all(refusal)
        except (IntegrityError, DataError) as error:
            self._refuse_all(FileRefused(f"the database does not take it: {error}"))
        else:
            for file in self.group.at_work():
                file.is_entered = True

    def forget_what_is_not_entered(self) -> None:
        """Removes from disk what no record speaks of; the database is asked, as an interruption can come any time."""
        for file in self.group.files:
            name = self.kept.names.get(file.arrived.path)
            if name and not file.is_entered and not _is_spoken_of(name):
                default_storage.delete(name)

    def _attempt(self, step: Callable[[PlannedFile], None], *files: PlannedFile) -> None:
        for file in files:
            try:
                step(file)
            except FileRefused as refusal:
                file.refuse(refusal)

    def _refuse_all(self, refusal: FileRefused) -> None:
        for file in self.group.at_work():
            file.refuse(refusal)

    def _read(self, file: PlannedFile) -> None:
        read = self.readers.read(file)
        if read.sha256 != file.sha256:
            raise FileRefused(CHANGED_MEANWHILE)
        self.kept.reads[file.arrived.path] = read

    def _keep(self, file: PlannedFile, testimony: Testimony) -> None:
        """Puts the file where it will lie; until the transaction is through, nothing speaks of it."""
        path = file.arrived.path
        if file.is_text:
            made = texts.kept_transcripts(file, self.kept.reads[path], testimony, by=self.batch.by)
            self.kept.transcripts[path], self.kept.names[path] = made, str(made[0].source_file.name)
        elif file.part is Part.RECORDING:
            recording = media.kept_recording(file, testimony)
            self.kept.recordings[path], self.kept.names[path] = recording, str(recording.file.name)

    def _testimony(self) -> Testimony:
        """The testimony; a new one is not in the database yet, but its files need its identifier."""
        if self.group.known:
            return Testimony.objects.get(pk=self.group.known)
        said = self.kept.description = self._description()
        first = next(iter(self.group.at_work(Part.TRANSCRIPT)), self.group.at_work()[0])
        columns: dict[str, Any] = {"identifier": self.group.identifier} if self.group.identifier else {}
        return Testimony(
            collection=self.collection,
            title=said.title or UNSEEN.sub(" ", PurePosixPath(first.arrived.path).stem)[:255],
            openness=Openness.CLOSED,
            existence_is_shown=self.collection.default_existence_is_shown,
            **columns | {name: getattr(said, name) for name in DESCRIBED},
        )

    def _description(self) -> Description:
        told = [of_row(self.group.row)] if self.group.row else []
        return merged([*told, *(of_document(read.document) for read in self.kept.reads.values())])


def _is_spoken_of(name: str) -> bool:
    return Transcript.objects.filter(source_file=name).exists() or Recording.objects.filter(file=name).exists()
