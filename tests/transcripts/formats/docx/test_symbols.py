"""Characters that Word takes out of fonts of signs are letters where that is certain, and told where it is not."""

import pytest

from tests.transcripts.formats.docx import read, run, said, word_file


def symbol(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


@pytest.mark.parametrize(
    ("font", "code", "letter"),
    [
        ("Symbol", "F061", "α"),
        ("Symbol", "57", "Ω"),
        ("Symbol", "F0B0", "°"),
        ("Times New Roman", "0416", "Ж"),
        ("Arial", "00E9", "é"),
    ],
)
def test_letter_is_kept(font: str, code: str, letter: str) -> None:
    paragraph = f"{run('so ')}{symbol(font, code)}{run('b it was')}"

    assert said(paragraph) == [(None, f"so {letter}b it was")]
    assert read(word_file(paragraph)).findings == ()


@pytest.mark.parametrize(
    ("font", "code"),
    [
        ("Wingdings", "F04A"),
        ("Wingdings 2", "0061"),
        ("Symbol", "F0E1"),
        ("Arial", "F061"),
        ("Arial", "D800"),
        ("Arial", "110000"),
        ("Arial", "0001"),
        ("Arial", "no"),
        ("", ""),
    ],
)
def test_what_is_no_letter_is_told_with_its_place_font_and_code(font: str, code: str) -> None:
    document = read(word_file(run("One."), f"{run('so ')}{symbol(font, code)}{symbol(font, code)}{run(' it was')}"))

    assert [one.text for one in document.segments] == ["One.", "so \ufffd\ufffd it was"]
    assert [(one.line, one.message) for one in document.findings] == [
        (2, f'a symbol is no letter and stands as \ufffd: font "{font}", code {code}')
    ]


def test_hidden_symbol_is_not_imported() -> None:
    hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:sym w:font="Symbol" w:char="F061"/></w:r>'

    assert said(f"{run('One.')}{hidden}") == [(None, "One.")]
