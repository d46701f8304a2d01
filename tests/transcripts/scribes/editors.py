"""How the editors of what machines heard write JSON, and Hyperaudio its pages."""

import html
import re
from typing import Any

from testimonies.transcripts.carrying import Carries
from testimonies.transcripts.decode import glimpse
from testimonies.transcripts.document import TranscriptDocument
from tests.transcripts.scribes import Scribe
from tests.transcripts.scribes.machines import SPOKEN, as_json, end, seconds, start, timed

TAG = re.compile(r"<[^<>]*>")


def paper_edit(document: TranscriptDocument) -> Any:
    words = [word for segment in document.segments for word in timed(segment)]
    return {
        "words": [
            {"id": number, "start": seconds(a), "end": seconds(b), "text": word}
            for number, (word, a, b) in enumerate(words)
        ],
        "paragraphs": [
            {"id": number, "start": start(segment), "end": end(segment), "speaker": segment.speaker}
            for number, segment in enumerate(document.segments)
        ],
    }


def their_story(document: TranscriptDocument) -> Any:
    transcript = {"_id": "69025a769449d0e9c86aaec7", **paper_edit(document)}
    return {"transcript": transcript, "story": {"title": "Bees"}, "videoURL": "https://example.org/bees.mp4"}


def draft_js(document: TranscriptDocument) -> Any:
    blocks, entities = list[Any](), dict[str, Any]()
    for segment in document.segments:
        ranges, place = list[Any](), 0
        for word, a, b in timed(segment):
            ranges.append({"offset": place, "length": len(word), "key": len(entities)})
            details = {"start": seconds(a), "end": seconds(b), "text": word}
            entities[str(len(entities))] = {"type": "WORD", "mutability": "MUTABLE", "data": details}
            place += len(word) + 1
        data = {"speaker": segment.speaker, "start": start(segment)}
        blocks.append({"text": segment.text, "type": "paragraph", "depth": 0, "entityRanges": ranges, "data": data})
    return {"blocks": blocks, "entityMap": entities}


def slate(document: TranscriptDocument) -> Any:
    return [
        {
            "speaker": segment.speaker,
            "start": start(segment),
            "type": "timedText",
            "children": [
                {
                    "text": segment.text,
                    "words": [{"start": seconds(a), "end": seconds(b), "text": word} for word, a, b in timed(segment)],
                }
            ],
        }
        for segment in document.segments
    ]


def ramp(document: TranscriptDocument) -> Any:
    return [
        {"spans": [{"begin": start(segment), "end": end(segment), "text": segment.text}]}
        for segment in document.segments
    ]


def oyez(document: TranscriptDocument) -> Any:
    turns = [
        {
            "start": start(segment),
            "stop": end(segment),
            "speaker": {"name": segment.speaker, "identifier": "bee"},
            "text_blocks": [{"start": start(segment), "stop": end(segment), "text": segment.text, "byte_start": 1}],
        }
        for segment in document.segments
    ]
    return {"title": "Bees", "transcript": {"sections": [{"start": 0, "turns": turns}], "duration": 9.5}}


def o_transcribe(document: TranscriptDocument) -> Any:
    mark = '<span class="timestamp" contenteditable="false" data-timestamp="{}">{}</span>'
    lines = [
        f"<p>{mark.format(start(segment), '0:01')}&nbsp;{html.escape(segment.text)}</p>"
        for segment in document.segments
    ]
    return {"text": "".join(lines), "media": "bees.mp3", "media-source": "", "media-time": 0}


def hyperaudio(document: TranscriptDocument) -> bytes:
    paragraphs = list[str]()
    for segment in document.segments:
        spans = [f'<span data-m="{a}" data-d="{b - a}">{html.escape(word)} </span>' for word, a, b in timed(segment)]
        label = f'<span data-m="0" data-d="0" class="speaker">[{segment.speaker}] </span>' if segment.speaker else ""
        paragraphs.append(f"<p>{label}{''.join(spans)}</p>")
    return f"<article><section>{''.join(paragraphs)}</section></article>\n".encode()


def text_of_page(content: bytes) -> str:
    """What a page says, its tags aside."""
    return html.unescape(TAG.sub("", glimpse(content)))


EDITORS = (
    ("paperedit", "paperedit.json", SPOKEN, paper_edit),
    ("theirstory", "theirstory.json", SPOKEN, their_story),
    ("draftjs", "draftjs.json", SPOKEN, draft_js),
    ("slate", "slate.json", SPOKEN, slate),
    ("spans", "spans.json", Carries.TIMES | Carries.ENDS, ramp),
    ("oyez", "oyez.json", SPOKEN, oyez),
    ("otr", "otranscribe.otr", Carries.TIMES, o_transcribe),
)
SCRIBES = [
    *(Scribe(format, name, carries, as_json(shape)) for format, name, carries, shape in EDITORS),
    Scribe("hyperaudio", "hyperaudio.html", SPOKEN, hyperaudio, text_of_page),
]
