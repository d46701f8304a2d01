"""Names that are one name meet, in either direction; names that are not stay apart."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.search.keys import kept_keys, key_beginning, name_key, skeleton, sought_keys

ONE_NAME = [
    ("Аламат", "Alamat", "Älamat", "ألامات", "علامت"),
    ("Şükrü", "Sukru", "SÜKRÜ", "Шукрю"),
    ("Джемаль", "Cemal", "Dzhemal", "Djemal"),
    ("Ahmed", "Ahmet", "Ахмед", "أحمد"),
    ("Mahmud", "Mahmut", "Махмуд", "محمود"),
    ("Ali", "Али", "علي"),
    ("İsmail", "Ismail", "Isma'il", "Исмаил", "اسماعیل"),
    ("Yusuf", "Юсуф", "يوسف"),
    ("Fatima", "Fatimah", "Фатима", "فاطمة"),
    ("Hasan", "Khasan", "Xasan", "Хасан", "حسن"),
    ("Müller", "Mueller", "Muller", "Мюллер"),
    ("Хрущёв", "Хрущев", "Khrushchev"),
    ("Юрий", "Yuri", "Yuriy", "Iurii"),
    ("Чокай", "Çokay", "Chokay", "Tchokay"),
    ("Еремей", "Yeremey", "Eremey"),
    ("אברהם", "Abraham"),
]


def meet(kept, sought):
    rows = [row.split() for row in kept_keys(kept)]
    return any(
        list(run) == row[start : start + len(run)] for run in sought_keys(sought) for row in rows for start in range(9)
    )


@pytest.mark.parametrize("spellings", ONE_NAME, ids=lambda spellings: spellings[0])
def test_spellings_of_one_name_meet(spellings):
    assert [pair for pair in permutations(spellings, 2) if not meet(*pair)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alamat", "Elmit"),
        ("Alamat", "Lemat"),
        ("Hasan", "Hüseyin"),
        ("Ali", "Alim"),
        ("علامت", "Salamat"),
        ("علي", "U"),
    ],
)
def test_different_names_stay_apart(one, other):
    assert not meet(one, other)
    assert not meet(other, one)


def test_whole_names_meet_in_their_order():
    assert meet("Alim Alamat", "Алим Аламат")
    assert meet("علیم علامت", "Alim Alamat")
    assert not meet("Alim Alamat", "Alamat Alim")


def test_name_key_has_one_part_for_each_word():
    assert name_key("Mayer-Marder, Ekrem Buğra") == "maier marder ekrem bugra"
    assert name_key("Stalag 346") == "stalag 346"
    assert name_key("…") == ""


def test_beginning_of_a_key_is_left_open():
    assert (name_key("Ahmed"), key_beginning("Ahmed")) == ("ahmet", "ahmed")
    assert name_key("Ahmedov").startswith(key_beginning("Ahmed"))


def test_skeleton_of_too_little_is_none():
    assert (skeleton("A"), skeleton("É"), skeleton("Ali")) == ("", "", "al")


@given(st.text())
def test_every_kept_name_is_found_by_itself(name):
    assert not kept_keys(name) or not name_key(name) or meet(name, name)
