import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.access.viewer import EVERYTHING, VISITOR, Standing, Viewer
from testimonies.indexing.find import find
from testimonies.indexing.keep import drain
from testimonies.models import Recording, Speaker
from testimonies.portal.presenters.passages import LONGEST, Piece, pieces, results_of
from testimonies.vocabulary import PublicIdentity, SpeakerRole
from tests.factories.records import make_collection, make_published, make_witness


def test_found_words_are_marked():
    assert pieces("A slice of bread a day.", [(11, 16)]) == (
        Piece("A slice of "),
        Piece("bread", is_marked=True),
        Piece(" a day."),
    )


def test_a_text_without_marks_is_one_piece():
    assert pieces("bread", []) == (Piece("bread"),)


def test_a_long_passage_is_cut_to_where_the_words_stand():
    text = "before " * 100 + "bread" + " after" * 100
    shown = pieces(text, [(700, 705)])

    assert [piece.text for piece in shown if piece.is_marked] == ["bread"]
    assert (shown[0].text, shown[-1].text) == ("… ", " …")
    assert len("".join(piece.text for piece in shown)) <= LONGEST + 4


@given(
    st.text(max_size=2000),
    st.lists(st.tuples(st.integers(0, 2000), st.integers(1, 40)), max_size=8),
)
def test_pieces_alter_no_word(text, places):
    marks = sorted((start, min(start + length, len(text))) for start, length in places if start < len(text))
    shown = pieces(text, marks)
    words = "".join(piece.text for piece in shown)

    assert words.removeprefix("… ").removesuffix(" …") in text
    assert not len(text) <= LONGEST or words == text


@pytest.mark.django_db
class TestResults:
    """What a found testimony shows."""

    def result(self, query, *, viewer=VISITOR):
        drain()
        (result,) = results_of(find(query, viewer=viewer).found, viewer=viewer)
        return result

    def test_a_passage_leads_to_its_second(self):
        testimony = make_published(texts=("Nothing yet.", "A slice of bread."))
        recording = Recording.objects.create(testimony=testimony)
        testimony.transcripts.get().segments.update(recording=recording)

        (passage,) = self.result("bread").passages

        key = testimony.transcripts.get().segments.get(position=2).key
        assert (passage.url, passage.time) == (f"/testimonies/{testimony.identifier}?t=3#s-{key}", "0:00:03")
        assert (passage.tag, passage.direction) == ("en", "ltr")

    def test_passages_that_are_not_shown_are_counted(self):
        make_published(texts=tuple(f"bread {number}" for number in range(5)))

        result = self.result("bread")

        assert (len(result.passages), result.more) == (3, 2)

    @pytest.mark.parametrize(
        ("role", "identity", "called"),
        [
            (SpeakerRole.WITNESS, PublicIdentity.NAMED, "Alim Alamat"),
            (SpeakerRole.WITNESS, PublicIdentity.ANONYMOUS, "Anonymous witness"),
            (SpeakerRole.UNKNOWN, PublicIdentity.ANONYMOUS, "Speaker 2"),
        ],
    )
    def test_a_speaker_is_called_as_the_viewer_may_know(self, role, identity, called):
        witness = make_witness("Alim Alamat", public_identity=identity)
        transcript = make_published(witness, texts=("Who?", "bread")).transcripts.get()
        Speaker.objects.create(transcript=transcript, label="INT")
        voice = Speaker.objects.create(transcript=transcript, label="A. ALAMAT", role=role, witness=witness)
        transcript.segments.filter(text="bread").update(speaker=voice)

        assert self.result("bread").passages[0].speaker == called
        assert self.result("bread", viewer=EVERYTHING).passages[0].speaker == "A. ALAMAT"

    def test_a_curator_of_another_collection_reads_no_label(self):
        testimony = make_published(make_witness(public_identity=PublicIdentity.ANONYMOUS), texts=("Bread.",))
        speaker = Speaker.objects.create(
            transcript=testimony.transcripts.get(), label="ZARINA", role=SpeakerRole.UNKNOWN
        )
        testimony.transcripts.get().segments.update(speaker=speaker)
        elsewhere = Viewer(Standing.CURATOR, frozenset({make_collection("c-other").pk}))
        here = Viewer(Standing.CURATOR, frozenset({testimony.collection_id}))

        drain()
        found = find("bread", viewer=EVERYTHING).found

        assert results_of(found, viewer=elsewhere)[0].passages[0].speaker == "Speaker 1"
        assert results_of(found, viewer=here)[0].passages[0].speaker == "ZARINA"
