"""Permanent identifiers: minted ones that survive being mistyped, and those that an institution brings along."""

import os
import re
import secrets

from testimonies.values.errors import InvalidIdentifier

BETANUMERIC = "0123456789bcdfghjkmnpqrstvwxz"  # no vowels, so no words; no l, so nothing that looks like 1
CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
SEGMENT_KEY_LENGTH = 12  # 60 bits: two of seven million segments share a key once in 40,000 archives
_RANDOM_LENGTH = 9
_OF_A_CURATOR = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_PREFIX = re.compile(r"[a-z]{1,3}")
_FROM_BYTE = bytes(ord(CROCKFORD[byte % 32]) for byte in range(256))


def new_identifier(prefix: str) -> str:
    """A new permanent identifier such as `t-7k3m9x4q2d`: `prefix` says what it names, the last character checks it."""
    if not _PREFIX.fullmatch(prefix):
        raise InvalidIdentifier(f'"{prefix}" cannot begin an identifier: one to three small letters can')
    stem = f"{prefix}-{''.join(secrets.choice(BETANUMERIC) for _ in range(_RANDOM_LENGTH))}"
    return stem + _check_character(stem)


def is_minted(text: str) -> bool:
    """Whether `text` is an identifier of ours without a mistake: one wrong or two swapped characters are noticed."""
    prefix, _, rest = text.partition("-")
    is_shaped = bool(_PREFIX.fullmatch(prefix)) and len(rest) == _RANDOM_LENGTH + 1 and set(rest) <= set(BETANUMERIC)
    return is_shaped and _check_character(text[:-1]) == text[-1]


def is_identifier(text: str) -> bool:
    """Whether `text` can be a permanent identifier, minted here or given by a curator."""
    return bool(_OF_A_CURATOR.fullmatch(text))


def require_identifier(text: str) -> str:
    """`text` itself if it can be a permanent identifier; raises InvalidIdentifier."""
    if not is_identifier(text):
        allowed = '1 to 64 Latin letters, digits, ".", "_" or "-", beginning with a letter or digit'
        raise InvalidIdentifier(f'"{text}" cannot be an identifier; allowed are {allowed}')
    return text


def new_segment_keys(count: int) -> list[str]:
    """`count` different new keys for segments."""
    keys: set[str] = set()
    while len(keys) < count:
        letters = os.urandom((count - len(keys)) * SEGMENT_KEY_LENGTH).translate(_FROM_BYTE).decode("ascii")
        keys.update(letters[at : at + SEGMENT_KEY_LENGTH] for at in range(0, len(letters), SEGMENT_KEY_LENGTH))
    return list(keys)


def new_segment_key() -> str:
    """One new key for a segment."""
    return new_segment_keys(1)[0]


def _check_character(stem: str) -> str:
    """The check character of the NOID scheme: each place weighs its number, and 29 is prime."""
    total = sum(place * BETANUMERIC.find(letter) for place, letter in enumerate(stem, start=1) if letter in BETANUMERIC)
    return BETANUMERIC[total % len(BETANUMERIC)]
