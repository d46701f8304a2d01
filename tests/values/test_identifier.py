"""Identifiers and keys: well formed, mistyping noticed, never twice."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.values.errors import InvalidIdentifier
from testimonies.values.identifier import (
    BETANUMERIC,
    SEGMENT_KEY_LENGTH,
    is_identifier,
    is_minted,
    new_identifier,
    new_segment_key,
    new_segment_keys,
    require_identifier,
)


def test_new_identifier_is_short_and_checks_itself() -> None:
    identifier = new_identifier("t")

    assert re.fullmatch(r"t-[0-9a-z]{10}", identifier)
    assert is_minted(identifier)
    assert is_identifier(identifier)


@given(st.integers(min_value=2, max_value=11), st.sampled_from(BETANUMERIC))
def test_one_wrong_character_is_noticed(place: int, letter: str) -> None:
    identifier = new_identifier("t")

    mistyped = identifier[:place] + letter + identifier[place + 1 :]

    assert is_minted(mistyped) == (mistyped == identifier)


@given(st.integers(min_value=2, max_value=10))
def test_two_swapped_characters_are_noticed(place: int) -> None:
    identifier = new_identifier("t")

    swapped = identifier[:place] + identifier[place + 1] + identifier[place] + identifier[place + 2 :]

    assert is_minted(swapped) == (swapped == identifier)


@pytest.mark.parametrize("prefix", ["", "T", "long", "t-", "1"])
def test_odd_prefix_is_refused(prefix: str) -> None:
    with pytest.raises(InvalidIdentifier):
        new_identifier(prefix)


@pytest.mark.parametrize("text", ["A1", "RG-50.030_0123", "x" * 64, "0"])
def test_identifier_of_a_curator_is_accepted(text: str) -> None:
    assert require_identifier(text) == text


@pytest.mark.parametrize("text", ["", ".hidden", "-x", "a b", "a/b", "x" * 65, "Аламат", "a\n"])
def test_text_that_cannot_stand_in_an_address_is_refused(text: str) -> None:
    with pytest.raises(InvalidIdentifier, match="cannot be an identifier"):
        require_identifier(text)


def test_segment_keys_are_different_and_plain() -> None:
    keys = new_segment_keys(20_000)

    assert len(set(keys)) == 20_000
    assert all(re.fullmatch(r"[0-9a-hjkmnp-tv-z]+", key) and len(key) == SEGMENT_KEY_LENGTH for key in keys)
    assert new_segment_key() != new_segment_key()
    assert new_segment_keys(0) == []
