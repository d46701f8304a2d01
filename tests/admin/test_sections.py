"""Every record stands in one section, or is reached from what it belongs to."""

import pytest
from django.contrib import admin

from testimonies.admin.sections import SECTIONS, in_sections

WITH_THEIR_OWNER = {
    "AuthorityLabel", "Contributor", "Coverage", "CuratorNote", "ExternalIdentifier", "Participation", "Segment",
    "Silence", "Speaker", "WitnessName",
}  # fmt: skip


def test_every_record_has_its_place_once():
    named = [name for _slug, _title, names in SECTIONS for name in names]

    assert len(named) == len(set(named))
    assert {model.__name__ for model in admin.site._registry} == set(named) | WITH_THEIR_OWNER


def test_sections_keep_their_order_and_leave_out_what_is_empty():
    apps = [{"models": [{"object_name": "Witness"}, {"object_name": "Testimony"}, {"object_name": "Speaker"}]}]

    laid_out = in_sections(apps, url="/admin/")

    assert [(section["app_url"], [model["object_name"] for model in section["models"]]) for section in laid_out] == [
        ("/admin/#testimonies", ["Testimony"]),
        ("/admin/#people", ["Witness"]),
    ]


@pytest.mark.parametrize("apps", [[], [{"models": []}]])
def test_nothing_makes_no_section(apps):
    assert in_sections(apps, url="/admin/") == []
