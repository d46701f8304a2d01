"""Whatever befalls the tree of a machine's file, it is read soundly or refused, and no word is lost in silence."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from testimonies.transcripts import registry
from testimonies.transcripts.document import Level, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.machines.words import CUT
from tests.transcripts.independently import everything
from tests.transcripts.scribes import Scribe, editors, machines, ours
from tests.transcripts.scribes.test_scribes import TOKEN, documents
from tests.transcripts.test_formats import assert_sound

SCRIBES = [*machines.SCRIBES, *editors.SCRIBES]
JSON = [
    *(scribe for scribe in SCRIBES if not scribe.file_name.endswith(".html")),
    next(scribe for scribe in SCRIBES if scribe.format == "aws")._replace(format="json", write=ours("json")),
]
ODD = (None, True, "", " ", 0, -5, 1.5, 1e300, float("nan"), "NaN", "1e999", "word777x", "слово778x", [], {}, [[]])
ODD_BRANCHES = ({"text": "word779x"}, ["word780x", 1, 2], [{"word": "word781x"}], {"0": {"data": {"text": "word782x"}}})
PLACE = st.integers(0, 10_000)
DAMAGE = st.tuples(st.sampled_from(["replace", "drop", "double", "swap", "add"]), PLACE, PLACE, PLACE)
WORDS = [{"word": "so", "start": 0, "end": 1}, {"word": "it", "start": 1, "end": 2}]
TEXTS = [{"text": "so", "start": 0, "end": 1}, {"text": "it", "start": 1, "end": 2}]
ENTRIES = [
    {"type": "pronunciation", "alternatives": [{"content": word["word"]}], "start_time": "0", "end_time": "1"}
    for word in WORDS
]
SILENT = {"start": 0, "end": 2, "text": ""}
MADE = "1 passages have words but no text; their text was made of the words"
WHOLE = "the file has a text, but no passages with words: it was kept as one, without times"


@settings(max_examples=250)
@given(scribe=st.sampled_from(JSON), document=documents(), damages=st.lists(DAMAGE, min_size=1, max_size=4))
def test_no_word_of_a_damaged_tree_is_lost_in_silence(
    scribe: Scribe, document: TranscriptDocument, damages: list[tuple[str, int, int, int]]
):
    tree = json.loads(scribe.write(document))
    for damage in damages:
        _befall(tree, damage)
    try:
        read = registry.read(json.dumps(tree, ensure_ascii=False).encode(), name=scribe.file_name)
    except UnreadableTranscript:
        return

    assert_sound(read)
    lost = set(TOKEN.findall(json.dumps(tree, ensure_ascii=False))) - set(TOKEN.findall("\n".join(everything(read))))
    assert not lost or any(finding.level is Level.WARNING for finding in read.findings), lost


def _befall(tree: Any, damage: tuple[str, int, int, int]) -> None:
    """Does one damage to one branch of the tree, in place."""
    kind, where, which, what = damage
    branches = [branch for branch in _branches(tree) if branch]
    if not branches:
        return
    branch = branches[where % len(branches)]
    keys = list(branch) if isinstance(branch, dict) else list(range(len(branch)))
    key, other = keys[which % len(keys)], keys[what % len(keys)]
    if kind == "replace":
        branch[key] = json.loads(json.dumps((*ODD, *ODD_BRANCHES)[what % (len(ODD) + len(ODD_BRANCHES))]))
    elif kind == "drop":
        del branch[key]
    elif kind == "swap":
        branch[key], branch[other] = branch[other], branch[key]
    elif isinstance(branch, list):
        branch.insert(other, json.loads(json.dumps(branch[key] if kind == "double" else ODD[what % len(ODD)])))
    else:
        branch[f"new {what}"] = json.loads(json.dumps(branch[key] if kind == "double" else ODD[what % len(ODD)]))


def _branches(tree: Any) -> list[Any]:
    found, waiting = list[Any](), [tree]
    while waiting:
        branch = waiting.pop()
        if isinstance(branch, dict | list):
            found.append(branch)
            waiting.extend(branch.values() if isinstance(branch, dict) else branch)
    return found


@pytest.mark.parametrize(
    ("tree", "format", "told"),
    [
        ({"text": "so it", "segments": [SILENT | {"words": WORDS}]}, "whisper", MADE),
        ({"text": "", "segments": [SILENT], "words": WORDS}, "whisper", MADE),
        ({"text": "so it", "segments": []}, "whisper", WHOLE),
        ({"language": "en", "segments": None, "text": "so it"}, "whisper", WHOLE),
        ({"text": "so it", "chunks": []}, "whisper", WHOLE),
        ({"text": "so it", "segments": [SILENT]}, "whisper", WHOLE),
        ({"segments": [SILENT], "word_segments": WORDS}, "whisper", CUT),
        ({"segments": [], "word_segments": WORDS}, "whisper", CUT),
        ({"results": {"transcripts": [{"transcript": "so it"}], "items": []}}, "aws", WHOLE),
        (
            {"results": {"audio_segments": [{"transcript": "", "items": [0, 1]}], "items": ENTRIES}},
            "aws",
            MADE,
        ),
        ({"results": [{"alternatives": [{}, {"transcript": "so it"}]}]}, "google", None),
        (
            {
                "results": [
                    {"final": True, "alternatives": [{"transcript": "", "timestamps": [["so", 0, 1], ["it", 1, 2]]}]}
                ]
            },
            "watson",
            MADE,
        ),
        ({"blocks": [{"text": "", "entityRanges": [], "data": {"words": TEXTS}}], "entityMap": {}}, "draftjs", MADE),
        ({"audio_url": "a", "acoustic_model": "b", "utterances": [SILENT | {"words": TEXTS}]}, "assemblyai", MADE),
        ({"results": {"channels": [{"alternatives": [{"transcript": "so it", "words": []}]}]}}, "deepgram", WHOLE),
        ({"segments": [{"words": TEXTS}, {"text": "", "words": []}]}, "amberscript", None),
        (
            {
                "transcription": [
                    {
                        "text": "",
                        "offsets": {"from": 0, "to": 2},
                        "tokens": [{"text": " so"}, {"text": " i"}, {"text": "t"}],
                    }
                ]
            },
            "whispercpp",
            MADE,
        ),
        ([{"children": [{"text": "", "words": TEXTS}], "start": 0}], "slate", MADE),
    ],
)
def test_words_without_text_and_text_without_words_are_kept(tree: object, format: str, told: str | None):
    document = registry.read(json.dumps(tree).encode(), name="")

    assert (document.format, [segment.text for segment in document.segments]) == (format, ["so it"])
    assert document.account.balances
    assert told is None or told in [finding.message for finding in document.findings]


def test_passage_made_of_words_is_cut_where_another_speaks():
    said = [word | {"speaker": speaker} for word, speaker in zip(WORDS, ("A", "B"), strict=True)]

    document = registry.read(json.dumps({"segments": [SILENT | {"words": said}]}).encode(), name="")

    assert [(segment.speaker, segment.text) for segment in document.segments] == [("A", "so"), ("B", "it")]


def test_words_of_a_script_without_spaces_are_joined_as_the_machine_prints_them():
    said = [{"word": word, "start": 0, "end": 1} for word in (" 他", "们", "来", " 了")]

    document = registry.read(json.dumps({"segments": [SILENT | {"words": said}]}).encode(), name="")

    assert [segment.text for segment in document.segments] == ["他们来 了"]
