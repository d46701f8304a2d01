"""A transcript as a Word document for people to read and mend, which is known again when it comes back.

Its bytes depend on nothing but the document, so that two exports can be compared.
"""

import re
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise, zip_longest
from xml.sax.saxutils import escape, quoteattr

from testimonies.transcripts.document import Footnote, Segment, TranscriptDocument
from testimonies.transcripts.formats.docx import look
from testimonies.transcripts.formats.docx.titles import title_of
from testimonies.values.timecode import format_vtt

BEFORE_ALL_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP package can say
IMPOSSIBLE = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML 1.0
PIECES = re.compile(r"[^\t\n]+|\t|\n")
SIGNS = {"\t": "<w:tab/>", "\n": "<w:br/>"}
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def write(document: TranscriptDocument) -> bytes:
    """The document as a Word file."""
    notes = [(number, note) for number, note in enumerate(document.footnotes, start=1)]
    title = title_of(document.metadata)
    body = "".join((_paragraph(look.TITLE, _run(title), title), *_fields(document), *_turns(document, notes)))
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships({"officeDocument": "word/document.xml", "core-properties": "docProps/core.xml"}),
        "docProps/core.xml": _properties(title, document.language),
        "word/document.xml": _root("document", f"<w:body>{body}{look.PAGE}</w:body>"),
        "word/_rels/document.xml.rels": _relationships(
            {kind: f"{kind}.xml" for kind in ("styles", "footnotes", "footer")}
        ),
        "word/styles.xml": _root("styles", look.styles(document.language)),
        "word/footnotes.xml": _root("footnotes", look.SEPARATORS + "".join(_note(*note) for note in notes)),
        "word/footer.xml": _root("ftr", look.FOOTER),
    }
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name, BEFORE_ALL_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, HEAD + part)
    return written.getvalue()


def _fields(document: TranscriptDocument) -> Iterator[str]:
    for key, value in document.metadata.items():
        runs = f"{_run(key, look.KEY)}<w:r><w:tab/></w:r>{_run(value)}"
        yield _paragraph(look.FIELD, runs, value)


def _turns(document: TranscriptDocument, notes: Sequence[tuple[int, Footnote]]) -> Iterator[str]:
    """`[hh:mm:ss.mmm] SPEAKER: words`; a mark with no words ends what no other mark ends.

    Where the next passage begins before the end of this one, its end stands in its own mark: `[... - hh:mm:ss.mmm]`.
    """
    called = defaultdict(list)
    for number, note in notes:
        called[note.segment].append((note.offset, number))
    recording, ends_ms = 0, None
    for place, (segment, later) in enumerate(zip_longest(document.segments, document.segments[1:])):
        span = segment.span
        if segment.recording != recording:
            if ends_ms is not None:
                yield _paragraph(look.TURN, _time(ends_ms))
            recording, ends_ms = segment.recording, None
            yield _paragraph(look.RECORDING, _run(f"Recording {recording + 1}"))
        if ends_ms is not None and (span is None or span.start_ms > ends_ms):
            yield _paragraph(look.TURN, _time(ends_ms))
        is_in_mark = _is_overtaken(segment, later)
        yield _turn(segment, sorted(called[place]), until_ms=span.end_ms if span and is_in_mark else None)
        ends_ms = span.end_ms if span and not is_in_mark else None
    if ends_ms is not None:
        yield _paragraph(look.TURN, _time(ends_ms))


def _is_overtaken(segment: Segment, later: Segment | None) -> bool:
    """Whether the next passage begins before this one ends, and so cannot show where that is."""
    if later is None or segment.span is None or later.span is None or later.recording != segment.recording:
        return False
    return segment.span.end_ms is not None and later.span.start_ms < segment.span.end_ms


def _turn(segment: Segment, calls: Sequence[tuple[int, int]], *, until_ms: int | None) -> str:
    runs = [_time(segment.span.start_ms, until_ms), _run(" ")] if segment.span else []
    runs += [_run(f"{segment.speaker}:", look.SPEAKER), _run(" ")] if segment.speaker else []
    at = {offset: "".join(_call(number) for where, number in calls if where == offset) for offset, _ in calls}
    for start, end in pairwise(sorted({0, *at, len(segment.text)})):
        runs += [at.pop(start, ""), _run(segment.text[start:end])]
    runs += at.values()
    return _paragraph(look.TURN, "".join(runs), segment.text)


def _time(ms: int, until_ms: int | None = None) -> str:
    until = "" if until_ms is None else f" - {format_vtt(until_ms)}"
    return _run(f"[{format_vtt(ms)}{until}]", look.TIME)


def _call(number: int) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="{look.CALL}"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def _note(number: int, note: Footnote) -> str:
    sign = f'<w:r><w:rPr><w:rStyle w:val="{look.CALL}"/></w:rPr><w:footnoteRef/></w:r>{_run(" ")}'
    lines = note.text.split("\n")
    paragraphs = (_paragraph(look.NOTE, sign * (not place) + _run(line), line) for place, line in enumerate(lines))
    return f'<w:footnote w:id="{number}">{"".join(paragraphs)}</w:footnote>'


def _paragraph(style: str, runs: str, words: str = "") -> str:
    """A paragraph, which runs from right to left where its words do."""
    direction = "<w:bidi/>" if is_from_right_to_left(words) else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{direction}</w:pPr>{runs}</w:p>'


def _run(words: str, style: str = "") -> str:
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    properties += "<w:rtl/>" if is_from_right_to_left(words) else ""
    pieces = (SIGNS.get(piece) or f'<w:t xml:space="preserve">{_safe(piece)}</w:t>' for piece in PIECES.findall(words))
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{''.join(pieces)}</w:r>"


def is_from_right_to_left(words: str) -> bool:
    """Whether the first letter that has a direction has this one (Unicode Bidirectional Algorithm, P2)."""
    directions = (unicodedata.bidirectional(letter) for letter in words)
    return next((each for each in directions if each in ("L", "R", "AL")), "L") != "L"


def _safe(words: str) -> str:
    """Words as XML; what XML has no way to write stands as U+FFFD."""
    return escape(IMPOSSIBLE.sub("\ufffd", words))


def _properties(title: str, language: str) -> str:
    core = f"{look.PACKAGE}/metadata/core-properties"
    inside = f"<dc:title>{_safe(title)}</dc:title>" + (
        f"<dc:language>{_safe(language)}</dc:language>" if language else ""
    )
    return (
        f'<cp:coreProperties xmlns:cp="{core}" xmlns:dc="http://purl.org/dc/elements/1.1/">{inside}</cp:coreProperties>'
    )


def _root(tag: str, inside: str) -> str:
    return f'<w:{tag} xmlns:w="{look.W}" xmlns:r="{look.R}">{inside}</w:{tag}>'


def _relationships(targets: dict[str, str]) -> str:
    packaged = f"{look.PACKAGE}/relationships/metadata"
    inside = "".join(
        f'<Relationship Id="{kind}" Type="{packaged if kind == "core-properties" else look.R}/{kind}" Target="{to}"/>'
        for kind, to in targets.items()
    )
    return f'<Relationships xmlns="{look.PACKAGE}/relationships">{inside}</Relationships>'


def _content_types() -> str:
    kinds = {"document": "document.main", "styles": "styles", "footnotes": "footnotes", "footer": "footer"}
    package = "application/vnd.openxmlformats-package"
    parts = "".join(
        f"<Override PartName={quoteattr(f'/word/{name}.xml')} ContentType={quoteattr(f'{look.KIND}.{kind}+xml')}/>"
        for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{look.PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{package}.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}'
        f'<Override PartName="/docProps/core.xml" ContentType="{package}.core-properties+xml"/></Types>'
    )
