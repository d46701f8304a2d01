"""The speakers' labels of a plan: how often each speaks, a few of its words, and who it is taken to be, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from testimonies.ingest.cast import Cast, Casting, Choice
from testimonies.ingest.description import merged, of_row
from testimonies.ingest.planned import Plan, PlannedFile, PlannedTestimony, Voice
from testimonies.models import Speaker, Testimony
from testimonies.vocabulary import Ground, Outcome, SpeakerRole

MOST_PEOPLE = 20
AT_ONCE = 500


@dataclass(slots=True)
class HeardVoice:
    """One label over the whole plan. `castings` are all that it is taken for; `people` names of witnesses."""

    label: str
    turns: int = 0
    testimonies: int = 0
    words: str = ""
    castings: dict[tuple[SpeakerRole, Ground], int] = field(default_factory=dict)
    people: dict[str, None] = field(default_factory=dict)

    @property
    def role(self) -> SpeakerRole | None:
        """The one for which it is taken everywhere; None where that differs."""
        roles = {role for role, _ground in self.castings}
        return roles.pop() if len(roles) == 1 else None

    @property
    def ground(self) -> Ground:
        """The commonest."""
        return max(self.castings, key=lambda casting: self.castings[casting])[1]


def voices_in(plan: Plan, *, chosen: Mapping[str, Choice]) -> list[HeardVoice]:
    """Every label of what is to be written, those of whom least is known first, then by turns."""
    heard: dict[str, HeardVoice] = {}
    known = _known_labels(plan)
    for testimony in plan.testimonies:
        files = [file for file in testimony.at_work() if file.voices]
        if files:
            _hear(testimony, files, heard, chosen=chosen, known=known)
    return sorted(heard.values(), key=lambda voice: (voice.role not in (None, SpeakerRole.UNKNOWN), -voice.turns))


def _hear(
    testimony: PlannedTestimony,
    files: list[PlannedFile],
    heard: dict[str, HeardVoice],
    *,
    chosen: Mapping[str, Choice],
    known: Mapping[int, set[str]],
) -> None:
    cast, told = _cast_of(testimony, chosen), set[str]()
    for file in files:
        for label, casting in cast.roles_of(file.voices).items():
            if label in known.get(file.transcript_key or 0, ()):
                continue
            voice = heard.setdefault(label, HeardVoice(label))
            _take_in(voice, file.voices[label], casting)
            if label not in told:
                voice.testimonies += 1
                names = (name for _witness, name in cast.witnesses)
                voice.people |= dict.fromkeys(name for name in names if len(voice.people) < MOST_PEOPLE)
            told.add(label)


def _take_in(voice: HeardVoice, said: Voice, casting: Casting) -> None:
    voice.turns += said.turns
    voice.words = voice.words or said.words
    kind = casting.role, casting.ground
    voice.castings[kind] = voice.castings.get(kind, 0) + 1


def _cast_of(testimony: PlannedTestimony, chosen: Mapping[str, Choice]) -> Cast:
    """The people that the testimony has, or will have."""
    if testimony.known:
        return Cast.of(Testimony.objects.get(pk=testimony.known), chosen=chosen)
    told = [of_row(testimony.row)] if testimony.row else []
    said = merged([*told, *(file.description for file in testimony.files)])
    return Cast(tuple(enumerate(said.witnesses)), tuple(said.interviewers), chosen)


def _known_labels(plan: Plan) -> dict[int, set[str]]:
    """Of transcripts that are changed: who speaks there already stays as curators left it."""
    files: Iterator[PlannedFile] = chain.from_iterable(testimony.files for testimony in plan.testimonies)
    keys = [file.transcript_key for file in files if file.outcome is Outcome.CHANGED and file.transcript_key]
    known: dict[int, set[str]] = {}
    for start in range(0, len(keys), AT_ONCE):
        speakers = Speaker.objects.filter(transcript__in=keys[start : start + AT_ONCE])
        for transcript, label in speakers.values_list("transcript", "label"):
            known.setdefault(transcript, set()).add(label)
    return known
