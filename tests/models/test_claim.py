import pytest

from testimonies.access.viewer import EVERYTHING, VISITOR, Standing, Viewer
from testimonies.models import Claim, Question, Segment
from tests.factories.records import make_collection, make_published, make_testimony, make_transcript

pytestmark = pytest.mark.django_db


def test_a_claim_is_read_with_its_passage_or_its_document():
    make_published(texts=("So many came.",))
    make_transcript(make_testimony(), "So many left.")
    question, hidden = (Question.objects.create(title=title) for title in ("How many?", "Who?"))
    spoken, unread = (
        Claim.objects.create(statement=text, segment=Segment.objects.get(text=text), question=question)
        for text in ("So many came.", "So many left.")
    )
    written = Claim.objects.create(statement="A book says so.", source="A book", question=question)
    Claim.objects.filter(pk=unread.pk).update(question=hidden)

    assert set(Claim.objects.visible_to(VISITOR)) == {spoken, written}
    assert set(Claim.objects.visible_to(EVERYTHING)) == {spoken, unread, written}
    assert set(Question.objects.visible_to(VISITOR)) == {question}
    assert set(Question.objects.visible_to(EVERYTHING)) == {question, hidden}


def test_a_limited_curator_meets_the_claims_and_questions_of_their_own_only():
    collection = make_collection("c-ours")
    make_transcript(make_testimony(collection=collection), "Ours.")
    make_transcript(make_testimony(), "Theirs.")
    questions, claims = [], []
    for text in ("Ours.", "Theirs."):
        questions.append(Question.objects.create(title=text))
        segment = Segment.objects.get(text=text)
        claims.append(Claim.objects.create(statement=text, segment=segment, question=questions[-1]))
    limited = Viewer(Standing.CURATOR, frozenset({collection.pk}))

    assert set(Claim.objects.visible_to(limited)) == {claims[0]}
    assert set(Question.objects.visible_to(limited)) == {questions[0]}
    assert set(Question.objects.visible_to(Viewer(Standing.CURATOR))) == set(questions)
