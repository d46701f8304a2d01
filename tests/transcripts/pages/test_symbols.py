"""Which letter a sign of a special font shows, where that is certain."""

import pytest

from testimonies.transcripts.pages.symbols import is_of_signs, letter_of, named


@pytest.mark.parametrize(
    ("font", "code", "letter"),
    [
        ("Symbol", 0x61, "α"),
        (" SYMBOL ", 0xF061, "α"),
        ("Symbol", 0xF020, " "),
        ("Symbol", 0xE1, None),
        ("Wingdings 3", 0x61, None),
        ("Arial", 0x416, "Ж"),
        ("Arial", 0xE000, None),
        ("Arial", 0x200B, None),
        ("", 0x61, None),
    ],
)
def test_letters_are_known_by_font_and_code(font: str, code: int, letter: str | None) -> None:
    assert letter_of(code, font=font) == letter


def test_fonts_of_signs_are_known_by_their_names() -> None:
    assert is_of_signs("Webdings")
    assert not is_of_signs("Times New Roman")
    assert named("F04A", font="Wingdings") == 'font "Wingdings", code F04A'
