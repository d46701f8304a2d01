"""Languages: found by code or name, named, and laid out."""

import pytest

from testimonies.values.errors import InvalidLanguage
from testimonies.values.language import direction, name, native_name, script, tag


@pytest.mark.parametrize("text", ["German", "ger", "deu", "de", "Deutsch", "DEUTSCH", " de ", "немецкий"])
def test_german_is_found_by_any_of_its_names(text: str) -> None:
    assert tag(text) == "de"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Crimean Tatar", "crh"),
        ("Qırımtatarca", "crh"),
        ("crh-Arab", "crh-Arab"),
        ("en_us", "en-US"),
        ("iw", "he"),
        ("rum", "ro"),
        ("Ladino", "lad"),
        ("Avar", "av"),
        ("mul", "mul"),
        ("Karachay-Balkar", "krc"),
    ],
)
def test_language_is_found(text: str, found: str) -> None:
    assert tag(text) == found


@pytest.mark.parametrize("text", ["", "xx", "zzz", "und", "no such language", "de-", "x" * 500, "🙂"])
def test_what_is_no_language_is_refused(text: str) -> None:
    with pytest.raises(InvalidLanguage):
        tag(text)


def test_language_is_named_in_another_and_in_its_own() -> None:
    assert (name("de"), name("de", in_="ru"), native_name("de"), native_name("crh")) == (
        "German",
        "немецкий",
        "Deutsch",
        "qırımtatarca",
    )


@pytest.mark.parametrize(
    ("language", "laid_out"),
    [
        ("ar", "rtl"),
        ("fa", "rtl"),
        ("he", "rtl"),
        ("ota", "rtl"),
        ("ug", "rtl"),
        ("yi", "rtl"),
        ("crh-Arab", "rtl"),
        ("crh", "ltr"),
        ("ug-Cyrl", "ltr"),
        ("tr", "ltr"),
        ("ru", "ltr"),
        ("ka", "ltr"),
    ],
)
def test_direction_follows_the_script(language: str, laid_out: str) -> None:
    assert direction(language) == laid_out


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Alim Älamat", "Latn"),
        ("Аламат (Alamat) Алим", "Cyrl"),
        ("ألامات", "Arab"),
        ("אלמט", "Hebr"),
        ("Αλίμ", "Grek"),
        ("ალიმ", "Geor"),
        ("Ալիմ", "Armn"),
        ("1919?", "Zyyy"),
        ("", "Zyyy"),
        ("阿里木", "Hani"),
    ],
)
def test_script_is_that_of_most_letters(text: str, code: str) -> None:
    assert script(text) == code


@pytest.mark.parametrize("typed", ["0", "1.5", "a!"])
def test_what_is_no_language_is_called_as_it_stands(typed: str) -> None:
    assert name(typed) == typed
