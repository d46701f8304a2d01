from testimonies.ingest.planned import Voice
from testimonies.ingest.turns import SAMPLE, voices_of
from testimonies.transcripts import registry
from tests.factories.arrivals import vtt

TELLING = "By the river, all of them."


def test_turns_are_runs_and_the_sample_tells_something():
    read = registry.read(
        b"WEBVTT\n\n" + b"\n".join(
            f"00:00:0{at}.000 --> 00:00:0{at}.900\n<v {who}>{words}\n".encode()
            for at, (who, words) in enumerate(
                [("A", "Yes."), ("A", "Yes."), ("B", "Where were the hives?"), ("A", TELLING), ("B", "x")]
            )
        ),
        name="a.vtt",
    )  # fmt: skip

    assert voices_of(read) == {"A": Voice(2, TELLING), "B": Voice(2, "Where were the hives?")}


def test_sample_is_short_and_a_text_without_speakers_has_no_voices():
    long = registry.read(vtt("bees " * 100, speaker="A"), name="a.vtt")

    assert len(voices_of(long)["A"].words) <= SAMPLE
    assert voices_of(registry.read(vtt(), name="a.vtt")) == {}
