"""What is said in a Word file, and what is only in it: insertions, deletions, hidden words, boxes, codes."""

import pytest

from tests.transcripts.formats.docx import messages, read, run, said, word_file

STYLES = '<w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="Plain"><w:rPr/></w:style>'


@pytest.mark.parametrize(
    "inside",
    [
        f"{run('We ')}<w:ins>{run('did ')}</w:ins>{run('go.')}",
        f"{run('We ')}<w:moveTo>{run('did ')}</w:moveTo>{run('go.')}",
        f"<w:smartTag>{run('We ')}</w:smartTag><w:hyperlink>{run('did ')}</w:hyperlink>{run('go.')}",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('We did ')}</w:sdtContent></w:sdt>{run('go.')}",
        f"<w:fldSimple>{run('We did ')}</w:fldSimple><w:r><w:instrText>DATE</w:instrText></w:r>{run('go.')}",
        f"{run('We ', '<w:vanish w:val=&quot;0&quot;/>'.replace('&quot;', chr(34)))}{run('did go.')}",
    ],
    ids=["inserted", "moved here", "tagged and linked", "content control", "fields", "not hidden"],
)
def test_words_in_any_wrapping_are_said(inside: str) -> None:
    assert said(inside) == [(None, "We did go.")]
    assert messages(inside) == []


@pytest.mark.parametrize("tag", ["del", "moveFrom"])
def test_deleted_words_are_told_with_their_paragraph(tag: str) -> None:
    gone = f"<w:{tag}><w:r><w:delText>not </w:delText></w:r></w:{tag}>"

    document = read(word_file(run("First."), f"{run('We did ')}{gone}{run('go.')}"))

    assert [segment.text for segment in document.segments] == ["First.", "We did go."]
    assert [(one.line, one.message) for one in document.findings] == [(2, 'deleted words were not imported: "not"')]


@pytest.mark.parametrize(
    "secret",
    [
        run("of K. ", "<w:vanish/>"),
        run("of K. ", '<w:rStyle w:val="Secret"/>'),
        f"<w:ins>{run('of K. ', '<w:vanish/>')}</w:ins>",
    ],
)
def test_hidden_words_are_not_imported_but_told(secret: str) -> None:
    paragraph = f"{run('The house ')}{secret}{run('stood.')}"

    assert said(paragraph, styles=STYLES) == [(None, "The house stood.")]
    assert messages(paragraph, styles=STYLES) == ['hidden words were not imported: "of K."']


def test_paragraph_in_a_hidden_style_is_hidden() -> None:
    hidden = f'<w:pPr><w:pStyle w:val="Secret"/></w:pPr>{run("Not for you.")}'

    assert said(run("For you."), hidden, styles=STYLES) == [(None, "For you.")]


def test_tabs_breaks_and_hyphens_are_signs() -> None:
    signs = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>"

    assert said(signs, run("So.")) == [(None, "a\tb\nc-d"), (None, "So.")]


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
