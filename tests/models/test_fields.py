import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from testimonies.models import Testimony, WitnessName
from testimonies.models.fields import LanguageField, LanguagesField, PartialDateField, PartialDateFormField
from testimonies.values.partial_date import PartialDate
from tests.factories.records import make_testimony, make_witness


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1919?", dt.date(1919, 1, 1), dt.date(1919, 12, 31)),
        ("1941-06", dt.date(1941, 6, 1), dt.date(1941, 6, 30)),
        ("../1942", dt.date.min, dt.date(1942, 12, 31)),
        ("", None, None),
    ],
)
def test_a_partial_date_is_kept_with_its_bounds(text, earliest, latest):
    testimony = make_testimony(recorded_date=text)

    testimony.refresh_from_db()

    assert str(testimony.recorded_date or "") == text
    assert (testimony.recorded_date_earliest, testimony.recorded_date_latest) == (earliest, latest)


@pytest.mark.django_db
def test_partial_dates_sort_and_filter_by_range():
    for text in ("1943", "1941-06-22", "../1942", "1941/1944"):
        make_testimony(recorded_date=text, title=text)

    in_order = Testimony.objects.order_by("recorded_date_earliest", "recorded_date_latest").values_list(
        "title", flat=True
    )
    in_1942 = Testimony.objects.filter(recorded_date_earliest__lte="1942-12-31", recorded_date_latest__gte="1942-01-01")

    assert list(in_order) == ["../1942", "1941/1944", "1941-06-22", "1943"]
    assert set(in_1942.values_list("title", flat=True)) == {"../1942", "1941/1944"}


@pytest.mark.django_db
def test_a_partial_date_saves_its_bounds_when_only_it_is_saved():
    testimony = make_testimony(recorded_date="1950")
    testimony.recorded_date = PartialDate.parse("1996")

    testimony.save(update_fields=PartialDateField.column_names("recorded_date"))

    testimony.refresh_from_db()
    assert testimony.recorded_date_earliest == dt.date(1996, 1, 1)


def test_the_form_field_of_a_partial_date_says_what_is_allowed():
    field = PartialDateFormField(required=False)

    assert field.clean(" 1919? ") == PartialDate.parse("1919?")
    assert field.clean("") is None
    with pytest.raises(ValidationError, match=r"12\.3\.1942.*allowed are"):
        field.clean("12.3.1942")


def test_a_partial_date_in_a_migration_does_not_add_its_bounds_again():
    *_, kwargs = PartialDateField("born").deconstruct()

    assert kwargs["has_bounds"] is False


def test_languages_are_understood_by_code_and_by_name():
    assert LanguageField().to_python("German") == "de"
    assert LanguagesField().to_python("Turkish; ru, Crimean Tatar") == ("tr", "ru", "crh")
    assert LanguagesField().get_prep_value(("tr", "ru")) == " tr ru "
    with pytest.raises(ValidationError):
        LanguageField().to_python("Gibberishian")


@pytest.mark.django_db
def test_words_are_checked_against_their_choices():
    testimony = make_testimony(advisories=("death", "hunger", "death"))
    testimony.refresh_from_db()
    assert testimony.advisories == ("death", "hunger")

    testimony.advisories = ("boredom",)
    with pytest.raises(ValidationError, match="boredom is not one of the choices"):
        testimony.full_clean()


@pytest.mark.django_db
def test_a_name_key_follows_its_name():
    name = WitnessName.objects.create(witness=make_witness(), text="Şükrü", language="tr")

    name.text = "Алим"
    name.save()

    assert set(WitnessName.objects.filter(pk=name.pk).values_list("key", flat=True)) == {"alim"}
