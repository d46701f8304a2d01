"""Kaldi, as the BBC's service, Vosk and autoEdit 2 write it: words in lists, in passages only where somebody paused.

A passage is what the file itself keeps apart (Vosk's utterances, autoEdit's paragraphs); the BBC's one list of words
is cut where nobody speaks for two seconds.
"""

from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.machines.hearing import Hearing
from testimonies.transcripts.formats.machines.words import CUT, Word, reach, turns, uttered
from testimonies.transcripts.json_shape import has
from testimonies.transcripts.json_tree import Branch


def sniff(head: bytes, name: str) -> float:
    """Certain by the fields of the BBC's service, of Vosk's results or of autoEdit's lines."""
    return max(
        has(head, "retval.punct"),
        has(head, "retval.words[].word"),
        has(head, "result[].conf", "result[].word"),
        has(head, "[].result[].conf", "[].result[].word"),
        has(head, "text[].paragraph[].line[].text"),
    )


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is broken or says nothing."""
    hearing = Hearing(content, language=language)
    segments = _service(hearing)
    segments += _utterance(hearing, hearing.root, "result")
    for part in hearing.many(hearing.root, "", ""):
        segments += _utterance(hearing, part, "[].result")
    for part in hearing.many(hearing.root, "text", "text"):
        segments += _edited(hearing, part)
    return hearing.finished("kaldi", segments)


def _service(hearing: Hearing) -> list[Segment]:
    """The BBC's: every word bare ("there") and as it is printed ("There")."""
    retval = hearing.inside(hearing.root, "retval")
    words = list[Word]()
    for part in hearing.many(retval, "words", "retval.words"):
        bare, printed, span = hearing.take(part, "word"), hearing.take(part, "punct"), hearing.span(part)
        word = hearing.kept(Word(printed or bare, span))
        if printed:
            hearing.compare_word(bare, printed)
        if word.text:
            words.append(word)
    segments = list(turns(words))
    if segments:
        hearing.findings.note(CUT)
        hearing.compare(retval, "punct", segments)
    else:
        segments = hearing.whole(retval, "punct")
    return segments


def _utterance(hearing: Hearing, part: Branch, path: str) -> list[Segment]:
    """Vosk's: words, and the same as one text."""
    words = [Word(hearing.take(word, "word"), hearing.span(word)) for word in hearing.many(part, "result", path)]
    if not words and path == "result":
        return []
    speaker = hearing.label(part, "speaker") if "speaker" in part else None
    segment = Segment(hearing.said(part, "text"), reach(word.span for word in words), speaker)
    if segment.text:
        return [hearing.timed(segment, words)]
    return [uttered([hearing.kept(word) for word in words if word.text], speaker=speaker)]


def _edited(hearing: Hearing, part: Branch) -> list[Segment]:
    """autoEdit's: speakers with paragraphs of lines, whose entries are words."""
    speaker, said = hearing.label(part, "speaker"), list[Segment]()
    for paragraph in hearing.many(part, "paragraph", "text[].paragraph"):
        words = list[Word]()
        for entry in hearing.many(paragraph, "line", "text[].paragraph[].line"):
            word = Word(hearing.said(entry, "text"), hearing.span(entry, "startTime", "endTime"))
            words += [word] if word.text else []
        span = hearing.span(paragraph, "startTime", "endTime")
        said.append(uttered(words, speaker=speaker, span=span))
    return said


FORMAT = Format("kaldi", "Kaldi or Vosk (JSON)", (".json",), "application/json", sniff, read)
