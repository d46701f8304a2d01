"""What is written for one testimony within its transaction: records, ledger rows and the line in the audit."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from testimonies.ingest import ledger, tapes, texts
from testimonies.ingest.cast import Cast
from testimonies.ingest.choices import from_kept
from testimonies.ingest.comparing import BROUGHT_AGAIN, is_changed
from testimonies.ingest.contents import (
    HIDDEN_CONTENTS,
    OTHER_CONTENTS,
    brought_by,
    entries,
    is_other,
    is_rewritten,
    kept_of,
    words_in,
    words_of,
    write_contents,
)
from testimonies.ingest.deciding import seals_of
from testimonies.ingest.description import Description, of_document
from testimonies.ingest.errors import FileRefused
from testimonies.ingest.judging import NOT_NOW
from testimonies.ingest.people import record_people
from testimonies.ingest.planned import Part, PlannedFile, PlannedTestimony
from testimonies.ingest.reading import Read, documents_of
from testimonies.ingest.telling import told_of_hidden
from testimonies.ingest.versions import texts_beside
from testimonies.models import Batch, Consent, Recording, Testimony, Transcript
from testimonies.transcripts.document import TranscriptDocument
from testimonies.vocabulary import EDITABLE_STATES, Outcome
from testimonies.workflow import audit, changes
from testimonies.workflow.errors import EditConflict, NotCarried
from testimonies.workflow.hiding import Standing, hide_strays, is_uncovered

REMOVED = "its transcript was removed meanwhile; run the import again"
MADE = ("transcripts", "recordings", "index_points", "witnesses", "widened", "hidden")


@dataclass(slots=True)
class Kept:
    """What lies ready for one testimony, by the paths of its files; `names` are those on disk."""

    description: Description = field(default_factory=Description)
    reads: dict[str, Read] = field(default_factory=dict)
    transcripts: dict[str, list[Transcript]] = field(default_factory=dict)
    recordings: dict[str, Recording] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


def write_testimony(group: PlannedTestimony, testimony: Testimony, kept: Kept, *, batch: Batch) -> None:
    """Write everything of the testimony that is new or changed. Must run inside a transaction.

    Raises FileRefused when nothing may be written; a single file that may not is refused by itself.
    """
    _Writing(group, testimony, kept, batch).write()


@dataclass
class _Writing:
    """`made` is what the line in the audit says, so that the batch can be taken back."""

    group: PlannedTestimony
    testimony: Testimony
    kept: Kept
    batch: Batch
    made: dict[str, Any] = field(init=False)

    def write(self) -> None:
        self.made = {"batch": self.batch.identifier, "is_new": not self.group.known, "revised": {}, "contents": {}}
        self.made |= {name: [] for name in MADE}
        if self.group.known:
            self._require_editable()
        else:
            self._write_new()
        self._write_texts(self._write_recordings())
        files = self.group.at_work()
        if files:
            for file in files:
                file.testimony, file.testimony_key = self.testimony.identifier, self.testimony.pk
            ledger.enter(self.batch, files)
            changes.note_changed([self.testimony.pk])
            self.made["seals"] = seals_of(self.made)
            audit.record("ingest", self.testimony, by=self.batch.by, change=self.made)

    def _require_editable(self) -> None:
        current = Testimony.objects.select_for_update().get(pk=self.testimony.pk)
        if current.state not in EDITABLE_STATES:
            raise FileRefused(NOT_NOW % current.get_state_display())

    def _write_new(self) -> None:
        said = self.kept.description
        Testimony.objects.bulk_create([self.testimony])
        people = record_people(self.testimony, said, self.testimony.collection)
        self.made["witnesses"] = [witness.pk for witness in people]
        if said.consent:
            Consent.objects.bulk_create([Consent(testimony=self.testimony, recorded_by=self.batch.by, **said.consent)])

    def _write_recordings(self) -> list[Recording]:
        documents = [self.kept.reads[file.arrived.path].document for file in self._new_texts()]
        arrived = [self.kept.recordings[file.arrived.path] for file in self.group.at_work(Part.RECORDING)]
        addresses = [file.arrived.path for file in self.group.at_work(Part.ADDRESS)]
        addresses += [address for document in documents for address in of_document(document).addresses]
        arrived += [tapes.addressed(address) for address in dict.fromkeys(addresses)]
        spoken_on = max((said.recording + 1 for document in documents for said in document.segments), default=0)
        if not (arrived or spoken_on > 1 or self.group.known):
            return []
        everything, new = tapes.write_recordings(self.testimony, arrived, tape_count=spoken_on if spoken_on > 1 else 0)
        self.made["recordings"] = [recording.pk for recording in new]
        return everything

    def _new_texts(self) -> list[PlannedFile]:
        """Originals before their translations."""
        files = self.group.at_work(Part.TRANSCRIPT) + self.group.at_work(Part.TRANSLATION)
        return [file for file in files if file.outcome is Outcome.NEW]

    def _write_texts(self, recordings: Sequence[Recording]) -> None:
        self._cast, self._tapes = self._who_may_speak(), recordings
        had = self._original() if self.group.known else None
        for file in self._new_texts():
            read, made = self.kept.reads[file.arrived.path], self.kept.transcripts[file.arrived.path]
            self._write_transcripts(list(zip(made, documents_of(read), strict=True)), original=had)
            self._keep_contents(made[0], write_contents(self.testimony, file, read.document, tapes=recordings))
            had, file.transcript_key = had or made[0], made[0].pk
        for file in self.group.at_work():
            if file.outcome is Outcome.CHANGED:
                before = deepcopy(self.made)
                try:
                    with transaction.atomic():
                        self._change(file)
                except (FileRefused, NotCarried, EditConflict) as error:
                    self.made = before
                    file.refuse(error if isinstance(error, FileRefused) else FileRefused(str(error)))

    def _who_may_speak(self) -> Cast:
        said = self.kept.description
        is_unpeopled = not (self.group.known or said.witnesses or said.interviewers)
        chosen = from_kept(self.batch.speakers)
        return Cast((), (), chosen) if is_unpeopled else Cast.of(self.testimony, chosen=chosen)

    def _original(self) -> Transcript | None:
        return Transcript.objects.filter(testimony=self.testimony, translation_of=None).order_by("pk").first()

    def _write_transcripts(self, pairs: texts.Pairs, *, original: Transcript | None) -> None:
        texts.write_transcripts(pairs, original=original, tapes=self._tapes, cast=self._cast)
        self.made["transcripts"] += [transcript.pk for transcript, _document in pairs]

    def _change(self, file: PlannedFile) -> None:
        """A file that came again: judged once more, now that nobody else can write. Its former source stays on disk."""
        read, arrived = self.kept.reads[file.arrived.path], self.kept.transcripts[file.arrived.path]
        known = Transcript.objects.filter(pk=file.transcript_key or 0).first()
        if known is None:
            raise FileRefused(REMOVED)
        has = texts_beside(known)
        documents = documents_of(read)
        stood = [Standing.of(transcript) for transcript in has]
        for transcript, document, before in zip(has, documents, stood, strict=False):
            is_revised = is_changed(transcript, document)
            if is_revised:
                self._write_tapes(document)
                changed = texts.change_transcript(transcript, document, batch=self.batch)
                file.findings += changed.findings
                self.made["widened"] += changed.widened
            former = str(transcript.source_file.name), transcript.source_sha256
            self.made["revised"][str(transcript.pk)] = [transcript.revision, is_revised, *former]
            texts.replace_source(transcript, arrived[0], document)
            self._hide_anew(transcript, before, file)
        added = list(zip(arrived, documents, strict=True))[len(has) :]
        self._write_transcripts(added, original=has[0])
        self._rewrite_contents(has[0], file, read.document, stood=stood)

    def _write_tapes(self, document: TranscriptDocument) -> None:
        """Tapes that a file speaks of only now that it comes again."""
        spoken_on = max((said.recording + 1 for said in document.segments), default=0)
        if spoken_on > 1:
            _everything, new = tapes.write_recordings(self.testimony, [], tape_count=spoken_on)
            self.made["recordings"] += [recording.pk for recording in new]

    def _rewrite_contents(
        self, transcript: Transcript, file: PlannedFile, document: TranscriptDocument, *, stood: Sequence[Standing]
    ) -> None:
        """The file's entries in place of those that it brought before.

        None where somebody edited one of them, nor where they would say what is hidden: they cannot be hidden.
        """
        if not is_rewritten(transcript, document):
            if is_other(transcript, document):
                file.warn(OTHER_CONTENTS)
            return
        kept, _is_edited = brought_by(transcript) or ({"points": []}, False)
        former = entries(key for key, *_place in kept["points"])
        if any(is_uncovered(before, was=words_of(former), says=words_in(document)) for before in stood):
            file.warn(HIDDEN_CONTENTS)
            return
        on = [entry.recording for entry in former if entry.recording]
        on += Recording.objects.filter(testimony=self.testimony).order_by("position")[:1]
        keys = write_contents(self.testimony, file, document, tapes=on, former=former)
        self._keep_contents(transcript, keys, was=kept["points"])

    def _keep_contents(self, transcript: Transcript, keys: Sequence[int], *, was: Sequence[Sequence[Any]] = ()) -> None:
        """What the audit keeps of entries, to compare the next file with and to take the batch back."""
        before = {key for key, *_place in was}
        self.made["index_points"] += [key for key in keys if key not in before]
        self.made["contents"][str(transcript.pk)] = kept_of(keys, salt=self.batch.identifier, was=was)

    def _hide_anew(self, transcript: Transcript, before: Standing, file: PlannedFile) -> None:
        """Words that were hidden stay so wherever the file has them now."""
        because = f"{BROUGHT_AGAIN}{self.batch.identifier}"
        hidden = list(hide_strays(transcript, before, by=self.batch.by, because=because))
        file.findings += told_of_hidden([redaction.segment.key for redaction in hidden])
        self.made["hidden"] += [redaction.pk for redaction in hidden]
