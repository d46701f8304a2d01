"""What stands at the top of a typed transcript before anyone speaks: fields such as "DATE: 7 May 1994"."""

import re
from typing import NamedTuple

from testimonies.transcripts.accounting import HEADER
from testimonies.transcripts.fields import Fields
from testimonies.transcripts.reading import Reading

# Words that name a field of a form, and no speaker, when they stand at the top of a transcript.
KEYS = frozenset(
    (
        "interviewee|interviewees|interviewer|interviewers|interviewed by|interview|interview with|interview of"
        "|interview number|interview date|narrator|date|dates|date of interview|location|place|place of interview|title"
        "|project|series|collection|subject|topic|transcriber|transcribed by|transcript by|transcription|edited by"
        "|editor|reviewed by|language|languages|duration|length|running time|file|file name|filename|audio file"
        "|video file|id|identifier|accession number|camera|sound|recorded|recorded by|repository|rights|copyright"
        "|born|date of birth|place of birth"
        "|datum|ort|interviewte|interviewter|zeitzeuge|zeitzeugin|dauer|sprache|titel|archiv|signatur|kamera"
        "|transkription|дата|место|место записи|дата записи|интервьюер|респондент|информант|собеседник|язык|название"
        "|расшифровка|продолжительность|длительность|архив|tarih|yer|görüşmeci|dil|lieu|témoin|langue|fecha|lugar"
        "|entrevistador|entrevistado|idioma|data|luogo|intervistatore|lingua|rozmówca|miejsce|język"
    ).split("|")
)
_KNOWN = "|".join(re.escape(key) for key in sorted(KEYS, key=len, reverse=True))
FIELD = re.compile(
    rf"^[ \t]*(?:(?P<key>{_KNOWN})[ \t]*(?P<sign>:)|(?P<name>\w[\w .-]{{0,40}})(?P<equals>=))[ \t]*(?P<value>[^\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)
CREDIT = re.compile(r"^[ \t]*(?P<key>Transcribed by) (?P<value>https://otter\.ai)[ \t]*$", re.MULTILINE)
FEWEST_AT_TOP, FEWEST_BELOW = 2, 3  # one alone may be someone speaking


class Header(NamedTuple):
    """The fields, repeated ones joined by line ends, and the stretches of text where they stand."""

    metadata: Fields
    stretches: list[tuple[int, int]]


def fields(reading: Reading) -> Header:
    """Reads runs of lines `KEY: value` and `key=value`: at the top, and where a file holds a second interview."""
    header = Header(Fields(), [])
    run: list[re.Match[str]] = []
    for field in FIELD.finditer(reading.text):
        if run and reading.text[run[-1].end() : field.start()].strip():
            _take(reading, run, header)
            run = []
        run.append(field)
    _take(reading, run, header)
    for credit in CREDIT.finditer(reading.text):
        reading.ledger.keep(*credit.span())
        header.metadata.add(credit["key"], credit["value"])
        header.stretches.append(credit.span())
    header.stretches.sort()
    return header


def _take(reading: Reading, run: list[re.Match[str]], header: Header) -> None:
    """Adds a run of fields to the header where it is long enough to be one."""
    at_top = bool(run) and not reading.text[: run[0].start()].strip()
    if len(run) < (FEWEST_AT_TOP if at_top else FEWEST_BELOW):
        return
    for field in run:
        key, sign = ("key", "sign") if field["key"] else ("name", "equals")
        reading.ledger.keep(*field.span(key))
        reading.ledger.book(*field.span(sign), HEADER)
        reading.ledger.keep(*field.span("value"))
        header.metadata.add(field[key], field["value"])
    header.stretches.append((run[0].start(), run[-1].end()))
