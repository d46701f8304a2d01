"""One site with the archive's name; what each group finds in it, and what is closed to it."""

import pytest
from django.contrib import admin
from django.db import IntegrityError
from django.urls import reverse

from testimonies.admin.site import ArchiveSite, archive_site
from testimonies.models import AuditEvent, Claim, Consent, Recording, Segment, Testimony, TextRedaction, Witness
from tests.admin.furnishing import furnish
from tests.admin.pages import address, enter, text_of
from tests.factories.cast import PASSWORD, make_curator, make_reader

pytestmark = pytest.mark.django_db

SHOWN = {
    "transcriber": "Testimonies People Authorities Access Imports Records",
    "cataloguer": "Testimonies People Authorities Access Imports Records",
    "reviewer": "Testimonies People Authorities Access Imports Records",
    "publisher": "Testimonies People Authorities Access Imports Records",
    "administrator": "Testimonies People Authorities Access Imports Records Accounts",
}
# For each group: may look, may change, may add. A dash is a closed door.
LOOKED_AT = (Testimony, Segment, Witness, Consent, TextRedaction, Claim, Recording)
MAY = {
    "transcriber": "l-- lc- l-- --- --- l-- l--",
    "cataloguer": "lca lc- lca lca --- lca lca",
    "reviewer": "lc- lc- l-- l-- lca l-- l--",
    "publisher": "lc- l-- l-- lca lca l-- l--",
    "administrator": "lca lc- lca lca lca lca lca",
}


def test_django_is_given_one_site_however_often_it_asks():
    assert archive_site() is archive_site()
    assert isinstance(admin.site._wrapped, ArchiveSite)


@pytest.mark.parametrize("group", SHOWN)
def test_group_finds_its_rooms_on_the_desk(group):
    rooms = enter(make_curator(group)).get(reverse("admin:index")).context["app_list"]

    assert " ".join(str(room["name"]).split()[0] for room in rooms) == SHOWN[group]


@pytest.mark.parametrize("group", MAY)
def test_group_may_do_what_it_is_for_and_nothing_else(group):
    furnished, client = furnish("one"), enter(make_curator(group))

    found = []
    for model in LOOKED_AT:
        looks = client.get(address(furnished[model])).status_code == 200
        changes = client.post(address(furnished[model]), {}).status_code == 200
        adds = client.get(address(model, "add")).status_code == 200
        found.append("".join(letter if may else "-" for letter, may in (("l", looks), ("c", changes), ("a", adds))))

    assert " ".join(found) == MAY[group]


def test_desk_is_closed_to_readers_and_visitors(client):
    assert client.get(reverse("admin:index")).status_code == 302
    assert enter(make_reader()).get(reverse("admin:index")).status_code == 302


def test_single_app_is_listed_as_django_does(desk):
    assert "Witnesses of a testimony" in text_of(desk.get(reverse("admin:app_list", args=["testimonies"])))


def test_pages_carry_the_archives_name(desk):
    assert "The Testimony Archive" in text_of(desk.get(reverse("admin:index")))


def change_own_password(desk, old=PASSWORD):
    sent = {"old_password": old, "new_password1": "another long sentence", "new_password2": "another long sentence"}
    return desk.post(reverse("admin:password_change"), sent)


def test_own_password_is_changed_and_told_without_it(desk, administrator):
    assert change_own_password(desk, old="a wrong one").status_code == 200
    assert not AuditEvent.objects.exists()

    assert change_own_password(desk).status_code == 302

    told = AuditEvent.objects.get()
    assert (told.verb, told.kind, told.identifier, told.by) == ("change", "user", str(administrator.pk), administrator)
    assert told.change == {"fields": ["password"]}


def test_own_password_stays_when_it_cannot_be_told(desk, administrator, monkeypatch):
    monkeypatch.setattr("testimonies.admin.site.audit.record", fail)

    with pytest.raises(IntegrityError):
        change_own_password(desk)

    administrator.refresh_from_db()
    assert administrator.check_password(PASSWORD)


def fail(*_args, **_kwargs):
    raise IntegrityError
