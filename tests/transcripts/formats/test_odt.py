"""OpenDocument texts: what is said, what is hidden in them, what is refused."""

import zipfile
from io import BytesIO

import pytest

from testimonies.transcripts.document import Footnote, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.odt import FORMAT

KIND = "application/vnd.oasis.opendocument.text"
NAMES = " ".join(f'xmlns:{name}="urn:{name}"' for name in "office text table draw style meta dc svg".split())
HIDDEN = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
SHOWN = (
    '<style:style style:name="S" style:parent-style-name="H2"><style:text-properties text:display="true"/>'
    "</style:style>"
    '<style:style style:name="Round" style:parent-style-name="Round2"/>'
    '<style:style style:name="Round2" style:parent-style-name="Round"/>'
)
CHILD = '<style:style style:name="H2" style:parent-style-name="H"/>'
STYLES = f"<office:automatic-styles>{HIDDEN}{CHILD}{SHOWN}</office:automatic-styles>"


def flat(body: str, *, before: str = "") -> bytes:
    """A flat OpenDocument text with this body."""
    text = f"{STYLES}{before}<office:body><office:text>{body}</office:text></office:body>"
    return f'<office:document {NAMES} office:mimetype="{KIND}">{text}</office:document>'.encode()


def packed(**parts: str) -> bytes:
    """A package of these parts; `manifest` is its list of contents."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        package.writestr("mimetype", KIND)
        for name, part in parts.items():
            place = "META-INF/manifest.xml" if name == "manifest" else f"{name}.xml"
            package.writestr(place, f"<office:root {NAMES}>{part}</office:root>")
    return written.getvalue()


def read(content: bytes) -> TranscriptDocument:
    """The document of a file, whose account must balance."""
    assert FORMAT.read
    document = FORMAT.read(content, language="")
    assert document.account.balances, document.account
    return document


def said(body: str) -> list[str]:
    return [segment.text for segment in read(flat(body)).segments]


def messages(body: str) -> list[str]:
    return [finding.message for finding in read(flat(body)).findings]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<text:p>so   it\n  was</text:p>", ["so it was"]),
        (
            '<text:p>so<text:s text:c="3"/>it<text:tab/>was<text:line-break/>so</text:p><text:p>So.</text:p>',
            ["so   it\twas\nso", "So."],
        ),
        ("<text:h>A heading</text:h><text:p>So.</text:p>", ["A heading", "So."]),
        ("<text:p>so <text:a>it <text:span>was</text:span></text:a></text:p>", ["so it was"]),
        ("<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>", ["one"]),
        ("<text:section><text:p>one</text:p></text:section><text:p>two</text:p>", ["one", "two"]),
        ('<text:p>so <text:change-start text:change-id="a"/>it <text:change-end/>was</text:p>', ["so it was"]),
        (
            "<text:p>so<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame> was</text:p>",
            ["so was", "boxed"],
        ),
    ],
)
def test_words_are_read_in_order(body: str, words: list[str]) -> None:
    assert said(body) == words
    assert messages(body) == []


COMMENT = "<office:annotation><dc:creator>Editor</dc:creator><text:p>Check.</text:p></office:annotation>"
CHANGES = (
    '<text:tracked-changes><text:changed-region text:id="a"><text:deletion>'
    "<office:change-info><dc:creator>Editor</dc:creator></office:change-info><text:p>not </text:p>"
    "</text:deletion></text:changed-region></text:tracked-changes>"
)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            '<text:p>so <text:span text:style-name="H">secret </text:span>it was</text:p>',
            'hidden words were not imported: "secret"',
        ),
        (
            '<text:p>so it was</text:p><text:p text:style-name="H2">secret</text:p>',
            'hidden words were not imported: "secret"',
        ),
        (
            '<text:section text:display="none"><text:p>secret</text:p></text:section><text:p>so it was</text:p>',
            'hidden words were not imported: "secret"',
        ),
        (
            f'{CHANGES}<text:p>so <text:change text:change-id="a"/>it was</text:p>',
            'deleted words were not imported: "not"',
        ),
        (f"{CHANGES}<text:p>so it was</text:p>", 'deleted words were not imported: "not"'),
        (
            f"<text:p>so {COMMENT}it was</text:p>",
            'a comment of Editor was not imported: "Check."',
        ),
        (
            "<text:p>so <draw:frame><svg:desc>a hive</svg:desc></draw:frame>it was</text:p>",
            'the description of a picture was not imported: "a hive"',
        ),
        ("strange<text:p>so it was</text:p>", 'words in places that are not known were left out: "strange"'),
    ],
)
def test_what_is_not_said_is_told(body: str, message: str) -> None:
    assert said(body) == ["so it was"]
    assert messages(body) == [message]


@pytest.mark.parametrize(
    "secret",
    [
        '<text:p>secret<text:hidden-paragraph text:is-hidden="true"/></text:p>',
        (
            '<text:p><text:hidden-paragraph text:is-hidden="true"/>'
            '<text:span text:style-name="S">secret</text:span></text:p>'
        ),
        '<text:p text:style-name="S"><text:span text:style-name="H2">secret</text:span></text:p>',
    ],
)
def test_words_hidden_in_any_way_are_not_imported(secret: str) -> None:
    assert said(f"<text:p>so it was</text:p>{secret}") == ["so it was"]
    assert messages(f"<text:p>so it was</text:p>{secret}") == ['hidden words were not imported: "secret"']


@pytest.mark.parametrize(
    "shown",
    [
        '<text:p text:style-name="S">words</text:p>',
        '<text:p text:style-name="H"><text:span text:style-name="S">words</text:span></text:p>',
        '<text:p text:style-name="Round">words</text:p>',
        "<text:p>words<text:hidden-paragraph/></text:p>",
    ],
)
def test_words_that_are_shown_again_are_imported(shown: str) -> None:
    assert said(f"<text:p>so it was</text:p>{shown}") == ["so it was", "words"]


def test_footnote_hangs_where_it_is_called() -> None:
    note = (
        '<text:note text:id="n" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>A district.</text:p></text:note-body></text:note>"
    )

    document = read(flat(f"<text:p>A: Where?</text:p><text:p>B: In Aqmescit{note}, far.</text:p>"))

    assert [(one.speaker, one.text) for one in document.segments] == [("A", "Where?"), ("B", "In Aqmescit, far.")]
    assert document.footnotes == (Footnote(1, 11, "A district."),)


def test_table_names_its_speakers() -> None:
    cells = [("ANNA", "one"), ("BOB", "two")]
    rows = "".join(
        f"<table:table-row>{''.join(f'<table:table-cell><text:p>{cell}</text:p></table:table-cell>' for cell in row)}"
        "</table:table-row>"
        for row in cells
    )

    document = read(flat(f"<table:table>{rows}</table:table>"))

    assert [(one.speaker, one.text) for one in document.segments] == cells


def test_parts_of_a_package_are_read() -> None:
    master = "<style:master-page><style:header><text:p>Tape 4</text:p></style:header></style:master-page>"

    document = read(
        packed(
            content="<office:body><office:text><text:p>So.</text:p></office:text></office:body>",
            styles=f"<office:master-styles>{master}</office:master-styles>",
            meta="<office:meta><dc:title>A talk</dc:title></office:meta>",
        )
    )

    assert [one.text for one in document.segments] == ["So."]
    assert document.metadata == {"properties/title": "A talk", "header": "Tape 4"}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (packed(manifest="<office:encryption-data/>", content=""), "it is encrypted with a password"),
        (packed(content="<office:body/>"), "holds no text document"),
        (packed(content="<broken"), '"content.xml" in it cannot be read'),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableTranscript, match=why):
        read(content)


def test_package_is_recognised_by_its_first_entry() -> None:
    assert FORMAT.sniff(packed(content=""), "") == 1.0
    assert FORMAT.sniff(b"PK\x03\x04word/", "") == 0.0
