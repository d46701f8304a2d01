"""What is written as TEI is read again as it was, whatever a document holds."""

import unicodedata
from dataclasses import replace

from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st

from testimonies.transcripts.document import Account, Footnote, IndexPoint, Segment, TranscriptDocument, WordTime
from testimonies.transcripts.formats.tei import FORMAT
from testimonies.transcripts.formats.tei.writer import write
from testimonies.values.span import Span

LETTERS = st.sampled_from("abЖع中 \n\t\r\xa0\u0301\u2028<>&\"'\x0c\x07\ufffe.,[]")
TEXTS = st.text(LETTERS, max_size=20).map(lambda text: unicodedata.normalize("NFC", text))
SAID = TEXTS.filter(str.strip)
NAMES = SAID.map(str.strip)
TIMES = st.integers(0, 40_000_000)
SPANS = st.tuples(TIMES, st.none() | st.integers(0, 9_999)).map(
    lambda pair: Span(pair[0], None if pair[1] is None else pair[0] + pair[1])
)
LINKS = st.tuples(st.text('abc/:&"<> ', max_size=9), TEXTS)
DEGREES = st.tuples(st.sampled_from([-90.0, 0.1, 44.950000000000003]), st.sampled_from([-179.25, 34.1]))


@st.composite
def segments(draw: st.DrawFn) -> Segment:
    text, words, place = draw(SAID), [], 0
    for length in draw(st.lists(st.integers(1, 6), max_size=4)):
        start = place + draw(st.integers(0, 3))
        place = start + length
        if place <= len(text) and text[start:place].strip():
            words.append(WordTime(start, place, draw(SPANS)))
    spans, recordings = st.none() | SPANS, st.sampled_from([0, 0, 1, 4])
    return Segment(text, draw(spans), draw(st.none() | NAMES), draw(recordings), tuple(words))


@st.composite
def points(draw: st.DrawFn) -> IndexPoint:
    return IndexPoint(
        title=draw(SAID),
        start_ms=draw(st.none() | TIMES),
        synopsis=draw(TEXTS),
        partial_transcript=draw(TEXTS),
        keywords=tuple(draw(st.lists(TEXTS, max_size=3))),
        subjects=tuple(draw(st.lists(TEXTS, max_size=3))),
        coordinates=draw(st.none() | DEGREES),
        place=draw(TEXTS),
        hyperlinks=tuple(draw(st.lists(LINKS, max_size=2))),
        language=draw(st.sampled_from(["", "en", "crh-Cyrl"])),
    )


@st.composite
def documents(draw: st.DrawFn, *, is_translation: bool = False) -> TranscriptDocument:
    said = tuple(draw(st.lists(segments(), min_size=1, max_size=5)))
    numbers = draw(st.lists(st.integers(0, len(said) - 1), max_size=4))
    places = [draw(st.integers(0, len(said[number].text))) for number in numbers]
    notes = [Footnote(number, place, draw(SAID)) for number, place in zip(numbers, places, strict=True)]
    return TranscriptDocument(
        format="tei",
        segments=said,
        language=draw(st.sampled_from(["ru", "crh-Cyrl"] if is_translation else ["", "en", "crh-Cyrl"])),
        metadata={} if is_translation else draw(st.dictionaries(NAMES, TEXTS.map(str.strip), max_size=4)),
        index_points=tuple(draw(st.lists(points(), max_size=3))),
        footnotes=tuple(notes),
        translation=None if is_translation else draw(st.none() | documents(is_translation=True)),
    )


def read(written: str) -> TranscriptDocument:
    assert FORMAT.read
    document = FORMAT.read(written.encode(), language="")
    assert document.account.balances
    return document


@settings(max_examples=60)
@given(document=documents())
def test_whatever_is_written_is_read_as_it_was(document: TranscriptDocument) -> None:
    again = read(write(document))

    assert again.findings == ()
    assert replace(again, account=Account(0, 0)) == document


def test_file_is_the_standard_s_own_shape() -> None:
    said = Segment("Eleven, perhaps.", Span(1500, 4000), "ANNA", 1, (WordTime(8, 15, Span(2000, 2500)),))

    root = ElementTree.fromstring(write(TranscriptDocument("text", (said,), "en", {"title": "Bees"})))

    tei = {"t": "http://www.tei-c.org/ns/1.0"}
    xml = "{http://www.w3.org/XML/1998/namespace}"
    (block,) = root.findall("t:text/t:body/t:annotationBlock", tei)
    times = {when.get(f"{xml}id"): when.get("interval") for when in root.findall("t:text/t:timeline/t:when", tei)}
    (word,) = block.findall("t:u/t:seg/t:w", tei)
    assert root.findtext("t:teiHeader/t:fileDesc/t:titleStmt/t:title", namespaces=tei) == "Bees"
    assert (block.get("who"), block.get("start"), block.get("end")) == ("#speaker1", "#R2T1500", "#R2T4000")
    assert times == {"origin2": None, "R2T1500": "1.500", "R2T2000": "2.000", "R2T2500": "2.500", "R2T4000": "4.000"}
    assert (word.text, word.get("synch")) == ("perhaps", "#R2T2000 #R2T2500")
