"""What is told of a transcript that came again: what went along with its words, and what a curator has to look at."""

from collections.abc import Iterator, Mapping, Sequence

from testimonies.transcripts.document import Finding, Level
from testimonies.workflow.hangers import Widened

NAMED = 20  # keys in one sentence
HIDDEN_HERE = (
    "words of this testimony are hidden: look through what is new here before it is reviewed, for the same words may "
    "stand open in it"
)
LOOK = "passages have other words around a redaction: look whether it still hides everything it should"
HIDDEN_TOO = "words that were hidden stand in other passages now: these are hidden whole until a curator narrows that"
WIDENED = {
    "textredaction": "a redaction hid words that are others now: it hides the whole passage until a curator narrows it",
    "annotation": "an annotation marked words that are others now: it marks the whole passage",
}


def told_of_carrying(
    keys: Sequence[str | None], gone: Sequence[str], redacted: Sequence[str], widened: Sequence[Widened]
) -> Iterator[Finding]:
    """`keys` are those of the passages as they are now, `redacted` of those with a redaction and other words."""
    new = sum(key is None for key in keys)
    yield Finding(Level.NOTE, f"{len(keys) - new} passages keep their keys, {new} are new, {len(gone)} are gone")
    if gone:
        yield Finding(Level.WARNING, f"what cites one of the passages that are gone finds it no more: {_named(gone)}")
    for kind, sentence in WIDENED.items():
        if where := [each.segment for each in widened if each.kind == kind]:
            yield Finding(Level.WARNING, f"{sentence}: {_named(where)}")
    hidden_whole = {each.segment for each in widened}
    if carried := [key for key in redacted if key not in hidden_whole]:
        yield Finding(Level.WARNING, f"{LOOK}: {_named(carried)}")


def told_of_hidden(keys: Sequence[str]) -> Iterator[Finding]:
    """Of passages to which hidden words moved."""
    if keys:
        yield Finding(Level.WARNING, f"{HIDDEN_TOO}: {_named(keys)}")


def told_of_fields(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Finding]:
    """Of what the file says about itself."""
    if others := sorted(name for name in {*before, *now} if before.get(name) != now.get(name)):
        names = ", ".join(others)
        message = f"its fields {names} are others than before; the testimony's description was left as it is"
        yield Finding(Level.WARNING, message)


def _named(keys: Sequence[str]) -> str:
    """Keys, never words: a finding is read by curators who may not read what is hidden."""
    several = list(dict.fromkeys(keys))
    more = f" and {len(several) - NAMED} more" if len(several) > NAMED else ""
    return f"{', '.join(several[:NAMED])}{more}"
