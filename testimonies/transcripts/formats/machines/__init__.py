"""Transcripts as JSON: those of machines that hear, and of the editors that people mend them with."""

from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.machines import (
    amberscript,
    assemblyai,
    aws,
    deepgram,
    draftjs,
    google,
    kaldi,
    otranscribe,
    oyez,
    paperedit,
    rev,
    slate,
    spans,
    speechmatics,
    watson,
    whisper,
    whispercpp,
)

FORMATS: tuple[Format, ...] = (
    whisper.FORMAT,
    whispercpp.FORMAT,
    aws.FORMAT,
    google.FORMAT,
    watson.FORMAT,
    speechmatics.FORMAT,
    rev.FORMAT,
    amberscript.FORMAT,
    deepgram.FORMAT,
    assemblyai.FORMAT,
    kaldi.FORMAT,
    paperedit.FORMAT,
    paperedit.STORY,
    draftjs.FORMAT,
    slate.FORMAT,
    spans.FORMAT,
    otranscribe.FORMAT,
    oyez.FORMAT,
)

__all__ = ["FORMATS"]
