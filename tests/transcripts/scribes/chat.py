"""CHAT as CLAN writes it: a header, main lines that go on below with a tab, a bullet at the end of each."""

from testimonies.transcripts.carrying import Carries
from testimonies.transcripts.document import TranscriptDocument
from tests.transcripts.scribes import Scribe


def _chat(document: TranscriptDocument, *, folded: bool) -> bytes:
    participants = ", ".join(f"{speaker} Participant" for speaker in document.speakers)
    lines = ["@UTF8", "@Begin", f"@Participants:\t{participants}", "@Media:\tbees, audio"]
    for said in document.segments:
        bullet = f" \x15{said.span.start_ms}_{said.span.end_ms}\x15" if said.span else ""
        words = said.text.replace(" ", "\n\t") if folded else said.text
        lines += [f"*{said.speaker}:\t{words}{bullet}", "%gra:\t1|0|ROOT"]
    return "\n".join([*lines, "@End", ""]).encode()


CARRIES = Carries.TIMES | Carries.ENDS | Carries.SPEAKERS
SCRIBES = [
    Scribe("chat", "clan.cha", CARRIES, lambda document: _chat(document, folded=False)),
    Scribe("chat", "folded.cha", CARRIES, lambda document: _chat(document, folded=True)),
]
