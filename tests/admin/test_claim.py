"""Claims in figures as their source words them, contradictions side by side under their question."""

from decimal import Decimal

import pytest

from testimonies.admin.claim import in_figures
from testimonies.models import Claim, Question
from tests.admin.pages import address, enter, filled, text_of
from tests.factories.cast import make_curator
from tests.factories.records import make_collection, make_testimony, make_transcript

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, ""),
        ({"low": Decimal(3000), "of_total": Decimal(80000), "unit": "prisoners"}, "3,000 of 80,000 prisoners"),
        ({"low": Decimal(3800000), "precision": "about"}, "about 3,800,000"),
        ({"low": Decimal("1.50"), "high": Decimal(2), "precision": "between"}, "between 1.5–2"),
    ],
)
def test_figures_are_worded_as_the_source_does(fields, said):
    assert in_figures(Claim(**fields)) == said


def test_claims_stand_side_by_side_smallest_first(desk):
    question = Question.objects.create(title="Prisoners taken")
    for low in (5_000_000, 3_800_000):
        Claim.objects.create(question=question, statement=f"{low} were taken", low=low, source="A book")

    claims = next(tab for tab in desk.get(address(question)).context["tabs"] if tab.tab.slug == "claims").panel

    assert [claim.low for claim in claims] == [3_800_000, 5_000_000]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"source": ""}, "Name the passage or the document that says so."),
        ({"source": "A book", "low": 5, "high": 4}, "The upper end is below the lower."),
    ],
)
def test_claim_against_the_rules_is_refused_in_words(desk, typed, why):
    page = address(Claim, "add")

    answer = desk.post(page, filled(desk.get(page), statement="Few lived.", **typed))

    assert why in text_of(answer)
    assert not Claim.objects.exists()


def test_claims_of_closed_passages_elsewhere_are_not_shown():
    question, here = Question.objects.create(title="Prisoners taken"), make_collection("c-here")
    there = make_transcript(make_testimony(collection=make_collection("c-there"))).segments.first()
    Claim.objects.create(question=question, statement="From there.", segment=there)
    Claim.objects.create(question=question, statement="From a book.", source="A book")
    curator = enter(make_curator("cataloguer", collections=(here,)))

    shown = text_of(curator.get(address(question)))

    assert ("From there." in shown, "From a book." in shown) == (False, True)
