"""Dates, languages, times and lines are typed as people write them, and say what they were read as."""

import pytest
from django.core.exceptions import ValidationError

from testimonies.admin.forms.widgets import KeptFileInput, LanguageInput, LinesField, PartialDateInput, TimecodeField
from testimonies.models import Recording
from testimonies.values.partial_date import PartialDate
from tests.factories.recordings import make_recording
from tests.factories.records import make_testimony


@pytest.mark.parametrize(
    ("value", "reading"),
    [("1941~", "about 1941"), (PartialDate.parse("../1942"), "before or in 1942"), ("soon", None), ("", None)],
)
def test_partial_date_says_what_it_means(value, reading):
    written = PartialDateInput().render("born", value, {"id": "id_born"})

    assert ("<output" in written) == (reading is not None)
    assert (reading or "") in written
    assert f'value="{value}"' in written or not value


def test_language_offers_the_archives_own_by_their_names():
    written = LanguageInput().render("language", "crh", {"id": "id_language"})

    assert 'list="id_language-offered"' in written
    assert '<option value="tr">Türkçe</option>' in written


@pytest.mark.parametrize(
    ("typed", "ms"), [("1:02:03", 3_723_000), ("63.5", 63_500), ("00:01:03.450", 63_450), ("", None), (90_000, 90_000)]
)
def test_time_is_read_as_it_is_written(typed, ms):
    assert TimecodeField().clean(typed) == ms


def test_time_compares_moments_not_letters():
    field = TimecodeField()

    assert field.prepare_value(63_450) == "00:01:03.450"
    assert not field.has_changed(63_450, "1:03.45")
    assert field.has_changed(63_450, "1:03")
    assert field.has_changed(None, "soon")
    with pytest.raises(ValidationError, match="not a time in a recording"):
        field.clean("soon")


def test_lines_are_a_list():
    field = LinesField(required=False)

    assert field.prepare_value(["hunger", "bread"]) == "hunger\nbread"
    assert field.clean(" hunger \r\n\r\nbread") == ["hunger", "bread"]
    assert (field.clean(""), field.has_changed([], ""), field.has_changed(["a"], "a\nb")) == ([], False, True)


@pytest.mark.django_db
def test_kept_file_is_told_by_its_size_and_a_missing_one_as_missing():
    kept = make_recording(make_testimony()).file
    gone = Recording(file="recordings/gone.wav").file

    assert "A file is kept here: WAV 15.7\xa0KB" in KeptFileInput().render("file", kept)
    assert "missing on disk" in KeptFileInput().render("file", gone)
    assert "kept here" not in KeptFileInput().render("file", None)
