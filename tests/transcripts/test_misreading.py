"""Misread words: repaired when it is certain, untouched otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.transcripts.misreading import repaired


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("intÃ©rprete", "intérprete"),
        ("clima polÃ\xadtico, espaÃ±ol", "clima político, español"),
        ("the Menâ€™s Association", "the Men’s Association"),
        ("РђР»РёРј РђР»Р°РјР°С‚", "Алим Аламат"),
    ],
)
def test_misread_words_are_repaired(written: str, meant: str) -> None:
    assert repaired(written) == meant


@pytest.mark.parametrize(
    "written", ["", "plain", "intérprete", "Алим Аламат", "São", "“Â”", "Ä’", "intÃ©rprete y español", "ألامات"]
)
def test_what_may_be_meant_so_is_left_alone(written: str) -> None:
    assert repaired(written) is None


@given(st.text(alphabet="abc éñüßÄÖ", min_size=1).filter(lambda text: not text.isascii()))
def test_misreading_is_undone_and_its_result_is_not_touched_again(meant: str) -> None:
    misread = "".join(
        bytes((byte,)).decode("cp1252", "replace") if byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte)
        for byte in meant.encode()
    )

    assert repaired(misread) == meant
    assert repaired(meant) is None
