"""Nobody finds out by lists, orders, filters, choosers or search boxes of the admin what they may not read there."""

import pytest
from django.contrib.auth.models import User

from testimonies.models import Collection, Segment, Testimony, Witness
from tests.trust.admin import address, kinds
from tests.trust.canaries import canaries_in
from tests.trust.crawler import ask
from tests.trust.roles import client_of

pytestmark = pytest.mark.django_db

# What a list is asked by its address, about something that this role may not read.
PROBES = {
    "transcriber": (
        (Testimony, "consents__conditions__contains=zqx"),
        (Testimony, "consents__document__startswith=consents"),
        (Testimony, "notes__by__password__startswith=md5"),
        (Testimony, "assignee__password__startswith=md5"),
        (Testimony, "published_under__conditions__contains=zqx"),
        (Witness, "consents__conditions__contains=zqx"),
        (Witness, "testimonies__consents__reference__startswith=zqx"),
        (Segment, "redactions__reason__contains=zqx"),
        (Segment, "transcript__testimony__consents__reference=zqx"),
        (Segment, "transcript__testimony__title__startswith=zqx"),
    ),
    "administrator": ((User, "password__startswith=md5"), (User, "curatorships__collection__title__startswith=zqx")),
}


@pytest.fixture
def told(holdings):
    """The address of a list, asked by somebody who signed in once."""
    clients = {role: client_of(role) for role in PROBES}

    def asked(role, model, query):
        page = f"/admin/{model._meta.app_label}/{model._meta.model_name}/?{query}"
        return ask(clients[role], page)

    return asked


def test_no_address_of_a_list_asks_about_what_its_reader_may_not_read(told):
    answers = {
        (model.__name__, query): told(role, model, query).status
        for role, probes in PROBES.items()
        for model, query in probes
    }

    refused = {asked: status for asked, status in answers.items() if status not in (302, 400)}
    assert refused == {}


def test_lists_choosers_and_searches_of_a_limited_curator_hold_nothing_of_other_collections(holdings):
    """Every list, and every search box with a word that only the other collection holds."""
    curator = client_of("administrator", Collection.objects.get(identifier="c-river"))
    theirs = _canaries_of(holdings, "c-shut")
    word = min(theirs)

    heard = {}
    for model in kinds():
        for query in ("", f"?q={word}", "?o=-1", "?all="):
            heard[model.__name__, query] = canaries_in(ask(curator, address(model, "changelist") + query).body) & theirs
    assert {asked: sung - {word} for asked, sung in heard.items() if sung - {word}} == {}


def test_choosers_offer_nothing_of_other_collections(holdings):
    curator = client_of("administrator", Collection.objects.get(identifier="c-river"))
    theirs = _canaries_of(holdings, "c-shut")
    chosen = {
        (model._meta.model_name, field.name)
        for model in kinds()
        for field in model._meta.get_fields()
        if field.is_relation and (field.many_to_one or field.many_to_many) and not field.auto_created
    }

    for model, field in sorted(chosen):
        asked = f"/admin/autocomplete/?app_label=testimonies&model_name={model}&field_name={field}&term="
        for term in ("", min(theirs)):
            assert canaries_in(ask(curator, asked + term).body) & theirs == set(), (model, field)


def _canaries_of(holdings, collection: str) -> set[str]:
    """The canaries in what belongs to testimonies of a collection; terms and persons in both belong to both."""
    of = Testimony.objects.filter(collection__identifier=collection)
    keys = {"Testimony": set(of.values_list("pk", flat=True))}
    keys["Segment"] = set(Segment.objects.filter(transcript__testimony__in=of).values_list("pk", flat=True))
    keys["Collection"] = set(Collection.objects.filter(identifier=collection).values_list("pk", flat=True))
    owned = set(of.values_list("pk", flat=True))
    return {
        one.canary
        for one in holdings.aviary.planted
        if one.record.pk in keys.get(type(one.record).__name__, set())
        or getattr(one.record, "testimony_id", 0) in owned
    }
