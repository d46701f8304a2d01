"""Web pages: what is said on them, what is left out, and real ones."""

from pathlib import Path

import pytest

from testimonies.transcripts import registry
from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.formats.html import FORMAT
from tests.transcripts.independently import said_in_html, words, words_of_document


def read(page: str | bytes) -> TranscriptDocument:
    """The document of a page, whose account must balance."""
    assert FORMAT.read
    document = FORMAT.read(page.encode() if isinstance(page, str) else page, language="")
    assert document.account.balances, document.account
    return document


def said(page: str) -> list[tuple[str | None, str]]:
    return [(segment.speaker, segment.text) for segment in read(page).segments]


@pytest.mark.parametrize(
    ("markup", "turns"),
    [
        ("<p>so  it\n was<p>and so", ["so it was", "and so"]),
        ("one<br><br>two<br>three", ["one", "two\nthree"]),
        ("<pre>so  it\n  was</pre><p>so", ["so  it\n  was", "so"]),
        ("a &lt;b&gt; &amp; c&#233;&eacute;&nbsp;d &unheard; e", ["a <b> & céé\u00a0d &unheard; e"]),
        ("<b>so</b>me <i>words</i>", ["some words"]),
        ("3 < 4 and <5", ["3 < 4 and <5"]),
        ('<p title="a > b">so', ["so"]),
        ("<p>one<p>&nbsp;<p>two", ["one", "two"]),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<table><tr><td><p>one<p>two</table>", ["one", "two"]),
        ("<script>if (a < b) { say('<p>no') }</script><style>p {}</style>so", ["so"]),
        ("<p>so<p>and <a href='x'", ["so", "and <a href='x'"]),
    ],
)
def test_words_are_read(markup: str, turns: list[str]) -> None:
    document = read(markup)

    assert [segment.text for segment in document.segments] == turns
    assert document.findings == ()


@pytest.mark.parametrize(
    "markup",
    [
        "<p><b>ANNA:</b> one<p><b>BOB</b>: two",
        "<table><tr><td>ANNA<td>one<tr><td>BOB<td>two</table>",
        "<table><tr><td>ANNA:</td><td>one</td></tr>\n<tr><td>BOB:</td><td>two</td></tr></table>",
        "<dl><dt>ANNA<dd>one<dt>BOB<dd>two</dl>",
    ],
)
def test_speakers_are_found(markup: str) -> None:
    assert said(markup) == [("ANNA", "one"), ("BOB", "two")]


@pytest.mark.parametrize(
    ("aside", "message"),
    [
        ("<del>not </del>", 'deleted words were not imported: "not"'),
        ("<span hidden>secret </span>", 'hidden words were not imported: "secret"'),
        ("<span style='display: none'>secret </span>", 'hidden words were not imported: "secret"'),
        ("<nav>Home <a>Back</a></nav>", 'what only moves about the page was left out: "Home Back"'),
        ("<!-- <p>old -->", "comments in the codes of the page were left out (how many: 1)"),
    ],
)
def test_what_is_not_said_is_told(aside: str, message: str) -> None:
    document = read(f"<p>so {aside}it was")

    assert " ".join(segment.text for segment in document.segments) == "so it was"
    assert [finding.message for finding in document.findings] == [message]


def test_head_is_metadata() -> None:
    document = read(
        "<html lang='crh'><head><title>A talk &amp; more</title><meta name=author content='Nobody'></head>So."
    )

    assert document.metadata == {"title": "A talk & more", "meta/author": "Nobody"}
    assert document.language == "crh"


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r"])
def test_encoding_that_the_page_declares_counts(charset: str) -> None:
    page = f"<meta http-equiv='Content-Type' content='text/html; charset={charset}'><p>Улей молчал".encode(charset)

    assert [segment.text for segment in read(page).segments] == ["Улей молчал"]


@pytest.mark.parametrize(
    ("head", "name", "is_page"),
    [
        (b"<!DOCTYPE html><p>so", "", True),
        (b"<?xml version='1.0'?>\n<html xmlns='x'>", "", True),
        (b"<p>so", "a.html", True),
        (b"<p>so", "a.txt", False),
        (b"<tt xmlns='x'>", "a.ttml", False),
    ],
)
def test_pages_are_recognised(head: bytes, name: str, *, is_page: bool) -> None:
    assert (FORMAT.sniff(head, name) > 0) is is_page


def test_real_pages_are_read_without_losing_a_word(samples: Path) -> None:
    found = {}
    for file in sorted((samples / "html").rglob("*.htm")):
        content = file.read_bytes()
        document = registry.read(content, name=file.name)
        assert document.account.balances
        lost = words(said_in_html(content.decode("cp1252"))) - words_of_document(document)
        found[file.stem] = (len(document.segments), document.speakers, sum(len(word) > 9 for word in lost))
    assert found == {
        "aho": (94, ("Aho", "MSM"), 0),
        "kernighan": (151, ("MSM", "Kernighan"), 0),
        "mcilroy": (188, ("MSM", "McIlroy"), 0),
        "morgan": (92, ("MSM", "Morgan"), 0),
        "morris": (177, ("MSM", "Morris", "Both"), 0),
        "tague": (97, ("Tague", "MSM"), 0),
        "thompson": (171, ("MSM", "Thompson"), 0),
    }


def test_real_pages_in_25_languages_are_read_whole(samples: Path) -> None:
    files = sorted((samples / "corpus-udhr").rglob("*.html"))
    for file in files:
        content = file.read_bytes()
        document = registry.read(content, name=file.name)
        assert document.account.balances
        assert words(said_in_html(content.decode())) - words_of_document(document) == {}, file.name
    assert len(files) == 25
