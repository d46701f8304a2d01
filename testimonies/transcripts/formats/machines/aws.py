"""Amazon Transcribe. A passage is its own audio segment; older files have none and are cut into turns.

A turn ends where the speaker changes, where nobody speaks for two seconds, or after half a minute with its sentence.
Where two channels were recorded, each of them is a speaker.
"""

from collections.abc import Iterable

from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.machines.hearing import AGAIN, Hearing
from testimonies.transcripts.formats.machines.taking import MARKS, WHOLE
from testimonies.transcripts.formats.machines.words import CUT, Word, turns
from testimonies.transcripts.json_shape import has
from testimonies.transcripts.json_tree import Branch


def sniff(head: bytes, name: str) -> float:
    """Certain by its transcripts or its entries, which stand in no other file like this."""
    return (
        has(head, "results.transcripts[].transcript")
        or has(head, "results.items[].alternatives[].content")
        or has(head, "results.audio_segments[].transcript")
    )


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is broken or says nothing."""
    hearing = Hearing(content, language=language)
    results = hearing.inside(hearing.root, "results")
    if isinstance(named := results.get("language_code"), str):
        hearing.tells_language(named)
    labels = _labels(hearing, results)
    words = [_word(hearing, part, labels) for part in hearing.many(results, "items", "results.items")]
    _channels(hearing, results, words)
    segments = _audio_segments(hearing, results, words)
    if not segments:
        segments = _turns(hearing, words)
    for part in hearing.many(results, "transcripts", "results.transcripts"):
        if segments:
            hearing.compare(part, "transcript", segments)
        else:
            segments = hearing.whole(part, "transcript")
    return hearing.finished("aws", segments)


def _word(hearing: Hearing, part: Branch, labels: dict[int, str]) -> Word:
    """An entry: a word, or a punctuation mark, which follows the word before without a space."""
    span = hearing.span(part, "start_time", "end_time")
    text = hearing.take(hearing.first(part, "alternatives"), "content")
    kind = hearing.mark(part, "type", "pronunciation", "punctuation")
    speaker = hearing.label(part, "speaker_label") or hearing.label(part, "channel_label")
    if speaker is None and span is not None:
        speaker = labels.get(span.start_ms)
    return Word(text, span, speaker, "" if kind == "punctuation" else " ")


def _labels(hearing: Hearing, results: Branch) -> dict[int, str]:
    """Who begins to speak when, in milliseconds, as older files say it apart from the words."""
    labels = dict[int, str]()
    path = "results.speaker_labels.segments"
    for part in hearing.many(hearing.inside(results, "speaker_labels"), "segments", path):
        hearing.span(part, "start_time", "end_time")
        hearing.label(part, "speaker_label")
        for word in hearing.many(part, "items", f"{path}[].items"):
            span, label = hearing.span(word, "start_time", "end_time"), hearing.label(word, "speaker_label")
            if span is not None and label:
                labels[span.start_ms] = label
    return labels


def _channels(hearing: Hearing, results: Branch, words: list[Word]) -> None:
    """Gives each word the channel it was heard on, where the file says so only in a list of its own."""
    places = {(word.text, word.span): number for number, word in enumerate(words)}
    path = "results.channel_labels.channels"
    for part in hearing.many(hearing.inside(results, "channel_labels"), "channels", path):
        channel = hearing.label(part, "channel_label")
        for entry in hearing.many(part, "items", f"{path}[].items"):
            heard = _word(hearing, entry, {})._replace(speaker=channel)
            place = places.get((heard.text, heard.span))
            if place is None:
                words.append(heard)
            else:
                hearing.tally.book(len(heard.text), AGAIN)
                words[place] = words[place]._replace(speaker=words[place].speaker or channel)


def _audio_segments(hearing: Hearing, results: Branch, words: list[Word]) -> list[Segment]:
    segments, used = list[Segment](), set[int]()
    for part in hearing.many(results, "audio_segments", "results.audio_segments"):
        span = hearing.span(part, "start_time", "end_time")
        speaker = hearing.label(part, "speaker_label") or hearing.label(part, "channel_label")
        text = hearing.said(part, "transcript")
        mine = [place for place in dict.fromkeys(_places(hearing, part)) if place < len(words) and place not in used]
        used.update(mine)
        segments.append(hearing.timed(Segment(text, span, speaker), [words[place] for place in mine]))
    others = [word for place, word in enumerate(words) if place not in used]
    if segments and others:
        hearing.findings.warn(f"{len(others):,} words stand in no passage; they follow after the last one")
        segments += _said(hearing, others)
    return segments


def _places(hearing: Hearing, part: Branch) -> list[int]:
    """The entries of a passage, by their numbers; as many as there can be."""
    named = hearing.row(part, "items")
    places = [place for place in named if WHOLE.fullmatch(place)]
    hearing.tally.book(sum(map(len, places)), MARKS)
    if len(places) < len(named):
        part["items"] = [place for place in named if not WHOLE.fullmatch(place)]
    return [int(place) for place in places]


def _turns(hearing: Hearing, words: list[Word]) -> list[Segment]:
    channels = {word.speaker for word in words if word.speaker and word.speaker.startswith("ch_")}
    if words:
        hearing.findings.note(CUT)
    if len(channels) < 2:
        return list(_said(hearing, words))
    spoken = [said for channel in sorted(channels) for said in _said(hearing, _on_channel(words, channel))]
    return sorted(spoken, key=lambda segment: segment.span.start_ms if segment.span else 0)


def _on_channel(words: Iterable[Word], channel: str) -> list[Word]:
    """The words of one channel; punctuation without a channel belongs to the word before."""
    mine, current = list[Word](), None
    for word in words:
        current = word.speaker or current or channel
        if current == channel:
            mine.append(word)
    return mine


def _said(hearing: Hearing, words: Iterable[Word]) -> list[Segment]:
    return list(turns([hearing.kept(word) for word in words if word.text]))


FORMAT = Format("aws", "Amazon Transcribe (JSON)", (".json",), "application/json", sniff, read)
