"""A small archive with something on every page, for journeys in a browser. All words are invented for the tests."""

from django.db import transaction

from testimonies.indexing.rebuild import rebuild
from testimonies.models import (
    Authority,
    AuthorityLabel,
    Claim,
    Collection,
    LifeEvent,
    Question,
    Testimony,
    Witness,
    WitnessName,
)
from testimonies.vocabulary import AuthorityKind, LabelKind, LifeEventKind, Precision
from tests.factories.pictures import portrait_file
from tests.factories.records import (
    make_authority,
    make_collection,
    make_published,
    make_testimony,
    make_witness,
    publish,
)

NOTICE = "A summary of a published report, not verbatim testimony."
WORDS = ("The river was wide that spring.", "We carried a slice of bread across it.", "Nobody counted the boats.")


def make_holdings() -> None:
    """Thirty testimonies, one of them told in full, one closed; and the indexes brought up to them."""
    with transaction.atomic():
        _make_everything()
    rebuild()


def _make_everything() -> None:
    ferry = make_authority("Ferrymen", kind=AuthorityKind.COMMUNITY, identifier="a-ferrymen")
    AuthorityLabel.objects.create(authority=ferry, text="Boatmen", language="en", kind=LabelKind.VARIANT)
    place = _make_place()
    told = _make_told(ferry, place)
    for number in range(28):
        witness = make_witness(f"Demo Witness {chr(65 + number % 26)}ova", birth_date="1921?")
        testimony = make_published(
            witness, title=f"Bread and boats, part {number + 1}", recorded_date="1994", texts=WORDS
        )
        testimony.subjects.add(place)
    publish(make_testimony(make_witness("Hidden"), identifier="t-closed", title="Hidden", existence_is_shown=True))
    _make_question(told)


def _make_place() -> Authority:
    place = make_authority(
        "Old Crossing", identifier="a-crossing", note="Where the boats put out.", latitude="41.3", longitude="69.3"
    )
    for text, language, kind in (
        ("Старая Переправа", "ru", LabelKind.PREFERRED),
        ("المعبر القديم", "ar", LabelKind.PREFERRED),
        ("Alt-Furt", "de", LabelKind.HISTORICAL),
    ):
        AuthorityLabel.objects.create(authority=place, text=text, language=language, kind=kind)
    place.external_identifiers.create(scheme="geonames", value="1218197")
    place.broader.add(make_authority("River country"))
    return place


def _make_told(community: Authority, place: Authority) -> Testimony:
    witness = make_witness(
        "Demo Ferryman", identifier="w-ferryman", birth_date="1919", birth_place=place, biography="Rowed."
    )
    WitnessName.objects.create(witness=witness, text="Демо Паромщик", language="ru", is_preferred=True)
    WitnessName.objects.create(witness=witness, text="ديمو المراكبي", language="ar", is_preferred=True)
    witness.portrait.save("portrait.jpg", portrait_file())
    witness.communities.add(community)
    testimony = make_published(
        witness,
        identifier="t-ferry",
        title="The ferry",
        texts=WORDS,
        notice=NOTICE,
        summary="How a river was crossed.",
        advisories=("hunger",),
        recorded_date="1974",
        recorded_place=place,
        collection=_make_collection(),
    )
    testimony.subjects.add(
        place, make_authority("Row guards", kind=AuthorityKind.UNIT), make_authority("Bread", kind=AuthorityKind.TOPIC)
    )
    _make_life(witness, testimony)
    return testimony


def _make_collection() -> Collection:
    fields = {"rights_statement": "For reading.", "description": "Told by the water."}
    return make_collection("c-river", title="River voices", **fields)


def _make_life(witness: Witness, testimony: Testimony) -> None:
    passage = testimony.transcripts.get().segments.get(position=2)
    for kind, date, more in (
        (LifeEventKind.BORN, "1919", {"source": "A register"}),
        (LifeEventKind.CAPTURED, "1941/1943", {"segment": passage, "description": "Taken at the crossing."}),
        (LifeEventKind.TESTIFIED, "1974", {"source": "The catalogue"}),
    ):
        LifeEvent.objects.create(witness=witness, kind=kind, date=date, **more)


def _make_question(testimony: Testimony) -> None:
    question = Question.objects.create(
        identifier="q-boats", title="How many boats", description="Two counts.", unit="boats"
    )
    passage = testimony.transcripts.get().segments.get(position=3)
    witness = testimony.witnesses.get()
    Claim.objects.create(
        question=question, statement="Boats seen", low=12, of_total=40, unit="boats", segment=passage, witness=witness
    )
    Claim.objects.create(
        question=question,
        statement="Boats listed",
        low=20,
        high=30,
        precision=Precision.BETWEEN,
        unit="boats",
        source="A list",
    )
