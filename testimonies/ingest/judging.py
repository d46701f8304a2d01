"""What becomes of each file of one testimony: new, changed, same or refused, with the reason."""

from collections import defaultdict
from collections.abc import Sequence

from testimonies.access.viewer import EVERYTHING, Viewer
from testimonies.ingest.bundle import name_of
from testimonies.ingest.comparing import is_alike, is_changed, is_described_otherwise, is_left
from testimonies.ingest.contents import OTHER_CONTENTS, is_other, is_rewritten
from testimonies.ingest.description import Description, merged, of_row
from testimonies.ingest.errors import FileRefused
from testimonies.ingest.matching import Known, Match
from testimonies.ingest.planned import Part, PlannedFile, PlannedTestimony
from testimonies.ingest.readers import Readers
from testimonies.ingest.reading import Read, documents_of
from testimonies.ingest.telling import HIDDEN_HERE
from testimonies.ingest.versions import Texts, versions_of
from testimonies.models import (
    Collection,
    FormerIdentifier,
    Recording,
    Segment,
    Testimony,
    TextRedaction,
    TimeRedaction,
    Transcript,
    WitnessName,
)
from testimonies.search.keys import name_key
from testimonies.transcripts.document import TranscriptDocument
from testimonies.values.identifier import is_identifier
from testimonies.vocabulary import EDITABLE_STATES, Outcome
from testimonies.workflow.identifiers import is_buried

DESCRIBED = ("title", "summary", "provenance", "recorded_date", "languages")
ALONE = "a recording alone does not say whose it is: name it in a sheet, or give it the name of its transcript"
OTHER_BYTES = "the testimony has a recording of this name with other bytes; an import never replaces a recording"
OTHER_WORDS = (
    "a transcript of this name is in the archive, but its words are others: name the testimony in a sheet if it is the "
    "same one, or give the file another name"
)
OTHERS_NAME = (
    "a new testimony: %s has a file of this name, but says other things; name it in a sheet if they belong together"
)
NO_IDENTIFIER = (
    '"%s" cannot be an identifier: Latin letters, digits, ".", "_" and "-" can, beginning with a letter or digit'
)
BURIED = "%s was erased: what bore that identifier does not come back, and nothing else bears it"
TAKEN = "%s cannot be used as an identifier here: give another one"
NOT_NOW = "its testimony is “%s”: return it to review before anything is added or changed"

SAME_WORDS = "its bytes are others than before, but its words, times and voices are those that the archive has"
LEFT = (
    "a curator edited this transcript since: its words are those of the file, and its times, voices and tapes were "
    "left as they are"
)


class Judge:
    """Judges the testimonies of one run against what the archive holds; reads, never writes."""

    def __init__(
        self, collection: Collection | None, known: Known, readers: Readers, *, viewer: Viewer = EVERYTHING
    ) -> None:
        self._collection, self._known, self._readers, self._viewer = collection, known, readers, viewer
        self._witnesses: dict[str, set[int]] = defaultdict(set)
        names = WitnessName.objects.filter(witness__testimonies__collection=collection, witness__merged_into=None)
        for text, witness in names.values_list("text", "witness") if collection else ():
            self._witnesses[text].add(witness)

    def judge(self, group: PlannedTestimony, match: Match) -> None:
        """Give every file its outcome and say why; `match` is where the group belongs by the rules for files."""
        files = [file for file in group.files if file.outcome is not Outcome.REFUSED]
        try:
            match = self._given(group) or self._confirmed(match, files)
        except FileRefused as refusal:
            for file in files:
                file.refuse(refusal)
            return
        group.known = match.testimony
        for file in files:
            file.why = match.why
            file.note(match.why)
        if match.testimony is None:
            self._judge_new(group, files)
        else:
            testimony = Testimony.objects.get(pk=match.testimony)
            judgement = _Judgement(testimony, match, self._known, self._readers, is_given=bool(group.identifier))
            judgement.of(files)
            if group.row and files and (others := said_otherwise(testimony, of_row(group.row))):
                files[0].warn(f"the sheet says otherwise about {', '.join(others)}; what the archive has was left")

    def _given(self, group: PlannedTestimony) -> Match | None:
        """By the identifier that a sheet gives; None without one."""
        identifier = group.row.one("identifier") if group.row else ""
        if not identifier:
            return None
        if not is_identifier(identifier):
            raise FileRefused(NO_IDENTIFIER % identifier)
        now = str(FormerIdentifier.now("testimony", identifier) or identifier)
        found = Testimony.objects.select_related("collection").filter(identifier=now).first()
        if self._is_of_others(identifier, found):
            raise FileRefused(TAKEN % identifier)
        if is_buried("testimony", identifier):
            raise FileRefused(BURIED % identifier)
        group.identifier = now
        if found and found.collection != self._collection:
            where = found.collection.identifier
            raise FileRefused(f"{identifier} is in the collection {where}: name that with --collection {where}")
        why = f"the sheet says that it belongs to {identifier}"
        return Match(found.pk, why) if found else Match(None, f"{why}, which is new")

    def _is_of_others(self, identifier: str, found: Testimony | None) -> bool:
        """Of a collection that this curator is not a curator of, or of none any more."""
        if found:
            return not self._viewer.curates(found.collection_id)
        return is_buried("testimony", identifier) and not self._viewer.curates_everything

    def _confirmed(self, match: Match, files: Sequence[PlannedFile]) -> Match:
        """A name alone is weak: where texts arrive, one of them must be like one that the testimony has."""
        texts = [file for file in files if file.is_text]
        if match.testimony is None or not match.by_name or not texts:
            return match
        transcripts = list(Transcript.objects.filter(testimony=match.testimony))
        for file in texts:
            arriving = self._readers.read(file).document
            if any(is_alike(transcript, arriving) for transcript in transcripts):
                return match
        return Match(None, OTHERS_NAME % Testimony.objects.get(pk=match.testimony).identifier)

    def _judge_new(self, group: PlannedTestimony, files: Sequence[PlannedFile]) -> None:
        if group.row is None and not any(file.is_text for file in files):
            for file in files:
                file.refuse(FileRefused(ALONE))
            return
        said = of_row(group.row) if group.row else Description()
        for file in files:
            file.findings += file.description.findings
            file.testimony = group.identifier
        if files:
            files[0].findings += said.findings
            self._tell_names(merged([said, *(file.description for file in files)]), files[0])

    def _tell_names(self, description: Description, file: PlannedFile) -> None:
        for name in description.witnesses:
            if len(self._witnesses[name]) == 1:
                file.warn(f"the witness “{name}” is taken to be the one whom the collection knows by exactly this name")
            else:
                file.note(f"the witness “{name}” is recorded anew, and anonymous until a curator chooses otherwise")
                self._witnesses[name] = {0}
            if is_named_in(name, description.title):
                file.note(f"the title names “{name}”: it can be published so only if the witness is shown by name")


def is_named_in(name: str, title: str) -> bool:
    """Whether a word of the name stands in the title, as the gate before publishing asks."""
    said = f" {name_key(title)} "
    return any(f" {key} " in said for key in name_key(name).split() if len(key) > 2)


def said_otherwise(testimony: Testimony, said: Description) -> list[str]:
    """What a sheet says of a testimony that the archive has, and the archive does not."""
    others = [name for name in DESCRIBED if (told := getattr(said, name)) and told != getattr(testimony, name)]
    names = set(WitnessName.objects.filter(witness__testimonies=testimony).values_list("text", flat=True))
    if set(said.witnesses) - names:
        others.append("witnesses")
    if said.consent and not testimony.consents.exists():
        others.append("consent")
    return [name.replace("_", " ") for name in others]


class _Judgement:
    """Of files that belong to a testimony which the archive has."""

    def __init__(self, testimony: Testimony, match: Match, known: Known, readers: Readers, *, is_given: bool) -> None:
        self._testimony, self._match, self._known, self._is_given = testimony, match, known, is_given
        self._readers = readers
        self._versions: dict[str, Texts] = {}
        self._recordings = list(Recording.objects.filter(testimony=testimony))

    def of(self, files: Sequence[PlannedFile]) -> None:
        """Every file, the texts first: a recording that only shares a name needs one of them beside it."""
        texts = [file for file in files if file.is_text]
        self._versions = versions_of(self._testimony, texts, self._readers)
        for file in [*texts, *(file for file in files if not file.is_text)]:
            file.testimony, file.testimony_key = self._testimony.identifier, self._testimony.pk
            try:
                file.outcome = self._outcome(file, has_text=any(text.outcome is not Outcome.REFUSED for text in texts))
                if file.has_work and file.is_text and self._hides_something():
                    file.warn(HIDDEN_HERE)
                if file.has_work and self._testimony.state not in EDITABLE_STATES:
                    raise FileRefused(NOT_NOW % self._testimony.get_state_display())
            except FileRefused as refusal:
                file.refuse(refusal)

    def _outcome(self, file: PlannedFile, *, has_text: bool) -> Outcome:
        if file.part is Part.ADDRESS:
            is_there = any(tape.external_url == file.arrived.path for tape in self._recordings)
            return Outcome.SAME if is_there else Outcome.NEW
        held = self._known.by_sum.get(file.sha256, set())
        if self._testimony.pk in held:
            return Outcome.SAME
        if held and not self._is_given:
            elsewhere = Testimony.objects.get(pk=min(held))
            file.testimony, file.testimony_key = elsewhere.identifier, elsewhere.pk
            return Outcome.SAME
        return self._of_text(file) if file.is_text else self._of_recording(file, has_text=has_text)

    def _hides_something(self) -> bool:
        words = Segment.objects.filter(redactions__in=TextRedaction.objects.in_force())
        sound = Recording.objects.filter(redactions__in=TimeRedaction.objects.in_force())
        return (
            words.filter(transcript__testimony=self._testimony).exists()
            or sound.filter(testimony=self._testimony).exists()
        )

    def _of_recording(self, file: PlannedFile, *, has_text: bool) -> Outcome:
        if any(name_of(tape.original_name) == name_of(file.arrived.name) for tape in self._recordings):
            raise FileRefused(OTHER_BYTES)
        if (self._match.by_name or self._match.by_path) and not has_text:
            raise FileRefused(ALONE)
        return Outcome.NEW

    def _of_text(self, file: PlannedFile) -> Outcome:
        had = self._versions.get(file.arrived.path)
        if had:
            file.transcript_key = had[0].pk
            read = self._readers.read(file)
            pairs = list(zip(had, documents_of(read), strict=False))
            changed = [is_changed(*pair) for pair in pairs]  # every one is asked, because each may refuse
            if not any(changed):
                return self._with_the_same_words(file, read, pairs)
            if not self._is_given and not any(is_alike(*pair) for pair in pairs):
                raise FileRefused(OTHER_WORDS)
            return Outcome.CHANGED
        return Outcome.NEW

    def _with_the_same_words(
        self, file: PlannedFile, read: Read, pairs: Sequence[tuple[Transcript, TranscriptDocument]]
    ) -> Outcome:
        """What a curator set otherwise is left; footnotes, fields and contents may be others all the same."""
        is_kept = any(is_left(*pair) for pair in pairs)
        if is_kept:
            file.warn(LEFT)
        if any(is_described_otherwise(*pair) for pair in pairs) or is_rewritten(pairs[0][0], read.document):
            return Outcome.CHANGED
        if not is_kept:
            file.note(SAME_WORDS)
        if is_other(pairs[0][0], read.document):
            file.warn(OTHER_CONTENTS)
        return Outcome.SAME
