"""The list of testimonies and their form in tabs: what is typed is what is saved."""

import pytest
from django.urls import reverse

from testimonies.models import Claim, Consent, Question, Testimony
from tests.admin.pages import address, enter, filled, save, text_of
from tests.factories.cast import make_curator
from tests.factories.records import (
    make_authority,
    make_collection,
    make_published,
    make_testimony,
    make_transcript,
    make_witness,
)

pytestmark = pytest.mark.django_db


def test_whole_testimony_is_entered_on_one_form(desk, administrator):
    collection, witness, river = make_collection(), make_witness("Demo Witness"), make_authority("River")
    page = address(Testimony, "add")

    desk.post(
        page,
        filled(
            desk.get(page),
            identifier="t-new",
            collection=collection.pk,
            title="On the river",
            recorded_date="1996-05",
            recorded_place=river.pk,
            languages="Crimean Tatar, ru",
            advisories=["hunger", "death"],
            advisories_considered="on",
            openness="open",
            subjects=[river.pk],
            assignee=administrator.pk,
            **{
                "participations-0-witness": witness.pk,
                "contributors-0-name": "Ayla",
                "consents-0-covers_text": "on",
                "consents-0-covers_name": "on",
                "notes-0-text": "Ask about the boats.",
            },
        ),
    )

    testimony = Testimony.objects.get()
    assert {
        "date": str(testimony.recorded_date),
        "languages": testimony.languages,
        "advisories": testimony.advisories,
        "witnesses": list(testimony.witnesses.all()),
        "subjects": list(testimony.subjects.all()),
        "state": testimony.state,
        "consents": Consent.objects.count(),
    } == {
        "date": "1996-05",
        "languages": ("crh", "ru"),
        "advisories": ("hunger", "death"),
        "witnesses": [witness],
        "subjects": [river],
        "state": "draft",
        "consents": 1,
    }


def test_state_is_not_changed_by_typing(desk):
    testimony = make_testimony(make_witness())

    save(desk, testimony, state="published", published_at_0="2020-01-01", version=testimony.version)

    assert Testimony.objects.get().state == "draft"


def test_list_tells_where_each_stands(desk):
    make_testimony(
        make_witness("Demo Witness"),
        title="On the river",
        recorded_date="1996",
        languages=("tr",),
        identifier="t-river",
    )

    shown = text_of(desk.get(address(Testimony, "changelist")))

    assert "On the river t-river Draft Closed Demo Witness Türkçe 1996" in shown


def test_witnesses_stand_in_their_order_and_once(desk):
    second, first = make_witness("Second"), make_witness("First")
    make_testimony(first, second), make_testimony(second)

    rows = desk.get(address(Testimony, "changelist")).content.decode()

    assert "First, Second" in rows
    assert "Second, Second" not in rows


def test_claims_of_its_passages_are_shown_with_it(desk):
    testimony = make_testimony(make_witness())
    segment = make_transcript(testimony).segments.first()
    Claim.objects.create(
        question=Question.objects.create(title="Survivors"), statement="Few lived.", segment=segment, low=3000,
        of_total=80000, unit="prisoners",
    )  # fmt: skip
    Claim.objects.create(statement="Elsewhere.", source="A book")

    tabs = {tab.tab.slug: tab for tab in desk.get(address(testimony)).context["tabs"]}

    assert [str(claim) for claim in tabs["subjects"].panel] == ["Few lived."]


def test_portal_is_one_step_away(desk):
    testimony = make_testimony(make_witness())

    assert reverse("testimony", args=[testimony.identifier]) in desk.get(address(testimony)).content.decode()


def test_form_opens_what_is_published_only_for_who_may_publish():
    cataloguer, publisher = enter(make_curator("cataloguer")), enter(make_curator("publisher"))
    published = make_published(openness="closed")

    save(cataloguer, published, openness="open", existence_is_shown="on", title="Reworded")
    reworded = Testimony.objects.get()
    save(publisher, published, openness="open")

    assert (reworded.title, reworded.openness, reworded.existence_is_shown) == ("Reworded", "closed", False)
    assert Testimony.objects.get().openness == "open"


def test_form_opens_a_draft_for_every_cataloguer():
    save(enter(make_curator("cataloguer")), make_testimony(), openness="open")

    assert Testimony.objects.get().openness == "open"
