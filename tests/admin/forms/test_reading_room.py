import datetime as dt

import pytest
from django.test import override_settings
from django.utils import timezone

from testimonies.admin.forms.reading_room import GrantForm, RefuseForm, RevokeForm


@pytest.mark.parametrize(
    ("zone", "until"),
    [
        ("UTC", dt.datetime(2027, 5, 2, tzinfo=dt.UTC)),
        ("Europe/Berlin", dt.datetime(2027, 5, 1, 22, tzinfo=dt.UTC)),
        ("Asia/Tashkent", dt.datetime(2027, 5, 1, 19, tzinfo=dt.UTC)),
    ],
)
def test_the_last_day_counts_whole_where_the_archive_is(zone, until):
    with override_settings(TIME_ZONE=zone):
        form = GrantForm({"last_date": "2027-05-01", "because": "It serves the study."})
        assert form.is_valid()

    assert form.cleaned_data == {"because": "It serves the study.", "note": "", "until": until}


def test_a_grant_is_offered_for_a_year():
    assert GrantForm()["last_date"].value() == timezone.localdate() + dt.timedelta(days=365)
    assert [field.name for field in GrantForm()] == ["last_date", "because", "note"]


@pytest.mark.parametrize("form", [GrantForm, RefuseForm, RevokeForm])
def test_every_decision_needs_a_reason(form):
    assert "because" in form({"last_date": "2027-05-01", "because": " "}).errors


def test_no_end_is_no_grant():
    assert set(GrantForm({"because": "x"}).errors) == {"last_date"}
    assert set(GrantForm({"because": "x", "last_date": "9999-12-31"}).errors) == {"last_date"}
