"""Administrators look after accounts; nobody lifts themselves above the rest; every change is told."""

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import Group, User
from django.db import IntegrityError
from django.urls import reverse

from testimonies.access.viewer import VISITOR
from testimonies.admin.accounts import CuratorAccountAdmin
from testimonies.models import AuditEvent, Curatorship
from testimonies.workflow.viewers import viewer_for
from tests.admin.pages import address, enter, filled, save
from tests.factories.cast import make_administrator, make_curator, make_reader
from tests.factories.reading_room import make_grant
from tests.factories.records import make_collection, make_published

pytestmark = pytest.mark.django_db
SECRET = "another long enough sentence"


@pytest.fixture
def keeper():
    return enter(make_curator("administrator", username="keeper"))


def test_account_is_made_put_into_a_group_and_limited(keeper):
    collection = make_collection()
    page = address(User, "add")
    keeper.post(page, filled(keeper.get(page), username="ayla", password1=SECRET, password2=SECRET))
    account = User.objects.get(username="ayla")

    save(
        keeper,
        account,
        is_staff="on",
        groups=[Group.objects.get(name="cataloguer").pk],
        **{"curatorships-0-collection": collection.pk},
    )

    account.refresh_from_db()
    assert (account.is_staff, account.groups.get().name) == (True, "cataloguer")
    assert list(account.curatorships.values_list("collection", "is_everywhere")) == [(collection.pk, False)]
    assert list(AuditEvent.objects.order_by("pk").values_list("verb", "kind")) == [("add", "user"), ("change", "user")]
    assert SECRET not in str(list(AuditEvent.objects.values("change")))


def test_nobody_becomes_a_superuser_by_way_of_a_group(keeper):
    account = make_curator("cataloguer")

    save(keeper, account, is_superuser="on", user_permissions=[1])

    account.refresh_from_db()
    assert (account.is_superuser, account.user_permissions.count()) == (False, 0)


def test_superusers_are_out_of_reach(keeper):
    above = make_administrator()

    assert keeper.get(address(above)).status_code == 302
    assert "administrator" not in [
        account.username for account in keeper.get(address(User, "changelist")).context["cl"].result_list
    ]
    keeper.post(reverse("admin:auth_user_password_change", args=[above.pk]), {"password1": SECRET, "password2": SECRET})
    above.refresh_from_db()
    assert not above.check_password(SECRET)


def test_rights_come_from_groups_alone(desk, administrator):
    fields = desk.get(address(administrator)).context["adminform"].form.fields

    assert {"is_superuser", "groups"} <= set(fields)
    assert "user_permissions" not in fields


def test_rights_of_groups_are_changed_by_superusers_and_told(desk, keeper):
    group = Group.objects.get(name="transcriber")

    assert keeper.post(address(group), {}).status_code == 403
    save(desk, group, name="transcribers")
    assert AuditEvent.objects.values_list("verb", "kind").get() == ("change", "group")


def test_other_curators_do_not_see_accounts():
    assert enter(make_curator("cataloguer")).get(address(User, "changelist")).status_code == 403


def test_an_administrator_of_one_collection_lifts_no_limit():
    collection = make_collection()
    limited = make_curator("administrator", username="limited", collections=(collection,))
    browser, mine = enter(limited), limited.curatorships.get()

    save(browser, mine, is_everywhere="on", collection="")
    save(browser, limited, **{"curatorships-1-is_everywhere": "on"})
    assert viewer_for(limited).collections == {collection.pk}

    browser.post(address(mine, "delete"), {"post": "yes"})
    assert not limited.curatorships.exists()
    assert viewer_for(limited) == VISITOR


def test_accounts_that_work_on_more_are_out_of_reach():
    collection = make_collection()
    limited = enter(make_curator("administrator", username="limited", collections=(collection,)))
    beside = make_curator("cataloguer", username="beside", collections=(collection,))
    above = make_curator("cataloguer", username="everywhere")
    elsewhere = make_curator("cataloguer", username="elsewhere", collections=(make_collection("c-other"),))

    assert [limited.get(address(account)).status_code for account in (beside, above, elsewhere)] == [200, 302, 302]


def test_readers_are_out_of_reach_of_who_is_limited():
    mine, other = make_collection(), make_collection("c-other")
    limited = enter(make_curator("administrator", username="limited", collections=(mine,)))
    reader, former = make_reader("a@example.org"), make_reader("b@example.org")
    idle = User.objects.create_user("c@example.org", email="c@example.org")
    make_grant(make_published(collection=other, openness="reading_room"), reader=reader)
    make_grant(make_published(collection=other, openness="reading_room"), reader=former)
    User.objects.filter(pk=former.pk).update(is_staff=True)  # to be one no more, and read again

    for account in (reader, former, idle):
        assert limited.get(address(account)).status_code == 302
        page = reverse("admin:auth_user_password_change", args=[account.pk])
        sent = {"password1": SECRET, "password2": SECRET, "usable_password": "true"}
        assert limited.post(page, sent).status_code == 404
        account.refresh_from_db()
        assert not account.check_password(SECRET)
    keeper = enter(make_curator("administrator", username="keeper"))
    assert [keeper.get(address(account)).status_code for account in (reader, former, idle)] == [200, 200, 200]


def test_password_that_is_set_or_taken_away_is_told_without_it(client):
    client.force_login(make_administrator())
    account = make_curator("cataloguer")
    page = reverse("admin:auth_user_password_change", args=[account.pk])

    assert client.post(page, {"password1": SECRET, "password2": SECRET, "usable_password": "true"}).status_code == 302
    account.refresh_from_db()
    assert account.check_password(SECRET)
    assert client.post(page, {"usable_password": "false", "unset-password": "1"}).status_code == 302
    account.refresh_from_db()
    assert not account.has_usable_password()

    lines = AuditEvent.objects.filter(kind="user", identifier=str(account.pk)).order_by("pk")
    assert (
        list(lines.values_list("verb", "by_name", "change"))
        == [("change", "administrator", {"fields": ["password"]})] * 2
    )


def test_password_and_its_line_go_together(client, monkeypatch):
    client.force_login(make_administrator())
    account = make_curator("cataloguer")
    monkeypatch.setattr("testimonies.admin.traces.audit.record", fail)

    with pytest.raises(IntegrityError):
        client.post(
            reverse("admin:auth_user_password_change", args=[account.pk]),
            {"password1": SECRET, "password2": SECRET, "usable_password": "true"},
        )

    account.refresh_from_db()
    assert not account.check_password(SECRET)


def fail(*_args, **_kwargs):
    raise IntegrityError


def test_list_says_on_what_each_works(desk):
    make_curator("cataloguer", username="everywhere")
    make_curator("cataloguer", username="one", collections=(make_collection(title="The fonds"),))
    Curatorship.objects.filter(curator=make_curator("cataloguer", username="nothing")).delete()

    shown = {row.username: row for row in desk.get(address(User, "changelist")).context["cl"].result_list}
    told = {name: CuratorAccountAdmin(User, site).works_on(row) for name, row in shown.items()}

    assert told == {
        "administrator": "every collection", "everywhere": "every collection", "one": "The fonds", "nothing": "nothing",
    }  # fmt: skip
