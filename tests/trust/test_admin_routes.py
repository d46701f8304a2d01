"""Every route of the admin: what its rule is, and that each group gets what its rights say and nothing else."""

from importlib import import_module

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from tests.trust.admin import address, kinds
from tests.trust.crawler import ask, routes
from tests.trust.roles import GROUPS, OUTSIDE, client_of

pytestmark = pytest.mark.django_db

# Routes that belong to no list of records: whoever is inside finds them, others are led to the door.
OF_THE_HOUSE = {
    f"admin:{name}"
    for name in (
        "index", "login", "logout", "password_change", "password_change_done", "autocomplete", "jsi18n", "view_on_site",
        "app_list",
    )
}  # fmt: skip
# Addresses that a kind of record has besides Django's five; the proof of each stands in test_collections_apart.
OF_THEIR_OWN = {
    "admin:testimonies_testimony_move",
    "admin:testimonies_transcript_review",
    "admin:testimonies_consent_document",
    "admin:testimonies_consent_letter",
    "admin:testimonies_consent_withdraw",
    "admin:testimonies_accessrequest_step",
    *(f"admin:testimonies_batch_{page}" for page in "bring_in delivery progress step undo report".split()),
    *(
        f"admin:testimonies_{kind}_rename"
        for kind in "testimony witness authority question collection recording".split()
    ),
}
OF_DJANGO = ("auth_user", "auth_group", "axes_accessattempt", "axes_accesslog", "axes_accessfailurelog")
PAGES = ("changelist", "add", "history", "delete", "change")
# Written by rules and machines alone, or only with what they belong to: refused to whoever holds the right.
NEVER_ADDED = set(
    "accesscopy accessrequest auditevent batch batchfile coverage fixity formeridentifier outbox segment silence"
    " tombstone transcriptrevision".split()
)
RIGHTS = import_module("testimonies.migrations.0002_groups").RIGHTS


def test_every_route_has_a_rule():
    ours = {f"admin:testimonies_{model._meta.model_name}_{page}" for model in kinds() for page in PAGES}
    djangos = {f"admin:{name}_{page}" for name in OF_DJANGO for page in PAGES} | {"admin:auth_user_password_change"}
    named = {route.name for route in routes() if route.name.startswith("admin:")}

    former = {name for name in named if name.startswith("admin:admin/")}  # leads old addresses on, or to the door
    assert named - former == ours | djangos | OF_THEIR_OWN | OF_THE_HOUSE


@pytest.mark.parametrize("role", OUTSIDE)
def test_those_outside_meet_the_door(role):
    client = client_of(role)
    asked = {route.name: _filled(route.pattern) for route in routes() if route.name.startswith("admin:")}
    inside = role == "of no group"  # staff without any right: in the hall, and no further

    told = {name: ask(client, where).status for name, where in asked.items()}

    refused = {302, 403, 404, 405} if inside else {302}
    free = {"admin:login", "admin:logout"} | (OF_THE_HOUSE if inside else set())
    assert {name: status for name, status in told.items() if status not in refused and name not in free} == {}


@pytest.mark.parametrize("group", GROUPS)
def test_each_group_sees_and_adds_what_its_rights_say(group):
    client = client_of(group)
    may = RIGHTS[group] or set(Permission.objects.values_list("codename", flat=True))

    lists, forms = {}, {}
    for model in kinds():
        kind = model._meta.model_name
        lists[kind] = ask(client, address(model, "changelist")).status
        forms[kind] = ask(client, address(model, "add")).status

    assert lists == {kind: 200 if {f"view_{kind}", f"change_{kind}"} & may else 403 for kind in lists}
    assert forms == {kind: 200 if f"add_{kind}" in may and kind not in NEVER_ADDED else 403 for kind in forms}


def _filled(pattern: str) -> str:
    """An address of the route, of a record that is not there."""
    written = pattern.replace("^(?P<app_label>auth|testimonies|axes)/$", "testimonies/").replace(
        "(?P<url>.*)$", "nothing"
    )
    for parameter, value in {"<path:object_id>": "1", "<path:content_type_id>": "1", "<slug:verb>": "publish"}.items():
        written = written.replace(parameter, value)
    return f"/{written.replace('<id>', '1')}"


def test_addresses_are_filled_in():
    assert [
        where for where in map(_filled, (route.pattern for route in routes())) if "admin" in where and "<" in where
    ] == []
    assert Client().get(_filled("admin/")).status_code == 302
