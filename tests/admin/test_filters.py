"""Filters of the list of testimonies."""

import datetime as dt

import pytest
from django.utils import timezone

from testimonies.models import Segment, Testimony, Witness
from tests.admin.pages import address, enter, text_of
from tests.factories.cast import make_curator
from tests.factories.records import (
    give_consent,
    make_authority,
    make_collection,
    make_published,
    make_testimony,
    make_transcript,
    make_witness,
)

pytestmark = pytest.mark.django_db


def listed(desk, query, model=Testimony):
    return sorted(str(record) for record in desk.get(address(model, "changelist") + query).context["cl"].result_list)


def test_consent_is_judged_as_the_gate_does(desk):
    for title, fields in {
        "Holds": {},
        "Withdrawn": {"withdrawn_at": timezone.now()},
        "Research": {"research_only": True},
        "Voice only": {"covers_text": False},
    }.items():
        give_consent(make_testimony(make_witness(), title=title), **fields)
    make_testimony(title="None")

    assert listed(desk, "?consent=yes") == ["Holds"]
    assert listed(desk, "?consent=no") == ["None", "Research", "Voice only", "Withdrawn"]
    assert len(listed(desk, "?consent=perhaps")) == 5


def test_embargo_lies_ahead(desk):
    for title, days in {"Past": -1, "Ahead": 1}.items():
        make_testimony(title=title, opens_at=timezone.now() + dt.timedelta(days=days))
    make_testimony(title="None")

    assert listed(desk, "?embargo=yes") == ["Ahead"]
    assert listed(desk, "?embargo=no") == ["None", "Past"]


def test_language_is_one_of_several(desk):
    make_testimony(title="Two", languages=("crh", "tr"))
    make_testimony(title="Other", languages=("de",))

    assert (listed(desk, "?language=tr"), listed(desk, "?language=ru")) == (["Two"], [])


def test_communities_are_offered_by_their_labels_and_only_where_borne(desk):
    community, _unused = make_authority("Karachay", kind="community"), make_authority("Balkar", kind="community")
    make_witness("Demo Witness").communities.add(community)

    page = desk.get(address(Witness, "changelist"))

    offered = next(spec for spec in page.context["cl"].filter_specs if spec.title == "communities").lookup_choices
    assert offered == [(community.pk, "Karachay")]
    assert listed(desk, f"?communities__id__exact={community.pk}", Witness) == ["Demo Witness"]


def test_passages_are_filtered_by_the_collections_one_works_on(desk):
    for name in ("here", "there"):
        make_transcript(make_testimony(collection=make_collection(f"c-{name}")), f"Said {name}.")
    limited = enter(make_curator("cataloguer", collections=(make_collection("c-here"),)))

    pages = [text_of(client.get(address(Segment, "changelist"))) for client in (desk, limited)]

    assert ["Collection c-there" in page for page in pages] == [True, False]
    assert listed(desk, "?collection=c-there", Segment) == ["Said there."]


def test_naming_finds_what_is_closed_for_a_name(desk):
    make_published(make_witness("Zarina Bekova"), title="Zarina tells", consent={"covers_name": False})
    make_published(make_witness("Anna Olsen"), title="Anna tells")
    make_testimony(make_witness("Someone"), title="Someone tells")
    page = address(Testimony, "changelist")

    found = {
        answer: {row.title for row in desk.get(page, {"naming": answer}).context["cl"].result_list}
        for answer in ("yes", "no")
    }

    assert found == {"yes": {"Zarina tells"}, "no": {"Anna tells", "Someone tells"}}
