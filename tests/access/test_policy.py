"""The rule is stated twice, as a decision and as conditions: here both are asked about the whole product."""

import datetime as dt
from itertools import product

import pytest

from testimonies.access.policy import NOTHING, WHOLE, Sight, agreed_q, sight_of
from testimonies.access.terms import ConsentTerms, Scope, Terms
from testimonies.access.viewer import EVERYTHING, VISITOR, Standing, Viewer, reader_of
from testimonies.models import Consent, Participation, Recording, Testimony, Witness
from testimonies.vocabulary import Openness, State
from tests.factories.records import EVERY_SCOPE, make_collection, make_testimony, make_witness

NOW = dt.datetime(2026, 10, 25, 1, 0, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)
OPENINGS = (None, NOW - SECOND, NOW, NOW + SECOND)
CONSENTS = {
    "none": (),
    "everything, for all": ({},),
    "text only": ({"covers_voice": False, "covers_image": False, "covers_name": False},),
    "no text": ({"covers_text": False},),
    "withdrawn": ({"withdrawn_at": NOW - SECOND},),
    "research only": ({"research_only": True},),
    "over": ({"until_date": NOW.date() - dt.timedelta(days=1)},),
    "last day": ({"until_date": NOW.date()},),
    "first witness only": ({"witness": 0},),
    "each witness": ({"witness": 0}, {"witness": 1, "covers_name": False}),
    "research only, withdrawn": ({"research_only": True, "withdrawn_at": NOW - SECOND},),
    "research only, over": ({"research_only": True, "until_date": NOW.date() - dt.timedelta(days=1)},),
    "public text, all for research": ({"covers_voice": False, "covers_image": False}, {"research_only": True}),
    "one of them research only": ({"witness": 0}, {"witness": 1, "research_only": True}),
    "one of them withdrawn": ({"witness": 0}, {"witness": 1, "withdrawn_at": NOW - SECOND}),
}


def make_every_testimony(collection, witnesses):
    """The product, in bulk; a published testimony needs some consent on record, if only one that ended."""
    rows, consents = [], []
    for state, openness, opens_at, shown, given in product(State, Openness, OPENINGS, (True, False), CONSENTS):
        rows.append(
            Testimony(
                collection=collection,
                title=f"{state} {openness} {opens_at} {shown} {given}",
                openness=openness,
                opens_at=opens_at,
                existence_is_shown=shown,
                provenance=f"{state} {given}",
            )
        )
    testimonies = Testimony.objects.bulk_create(rows)
    Participation.objects.bulk_create(
        Participation(testimony=testimony, witness=witness) for testimony in testimonies for witness in witnesses
    )
    for testimony in testimonies:
        state, given = testimony.provenance.split(" ", 1)
        testimony.state = state
        for fields in CONSENTS[given] or ({"withdrawn_at": NOW},):
            witness = witnesses[fields["witness"]] if "witness" in fields else None
            consents.append(Consent(testimony=testimony, **EVERY_SCOPE | fields | {"witness": witness}))
    for consent in Consent.objects.bulk_create(consents):
        consent.testimony.published_under = consent
        consent.testimony.published_at = NOW
    Testimony.objects.bulk_update(testimonies, ["state", "published_under", "published_at"], batch_size=500)


def keys(records):
    return set(records.values_list("pk", flat=True))


@pytest.mark.django_db
def test_decision_and_conditions_agree_over_the_whole_product():
    ours, theirs = make_collection("c-ours"), make_collection("c-theirs")
    witnesses = [make_witness("First"), make_witness("Second")]
    make_every_testimony(ours, witnesses)
    Recording.objects.bulk_create(
        Recording(testimony=testimony, position=1, medium=medium)
        for testimony, medium in zip(Testimony.objects.all(), ("audio", "video") * 9999, strict=False)
    )
    testimonies = list(Testimony.objects.with_terms().prefetch_related("recordings"))
    everything = frozenset(testimony.pk for testimony in testimonies)
    viewers = [
        VISITOR,
        EVERYTHING,
        Viewer(Standing.CURATOR),
        *(Viewer(Standing.CURATOR, frozenset({c.pk})) for c in (ours, theirs)),
        *(
            Viewer(Standing.READER, granted=granted)
            for granted in (frozenset(), everything, frozenset(sorted(everything)[::2]))
        ),
    ]
    described = [(testimony, testimony.terms(), testimony.recordings.all()[0]) for testimony in testimonies]
    requestable = keys(Testimony.objects.requestable(at=NOW))

    for viewer in viewers:
        readable = Testimony.objects.visible_to(viewer, at=NOW)
        named = keys(readable.filter(agreed_q(Scope.NAME, viewer, at=NOW)))
        readable, existing = keys(readable), keys(Testimony.objects.known_to(viewer, at=NOW))
        playable = keys(Recording.objects.playable_by(viewer, at=NOW))
        for testimony, terms, recording in described:
            sight = sight_of(terms, viewer=viewer, at=NOW)
            may_play = sight.voice and (sight.image or recording.medium == "audio")

            assert sight.text == (testimony.pk in readable), (testimony.title, viewer.standing)
            assert sight.existence == (testimony.pk in existing), (testimony.title, viewer.standing)
            assert sight.name == (testimony.pk in named), (testimony.title, viewer.standing)
            assert may_play == (recording.pk in playable), (testimony.title, viewer.standing)
    for testimony, terms, _recording in described:
        public, granted = (sight_of(terms, viewer=viewer, at=NOW) for viewer in (VISITOR, reader_of(testimony.pk)))
        is_offered = public.existence and granted.text and not public.text
        assert is_offered == (testimony.pk in requestable), testimony.title
    assert len(testimonies) == len(State) * len(Openness) * len(OPENINGS) * 2 * len(CONSENTS)


@pytest.mark.parametrize(("opens_at", "is_read"), [(NOW - SECOND, True), (NOW, True), (NOW + SECOND, False)])
def test_an_embargo_ends_at_its_instant(opens_at, is_read):
    consent = ConsentTerms(frozenset(Scope))
    terms = Terms(1, State.PUBLISHED, Openness.OPEN, opens_at=opens_at, consents=(consent,))

    assert sight_of(terms, viewer=VISITOR, at=NOW).text is is_read


def test_a_curator_sees_the_whole_of_the_own_collection_only():
    terms = Terms(7, State.DRAFT, Openness.CLOSED)

    assert sight_of(terms, viewer=Viewer(Standing.CURATOR, frozenset({7})), at=NOW) == WHOLE
    assert sight_of(terms, viewer=Viewer(Standing.CURATOR, frozenset({8})), at=NOW) == NOTHING


@pytest.mark.parametrize(
    ("openness", "research_only", "is_read_by_visitors", "is_read_by_readers"),
    [
        (Openness.OPEN, False, True, True),
        (Openness.OPEN, True, False, True),
        (Openness.READING_ROOM, False, False, True),
        (Openness.READING_ROOM, True, False, True),
        (Openness.CLOSED, False, False, False),
        (Openness.CLOSED, True, False, False),
    ],
)
def test_a_grant_opens_what_terms_and_consents_leave_to_readers(
    openness, research_only, is_read_by_visitors, is_read_by_readers
):
    consent = ConsentTerms(frozenset(Scope), research_only=research_only)
    terms = Terms(1, State.PUBLISHED, openness, consents=(consent,), testimony=7)

    assert sight_of(terms, viewer=VISITOR, at=NOW).text is is_read_by_visitors
    assert sight_of(terms, viewer=reader_of(8), at=NOW).text is is_read_by_visitors
    assert sight_of(terms, viewer=reader_of(7), at=NOW).text is is_read_by_readers


@pytest.mark.parametrize(("opens_at", "is_read"), [(NOW - SECOND, True), (NOW, True), (NOW + SECOND, False)])
def test_a_grant_does_not_shorten_an_embargo(opens_at, is_read):
    consent = ConsentTerms(frozenset(Scope))
    terms = Terms(1, State.PUBLISHED, Openness.READING_ROOM, opens_at=opens_at, consents=(consent,), testimony=7)

    assert sight_of(terms, viewer=reader_of(7), at=NOW).text is is_read


@pytest.mark.parametrize("state", [state for state in State if state is not State.PUBLISHED])
def test_a_grant_opens_nothing_that_is_not_published(state):
    terms = Terms(1, state, Openness.OPEN, consents=(ConsentTerms(frozenset(Scope)),), testimony=7)

    assert sight_of(terms, viewer=reader_of(7), at=NOW) == NOTHING


def test_a_closed_testimony_may_be_known_to_exist_and_no_more():
    terms = Terms(
        1, State.PUBLISHED, Openness.CLOSED, existence_is_shown=True, consents=(ConsentTerms(frozenset(Scope)),)
    )

    assert sight_of(terms, viewer=VISITOR, at=NOW) == Sight(existence=True)


@pytest.mark.django_db
def test_a_witness_is_named_only_when_every_readable_testimony_covers_the_name():
    witness = make_witness("Somebody")
    consents = [EVERY_SCOPE, EVERY_SCOPE | {"covers_name": False}]
    for number, scopes in enumerate(consents):
        testimony = make_testimony(witness, openness=Openness.OPEN, title=str(number))
        under = Consent.objects.create(testimony=testimony, **scopes)
        Testimony.objects.filter(pk=testimony.pk).update(state=State.PUBLISHED, published_under=under, published_at=NOW)

    assert not Witness.objects.named_for(VISITOR, at=NOW).get().may_be_named
    assert Witness.objects.named_for(EVERYTHING, at=NOW).get().may_be_named

    Testimony.objects.filter(title="1").update(openness=Openness.CLOSED)
    assert Witness.objects.named_for(VISITOR, at=NOW).get().may_be_named
