"""RTF files as wholes: what is said, what is hidden in them, and the real ones."""

from pathlib import Path

import pytest

from testimonies.transcripts import registry
from testimonies.transcripts.document import Footnote, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.rtf import FORMAT

HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times;}{\f2\fcharset2 Symbol;}"
HEAD += r"{\f3\fcharset2 Wingdings{\*\falt Other};}{\f4\fcharset2 Tatar Old;}}"


def read(inside: str, *, head: str = HEAD) -> TranscriptDocument:
    """The document of an RTF file with this inside, whose account must balance."""
    assert FORMAT.read
    document = FORMAT.read(f"{head}\r\n{inside}}}".encode("latin-1"), language="")
    assert document.account.balances, document.account
    return document


def said(inside: str) -> list[str]:
    return [segment.text for segment in read(inside).segments]


def messages(inside: str) -> list[str]:
    return [finding.message for finding in read(inside).findings]


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (r"plain {\b bold} words\par", "plain bold words"),
        (r"two\tab stops\par", "two\tstops"),
        (r"\lquote so\rquote  \emdash  \ldblquote yes\rdblquote\~now\_then\par", "‘so’ — “yes”\u00a0now-then"),
        (r"\{braces\} and \\ too\par", r"{braces} and \ too"),
        (r"caf\'e9 {\f1 \'f3\'eb\'e5\'e9}\par", "café улей"),
        (r"\u1091?\u1083?\u1077?\u1081?\par", "улей"),
        (r"\uc2\u1091\'f3\'f3\u1083\'eb\'eb\uc1\par", "ул"),
        (r"\uc0\u1091\u1083 so\par", "улso"),
        (r"\u-10179?\u-8704?\par", "😀"),
        (r"{\upr{old}{\*\ud{\u1091?}}} new\par", "у new"),
        (r"{\field{\*\fldinst HYPERLINK no}{\fldrslt link}}\par", "link"),
        (r"{\listtext 1.\tab}first\par", "first"),
        (r"{\listtext\f3 J\tab}first\par", "first"),
        (r"{\f2 a\'57} so {\f2\'b7} {\f4 old}\par", "αΩ so • old"),
        (r"{\*\generator Some Writer;}words{\pict 0a0b0c}\par", "words"),
        (r"before\bin5 ab}c{after\par", "beforeafter"),
        (r"kept {\revised inserted} words\par", "kept inserted words"),
    ],
)
def test_words_are_read_and_codes_are_not(inside: str, words: str) -> None:
    assert said(inside) == [words]
    assert messages(inside) == []


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        (r"so {\v secret }it was\par", 'hidden words were not imported: "secret"'),
        (r"so {\deleted not }it was\par", 'deleted words were not imported: "not"'),
        (r"so {\xe bees}it was\par", 'hidden words were not imported: "bees"'),
        (
            r"so {\*\atnauthor Editor}{\*\annotation Check it.}it was\par",
            'a comment of Editor was not imported: "Check it."',
        ),
        (
            r"so {\*\unheard of words}it was\par",
            'words in a place that is not known ("unheard") were left out: "of words"',
        ),
    ],
)
def test_what_is_not_said_is_told(inside: str, message: str) -> None:
    assert said(inside) == ["so it was"]
    assert messages(inside) == [message]


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        (r"\u-10179? so\par", "half of a character stands as \ufffd"),
    ],
)
def test_what_is_no_letter_is_told(inside: str, message: str) -> None:
    assert message in [*messages(inside), *messages(rf"{inside}\u-10179?")]


def test_symbols_that_are_no_letters_are_told_with_their_paragraph_font_and_code() -> None:
    document = read(r"One.\par so {\f3 JJ}{\v\f3 J} it was{\f4 \'e0}\par")

    assert [segment.text for segment in document.segments] == ["One.", "so \ufffd\ufffd it was\ufffd"]
    assert [(one.line, one.message) for one in document.findings] == [
        (2, 'hidden words were not imported: "\ufffd"'),
        (2, 'a symbol is no letter and stands as \ufffd: font "Wingdings", code 4A'),
        (2, 'a symbol is no letter and stands as \ufffd: font "Tatar Old", code E0'),
    ]


def test_line_ends_do_not_end_paragraphs() -> None:
    assert said(r"one\line and more\par two\par") == ["one\nand more", "two"]


def test_footnote_hangs_where_it_is_called() -> None:
    document = read(
        r"A: Where?\par B: In Aqmescit{\super\chftn}{\footnote {\super\chftn} A district.\par Far.}, far.\par"
    )

    assert [(one.speaker, one.text) for one in document.segments] == [("A", "Where?"), ("B", "In Aqmescit, far.")]
    assert document.footnotes == (Footnote(1, 11, "A district.\nFar."),)


def test_tables_are_read_in_order() -> None:
    rows = r"\trowd\intbl ANNA\cell one\par more\cell\row\intbl BOB\cell two\cell\row"

    document = read(rf"Before.\par {rows}\pard After.\par")

    assert [(one.speaker, one.text) for one in document.segments] == [
        ("ANNA", "one\nmore"),
        ("BOB", "two"),
        ("BOB", "After."),
    ]


def test_text_box_follows_its_paragraph() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt In the box.\par}}{\shprslt In the box.}}"

    assert said(rf"Before {box}it.\par After.\par") == ["Before it.", "In the box.", "After."]
    assert messages(rf"Before {box}it.\par") == []


def test_margins_and_properties_are_metadata() -> None:
    document = read(r"{\info{\title A talk}{\author Nobody}}{\header Tape 4\par}{\footerf Page\par}So.\par")

    assert document.metadata == {
        "properties/title": "A talk",
        "properties/author": "Nobody",
        "header": "Tape 4",
        "footer": "Page",
    }


def test_code_page_of_the_file_counts_where_the_font_says_none() -> None:
    head = r"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0 Times;}}"

    assert [one.text for one in read(r"\'f3\'eb\'e5\'e9\par", head=head).segments] == ["улей"]


def test_file_that_is_cut_off_is_told() -> None:
    assert FORMAT.read
    document = FORMAT.read(rf"{HEAD}So it".encode(), language="")

    assert [one.text for one in document.segments] == ["So it"]
    assert [one.message for one in document.findings] == [
        "the file ends before its last brace: something of it may be missing"
    ]


def test_words_behind_the_last_brace_are_told() -> None:
    assert messages(r"So.}Lost") == ['what stands after the end of the file was left out: "Lost}"']


def test_groups_without_end_are_refused() -> None:
    with pytest.raises(UnreadableTranscript, match="deep in one another"):
        read("{" * 500)


def test_real_file_named_doc_is_read_whole(samples: Path) -> None:
    file = next((samples / "doc").rglob("cherry.doc"))

    document = registry.read(file.read_bytes(), name=file.name)

    assert document.account.balances
    assert (document.format, len(document.segments), document.speakers) == ("rtf", 137, ("MSM", "Cherry"))
    assert sum(len(segment.text.split()) for segment in document.segments) == 8_484
