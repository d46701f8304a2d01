"""An open and a closed thing of every kind that has an address, alike in all but their identifiers."""

from testimonies.models import Claim, Question, Testimony
from testimonies.vocabulary import Openness
from tests.factories.pictures import portrait_file
from tests.factories.recordings import make_recording
from tests.factories.records import (
    make_authority,
    make_collection,
    make_testimony,
    make_transcript,
    make_witness,
    publish,
)

OPEN, SHUT, NOBODY = "open", "closed", "nobody"  # the last two are as long as each other


def make_everything(whose: str) -> Testimony:
    """Published and open, or a draft, in a collection of its own; its identifiers are `t-open`, `w-open` and so on."""
    witness = make_witness(f"Demo {whose}", identifier=f"w-{whose}")
    witness.portrait.save("portrait.jpg", portrait_file(size=(40, 50)))
    testimony = make_testimony(
        witness, identifier=f"t-{whose}", collection=make_collection(f"c-{whose}"), openness=Openness.OPEN
    )
    passage = make_transcript(testimony).segments.first()
    testimony.subjects.add(make_authority(whose, identifier=f"a-{whose}"))
    make_recording(testimony, identifier=f"r-{whose}")
    question = Question.objects.create(identifier=f"q-{whose}", title=whose)
    Claim.objects.create(question=question, statement=whose, segment=passage)
    if whose == OPEN:
        publish(testimony)
    return testimony
