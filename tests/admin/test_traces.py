"""Each save of the admin writes one line of the audit, in its transaction, with what changed and nobody's words."""

import pytest
from django.db import IntegrityError, transaction

from testimonies.admin.traces import amend, count_up, owner_of, tell
from testimonies.models import AuditEvent, AuthorityLabel, Consent, Contributor, LifeEvent, Segment, Testimony, Witness
from testimonies.vocabulary import Openness
from testimonies.workflow import audit
from tests.admin.furnishing import furnish
from tests.admin.pages import address, filled, save
from tests.factories.cast import make_curator
from tests.factories.records import make_collection, make_testimony, make_witness

pytestmark = pytest.mark.django_db


def last():
    event = AuditEvent.objects.latest("pk")
    return event.verb, event.kind, event.identifier, event.change


def test_change_names_its_fields_and_keeps_values_of_closed_ones_only(desk):
    testimony = make_testimony(make_witness(), title="Before")

    save(desk, testimony, title="After", openness="open", opens_at_0="2031-05-01", opens_at_1="12:00:00")

    assert last() == (
        "change",
        "testimony",
        testimony.identifier,
        {
            "version": 2,
            "fields": ["title", "openness", "opens_at"],
            "values": {"openness": ["closed", "open"], "opens_at": [None, "2031-05-01T12:00:00+00:00"]},
        },
    )
    assert "After" not in str(AuditEvent.objects.latest("pk").change)
    assert audit.verify() == 1


def test_addition_and_deletion_are_told(desk):
    page = address(Witness, "add")
    desk.post(page, filled(desk.get(page), identifier="w-new", **{"names-0-text": "Somebody"}))
    witness, added = Witness.objects.get(), last()
    name = witness.names.get()

    desk.post(address(witness, "delete"), {"post": "yes"})

    assert added == ("add", "witness", "w-new", {"fields": ["identifier"], "witnessname": {"added": [name.pk]}})
    assert last() == ("delete", "witness", "w-new", {})


def test_rows_are_told_by_key_and_field(desk):
    testimony = make_testimony(make_witness())
    contributor = Contributor.objects.create(testimony=testimony, name="Ayla")

    save(desk, testimony, **{"contributors-0-role": "camera", "contributors-1-name": "Bekir"})

    assert last()[3]["contributor"] == {
        "added": [Contributor.objects.get(name="Bekir").pk],
        "changed": {str(contributor.pk): ["role"]},
    }


def test_what_belongs_to_a_testimony_is_told_in_its_story(desk):
    furnished = furnish("one")
    consent, testimony = furnished[Consent], furnished[Testimony]

    save(desk, consent, reference="Folder 3")

    assert last() == (
        "change",
        "testimony",
        testimony.identifier,
        {"version": testimony.version, "consent": consent.pk, "fields": ["reference"]},
    )


def test_refused_save_writes_nothing(desk):
    testimony = make_testimony(make_witness())

    save(desk, testimony, title="")

    assert not AuditEvent.objects.exists()


def test_line_and_change_go_together(administrator):
    testimony = make_testimony()

    def change_and_fail():
        with transaction.atomic():
            tell("change", testimony, by=administrator, change={})
            Testimony.objects.create(collection=make_collection(), identifier=testimony.identifier)

    with pytest.raises(IntegrityError):
        change_and_fail()

    assert not AuditEvent.objects.exists()


def test_amend_saves_counts_and_tells_at_once(administrator):
    testimony, curator = make_testimony(), make_curator("cataloguer")

    amend(testimony, by=administrator, because="Her turn", assignee=curator, openness=Openness.OPEN)

    saved = Testimony.objects.get()
    assert (saved.assignee, saved.openness, saved.version) == (curator, "open", 2)
    assert last()[3] == {
        "version": 2,
        "fields": ["assignee", "openness"],
        "values": {"assignee": [None, curator.pk], "openness": ["closed", "open"]},
    }


def test_owner_is_found_at_any_depth():
    furnished = furnish("one")

    assert owner_of(furnished[Segment]) == furnished[Testimony]
    assert owner_of(furnished[LifeEvent]) == furnished[Witness]
    assert owner_of(furnished[AuthorityLabel]) == furnished[AuthorityLabel].authority
    assert owner_of(furnished[Testimony]) is furnished[Testimony]


def test_only_testimonies_are_counted_up():
    testimony = make_testimony()

    assert (count_up(testimony), testimony.version, count_up(make_witness())) == (("version",), 2, ())
