"""What the public may read of the archive that is put to the proof, made first, so that it bears the same numbers.

Nothing here is closed but what no public page can do without: the words under a mask, names that are not told.
"""

from dataclasses import dataclass
from typing import Any

from testimonies.models import Claim, IndexPoint, LifeEvent, Question, Testimony, TextRedaction, WitnessName
from testimonies.vocabulary import AuthorityKind, LifeEventKind, Medium, NameKind, Openness, PublicIdentity, SpeakerRole
from tests.factories.pictures import portrait_file
from tests.factories.recordings import make_recording
from tests.factories.records import (
    give_consent,
    make_authority,
    make_collection,
    make_published,
    make_testimony,
    make_transcript,
    make_witness,
    publish,
)
from tests.trust.canaries import Aviary

LINES = (
    "The river was wide that spring and the bread was shared.",
    "We carried bread across the river, and nobody counted the boats.",
    "At the bridge they asked for our names.",
)


@dataclass(slots=True)
class Holdings:
    """The archive; `told` is the testimony of which most is told."""

    aviary: Aviary
    told: Testimony
    question: Question


def make_public(aviary: Aviary) -> Holdings:
    """Nine testimonies in one collection, each with something that stays behind."""
    place = make_authority("Old Crossing", identifier="a-crossing", latitude="41.3", longitude="69.3")
    ferry = make_authority("Ferrymen", kind=AuthorityKind.COMMUNITY, identifier="a-ferrymen")
    told = _told(place=place, community=ferry)
    question = _question(told)
    for identity in (PublicIdentity.ANONYMOUS, PublicIdentity.PSEUDONYM):
        _nameless(aviary, identity)
    for scope in ("name", "voice", "image"):
        _without(aviary, scope)
    _masked(aviary)
    for number in range(2):
        made = make_published(
            make_witness(f"Demo Boatman {number}ov"), identifier=f"t-plain-{number}", texts=LINES[number:]
        )
        made.subjects.add(place)
    _announced(aviary)
    return Holdings(aviary, told, question)


def _told(*, place: Any, community: Any) -> Testimony:
    witness = make_witness(
        "Demo Ferryman", identifier="w-ferryman", birth_date="1919", birth_place=place, biography="Rowed."
    )
    WitnessName.objects.create(witness=witness, text="Демо Паромщик", language="ru", is_preferred=True)
    witness.communities.add(community)
    witness.portrait.save("portrait.jpg", portrait_file(size=(40, 50)))
    collection = make_collection("c-river", title="River voices", rights_statement="For reading.")
    told = make_published(
        witness, identifier="t-ferry", title="The ferry", summary="A river is crossed.", collection=collection,
        recorded_date="1974", recorded_place=place, texts=LINES, advisories=("hunger",), provenance="Given in 1990.",
    )  # fmt: skip
    tape = make_recording(told, identifier="r-ferry", label="First tape", duration_ms=9000)
    text = told.transcripts.get()
    text.segments.update(recording=tape, speaker=text.speakers.create(label="ferryman", role=SpeakerRole.UNKNOWN))
    make_transcript(told, "Переправа весной.", "Хлеб делили.", language="ru", kind="translation")
    told.subjects.add(place, make_authority("Bread", kind=AuthorityKind.TOPIC, identifier="a-bread"))
    told.contributors.create(name="Demo Interviewer", role="interviewer")
    IndexPoint.objects.create(
        testimony=told, recording=tape, position=1, start_ms=0, title="The bread", synopsis="Shared."
    )
    passage = text.segments.get(position=2)
    LifeEvent.objects.create(witness=witness, kind=LifeEventKind.BORN, date="1919", source="A register")
    LifeEvent.objects.create(witness=witness, kind=LifeEventKind.CAPTURED, date="1941", segment=passage, place=place)
    return told


def _question(told: Testimony) -> Question:
    question = Question.objects.create(identifier="q-boats", title="How many boats", unit="boats")
    passage, witness = told.transcripts.first().segments.get(position=2), told.witnesses.get()
    seen = Claim.objects.create(question=question, statement="Boats seen", low=12, segment=passage, witness=witness)
    seen.about.add(*told.subjects.all())
    Claim.objects.create(question=question, statement="Boats listed", low=20, source="A list")
    return question


def _nameless(aviary: Aviary, identity: str) -> None:
    """Of somebody whose name, life, face and label nobody is told."""
    witness = make_witness("Hidden", identifier=f"w-{identity}", public_identity=identity)
    aviary.fill(witness.names.get())
    aviary.fill(witness, only=("biography",))
    if identity == PublicIdentity.PSEUDONYM:
        witness.names.create(text="Demo Nightingale", kind=NameKind.PSEUDONYM)
    else:
        aviary.fill(witness, only=("portrait",))
    testimony = make_published(witness, identifier=f"t-{identity}", title=f"Told by a {identity}", texts=LINES)
    text = testimony.transcripts.get()
    aviary.fill(voice := text.speakers.create(label="hidden", role=SpeakerRole.UNKNOWN))
    text.segments.update(speaker=voice)


def _without(aviary: Aviary, scope: str) -> None:
    """Of a named witness whose consent leaves out one thing."""
    witness = make_witness(f"Demo Ov{scope}ov", identifier=f"w-no-{scope}")  # no word of the identifiers
    covered = {f"covers_{scope}": False}
    testimony = make_published(witness, identifier=f"t-no-{scope}", title="Not all of it", texts=LINES, consent=covered)
    medium = Medium.VIDEO if scope == "image" else Medium.AUDIO
    if scope == "name":
        aviary.fill(witness.names.get())
        aviary.fill(witness, only=("biography", "portrait"))
    else:
        tape = make_recording(testimony, identifier=f"r-no-{scope}", medium=medium)
        aviary.fill(tape, only=("label", "file", "original_name"))
    if scope == "image":
        aviary.fill(witness, only=("portrait",))


def _masked(aviary: Aviary) -> None:
    """With words under masks that overlap, at either end, and notes and entries that tell of them."""
    lines = ("hidden", "The boats were many.", "hidden")
    testimony = make_published(make_witness("Demo Masked"), identifier="t-masked", title="With a mask", texts=lines)
    text = testimony.transcripts.get()
    for segment in text.segments.filter(position__in=(1, 3)):
        aviary.fill(segment)
        TextRedaction.objects.create(segment=segment, start=0, end=1000, reason="asked")
        TextRedaction.objects.create(segment=segment, start=4, end=20, reason="asked again")
    aviary.fill(text, only=("footnotes",))
    point = IndexPoint.objects.create(testimony=testimony, position=1, start_ms=0, title="The beginning")
    aviary.fill(point, only=("synopsis", "partial_transcript"))
    tape = make_recording(testimony, identifier="r-masked")
    tape.redactions.create(start_ms=0, end_ms=20, reason="asked")
    aviary.fill(tape, only=("label", "file", "original_name"))


def _announced(aviary: Aviary) -> None:
    """Closed, and its existence may be told: nothing but its identifier."""
    witness = make_witness("Hidden", identifier="w-announced")
    testimony = make_testimony(witness, identifier="t-announced", existence_is_shown=True, openness=Openness.CLOSED)
    make_transcript(testimony, "hidden")
    publish(testimony)
    for record in (testimony, witness.names.get(), *testimony.transcripts.get().segments.all()):
        aviary.fill(record)
    aviary.fill(witness)
    give_consent(testimony)
