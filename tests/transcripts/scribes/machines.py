"""How machines that hear write JSON."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from testimonies.transcripts.carrying import Carries
from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.values.span import Span
from tests.transcripts.scribes import Scribe

SPOKEN = Carries.TIMES | Carries.ENDS | Carries.SPEAKERS
FAR_APART_MS = 60_000


def timed(segment: Segment) -> list[tuple[str, int, int]]:
    """The words of a segment with times in ms that share its span evenly."""
    words, span = segment.text.split(), segment.span or Span(0, 1000)
    end_ms = span.start_ms + 1000 if span.end_ms is None else span.end_ms
    step = (end_ms - span.start_ms) // len(words)
    starts = [span.start_ms + step * number for number in range(len(words))]
    return list(zip(words, starts, [*starts[1:], end_ms], strict=True))


def apart(document: TranscriptDocument) -> tuple[Segment, ...]:
    """The segments so far from one another that a machine without passages hears a pause between them."""
    return tuple(
        replace(segment, span=Span(number * FAR_APART_MS, number * FAR_APART_MS + 4_000))
        for number, segment in enumerate(document.segments)
    )


def seconds(ms: int) -> float:
    return ms / 1000


def start(segment: Segment) -> float:
    return seconds(segment.span.start_ms) if segment.span else 0.0


def end(segment: Segment) -> float:
    return seconds(segment.span.end_ms or 0) if segment.span else 0.0


def whisperx(document: TranscriptDocument) -> Any:
    segments = [
        {
            "start": start(segment),
            "end": end(segment),
            "text": f" {segment.text}",
            "words": [
                {"word": word, "start": seconds(a), "end": seconds(b), "score": 0.725, "speaker": segment.speaker}
                for word, a, b in timed(segment)
            ],
            "avg_logprob": -0.1392,
            "speaker": segment.speaker,
        }
        for segment in document.segments
    ]
    return {"segments": segments, "word_segments": [word for part in segments for word in part["words"]]}


def whisper(document: TranscriptDocument) -> Any:
    return {
        "text": "".join(f" {segment.text}" for segment in document.segments),
        "segments": [
            {
                "id": number,
                "seek": 0,
                "start": start(segment),
                "end": end(segment),
                "text": f" {segment.text}",
                "tokens": [50364, 1485],
                "temperature": 0.0,
                "avg_logprob": float("nan"),
            }
            for number, segment in enumerate(document.segments)
        ],
    }


def whisper_cpp(document: TranscriptDocument) -> Any:
    def offsets(a: int, b: int) -> dict[str, Any]:
        return {"timestamps": {"from": "00:00:01,000", "to": "00:00:02,000"}, "offsets": {"from": a, "to": b}}

    return {
        "systeminfo": "AVX = 1",
        "result": {"language": "en"},
        "transcription": [
            {
                **offsets(round(start(segment) * 1000), round(end(segment) * 1000)),
                "text": f" {segment.text}",
                "tokens": [{"text": f" {word}", **offsets(a, b), "id": 7, "p": 0.9} for word, a, b in timed(segment)],
            }
            for segment in document.segments
        ],
    }


def _amazon_entries(segments: tuple[Segment, ...]) -> list[dict[str, Any]]:
    return [
        {
            "type": "pronunciation",
            "start_time": str(seconds(a)),
            "end_time": str(seconds(b)),
            "speaker_label": segment.speaker,
            "alternatives": [{"confidence": "0.99", "content": word}],
        }
        for segment in segments
        for word, a, b in timed(segment)
    ]


def amazon(document: TranscriptDocument) -> Any:
    entries, audio, first = _amazon_entries(document.segments), list[Any](), 0
    for number, segment in enumerate(document.segments):
        places = list(range(first, first + len(segment.text.split())))
        first += len(places)
        times = {"start_time": str(start(segment)), "end_time": str(end(segment))}
        audio.append({"id": number, "transcript": segment.text, **times, "items": places})
        audio[-1]["speaker_label"] = segment.speaker
    whole = " ".join(segment.text for segment in document.segments)
    results = {"transcripts": [{"transcript": whole}], "items": entries, "audio_segments": audio}
    return {"jobName": "bees", "accountId": "1", "status": "COMPLETED", "results": results}


def amazon_before_passages(document: TranscriptDocument) -> Any:
    segments = apart(document)
    whole = " ".join(segment.text for segment in segments)
    return {"jobName": "bees", "results": {"transcripts": [{"transcript": whole}], "items": _amazon_entries(segments)}}


def google(document: TranscriptDocument) -> Any:
    def words(segment: Segment) -> list[dict[str, Any]]:
        return [
            {
                "startOffset": f"{seconds(a)}s",
                "endOffset": f"{seconds(b)}s",
                "word": word,
                "speakerLabel": segment.speaker,
            }
            for word, a, b in timed(segment)
        ]

    return {
        "results": [
            {"alternatives": [{"transcript": segment.text, "confidence": 0.9, "words": words(segment)}]}
            for segment in document.segments
        ]
    }


def watson(document: TranscriptDocument) -> Any:
    labels = [
        {"from": seconds(a), "to": seconds(b), "speaker": segment.speaker, "confidence": 0.4, "final": False}
        for segment in document.segments
        for _, a, b in timed(segment)
    ]
    results = [
        {
            "final": True,
            "alternatives": [
                {
                    "transcript": f"{segment.text} ",
                    "timestamps": [[word, seconds(a), seconds(b)] for word, a, b in timed(segment)],
                    "confidence": 0.9,
                    "word_confidence": [[word, 0.9] for word, *_ in timed(segment)],
                }
            ],
        }
        for segment in document.segments
    ]
    return {"result_index": 0, "speaker_labels": labels, "results": results}


def speechmatics(document: TranscriptDocument) -> Any:
    results = [
        {
            "alternatives": [{"confidence": 1.0, "content": word, "language": "en", "speaker": segment.speaker}],
            "start_time": seconds(a),
            "end_time": seconds(b),
            "type": "word",
        }
        for segment in apart(document)
        for word, a, b in timed(segment)
    ]
    return {"format": "2.9", "metadata": {"transcription_config": {"language": "en"}}, "results": results}


def rev(document: TranscriptDocument) -> Any:
    def elements(segment: Segment) -> list[dict[str, Any]]:
        spoken = list[dict[str, Any]]()
        for word, a, b in timed(segment):
            spoken.append({"type": "text", "value": word, "ts": seconds(a), "end_ts": seconds(b), "confidence": 0.9})
            spoken.append({"type": "punct", "value": " "})
        return spoken[:-1]

    return {
        "monologues": [{"speaker": segment.speaker, "elements": elements(segment)} for segment in document.segments]
    }


def amberscript(document: TranscriptDocument) -> Any:
    return {
        "segments": [
            {
                "speaker": f"spk{segment.speaker}",
                "words": [
                    {"text": word, "start": seconds(a), "end": seconds(b), "pristine": True}
                    for word, a, b in timed(segment)
                ],
            }
            for segment in document.segments
        ],
        "speakers": [{"spkid": f"spk{name}", "name": name} for name in document.speakers],
    }


def vosk(document: TranscriptDocument) -> Any:
    return [
        {
            "result": [
                {"conf": 0.9, "start": seconds(a), "end": seconds(b), "word": word} for word, a, b in timed(segment)
            ],
            "text": segment.text,
        }
        for segment in document.segments
    ]


def bbc_kaldi(document: TranscriptDocument) -> Any:
    words = [
        {"start": seconds(a), "end": seconds(b), "word": word.lower(), "punct": word, "index": 0}
        for segment in apart(document)
        for word, a, b in timed(segment)
    ]
    whole = " ".join(segment.text for segment in document.segments)
    return {"action": "audio-transcribe", "retval": {"status": True, "punct": whole, "words": words}}


def deepgram(document: TranscriptDocument) -> Any:
    words = [
        {"word": word, "start": seconds(a), "end": seconds(b), "punctuated_word": word, "speaker": segment.speaker}
        for segment in document.segments
        for word, a, b in timed(segment)
    ]
    utterances = [
        {"start": start(segment), "end": end(segment), "transcript": segment.text, "speaker": segment.speaker}
        for segment in document.segments
    ]
    whole = " ".join(segment.text for segment in document.segments)
    heard = {"alternatives": [{"transcript": whole, "confidence": 0.9, "words": words}]}
    return {"metadata": {"duration": 9.5}, "results": {"channels": [heard], "utterances": utterances}}


def assembly_ai(document: TranscriptDocument) -> Any:
    utterances = [
        {
            "speaker": segment.speaker,
            "text": segment.text,
            "start": timed(segment)[0][1],
            "end": timed(segment)[-1][2],
            "words": [{"text": word, "start": a, "end": b, "confidence": 0.9} for word, a, b in timed(segment)],
        }
        for segment in document.segments
    ]
    whole = " ".join(segment.text for segment in document.segments)
    return {"id": "bees", "acoustic_model": "x", "language_model": "y", "text": whole, "utterances": utterances}


def as_json(shape: Callable[[TranscriptDocument], Any]) -> Callable[[TranscriptDocument], bytes]:
    return lambda document: json.dumps(shape(document), ensure_ascii=False, indent=1).encode()


MACHINES = (
    ("whisper", "whisperx.json", SPOKEN, whisperx),
    ("whisper", "whisper.json", Carries.TIMES | Carries.ENDS, whisper),
    ("whispercpp", "whispercpp.json", Carries.TIMES | Carries.ENDS, whisper_cpp),
    ("aws", "aws.json", SPOKEN, amazon),
    ("aws", "aws-before-passages.json", Carries.SPEAKERS, amazon_before_passages),
    ("google", "google.json", SPOKEN, google),
    ("watson", "watson.json", SPOKEN, watson),
    ("speechmatics", "speechmatics.json", Carries.SPEAKERS, speechmatics),
    ("rev", "rev.json", SPOKEN, rev),
    ("amberscript", "amberscript.json", SPOKEN, amberscript),
    ("kaldi", "vosk.json", Carries.TIMES | Carries.ENDS, vosk),
    ("kaldi", "kaldi.json", Carries.NOTHING, bbc_kaldi),
    ("deepgram", "deepgram.json", SPOKEN, deepgram),
    ("assemblyai", "assemblyai.json", SPOKEN, assembly_ai),
)
SCRIBES = [Scribe(format, name, carries, as_json(shape)) for format, name, carries, shape in MACHINES]
